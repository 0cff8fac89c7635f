"""
The facilitator of a simulated room: reads what arrives, gathers it, asks the room, and minds the time.

The rule here: everything is done from the desk's own cells, a round at a time, as somebody with a keyboard would.
"""

import asyncio
from collections.abc import Iterable

from live.day.kinds import Kind
from live.day.moderation import HidePhrase, ReadPhrases
from live.day.notes import DeskNoteCell
from live.day.phrases import DeskPhraseCell, OfferPhrase
from live.day.projection import MINUTE_MS
from live.day.themes import GatherItem, MergeTheme, NameTheme, ThemeCell
from live.day.timetable import EndDay, ExtendSlot, SetPrompt, StartSlot
from live.day.timetable_cells import DayCell, NowCell, PromptCell
from live.day.wall import ShowWall
from live.rehearsal import script as book
from live.rehearsal.client import Line
from live.rehearsal.people import Person, Planned, Stage, chapters
from live.rehearsal.script import THEME_OF, THEMES


class Facilitator(Person):
    """Reads what arrives, gathers it, asks the room, and minds the time."""

    def __init__(self, stage: Stage, line: Line) -> None:
        super().__init__(stage, "desk", line)
        self.extended = False
        # What this facilitator named, by the keys of the book. A merged theme's name leads to the one it went into.
        self.themes: dict[str, str] = {}

    async def lives(self) -> None:
        """Begins the day, where it does not begin by itself."""
        day = self.line.one("day", DayCell)
        begins = (day.begins if day else None) or self.stage.now()
        if await self.waits(begins + MINUTE_MS, unless=lambda: self.state != "before"):
            await self.does(StartSlot(self.programme[0].id, None))
        await super().lives()

    def deeds(self, slot: NowCell) -> Iterable[Planned]:
        """Where words are taken, a round every two minutes, and all the rest of a facilitator's work."""
        if "phrase" in slot.takes:
            yield from self._hosts(slot)
        else:
            yield self.moment(slot, 0.05, 0.1), self.reads
        if self.programme[-1].id == slot.slot and slot.ends is None:
            yield self.moment(slot, 1, 1), self.closes

    def _hosts(self, slot: NowCell) -> Iterable[Planned]:
        rounds = int(((slot.ends or 0) - self.stage.now()) / MINUTE_MS / 2)
        yield from ((at, self.reads) for at in self.moments(slot, max(rounds, 4), 0.04, 1.1))
        yield self.moment(slot, 0, 0.01), self.asks
        if slot.kind is Kind.DISCUSSION:
            yield self.moment(slot, 0.45, 0.5), self.asks_again
            yield self.moment(slot, 0.55, 0.6), lambda: self.does(ShowWall("themes"))
            yield self.moment(slot, 0.7, 0.75), lambda: self.does(ShowWall("auto"))
            yield self.moment(slot, 0.8, 0.85), self.gives_five_minutes
        if slot.opens is None:
            yield self.moment(slot, 0.35, 0.4), self.merges
            yield from ((at, self.shows_a_theme) for at in self.moments(slot, 2, 0.5, 0.8))
            yield self.moment(slot, 0.85, 0.9), lambda: self.does(ShowWall("auto"))
        for each in chapters(self.programme)[slot.slot or ""].written_down:
            yield self.moment(slot, 0.1, 0.9), lambda each=each: self.writes_down(each)  # type: ignore[misc]

    async def asks(self) -> None:
        """Puts the question of the slot, where the programme has none."""
        prompt = self.line.one("prompt", PromptCell)
        if self.slot.slot is not None and not (prompt and prompt.text):
            text = book.FIRST_PROMPT if self.slot.kind is Kind.DISCUSSION else book.LAST_PROMPT
            await self.does(SetPrompt(self.slot.slot, text))

    async def asks_again(self) -> None:
        """A second question, half way through."""
        if self.slot.slot is not None:
            await self.does(SetPrompt(self.slot.slot, book.NEXT_PROMPT))

    async def reads(self) -> None:
        """Reads what has arrived since the last round, and sorts it."""
        unread = {key: cell.text for key, cell in self.line.all("phrase", DeskPhraseCell).items() if cell.read is None}
        notes = self.line.all("note", DeskNoteCell)
        unread.update((key, cell.text) for key, cell in notes.items() if cell.read is None)
        if not unread:
            return
        await self.does(ReadPhrases(tuple(unread)))
        await asyncio.gather(*(self.sorts(key, text) for key, text in unread.items()))

    async def sorts(self, item: str, text: str) -> None:
        """Keeps aside what names somebody, gathers all else."""
        if text == book.NAMES_SOMEBODY:
            await self.does(HidePhrase(item, book.WHY_ASIDE))
        else:
            await self.gathers(item, text)

    async def gathers(self, item: str, text: str) -> None:
        """Puts words under their theme, and names it when it is new; what is nowhere in the book is read, no more."""
        theme = THEME_OF.get(text)
        if theme is None:
            return
        if theme not in self.themes:
            self.themes[theme] = self.new_id("theme")
            await self.does(NameTheme(self.themes[theme], THEMES[theme]))
        await self.does(GatherItem(self.themes[theme], item))

    async def merges(self) -> None:
        """Two themes turn out to be one."""
        if book.MERGED in self.themes and book.INTO in self.themes:
            await self.does(MergeTheme(self.themes[book.MERGED], self.themes[book.INTO]))

    async def shows_a_theme(self) -> None:
        """One theme on the wall, with what is under it."""
        themes = self.line.all("theme", ThemeCell)
        if themes:
            most = sorted(themes, key=lambda each: len(themes[each].items))[-2:]
            await self.does(ShowWall("theme", self.chance.choice(most)))

    async def writes_down(self, words: book.WrittenDown) -> None:
        """Gives words for somebody without a phone."""
        await self.does(OfferPhrase(self.new_id("phrase"), words.text, said=words.said))

    async def gives_five_minutes(self) -> None:
        """Nobody wants to stop; once a day that is allowed."""
        now = self.slot
        if now.slot is not None and now.ends is not None and not self.extended:
            self.extended = True
            await self.does(ExtendSlot(now.slot, 5, now.ends))

    async def closes(self) -> None:
        """Says goodbye, but not into a poem."""
        await self.line.until(lambda: self.poem.state != "reading")
        await self.does(EndDay(self.slot.slot))
