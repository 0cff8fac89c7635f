"""
What people give: phrases, and the longer notes for a theme.

The rules here: words belong to whoever gave them. Only that voice takes them back, at any time of the day; after that
no place has the text any more. Hiding is the desk's, has a reason that the giver reads, and can be undone. A phrase
reaches the wall only where its giver allowed that, after a breath in which the desk can keep it back. Nobody is ever
told who gave what: a voice never leaves this module but as a count.
"""

from itertools import takewhile
from typing import Annotated, Literal

import msgspec

from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.text import GLOSS, NOTE, PHRASE, REASON, Givers, Written, tidy
from live.day.timetable import Timetable

# How long a phrase waits before it goes on the wall by itself: long enough for a facilitator who is watching to read
# it and press one key, short enough that the giver still looks up and sees it arrive.
BREATH_MS = 10_000

Use = Literal["wall", "poem", "report"]
Said = Literal["aloud", "paper"]
Pace = Literal["at_once", "breath", "by_hand"]
# A language by its tag (cy, pt-BR); never free text, which would stand in the record where nothing can be erased.
Lang = Annotated[str, msgspec.Meta(pattern="^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$", max_length=35)]
ALL_USES: tuple[Use, ...] = ("wall", "poem", "report")


# Commands


class OfferPhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.offer"):
    """A few words a person gives; `said` is for the desk, which writes for people without a phone."""

    id: str
    text: str
    uses: tuple[Use, ...] = ALL_USES
    lang: Lang | None = None
    gloss: str | None = None
    said: Said | None = None


class WithdrawPhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.withdraw"):
    """Takes a phrase back."""

    id: str


class EchoPhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.echo"):
    """Me too."""

    id: str


class OfferNote(msgspec.Struct, frozen=True, tag_field="do", tag="note.offer"):
    """A longer thought, for a theme or for none yet."""

    id: str
    text: str
    theme: str | None = None
    said: Said | None = None


class WithdrawNote(msgspec.Struct, frozen=True, tag_field="do", tag="note.withdraw"):
    """Takes a note back."""

    id: str


