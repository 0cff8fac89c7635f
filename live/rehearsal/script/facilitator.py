"""
What a simulated facilitator says: the titles of themes, the prompts, and why a phrase is hidden.

This is data: words that people give, so it is in English and is not translated.
"""

# The keys stand for the themes in the other parts of the script.
THEMES = {
    "time": "The end of the sentence",
    "kettle": "Kettles and corridors",
    "forms": "Boxes we did not fit",
    "agenda": "Who sets the agenda",
    "repair": "After the apology",
    "doubt": "Not convinced yet",
}
# Seen side by side in the afternoon, the boxes turn out to be somebody's agenda.
MERGED_THEME, MERGED_INTO = "forms", "agenda"

FIRST_PROMPT = "What are you still thinking about, now that you have a cup in your hand?"
SECOND_PROMPT = "And what was missing? Say the awkward part too."
MAIN_POINTS_PROMPT = "What must not be lost on the way home?"

HIDE_REASON = "It names a person. Say it again without the name and it can stand with the others."
APPEAL_ANSWER = "No, it must not. Say it without the name, and it goes on the wall today."

# A slot that nobody planned: after a long keynote.
BREATH = "Five minutes of air"
