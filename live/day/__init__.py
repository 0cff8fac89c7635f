"""
One day, made of its nouns. It decides commands and applies facts, and knows no socket, clock, disk, language or chance.

The rules here: `decide` changes nothing. `apply` is total and deterministic, so replaying the log gives the same day,
always; nothing in it may read the time, draw lots or depend on the order of a set. Every id that was ever made is
known for the whole life of the day, as is every press that its sender named: a resend is answered ok and changes
nothing. Nothing in this package imports
outside it but the standard library, msgspec and regex.

What a noun is, says `noun`; its row stands at the end of its module.
"""

from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any

import msgspec

from live.day.keys import Key
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Due,
    Edge,
    Fact,
    FactRow,
    Made,
    MadeFact,
    MakeCommand,
    Noun,
    PressCommand,
    PressedFact,
    nothing_is_due,
    nothing_is_erased,
    the_one,
)
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role

__all__ = [
    "ALWAYS",
    "AT_START",
    "CELLS",
    "CODES",
    "COMMANDS",
    "FACTS",
    "NOUNS",
    "STAY",
    "WORDS_OF",
    "Cell",
    "Command",
    "Day",
    "Due",
    "Fact",
    "Key",
]

# The modules that end with a row, in the order in which the clock asks them what is due. A new noun is one line here.
_MODULES = (
    "clock",
    "showing",
    "timetable",
    "plan",
    "newer_programme",
    "phrases",
    "taking_back",
    "keeping",
    "notes",
    "moderation",
    "allowing",
    "glossing",
    "appeals",
    "meanings",
    "meaning_showing",
    "themes",
    "parting",
    "points",
    "rings",
    "snapshots",
    "poem",
    "threads",
    "signature",
    "promise",
    "versions",
    "reading",
    "readback",
    "voices",
    "drawing",
    "listening",
    "asks",
    "lending",
    "wall",
    "shifts",
    "pages",
    "door",
    "steps",
    "card",
    "checkins",
    "rounds",
    "decisions",
    "report",
    "reflections",
    "report_keeping",
    "taken_in",
)
NOUNS: tuple[Noun, ...] = tuple(import_module(f"live.day.{name}").NOUN for name in _MODULES)

COMMANDS: dict[type[Command], CommandRow[Any]] = {row.command: row for noun in NOUNS for row in noun.commands}
FACTS: dict[type[Fact], FactRow[Any]] = {row.fact: row for noun in NOUNS for row in noun.facts}
CELLS: dict[str, CellRow] = {row.noun: row for noun in NOUNS for row in noun.cells}
CODES: tuple[AnyCode, ...] = (*Code, *(code for noun in NOUNS for code in noun.codes))
# For every kind of fact that holds words of a phrase or note, the field that says of which.
WORDS_OF: dict[str, str] = {
    str(fact.__struct_config__.tag): row.words_of for fact, row in FACTS.items() if row.words_of
}
# Facts that are nobody's business in another house.
STAY: frozenset[type[Fact]] = frozenset(row.fact for noun in NOUNS if not noun.leaves for row in noun.facts)
ALWAYS = frozenset(Key(row.noun) for row in CELLS.values() if row.always)

# For every fact what changes something by it: its own noun, then those that hear of it.
_Change = Callable[[Day, Any], list[Key]]
_HEARD = [row for noun in NOUNS for row in noun.hears]
_CHANGES: dict[type[Fact], tuple[_Change, list[_Change]]] = {
    fact: (row.apply, [heard.apply for heard in _HEARD if heard.fact is fact]) for fact, row in FACTS.items()
}

# For every noun the cells that show a part of it: those of which there is only one, and how the others are found.
_EDGES = [(shown, row.noun, edge) for row in CELLS.values() for shown, edge in row.made_of.items()]
_SHOWN_IN_ONE: dict[str, frozenset[Key]] = {
    noun: frozenset(Key(row) for shown, row, edge in _EDGES if shown == noun and edge is the_one)
    for noun, _, _ in _EDGES
}
_SHOWN_IN: dict[str, list[tuple[str, Edge]]] = {
    noun: [(row, edge) for shown, row, edge in _EDGES if shown == noun and edge is not the_one] for noun, _, _ in _EDGES
}

# What the nouns have for the clock, in their order; most have nothing, and it is asked before every command.
_DUE = [noun.due for noun in NOUNS if noun.due is not nothing_is_due]

