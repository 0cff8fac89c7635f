"""
Sounding: how phrases sound, and words that the poet types, so that the poet's page hears rhymes without asking again.

The rules here: a page asks, a few phrases at a time, for what it does not know yet. So nothing of this is done while
words are given, nor where no poet looks, and it stands in no log and on no board. An answer is made of a text and
nothing else: it says nothing of who gave it, and only of phrases that the poet sees.
"""

from live.day.given import AllGiven
from live.day.projection import Timetable
from live.day.roles import Role
from live.day.text import LINE, tidy
from live.prosody.reading import Ears
from live.prosody.record import record
from live.room import wire
from live.room.room import Room


def of_phrases(room: Room, asked: wire.AskPhraseSounds) -> bytes:
    """The records of these phrases as joined fragments; null for one that the poet does not see."""
    return b",".join(_of_phrase(room, phrase, _ears(room, asked.ears)) for phrase in dict.fromkeys(asked.ids))


def of_text(room: Room, asked: wire.AskWordSound) -> bytes:
    """The record of a word or line that the poet typed, as a fragment; a text that no line may have is `Refused`."""
    return wire.fragment(wire.SOUND, record(tidy(asked.text, LINE), _ears(room, asked.ears), asked.lang))


def of_words(room: Room, asked: wire.AskWordSounds) -> bytes:
    """The records of single words in their order, as a fragment; a word that no line may have is `Refused`."""
    ears = _ears(room, asked.ears)
    return wire.fragment(wire.SOUNDS, [record(tidy(word, LINE), ears, asked.lang) for word in asked.words])


def _ears(room: Room, asked: Ears | None) -> Ears:
    return asked or Ears(room.day[Timetable].ears)


def _of_phrase(room: Room, phrase: str, ears: Ears) -> bytes:
    source = room.day[AllGiven].source(phrase)
    is_seen = source is not None and source.given.is_seen_by(Role.POET)
    sound = record(source.text, ears, source.given.lang) if source is not None and is_seen else None
    return wire.fragment(f"{wire.SOUND}/{phrase}", sound)
