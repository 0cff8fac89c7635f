"""
One day: a state made of the nouns. It decides commands and applies facts, and knows no socket, clock, disk or chance.

The rules here: `decide` changes nothing. `apply` is total and deterministic, so replaying the log gives the same day,
always; nothing in it may read the time, draw lots or depend on the order of a set. Every id that was ever made is
known for the whole life of the day: a resend is answered ok and changes nothing.
"""

from collections.abc import Iterable

import msgspec

from live.day import phrases, poem, themes, timetable, wall
from live.day.phrases import (
    BreatheOut,
    Given,
    NoteOffered,
    OfferNote,
    OfferPhrase,
    PhraseCommand,
    PhraseFact,
    PhraseOffered,
)
from live.day.poem import LineWritten, PoemCommand, PoemFact, ReadingBegun, WriteLine
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.themes import NameTheme, ThemeCommand, ThemeFact, ThemeNamed
from live.day.timetable import TimetableCommand, TimetableFact
from live.day.wall import ShowWall, WallShown

ID_LENGTHS = range(8, 41)
_ID_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")

Command = TimetableCommand | PhraseCommand | ThemeCommand | PoemCommand | ShowWall
Fact = TimetableFact | PhraseFact | ThemeFact | PoemFact | WallShown

Cell = msgspec.Struct


class Day:
    """Everything that is known of one day. Changed by `apply` only."""

    def __init__(self) -> None:
        self.timetable = timetable.Timetable()
        self.phrases = phrases.Phrases()
        self.themes = themes.Themes()
        self.poem = poem.Poem()
        self.wall = wall.Wall()
        self._made: dict[str, tuple[str, str]] = {}  # every id ever made: what it is of, and whose

    def made(self, new_id: str) -> tuple[str, str] | None:
        """What an id is of and whose it is, or None for an id that nobody made yet."""
        return self._made.get(new_id)


# Deciding


def decide(day: Day, command: Command, by: By, now: int) -> list[Fact]:
    """The facts a command becomes (none where it holds already), or `Refused`. `now` is epoch ms."""
    match command:
        case OfferPhrase() | OfferNote() | NameTheme() | WriteLine():
            return _make(day, command, by, now)
        case _:
            return _decide(day, command, by, now)


def _make(day: Day, command: OfferPhrase | OfferNote | NameTheme | WriteLine, by: By, now: int) -> list[Fact]:
    """A command that creates carries its own id: one seen before is answered ok, another's is refused."""
    if len(command.id) not in ID_LENGTHS or not _ID_LETTERS.issuperset(command.id):
        raise Refused(Code.ID_MALFORMED)
    made = day.made(command.id)
    if made is not None and made != (_sort(command), by.owner):
        raise Refused(Code.ID_TAKEN)
    if made is not None and isinstance(command, OfferPhrase | OfferNote):
        phrases.expect_same(day.phrases, command)
    if made is not None and isinstance(command, NameTheme):
        themes.expect_same(day.themes, command)
    if made is not None and not isinstance(command, WriteLine):
        return []
    facts = _decide(day, command, by, now)
    if isinstance(command, OfferNote) and command.theme is not None:
        facts.append(themes.for_note(day.themes, command.theme, command.id, now))
    return facts


def _sort(command: OfferPhrase | OfferNote | NameTheme | WriteLine) -> str:
    match command:
        case OfferPhrase():
            return "phrase"
        case OfferNote():
            return "note"
        case NameTheme():
            return "theme"
        case WriteLine():
            return "line"


def _decide(day: Day, command: Command, by: By, now: int) -> list[Fact]:
    if isinstance(command, TimetableCommand):
        return [*timetable.decide(day.timetable, command, by, now)]
    if isinstance(command, PhraseCommand):
        return [*phrases.decide(day.phrases, day.timetable, command, by, now)]
    if isinstance(command, ThemeCommand):
        return [*themes.decide(day.themes, day.phrases, day.timetable, command, by, now)]
    if isinstance(command, PoemCommand):
        return [*poem.decide(day.poem, day.phrases, command, now)]
    return [*wall.decide(day.wall, day.themes, command)]


def due(day: Day, now: int) -> Command | None:
    """What the clock has to do now, if anything; ask again after each."""
    breath = phrases.next_due(day.phrases)
    if breath is not None and breath <= now:
        return BreatheOut()
    return timetable.due(day.timetable, now)


def next_due(day: Day, now: int) -> int | None:
    """When the clock next has something to do, epoch ms; None while everything waits for people."""
    times = (phrases.next_due(day.phrases), timetable.next_due(day.timetable, now))
    return min((at for at in times if at is not None), default=None)


# Applying


def apply(day: Day, fact: Fact) -> frozenset[str]:
    """Changes the day; returns the keys of every cell that may look different now."""
    match fact:
        case PhraseOffered():
            day._made.setdefault(fact.id, ("phrase", _owner(fact)))
        case NoteOffered():
            day._made.setdefault(fact.id, ("note", _owner(fact)))
        case ThemeNamed():
            day._made.setdefault(fact.id, ("theme", Role.DESK))
        case LineWritten():
            day._made.setdefault(fact.id, ("line", Role.POET))
    return frozenset(_related(day, _apply(day, fact)))


def _owner(fact: PhraseOffered | NoteOffered) -> str:
    return Role.DESK if fact.said is not None else fact.by


