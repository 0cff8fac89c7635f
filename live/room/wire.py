"""
The wire: JSON text frames, and the only place besides the log's codec where JSON exists.

    all places  → commands, each its own (`CommandRow.by` at the end of every noun's module), and beat
    wall        → wall.tell, which page is up; it is told to the desks and written nowhere
    phone       → more, older words of a list; answered with ok and their cells
    poet        → phrase.sound, word.sound and word.sounds, how words sound; answered with ok and that
    all places  ← hello (first), cells, ok or refused (to each command, whether it had a ref or not), beat

The fields are in docs/wire.md. The rules here: unknown keys are ignored; an unknown command, another role's command
and a malformed one are three different refusals; a command is complete and well-typed once it leaves this module. What
goes out is bytes as soon as it is made, since most of it goes to many.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union

import msgspec

from live.day import CODES
from live.day import COMMANDS as ROWS
from live.day.given import Lang
from live.day.noun import Command
from live.day.pages import PageNumber
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import PLACES, Role
from live.prosody.reading import Ears

C = TypeVar("C", bound=msgspec.Struct)

FRAME_LIMIT_BYTES = 16 * 1024


def name_of(command: type[Command]) -> str:
    """What a command is called on the wire."""
    return str(command.__struct_config__.tag)


# The one thing that is told, and those that only ask to see: none changes the day.
TELL = "wall.tell"
MORE = "more"
PHRASE_SOUND = "phrase.sound"
WORD_SOUND = "word.sound"
WORD_SOUNDS = "word.sounds"
_UNWRITTEN = {Role.WALL: {TELL}, Role.PHONE: {MORE}, Role.POET: {PHRASE_SOUND, WORD_SOUND, WORD_SOUNDS}}

# What each place may say, by its names on the wire; as the rows of the nouns have it.
COMMANDS: dict[Role, frozenset[str]] = {
    place: frozenset(name_of(command) for command, row in ROWS.items() if place in row.by)
    | _UNWRITTEN.get(place, set())
    for place in PLACES
}
_ALL = frozenset[str]().union(*COMMANDS.values())


class _Envelope(msgspec.Struct):
    do: str
    ref: int | None = None


_envelopes = msgspec.json.Decoder(_Envelope)
_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(
    Union[tuple(command for command, row in ROWS.items() if set(row.by) & set(PLACES))]  # noqa: UP007  made here
)
_encoder = msgspec.json.Encoder()


class Beat(NamedTuple):
    """A client shows that it is there and asks for the time."""


class TellPage(msgspec.Struct, frozen=True, tag_field="do", tag=TELL):
    """A wall tells which page is up, of how many, and whether it is held still."""

    page: PageNumber
    pages: PageNumber
    held: bool


# A cell that is gone, or that there is not.
NO_CELL = msgspec.Raw(b"null")

# A time and the key of a cell, as `lists.Place` is written.
_Before = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{1,15}/[a-z]+/[A-Za-z0-9_-]{8,40}\Z")]
_List = Annotated[str, msgspec.Meta(pattern=r"\A(wall|mine|meanings|decisions|card|theme/[A-Za-z0-9_-]{8,40})\Z")]


class AskMore(msgspec.Struct, frozen=True, tag_field="do", tag=MORE):
    """A phone asks for words of a list: the newest, or the newest that are older than `before`."""

    list: _List
    before: _Before | None = None


# As many as are worked out in a few ms.
SOUNDS_AT_ONCE = 20
_PhraseId = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{8,40}(\.before)?\Z")]
_PhraseIds = Annotated[tuple[_PhraseId, ...], msgspec.Meta(min_length=1, max_length=SOUNDS_AT_ONCE)]
SOUND = "sound"  # of the cells that answer
SOUNDS = "sounds"


class AskPhraseSounds(msgspec.Struct, frozen=True, tag_field="do", tag=PHRASE_SOUND):
    """A poet asks how phrases sound, to other ears than the day's where they name some."""

    ids: _PhraseIds
    ears: Ears | None = None


class AskWordSound(msgspec.Struct, frozen=True, tag_field="do", tag=WORD_SOUND):
    """The same of a word or a line, in a language or in English."""

    text: str
    lang: Lang | None = None
    ears: Ears | None = None


class AskWordSounds(msgspec.Struct, frozen=True, tag_field="do", tag=WORD_SOUNDS):
    """A poet asks how single words sound that are all in one language, or in English."""

    words: Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=SOUNDS_AT_ONCE)]
    lang: Lang | None = None
    ears: Ears | None = None


