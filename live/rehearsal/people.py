"""
The people of a simulated room: what they all are, guests with phones, and the wall that watches.

The rules here: everybody acts on what they see, by the day's own clock, and nobody knows what another one will do. A
deed has its moment in the slot, so that a room is busy and never in a burst; when the slot is over, what was not done
is left. All chance comes from the seed and the person's name. Whoever else comes in by a browser is one of the room.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from operator import itemgetter
from random import Random

from live.day.given import Use
from live.day.kinds import Kind
from live.day.notes import OfferNote
from live.day.noun import Command
from live.day.phrases import EchoPhrase, OfferPhrase, PhraseCell, WithdrawPhrase
from live.day.poem import PoemCell
from live.day.projection import MINUTE_MS, TAKES_IN
from live.day.steps import MeCell, MineCell
from live.day.themes import SupportTheme, ThemeCell
from live.day.timetable_cells import DayCell, NowCell, ProgrammeCell, SlotCell
from live.language import Language
from live.programme import Programme
from live.programme.plan import plan
from live.rehearsal import script as book
from live.rehearsal.client import Answer, Line
from live.rehearsal.script import THEMES, Chapter, Spoken

Deed = Callable[[], Awaitable[object]]
Planned = tuple[float, Deed]  # when, in epoch ms of the day, and what

# The day's time between the first person at the door and the first slot.
EARLY_S = 60
# Short enough that a minute of a day in fast forward is not one step; two hundred wake-ups a second cost nothing.
STEP_S = 0.005
# How long people stay for in a last slot that has no end of its own.
LINGER_MS = 15 * MINUTE_MS
# A guest who gives more than this in one slot is making a speech.
MOST_PHRASES = 6
USES: tuple[tuple[Use, ...], ...] = (("wall", "report"), ("poem",), ("wall", "poem"))


class FastClock:
    """
    Seconds since 1970, from a minute before the first slot of a programme on, `speed` times as fast.

    It goes while `run` runs, and stands still while somebody waits for an answer: a machine that is too slow for the
    speed rehearses the same day, it only takes longer.
    """

    def __init__(self, programme: Programme, speed: float) -> None:
        today = time.strftime("%Y-%m-%d", time.gmtime())
        self.speed = speed
        self._now = plan(programme, today).slots[0].planned / 1000 - EARLY_S  # changed only by `run`

    def __call__(self) -> float:
        """The day's time."""
        return self._now

    async def run(self, is_waiting: Callable[[], bool]) -> None:
        """Lets the time pass, a step at a time, until cancelled."""
        while True:
            since = time.monotonic()
            await asyncio.sleep(STEP_S)
            if not is_waiting():
                self._now += min(time.monotonic() - since, 2 * STEP_S) * self.speed


class Stage:
    """What everybody in a rehearsal shares: the clock of the day, how many guests there are, the seed of all chance."""

    def __init__(self, clock: FastClock, people: int, seed: int = 5) -> None:
        self.clock = clock
        self.people = people
        self.seed = seed
        self.lines: list[Line] = []  # everybody's, in the order of coming
        self.refusals: Counter[str] = Counter()  # by code; changed only by `heard`

    def now(self) -> float:
        """The day's time, epoch ms."""
        return self.clock() * 1000

    def heard(self, _command: Command, answer: Answer) -> None:
        """Somebody had an answer; refusals are counted."""
        if answer.refused is not None:
            self.refusals[answer.refused] += 1

    def is_waiting(self) -> bool:
        """Whether somebody who is connected has asked for something and has no answer yet."""
        return any(line.is_waiting for line in self.lines)

    async def until(self, at: float) -> None:
        """Waits for a moment of the day."""
        while self.now() < at:  # noqa: ASYNC110  the clock may stand still meanwhile, and tells nobody
            await asyncio.sleep(self.left_s(at))

    def left_s(self, at: float) -> float:
        """How long it really is until a moment of the day, if nobody has to wait; a step at the least."""
        return max(STEP_S, (at - self.now()) / 1000 / self.clock.speed)


