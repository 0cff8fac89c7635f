"""
Days for tests of the nouns: one that goes by hand, without a socket, a disk or a clock, and random people in it.

- `Seminar` does what a room does with a day: decides, applies, shows on the boards, one entry for each command.
- What a place sees is read from its board, as its page would read it, so a cell that was not touched is a stale cell.
- `ASKS` and `Seminar.ask` are for hypothesis: anybody asks for anything, sensible or not.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple, Union, get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import strategies as st

from live.day import (
    ALWAYS,
    CELLS,
    COMMANDS,
    FACTS,
    allowing,
    appeals,
    apply,
    cell,
    decide,
    due,
    moderation,
    notes,
    parting,
    phrases,
    poem,
    points,
    readback,
    reading,
    rings,
    shifts,
    showing,
    themes,
    timetable,
    versions,
)
from live.day.decision_book import Decisions
from live.day.decisions import AnswerWhy, AskWhy
from live.day.gathered import Themes
from live.day.given import ALL_USES, AllGiven, Use, source_id, sources_of
from live.day.glossing import GlossPhrase
from live.day.keys import CARD, DECISIONS, ON_WALL, OWN, Key
from live.day.kinds import Kind
from live.day.lending import BorrowWall, LendWall, Lent, word_of
from live.day.lines import PieceWritten
from live.day.meanings import MEANINGS
from live.day.newer_programme import LeaveProgramme, RestoreProgramme, TakeProgramme
from live.day.notes import OfferNote
from live.day.noun import Command, Day, Fact, MakeCommand
from live.day.pages import TurnWall
from live.day.phrases import OfferPhrase
from live.day.plan import ALL_TAKES, AddSlot, ChangeSlot, DropSlot, TakeInSlot, UndoPlan
from live.day.poem import WriteLine
from live.day.projection import DayPlanned, SlotPlan, Timetable
from live.day.questions import Questions
from live.day.refusals import AnyCode, Refused
from live.day.roles import CLOCK, WITH_WORDS, By, Role, Voice
from live.day.sheet import Poem
from live.day.shifts import OfferShift
from live.day.showing import Pace, ShowPhrase
from live.day.slips import Slips
from live.day.themes import GatherItem, NameTheme
from live.day.timetable import StartSlot
from live.day.versions import Versions
from live.day.wall import ShowWall, View
from live.language import Language
from live.room.boards import Boards
from live.room.lists import Place
from live.room.wire import name_of

# The same examples every time, however slow the machine is: a test that fails here fails for everybody.

ADA = By(Role.PHONE, Voice("voice-of-ada"))
BOB = By(Role.PHONE, Voice("voice-of-bob"))
CLEO = By(Role.PHONE, Voice("voice-of-cleo"))
FRAN = By(Role.DESK)
PAUL = By(Role.POET)
CARE = By(Role.CARE)
RITA = By(Role.REPORTER)
WALL = By(Role.WALL)
STRANGER = By(Role.PHONE, Voice("voice-of-a-stranger"))  # sees what every phone sees, and gave nothing

SECRET = b"a secret of this day"
LONDON = "Europe/London"
DATE = "2017-03-03"

# Seminar 5: id, start, kind, listening, fixed. The last slot has no end.
SLOTS = (
    ("s1", "9.30", Kind.REGISTRATION, False, False),
    ("s2", "10.00", Kind.OPENING, True, False),
    ("s3", "10.15", Kind.TALK, True, False),
    ("s4", "11.15", Kind.DISCUSSION, False, False),
    ("s5", "12.00", Kind.TALK, True, False),
    ("s6", "12.45", Kind.BREAK, False, True),
    ("s7", "13.45", Kind.KEYNOTE, True, False),
    ("s8", "15.00", Kind.MAIN_POINTS, False, False),
    ("s9", "15.30", Kind.POEM, True, True),
    ("s10", "15.45", Kind.NETWORKING, False, False),
)
QUESTION = "What did you hear that you want to keep?"


def at(clock: str, date: str = DATE, zone: str = LONDON) -> int:
    """A 24-hour wall-clock time of a day as epoch ms; `24.10` is ten past the midnight that ends it."""
    hour, minute = (int(part) for part in clock.split("."))
    midnight = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(zone))
    return round((midnight + timedelta(hours=hour, minutes=minute)).timestamp() * 1000)


def planned(date: str | None = DATE, **others: Any) -> DayPlanned:
    """Seminar 5 as the log has it; `date` None for a programme that says none."""
    starts = [at(clock, date or DATE) for _, clock, *_ in SLOTS]
    lengths = [*(after - before for before, after in itertools.pairwise(starts)), None]
    slots = tuple(
        SlotPlan(slot, f"The {kind}", kind, listening, fixed, start, length, "", QUESTION if slot == "s4" else None)
        for (slot, _, kind, listening, fixed), start, length in zip(SLOTS, starts, lengths, strict=True)
    )
    plan = DayPlanned("Seminar 5", date, "University of York", "#ESRCseminar5", LONDON, slots)
    return msgspec.structs.replace(plan, **others)


ENGLISH = Language()


def said(refusal: Refused) -> str:
    """What a person reads of a refusal."""
    return ENGLISH.refusal(refusal)


def plain(fragments: bytes | str) -> dict[str, Any]:
    """Cells as a frame has them, as plain values by key."""
    text = fragments if isinstance(fragments, str) else fragments.decode()
    values: dict[str, Any] = msgspec.json.decode(f"{{{text}}}")
    return values


def values_of(boards: Boards, place: Role, voice: Voice) -> dict[str, Any]:
    """All that somebody is shown, as plain values by key."""
    return plain(boards.all(place, voice))


def reached(boards: Boards, place: Role, voice: Voice) -> dict[str, Any]:
    """The same, with all that a phone can ask for."""
    cells = values_of(boards, place, voice)
    for name in (ON_WALL, OWN):
        if (older := cells.pop(f"older/{name}", None)) is not None:
            for page in pages_of(boards, voice, name, older["before"]):
                cells |= page
    if place is Role.PHONE:
        for name in (MEANINGS, DECISIONS):
            for page in pages_of(boards, voice, name):
                cells |= page
    return cells


def card_of(boards: Boards, by: By) -> dict[str, Any]:
    """What a phone takes home, as it asks for it; nothing elsewhere, or where there is none."""
    if by.role is not Role.PHONE:
        return {}
    (page,) = pages_of(boards, by.voice, CARD)
    return {} if page[CARD] is None else page


def pages_of(boards: Boards, voice: Voice, name: str, before: str | None = None) -> Iterator[dict[str, Any]]:
    """Page after page of a list, from a place on, as a phone asks for them."""
    while True:
        page = plain(boards.more(voice, name, None if before is None else Place.read(before)))
        older = page.pop(f"older/{name}")
        yield page
        if older is None:
            return
        before = older["before"]


class Seminar:
    """A day as it goes, every fact of it, and its boards up to entry `n`; the time stands still until it is told."""

    def __init__(self, plan: DayPlanned | None = None, now: int | None = None) -> None:
        self.day = Day()
        self.day[Slips].key = SECRET
        self.boards = Boards()
        self.facts: list[Fact] = []
        self.entries: list[tuple[int, int, list[Fact]]] = []  # the same by entries: number, time, facts
        self.touched: set[Key] = set()
        self.n = 0
        self.now = at("9.00") if now is None else now
        self.ids: dict[str, list[str]] = {}  # what was made, by its noun
        self.made: list[tuple[By, MakeCommand]] = []
        self._ids = itertools.count(1)
        self.boards.touch(self.day, ALWAYS, 0)
        self._write([plan or planned()])

    # Doing

    def plans(self, plan: DayPlanned) -> None:
        """The programme is read again."""
        self._write([plan])

    def begin(self, clock: str = "9.30") -> "Seminar":
        """The day, begun by itself at 9.30 and gone on to a time."""
        for now in sorted({min(at("9.30"), at(clock)), at(clock)}):
            self.now = now
            self.tick()
        return self

    def furnish(self) -> "Seminar":
        """The middle of a discussion: words on the wall, themes with people behind them, a poem begun."""
        self.begin("11.20")
        ids = [self.new_id("phrase") for _ in range(4)]
        words = [
            self.show(f"the words {marker(phrase)}", by, id=phrase)
            for by, phrase in zip((ADA, BOB, CLEO, FRAN), ids, strict=True)
        ]
        themed = [self.name("Being heard", *words[:2]), self.name("Power", *words[1:]), self.name("Chairs")]
        self.note("a longer thought", themed[0], BOB)
        self.does(BOB, phrases.EchoPhrase(words[0]))
        for by, theme in ((ADA, themed[0]), (BOB, themed[0]), (BOB, themed[1])):
            self.does(by, themes.SupportTheme(theme, on=True))
        first = self.write((f"words {marker(words[0])}", words[0]), " and ", ("words", words[1]))
        second = self.write("here", after=first)
        self.write(("the words", words[2]), after=second)
        return self

    def with_pairs(self) -> "Seminar":
        """Gone on to the main points: a pair on the wall, under the first theme, with both halves in the poem."""
        self.starts("s8")
        pair = self.new_id("shift")
        before, now = f"it was them {marker(pair)}", f"it was us {marker(pair)}"
        self.does(BOB, OfferShift(pair, before, now))
        self.does(FRAN, ShowPhrase(pair))
        self.does(FRAN, GatherItem(self.themes[0], pair))
        self.write((before, source_id(pair, before=True)), ", ", ("us", pair), after=self.lines[0])
        return self

    def tick(self) -> None:
        """The clock does what is due."""
        while (next_ := due(self.day, self.now)) is not None:
            self._write(decide(self.day, next_.command, CLOCK, next_.since))

    def wait(self, minutes: float) -> None:
        """Time passes, and at the end of it the clock looks."""
        self.now += round(minutes * 60_000)
        self.tick()

    def does(self, by: By, command: Command) -> frozenset[Key]:
        """Decides and applies; the keys it touched, none where it changed nothing."""
        touched = self._write(decide(self.day, command, by, self.now))
        if isinstance(command, MakeCommand):
            self._remember(by, command)
        return touched

    def refusal(self, by: By, command: Command) -> Refused:
        """The refusal a command meets; fails where it is done."""
        with pytest.raises(Refused) as caught:
            decide(self.day, command, by, self.now)
        return caught.value

    def refuses(self, by: By, command: Command) -> AnyCode:
        """The code of the refusal that a command meets."""
        return self.refusal(by, command).code

    def _write(self, facts: list[Fact]) -> frozenset[Key]:
        if not facts:
            return frozenset()
        self.n += 1
        self.facts += facts
        self.entries.append((self.n, self.now, facts))
        self.day.enter(self.n, self.now)
        touched = frozenset(key for fact in facts for key in apply(self.day, fact))
        self.touched |= touched
        self.boards.touch(self.day, touched, self.n)
        return touched

    def _remember(self, by: By, command: MakeCommand) -> None:
        known = self.ids.setdefault(COMMANDS[type(command)].makes, [])
        if command.id not in known:
            known.append(command.id)
            self.made.append((by, command))

    @property
    def given(self) -> list[str]:
        """The ids of phrases, notes and pairs, in the order of giving."""
        return [command.id for _, command in self.made if isinstance(command, OfferPhrase | OfferNote | OfferShift)]

    @property
    def themes(self) -> list[str]:
        """The ids of themes, also of those that were merged."""
        return self.ids.get("theme", [])

    @property
    def lines(self) -> list[str]:
        """The ids of lines, also of those that were cut."""
        return self.ids.get("line", [])

    # Verbs

    def new_id(self, noun: str) -> str:
        return f"{noun}-{next(self._ids):06}"

    def give(self, text: str, by: By = ADA, **fields: Any) -> str:
        """A phrase; its id."""
        command = OfferPhrase(fields.pop("id", None) or self.new_id("phrase"), text, **fields)
        self.does(by, command)
        return command.id

    def show(self, text: str, by: By = ADA, **fields: Any) -> str:
        """A phrase that is on the wall; its id."""
        phrase = self.give(text, by, **fields)
        self.does(FRAN, ShowPhrase(phrase))
        return phrase

    def note(self, text: str, theme: str | None = None, by: By = ADA, **fields: Any) -> str:
        """A note; its id."""
        command = OfferNote(self.new_id("note"), text, theme, **fields)
        self.does(by, command)
        return command.id

    def pair(self, before: str, now: str, by: By = ADA, **fields: Any) -> str:
        """A pair of what somebody thought before and thinks now; its id."""
        command = OfferShift(self.new_id("shift"), before, now, **fields)
        self.does(by, command)
        return command.id

    def name(self, title: str, *items: str) -> str:
        """A theme with these under it; its id."""
        command = NameTheme(self.new_id("theme"), title)
        self.does(FRAN, command)
        for item in items:
            self.does(FRAN, GatherItem(command.id, item))
        return command.id

    def write(self, *pieces: str | tuple[str, str], after: str | None = None, line: str | None = None) -> str:
        """A line of own words and of (text, phrase); its id."""
        written = tuple(PieceWritten(each) if isinstance(each, str) else PieceWritten(*each) for each in pieces)
        command = WriteLine(line or self.new_id("line"), after, written)
        self.does(PAUL, command)
        return command.id

    def starts(self, slot: str) -> frozenset[Key]:
        """A facilitator starts a slot, knowing what is current."""
        return self.does(FRAN, StartSlot(slot, self.day[Timetable].current))

    # Looking

    def sees(self, by: By, key: str) -> Any:
        """What somebody's page has under a key, or None."""
        return values_of(self.boards, by.role, by.voice).get(key)

    def text(self, by: By) -> str:
        """Everything somebody is sent, as it is sent."""
        return self.boards.all(by.role, by.voice).decode()

    def steps(self, by: By, phrase: str) -> list[str]:
        """What somebody reads of the way of their own words."""
        return [step["is"] for step in self.sees(by, f"mine/{phrase}")["state"]]

    def step(self, by: By, phrase: str, name: str) -> Any:
        """One step of that way."""
        return next(step for step in self.sees(by, f"mine/{phrase}")["state"] if step["is"] == name)

    def clock(self, moment: int | None) -> str | None:
        """A moment on a 24-hour clock."""
        if moment is None:
            return None
        here = datetime.fromtimestamp(moment / 1000, ZoneInfo(self.day[Timetable].zone))
        return f"{here.hour}.{here.minute:02}"

    def plan(self) -> dict[str, str | None]:
        """When every slot begins, as everyone reads it now."""
        return {slot["id"]: self.clock(slot["projected"]) for slot in self.sees(STRANGER, "programme")["slots"]}

    @property
    def current(self) -> str | None:
        """The slot that everyone reads as running."""
        slot = self.sees(STRANGER, "now")["slot"]
        return None if slot is None else str(slot)

    @property
    def state(self) -> str:
        return str(self.sees(STRANGER, "day")["state"])

    def boards_of_all(self) -> list[dict[str, Any]]:
        """Everything everybody sees."""
        return [reached(self.boards, by.role, by.voice) for by in all_boards()]

    def is_fresh(self, boards: list[dict[str, Any]] | None = None) -> bool:
        """Whether the boards are what the day would say if it were asked for every cell anew."""
        keys = [*ALWAYS, *(key for key in self.touched if key.noun in CELLS)]
        for by, board in zip(all_boards(), boards or self.boards_of_all(), strict=True):
            cells: dict[str, Any] = {}
            for key in keys:
                row = CELLS[key.noun]
                whose = row.whose if by.role is Role.PHONE else None
                if whose is None or (by.voice and whose(self.day, key.id) == by.voice):
                    cells[row.shown_as(key, by.role)] = cell(self.day, key, by.role)
            there = {key: value for key, value in cells.items() if value is not None}
            if msgspec.json.decode(msgspec.json.encode(there)) != board:
                return False
        return True

    # Random people

    def ask(self, ask: "Ask") -> tuple[By, Command]:
        """What somebody asks for: known things and, now and then, things that are not there."""
        return _ASKED[ask.verb](self, ask) if ask.verb in _ASKED else _anything(self, ask)

    def try_(self, by: By, command: Command) -> frozenset[Key]:
        """Does it, if it is not refused."""
        try:
            return self.does(by, command)
        except Refused:
            return frozenset()


