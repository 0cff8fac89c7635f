"""
What a simulated room says: phrases, notes, themes, prompts, and the poet's own words around what was borrowed.

The rules here: every word was written for rehearsals; nothing was taken from a real seminar. A phrase is a *thing* (it
can stand where a noun stands) or a *saying* (it can stand alone), so that a line of the poem reads as English whatever
is borrowed. All of it fits the limits of `words`; none of it names a real person.
"""

from typing import Literal, NamedTuple

Form = Literal["thing", "saying", "tongue"]


class Spoken(NamedTuple):
    """One phrase of the book: its theme (a key of `THEMES`), how it stands in a sentence, and its language."""

    text: str
    theme: str
    form: Form
    lang: str | None = None
    gloss: str | None = None


class Thought(NamedTuple):
    """One note, for a theme."""

    text: str
    theme: str


class WrittenDown(NamedTuple):
    """What somebody without a phone says or hands in."""

    text: str
    said: Literal["aloud", "paper"]


class Chapter(NamedTuple):
    """What belongs to one sort of slot, in the order in which it comes to mind."""

    phrases: tuple[Spoken, ...]
    notes: tuple[Thought, ...]
    written_down: tuple[WrittenDown, ...]

    def then(self, other: "Chapter") -> "Chapter":
        """This one and after it the other."""
        return Chapter(self.phrases + other.phrases, self.notes + other.notes, self.written_down + other.written_down)


THEMES = {
    "time": "The end of the sentence",
    "kettle": "Kettles and corridors",
    "forms": "Boxes we did not fit",
    "agenda": "Who sets the agenda",
    "repair": "After the apology",
    "doubt": "Not convinced yet",
}
# Seen side by side in the afternoon, the boxes turn out to be somebody's agenda.
MERGED, INTO = "forms", "agenda"

FIRST_PROMPT = "What are you still thinking about, now that you have a cup in your hand?"
NEXT_PROMPT = "And what was missing? Say the awkward part too."
LAST_PROMPT = "What must not be lost on the way home?"

# The one that a facilitator keeps aside.
NAMES_SOMEBODY = "ask Doctor Pemberton what went on in ward six"
WHY_ASIDE = "It names a person. Say it again without the name and it can stand with the others."


def _phrases(theme: str, things: str, sayings: str) -> tuple[Spoken, ...]:
    """One phrase a line."""
    rows: list[tuple[Form, str]] = [("thing", things), ("saying", sayings)]
    return tuple(Spoken(line.strip(), theme, form) for form, text in rows for line in text.strip().splitlines())


_OVER_TEA = (
    *_phrases(
        "time",
        """
        a pause nobody filled
        the long way round a story
        forty minutes without a clipboard
        a voice with its coat off
        the hush after she sat down
        my own words, back in my own order
        """,
        """
        she told it forwards, for once
        I forgot to look at my watch
        let the last word arrive
        slow is not the same as late
        you can hear a room stop planning
        I have never got to the end of it before
        nobody asked her to rate it out of ten
        listening made my shoulders come down
        he said the funny part first, so we could bear the rest
        if I tell it in order you will see, so please let me go back to the cat
        """,
    ),
    *_phrases(
        "kettle",
        """
        a biscuit broken in half
        the porter who knew my name
        a chair by the warm radiator
        a foot in the door, kindly meant
        my dog, who is on no care plan
        the good mugs
        three sugars and no questions
        a nurse who missed her bus for me
        """,
        """
        kindness happens in corridors
        the tea was terrible and the company was not
        ask me about my allotment
        someone saved me the seat by the window
        we laughed at the fire alarm like old friends
        my recovery began at a bus stop
        the cleaner was the first to say good morning
        it was the dinner lady who noticed
        I came for the free lunch and stayed because somebody asked me something and waited
        """,
    ),
    *_phrases(
        "forms",
        """
        a box too small for my mother
        page nine of the assessment
        the wrong date of birth, for six years
        a file that arrived before I did
        the word compliant
        eleven different keyworkers
        """,
        """
        the form has no line for hope
        I was discharged by letter, second class
        tick here if you are a person
        they wrote declined when I was asleep
        my notes are thicker than my photo album
        who is all this paperwork keeping safe?
        I learned to talk in bullet points
        a computer said I was doing well
        please stop laminating things
        """,
    ),
    *_phrases(
        "agenda",
        """
        an empty chair with a job title
        minutes written before the meeting
        the same four volunteers
        a place at dinner, and nothing on the plate
        """,
        """
        I was invited in for dessert
        pay people, then call it partnership
        start the meeting where the buses stop
        ask us before you choose the font
        I gave my life story and got a sandwich
        let me chair one, and see what breaks
        """,
    ),
    *_phrases(
        "doubt",
        """
        another flipchart
        a very polite no
        """,
        """
        I do not want to be anyone's inspiration
        some days I just want a good doctor
        I am not sure that everyone is in the room
        not every story wants to be useful
        who was too poorly to come today?
        careful, we are enjoying ourselves
        I work there, and I am frightened too
        telling it tires the people who tell it
        """,
    ),
    Spoken(NAMES_SOMEBODY, "doubt", "saying"),
    Spoken("gad i mi orffen y stori", "time", "tongue", "cy", "let me finish the story"),
    Spoken("on m’a enfin laissé le temps", "time", "tongue", "fr", "at last I was given time"),
    Spoken("سمعوني حتى النهاية", "time", "tongue", "ar", "they listened until the end"),
    Spoken("herbata i cisza, nareszcie", "kettle", "tongue", "pl", "tea and quiet, at last"),
)

