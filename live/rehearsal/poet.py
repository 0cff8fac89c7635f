"""
The poet of a simulated room: reads the pool, writes line by line, mends what was taken back, and reads it aloud.

The rules here: the poet has a poem in mind (`rehearsal_words.LINES`) and fills it with what this room gives. No phrase
stands in it twice. What nobody in the book says was given by a visitor, and a visitor's words come first.
"""

from collections.abc import Iterable

from live.day.kinds import Kind
from live.day.phrases import PhraseCell
from live.day.poem import CutLine, LineCell, PieceWritten, TitlePoem, WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.timetable_cells import NowCell
from live.rehearsal.client import Line
from live.rehearsal.people import LINGER_MS, Person, Planned, Stage
from live.rehearsal.script import KNOWN, LINES, Borrowed

UNTITLED = "What the room said"


class Poet(Person):
    """Writes all day; stands up in the poem's slot."""

    def __init__(self, stage: Stage, line: Line) -> None:
        super().__init__(stage, "poet", line)
        self.written: dict[int, str] = {}  # the lines in mind that are on the page: number to id
        self.borrowed: dict[int, tuple[str, ...]] = {}  # and the phrases in them

    def deeds(self, slot: NowCell) -> Iterable[Planned]:
        """A few lines in every slot, so that all stand when the reading comes; then the reading."""
        until_reading = self._slots_until_reading(slot)
        if until_reading == 0:
            yield self.moment(slot, 0.05, 0.08), lambda: self.reads(slot)
        elif until_reading > 0:
            turns = -(-(len(LINES) - len(self.written)) // until_reading) + 1
            yield from ((at, self.works) for at in self.moments(slot, turns, 0.1, 0.97))

    def _slots_until_reading(self, slot: NowCell) -> int:
        """How many slots from this one to the poem's; to the last one where the programme has no poem."""
        slots = self.programme
        poems = [i for i, each in enumerate(slots) if each.kind is Kind.POEM]
        here = next((i for i, each in enumerate(slots) if each.id == slot.slot), 0)
        return (poems[0] if poems else len(slots) - 1) - here

    # Writing

    async def works(self) -> None:
        """Mends what needs it, then writes one more line, the first for which the room has given the words."""
        await self.mends()
        for number in range(len(LINES)):
            if number not in self.written and await self.writes(number):
                return

    async def finishes(self) -> None:
        """Writes what is still missing, with whatever there is."""
        await self.mends()
        for number in range(len(LINES)):
            if number not in self.written:
                await self.writes(number, freely=True)

    async def mends(self) -> None:
        """Writes the lines anew whose words were taken back."""
        for number, line in list(self.written.items()):
            cell = self.line.one(f"line/{line}", LineCell)
            if cell is not None and any(piece.gone for piece in cell.pieces):
                del self.written[number]
                if not await self.writes(number, line, freely=True):
                    await self.does(CutLine(line))

    async def writes(self, number: int, line: str | None = None, *, freely: bool = False) -> bool:
        """A line of the poem in mind; False where the room has not given the words for it."""
        filled = self._fill(LINES[number], freely=freely)
        if filled is None:
            return False
        line = line or self.new_id("line")
        before = [self.written[each] for each in sorted(self.written) if each < number]
        answer = await self.does(WriteLine(line, before[-1] if before else None, as_line(filled)))
        if answer.refused is None:
            self.written[number] = line
            self.borrowed[number] = tuple(piece.phrase for piece in filled if piece.phrase)
        return answer.refused is None

    def _fill(self, parts: tuple[str | Borrowed, ...], *, freely: bool) -> list[PieceWritten] | None:
        filled: list[PieceWritten] = []
        for part in parts:
            piece = PieceWritten(part) if isinstance(part, str) else self._borrow(part, freely=freely)
            if piece is None:
                return None
            filled.append(piece)
        return filled

    def _borrow(self, place: Borrowed, *, freely: bool) -> PieceWritten | None:
        """Words for a place: a visitor's before others', then those with most people behind them."""
        taken = {phrase for number in self.written for phrase in self.borrowed[number]}
        pool = {key: cell for key, cell in self.line.all("phrase", PhraseCell).items() if key not in taken}
        fitting = [key for key, cell in pool.items() if self._fits(place, cell)]
        if not fitting and freely:
            fitting = [key for key, cell in pool.items() if self._fits(place._replace(theme=None), cell)]
        if not fitting:
            return None
        phrase = min(fitting, key=lambda key: self._reluctance(place, pool[key]))
        text = pool[phrase].text.rstrip(".")
        return PieceWritten(text.partition(",")[0] if place.trim else text, phrase)

    def _reluctance(self, place: Borrowed, cell: PhraseCell) -> tuple[bool, bool, int, float]:
        by_visitor = cell.text not in KNOWN and cell.said is None
        cannot_trim = place.trim and "," not in cell.text
        return not by_visitor, cannot_trim, -cell.echoes, self.chance.random()

    def _fits(self, place: Borrowed, cell: PhraseCell) -> bool:
        known = KNOWN.get(cell.text)
        if known is None:
            return place.form == ("tongue" if cell.lang else "saying") and not place.trim
        return known.form == place.form and place.theme in (None, known.theme)

    # Reading

    async def reads(self, slot: NowCell) -> None:
        """Finishes, gives it a title, and reads it to the room, a line at a time."""
        began = self.stage.now()
        length = (slot.ends or began + LINGER_MS) - began
        await self.finishes()
        if not self.poem.lines:
            return
        await self.does(TitlePoem(self._title()))
        await self.stage.until(began + length * 0.05)
        await self.does(BeginReading())
        lines = self.poem.lines
        for i, line in enumerate(lines):
            await self.stage.until(began + length * (0.1 + 0.65 * i / len(lines)))
            await self.does(ReadLine(line))
        await self.stage.until(began + length * 0.8)
        await self.does(EndReading())

    def _title(self) -> str:
        """The thing that most people stand behind."""
        pool = self.line.all("phrase", PhraseCell).values()
        things = [cell for cell in pool if cell.text in KNOWN and KNOWN[cell.text].form == "thing"]
        if not things:
            return UNTITLED
        return capitalized(max(things, key=lambda cell: cell.echoes).text.partition(",")[0])


def as_line(pieces: list[PieceWritten]) -> tuple[PieceWritten, ...]:
    """Pieces set as a line: a capital where own words would have one, no comma after a question."""
    line: list[PieceWritten] = []
    for piece in pieces:
        text = piece.text
        if line and line[-1].text.endswith(("?", "!")):
            text = text.lstrip(".,;:")
        if not line and piece.phrase is not None:
            text = capitalized(text)
        line.append(PieceWritten(text, piece.phrase))
    return tuple(line)


def capitalized(text: str) -> str:
    """With a capital at the beginning and nothing else changed."""
    return text[:1].upper() + text[1:]
