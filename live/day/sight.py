"""
Sight: what follows when words come into sight at a place, or leave it.

The rule here: whatever changes who may see something says so here, and nowhere is it counted again: how many people are
in the poem, how much of a theme everybody sees, which questions have answers on the wall.
"""

from live.day.gathered import Themes
from live.day.given import AllGiven, Given
from live.day.keys import Key, echo
from live.day.noun import Day
from live.day.questions import Questions


def seen_anew(day: Day, given: Given) -> list[Key]:
    """Something is seen by others than before; the keys of its cell, and of those of whoever stands behind it."""
    day[AllGiven].look_again(given)
    day[Themes].look_again(given.id, on_wall=given.on_wall)
    answered = day[Questions].look_again(given)
    return [given.key, *answered, *[echo(voice, given.id) for voice in given.echoes]]