_MAIN_POINTS = (
    *_phrases(
        "repair",
        """
        an apology with a date on it
        the door left on the latch
        a long list of what was lost
        one honest letter
        a truth that needs no ribbon
        the first stone out of the wall
        """,
        """
        say what happened before you say sorry
        sorry is a verb, keep doing it
        you cannot mend a thing you will not look at
        forgiveness is not on the agenda, and that is fine
        the harm was small each day and large each year
        somebody has to speak first, and it should cost them
        I can be angry and still pass the milk
        write it down where the next lot will find it
        some of us are both the hurt and the hand
        """,
    ),
    *_phrases(
        "agenda",
        """
        half the budget and all of the doubt
        a vote that could be lost
        one key on two rings
        the right to change the question
        a contract in plain words
        power, passed round like the salt
        """,
        """
        if nothing can go wrong, nothing is shared
        the plan should look different when we leave
        begin with the people who are always last
        I would rather be useful than included
        put the hard question first, while there are biscuits
        give it away and watch what grows
        it takes longer, and it lasts longer
        we are all experts in different weather
        move the meeting, not the people
        train the managers in waiting rooms
        write the job advert together
        """,
    ),
    *_phrases(
        "time",
        """
        an hour with no purpose
        the patience of gardeners
        a year, not a pilot
        the next ordinary Tuesday
        """,
        """
        go slower, there is more to carry
        change arrives like the number nine bus
        come back and tell us what you did
        I heard a professor say he did not know
        today I spoke before I was ready
        keep the circle, lose the slides
        """,
    ),
    *_phrases(
        "kettle",
        """
        the washing up, done together
        a lift home
        a lantern in a multi-storey car park
        friendship, unfunded
        """,
        """
        you remembered my name after lunch
        I am taking the leftover cake to the ward
        small things are the whole of it
        the best session was the queue
        somebody checked that I had a coat
        we need each other more than a framework
        my daughter says I come home from these taller, which no outcome measure has noticed
        """,
    ),
    *_phrases(
        "forms",
        """
        the shredder, on a good day
        a signature that means something
        """,
        """
        strike out the word service
        let people read what is written of them
        one page, both our names
        """,
    ),
    *_phrases(
        "doubt",
        """
        a Utopia with no step-free access
        the train I have to catch
        """,
        """
        hope is a lot to ask before three o'clock
        I still think the door is heavy on purpose
        perhaps impossible is the honest word
        we said all this in 1998
        do not thank me, change something
        I disagree, and I would like to stay
        who sweeps up after a revolution?
        ask me again in a year
        """,
    ),
    Spoken("mae’r drws ar agor", "repair", "tongue", "cy", "the door is open"),
    Spoken("un pas chacun, et on se retrouve", "repair", "tongue", "fr", "one step each, and we meet"),
    Spoken("الثقة تمشي ببطء", "time", "tongue", "ar", "trust walks slowly"),
    Spoken("przepraszam to dopiero początek", "repair", "tongue", "pl", "sorry is only the beginning"),
)