AskSounds = AskPhraseSounds | AskWordSound | AskWordSounds
Unwritten = TellPage | AskMore | AskSounds
_uncommon: dict[str, msgspec.json.Decoder[Any]] = {
    TELL: msgspec.json.Decoder(TellPage),
    MORE: msgspec.json.Decoder(AskMore),
    PHRASE_SOUND: msgspec.json.Decoder(AskPhraseSounds),
    WORD_SOUND: msgspec.json.Decoder(AskWordSound),
    WORD_SOUNDS: msgspec.json.Decoder(AskWordSounds),
}


class Frame(NamedTuple):
    """What came in: the client's own number for it, and the command or why there is none."""

    ref: int | None
    command: Command | Beat | Unwritten | Refused


def decode(text: str | bytes, role: Role) -> Frame:
    """A frame from a place; never raises, a frame that cannot be taken carries its refusal."""
    try:
        envelope = _envelopes.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return _undecoded(text)
    if envelope.do == "beat":
        return Frame(envelope.ref, Beat())
    if envelope.do not in COMMANDS[role]:
        known = envelope.do in _ALL
        return Frame(envelope.ref, Refused(Code.COMMAND_NOT_YOURS if known else Code.COMMAND_UNKNOWN))
    try:
        return Frame(envelope.ref, _uncommon.get(envelope.do, _commands).decode(text))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return Frame(envelope.ref, Refused(Code.COMMAND_MALFORMED))


def _undecoded(text: str | bytes) -> Frame:
    """
    Why a frame could not be read, with its `ref` if at all possible: a client that is not told which of its commands
    was refused would send it for ever. The standard library reads what the strict decoder does not, half surrogate
    pairs before all.
    """
    try:
        loose = json.loads(text)
    except (ValueError, RecursionError):
        loose = None
    if not isinstance(loose, dict):
        return Frame(None, Refused(Code.FRAME_UNREADABLE))
    ref, do = loose.get("ref"), loose.get("do")
    halved = isinstance(do, str) and any("\ud800" <= each <= "\udfff" for each in json.dumps(loose, ensure_ascii=False))
    code = _about_characters(str(do).partition(".")[0]) if halved else None
    known_ref = ref if isinstance(ref, int) and not isinstance(ref, bool) and abs(ref) < 2**53 else None
    return Frame(known_ref, Refused(code or Code.COMMAND_MALFORMED))


def _about_characters(noun: str) -> AnyCode | None:
    """How a noun refuses a harmful character."""
    return next((code for code in CODES if code.value == f"{noun}.characters"), None)


class Had(NamedTuple):
    """What a client says it has: the number of its last entry, the epoch that counted it, the mark of the entry."""

    since: int | None = None
    epoch: str | None = None
    mark: str | None = None


