"""
Notes: the longer thoughts that people give, for a theme or for none yet.

The rules here: a note is taken while a slot takes notes, and from the desk in any slot. It goes to the desk and the
wall, never to the poet; the wall shows one that is under no theme below the words that answer the same question. Only
the voice that gave it takes it back.
"""

from collections.abc import Collection

import msgspec

from live.day.gathered import Themes
from live.day.given import ALL_USES, NO_ECHOES, AllGiven, Appeal, Given, Said, WallState, owner, whose
from live.day.keys import ON_WALL, Key, in_theme
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
from live.day.phrases import PhraseWithdrawn
from live.day.projection import Timetable
from live.day.questions import answered_by
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.showing import Showing, take_in
from live.day.slips import Slips
from live.day.text import NOTE, Written, tidy
from live.day.themes import ItemGathered

# Commands


class OfferNote(MakeCommand, frozen=True, tag="note.offer"):
    """A longer thought, for a theme or for none yet; `said` and `prompt` as with a phrase."""

    text: str
    theme: str | None = None
    said: Said | None = None
    prompt: str | None = None


class WithdrawNote(Command, frozen=True, tag="note.withdraw"):
    """Takes a note back."""

    id: str


# Facts


class NoteOffered(MadeFact, frozen=True, tag="note.offered"):
    """A note was given, at epoch ms, in a slot; `due` and `question` as with a phrase."""

    text: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    said: Said | None = None
    question: str | msgspec.UnsetType = msgspec.UNSET


# Deciding


def _offer(day: Day, command: OfferNote, by: By, now: int) -> list[Fact]:
    slot = day[Timetable].expect_open("note", by)
    said, voice = whose(by, command.said, command.id)
    text = tidy(command.text, NOTE)
    gathered: list[Fact] = []
    if command.theme is not None:
        gathered = [ItemGathered(day[Themes].expect(command.theme).id, command.id, now)]
    due, prompt = day[Showing].due(ALL_USES, now), answered_by(day, slot, command.prompt)
    offered = NoteOffered(command.id, text, slot, voice, now, due, said, prompt)
    return [offered, *day[Showing].at_once(command.id, ALL_USES, now), *gathered]


def _expect_same(day: Day, command: OfferNote) -> None:
    """Refuses other words under an id that has been given: answered ok, they would be lost."""
    known = day[AllGiven].items[command.id].text
    if known and tidy(command.text, NOTE) != known:  # what is erased was taken back, and stays so
        raise Refused(Code.ID_TAKEN)


def _withdraw(day: Day, command: WithdrawNote, by: By, now: int) -> list[Fact]:
    given = day[AllGiven].items.get(command.id)
    if given is None or given.what != "note":
        raise Refused(Code.NOTE_UNKNOWN)
    if given.by != by.voice:
        raise Refused(Code.NOTE_NOT_YOURS)
    return [PhraseWithdrawn(given.id, now)] if given.withdrawn_at is None else []


# Applying


def _offered(day: Day, fact: NoteOffered) -> list[Key]:
    given = Given("note", fact.id, fact.text, fact.slot, fact.by, fact.at, ALL_USES, None, None, fact.said, NO_ECHOES)
    return take_in(day, given, fact.due, fact.question or None)


# What places see


class NoteCell(Cell, frozen=True):
    """A note on the wall and on phones."""

    text: str
    slot: str
    at: int
    theme: str | None
    said: Said | None
    prompt: str


class DeskNoteCell(NoteCell, frozen=True):
    """A note at the desk."""

    hidden: str | None
    read: int | None
    wall: WallState
    due: int | None
    appeal: Appeal | msgspec.UnsetType = msgspec.UNSET
    slip: str | msgspec.UnsetType = msgspec.UNSET


def _cell(day: Day, note_id: str, place: Role) -> NoteCell | None:
    given = day[AllGiven].items.get(note_id)
    if given is None or given.what != "note" or not given.is_seen_by(place):
        return None
    theme = next(iter(day[Themes].of(given.id)), None)
    seen = (given.text, given.slot, given.at, theme, given.said, given.prompt)
    if place is not Role.DESK:
        return NoteCell(*seen)
    due = day[Showing].waiting.get(given.id)
    became = (given.hidden, given.read_at, given.wall_state, due, given.appeal or msgspec.UNSET)
    return DeskNoteCell(*seen, *became, day[Slips].for_desk(given.id, given.said))


def _seen_at(day: Day, note_id: str) -> Collection[Role]:
    given = day[AllGiven].items.get(note_id)
    return given.seen_at() if given is not None and given.what == "note" else ()


def _listed(cell: NoteCell) -> Listed:
    return Listed(cell.at, (ON_WALL,) if cell.theme is None else (ON_WALL, in_theme(cell.theme)))


NOUN = Noun(
    "notes",
    commands=(
        CommandRow(OfferNote, (Role.PHONE, Role.DESK), _offer, makes="note", resent=_expect_same),
        CommandRow(WithdrawNote, (Role.PHONE,), _withdraw),
    ),
    facts=(
        FactRow(NoteOffered, _offered, made=lambda fact: made_by(owner(fact.by, fact.said), "note"), words_of="id"),
    ),
    cells=(
        CellRow(
            "note",
            {Role.PHONE: NoteCell, Role.DESK: DeskNoteCell, Role.WALL: NoteCell},
            _cell,
            listed=_listed,
            seen_at=_seen_at,
        ),
    ),
)