OVER_TEA = Chapter(
    _OVER_TEA,
    (
        Thought("Both of them laughed in the middle of it, and so did we. I did not know that was allowed.", "time"),
        Thought(
            "In my own appointments I get about ninety seconds before the first question. I timed it once, and then I "
            "started to bring a list, and then they wrote that I was anxious.",
            "time",
        ),
        Thought("Could every meeting begin with ten minutes in which nobody may answer?", "time"),
        Thought(
            "I am a ward manager. I would like to be the person she described, the one who sat on the floor. Nothing "
            "in my week makes room for the floor.",
            "kettle",
        ),
        Thought(
            "The people who helped most were not paid to: the porter, the woman at the till, my neighbour.", "kettle"
        ),
        Thought("Write to people as if you might meet them. You will. It is a small town.", "kettle"),
        Thought(
            "When they tell our story for funding it has a beginning, a middle and a grateful end. Mine has four "
            "middles and I am still in one of them.",
            "forms",
        ),
        Thought("A form could ask one good question: what should we know so that we do not make it worse?", "forms"),
        Thought("Our leaflet was co-designed, in the sense that we were shown it.", "agenda"),
        Thought("Who decides which stories get told to the board, and who takes out the sad ones?", "agenda"),
        Thought("Travel money in cash, on the day, before anybody speaks. That is what respect looks like.", "agenda"),
        Thought("I worry that the telling becomes the help. She was wonderful. Did anything change after?", "doubt"),
        Thought(
            "Some of us use services and work in them. Every time the room is asked to split in two I have to choose "
            "which half of me may have a cup of tea.",
            "doubt",
        ),
    ),
    (
        WrittenDown("I only came to drive my sister", "aloud"),
        WrittenDown("can someone open a window, in every sense", "aloud"),
        WrittenDown("thank you for the big print", "paper"),
        WrittenDown("I have one too, but not today", "paper"),
    ),
)

MAIN_POINTS = Chapter(
    _MAIN_POINTS,
    (
        Thought(
            "Truth first, at its own speed. If reconciliation is on the invitation, people dress for it.", "repair"
        ),
        Thought(
            "I was one of the staff. I held the door. I have never been asked about it and I have never said it. I do "
            "not want to be forgiven, I want it to be known that it happened.",
            "repair",
        ),
        Thought("An apology from an institution should be read out by somebody who can lose their job.", "repair"),
        Thought(
            "Keep a public list of what was promised here, and read it aloud at the next one before tea.", "agenda"
        ),
        Thought(
            "If a group can only advise, call it that. We can live with advising. What hurts is being thanked for "
            "deciding.",
            "agenda",
        ),
        Thought("Rotate the chair, the pen and the washing up, in that order.", "agenda"),
        Thought(
            "The talk after lunch said it cannot be done, and I felt my whole back relax. Now we can try.", "doubt"
        ),
        Thought(
            "I missed the younger people, the ones on the wards tonight, and everyone who could not get a morning off. "
            "Whatever we write down today is missing their half.",
            "doubt",
        ),
        Thought("Leave time at the end for nothing. That is when it gets said.", "time"),
        Thought(
            "Someone I did not know asked if I was all right after the second talk. I was, and now more so.", "kettle"
        ),
        Thought("Put a plant in the waiting room and a name on the person who waters it.", "kettle"),
    ),
    (
        WrittenDown("I have not got one of those phones, write it down love", "aloud"),
        WrittenDown("tell them that the lift is broken", "aloud"),
        WrittenDown("we were listened to, and it rained", "paper"),
    ),
)


# Where a phrase stands in a sentence, for a poet who reads it; and under which theme it belongs, for a facilitator.
KNOWN = {each.text: each for each in (*_OVER_TEA, *_MAIN_POINTS)}
THEME_OF = {each.text: each.theme for each in KNOWN.values()} | {
    each.text: each.theme for each in (*OVER_TEA.notes, *MAIN_POINTS.notes)
}


class Borrowed(NamedTuple):
    """A place in a line for somebody's words: what about, in what form; `trim`: only as far as the first comma."""

    theme: str | None
    form: Form
    trim: bool = False


# The poem as the poet has it in mind, line by line: own words, and places for the room's.
LINES: tuple[tuple[str | Borrowed, ...], ...] = (
    ("Start with ", Borrowed("kettle", "thing"), ","),
    ("then ", Borrowed("time", "thing"), ", and rain along the glass."),
    (Borrowed("time", "saying"), ": so the morning found its feet."),
    ("Somebody brought ", Borrowed("forms", "thing"), " in from the car."),
    ("We set the seats around ", Borrowed("agenda", "thing"), "."),
    (Borrowed("kettle", "saying"), ", said someone, and meant it."),
    (Borrowed("forms", "saying"), "; and laughter, then none."),
    ("Say it how it comes: ", Borrowed(None, "tongue"), "."),
    ("Under the talk lay ", Borrowed("doubt", "thing"), ","),
    ("and under that: ", Borrowed("doubt", "saying"), "."),
    ("We took ", Borrowed("repair", "thing"), " in with us past lunch,"),
    ("the way you take ", Borrowed("kettle", "thing"), ", in both hands."),
    (Borrowed("repair", "saying", trim=True), ", and then the harder half."),
    (Borrowed("agenda", "saying", trim=True), "; the windows heard it too."),
    ("No cure but ", Borrowed("time", "thing"), "."),
    ("No plan but ", Borrowed("agenda", "thing"), "."),
    (Borrowed("doubt", "saying", trim=True), ", answered the cooling tea."),
    ("So leave with ", Borrowed("repair", "thing"), " under your arm."),
    (Borrowed("kettle", "saying"), "."),
)