class Hello(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Who the client is to the server, the server's time (ms), and whether the cells beside it are all there are.

    `speed` is how fast the day's time goes: more than 1 in a rehearsal, and not said where it is a clock's.
    """

    day: str
    role: Role
    now: int
    epoch: str
    full: bool
    speed: float | None = None


class Record(msgspec.Struct, frozen=True):
    """What is wrong with the record of the day: `lost`, the first entry that is missing from its end."""

    lost: int


class People(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Who is here: phones connected now, people who gave words, words written down for somebody (see `day.counts`).

    `flooded` is for the desk, and said only where somebody sends far too much.
    """

    phones: int | None
    voices: int | None
    said: int | None
    flooded: bool = False


class Walls(msgspec.Struct, frozen=True):
    """
    What the open walls tell: the page that is up on the one with the most pages, of how many, whether it is held still.

    `differ`: another wall has another page up, or has another number of them. Where no wall is open it is page 1 of 1.
    """

    walls: int = 0
    page: int = 1
    pages: int = 1
    held: bool = False
    differ: bool = False


class Older(msgspec.Struct, frozen=True):
    """Where in a list of words those begin that a phone was not sent: what `more` takes as `before`."""

    before: str


def fragment(key: str, cell: msgspec.Struct | Sequence[msgspec.Struct] | None) -> bytes:
    """One cell as it stands inside a frame; encoded once, sent to everyone."""
    return b"%b:%b" % (_key_text(key), _text(cell))


@lru_cache(maxsize=16)
def _key_text(key: str) -> bytes:
    """A key is encoded for one place after the other."""
    return _text(key)


def cells(n: int, mark: str, fragments: bytes) -> bytes:
    """A frame of cells, from fragments joined by commas; with the mark of the entry that they are current to."""
    return b'{"n":%d,"h":"%b","cells":{%b}}' % (n, mark.encode(), fragments)


def by_key(fragments: bytes) -> dict[str, msgspec.Raw]:
    """Joined fragments by their keys, each cell still as text; `cell` decodes one."""
    return msgspec.json.decode(b"{%b}" % fragments, type=dict[str, msgspec.Raw])


def cell(text: msgspec.Raw, kind: type[C]) -> C:
    """One cell as the type that it was encoded from."""
    return msgspec.json.decode(text, type=kind)


def hello(greeting: Hello, n: int, mark: str, fragments: Iterable[bytes]) -> bytes:
    """The first frame; of its cells nearly all are bytes that are shared."""
    return b'{"hello":%b,"n":%d,"h":"%b","cells":{%b}}' % (_text(greeting), n, mark.encode(), b",".join(fragments))


def looked(frame: bytes, say: str, *, seated: bool) -> bytes:
    """The first frame for a page that looks by http: with what is said of that, and whether its seat came along."""
    return b'%b,"seated":%b,"say":%b}' % (frame[:-1], _text(seated), _text(say))


def older(name: str, before: object | None) -> bytes:
    """The cell that no entry stamps: where the older words of a list begin, or null where there are none."""
    return fragment(f"older/{name}", None if before is None else Older(str(before)))


def more(ref: int | None, n: int, mark: str, fragments: bytes) -> bytes:
    """The answer to one that only asks: cells for a client that stays current to the entry it has."""
    return b'{"ref":%b,"ok":%d,%b' % (_text(ref), n, cells(n, mark, fragments)[1:])


def record(role: Role, lost: int | None) -> bytes:
    """The cell that no entry stamps where the log has lost its end, as a fragment for the desk; else nothing."""
    return fragment("record", Record(lost)) if role is Role.DESK and lost is not None else b""


def done(ref: int | None, n: int) -> bytes:
    """The answer to a command that is on disk."""
    return b'{"ref":%b,"ok":%d}' % (_text(ref), n)


def refused(ref: int | None, code: AnyCode, say: str) -> bytes:
    """The answer to one that was not done: why, for the program, and as one says it to the person."""
    return b'{"ref":%b,"refused":%b,"say":%b}' % (_text(ref), _text(code), _text(say))


def beat(now: int, n: int) -> bytes:
    """The answer to a beat."""
    return b'{"beat":%d,"n":%d}' % (now, n)


def _text(value: object) -> bytes:
    return _encoder.encode(value)


def asked_more(name: str, before: str | None) -> AskMore:
    """What somebody asks for by the address of a page, or `Refused`."""
    try:
        return msgspec.convert({"do": MORE, "list": name, "before": before}, AskMore)
    except msgspec.ValidationError:
        raise Refused(Code.COMMAND_MALFORMED) from None


# Fields of which a form can only say "true" or "false".
_YES_OR_NO = ("on", "ok")


def from_form(fields: list[tuple[str, str]]) -> Command:
    """
    A command from a form without JavaScript, or `Refused`: the same names, `uses` once for each, `on` and `ok` true
    or false.

    An empty `theme`, `lang` or `gloss` is none; words that are missing are empty ones.
    """
    uses = [value for name, value in fields if name == "uses"]
    command: dict[str, object] = {
        name: value == "true" if name in _YES_OR_NO else value
        for name, value in fields
        if name != "uses" and value != ""
    }
    command = dict.fromkeys(("text", "word", "before", "now"), "") | command
    if uses:  # the form sends an empty one along, so that no box ticked is told from no boxes there
        command["uses"] = [use for use in uses if use]
    match decode(_encoder.encode(command), Role.PHONE).command:
        case Refused() as refusal:
            raise refusal
        case Beat() | TellPage() | AskMore() | AskPhraseSounds() | AskWordSound() | AskWordSounds():
            raise Refused(Code.COMMAND_UNKNOWN)
        case decoded:
            return decoded


Status = Literal["ready", "failing"]


class RoomHealth(msgspec.Struct, frozen=True):
    """One day in /health."""

    day: str
    head: int
    state: str
    connections: int
    lost: int | None  # the first entry that is missing from the end of its log, if any
    not_understood: int  # facts in its log that this version does not know and leaves aside
    behind: int  # entries that are on disk and not shown yet
    append_p99_ms: float | None  # how long the slowest of a hundred entries takes until it is on disk
    disk_free_mb: int  # what is left where its log stands


class ClosedDay(msgspec.Struct, frozen=True):
    """A day that could not be opened, and why."""

    day: str
    why: Literal["held", "damaged", "programme", "unusable", "name", "fault"]


class Health(msgspec.Struct, frozen=True):
    """What /health says; `days` to whoever shows the key of a day's desk: that day."""

    status: Status
    days: list[RoomHealth] | msgspec.UnsetType = msgspec.UNSET
    closed: list[ClosedDay] | msgspec.UnsetType = msgspec.UNSET


def encode(value: msgspec.Struct | Sequence[msgspec.Struct] | dict[str, str]) -> bytes:
    """A value as a JSON body."""
    return _encoder.encode(value)
