"""
What the simulated poet hears: how phrases and lines end, as the server tells it over the wire.

The rules here: like a person's page it asks for each phrase once, a few at a time, and for a line when it is written.
Two ends rhyme where they sound the same from a stressed vowel on and are not the same word.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from live.prosody.record import Record
from live.rehearsal.client import Client
from live.room.wire import SOUND, SOUNDS_AT_ONCE, AskPhraseSounds, AskWordSound


class Rhymes:
    """The ends of phrases and of the poem's lines, for as much as was asked."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lines: dict[int, Record] = {}  # by their numbers in the script

    async def listen_to(self, phrases: Iterable[str]) -> None:
        """Asks how these phrases sound, where that is not known."""
        unknown = (each for each in phrases if self._phrase(each) is None)
        while some := tuple(islice(unknown, SOUNDS_AT_ONCE)):
            await self._client.ask(AskPhraseSounds(some))

    async def listen_to_line(self, number: int, text: str) -> None:
        """Asks how a line of the poem sounds."""
        await self._client.ask(AskWordSound(text))
        if sound := self._client.cell(SOUND, Record):
            self._lines[number] = sound

    def has(self, phrase: str, but: int) -> bool:
        """Whether a phrase rhymes with a line of the poem other than this one."""
        sound = self._phrase(phrase)
        lines = (line for number, line in self._lines.items() if number != but)
        return sound is not None and any(do_rhyme(sound, line) for line in lines)

    def _phrase(self, phrase: str) -> Record | None:
        return self._client.cell(f"{SOUND}/{phrase}", Record)


def do_rhyme(one: Record, other: Record) -> bool:
    """Whether two ends rhyme in full, by what their records say."""
    return one.last != other.last and not set(_ends(one)).isdisjoint(_ends(other))


def _ends(sound: Record) -> Iterator[str]:
    """How it sounds from each stressed vowel of its last word on."""
    for heard in sound.heard:
        for tail in heard.tails:
            _before, weight, beats = tail.split("/")
            if weight == "2":
                yield beats