def everyone() -> Iterable[By]:
    """Everyone who sees the words of the day: the places with words, and each phone with its own words."""
    return [*(By(place) for place in WITH_WORDS), ADA, BOB, CLEO]


def all_boards() -> list[By]:
    """Everyone who has a board: those, and who looks after the room."""
    return [*everyone(), CARE]


ANY_FACT: Any = Union[tuple(FACTS)]  # noqa: UP007  made here


def as_logged(facts: Iterable[Fact]) -> list[Fact]:
    """Facts as they come back from the log: through plain values, JSON, and back."""
    stored = msgspec.json.encode([msgspec.to_builtins(fact) for fact in facts])
    return [msgspec.convert(fact, ANY_FACT) for fact in msgspec.json.decode(stored)]


def replayed(facts: Iterable[Fact], n: int) -> tuple[Day, Boards]:
    """The day made again from its facts, with new boards, as after a restart; as if all stood in one entry."""
    return reopened([(n, 0, list(facts))])


def reopened(entries: Sequence[tuple[int, int, list[Fact]]]) -> tuple[Day, Boards]:
    """The same from its entries: number, time, facts."""
    day, boards = Day(), Boards()
    day[Slips].key = SECRET
    touched: set[Key] = set()
    boards.touch(day, ALWAYS, 0)
    for n, at_, facts in entries:
        day.enter(n, at_)
        for fact in as_logged(facts):
            touched |= apply(day, fact)
    boards.touch(day, touched, entries[-1][0])
    return day, boards


