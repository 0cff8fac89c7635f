"""
What the poet does: fills the blanks of a poem with phrases, line by line, asks the room once, and reads it aloud.

The rules here: the poet has a poem in mind (`script.poem`) and fills it with what this room gives. No phrase stands in
it twice. A phrase that is not in the script was given by a visitor, and visitors' phrases come first; then what rhymes
with another line, where a phrase ends one; then what was drawn of somebody who is not in yet. What rhymes and what was
drawn may be about anything.
"""

from collections.abc import Iterable
from functools import partial

from live.day.asks import AskRoom
from live.day.drawing import DrawnCell, DrawPhrase
from live.day.kinds import Kind
from live.day.lines import PieceWritten
from live.day.phrases import PhraseCell
from live.day.poem import CutLine, LineCell, TitlePoem, WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.roles import Role
from live.day.signature import SignPoem
from live.day.timetable_cells import NowCell
from live.day.versions import KeepVersion, NameVersion
from live.rehearsal.clock import OPEN_ENDED_SLOT_MS
from live.rehearsal.person import Action, Activities, Activity, Person
from live.rehearsal.rhymes import Rhymes
from live.rehearsal.script import PHRASE_BY_TEXT
from live.rehearsal.script.poem import ASKED, LINES, POET, Blank

UNTITLED = "What the room said"
Rank = tuple[bool, bool, bool, bool, int]


class ComposePoem(Activity):
    """Writes all day, a line at a time; reads the poem aloud in its slot."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        # The lines of the script that are in the poem, by their numbers there: the line's id, and the phrases in it.
        self.line_ids: dict[int, str] = {}
        self.phrases_used: dict[int, tuple[str, ...]] = {}
        self.drawn: set[str] = set()
        self.rhymes = Rhymes(person.client)

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """A few lines in every slot, so that all are there when the reading comes; then the reading."""
        slots_left = slots_until_reading(self.person, slot)
        if slots_left == 0:
            yield self.once(slot, 0.05, 0.08, partial(self.read_aloud, slot))
        elif slots_left > 0:
            lines_each = -(-(len(LINES) - len(self.line_ids)) // slots_left)
            yield self.once(slot, 0.0, 0.1, self.draw)
            yield from self.several(slot, lines_each + 1, 0.1, 0.97, self.write_next_line)

    # Writing

    async def draw(self) -> None:
        """Draws a phrase of somebody who is not in the poem yet."""
        await self.person.ask(DrawPhrase(self.person.new_id("draw")))
        if drawn := self.person.client.cell("drawn", DrawnCell):
            self.drawn.add(drawn.phrase)

    async def write_next_line(self) -> None:
        """Mends what needs it, then writes one more line, the first for which the room has given the phrases."""
        await self.mend_lines()
        for number in self._unwritten():
            if await self.write_line(number):
                return

    async def write_all_lines(self) -> None:
        """Writes what is still missing, with whatever phrases there are."""
        await self.mend_lines()
        for number in self._unwritten():
            await self.write_line(number, any_theme=True)

    def _unwritten(self) -> list[int]:
        return [number for number in range(len(LINES)) if number not in self.line_ids]

    async def mend_lines(self) -> None:
        """Writes anew the lines whose phrases were taken back; cuts those for which nothing is found."""
        for number, line in list(self.line_ids.items()):
            cell = self.person.client.cell(f"line/{line}", LineCell)
            if cell is not None and any(piece.gone for piece in cell.pieces):
                del self.line_ids[number]
                if not await self.write_line(number, line, any_theme=True):
                    await self.person.ask(CutLine(line))

    async def write_line(self, number: int, line: str | None = None, *, any_theme: bool = False) -> bool:
        """Writes a line of the script, in place of an earlier one if that is named; False where phrases are missing."""
        await self.rhymes.listen_to(self._unused_phrases())
        pieces = self._fill_line(number, any_theme=any_theme)
        if pieces is None:
            return False
        line = line or self.person.new_id("line")
        before = [self.line_ids[each] for each in sorted(self.line_ids) if each < number]
        answer = await self.person.ask(WriteLine(line, before[-1] if before else None, as_line(pieces)))
        if answer.refused is None:
            self.line_ids[number] = line
            self.phrases_used[number] = tuple(piece.phrase for piece in pieces if piece.phrase)
            await self.rhymes.listen_to_line(number, "".join(piece.text for piece in pieces))
        return answer.refused is None

    def _fill_line(self, number: int, *, any_theme: bool) -> list[PieceWritten] | None:
        """Own words, and a phrase in every blank; None where one stays empty."""
        pieces: list[PieceWritten] = []
        end = ending_blank(LINES[number])
        for part in LINES[number]:
            if isinstance(part, str):
                piece: PieceWritten | None = PieceWritten(part)
            else:
                piece = self._fill_blank(part, number if part is end else None, any_theme=any_theme)
            if piece is None:
                return None
            pieces.append(piece)
        return pieces

    def _fill_blank(self, blank: Blank, ends: int | None, *, any_theme: bool) -> PieceWritten | None:
        """The best that fits and is not in the poem yet, or None; `ends`: the number of the line that it ends."""
        pool = self._unused_phrases()
        rhyming = set() if ends is None else {phrase for phrase in pool if self.rhymes.has(phrase, ends)}
        anywhere, about_anything = blank._replace(theme=None), rhyming | self.drawn
        wanted = {phrase: anywhere if phrase in about_anything else blank for phrase in pool}
        fitting = [phrase for phrase, cell in pool.items() if fits(wanted[phrase], cell)]
        if not fitting and any_theme:
            fitting = [phrase for phrase, cell in pool.items() if fits(anywhere, cell)]
        if not fitting:
            return None

        def order(phrase: str) -> tuple[Rank, float]:
            ranked = rank(blank, pool[phrase], rhymes=phrase in rhyming, is_drawn=phrase in self.drawn)
            return ranked, self.person.random.random()

        phrase = min(fitting, key=order)
        text = pool[phrase].text.rstrip(".")
        return PieceWritten(text.partition(",")[0] if blank.trim else text, phrase)

    def _unused_phrases(self) -> dict[str, PhraseCell]:
        used = {phrase for number in self.line_ids for phrase in self.phrases_used[number]}
        pool = self.person.client.cells("phrase", PhraseCell)
        return {phrase: cell for phrase, cell in pool.items() if phrase not in used}

    # Reading

    async def read_aloud(self, slot: NowCell) -> None:
        """Completes, titles and signs the poem, and reads it to the room line by line, in four fifths of the slot."""
        began = self.person.simulation.now()
        length = (slot.ends or began + OPEN_ENDED_SLOT_MS) - began
        await self.write_all_lines()
        if not self.person.poem.lines:
            return
        await self.person.ask(TitlePoem(self._title()))
        await self.person.ask(SignPoem(POET))
        await self.keep_version()
        await self.person.simulation.wait_until(began + length * 0.05)
        await self.person.ask(BeginReading())
        await self._read_lines(began + length * 0.1, length * 0.65)
        await self.person.simulation.wait_until(began + length * 0.8)
        await self.person.ask(EndReading())

    async def keep_version(self) -> None:
        """Keeps the poem as it is to be read, and names it like the poem."""
        version = self.person.new_id("version")
        await self.person.ask(KeepVersion(version))
        await self.person.ask(NameVersion(version, self._title()))

    async def _read_lines(self, begin: float, length: float) -> None:
        """Reads every line, spread evenly over a time of the day: epoch ms, and how many ms."""
        lines = self.person.poem.lines
        for i, line in enumerate(lines):
            await self.person.simulation.wait_until(begin + length * i / len(lines))
            await self.person.ask(ReadLine(line))

    def _title(self) -> str:
        """The thing that most people stand behind."""
        pool = self.person.client.cells("phrase", PhraseCell).values()
        things = [cell for cell in pool if cell.text in PHRASE_BY_TEXT and PHRASE_BY_TEXT[cell.text].form == "thing"]
        if not things:
            return UNTITLED
        return capitalized(max(things, key=lambda cell: cell.echoes or 0).text.partition(",")[0])


class AskForWords(Activity):
    """Asks the room for something once."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self._has_asked = False

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """In the first slot that takes words."""
        if "phrase" in slot.takes and not self._has_asked:
            yield self.once(slot, 0.2, 0.25, self.ask_room)

    async def ask_room(self) -> None:
        """Asks; the desk may keep it back, and nobody minds."""
        self._has_asked = True
        await self.person.ask(AskRoom(self.person.new_id("ask"), ASKED))


