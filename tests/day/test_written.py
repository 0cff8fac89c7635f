"""
What people write can be erased: no fact holds a text that the log would keep in clear.

Every field of every fact, and of what stands within facts, is looked at by its type. New free text is `Written`; a new
id, tag or date is put on a list here, by somebody who has thought about it.
"""

from collections.abc import Iterator

import msgspec
import pytest
from msgspec import inspect

from live.day import FACTS
from live.day.noun import Fact, MadeFact, PressedFact

# Nobody's words: made by a program, or chosen from a list.
IDS = frozenset(
    {
        "id",
        "ids",
        "slot",
        "moves",
        "by",
        "theme",
        "themes",
        "decision",
        "decisions",
        "into",
        "item",
        "line",
        "lending",
        "of",
        "after",
        "phrase",
        "press",
        "question",
        "version",
    }
)
# New planned times, by the ids of slots.
TIMES_BY_ID = frozenset({"moved"})
TAGS_DATES_AND_ZONES = frozenset({"lang", "date", "zone"})
# The organiser's own, from the programme that they publish; in clear since 0.1.
PUBLISHED = frozenset({"DayPlanned.venue", "DayPlanned.hashtag", "SlotPlan.prompt"})

# Values that cannot hold a sentence.
WORDLESS = inspect.BoolType | inspect.IntType | inspect.NoneType | inspect.EnumType | inspect.LiteralType


class Note(msgspec.Struct, tag_field="is", tag="note.noted"):
    """A fact as somebody might add it, with words in a field of a name that means nothing to the log."""

    id: str
    remark: str | None
    more: dict[str, list[str]]
    anything: object


def in_clear(kind: inspect.Type, name: str) -> Iterator[str]:
    """The fields within a type that may hold a text which is not `Written`, as `Struct.field`."""
    match kind:
        case inspect.Metadata():
            if kind.extra != {"written": True}:
                yield from in_clear(kind.type, name)
        case inspect.StructType():
            for field in kind.fields:
                yield from in_clear(field.type, f"{kind.cls.__name__}.{field.name}")
        case inspect.UnionType():
            for each in kind.types:
                yield from in_clear(each, name)
        case inspect.ListType() | inspect.VarTupleType():
            yield from in_clear(kind.item_type, name)
        case _ if not isinstance(kind, WORDLESS):
            yield name


def is_nobodys(name: str) -> bool:
    return name.partition(".")[2] in IDS | TIMES_BY_ID | TAGS_DATES_AND_ZONES or name in PUBLISHED


def every_text() -> list[str]:
    return [name for fact in FACTS for name in in_clear(inspect.type_info(fact), fact.__name__)]


def known_facts(kind: type[msgspec.Struct] = msgspec.Struct) -> Iterator[type[msgspec.Struct]]:
    """Every struct of the day that is tagged as a fact, whether or not somebody remembered to list it."""
    for each in kind.__subclasses__():
        if (
            each.__module__.startswith("live.day.")
            and each not in (Fact, MadeFact, PressedFact)
            and each.__struct_config__.tag_field == "is"
        ):
            yield each
        yield from known_facts(each)


def test_every_fact_of_the_day_is_looked_at() -> None:
    assert set(known_facts()) == set(FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__struct_config__.tag)
def test_what_people_write_never_stands_in_the_chain_in_clear(fact: type[msgspec.Struct]) -> None:
    told = [name for name in in_clear(inspect.type_info(fact), fact.__name__) if not is_nobodys(name)]

    assert told == [], f"{fact.__name__}: make it Written, or say here why it is nobody's words"


def test_a_text_in_a_new_field_of_any_name_is_noticed() -> None:
    told = [name for name in in_clear(inspect.type_info(Note), "Note") if not is_nobodys(name)]

    assert told == ["Note.remark", "Note.more", "Note.anything"]


def test_the_lists_hold_nothing_that_is_gone() -> None:
    texts = set(every_text())

    assert texts >= PUBLISHED
    assert {name.partition(".")[2] for name in texts - PUBLISHED} == IDS | TIMES_BY_ID | TAGS_DATES_AND_ZONES
