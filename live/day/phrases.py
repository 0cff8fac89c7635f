"""
Phrases: the few words that people give.

The rules here: a phrase is taken while a slot takes phrases, and from the desk in any slot. Only the voice that gave it
takes it back, at any time of the day; after that no place has the text any more (`taking_back`). "Me too" stands behind
what the wall has shown, and never behind one's own words.
"""

from collections.abc import Collection, Iterable
from typing import Literal

import msgspec

from live.day.counts import told_at
from live.day.gathered import Themes
from live.day.given import (
    ALL_USES,
    NO_ECHOES,
    AllGiven,
    Appeal,
    Given,
    Lang,
    Said,
    Source,
    Use,
    WallState,
    owner,
    sources_of,
    whose,
)
from live.day.keys import ON_WALL, Key, echo, in_theme
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Listed,
    MadeFact,
    MakeCommand,
    Noun,
    made_by,
)
from live.day.poem import phrases_in_line
from live.day.projection import Timetable
from live.day.questions import answered_by
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.sheet import Poem
from live.day.showing import Showing, take_in
from live.day.sight import seen_anew
from live.day.slips import Slips
from live.day.text import GLOSS, PHRASE, Written, tidy

# Commands


class OfferPhrase(MakeCommand, frozen=True, tag="phrase.offer"):
    """A few words; `said` is for the desk, which writes for who has no phone; `prompt` is the question they answer."""

    text: str
    uses: tuple[Use, ...] = ALL_USES
    lang: Lang | None = None
    gloss: str | None = None
    said: Said | None = None
    prompt: str | None = None


class WithdrawPhrase(Command, frozen=True, tag="phrase.withdraw"):
    """Takes a phrase back."""

    id: str


class EchoPhrase(Command, frozen=True, tag="phrase.echo"):
    """Says "me too" to a phrase on the wall, or takes that back."""

    id: str
    on: bool = True


# Facts


class PhraseOffered(MadeFact, frozen=True, tag="phrase.offered"):
    """
    A phrase was given, at epoch ms, in a slot; `due` is when it goes on the wall by itself, or None.

    `question` is the id of what it answers; in logs of 0.1 it is not said, and is what was asked then.
    """

    text: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    uses: tuple[Use, ...]
    lang: str | None = None
    gloss: Written | None = None
    said: Said | None = None
    question: str | msgspec.UnsetType = msgspec.UNSET


class PhraseWithdrawn(Fact, frozen=True, tag="phrase.withdrawn"):
    """A phrase or note was taken back."""

    id: str
    at: int


class PhraseEchoed(Fact, frozen=True, tag="phrase.echoed"):
    """Another voice stands behind a phrase."""

    id: str
    by: Voice


class PhraseEchoTakenBack(Fact, frozen=True, tag="phrase.echo_taken_back"):
    """A voice stands behind a phrase no longer."""

    id: str
    by: Voice


# Deciding


def _offer(day: Day, command: OfferPhrase, by: By, now: int) -> list[Fact]:
    slot = day[Timetable].expect_open("phrase", by)
    said, voice = whose(by, command.said, command.id)
    text, uses, lang, gloss = _content(command)
    due = day[Showing].due(uses, now)
    prompt = answered_by(day, slot, command.prompt)
    offered = PhraseOffered(command.id, text, slot, voice, now, due, uses, lang, gloss, said, prompt)
    return [offered, *day[Showing].at_once(command.id, uses, now)]


def _expect_same(day: Day, command: OfferPhrase) -> None:
    """Refuses other words, or other uses of them, under an id that has been given: answered ok, they would be lost."""
    given = day[AllGiven].items[command.id]
    if not given.text:  # erased: what was taken back stays so
        return
    if _content(command) != (given.text, given.uses_at_first, *given.gloss_at_first):
        raise Refused(Code.ID_TAKEN)


def _content(command: OfferPhrase) -> tuple[str, tuple[Use, ...], str | None, str | None]:
    """What an offer says, as the day has it: text, uses, language, gloss."""
    uses = tuple(use for use in ALL_USES if use in command.uses)
    gloss = tidy(command.gloss, GLOSS) or None if command.gloss else None
    return tidy(command.text, PHRASE), uses, command.lang or None, gloss


def _withdraw(day: Day, command: WithdrawPhrase, by: By, now: int) -> list[Fact]:
    given = day[AllGiven].phrase(command.id)
    if given is None:
        raise Refused(Code.PHRASE_UNKNOWN)
    if given.by != by.voice:
        raise Refused(Code.PHRASE_NOT_YOURS)
    return [PhraseWithdrawn(given.id, now)] if given.withdrawn_at is None else []


def _echo(day: Day, command: EchoPhrase, by: By, _now: int) -> list[Fact]:
    given = day[AllGiven].phrase(command.id)
    if (given is not None and by.voice in given.echoes) == command.on:
        return []
    if not command.on:  # stepping back is nobody's to refuse, at any time of the day
        return [PhraseEchoTakenBack(command.id, by.voice)]
    day[Timetable].expect_open("phrase", by, words=False)
    if given is not None and given.by == by.voice:
        raise Refused(Code.PHRASE_YOURS)
    # Not yet shown and not there are one answer: whether words exist is nobody's business before the wall has them.
    if given is None or not given.on_wall:
        raise Refused(Code.PHRASE_NOT_SHOWN)
    return [PhraseEchoed(command.id, by.voice)]


