"""
What the facilitator at the desk does: reads and gathers what arrives, asks the room, minds the wall and the time.

The rule here: everything is done from the desk's own cells, a round at a time, as somebody with a keyboard would.
"""

import asyncio
from collections.abc import Iterable
from functools import partial

from live.day.appeals import AnswerAppeal
from live.day.kinds import Kind
from live.day.moderation import HidePhrase, ReadPhrases
from live.day.notes import DeskNoteCell
from live.day.phrases import DeskPhraseCell, OfferPhrase
from live.day.plan import AddSlot
from live.day.projection import MINUTE_MS
from live.day.roles import Role
from live.day.shifts import DeskShiftCell
from live.day.themes import GatherItem, MergeTheme, NameTheme, ThemeCell
from live.day.timetable import EndDay, ExtendSlot, SetPrompt, StartSlot
from live.day.timetable_cells import DayCell, NowCell, ProgrammeCell, PromptCell
from live.day.wall import ShowWall
from live.rehearsal.person import Action, Activities, Activity, Person
from live.rehearsal.script import NOTHING, THEME_BY_TEXT, parts_by_slot
from live.rehearsal.script import facilitator as script
from live.rehearsal.script.discussion import NAMES_SOMEBODY
from live.rehearsal.script.part import WrittenDown

# Where words are taken, a round of reading comes every two minutes, and a short slot gets some all the same.
MINUTES_A_ROUND = 2
LEAST_ROUNDS = 4


class ReadAndGather(Activity):
    """Reads what arrives, hides what names somebody, and gathers all else under themes."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        # The ids of the themes this facilitator named, by their keys in the script.
        self.themes: dict[str, str] = {}

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Round after round where words are taken, once elsewhere; two themes are merged in the last such slot."""
        if "phrase" not in slot.takes:
            yield self.once(slot, 0.05, 0.1, self.read)
            return
        yield from self.several(slot, self._rounds(slot), 0.04, 1.1, self.read)
        if slot.opens is None:
            yield self.once(slot, 0.35, 0.4, self.merge_themes)

    def _rounds(self, slot: NowCell) -> int:
        left = (slot.ends or 0) - self.person.simulation.now()
        return max(int(left / MINUTE_MS / MINUTES_A_ROUND), LEAST_ROUNDS)

    async def read(self) -> None:
        """Reads what has arrived since the last round, and sorts it."""
        unread = self._unread()
        if unread:
            await self.person.ask(ReadPhrases(tuple(unread)))
            await asyncio.gather(*(self.sort(item, text) for item, text in unread.items()))
        for item in self._appealed():
            await self.person.ask(AnswerAppeal(item, restore=False, text=script.APPEAL_ANSWER))

    def _appealed(self) -> list[str]:
        """What its givers ask the desk to look at again."""
        phrases = self.person.client.cells("phrase", DeskPhraseCell).items()
        return [phrase for phrase, cell in phrases if cell.appeal and cell.appeal.answered_at is None]

    def _unread(self) -> dict[str, str]:
        """Phrases, notes and pairs that nobody has read: text by id."""
        phrases = self.person.client.cells("phrase", DeskPhraseCell).items()
        notes = self.person.client.cells("note", DeskNoteCell).items()
        unread = {phrase: cell.text for phrase, cell in phrases if cell.read is None}
        unread |= {note: cell.text for note, cell in notes if cell.read is None}
        pairs = self.person.client.cells("shift", DeskShiftCell).items()
        return unread | {pair: cell.now for pair, cell in pairs if cell.read is None}

    async def sort(self, item: str, text: str) -> None:
        """Hides what names somebody, gathers all else."""
        if text == NAMES_SOMEBODY:
            await self.person.ask(HidePhrase(item, script.HIDE_REASON))
        else:
            await self.gather(item, text)

    async def gather(self, item: str, text: str) -> None:
        """Puts words under their theme, and names it when it is new; what is not in the script is read, no more."""
        theme = THEME_BY_TEXT.get(text)
        if theme is None:
            return
        if theme not in self.themes:
            self.themes[theme] = self.person.new_id("theme")
            await self.person.ask(NameTheme(self.themes[theme], script.THEMES[theme]))
        await self.person.ask(GatherItem(self.themes[theme], item))

    async def merge_themes(self) -> None:
        """Two themes turn out to be one."""
        theme, into = self.themes.get(script.MERGED_THEME), self.themes.get(script.MERGED_INTO)
        if theme and into:
            await self.person.ask(MergeTheme(theme, into))


