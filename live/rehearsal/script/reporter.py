"""
What a simulated reporter writes: who reports, and a note on each kind of slot.

This is data: words that people give, so it is in English and is not translated.
"""

from live.day.kinds import Kind

REPORTED_BY = "Rita Okafor"

NOTES = {
    Kind.REGISTRATION: "People came in from the rain, and nobody had to say which side of the service they were on.",
    Kind.OPENING: "Welcome, the fire doors, and where the tea is; then what the day is for, in one sentence.",
    Kind.TALK: "Two voices, no slides. It was told at the speaker's own pace, and the room did not fill the pauses.",
    Kind.KEYNOTE: "The speaker asked whether any of this is possible, and did not hurry to answer.",
    Kind.DISCUSSION: "Chairs were turned around. What was heard before the tea came back in other people's words.",
    Kind.MAIN_POINTS: "The room gathered what must not be lost. Not all was settled, and that was written down too.",
    Kind.BREAK: "The talk went on over lunch, without the phones.",
    Kind.POEM: "The day's words were read back to the people who had given them.",
    Kind.NETWORKING: "Nobody left at once. Addresses were written on the backs of programmes.",
}
# Of a slot of any other kind.
NOTE = "The room was together for this, and said so afterwards."