class Person:
    """Somebody with a line."""

    def __init__(self, stage: Stage, name: str, line: Line) -> None:
        self.stage = stage
        self.name = name
        self.line = line
        self.chance = Random(f"{stage.seed}/{name}")  # noqa: S311  a rehearsal is to be the same every time
        self._made = 0
        stage.lines.append(line)

    async def attends(self) -> None:
        """Comes, lives through the day, goes."""
        async with self.line.open():
            await self.lives()

    async def lives(self) -> None:
        """The day of this person: every slot as it comes."""
        async for slot in self.slots():
            await self.through(slot, self.deeds(slot))

    def deeds(self, _slot: NowCell) -> Iterable[Planned]:
        """What they mean to do in a slot."""
        return ()

    # What they see

    @property
    def slot(self) -> NowCell:
        """What is running."""
        return self.line.one("now", NowCell) or NowCell(None, None, False, (), None, None, None)

    @property
    def state(self) -> str:
        """Where the day is: before, live, held or over."""
        day = self.line.one("day", DayCell)
        return day.state if day else "before"

    @property
    def programme(self) -> list[SlotCell]:
        """Every slot of the day."""
        cell = self.line.one("programme", ProgrammeCell)
        return cell.slots if cell else []

    @property
    def poem(self) -> PoemCell:
        """The poem as this place sees it."""
        return self.line.one("poem", PoemCell) or PoemCell("", [], "writing", None, 0)

    def theme_called(self, key: str) -> str | None:
        """The id of a theme of the book, where it has been named."""
        themes = self.line.all("theme", ThemeCell).items()
        return next((theme_id for theme_id, theme in themes if theme.title == THEMES[key]), None)

    # How they live

    async def slots(self) -> AsyncIterator[NowCell]:
        """Every slot, when it runs, until the day is over."""
        last: str | None = None
        while True:
            await self.line.until(lambda was=last: self.state == "over" or self.slot.slot not in (None, was))  # type: ignore[misc]
            if self.state == "over":
                return
            last = self.slot.slot
            yield self.slot

    async def through(self, slot: NowCell, planned: Iterable[Planned]) -> None:
        """Does each deed at its moment, as long as the slot runs."""
        for at, deed in sorted(planned, key=itemgetter(0)):
            if not await self.waits(at, lambda: self._is_over(slot)):
                return
            await deed()

    async def waits(self, at: float, unless: Callable[[], bool]) -> bool:
        """Waits for a moment of the day; False as soon as something else is so."""
        while not unless() and self.stage.now() < at:
            await self.line.until(unless, self.stage.left_s(at))
        return not unless()

    def _is_over(self, slot: NowCell) -> bool:
        """Whether a slot has ended, by what they see or by the clock on the wall."""
        now = self.slot
        return now.slot != slot.slot or (now.ends is not None and self.stage.now() > now.ends)

    def moment(self, slot: NowCell, earliest: float, latest: float) -> float:
        """A moment of the slot, drawn between two shares of what is left of it (0 to 1)."""
        now = self.stage.now()
        ends = slot.ends or now + LINGER_MS
        return now + (ends - now) * self.chance.uniform(earliest, latest)

    def moments(self, slot: NowCell, count: int, earliest: float, latest: float) -> list[float]:
        """Several moments, spread evenly but for a little chance."""
        share = (latest - earliest) / max(count, 1)
        return [self.moment(slot, earliest + i * share, earliest + (i + 0.8) * share) for i in range(count)]

    def new_id(self, noun: str) -> str:
        """An id of their own making."""
        self._made += 1
        return f"{noun}-{self.name}-{self._made:03}"

    async def does(self, command: Command) -> Answer:
        """Gives a command, however long the answer takes; nobody minds a refusal."""
        answer = await self.line.does(command)
        self.stage.heard(command, answer)
        return answer