# Random people


class Ask(NamedTuple):
    """Somebody asks for something: `i` and `j` choose among what there is, `text` is what they write."""

    verb: str
    i: int
    j: int
    text: str


_TEXTS = ("two chairs", "the same height", "chairs", "say it in my own words", "Über uns, über euch", "", "👩‍👩‍👧")
_PHONES = (ADA, BOB, CLEO)
_USES: tuple[tuple[Use, ...], ...] = (ALL_USES, ("poem",), ("wall",), ())
_VIEWS: tuple[View, ...] = get_args(View)
_PACES: tuple[Pace, ...] = ("at_once", "breath", "by_hand")


def _any(choices: Sequence[Any], index: int) -> Any:
    return choices[index % len(choices)]


def _one(known: Sequence[str], index: int) -> str:
    """One of what there is, the latest first; now and then an id that is not there."""
    return str(_any(known[::-1], index)) if known and index < 11 else "nowhere-1"


def _those(seminar: Seminar, what: Literal["hidden", "held_back"]) -> list[str]:
    """The ids of what is kept aside or kept back; of everything where nothing is."""
    given = seminar.day[AllGiven].items
    return [each for each in given if getattr(given[each], what)] or list(given)


def _of(seminar: Seminar, ask: Ask) -> tuple[By, str]:
    """Somebody's words, and mostly the one whose they are."""
    chosen = _one(seminar.given, ask.i)
    given = seminar.day[AllGiven].items.get(chosen)
    owner = next((by for by in _PHONES if given is not None and by.voice == given.by), ADA)
    return owner if ask.j < 9 else BOB, chosen


