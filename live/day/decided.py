"""
What is a decision, fact by fact: how the decision book (`decision_book`) is written by what happens anyway.

The rules here: a decision changes what people see, and a person made it, or the clock in a person's place. What runs by
the plan is none; nor is what everybody sees in the moment in which it is done and which is over with it: what the wall
shows and which page is up, which words are read or stand under a theme, which themes there are.

Another noun's decisions stand in `HEARS` at the end: the fact, and what it says in the book.
"""

from typing import Any

from live.day.appeals import AppealAnswered
from live.day.asks import AskKept, AskShown
from live.day.clock import ClockSet
from live.day.decision_book import Change, Decisions, What, Who
from live.day.door import DoorSet
from live.day.gathered import Themes
from live.day.given import AllGiven
from live.day.glossary import Glossary
from live.day.keys import Key
from live.day.lending import WallGivenBack, WallLent
from live.day.meaning_showing import MeaningHidden, MeaningRestored
from live.day.meanings import MeaningWithdrawn
from live.day.moderation import PhraseHidden, PhraseRestored
from live.day.newer_programme import ProgrammeTaken
from live.day.noun import Day, FactRow
from live.day.parting import ThemeDropped, ThemeParted, ThemeRestored
from live.day.phrases import PhraseWithdrawn
from live.day.plan import PlanUndone, SlotAdded, SlotChanged, SlotDropped, SlotTaken
from live.day.points import ThemeMarked
from live.day.projection import MINUTE_MS, SlotPlan, Timetable
from live.day.showing import PaceSet, PhraseKept, PhrasesShown
from live.day.taking_back import PhrasePutBack, PhrasesErased
from live.day.themes import ThemeMerged, ThemeNamed, ThemeRenamed
from live.day.timetable import DayEnded, DayHeld, DayResumed, PromptSet, SlotExtended, SlotStarted


def _once(day: Day, of: str) -> Change:
    """Of what happens and is never undone."""
    return Change(of, None, (day.entry, day.fact))


# Words


def _hidden(day: Day, fact: PhraseHidden) -> list[Key]:
    if day[AllGiven].not_withdrawn(fact.id) is None:
        return []
    change = day[Decisions].becomes(f"aside/{fact.id}", now=True, first=False)
    return day[Decisions].take(day, "words.aside", change, reason=fact.reason or None, reason_of=fact.id)


def _restored(day: Day, fact: PhraseRestored) -> list[Key]:
    return day[Decisions].take(day, "words.back", day[Decisions].becomes(f"aside/{fact.id}", now=False, first=False))


def _answered(day: Day, fact: AppealAnswered) -> list[Key]:
    """What the desk says to the giver is theirs; that the words are back by it is said once."""
    if fact.restored:
        day[Decisions].goes_by_itself(f"aside/{fact.id}", now=False)
    what: What = "appeal.back" if fact.restored else "appeal.stays"
    return day[Decisions].take(day, what, _once(day, f"appeal/{fact.id}"))


def _kept(day: Day, fact: PhraseKept) -> list[Key]:
    if day[AllGiven].not_withdrawn(fact.id) is None:
        return []
    return day[Decisions].take(
        day, "words.off_wall", day[Decisions].becomes(f"off_wall/{fact.id}", now=True, first=False)
    )


def _shown(day: Day, fact: PhrasesShown) -> list[Key]:
    """Only what was kept from the wall is shown by a decision."""
    book = day[Decisions]
    kept = [each for each in fact.ids if book.stands(f"off_wall/{each}", first=False)]
    back = (book.take(day, "words.on_wall", book.becomes(f"off_wall/{each}", now=False)) for each in kept)
    return [key for keys in back for key in keys]


def _paced(day: Day, fact: PaceSet) -> list[Key]:
    what: dict[str, What] = {"at_once": "wall.at_once", "breath": "wall.breath", "by_hand": "wall.by_hand"}
    return day[Decisions].take(day, what[fact.pace], day[Decisions].becomes("pace", fact.pace, "breath"))


