"""
Which parts of a fact people wrote: learned from the fact's type, never from a field's name.

The rules here: a field whose type is marked `msgspec.Meta(extra={"written": True})` holds what somebody wrote, wherever
it stands in a fact: in a struct within it, in a list, among the values of a dict, or optional. A type in which words
cannot be told from other values is our own mistake and is refused, so that nothing is stored in clear by accident.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

import msgspec
from msgspec import inspect

from live.log import PlainFact

MARK = "written"


class Text(msgspec.Struct, frozen=True):
    """Here stands what somebody wrote."""


class Each(msgspec.Struct, frozen=True):
    """Every element of a list or tuple, or every value of a dict, holds words there."""

    where: "Where"


# Where words stand in a value: the value itself, each of its parts, or some of its fields by their stored names.
Where: TypeAlias = Text | Each | Mapping[str, "Where"]


def put_aside(fact: msgspec.Struct, swap: Callable[[str], object]) -> PlainFact:
    """The fact as plain values, with everything that people wrote swapped, in order; an empty text stays as it is."""
    plain: PlainFact = msgspec.to_builtins(fact)
    return _swap_fields(plain, written_in(type(fact)), swap)


@cache
def written_in(fact: type[msgspec.Struct]) -> Mapping[str, Where]:
    """The fields of a struct that hold words, and where in them."""
    kind = inspect.type_info(fact)
    assert isinstance(kind, inspect.StructType)
    return _fields(kind)


def _fields(kind: inspect.StructType) -> dict[str, Where]:
    found = {field.encode_name: _where(field.type) for field in kind.fields}
    return {name: where for name, where in found.items() if where is not None}


def _where(kind: inspect.Type) -> Where | None:
    """Where words stand in a value of this type, or None where it holds none."""
    match kind:
        case inspect.Metadata():
            return Text() if (kind.extra or {}).get(MARK) else _where(kind.type)
        case inspect.StructType():
            return _fields(kind) or None
        case inspect.ListType() | inspect.VarTupleType():
            return _each(_where(kind.item_type))
        case inspect.DictType():
            assert _where(kind.key_type) is None, "what people write is a value and no key"
            return _each(_where(kind.value_type))
        case inspect.UnionType():
            return _only([each for each in kind.types if not isinstance(each, inspect.NoneType)])
        case inspect.TupleType():
            parts = kind.item_types
        case inspect.SetType() | inspect.FrozenSetType():
            parts = (kind.item_type,)
        case _:
            return None
    assert not any(_where(part) for part in parts), "what people write stands in lists, and in tuples of any length"
    return None


def _each(where: Where | None) -> Each | None:
    return None if where is None else Each(where)


def _only(kinds: list[inspect.Type]) -> Where | None:
    found = [where for kind in kinds if (where := _where(kind)) is not None]
    assert not found or len(kinds) == 1, "what people write is a string or none, and no other kind of value"
    return found[0] if found else None


def _swap(part: object, where: Where, swap: Callable[[str], object]) -> object:
    if part is None:
        return None
    match where:
        case Text():
            assert isinstance(part, str), "what people write is a string"
            return swap(part) if part else part
        case Each():
            return _swap_each(part, where.where, swap)
        case _:
            assert isinstance(part, dict), "a struct is stored as an object"
            return _swap_fields(part, where, swap)


def _swap_each(parts: object, where: Where, swap: Callable[[str], object]) -> object:
    if isinstance(parts, dict):
        return {key: _swap(part, where, swap) for key, part in parts.items()}
    assert isinstance(parts, list | tuple), "what people write stands in a list or dict, as its type says"
    return [_swap(part, where, swap) for part in parts]


def _swap_fields(fields: PlainFact, where: Mapping[str, Where], swap: Callable[[str], object]) -> PlainFact:
    return {name: _swap(part, where[name], swap) if name in where else part for name, part in fields.items()}