# Applying


def _offered(day: Day, fact: PhraseOffered) -> list[Key]:
    given = Given(
        "phrase",
        fact.id,
        fact.text,
        fact.slot,
        fact.by,
        fact.at,
        fact.uses,
        fact.lang,
        fact.gloss,
        fact.said,
        NO_ECHOES,
    )
    return take_in(day, given, fact.due, fact.question or None)


def _withdrawn(day: Day, fact: PhraseWithdrawn) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.withdrawn_at = fact.at
    day[Showing].wait_no_more(given.id)
    return seen_anew(day, given)


def _echoed(day: Day, fact: PhraseEchoed) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.echo(fact.by)
    return [given.key, echo(fact.by, given.id)]


def _echo_taken_back(day: Day, fact: PhraseEchoTakenBack) -> list[Key]:
    given = day[AllGiven].items.get(fact.id)
    if given is None or fact.by not in given.echoes:
        return []
    del given.echoes[fact.by]
    return [given.key, echo(fact.by, given.id)]


# What places see


class PhraseCell(Cell, frozen=True):
    """A phrase on the wall and on other people's phones; `echoes` is how many stand behind it (see `counts`)."""

    text: str
    slot: str
    at: int
    echoes: int | None
    themes: list[str]
    lang: str | None
    gloss: str | None
    said: Said | None
    prompt: str


class DeskPhraseCell(PhraseCell, frozen=True):
    """A phrase at the desk."""

    uses: tuple[Use, ...]
    hidden: str | None
    read: int | None
    wall: WallState
    due: int | None
    appeal: Appeal | msgspec.UnsetType = msgspec.UNSET
    slip: str | msgspec.UnsetType = msgspec.UNSET


Half = Literal["before", "now"]


class PoetPhraseCell(PhraseCell, frozen=True):
    """A phrase in the pool, or the `half` of a pair."""

    lines: list[str]
    half: Half | msgspec.UnsetType = msgspec.UNSET


def _cell(day: Day, phrase_id: str, place: Role) -> PhraseCell | None:
    source = day[AllGiven].source(phrase_id)
    if source is None or place not in source.seen_at():
        return None
    given = source.given
    themes = day[Themes].of(given.id)
    words = (source.text, given.slot, given.at, told_at(place, len(given.echoes)), themes)
    seen = (*words, given.lang, given.gloss, given.said, given.prompt)
    match place:
        case Role.DESK:
            due = day[Showing].waiting.get(given.id)
            became = (given.hidden, given.read_at, given.wall_state, due, given.appeal or msgspec.UNSET)
            return DeskPhraseCell(*seen, given.uses, *became, day[Slips].for_desk(given.id, given.said))
        case Role.POET:
            return PoetPhraseCell(*seen, _lines_with(day[Poem], source), _half(source))
        case _:
            return PhraseCell(*seen)


def _lines_with(poem: Poem, source: Source) -> list[str]:
    return [line for line in poem.with_phrase(source.given.id) if poem.lines[line].has(source.id)]


def _half(source: Source) -> Half | msgspec.UnsetType:
    if not source.given.is_pair:
        return msgspec.UNSET
    return "before" if source.before else "now"


_ON_WALL_ALONE = (ON_WALL,)  # one for the thousands that are under no theme


def _seen_at(day: Day, phrase_id: str) -> Collection[Role]:
    source = day[AllGiven].source(phrase_id)
    return source.seen_at() if source is not None else ()


def _in_line(day: Day, line: str) -> Iterable[str]:
    """The edge from a line to the entries of the pool that show that they are in it."""
    return (each for phrase in phrases_in_line(day, line) for each in _entries(day, phrase))


def _entries(day: Day, given_id: str) -> Iterable[str]:
    """The edge from a pair to its halves; a phrase is its own entry."""
    given = day[AllGiven].items.get(given_id)
    return (given_id,) if given is None else [source.id for source in sources_of(given)]


def _listed(cell: PhraseCell) -> Listed:
    return Listed(cell.at, (ON_WALL, *map(in_theme, cell.themes)) if cell.themes else _ON_WALL_ALONE)


NOUN = Noun(
    "phrases",
    commands=(
        CommandRow(OfferPhrase, (Role.PHONE, Role.DESK), _offer, makes="phrase", resent=_expect_same),
        CommandRow(WithdrawPhrase, (Role.PHONE,), _withdraw),
        CommandRow(EchoPhrase, (Role.PHONE,), _echo),
    ),
    facts=(
        FactRow(PhraseOffered, _offered, made=lambda fact: made_by(owner(fact.by, fact.said), "phrase"), words_of="id"),
        FactRow(PhraseWithdrawn, _withdrawn),
        FactRow(PhraseEchoed, _echoed),
        FactRow(PhraseEchoTakenBack, _echo_taken_back),
    ),
    cells=(
        CellRow(
            "phrase",
            {Role.PHONE: PhraseCell, Role.DESK: DeskPhraseCell, Role.POET: PoetPhraseCell, Role.WALL: PhraseCell},
            _cell,
            made_of={"line": _in_line, "shift": _entries},
            listed=_listed,
            seen_at=_seen_at,
        ),
    ),
)