def _apply(day: Day, fact: Fact) -> Iterable[str]:
    if isinstance(fact, TimetableFact):
        return timetable.apply(day.timetable, fact)
    if isinstance(fact, PhraseFact):
        return phrases.apply(day.phrases, fact)
    if isinstance(fact, ThemeFact):
        return themes.apply(day.themes, day.phrases, fact)
    if isinstance(fact, ReadingBegun):
        return [*poem.apply(day.poem, fact), *wall.apply(day.wall, fact)]
    if isinstance(fact, PoemFact):
        return poem.apply(day.poem, fact)
    return wall.apply(day.wall, fact)


def _related(day: Day, keys: Iterable[str]) -> Iterable[str]:
    """The touched keys and those that show a part of them: a phrase stands in themes, in lines, and is somebody's."""
    for key in keys:
        noun, _, key_id = key.partition("/")
        yield key
        if noun in ("phrase", "note"):
            yield from _around(day, key_id)


def _around(day: Day, given_id: str) -> Iterable[str]:
    given = day.phrases.given.get(given_id)
    if given is None:
        return
    yield f"mine/{given_id}"
    yield from (f"theme/{theme}" for theme in day.themes.of(given_id))
    lines = day.poem.with_phrase(given_id)
    if lines:
        yield from ("poem", *(f"line/{line}" for line in lines))
    yield from (f"me/{voice}" for voice in given.echoes)


# What places see


def cell(day: Day, key: str, place: Role) -> Cell | None:
    """The value of a cell as a place sees it now, or None where there is none or it may not see it."""
    noun, _, key_id = key.partition("/")
    match noun:
        case "day":
            return timetable.day_cell(day.timetable, place)
        case "programme":
            return timetable.programme_cell(day.timetable)
        case "now":
            return timetable.now_cell(day.timetable)
        case "prompt":
            return timetable.prompt_cell(day.timetable)
        case "wall":
            return wall.wall_cell(day.wall, day.timetable, day.themes, day.poem, day.phrases, place)
        case "poem":
            return poem.poem_cell(day.poem, day.phrases, place)
        case "line":
            return poem.line_cell(day.poem, day.phrases, key_id, place)
        case "theme":
            theme = day.themes.themes.get(key_id)
            return themes.theme_cell(theme, day.phrases, place) if theme else None
        case "phrase" | "note":
            return _given_cell(day, noun, key_id, place)
        case _:
            return None


def _given_cell(day: Day, noun: str, given_id: str, place: Role) -> Cell | None:
    given = day.phrases.given.get(given_id)
    if given is None or given.what != noun:
        return None
    lines = day.poem.with_phrase(given_id) if place is Role.POET else []
    return phrases.phrase_cell(day.phrases, given, place, day.themes.of(given_id), lines)


ALWAYS = ("day", "programme", "now", "prompt", "wall", "poem")


# What one person sees of their own words


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where somebody's words have got to, and since when; which themes, lines or reason where there are any."""

    is_: str = msgspec.field(name="is")
    at: int
    themes: list[str] = []
    lines: list[str] = []
    line: int | None = None
    reason: str | None = None


class MineCell(msgspec.Struct, frozen=True):
    """One's own phrase or note and its way through the day; once withdrawn, without the text."""

    what: str
    text: str
    slot: str
    at: int
    uses: tuple[str, ...]
    state: list[Step]


class MeCell(msgspec.Struct, frozen=True):
    """What a person stands behind."""

    echoed: list[str]
    stands: list[str]


def mine_cell(day: Day, given: Given) -> MineCell:
    """What became of a person's words."""
    if given.withdrawn_at is not None:
        return MineCell(given.what, "", given.slot, given.at, given.uses, [Step("withdrawn", given.withdrawn_at)])
    steps = sorted(_steps(day, given), key=lambda step: step.at)
    return MineCell(given.what, given.text, given.slot, given.at, given.uses, steps)


def _steps(day: Day, given: Given) -> Iterable[Step]:
    yield Step("received", given.at)
    if given.read_at is not None:
        yield Step("read", given.read_at)
    if given.hidden is not None:
        yield Step("hidden", given.hidden_at or given.at, reason=given.hidden)
        return
    if given.shown_at is not None and given.on_wall:
        yield Step("on_wall", given.shown_at)
    held = day.themes.of(given.id)
    if held:
        yield Step("in_theme", min(day.themes.themes[theme].items[given.id] for theme in held), themes=held)
    yield from _poem_steps(day.poem, given.id)


def _poem_steps(poem_now: poem.Poem, phrase: str) -> Iterable[Step]:
    lines = poem_now.with_phrase(phrase)
    if not lines:
        return
    number = poem_now.order.index(lines[0]) + 1
    yield Step("in_poem", min(poem_now.lines[line].since[phrase] for line in lines), lines=lines, line=number)
    read = [at for line in lines if (at := poem_now.lines[line].read_at) is not None]
    if read:
        yield Step("read_aloud", min(read), lines=lines)


def me_cell(day: Day, voice: Voice) -> MeCell:
    """What a person stands behind, without what is gone from the phones by now."""
    echoed = [each for each in day.phrases.echoed.get(voice, ()) if day.phrases.given[each].on_wall]
    return MeCell(echoed, list(day.themes.stands.get(voice, ())))
