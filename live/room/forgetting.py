"""
What a day will forget when the time is up for which words are kept (`live.day.keeping`), and forgetting it where no
server runs the day.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from live.day.given import KINDS, AllGiven
from live.day.glossary import Glossary
from live.day.keeping import ForgetWords, kept_until, words_left, words_of
from live.day.noun import Day
from live.day.reflection_book import Reflections
from live.day.report_keeping import notes_left, report_kept
from live.day.slips import Slips
from live.log import Entry, Log
from live.room.erasing import decide_alone, erase
from live.room.replay import tell_all


class Coming(msgspec.Struct, frozen=True):
    """
    How many phrases, notes, pairs, meanings, reflections and notes of the reporter's would be erased, and when (epoch
    ms; None: the day is not over); how many quotations and notes stay in the report all the same.
    """

    counts: dict[str, int]
    until: int | None
    quotes_stay: int
    notes_stay: int

    def is_due(self, now: float) -> bool:
        """Whether their time is up at epoch ms."""
        return self.until is not None and self.until <= now

    @property
    def is_nothing(self) -> bool:
        """Whether there are no words that could be erased."""
        return not any(self.counts.values())


def look_ahead(entries: Iterable[Entry]) -> Coming:
    """What would be erased of the day that has these entries."""
    day = _day_of(entries)
    items = day[AllGiven].items
    kinds = Counter(items[each].what for each in words_left(day) if each in items)
    until = kept_until(day)
    stays = report_kept(day, until)
    others = {
        "meaning": len(list(day[Glossary].all())),
        "reflection": sum(bool(each.text) for each in day[Reflections].items.values()),
        "report_note": len(list(notes_left(day, until))),
    }
    quotes, notes = (len(stays[0].quotes), len(stays[0].notes)) if stays else (0, 0)
    return Coming({kind: kinds[kind] for kind in KINDS} | others, until, quotes, notes)


def given_by_slip(entries: Iterable[Entry], slip_key: bytes, slip: str) -> list[str] | None:
    """The ids of all words of whoever has this slip, as far as they are not erased; None where no slip has its code."""
    day = Day()
    day[Slips].key = slip_key
    tell_all(day, entries)
    given = day[AllGiven].items.get(day[Slips].id_of(slip) or "")
    return None if given is None else list(words_of(day, given.by))


async def forget_in(log: Log, now: int) -> bool:
    """Erases in the log of a day that does not run what the time is up for at epoch ms; whether there was any."""
    entries = await log.read()
    day = _day_of(entries)
    at = max([now, *(entry.at for entry in entries[-1:])])
    facts, wanted = decide_alone(day, ForgetWords(), log.head + 1, at)
    if not facts:
        return False
    await log.append(log.head + 1, facts, at)
    await erase(log, wanted)
    return True


def _day_of(entries: Iterable[Entry]) -> Day:
    day = Day()
    tell_all(day, entries)
    return day
