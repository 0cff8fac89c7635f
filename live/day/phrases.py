"""
Phrases: the few words that people give.

The rules here: a phrase is taken while a slot takes phrases, and from the desk in any slot. Only the voice that gave it
takes it back, at any time of the day; after that no place has the text any more. "Me too" stands behind what the wall
has shown, and never behind one's own words.
"""

from live.day.given import ALL_USES, AllGiven, Given, Lang, Said, Use, WallState, owner, whose
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Made, MadeFact, MakeCommand, Noun
from live.day.poem import Poem, phrases_in_line
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.showing import Showing, take_in
from live.day.text import GLOSS, PHRASE, Written, tidy
from live.day.themes import Themes

# Commands


class OfferPhrase(MakeCommand, frozen=True, tag="phrase.offer"):
    """A few words a person gives; `said` is for the desk, which writes for people without a phone."""

    text: str
    uses: tuple[Use, ...] = ALL_USES
    lang: Lang | None = None
    gloss: str | None = None
    said: Said | None = None


class WithdrawPhrase(Command, frozen=True, tag="phrase.withdraw"):
    """Takes a phrase back."""

    id: str


class EchoPhrase(Command, frozen=True, tag="phrase.echo"):
    """Says "me too" to a phrase on the wall."""

    id: str


# Facts


class PhraseOffered(MadeFact, frozen=True, tag="phrase.offered"):
    """A phrase was given, at epoch ms, in a slot; `due` is when it goes on the wall by itself, or None."""

    text: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    uses: tuple[Use, ...]
    lang: str | None = None
    gloss: Written | None = None
    said: Said | None = None


class PhraseWithdrawn(Fact, frozen=True, tag="phrase.withdrawn"):
    """A phrase or note was taken back."""

    id: str
    at: int


class PhraseEchoed(Fact, frozen=True, tag="phrase.echoed"):
    """Another voice stands behind a phrase."""

    id: str
    by: Voice


# Deciding


def _offer(day: Day, command: OfferPhrase, by: By, now: int) -> list[Fact]:
    slot = day[Timetable].expect_open("phrase", by)
    said, voice = whose(by, command.said, command.id)
    text, uses, lang, gloss = _content(command)
    due = day[Showing].due(uses, now)
    offered = PhraseOffered(command.id, text, slot, voice, now, due, uses, lang, gloss, said)
    return [offered, *day[Showing].at_once(command.id, uses, now)]


def _expect_same(day: Day, command: OfferPhrase) -> None:
    """Refuses other words, or other uses of them, under an id that has been given: answered ok, they would be lost."""
    given = day[AllGiven].items[command.id]
    if _content(command) != (given.text, given.uses, given.lang, given.gloss):
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
    if given is not None and by.voice in given.echoes:
        return []
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
        "phrase", fact.id, fact.text, fact.slot, fact.by, fact.at, fact.uses, fact.lang, fact.gloss, fact.said, {}
    )
    return take_in(day, given, fact.due)


def _withdrawn(day: Day, fact: PhraseWithdrawn) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.withdrawn_at = fact.at
    day[Showing].wait_no_more(given.id)
    day[AllGiven].givers.remove(given.id)
    return [given.key]


def _echoed(day: Day, fact: PhraseEchoed) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.echoes[fact.by] = None
    day[AllGiven].echoed.setdefault(fact.by, {})[given.id] = None
    return [given.key]


# What places see


class PhraseCell(Cell, frozen=True):
    """A phrase on the wall and on other people's phones."""

    text: str
    slot: str
    at: int
    echoes: int
    themes: list[str]
    lang: str | None
    gloss: str | None
    said: Said | None


class DeskPhraseCell(PhraseCell, frozen=True):
    """A phrase at the desk."""

    uses: tuple[Use, ...]
    hidden: str | None
    read: int | None
    wall: WallState
    due: int | None


class PoetPhraseCell(PhraseCell, frozen=True):
    """A phrase in the pool."""

    lines: list[str]


def _cell(day: Day, phrase_id: str, place: Role) -> PhraseCell | None:
    given = day[AllGiven].phrase(phrase_id)
    if given is None or not given.is_seen_by(place):
        return None
    themes = day[Themes].of(given.id)
    seen = (given.text, given.slot, given.at, len(given.echoes), themes, given.lang, given.gloss, given.said)
    match place:
        case Role.DESK:
            due = day[Showing].waiting.get(given.id)
            return DeskPhraseCell(*seen, given.uses, given.hidden, given.read_at, given.wall_state, due)
        case Role.POET:
            return PoetPhraseCell(*seen, day[Poem].with_phrase(given.id))
        case _:
            return PhraseCell(*seen)


NOUN = Noun(
    "phrases",
    commands=(
        CommandRow(OfferPhrase, (Role.PHONE, Role.DESK), _offer, makes="phrase", resent=_expect_same),
        CommandRow(WithdrawPhrase, (Role.PHONE,), _withdraw),
        CommandRow(EchoPhrase, (Role.PHONE,), _echo),
    ),
    facts=(
        FactRow(PhraseOffered, _offered, made=lambda fact: Made("phrase", owner(fact.by, fact.said))),
        FactRow(PhraseWithdrawn, _withdrawn),
        FactRow(PhraseEchoed, _echoed),
    ),
    cells=(
        CellRow(
            "phrase",
            {Role.PHONE: PhraseCell, Role.DESK: DeskPhraseCell, Role.POET: PoetPhraseCell, Role.WALL: PhraseCell},
            _cell,
            made_of={"line": phrases_in_line},
        ),
    ),
)
