"""
Two hands in one plan: what a programme's file changed is brought into a plan that was changed at the desk.

The rules here: pure, slots in and slots out. A slot is the same in both where it has the same title, or else the same
time, or else stands at the same place. What the file itself changed since it was read last comes in, field by field;
all else stays as it is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, Literal

import msgspec

from live.day.projection import MINUTE_MS, OPEN_END_MS, SlotPlan
from live.day.replanning import planned_at

# By what a slot is known again, and the how manyth it is that has the same.
Sign = tuple[str, int]

_WORDS = ("title", "kind", "listening", "text", "prompt")
_TIMES = ("fixed", "planned", "length")

What = Literal[
    "added",
    "gone",
    "title",
    "kind",
    "begins",
    "ends",
    "open_end",
    "listening",
    "not_listening",
    "fixed",
    "sliding",
    "question",
    "no_question",
    "description",
    "day_title",
    "venue",
    "hashtag",
    "date",
]


class Difference(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One thing that would be other than it is: `is` says what, of the slot of that title. `was` and `becomes` are what
    people wrote, or a kind; `at` and `before` moments (epoch ms).
    """

    is_: What = msgspec.field(name="is")
    title: str = ""
    was: str = ""
    becomes: str = ""
    at: int = 0
    before: int = 0


def recognised(base: Sequence[SlotPlan], file: Sequence[SlotPlan], taken: Collection[str]) -> tuple[SlotPlan, ...]:
    """The file's slots under the ids that they had when the file was read last; a new one gets an id that is free."""
    known: dict[str, str] = {}  # the ids of the file's slots, and what they were
    for signs in (_titles, _times, _places):
        left = {sign: slot for slot, sign in signs(base, {each: each for each in known.values()}).items()}
        for slot, sign in signs(file, known).items():
            if sign in left:
                known[slot] = left.pop(sign)
    free = (f"s{n}" for n in count(1) if f"s{n}" not in taken)
    return tuple(msgspec.structs.replace(slot, id=known.get(slot.id) or next(free)) for slot in file)


def _titles(slots: Sequence[SlotPlan], known: Mapping[str, str]) -> dict[str, Sign]:
    """For every slot that is not known: its title, and the how manyth of that title it is."""
    return _numbered([(slot.id, slot.title) for slot in slots], known)


def _times(slots: Sequence[SlotPlan], known: Mapping[str, str]) -> dict[str, Sign]:
    return _numbered([(slot.id, str(slot.planned)) for slot in slots], known)


def _places(slots: Sequence[SlotPlan], known: Mapping[str, str]) -> dict[str, Sign]:
    """Between which of those that are known it stands."""
    before, signs = "", []
    for slot in slots:
        before = known.get(slot.id, before)
        signs.append((slot.id, before))
    return _numbered([sign for sign in signs if sign[0] not in known], known)


def _numbered(signs: Sequence[tuple[str, str]], known: Mapping[str, str]) -> dict[str, Sign]:
    """Those of slots that are not known, each with how many slots before it have the same."""
    all_signs = [sign for _, sign in signs]
    numbered = [(slot, (sign, all_signs[:index].count(sign))) for index, (slot, sign) in enumerate(signs)]
    return {slot: sign for slot, sign in numbered if slot not in known}


def merged(
    base: Sequence[SlotPlan], current: Sequence[SlotPlan], file: Sequence[SlotPlan], begun: int, stays: Collection[str]
) -> tuple[SlotPlan, ...]:
    """
    The slots that come of it. The first `begun` of the current ones keep their times and their order; `stays` are ids
    that stay even where the file has them no more.
    """
    changes = Changes({slot.id: slot for slot in base}, {slot.id: slot for slot in file})
    past = [changes.of(slot, _WORDS) for slot in current[:begun]]
    coming = _coming(changes, current, file, begun)
    _bring_back(coming, current[begun:], changes, stays)
    return tuple(_in_time([*past, *coming], begun))


