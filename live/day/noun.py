"""
What a noun of the day is: a row that says what may be asked, what happens then, and who sees what of it.

A noun's module ends with its row, `NOUN`, and everything else reads the rows: the wire which role may say what, the
log which facts there are, the boards who sees which cell. So a new noun is its own module and its place in
`live.day.NOUNS`. The rules here: a row's functions change nothing but in `apply`; and `apply` is total, a fact that no
longer holds changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from live.day.keys import Key
from live.day.refusals import AnyCode
from live.day.roles import By, Role, Voice


class Command(msgspec.Struct, frozen=True, tag_field="do"):
    """What somebody asks for."""


class Fact(msgspec.Struct, frozen=True, tag_field="is"):
    """What happened."""


class MakeCommand(Command, frozen=True):
    """A command that makes something, under an id of the sender's own: sent again, it makes nothing more."""

    id: str


class MadeFact(Fact, frozen=True):
    """Something was made, under this id."""

    id: str


class PressCommand(Command, frozen=True, kw_only=True):
    """A command that names a press by an id of the sender's own: the same press, sent again, does nothing more."""

    press: str | None = None


class PressedFact(Fact, frozen=True, kw_only=True):
    """What came of a press, by whose id it is known again; not even written where nobody named one."""

    press: str | msgspec.UnsetType = msgspec.UNSET


class Cell(msgspec.Struct, frozen=True):
    """One named value, as a place sees it."""


class Made(NamedTuple):
    """What an id names, and whose it is: a voice's, or a role's where all of a place are one."""

    noun: str
    owner: str


@lru_cache(maxsize=2048)
def made_by(owner: str, noun: str) -> Made:
    """What somebody made: one and the same for all that they make of a kind, as far as a room is not larger."""
    return Made(noun, owner)


class Due(NamedTuple):
    """What the clock does by itself, and the moment (epoch ms) at which it counts as done, passed or to come."""

    since: int
    command: Command


State = TypeVar("State")
C = TypeVar("C", bound=Command)
F = TypeVar("F", bound=Fact)


class Day(dict[type[object], object]):
    """
    Everything that is known of one day: the state of every noun by its class (`day[Themes]`), every id that was ever
    made or must not be, and every press that was done. Changed by `live.day.apply` and `change` only.

    It knows where it stands in the log as well, whose entries `enter` names: `entry` is the number of the one that is
    applied, `fact` the how manyth of its facts, `time` when it was written (epoch ms), which never goes back.

    A state is as new as on a new day where nothing has happened to it. (A dict, because a day is asked for its states
    ten times with every fact.)
    """

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, Made] = {}
        self.pressed: set[str] = set()
        self.never_here: set[str] = set()  # ids of words that were erased before this day knew of them
        self.entry = self.fact = self.time = 0

    def enter(self, n: int, at: int) -> None:
        """What is applied from now on stands in this entry, which was written at epoch ms."""
        if n != self.entry:
            self.entry, self.fact = n, 0
        self.time = max(self.time, at)

    if TYPE_CHECKING:

        def __getitem__(self, kind: type[State]) -> State: ...

    def __missing__(self, kind: type[object]) -> object:
        state = self[kind] = kind()
        return state


@dataclass(frozen=True)
class CommandRow(Generic[C]):
    """
    A command, who may give it, and what it becomes: facts (none where it holds already), or `Refused`.

    For one that makes something, `makes` is the noun that its id names. `resent` looks at one whose id is known, from
    whoever made it: it refuses where something else is said under the same id, and nothing more is done. Without
    `resent` such a command is decided anew. `owner` says whose the id is then.
    """

    command: type[C]
    by: tuple[Role, ...]
    decide: Callable[[Day, C, By, int], Iterable[Fact]]
    makes: str = ""
    resent: Callable[[Day, C], None] | None = None
    owner: Callable[[By], str] = lambda by: by.owner


@dataclass(frozen=True)
class FactRow(Generic[F]):
    """
    A fact, and what it changes: the keys of all that is other than before. `made` where something was made.

    `words_of` is the field that says whose words are in it: it stands in the same struct as they do, be that the fact
    or a part of it, and holds the id of a phrase or note. When that is erased, so are they.
    """

    fact: type[F]
    apply: Callable[[Day, F], list[Key]]
    made: Callable[[F], Made] | None = None
    words_of: str = ""


class Listed(NamedTuple):
    """Where words stand on a phone: since when (epoch ms), which is their order, and in which lists."""

    at: int
    lists: tuple[str, ...]


# For something that changed, by its id: the ids of the cells that show a part of it.
Edge = Callable[[Day, str], Iterable[str]]


@dataclass(frozen=True)
class CellRow:
    """
    A kind of cell: what each place that may see it is shown, or None where there is nothing for it to see now.

    `made_of` names the other nouns that such a cell shows a part of: when one of them changes, the edge finds these
    cells. What itself has changed, a fact's row says by its key. `always`: it is there from the start. `whose`: of all
    phones it is for one person's own, who is found by the id of the cell; other places see it as they do any other.
    `alone` then says that a person has only one, which on their phones has no id.

    `listed`: as phones see it, it stands in lists, of which a phone is sent the newest and asks for the rest; where it
    is in none, it goes out beside the words that it is about.
    `seen_at`, where there are very many: the places that have one, which is quicker to say than how it looks.
    """

    noun: str
    places: Mapping[Role, type[Cell]]
    cell: Callable[[Day, str, Role], Cell | None]
    made_of: Mapping[str, Edge] = field(default_factory=dict)
    always: bool = False
    whose: Callable[[Day, str], Voice | None] | None = None
    alone: bool = False
    listed: Callable[[Any], Listed] | None = None
    seen_at: Callable[[Day, str], Collection[Role]] | None = None

    def shown_as(self, key: Key, place: Role) -> str:
        """What the cell is called on the wire; whose it is, which its id may begin with, is never said there."""
        if self.alone and place is Role.PHONE:
            return key.noun
        return str(key) if self.whose is None else str(Key(key.noun, key.id.rpartition("/")[2]))


class _NextDue(Protocol):
    def __call__(self, day: Day, now: int, /) -> Due | None: ...


def nothing_is_due(_day: Day, _now: int) -> None:
    """The clock has nothing to do for it."""


class _Erases(Protocol):
    def __call__(self, day: Day, fact: Fact, /) -> Iterable[str]: ...


def nothing_is_erased(_day: Day, _fact: Fact) -> tuple[()]:
    """No words of it are ever erased."""
    return ()


@dataclass(frozen=True)
class Noun:
    """
    One noun of the day. `codes` are those of its own refusals; `hears` are facts of other nouns that change it as well;
    `due` is what the clock does next for it, already or later. `erases` finds the ids of the words that end with a fact
    which is not applied yet, those of which the day has something still: then its log may have them too. `at_start` is
    what the clock asks at every start of the server, which as a rule changes nothing. `leaves`: whether its facts may
    go to another house, in the file that has everything of a day.
    """

    name: str
    codes: Iterable[AnyCode] = ()
    commands: tuple[CommandRow[Any], ...] = ()
    facts: tuple[FactRow[Any], ...] = ()
    hears: tuple[FactRow[Any], ...] = ()
    cells: tuple[CellRow, ...] = ()
    due: _NextDue = nothing_is_due
    erases: _Erases = nothing_is_erased
    at_start: Command | None = None
    leaves: bool = True


def the_one(_day: Day, _id: str) -> tuple[str]:
    """The edge to a cell of which there is only one."""
    return ("",)