class ReadPhrases(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.read"):
    """A facilitator has read these (phrases and notes)."""

    ids: tuple[str, ...]


class HidePhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.hide"):
    """Takes a phrase or note from every screen but the desk."""

    id: str
    reason: str


class RestorePhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.restore"):
    """Undoes a hide."""

    id: str


class ShowPhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.show"):
    """On the wall now; from the clock: the breath of these is over."""

    id: str


class KeepPhrase(msgspec.Struct, frozen=True, tag_field="do", tag="phrase.keep"):
    """Not on the wall."""

    id: str


class SetPace(msgspec.Struct, frozen=True, tag_field="do", tag="wall.pace"):
    """How phrases reach the wall."""

    pace: Pace


class BreatheOut(msgspec.Struct, frozen=True):
    """The clock's own command: what has had its breath goes on the wall. It has no form on the wire."""


# Facts


class PhraseOffered(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.offered"):
    """A phrase was given, at epoch ms, in a slot; `due` is when its breath ends, or None where none is running."""

    id: str
    text: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    uses: tuple[Use, ...]
    lang: str | None = None
    gloss: Written | None = None
    said: Said | None = None


class NoteOffered(msgspec.Struct, frozen=True, tag_field="is", tag="note.offered"):
    """A note was given."""

    id: str
    text: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    said: Said | None = None


class PhraseWithdrawn(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.withdrawn"):
    """A phrase or note was taken back."""

    id: str
    at: int


class PhraseEchoed(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.echoed"):
    """Another voice stands behind a phrase."""

    id: str
    by: Voice


class PhrasesRead(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.read"):
    """A facilitator read these."""

    ids: tuple[str, ...]
    at: int


class PhraseHidden(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.hidden"):
    """A phrase or note was kept aside."""

    id: str
    reason: Written
    at: int


class PhraseRestored(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.restored"):
    """And brought back; `due` as in `PhraseOffered`, for one that has not been on the wall yet."""

    id: str
    due: int | None = None


class PhrasesShown(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.shown"):
    """These are on the wall from now on."""

    ids: tuple[str, ...]
    at: int


class PhraseKept(msgspec.Struct, frozen=True, tag_field="is", tag="phrase.kept"):
    """This one is not, until a facilitator shows it."""

    id: str


class PaceSet(msgspec.Struct, frozen=True, tag_field="is", tag="wall.paced"):
    """How phrases reach the wall from now on."""

    pace: Pace


PhraseCommand = (
    OfferPhrase
    | WithdrawPhrase
    | EchoPhrase
    | OfferNote
    | WithdrawNote
    | ReadPhrases
    | HidePhrase
    | RestorePhrase
    | ShowPhrase
    | KeepPhrase
    | SetPace
    | BreatheOut
)
PhraseFact = (
    PhraseOffered
    | NoteOffered
    | PhraseWithdrawn
    | PhraseEchoed
    | PhrasesRead
    | PhraseHidden
    | PhraseRestored
    | PhrasesShown
    | PhraseKept
    | PaceSet
)


# State


class Given(msgspec.Struct):
    """A phrase or a note, and what became of it."""

    what: Literal["phrase", "note"]
    id: str
    text: str
    slot: str
    by: Voice
    at: int
    due: int | None
    uses: tuple[Use, ...]
    lang: str | None
    gloss: str | None
    said: Said | None
    # A dict as an ordered set, so that nothing depends on the order of a set.
    echoes: dict[Voice, None] = {}
    read_at: int | None = None
    shown_at: int | None = None
    kept: bool = False
    hidden: str | None = None
    hidden_at: int | None = None
    withdrawn_at: int | None = None

    @property
    def stands(self) -> bool:
        """Whether the room may work with it: neither taken back nor kept aside."""
        return self.withdrawn_at is None and self.hidden is None

    @property
    def on_wall(self) -> bool:
        """Whether the wall, and so everybody, may see it."""
        return self.stands and self.shown_at is not None and not self.kept

    @property
    def in_pool(self) -> bool:
        """Whether the poet may draw from it."""
        return self.what == "phrase" and self.stands and "poem" in self.uses

    @property
    def wall_state(self) -> Literal["waiting", "shown", "kept", "never"]:
        """Where it stands with the wall, for the desk."""
        if "wall" not in self.uses:
            return "never"
        if self.kept:
            return "kept"
        return "waiting" if self.shown_at is None else "shown"


class Phrases:
    """Everything that was given today. Changed by `apply` only."""

    def __init__(self) -> None:
        self.given: dict[str, Given] = {}
        self.mine: dict[Voice, list[str]] = {}
        self.echoed: dict[Voice, dict[str, None]] = {}
        # Whose breath is running, in the order in which they end: every breath is as long, and time never goes back.
        self.breathing: dict[str, int] = {}
        self.givers = Givers()
        self.pace: Pace = "breath"
        self.written_down = 0

    def phrase(self, phrase_id: str | None) -> Given | None:
        """The phrase of that id, also one that was taken back; None for a note or an unknown id."""
        given = self.given.get(phrase_id) if phrase_id is not None else None
        return given if given is not None and given.what == "phrase" else None

    @property
    def voices(self) -> int:
        """How many people gave words; every slip of paper and every voice in the room counts as one person."""
        return len(self.mine)


def next_due(phrases: Phrases) -> int | None:
    """When the next breath ends, epoch ms."""
    return next(iter(phrases.breathing.values()), None)


# Deciding


def decide(phrases: Phrases, timetable: Timetable, command: PhraseCommand, by: By, now: int) -> list[PhraseFact]:
    """The facts a command becomes, or `Refused`."""
    match command:
        case OfferPhrase() | OfferNote():
            return _offer(phrases, timetable, command, by, now)
        case WithdrawPhrase():
            return _withdraw(phrases, command.id, "phrase", by, now)
        case WithdrawNote():
            return _withdraw(phrases, command.id, "note", by, now)
        case EchoPhrase():
            return _echo(phrases, timetable, command, by)
        case SetPace():
            return [PaceSet(command.pace)] if command.pace != phrases.pace else []
        case BreatheOut():
            ids = tuple(takewhile(lambda each: phrases.breathing[each] <= now, phrases.breathing))
            return [PhrasesShown(ids, now)] if ids else []
        case _:
            return _moderate(phrases, command, now)


def _offer(
    phrases: Phrases, timetable: Timetable, command: OfferPhrase | OfferNote, by: By, now: int
) -> list[PhraseFact]:
    what: Literal["phrase", "note"] = "phrase" if isinstance(command, OfferPhrase) else "note"
    slot = timetable.expect_open(what, by)
    said = (command.said or "aloud") if by.role is Role.DESK else None
    voice = by.voice or Voice(f"{said}/{command.id}")
    if isinstance(command, OfferNote):
        text, due = tidy(command.text, NOTE), _breath(phrases, now)
        return [NoteOffered(command.id, text, slot, voice, now, due, said), *_at_once(phrases, command.id, now)]
    text, uses, lang, gloss = _content(command)
    due = _breath(phrases, now) if "wall" in uses else None
    offered = PhraseOffered(command.id, text, slot, voice, now, due, uses, lang, gloss, said)
    return [offered, *(_at_once(phrases, command.id, now) if "wall" in uses else [])]


def expect_same(phrases: Phrases, command: OfferPhrase | OfferNote) -> None:
    """Refuses other words, or other uses of them, under an id that has been given: answered ok, they would be lost."""
    given = phrases.given[command.id]
    if isinstance(command, OfferNote):
        same = tidy(command.text, NOTE) == given.text
    else:
        same = _content(command) == (given.text, given.uses, given.lang, given.gloss)
    if not same:
        raise Refused(Code.ID_TAKEN)


def _content(command: OfferPhrase) -> tuple[str, tuple[Use, ...], str | None, str | None]:
    """What an offer says, as it is kept: text, uses, language, gloss."""
    uses = tuple(use for use in ALL_USES if use in command.uses)
    gloss = tidy(command.gloss, GLOSS) or None if command.gloss else None
    return tidy(command.text, PHRASE), uses, command.lang or None, gloss


def _breath(phrases: Phrases, now: int) -> int | None:
    """When something that may go on the wall goes there by itself; None where it does not wait for a breath."""
    return now + BREATH_MS if phrases.pace == "breath" else None


def _at_once(phrases: Phrases, given_id: str, now: int) -> list[PhraseFact]:
    return [PhrasesShown((given_id,), now)] if phrases.pace == "at_once" else []


def _withdraw(phrases: Phrases, given_id: str, what: str, by: By, now: int) -> list[PhraseFact]:
    given = phrases.given.get(given_id)
    if given is None or given.what != what:
        raise Refused(Code.PHRASE_UNKNOWN if what == "phrase" else Code.NOTE_UNKNOWN)
    if given.by != by.voice:
        raise Refused(Code.PHRASE_NOT_YOURS if what == "phrase" else Code.NOTE_NOT_YOURS)
    return [PhraseWithdrawn(given_id, now)] if given.withdrawn_at is None else []


def _echo(phrases: Phrases, timetable: Timetable, command: EchoPhrase, by: By) -> list[PhraseFact]:
    given = phrases.phrase(command.id)
    if given is not None and by.voice in given.echoes:
        return []
    timetable.expect_open("phrase", by, words=False)
    if given is not None and given.by == by.voice:
        raise Refused(Code.PHRASE_YOURS)
    # Not yet shown and not there are one answer: whether words exist is nobody's business before the wall has them.
    if given is None or not given.on_wall:
        raise Refused(Code.PHRASE_NOT_SHOWN)
    return [PhraseEchoed(command.id, by.voice)]


def _moderate(
    phrases: Phrases, command: ReadPhrases | HidePhrase | RestorePhrase | ShowPhrase | KeepPhrase, now: int
) -> list[PhraseFact]:
    if isinstance(command, ReadPhrases):
        found = [_find(phrases, each) for each in command.ids]
        unread = tuple(given.id for given in found if given.read_at is None and given.withdrawn_at is None)
        return [PhrasesRead(unread, now)] if unread else []
    given = _find(phrases, command.id)
    if given.withdrawn_at is not None:
        raise Refused(Code.PHRASE_WITHDRAWN)
    match command:
        case HidePhrase():
            return _hide(given, command, now)
        case RestorePhrase():
            return _restore(phrases, given, now) if given.hidden is not None else []
        case KeepPhrase():
            return [PhraseKept(given.id)] if not given.kept else []
        case ShowPhrase():
            if given.hidden is not None:
                raise Refused(Code.PHRASE_HIDDEN)
            if "wall" not in given.uses:
                raise Refused(Code.PHRASE_NOT_FOR_WALL)
            return [PhrasesShown((given.id,), now)] if given.kept or given.shown_at is None else []


def _restore(phrases: Phrases, given: Given, now: int) -> list[PhraseFact]:
    """Brought back; what has not been on the wall yet, and may, goes there as if it had just been given."""
    if given.wall_state != "waiting":
        return [PhraseRestored(given.id)]
    return [PhraseRestored(given.id, _breath(phrases, now)), *_at_once(phrases, given.id, now)]


def _find(phrases: Phrases, given_id: str) -> Given:
    given = phrases.given.get(given_id)
    if given is None:
        raise Refused(Code.ITEM_UNKNOWN)
    return given


def _hide(given: Given, command: HidePhrase, now: int) -> list[PhraseFact]:
    reason = tidy(command.reason, REASON)
    return [PhraseHidden(given.id, reason, now)] if given.hidden is None else []


# Applying


def apply(phrases: Phrases, fact: PhraseFact) -> list[str]:
    """Changes what was given; returns the keys it touched. A fact that no longer holds changes nothing."""
    match fact:
        case PhraseOffered():
            return _offered(phrases, fact, "phrase", fact.uses, fact.lang, fact.gloss)
        case NoteOffered():
            return _offered(phrases, fact, "note", ALL_USES, None, None)
        case PaceSet():
            return _paced(phrases, fact.pace)
        case PhrasesRead() | PhrasesShown():
            return [key for each in fact.ids for key in _marked(phrases, each, fact)]
        case _:
            given = phrases.given.get(fact.id)
            if given is None or given.withdrawn_at is not None:
                return []
            _change(phrases, given, fact)
            return [f"{given.what}/{given.id}"]


def _offered(
    phrases: Phrases,
    fact: PhraseOffered | NoteOffered,
    what: Literal["phrase", "note"],
    uses: tuple[Use, ...],
    lang: str | None,
    gloss: str | None,
) -> list[str]:
    if fact.id in phrases.given:
        return []
    given = Given(
        what, fact.id, fact.text, fact.slot, fact.by, fact.at, fact.due, uses, lang, gloss, fact.said, echoes={}
    )
    phrases.given[fact.id] = given
    phrases.mine.setdefault(fact.by, []).append(fact.id)
    phrases.written_down += fact.said is not None
    if fact.due is not None:
        phrases.breathing[fact.id] = fact.due
    if given.in_pool:
        phrases.givers.add(given.id, given.text)
    return [f"{what}/{fact.id}", "people"]


def _paced(phrases: Phrases, pace: Pace) -> list[str]:
    """From `by_hand` on nothing goes up by itself any more, also not what was drawing its breath."""
    phrases.pace = pace
    if pace != "by_hand":
        return ["wall"]
    waiting = list(phrases.breathing)
    phrases.breathing.clear()
    return ["wall", *(f"{phrases.given[each].what}/{each}" for each in waiting)]


def _marked(phrases: Phrases, given_id: str, fact: PhrasesRead | PhrasesShown) -> list[str]:
    given = phrases.given.get(given_id)
    if given is None or given.withdrawn_at is not None:
        return []
    if isinstance(fact, PhrasesRead):
        given.read_at = given.read_at or fact.at
    else:
        given.shown_at = given.shown_at or fact.at
        given.kept = False
        phrases.breathing.pop(given_id, None)
    return [f"{given.what}/{given.id}"]


def _change(
    phrases: Phrases, given: Given, fact: PhraseWithdrawn | PhraseEchoed | PhraseHidden | PhraseRestored | PhraseKept
) -> None:
    match fact:
        case PhraseWithdrawn():
            given.withdrawn_at = fact.at
            phrases.breathing.pop(given.id, None)
            phrases.givers.remove(given.id)
        case PhraseEchoed():
            given.echoes[fact.by] = None
            phrases.echoed.setdefault(fact.by, {})[given.id] = None
        case PhraseHidden():
            given.hidden, given.hidden_at = fact.reason, fact.at
            phrases.breathing.pop(given.id, None)
            phrases.givers.remove(given.id)
        case PhraseRestored():
            given.hidden = given.hidden_at = None
            if fact.due is not None:
                phrases.breathing[given.id] = fact.due
            if given.in_pool:
                phrases.givers.add(given.id, given.text)
        case PhraseKept():
            given.kept = True
            phrases.breathing.pop(given.id, None)


# What places see


class PhraseCell(msgspec.Struct, frozen=True):
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
    wall: str
    due: int | None


class PoetPhraseCell(PhraseCell, frozen=True):
    """A phrase in the pool."""

    lines: list[str]


class NoteCell(msgspec.Struct, frozen=True):
    """A note on the wall and on phones."""

    text: str
    slot: str
    at: int
    theme: str | None
    said: Said | None


class DeskNoteCell(NoteCell, frozen=True):
    """A note at the desk."""

    hidden: str | None
    read: int | None
    wall: str
    due: int | None


def phrase_cell(
    phrases: Phrases, given: Given, place: Role, themes: list[str], lines: list[str]
) -> PhraseCell | NoteCell | None:
    """What a place sees of a phrase or note; None where it may not see it."""
    if given.withdrawn_at is not None:
        return None
    theme = themes[0] if themes else None
    desk = (given.hidden, given.read_at, given.wall_state, phrases.breathing.get(given.id))
    note = (given.text, given.slot, given.at, theme, given.said)
    seen = (given.text, given.slot, given.at, len(given.echoes), themes, given.lang, given.gloss, given.said)
    match place, given.what:
        case Role.DESK, "phrase":
            return DeskPhraseCell(*seen, given.uses, *desk)
        case Role.DESK, "note":
            return DeskNoteCell(*note, *desk)
        case Role.POET, _:
            return PoetPhraseCell(*seen, lines) if given.in_pool else None
        case _ if not given.on_wall:
            return None
        case _, "phrase":
            return PhraseCell(*seen)
        case _:
            return NoteCell(*note)