# Phones


class Guest(Person):
    """Somebody with a phone and something to say."""

    def __init__(self, stage: Stage, number: int, line: Line) -> None:
        super().__init__(stage, f"guest{number:03}", line)
        self.number = number
        self.kept: list[OfferPhrase] = []  # what was not taken when it was offered
        self.unsaid: dict[str, deque[Spoken]] = {}  # by slot

    async def lives(self) -> None:
        """Comes with everything to say in mind."""
        for slot, chapter in chapters(self.programme).items():
            mine = chapter.phrases[self.number :: self.stage.people]
            self.unsaid[slot] = deque(mine[:MOST_PHRASES])
        await super().lives()

    def deeds(self, slot: NowCell) -> Iterable[Planned]:
        """Joins in where words are taken; listens, more or less, where they are not."""
        yield from self._joins_in(slot) if "phrase" in slot.takes else self._listens(slot)
        if self.chance.random() < 0.12:
            yield self.moment(slot, 0.2, 0.6), self.loses_line

    def _joins_in(self, slot: NowCell) -> Iterable[Planned]:
        here = slot.slot or ""
        yield self.moment(slot, 0.02, 0.1), self.gives_what_was_kept
        words = len(self.unsaid.get(here, ()))
        yield from ((at, lambda: self.gives(here)) for at in self.moments(slot, words, 0.05, 0.92))
        yield from ((at, self.echoes) for at in self.moments(slot, self.chance.randint(1, 4), 0.2, 0.97))
        yield from ((at, self.stands) for at in self.moments(slot, self.chance.randint(1, 2), 0.5, 0.97))
        thoughts = chapters(self.programme)[here].notes[self.number :: self.stage.people]
        for thought in thoughts[:2]:
            yield self.moment(slot, 0.35, 0.9), lambda thought=thought: self.notes(thought)  # type: ignore[misc]
        if self.chance.random() < 0.1:
            yield self.moment(slot, 0.5, 0.97), self.takes_one_back

    def _listens(self, slot: NowCell) -> Iterable[Planned]:
        if slot.listening and slot.opens is not None and self.chance.random() < 0.12:
            yield self.moment(slot, 0.2, 0.9), self.cannot_wait

    async def gives(self, slot: str) -> None:
        """The next of the words for a slot."""
        words = self.unsaid.get(slot)
        if words:
            spoken = words.popleft()
            uses = self.chance.choice(USES) if self.chance.random() < 0.15 else ("wall", "poem", "report")
            await self.offers(OfferPhrase(self.new_id("phrase"), spoken.text, uses, spoken.lang, spoken.gloss))

    async def offers(self, offer: OfferPhrase) -> None:
        """Offers words; what is not taken stays on the phone."""
        answer = await self.does(offer)
        if answer.refused is not None:
            self.kept.append(offer)

    async def gives_what_was_kept(self) -> None:
        """What stayed on the phone goes out, under the id it had."""
        kept, self.kept = self.kept, []
        for offer in kept:
            await self.offers(offer)

    async def cannot_wait(self) -> None:
        """Offers words while the room listens; they are not taken."""
        opens = self.slot.opens
        if opens is not None:
            await self.gives(opens.slot)

    async def echoes(self) -> None:
        """Stands behind something on the wall, more likely something new."""
        me = self.line.one("me", MeCell) or MeCell([], [])
        mine = self.line.all("mine", MineCell)
        seen = [each for each in self.line.all("phrase", PhraseCell) if each not in me.echoed and each not in mine]
        if seen:
            await self.does(EchoPhrase(self.chance.choice(seen[-25:])))

    async def stands(self) -> None:
        """Stands with a theme, or thinks better of it."""
        me = self.line.one("me", MeCell) or MeCell([], [])
        if me.stands and self.chance.random() < 0.15:
            await self.does(SupportTheme(self.chance.choice(me.stands), on=False))
            return
        others = [theme for theme in self.line.all("theme", ThemeCell) if theme not in me.stands]
        if others:
            await self.does(SupportTheme(self.chance.choice(others), on=True))

    async def notes(self, thought: book.Thought) -> None:
        """Gives a note, under its theme where there is one by now."""
        await self.does(OfferNote(self.new_id("note"), thought.text, self.theme_called(thought.theme)))

    async def takes_one_back(self) -> None:
        """Withdraws one of their phrases."""
        mine = [each for each, cell in self.line.all("mine", MineCell).items() if _stands(cell)]
        if mine:
            await self.does(WithdrawPhrase(self.chance.choice(mine)))

    async def loses_line(self) -> None:
        """Walks into a lift; what is given meanwhile goes out later."""
        self.line.drop(self.chance.uniform(60, 300) / self.stage.clock.speed)