# What the clock asks at every start of the server.
AT_START: tuple[Command, ...] = tuple(noun.at_start for noun in NOUNS if noun.at_start is not None)

# What the nouns lose of their words with a fact.
_ERASES = [noun.erases for noun in NOUNS if noun.erases is not nothing_is_erased]

ID_LENGTHS = range(8, 41)
_ID_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


# Deciding


def decide(day: Day, command: Command, by: By, now: int) -> list[Fact]:
    """The facts a command becomes (none where it holds already), or `Refused`. `now` is epoch ms."""
    row = COMMANDS[type(command)]
    if isinstance(command, MakeCommand) and command.id in day.never_here:
        return []
    if isinstance(command, MakeCommand) and _is_made(day, command.id, Made(row.makes, row.owner(by))) and row.resent:
        row.resent(day, command)
        return []
    if isinstance(command, PressCommand) and command.press is not None:
        return _press(day, row, command, by, now)
    return list(row.decide(day, command, by, now))


def _press(day: Day, row: CommandRow[Any], command: PressCommand, by: By, now: int) -> list[Fact]:
    """What a press becomes that has an id; none where it was done already, so that nobody hears of their own press."""
    assert command.press is not None, "asked for"
    if not is_well_formed(command.press):
        raise Refused(Code.ID_MALFORMED)
    if command.press in day.pressed:
        return []
    facts = row.decide(day, command, by, now)
    named = {"press": command.press}
    return [msgspec.structs.replace(fact, **named) if isinstance(fact, PressedFact) else fact for fact in facts]


def is_well_formed(new_id: str) -> bool:
    return len(new_id) in ID_LENGTHS and _ID_LETTERS.issuperset(new_id)


def _is_made(day: Day, new_id: str, as_what: Made) -> bool:
    """Whether an id is known, as the same of the same person; refuses one of anything or anybody else."""
    if not is_well_formed(new_id):
        raise Refused(Code.ID_MALFORMED)
    made = day.made.get(new_id)
    if made is not None and made != as_what:
        raise Refused(Code.ID_TAKEN)
    return made is not None


# The clock


def due(day: Day, now: int) -> Due | None:
    """What the clock has to do by now, if anything, and since when; it is decided at that moment. Ask after each."""
    nexts = (noun_due(day, now) for noun_due in _DUE)
    return next((each for each in nexts if each is not None and each.since <= now), None)


def next_due(day: Day, now: int) -> int | None:
    """When the clock next has something to do, epoch ms; None while everything waits for people."""
    nexts = (noun_due(day, now) for noun_due in _DUE)
    return min((each.since for each in nexts if each is not None), default=None)


# Applying


def apply(day: Day, fact: Fact) -> set[Key]:
    """Changes the day; returns the keys of every cell that may look different now."""
    return touched(day, change(day, fact))


def change(day: Day, fact: Fact) -> list[Key]:
    """Changes the day; returns the keys of what is other than before. Which cells show that, `touched` says later."""
    day.fact += 1
    made = FACTS[type(fact)].made
    if isinstance(fact, MadeFact) and made is not None:
        day.made.setdefault(fact.id, made(fact))
    if isinstance(fact, PressedFact) and fact.press is not msgspec.UNSET:
        day.pressed.add(fact.press)
    own, heard = _CHANGES[type(fact)]
    changed = own(day, fact)
    return [*changed, *(key for each in heard for key in each(day, fact))] if heard else changed


def touched(day: Day, changed: Collection[Key]) -> set[Key]:
    """
    What changed, and the cells that show a part of it.

    It may be asked once for many facts: what something is no longer a part of, the fact that says so has named.
    """
    found = set(changed)
    for noun in {key.noun for key in changed}:
        found |= _SHOWN_IN_ONE.get(noun, frozenset())
    for key in changed:
        for shown, edge in _SHOWN_IN.get(key.noun, ()):
            for each in edge(day, key.id):
                found.add(Key(shown, each))
    return found


def erased_by(day: Day, fact: Fact) -> list[str]:
    """The ids of the words that end with a fact, which is not applied yet; only those of which there is still some."""
    return [each for erases in _ERASES for each in erases(day, fact)]


# What places see


def cell(day: Day, key: Key, place: Role) -> Cell | None:
    """The value of a cell as a place sees it now, or None where there is none or it may not see it."""
    row = CELLS.get(key.noun)
    return row.cell(day, key.id, place) if row is not None and place in row.places else None