def marker(given_id: str) -> str:
    """A word that stands in these words and in no others."""
    return "zq" + given_id.rpartition("-")[2]


def _offer(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    phrase = seminar.new_id("phrase")
    text = f"{ask.text} {marker(phrase)}" if ask.text else ""
    return _any((*_PHONES, FRAN), ask.i), OfferPhrase(phrase, text, _any(_USES, ask.j))


def _note(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    note = seminar.new_id("note")
    text = f"{ask.text} {marker(note)}" if ask.text else ""
    return _any((*_PHONES, FRAN), ask.i), OfferNote(note, text, _one(seminar.themes, ask.j) if ask.j else None)


def _pair(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    pair = seminar.new_id("shift")
    before, now = (f"{each} {marker(pair)}" if ask.text else "" for each in ("before", ask.text))
    return _any(_PHONES, ask.i), OfferShift(pair, before, now, _any(_USES, ask.j))


def _withdraw(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    owner, chosen = _of(seminar, ask)
    noun = "phrase" if ask.j == 8 else chosen.partition("-")[0]
    kinds: dict[str, type[Command]] = {"note": notes.WithdrawNote, "shift": shifts.WithdrawShift}
    return owner, kinds.get(noun, phrases.WithdrawPhrase)(chosen)


def _appeal(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    hidden = _those(seminar, "hidden")
    given = seminar.day[AllGiven].items.get(_one(hidden, ask.i))
    asker = By(Role.PHONE, given.by) if given is not None and ask.j % 4 else _any(_PHONES, ask.j)
    return asker, appeals.AppealPhrase(_one(hidden, ask.i), "it was my own name" if ask.j % 3 else "")


def _allow(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    owner, chosen = _of(seminar, ask)
    return owner, allowing.AllowPhrase(chosen, tuple(use for n, use in enumerate(ALL_USES) if ask.j >> n & 1))


def _read_back(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    return PAUL, readback.BeginReadback(seminar.now + ask.j * 3 * 60_000)


def _answer_readback(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    in_poem = list(seminar.day[Poem].phrases)
    given = seminar.day[AllGiven].items.get(_one(in_poem, ask.i))
    giver = By(Role.PHONE, given.by) if given is not None and ask.j % 6 else _any(_PHONES, ask.j)
    return giver, readback.AnswerReadback(_one(in_poem, ask.i), ask.j % 3 > 0)


def _gloss(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    owner, chosen = _of(seminar, ask)
    return owner if ask.i % 3 else FRAN, GlossPhrase(chosen, _any(("cy", None, "ar"), ask.j), ask.text)


def _write(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    line = seminar.new_id("line") if ask.i % 2 else _one(seminar.lines, ask.i)
    after = None if ask.j % 3 == 0 else _one(seminar.day[Poem].order, ask.j)
    pool = [given for given in seminar.day[AllGiven].items.values() if given.in_pool]
    picked = [_any(pool, ask.i), _any(pool, ask.j)] if pool else []
    sources = [_any(sources_of(given), ask.j) for given in picked]
    from_pool = [PieceWritten(source.text[ask.j :], source.id) for source in sources[:1]]
    typed = [PieceWritten(f"and {source.text} and") for source in sources[1:]]
    return PAUL, WriteLine(line, after, (PieceWritten(ask.text), *from_pool, *typed))


def _question(seminar: Seminar, ask: Ask) -> str | None:
    """An earlier question, now and then."""
    known = list(seminar.day[Questions].by_id)
    return _one(known, ask.j) if known and ask.j % 2 else None


def _word(seminar: Seminar) -> str:
    """The word by which the wall is borrowed now."""
    lending = seminar.day[Lent].lending
    return "" if lending is None else word_of(SECRET, lending.id)


def _whose_wall(seminar: Seminar, ask: Ask) -> By:
    """The desk, or whoever has the wall; now and then somebody who does not."""
    lending = seminar.day[Lent].lending
    if ask.j == 11:
        return ADA
    return By(Role.PHONE, lending.by) if lending is not None and lending.by and ask.j % 2 else FRAN


def _start(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    timetable_ = seminar.day[Timetable]
    expected = timetable_.current if ask.j % 4 else f"s{ask.j}"
    near = max(0, timetable_.index(timetable_.current) + (-1, 1, 1, 0, -1, 2)[ask.i % 6])
    ids = [slot.id for slot in timetable_.slots]
    return FRAN, StartSlot(ids[near] if near < len(ids) else "s11", expected)


def _slot(seminar: Seminar, index: int) -> str:
    """One of the slots; now and then one that is not there."""
    slots = seminar.day[Timetable].slots
    return slots[index % len(slots)].id if slots and index < 11 else "s99"


def _version(seminar: Seminar, ask: Ask) -> int:
    """The plan as it is, or now and then the one before."""
    return seminar.day[Timetable].version - (ask.j == 11)


def _change_slot(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    fields: dict[str, Any] = _any(
        (
            {"title": ask.text},
            {"kind": _any(tuple(Kind), ask.j)},
            {"minutes": 5 * ask.j},
            {"at": f"{9 + ask.j}:{ask.i * 5:02}"},
            {"fixed": True},
            {"fixed": False, "listening": ask.j % 2 == 0},
            {"at": f"{9 + ask.j}.30", "minutes": 20},
        ),
        ask.i + ask.j,
    )
    return FRAN, ChangeSlot(_slot(seminar, ask.i), _version(seminar, ask), **fields)


def _take_in_slot(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    takes: Any = _any((ALL_TAKES, (), ("support",), None), ask.j)
    current = seminar.day[Timetable].current
    return FRAN, TakeInSlot(_slot(seminar, ask.i), takes, current if ask.j != 11 else "s99")


def _add_slot(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    after = _slot(seminar, ask.i) if ask.j % 5 else None
    title, kind = ask.text or "Tea, at last", _any(tuple(Kind), ask.j)
    new_id = seminar.new_id("slot")
    return FRAN, AddSlot(new_id, after, title, kind, 7 * ask.j, _version(seminar, ask), fixed=ask.i % 3 == 0)


_ASKED: dict[str, Callable[[Seminar, Ask], tuple[By, Command]]] = {
    "phrase.offer": _offer,
    "note.offer": _note,
    "shift.offer": _pair,
    "phrase.withdraw": _withdraw,
    "note.withdraw": _withdraw,
    "shift.withdraw": _withdraw,
    "phrase.echo": lambda s, a: (_any(_PHONES, a.j), phrases.EchoPhrase(_one(s.given, a.i), a.j % 4 != 3)),
    "theme.support": lambda s, a: (_any(_PHONES, a.j), themes.SupportTheme(_one(s.themes, a.i), a.j % 4 != 3)),
    "phrase.read": lambda s, a: (FRAN, moderation.ReadPhrases((_one(s.given, a.i), _one(s.given, a.j)))),
    "phrase.unread": lambda s, a: (FRAN, moderation.UnreadPhrases((_one(s.given, a.i), _one(s.given, a.j)))),
    "phrase.hide": lambda s, a: (FRAN, moderation.HidePhrase(_one(s.given, a.i), "names a person")),
    "phrase.restore": lambda s, a: (FRAN, moderation.RestorePhrase(_one(_those(s, "hidden"), a.i))),
    "phrase.appeal": _appeal,
    "phrase.allow": _allow,
    "readback.begin": _read_back,
    "readback.answer": _answer_readback,
    "phrase.gloss": _gloss,
    "appeal.answer": lambda s, a: (
        FRAN,
        appeals.AnswerAppeal(_one(_those(s, "appeal"), a.i), a.j % 2 == 0, "" if a.j % 3 else "look once more"),
    ),
    "phrase.show": lambda s, a: (FRAN, ShowPhrase(_one(_those(s, "held_back"), a.i))),
    "phrase.keep": lambda s, a: (FRAN, showing.KeepPhrase(_one(s.given, a.i))),
    "decision.ask": lambda s, a: (_any(_PHONES, a.j), AskWhy(_one(list(s.day[Decisions].by_id), a.i))),
    "decision.answer": lambda s, a: (FRAN, AnswerWhy(_one(list(s.day[Decisions].by_id), a.i), a.text)),
    "wall.pace": lambda _, a: (FRAN, showing.SetPace(_any(_PACES, a.i))),
    "theme.name": lambda s, a: (FRAN, NameTheme(s.new_id("theme"), a.text)),
    "theme.rename": lambda s, a: (FRAN, themes.RenameTheme(_one(s.themes, a.i), a.text)),
    "theme.gather": lambda s, a: (FRAN, GatherItem(_one(s.themes, a.i), _one(s.given, a.j))),
    "theme.release": lambda s, a: (FRAN, themes.ReleaseItem(_one(s.themes, a.i), _one(s.given, a.j))),
    "theme.merge": lambda s, a: (FRAN, themes.MergeTheme(_one(s.themes, a.i), _one(s.themes, a.j))),
    "theme.part": lambda s, a: (FRAN, parting.PartTheme(_one(list(s.day[Themes].merges) or s.themes, a.i))),
    "theme.drop": lambda s, a: (FRAN, parting.DropTheme(_one(s.themes, a.i))),
    "theme.restore": lambda s, a: (FRAN, parting.RestoreTheme(_one(list(s.day[Themes].dropped) or s.themes, a.i))),
    "theme.mark": lambda s, a: (FRAN, points.MarkTheme(_one(s.themes, a.i), _any(("point", "unresolved", None), a.j))),
    "theme.order": lambda s, a: (
        FRAN,
        points.OrderTheme(_one(s.themes, a.i), _one(s.themes, a.j) if a.j % 4 else None),
    ),
    "theme.side": lambda s, a: (FRAN, points.ListTheme(_one(s.themes, a.i), _any(("helps", "Helps", None), a.j))),
    "theme.place": lambda s, a: (
        _any(_PHONES, a.j),
        rings.PlaceTheme(_one(s.themes, a.i), _any(("heart", "close", "edge", None), a.i + a.j)),
    ),
    "slot.start": _start,
    "slot.extend": lambda s, a: (FRAN, timetable.ExtendSlot(_slot(s, a.i), 5 * (a.j - 6))),
    "day.hold": lambda _, __: (FRAN, timetable.HoldDay()),
    "day.resume": lambda _, __: (FRAN, timetable.ResumeDay()),
    "day.end": lambda s, a: (FRAN, timetable.EndDay(s.day[Timetable].current if a.j < 2 else f"s{a.j}")),
    "slot.take": _take_in_slot,
    "slot.add": _add_slot,
    "slot.change": _change_slot,
    "slot.drop": lambda s, a: (FRAN, DropSlot(_slot(s, a.i), _version(s, a))),
    "plan.undo": lambda s, a: (FRAN, UndoPlan(_version(s, a))),
    "programme.take": lambda s, a: (FRAN, TakeProgramme(s.day[Timetable].offers, _version(s, a))),
    "programme.leave": lambda s, a: (FRAN, LeaveProgramme(s.day[Timetable].offers - (a.j == 11))),
    "programme.restore": lambda s, a: (FRAN, RestoreProgramme(s.day[Timetable].offers - (a.j == 11))),
    "prompt.set": lambda _, a: (FRAN, timetable.SetPrompt(f"s{1 + a.i}", a.text)),
    "wall.lend": lambda s, a: (FRAN, LendWall(s.new_id("lending"), 1 + a.i)),
    "wall.borrow": lambda s, a: (_any(_PHONES, a.j), BorrowWall(_word(s) if a.i < 9 else a.text)),
    "wall.turn": lambda s, a: (_whose_wall(s, a), TurnWall(1 + a.i, a.j % 2 == 0)),
    "wall.show": lambda s, a: (_whose_wall(s, a), ShowWall(_any(_VIEWS, a.i), _one(s.themes, a.j), _question(s, a))),
    "line.write": _write,
    "line.move": lambda s, a: (PAUL, poem.MoveLine(_one(s.lines, a.i), _one(s.lines, a.j))),
    "line.cut": lambda s, a: (PAUL, poem.CutLine(_one(s.lines, a.i))),
    "poem.title": lambda _, a: (PAUL, poem.TitlePoem(a.text)),
    "version.take": lambda s, a: (
        PAUL,
        versions.TakeVersion(_one(list(s.day[Versions].by_id), a.i), s.new_id("version")),
    ),
    "version.name": lambda s, a: (
        PAUL,
        versions.NameVersion(_one(list(s.day[Versions].by_id), a.i), f"name {a.j}"),
    ),
    "version.drop": lambda s, a: (PAUL, versions.DropVersion(_one(list(s.day[Versions].by_id), a.i))),
    "reading.begin": lambda _, __: (PAUL, reading.BeginReading()),
    "reading.line": lambda s, a: (PAUL, reading.ReadLine(_one(s.lines, a.i))),
    "reading.end": lambda _, __: (PAUL, reading.EndReading()),
}


def _anything(seminar: Seminar, ask: Ask) -> tuple[By, Command]:
    """A command that has no verb of its own here: every field something that its type allows."""
    command = next(each for each in COMMANDS if name_of(each) == ask.verb)
    by = {Role.PHONE: _any(_PHONES, ask.j), Role.DESK: FRAN, Role.POET: PAUL, Role.CARE: CARE, Role.REPORTER: RITA}
    known = seminar.ids.get(ask.verb.partition(".")[0]) or [each for made in seminar.ids.values() for each in made]
    fields = msgspec.structs.fields(command)
    values = {field.name: _something(ask, known, msgspec.inspect.type_info(field.type)) for field in fields}
    if issubclass(command, MakeCommand):
        values["id"] = seminar.new_id(COMMANDS[command].makes)
    place = next(role for role in COMMANDS[command].by if role in by)
    return by[place], msgspec.convert(values, command, from_attributes=True)


def _something(ask: Ask, known: Sequence[str], kind: Any) -> Any:
    """A value of a type: of text what somebody writes, or the id of something that was made."""
    match kind:
        case msgspec.inspect.Metadata():
            return _something(ask, known, kind.type)
        case msgspec.inspect.UnionType():
            return _something(ask, known, _any(kind.types, ask.j))
        case msgspec.inspect.LiteralType():
            return _any(kind.values, ask.i)
        case msgspec.inspect.BoolType():
            return ask.i % 2 == 0
        case msgspec.inspect.IntType():
            return ask.i
        case msgspec.inspect.NoneType():
            return None
        case msgspec.inspect.VarTupleType() | msgspec.inspect.ListType():
            return [_something(ask, known, kind.item_type)]
        case _:
            return ask.text if ask.j % 2 else _one(known, ask.i)


def _verbs(place: Role) -> tuple[str, ...]:
    return tuple(name_of(command) for command, row in COMMANDS.items() if place in row.by)


# What people do most comes more often.
PHONE_VERBS = ("phrase.offer", "phrase.echo", *_verbs(Role.PHONE))
POET_VERBS = ("line.write", "line.write", "reading.line", *_verbs(Role.POET))
CARE_VERBS = _verbs(Role.CARE)
REPORTER_VERBS = tuple(verb for verb in _verbs(Role.REPORTER) if verb not in _verbs(Role.DESK))
DESK_VERBS = tuple(verb for verb in _verbs(Role.DESK) if verb not in PHONE_VERBS)


def asks(*verbs: str) -> st.SearchStrategy[Ask]:
    """Requests of these kinds."""
    indices = st.integers(0, 11)
    return st.builds(Ask, st.sampled_from(verbs), indices, indices, st.sampled_from(_TEXTS))


# A whole room: what everybody asks for, in any order.
ASKS = asks(*PHONE_VERBS, *PHONE_VERBS, *POET_VERBS, *DESK_VERBS, *CARE_VERBS, *REPORTER_VERBS)