def _ask_kept(day: Day, fact: AskKept) -> list[Key]:
    return day[Decisions].take(day, "ask.kept", day[Decisions].becomes(f"ask/{fact.id}", now=True, first=False))


def _ask_shown(day: Day, fact: AskShown) -> list[Key]:
    return day[Decisions].take(day, "ask.shown", day[Decisions].becomes(f"ask/{fact.id}", now=False, first=False))


def _meaning_hidden(day: Day, fact: MeaningHidden) -> list[Key]:
    if day[Glossary].question_of(fact.id) is None:
        return []
    change = day[Decisions].becomes(f"aside/{fact.id}", now=True, first=False)
    return day[Decisions].take(day, "meaning.aside", change, reason=fact.reason or None, reason_of=fact.id)


def _meaning_restored(day: Day, fact: MeaningRestored) -> list[Key]:
    return day[Decisions].take(day, "meaning.back", day[Decisions].becomes(f"aside/{fact.id}", now=False, first=False))


# Themes


def _named(day: Day, fact: ThemeNamed) -> list[Key]:
    if fact.id in day[Themes].by_id:
        day[Decisions].is_called(fact.id, fact.title, day.time)
    return []


def _renamed(day: Day, fact: ThemeRenamed) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None:
        return []
    change = day[Decisions].is_called(theme.id, fact.title, day.time)
    return day[Decisions].take_theme(day, "theme.renamed", change, theme)


def _merged(day: Day, fact: ThemeMerged) -> list[Key]:
    merge, into = day[Themes].merges.get(fact.theme), day[Themes].find(fact.into)
    if merge is None or into is None:
        return []
    change = day[Decisions].becomes(f"merged/{fact.theme}", merge.into)
    return day[Decisions].take_theme(day, "theme.merged", change, merge.theme, into)


def _parted(day: Day, fact: ThemeParted) -> list[Key]:
    theme = day[Themes].by_id.get(fact.theme)
    if theme is None:
        return []
    return day[Decisions].take_theme(day, "theme.parted", day[Decisions].becomes(f"merged/{theme.id}", None), theme)


def _dropped(day: Day, fact: ThemeDropped) -> list[Key]:
    theme = day[Themes].dropped.get(fact.theme)
    if theme is None:
        return []
    change = day[Decisions].becomes(f"there/{theme.id}", now=False, first=True)
    return day[Decisions].take_theme(day, "theme.dropped", change, theme)


def _theme_restored(day: Day, fact: ThemeRestored) -> list[Key]:
    theme = day[Themes].by_id.get(fact.theme)
    if theme is None:
        return []
    change = day[Decisions].becomes(f"there/{theme.id}", now=True, first=True)
    return day[Decisions].take_theme(day, "theme.restored", change, theme)


def _theme_marked(day: Day, fact: ThemeMarked) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None:
        return []
    what: dict[str | None, What] = {"point": "theme.point", "unresolved": "theme.unresolved", None: "theme.unmarked"}
    return day[Decisions].take_theme(day, what[fact.as_], day[Decisions].becomes(f"mark/{theme.id}", fact.as_), theme)


# The day


def _started(day: Day, fact: SlotStarted) -> list[Key]:
    book, timetable = day[Decisions], day[Timetable]
    slot = timetable.find(fact.slot)
    if slot is None:
        return []
    before = book.stands("slot", None)
    for each in ("held", "over"):
        book.goes_by_itself(each, now=False)
    what = None if fact.itself is True else _out_of_plan(timetable, slot, before, fact.at)
    if what is None:
        book.goes_by_itself("slot", slot.id)
        return []
    book.brings(day, fact)
    return book.take(day, what, book.becomes("slot", slot.id), about=slot.title)


