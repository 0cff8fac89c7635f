"""
The decision book: everything that was decided today about what people see, each decision once.

The rules here: a decision says what was done, and never anybody's words. What is undone within a minute, before anybody
asked why, was a slip of the finger: both leave the book. A theme whose name is words that somebody took back has no
name here, as long as it is called so.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from live.day.folding import Folded, fold
from live.day.gathered import Theme
from live.day.given import Given
from live.day.keys import Key
from live.day.noun import Day, PressedFact
from live.day.projection import Timetable
from live.day.refusals import AnyCode, Refused
from live.day.roles import Voice

# Long enough to see what one has done and to press "Undo"; what stood for longer, people may have seen.
SLIP_MS = 60_000

Who = Literal["desk", "clock"]
What = Literal[
    "words.aside",
    "words.back",
    "words.off_wall",
    "words.on_wall",
    "meaning.aside",
    "meaning.back",
    "appeal.back",
    "appeal.stays",
    "wall.at_once",
    "wall.breath",
    "wall.by_hand",
    "wall.lent",
    "wall.taken",
    "theme.renamed",
    "theme.merged",
    "theme.parted",
    "theme.dropped",
    "theme.restored",
    "theme.point",
    "theme.unresolved",
    "theme.unmarked",
    "day.begun",
    "day.held",
    "day.resumed",
    "day.ended",
    "slot.started",
    "slot.skipped",
    "slot.again",
    "slot.longer",
    "slot.shorter",
    "slot.opened",
    "slot.closed",
    "slot.added",
    "slot.changed",
    "slot.dropped",
    "plan.undone",
    "programme.taken",
    "prompt.set",
    "prompt.none",
    "ask.kept",
    "ask.shown",
    "clock.machine",
    "clock.day",
    "clock.right",
    "door.open",
    "door.seated",
    "door.closed",
]


class DecisionCode(AnyCode):
    """Why a decision is not asked about or explained."""

    UNKNOWN = "decision.unknown"
    TOO_LONG = "decision.too_long"
    CHARACTERS = "decision.characters"


class Change(msgspec.Struct, frozen=True):
    """Something that can be so or so, by its name, and what it was before and is now: by that an undoing is known."""

    of: str
    was: object
    now: object


class Decision(msgspec.Struct):
    """
    What was decided at epoch ms, in a slot (None: outside of the day), and why, as far as anybody said.

    `about` is the title of a theme or slot, `into` that of the theme that another one went into; `reason_of` the words
    with which the reason leaves.
    """

    id: str
    at: int
    by: Who
    what: What
    slot: str | None
    change: Change
    about: str | None = None
    into: str | None = None
    reason: str | None = None
    reason_of: str = ""
    answer: str = ""
    asks: dict[Voice, None] = {}  # who asked why; an ordered set

    @property
    def key(self) -> Key:
        """The key of its cell."""
        return Key("decision", self.id)


class TakenName(msgspec.Struct, frozen=True):
    """Decisions and themes whose title is words that somebody took back."""

    decisions: dict[str, None]
    themes: tuple[str, ...]


class Decisions:
    """The decision book of the day. Changed by `apply` only."""

    def __init__(self) -> None:
        self.by_id: dict[str, Decision] = {}  # in the order of deciding
        self.taken: dict[str, TakenName] = {}  # by the id of the words that were taken back
        self.to_forget: dict[str, TakenName] = {}  # of those the ones whose words are erased, until the log says so
        self._is: dict[str, object] = {}  # how things stand that can be so or so, where anybody has said
        self._last: dict[str, Decision] = {}  # the last decision about each of those
        self._of_given: dict[str, list[Decision]] = {}
        # Decisions by the title of a theme that they say, each with when the theme was called so.
        self._titled: dict[Folded, list[tuple[Decision, int]]] = {}
        self._named_at: dict[str, int] = {}  # for every theme since when it is called as it is, epoch ms
        self._nameless: set[str] = set()  # themes whose title is erased words, until they are called otherwise
        self._brings: tuple[object, ...] = ()  # the next fact, where it is a part of the last decision

    def expect(self, decision_id: str) -> Decision:
        """The decision of that id; refuses an unknown one, and one that was undone at once."""
        decision = self.by_id.get(decision_id)
        if decision is None:
            raise Refused(DecisionCode.UNKNOWN)
        return decision

    # How things stand

    def stands(self, of: str, first: object) -> object:
        """How something stands: `first`, until somebody says otherwise."""
        return self._is.get(of, first)

    def becomes(self, of: str, now: object, first: object = None) -> Change:
        """Something is other than before, or as it was."""
        was = self._is.get(of, first)
        self._is[of] = now
        return Change(of, was, now)

    def goes_by_itself(self, of: str, now: object) -> None:
        """Something became other than before and nobody decided it; nothing is undone of that any more."""
        self._is[of] = now
        self._last.pop(of, None)

    def brings(self, day: Day, fact: PressedFact) -> None:
        """The fact that comes right after this one is a part of the same press."""
        self._brings = day.entry, day.fact + 1, fact.press

    def is_brought(self, day: Day, fact: PressedFact) -> bool:
        """Whether a fact is a part of the press before it."""
        return self._brings == (day.entry, day.fact, fact.press)

    # What is decided

    def take(
        self,
        day: Day,
        what: What,
        change: Change,
        *,
        by: Who = "desk",
        about: str | None = None,
        into: str | None = None,
        reason: str | None = None,
        reason_of: str = "",
    ) -> list[Key]:
        """Something was decided; the keys of what is other in the book than before."""
        if change.was == change.now:
            return []
        last = self._last.get(change.of)
        if last is not None and last.change.was == change.now and self._was_a_slip(last, day.time):
            return self._strike(last)
        named = f"{day.entry:06}-{day.fact:02}"
        decision = Decision(named, day.time, by, what, _slot(day), change, about, into, reason, reason_of)
        self.by_id[decision.id] = self._last[change.of] = decision
        if reason_of:
            self._of_given.setdefault(reason_of, []).append(decision)
        return [decision.key]

    def _was_a_slip(self, decision: Decision, now: int) -> bool:
        return now - decision.at <= SLIP_MS and not decision.asks and not decision.answer

    def _strike(self, decision: Decision) -> list[Key]:
        del self.by_id[decision.id], self._last[decision.change.of]
        return [decision.key]

    # What may not be said

    def take_theme(self, day: Day, what: What, change: Change, theme: Theme, into: Theme | None = None) -> list[Key]:
        """The same of a theme, or two."""
        themes = [theme, *([] if into is None else [into])]
        about, *others = [None if each.id in self._nameless else each.title for each in themes]
        keys = self.take(day, what, change, about=about, into=others[0] if others else None)
        decision = self._last.get(change.of)
        if decision is not None and decision.key in keys:
            self._say_names(decision, themes)
        return keys

    def _say_names(self, decision: Decision, themes: Iterable[Theme]) -> None:
        """Notes by which names a decision is found, and whether one is taken back at this moment."""
        for theme in themes:
            said = decision, self._named_at.get(theme.id, 0)
            self._titled.setdefault(fold(theme.title), []).append(said)
            for taken in self.taken.values():
                if theme.id in taken.themes:
                    taken.decisions[decision.id] = None

    def is_called(self, theme_id: str, title: str, now: int) -> Change:
        """A theme has a name, or another one."""
        self._named_at[theme_id] = now
        self._nameless.discard(theme_id)
        return self.becomes(f"title/{theme_id}", title)

    def take_name(self, given: Given) -> list[Key]:
        """Somebody takes words back: what is called by them since then has no name here."""
        title = fold(given.text)
        said = (each for each, named_at in self._titled.get(title, ()) if named_at >= given.at)
        decisions = [each for each in said if each.id in self.by_id]
        themes = [each for each, at in self._named_at.items() if at >= given.at and self._is_titled(each, title)]
        if not decisions and not themes:
            return []
        self.taken[given.id] = TakenName({each.id: None for each in decisions}, tuple(themes))
        return [each.key for each in decisions]

    def _is_titled(self, theme_id: str, title: Folded) -> bool:
        return fold(str(self._is[f"title/{theme_id}"])) == title

    def give_name_back(self, given_id: str) -> list[Key]:
        """The words are there again."""
        taken = self.taken.pop(given_id, None)
        return [] if taken is None else self._keys(taken.decisions)

    def may_forget(self, given_ids: Iterable[str]) -> None:
        """The words are erased: what is called by them loses its name for good, as soon as the log says so."""
        self.to_forget.update((each, self.taken[each]) for each in given_ids if each in self.taken)

    def forget(self, decisions: Iterable[str], themes: Iterable[str]) -> list[Key]:
        """These have no name any more."""
        for each in self.to_forget:
            del self.taken[each]
        self.to_forget = {}
        self._nameless.update(themes)
        found = [decision for each in decisions if (decision := self.by_id.get(each)) is not None]
        for decision in found:
            decision.about = decision.into = None
        return [decision.key for decision in found]

    def is_nameless(self, decision: Decision) -> bool:
        """Whether its title may not be said at this moment."""
        return any(decision.id in each.decisions for each in self.taken.values())

    def reasons_of(self) -> list[str]:
        """What a reason in the book belongs to: ids of words."""
        return list(self._of_given)

    def with_reason_of(self, given_id: str) -> list[Key]:
        """The decisions that say a reason which belongs to somebody's words."""
        return self._keys(each.id for each in self._of_given.get(given_id, ()))

    def _keys(self, ids: Iterable[str]) -> list[Key]:
        return [self.by_id[each].key for each in ids if each in self.by_id]


def _slot(day: Day) -> str | None:
    slot = day[Timetable].slot
    return slot.id if slot is not None else None