class ShyGuest(Guest):
    """Somebody who may take their words back when they see them in the poem."""

    def deeds(self, slot: NowCell) -> Iterable[Planned]:
        """As any guest, and looks now and then what became of their words."""
        yield from super().deeds(slot)
        yield from ((at, self.thinks_again) for at in self.moments(slot, 2, 0.1, 0.95))

    async def thinks_again(self) -> None:
        """One time in three it is too much to be in a poem."""
        borrowed = [each for each, cell in self.line.all("mine", MineCell).items() if _stands(cell, "in_poem")]
        if borrowed and self.poem.state == "writing" and self.chance.random() < 0.35:
            await self.does(WithdrawPhrase(borrowed[0]))


def _stands(mine: MineCell, reached: str = "received") -> bool:
    """Whether a phrase of one's own is out there and has got so far."""
    steps = {step.is_ for step in mine.state}
    return mine.what == "phrase" and reached in steps and not steps & {"withdrawn", "hidden"}


def chapters(slots: list[SlotCell]) -> dict[str, Chapter]:
    """For every slot that takes words, what a room has to say in it; a day of any shape gets all of the book."""
    taking = [slot for slot in slots if not slot.listening and slot.kind in TAKES_IN]
    talks = [slot.id for slot in taking if slot.kind is Kind.DISCUSSION]
    points = [slot.id for slot in taking if slot.kind is not Kind.DISCUSSION]
    if talks and points:
        return _shared(book.OVER_TEA, talks) | _shared(book.MAIN_POINTS, points)
    return _shared(book.OVER_TEA.then(book.MAIN_POINTS), talks or points)


def _shared(chapter: Chapter, slots: list[str]) -> dict[str, Chapter]:
    """A chapter dealt out to several slots, every phrase once; mixed, so that no theme comes in one go."""
    phrases = list(chapter.phrases)
    Random(len(phrases)).shuffle(phrases)  # noqa: S311
    every = len(slots)
    return {
        slot: Chapter(tuple(phrases[i::every]), chapter.notes[i::every], chapter.written_down[i::every])
        for i, slot in enumerate(slots)
    }


# The wall


class Screen(Person):
    """The projector: it watches, and tells whoever started the rehearsal where the day is."""

    def __init__(self, stage: Stage, line: Line, tell: Callable[[str], None]) -> None:
        super().__init__(stage, "wall", line)
        self.tell = tell
        self.told: set[str] = set()
        self._language = Language()

    async def lives(self) -> None:
        """Tells of every slot when it has begun."""
        while self.state != "over":
            await self.line.until(lambda: bool(self._begun()) or self.state == "over")
            for slot in self._begun():
                self.told.add(slot.id)
                self.tell(self._in_words(slot))

    def _begun(self) -> list[SlotCell]:
        return [slot for slot in self.programme if slot.began is not None and slot.id not in self.told]

    def _in_words(self, slot: SlotCell) -> str:
        day = self.line.one("day", DayCell)
        return f"  {self._language.clock(slot.began or slot.planned, day.zone if day else 'UTC'):>5}  {slot.title}"