def _out_of_plan(timetable: Timetable, slot: SlotPlan, before: object, at: int) -> What | None:
    """What a start by hand is; None where it is what the plan said."""
    if before is None:
        return "day.begun"
    here, there = timetable.index(str(before)), timetable.index(slot.id)
    if there <= here:
        return "slot.again"
    if there > here + 1:
        return "slot.skipped"
    return "slot.started" if abs(at - timetable.planned(slot)) >= MINUTE_MS else None


def _extended(day: Day, fact: SlotExtended) -> list[Key]:
    """Where it came with a start or a change of the plan, it is a part of that."""
    book, slot = day[Decisions], day[Timetable].find(fact.slot)
    if slot is None or book.is_brought(day, fact):
        return []
    ms = day[Timetable].extended[fact.slot]
    change = Change(f"length/{slot.id}", ms - fact.ms, ms)
    return book.take(day, "slot.longer" if fact.ms > 0 else "slot.shorter", change, about=slot.title)


def _held(day: Day, _fact: DayHeld) -> list[Key]:
    return day[Decisions].take(day, "day.held", day[Decisions].becomes("held", now=True, first=False))


def _resumed(day: Day, _fact: DayResumed) -> list[Key]:
    return day[Decisions].take(day, "day.resumed", day[Decisions].becomes("held", now=False, first=False))


def _ended(day: Day, fact: DayEnded) -> list[Key]:
    """The clock ends a day in the very moment at which it closes."""
    book, timetable = day[Decisions], day[Timetable]
    book.goes_by_itself("held", now=False)
    closes = max(timetable.closes() or 0, timetable.resumed_at)
    by: Who = "clock" if fact.at == closes else "desk"
    return book.take(day, "day.ended", book.becomes("over", now=True, first=False), by=by)


def _prompted(day: Day, fact: PromptSet) -> list[Key]:
    slot = day[Timetable].find(fact.slot)
    if slot is None:
        return []
    change = day[Decisions].becomes(f"prompt/{slot.id}", fact.text, slot.prompt or "")
    return day[Decisions].take(day, "prompt.set" if fact.text else "prompt.none", change, about=slot.title)


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """Where the machine's clock is as it was, nobody was asked."""
    if fact.moved:
        return day[Decisions].take(day, "clock.machine", _once(day, "clock"))
    if fact.away:
        return day[Decisions].take(day, "clock.day", _once(day, "clock"))
    return day[Decisions].take(day, "clock.right", _once(day, "clock"), by="clock")


def _door_set(day: Day, fact: DoorSet) -> list[Key]:
    what: dict[str, What] = {"open": "door.open", "seated": "door.seated", "closed": "door.closed"}
    return day[Decisions].take(day, what[fact.door], day[Decisions].becomes("door", fact.door, "open"))


# The plan


def _taken(day: Day, fact: SlotTaken) -> list[Key]:
    timetable = day[Timetable]
    slot = timetable.find(fact.slot)
    if slot is None:
        return []
    what: What = "slot.opened" if "phrase" in timetable.takes_in(slot) else "slot.closed"
    change = day[Decisions].becomes(f"takes/{slot.id}", fact.takes)
    return day[Decisions].take(day, what, change, about=slot.title)


def _added(day: Day, fact: SlotAdded) -> list[Key]:
    return _changes_plan(day, "slot.added", fact.slot.title)


def _changed(day: Day, fact: SlotChanged) -> list[Key]:
    return _changes_plan(day, "slot.changed", fact.slot.title)


def _slot_dropped(day: Day, fact: SlotDropped) -> list[Key]:
    earlier = day[Timetable].earlier
    slots = () if earlier is None else earlier.slots
    return _changes_plan(day, "slot.dropped", next((slot.title for slot in slots if slot.id == fact.slot), None))


def _programme_taken(day: Day, fact: ProgrammeTaken) -> list[Key]:
    day[Decisions].brings(day, fact)
    return _changes_plan(day, "programme.taken")