def slots_until_reading(person: Person, slot: NowCell) -> int:
    """How many slots from this one to the poem's; to the last one where the programme has no poem."""
    slots = person.programme
    poems = [i for i, each in enumerate(slots) if each.kind is Kind.POEM]
    here = next((i for i, each in enumerate(slots) if each.id == slot.slot), 0)
    return (poems[0] if poems else len(slots) - 1) - here


def ending_blank(line: tuple[str | Blank, ...]) -> Blank | None:
    """The blank with which a line ends, but for a stop."""
    words = [part for part in line if not isinstance(part, str) or part.strip(",.;:!? ")]
    return words[-1] if isinstance(words[-1], Blank) else None


def fits(blank: Blank, cell: PhraseCell) -> bool:
    """Whether a phrase can stand in a blank, by its form and theme; a visitor's is taken for a saying."""
    scripted = PHRASE_BY_TEXT.get(cell.text)
    if scripted is None:
        return blank.form == ("other_language" if cell.lang else "saying") and not blank.trim
    return scripted.form == blank.form and blank.theme in (None, scripted.theme)


def rank(blank: Blank, cell: PhraseCell, *, rhymes: bool = False, is_drawn: bool = False) -> Rank:
    """
    The lower, the better: a visitor's first, then one that rhymes, then one that was drawn, then one that can be
    trimmed where that is asked, then many echoes.
    """
    by_visitor = cell.text not in PHRASE_BY_TEXT and cell.said is None
    cannot_trim = blank.trim and "," not in cell.text
    return not by_visitor, not rhymes, not is_drawn, cannot_trim, -(cell.echoes or 0)


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


ACTIVITIES: Activities = {Role.POET: (ComposePoem, AskForWords)}
