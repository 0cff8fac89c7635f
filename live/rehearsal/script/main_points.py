"""
What a simulated room says when the main points of the day are gathered.

This is data: words that people give, so it is in English and is not translated.
"""

from live.rehearsal.script.part import Part, ScriptedNote, ScriptedPhrase, WrittenDown, phrases_about

_PHRASES = (
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    *phrases_about(
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
    ScriptedPhrase("mae’r drws ar agor", "repair", "other_language", "cy", "the door is open"),
    ScriptedPhrase("un pas chacun, et on se retrouve", "repair", "other_language", "fr", "one step each, and we meet"),
    ScriptedPhrase("الثقة تمشي ببطء", "time", "other_language", "ar", "trust walks slowly"),
    ScriptedPhrase("przepraszam to dopiero początek", "repair", "other_language", "pl", "sorry is only the beginning"),
)

MAIN_POINTS = Part(
    _PHRASES,
    (
        ScriptedNote(
            "Truth first, at its own speed. If reconciliation is on the invitation, people dress for it.", "repair"
        ),
        ScriptedNote(
            "I was one of the staff. I held the door. I have never been asked about it and I have never said it. I do "
            "not want to be forgiven, I want it to be known that it happened.",
            "repair",
        ),
        ScriptedNote("An apology from an institution should be read out by somebody who can lose their job.", "repair"),
        ScriptedNote(
            "Keep a public list of what was promised here, and read it aloud at the next one before tea.", "agenda"
        ),
        ScriptedNote(
            "If a group can only advise, call it that. We can live with advising. What hurts is being thanked for "
            "deciding.",
            "agenda",
        ),
        ScriptedNote("Rotate the chair, the pen and the washing up, in that order.", "agenda"),
        ScriptedNote(
            "The talk after lunch said it cannot be done, and I felt my whole back relax. Now we can try.", "doubt"
        ),
        ScriptedNote(
            "I missed the younger people, the ones on the wards tonight, and everyone who could not get a morning off. "
            "Whatever we write down today is missing their half.",
            "doubt",
        ),
        ScriptedNote("Leave time at the end for nothing. That is when it gets said.", "time"),
        ScriptedNote(
            "Someone I did not know asked if I was all right after the second talk. I was, and now more so.", "kettle"
        ),
        ScriptedNote("Put a plant in the waiting room and a name on the person who waters it.", "kettle"),
    ),
    (
        WrittenDown("I have not got one of those phones, write it down love", "aloud"),
        WrittenDown("tell them that the lift is broken", "aloud"),
        WrittenDown("we were listened to, and it rained", "paper"),
    ),
)