class AskRoom(Activity):
    """Puts questions to the room."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """At the beginning of a slot that takes words; half way through a discussion once more."""
        if "phrase" in slot.takes:
            yield self.once(slot, 0, 0.01, self.ask_first)
            if slot.kind is Kind.DISCUSSION:
                yield self.once(slot, 0.45, 0.5, self.ask_second)

    async def ask_first(self) -> None:
        """Puts the question of the slot, where the programme has none."""
        prompt = self.person.client.cell("prompt", PromptCell)
        if not (prompt and prompt.text):
            in_main_points = self.person.running.kind is Kind.MAIN_POINTS
            await self._set_prompt(script.MAIN_POINTS_PROMPT if in_main_points else script.FIRST_PROMPT)

    async def ask_second(self) -> None:
        """Puts a second question."""
        await self._set_prompt(script.SECOND_PROMPT)

    async def _set_prompt(self, text: str) -> None:
        slot = self.person.running.slot
        if slot is not None:
            await self.person.ask(SetPrompt(slot, text))


class ShowThemes(Activity):
    """Shows themes on the wall, and lets it show by itself what is new again."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """All of them in a discussion; the fullest ones, one by one, in the last slot that takes words."""
        if "phrase" not in slot.takes:
            return
        if slot.kind is Kind.DISCUSSION:
            yield self.once(slot, 0.55, 0.6, partial(self.person.ask, ShowWall("themes")))
            yield self.once(slot, 0.7, 0.75, partial(self.person.ask, ShowWall("auto")))
        if slot.opens is None:
            yield from self.several(slot, 2, 0.5, 0.8, self.show_a_theme)
            yield self.once(slot, 0.85, 0.9, partial(self.person.ask, ShowWall("auto")))

    async def show_a_theme(self) -> None:
        """Puts one of the two fullest themes on the wall, with what is in it."""
        themes = self.person.client.cells("theme", ThemeCell)
        if themes:
            fullest = sorted(themes, key=lambda theme: len(themes[theme].items))[-2:]
            await self.person.ask(ShowWall("theme", self.person.random.choice(fullest)))


class WriteDown(Activity):
    """Gives phrases for people without a phone."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """At any time in a slot that takes words."""
        if "phrase" in slot.takes:
            part = parts_by_slot(self.person.programme).get(slot.slot or "", NOTHING)
            yield from (self.once(slot, 0.1, 0.9, partial(self.offer, words)) for words in part.written_down)

    async def offer(self, words: WrittenDown) -> None:
        """Offers a phrase that was said aloud or handed in on paper."""
        await self.person.ask(OfferPhrase(self.person.new_id("phrase"), words.text, said=words.said))


class AddBreath(Activity):
    """Puts a slot into the day that nobody planned: a few minutes of air before the room talks for the last time."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Near the end of what the room has listened to, where the main points come next."""
        programme = self.person.programme
        coming = next((each for each in programme if slot.next and each.id == slot.next.slot), None)
        if slot.listening and coming is not None and coming.kind is Kind.MAIN_POINTS:
            yield self.once(slot, 0.6, 0.7, partial(self.add, slot.slot))

    async def add(self, after: str | None) -> None:
        """Adds it after the slot that is running."""
        cell = self.person.client.cell("programme", ProgrammeCell)
        if cell is not None:
            new = self.person.new_id("slot")
            await self.person.ask(AddSlot(new, after, script.BREATH, Kind.BREAK, 5, cell.version))


class MindTime(Activity):
    """Begins the day where it does not begin by itself, gives a discussion more time, closes a day without an end."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.extended = False

    async def prepare(self) -> None:
        """Begins the day, when nothing has happened a minute after its time."""
        day = self.person.client.cell("day", DayCell)
        begins = (day.begins if day else None) or self.person.simulation.now()
        if await self.person.wait_until(begins + MINUTE_MS, unless=lambda: self.person.state != "before"):
            await self.person.ask(StartSlot(self.person.programme[0].id, None))

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Five minutes more near the end of a discussion; the day is closed when a last slot has no end of its own."""
        if "phrase" in slot.takes and slot.kind is Kind.DISCUSSION:
            yield self.once(slot, 0.8, 0.85, self.give_five_minutes)
        if self.person.programme[-1].id == slot.slot and slot.ends is None:
            yield self.once(slot, 1, 1, self.close_day)

    async def give_five_minutes(self) -> None:
        """Nobody wants to stop; once a day that is allowed."""
        running = self.person.running
        if running.slot is not None and running.ends is not None and not self.extended:
            self.extended = True
            await self.person.ask(ExtendSlot(running.slot, 5, running.ends))

    async def close_day(self) -> None:
        """Says goodbye, but not while the poem is being read."""
        await self.person.client.wait_for(lambda: self.person.poem.state != "reading")
        await self.person.ask(EndDay(self.person.running.slot))


# Minding the time is last, as it may wait for the day to begin.
ACTIVITIES: Activities = {Role.DESK: (ReadAndGather, AskRoom, ShowThemes, WriteDown, AddBreath, MindTime)}
