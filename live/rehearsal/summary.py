"""What a day came to, as it is printed when a rehearsal is over."""

from collections.abc import Mapping

import msgspec

from live.day.phrases import DeskPhraseCell
from live.day.poem import LineCell, PoemCell
from live.rehearsal.client import Client
from live.rehearsal.person import NO_POEM
from live.rehearsal.simulation import Simulation
from live.room.wire import People

GIVEN = "  {phrases} and {notes} from {voices}"
GATHERED = "  {echoes}, {themes}"
IN_POEM = "  {lines} with words of {voices_in_poem} in them"
REFUSED = "  refused: {refusals}; {connections} lost on the way, and back"
NOTHING_REFUSED = "  refused: nothing; {connections} lost on the way, and back"
EMPTY_POEM = "No poem today."

# The counts in these sentences: for one, and for any other number.
COUNTS = {
    "phrases": ("{n} phrase", "{n} phrases"),
    "notes": ("{n} note", "{n} notes"),
    "voices": ("{n} voice", "{n} voices"),
    "echoes": ("{n} echo", "{n} echoes"),
    "themes": ("{n} theme", "{n} themes"),
    "lines": ("{n} line", "{n} lines"),
    "voices_in_poem": ("{n} voice", "{n} voices"),
    "connections": ("{n} connection", "{n} connections"),
}


class Summary(msgspec.Struct, frozen=True):
    """What a day came to."""

    phrases: int
    notes: int
    voices: int
    echoes: int
    themes: int
    voices_in_poem: int
    title: str
    lines: tuple[str, ...]
    refusals: Mapping[str, int]  # by code
    connections_lost: int  # and made again

    def as_text(self) -> str:
        """The numbers, then the poem."""
        return "\n".join([*self._numbers(), "", *self._poem()])

    def _numbers(self) -> list[str]:
        counts = self._counts()
        refusals = ", ".join(f"{code} {count}" for code, count in sorted(self.refusals.items()))
        sentences = (GIVEN, GATHERED, IN_POEM, REFUSED if refusals else NOTHING_REFUSED)
        return [sentence.format(refusals=refusals, **counts) for sentence in sentences]

    def _counts(self) -> dict[str, str]:
        numbers = {
            "phrases": self.phrases,
            "notes": self.notes,
            "voices": self.voices,
            "echoes": self.echoes,
            "themes": self.themes,
            "lines": len(self.lines),
            "voices_in_poem": self.voices_in_poem,
            "connections": self.connections_lost,
        }
        return {name: _counted(name, n) for name, n in numbers.items()}

    def _poem(self) -> list[str]:
        lines = [self.title, "", *self.lines] if self.lines else [EMPTY_POEM]
        return [f"    {line}".rstrip() for line in lines]


def _counted(name: str, n: int) -> str:
    one, other = COUNTS[name]
    return (one if n == 1 else other).format(n=n)


def sum_up(simulation: Simulation, desk: Client) -> Summary:
    """What somebody sees who comes to the desk when all is over, and what was counted on the way."""
    phrases = desk.cells("phrase", DeskPhraseCell).values()
    people = desk.cell("people", People) or People(0, 0, 0)
    poem = desk.cell("poem", PoemCell) or NO_POEM
    return Summary(
        phrases=len(phrases),
        notes=len(desk.cells("note", msgspec.Raw)),
        voices=people.voices or 0,
        echoes=sum(cell.echoes or 0 for cell in phrases),
        themes=len(desk.cells("theme", msgspec.Raw)),
        voices_in_poem=poem.voices or 0,
        title=poem.title,
        lines=tuple(_text(desk.cell(f"line/{line}", LineCell)) for line in poem.lines),
        refusals=simulation.refusals,
        connections_lost=sum(client.times_lost for client in simulation.clients),
    )


def _text(line: LineCell | None) -> str:
    """A line of the poem as text; what was taken back is three dots."""
    pieces = line.pieces if line else []
    return "".join("…" if piece.gone else piece.text for piece in pieces)