def _changes_plan(day: Day, what: What, about: str | None = None) -> list[Key]:
    version = day[Timetable].version
    return day[Decisions].take(day, what, Change("plan", version - 1, version), about=about)


def _plan_undone(day: Day, fact: PlanUndone) -> list[Key]:
    """The plan is again what it was before the last change, and has a number of its own."""
    day[Decisions].brings(day, fact)
    version = day[Timetable].version
    return day[Decisions].take(day, "plan.undone", Change("plan", version - 1, version - 2))


# The wall in other hands


def _lent(day: Day, _fact: WallLent) -> list[Key]:
    return day[Decisions].take(day, "wall.lent", day[Decisions].becomes("lent", now=True, first=False))


def _given_back(day: Day, fact: WallGivenBack) -> list[Key]:
    """Only the desk decides that; a time that is over was decided when it began."""
    if fact.how == "taken":
        return day[Decisions].take(day, "wall.taken", day[Decisions].becomes("lent", now=False, first=False))
    day[Decisions].goes_by_itself("lent", now=False)
    return []


# What may not be said any more


def _withdrawn(day: Day, fact: PhraseWithdrawn) -> list[Key]:
    given = day[AllGiven].items.get(fact.id)
    if given is None:
        return []
    named = day[Decisions].take_name(given) if given.text else []
    return [*named, *day[Decisions].with_reason_of(fact.id)]


def _put_back(day: Day, fact: PhrasePutBack) -> list[Key]:
    return [*day[Decisions].give_name_back(fact.id), *day[Decisions].with_reason_of(fact.id)]


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    day[Decisions].may_forget(fact.ids)
    return [key for each in fact.ids for key in day[Decisions].with_reason_of(each)]


def _meaning_withdrawn(day: Day, fact: MeaningWithdrawn) -> list[Key]:
    """With the last who asks, what others said of it goes as well."""
    gone = (each for each in day[Decisions].reasons_of() if day[Glossary].question_of(each) is None)
    return [key for each in (fact.id, *gone) for key in day[Decisions].with_reason_of(each)]


HEARS: tuple[FactRow[Any], ...] = (
    FactRow(PhraseHidden, _hidden),
    FactRow(PhraseRestored, _restored),
    FactRow(AppealAnswered, _answered),
    FactRow(PhraseKept, _kept),
    FactRow(PhrasesShown, _shown),
    FactRow(PaceSet, _paced),
    FactRow(AskKept, _ask_kept),
    FactRow(AskShown, _ask_shown),
    FactRow(MeaningHidden, _meaning_hidden),
    FactRow(MeaningRestored, _meaning_restored),
    FactRow(ThemeNamed, _named),
    FactRow(ThemeRenamed, _renamed),
    FactRow(ThemeMerged, _merged),
    FactRow(ThemeParted, _parted),
    FactRow(ThemeDropped, _dropped),
    FactRow(ThemeRestored, _theme_restored),
    FactRow(ThemeMarked, _theme_marked),
    FactRow(SlotStarted, _started),
    FactRow(SlotExtended, _extended),
    FactRow(DayHeld, _held),
    FactRow(DayResumed, _resumed),
    FactRow(DayEnded, _ended),
    FactRow(PromptSet, _prompted),
    FactRow(ClockSet, _clock_set),
    FactRow(DoorSet, _door_set),
    FactRow(SlotTaken, _taken),
    FactRow(SlotAdded, _added),
    FactRow(SlotChanged, _changed),
    FactRow(SlotDropped, _slot_dropped),
    FactRow(ProgrammeTaken, _programme_taken),
    FactRow(PlanUndone, _plan_undone),
    FactRow(WallLent, _lent),
    FactRow(WallGivenBack, _given_back),
    FactRow(PhraseWithdrawn, _withdrawn),
    FactRow(PhrasePutBack, _put_back),
    FactRow(PhrasesErased, _erased),
    FactRow(MeaningWithdrawn, _meaning_withdrawn),
)
