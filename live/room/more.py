"""
More: the words that a phone was not sent at first, a page of a list at a time.

The rule here: a list holds what is on the phones' board or on the person's own, so nothing can be asked for that would
not have been sent on a shorter day.
"""

from live.day.gathered import Themes
from live.day.keys import in_theme
from live.day.roles import Voice
from live.room import wire
from live.room.lists import Place
from live.room.room import Room


def page_of(room: Room, voice: Voice, asked: wire.AskMore) -> bytes:
    """
    The cells that a phone asks for, with the one that says what is older still, as joined fragments.

    The name of a theme that went into another one leads there; of one that is gone it is `Refused`.
    """
    before = None if asked.before is None else Place.read(asked.before)
    noun, _, theme = asked.list.partition("/")
    name = in_theme(room.day[Themes].expect(theme).id) if noun == "theme" else noun
    return room.boards.more(voice, name, before)
