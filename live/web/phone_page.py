"""
What the phones' page shows to one person, from the cells that their phone is sent first and those that it asks for.

The rule here: what the page costs does not grow with the day. It has the newest words; by links it leads to itself with
the older ones of one list.
"""

from collections.abc import Collection
from typing import NamedTuple, TypeVar

import msgspec

from live.day.checkins import OwnCheckinCell
from live.day.keeping import TermsCell
from live.day.keys import ON_WALL, OWN
from live.day.notes import NoteCell
from live.day.phrases import PhraseCell
from live.day.poem import LineCell
from live.day.readback import OwnReadbackCell
from live.day.rings import NearCell, PlacedCell, Ring
from live.day.roles import Role, Voice
from live.day.shifts import ShiftCell
from live.day.steps import EchoCell, MeCell, MineCell
from live.day.themes import PhoneThemeCell
from live.room import more, wire
from live.room.lists import Place
from live.room.room import Room
from live.room.wire import C
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue, newest_first
from live.web.forms import SentForm
from live.web.house import House
from live.web.reflecting import Reflecting, reflecting

# Words of a list that are drawn on the page, which takes up to half a millisecond for each; a script draws the others
# that have come with them, without one a link leads there.
WORDS = {ON_WALL: 20, OWN: 10}

Words = list[tuple[str, PhraseCell | NoteCell | ShiftCell]]
Word = TypeVar("Word", PhraseCell, MineCell)
Row = TypeVar("Row")


class PhonePage(msgspec.Struct, frozen=True):
    """
    What one person sees; `form` is what they sent, where it could not be done; `say` what there is to say else.

    `phrases` are those of the wall, `under` the words that are there of each theme, `mine` one's own, the newest first;
    `own` all of one's own that are there, by id; `echoes` the ids of phrases that they stand behind, `placed` the ring
    in which they have a theme, by its id. `older` says of a list where its older words begin, where it has any; `asked`
    is the list whose older words these are, if they are. `checkin` is how they said they are, `readback` what they are
    asked while the poem is read back to them, `reflecting` what they are after the day.
    """

    base: Base
    phrases: list[tuple[str, PhraseCell]]
    themes: list[tuple[str, PhoneThemeCell]]
    under: dict[str, Words]
    lines: list[tuple[str, LineCell]]
    mine: list[tuple[str, MineCell]]
    own: dict[str, MineCell]
    echoes: Collection[str]
    me: MeCell
    terms: TermsCell
    placed: dict[str, Ring]
    near: bool
    older: dict[str, str]
    readback: OwnReadbackCell | None
    checkin: OwnCheckinCell | None
    reflecting: Reflecting
    asked: str | None = None
    form: SentForm | None = None
    say: str | None = None


def phone_page(
    house: House,
    code: str,
    room: Room,
    voice: Voice,
    *,
    form: SentForm | None = None,
    say: str | None = None,
    asked: wire.AskMore | None = None,
) -> PhonePage:
    """What a voice sees at this moment, with the words that it asks for; `Refused` where there is no such list."""
    sent = _sent(room, voice, asked)
    phrases, mine = sent.words(ON_WALL, "phrase", PhraseCell), sent.words(OWN, "mine", MineCell)
    drawn = sent.drawn(OWN, mine)
    return PhonePage(
        base=base_of(house, code, room, Role.PHONE, sent.first),
        phrases=sent.drawn(ON_WALL, phrases),
        themes=by_hue(sent.first.of("theme", PhoneThemeCell)),
        under=_under(sent),
        lines=sent.first.of("line", LineCell),
        mine=[*drawn, *filter(_is_in_poem, mine[len(drawn) :])],
        own=sent.all("mine", MineCell),
        echoes=sent.all("echo", EchoCell),
        me=sent.first.get("me", MeCell) or MeCell([]),
        terms=sent.first.one("terms", TermsCell),
        placed=(sent.first.get("placed", PlacedCell) or PlacedCell({})).rings,
        near=sent.first.get("near", NearCell) is not None,
        older=_older(sent, phrases, mine),
        readback=sent.first.get("readback", OwnReadbackCell),
        checkin=sent.first.get("checkin", OwnCheckinCell),
        reflecting=reflecting(sent.first, room.now()),
        asked=sent.asked,
        form=form,
        say=say,
    )


class _Sent(NamedTuple):
    """The cells that a phone is sent first, and then those of the list that it has `asked` for, if it has."""

    first: Cells
    then: Cells
    asked: str | None

    def words(self, name: str, noun: str, kind: type[Word]) -> list[tuple[str, Word]]:
        """Those of a list: of the one that is asked for only what was asked for."""
        return newest_first((self.then if name == self.asked else self.first).of(noun, kind))

    def drawn(self, name: str, rows: list[Row]) -> list[Row]:
        """Those of them that the page draws."""
        return rows if name == self.asked else rows[: WORDS[name]]

    def all(self, noun: str, kind: type[C]) -> dict[str, C]:
        """Those of a noun that are there at all, by id."""
        return dict([*self.first.of(noun, kind), *self.then.of(noun, kind)])


def _sent(room: Room, voice: Voice, asked: wire.AskMore | None) -> _Sent:
    page = b"" if asked is None else more.page_of(room, voice, asked)
    return _Sent(Cells(room, Role.PHONE, voice), Cells.read(page, Role.PHONE), None if asked is None else asked.list)


def _is_in_poem(row: tuple[str, MineCell]) -> bool:
    return any(step.is_ == "in_poem" for step in row[1].state)


def _under(sent: _Sent) -> dict[str, Words]:
    """The words that are there of each theme."""
    under: dict[str, Words] = {}
    for phrase in sent.all("phrase", PhraseCell).items():
        for theme in phrase[1].themes:
            under.setdefault(theme, []).append(phrase)
    for pair in sent.all("shift", ShiftCell).items():
        for theme in pair[1].themes:
            under.setdefault(theme, []).append(pair)
    for note in sent.all("note", NoteCell).items():
        under.setdefault(note[1].theme or "", []).append(note)
    return {theme: newest_first(words) for theme, words in under.items()}


def _older(sent: _Sent, phrases: list[tuple[str, PhraseCell]], mine: list[tuple[str, MineCell]]) -> dict[str, str]:
    """Where older words begin; behind those that the page draws, where more have come."""
    older = {name: cell.before for name, cell in sent.first.of("older", wire.Older) if name != sent.asked}
    for name, noun, rows in ((ON_WALL, "phrase", phrases), (OWN, "mine", mine)):
        if name != sent.asked and len(rows) > WORDS[name]:
            last, cell = rows[WORDS[name] - 1]
            older[name] = str(max(Place(cell.at, f"{noun}/{last}"), Place.read(older.get(name, "0/"))))
    return older | {name: cell.before for name, cell in sent.then.of("older", wire.Older)}
