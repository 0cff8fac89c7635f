"""
What a simulated room says in discussions, over tea.

This is data: words that people give, so it is in English and is not translated.
"""

from live.rehearsal.script.part import Part, ScriptedNote, ScriptedPhrase, WrittenDown, phrases_about

# The one that a facilitator hides.
NAMES_SOMEBODY = "ask Doctor Pemberton what went on in ward six"
# What its giver says when it was hidden.
APPEAL = "I was in ward six. Does it have to be forgotten again?"

_PHRASES = (
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    ScriptedPhrase(NAMES_SOMEBODY, "doubt", "saying"),
    ScriptedPhrase("gad i mi orffen y stori", "time", "other_language", "cy", "let me finish the story"),
    ScriptedPhrase("on m’a enfin laissé le temps", "time", "other_language", "fr", "at last I was given time"),
    ScriptedPhrase("سمعوني حتى النهاية", "time", "other_language", "ar", "they listened until the end"),
    ScriptedPhrase("herbata i cisza, nareszcie", "kettle", "other_language", "pl", "tea and quiet, at last"),
)

DISCUSSION = Part(
    _PHRASES,
    (
        ScriptedNote(
            "Both of them laughed in the middle of it, and so did we. I did not know that was allowed.", "time"
        ),
        ScriptedNote(
            "In my own appointments I get about ninety seconds before the first question. I timed it once, and then I "
            "started to bring a list, and then they wrote that I was anxious.",
            "time",
        ),
        ScriptedNote("Could every meeting begin with ten minutes in which nobody may answer?", "time"),
        ScriptedNote(
            "I am a ward manager. I would like to be the person she described, the one who sat on the floor. Nothing "
            "in my week makes room for the floor.",
            "kettle",
        ),
        ScriptedNote(
            "The people who helped most were not paid to: the porter, the woman at the till, my neighbour.", "kettle"
        ),
        ScriptedNote("Write to people as if you might meet them. You will. It is a small town.", "kettle"),
        ScriptedNote(
            "When they tell our story for funding it has a beginning, a middle and a grateful end. Mine has four "
            "middles and I am still in one of them.",
            "forms",
        ),
        ScriptedNote(
            "A form could ask one good question: what should we know so that we do not make it worse?", "forms"
        ),
        ScriptedNote("Our leaflet was co-designed, in the sense that we were shown it.", "agenda"),
        ScriptedNote("Who decides which stories get told to the board, and who takes out the sad ones?", "agenda"),
        ScriptedNote(
            "Travel money in cash, on the day, before anybody speaks. That is what respect looks like.", "agenda"
        ),
        ScriptedNote(
            "I worry that the telling becomes the help. She was wonderful. Did anything change after?", "doubt"
        ),
        ScriptedNote(
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