class Changes:
    """What the file changed of each slot, by its ids, since it was read last."""

    def __init__(self, base: dict[str, SlotPlan], file: dict[str, SlotPlan]) -> None:
        self.base = base
        self.file = file

    def of(self, slot: SlotPlan, fields: Iterable[str]) -> SlotPlan:
        """The slot with what the file changed of these fields."""
        was, becomes = self.base.get(slot.id), self.file.get(slot.id)
        if was is None or becomes is None:
            return slot
        changed: dict[str, Any] = {
            field: getattr(becomes, field) for field in fields if getattr(becomes, field) != getattr(was, field)
        }
        return msgspec.structs.replace(slot, **changed)

    def takes_away(self, slot: SlotPlan) -> bool:
        """Whether the file has a slot no more that it had."""
        return slot.id in self.base and slot.id not in self.file


def _coming(changes: Changes, current: Sequence[SlotPlan], file: Sequence[SlotPlan], begun: int) -> list[SlotPlan]:
    """What is still to come of the file's slots, in its order; what was taken out at the desk stays out."""
    past = {slot.id for slot in current[:begun]}
    ahead = {slot.id: slot for slot in current[begun:]}
    last = max((index for index, slot in enumerate(file) if slot.id in past), default=-1)
    coming: list[SlotPlan] = []
    for slot in file[last + 1 :]:
        if slot.id in ahead:
            coming.append(changes.of(ahead[slot.id], (*_WORDS, *_TIMES)))
        elif changes.base.get(slot.id) != slot:
            coming.append(slot)
    return coming


def _bring_back(coming: list[SlotPlan], ahead: Sequence[SlotPlan], changes: Changes, stays: Collection[str]) -> None:
    """Puts what stays although the file does not have it there after the slot that it stands after now."""
    before = 0
    for slot in ahead:
        here = next((index for index, each in enumerate(coming) if each.id == slot.id), None)
        if here is not None:
            before = here + 1
        elif slot.id in stays or not changes.takes_away(slot):
            coming.insert(before, slot)
            before += 1


def _in_time(slots: Sequence[SlotPlan], begun: int) -> Iterable[SlotPlan]:
    """The slots, none of those to come before the one it follows."""
    latest = 0
    for index, slot in enumerate(slots):
        latest = max(latest, slot.planned)
        yield planned_at(slot, latest) if index >= begun else slot


def differences(current: Sequence[SlotPlan], after: Sequence[SlotPlan], shift: int) -> list[Difference]:
    """All that would be other than it is, slot by slot; `shift` is how far (ms) the day as it is held is moved."""
    now, then = {slot.id: slot for slot in current}, {slot.id for slot in after}
    found: list[Difference] = []
    for slot in after:
        if slot.id in now:
            found += _of_slot(now[slot.id], slot, shift)
        else:
            found.append(Difference("added", slot.title, at=slot.planned + shift))
    if current and after and after[-1].id in now:
        found += _of_end(now[after[-1].id], after[-1], shift)
    return [*found, *(Difference("gone", slot.title) for slot in current if slot.id not in then)]


def _of_slot(was: SlotPlan, slot: SlotPlan, shift: int) -> Iterable[Difference]:
    title = slot.title
    if title != was.title:
        yield Difference("title", title, was=was.title, becomes=title)
    if slot.planned // MINUTE_MS != was.planned // MINUTE_MS:
        yield Difference("begins", title, at=slot.planned + shift, before=was.planned + shift)
    if slot.kind is not was.kind:
        yield Difference("kind", title, was=was.kind.value, becomes=slot.kind.value)
    if slot.listening != was.listening:
        yield Difference("listening" if slot.listening else "not_listening", title)
    if slot.fixed != was.fixed:
        yield Difference("fixed" if slot.fixed else "sliding", title)
    if slot.prompt != was.prompt:
        yield Difference("question" if slot.prompt else "no_question", title, becomes=slot.prompt or "")
    if slot.text != was.text:
        yield Difference("description", title)


def _of_end(was: SlotPlan, slot: SlotPlan, shift: int) -> Iterable[Difference]:
    """The end of the day, which is that of its last slot."""
    if slot.length == was.length:
        return
    if slot.length is None:
        yield Difference("open_end", slot.title)
    else:
        ends = slot.planned + shift
        before = was.planned + shift + (was.length or OPEN_END_MS)
        yield Difference("ends", slot.title, at=ends + slot.length, before=before)
