"""
What a day will forget when the time is up for which words are kept (`live.day.keeping`), and forgetting it where no
server runs the day.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from live import day as days
from live.day.given import KINDS, AllGiven
from live.day.glossary import Glossary
from live.day.keeping import ForgetWords, kept_until, words_left
from live.day.noun import Day
from live.day.report_keeping import notes_left, report_kept
from live.day.roles import CLOCK
from live.log import Entry, Log
from live.room.erasing import erase, erased_by
from live.room.replay import Told, facts_of, tell


class Coming(msgspec.Struct, frozen=True):
    """
    How many phrases, notes, pairs, meanings and notes of the reporter's would be erased, and when (epoch ms; None: the
    day is not over); how many quotations and notes stay in the report all the same.
    """

    counts: dict[str, int]
    until: int | None
    quotes_stay: int
    notes_stay: int

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
    counts = {kind: kinds[kind] for kind in KINDS} | {"meaning": len(list(day[Glossary].all()))}
    counts["report_note"] = len(list(notes_left(day, until)))
    quotes, notes = (len(stays[0].quotes), len(stays[0].notes)) if stays else (0, 0)
    return Coming(counts, until, quotes, notes)


async def forget_in(log: Log, now: int) -> bool:
    """Erases in the log of a day that does not run what the time is up for at epoch ms; whether there was any."""
    entries = await log.read()
    day = _day_of(entries)
    at = max([now, *(entry.at for entry in entries[-1:])])
    facts = days.decide(day, ForgetWords(), CLOCK, at)
    if not facts:
        return False
    await log.append(log.head + 1, facts, at)
    for fact in facts:
        await erase(log, erased_by(day, fact))
        days.change(day, fact)
    return True


def _day_of(entries: Iterable[Entry]) -> Day:
    day = Day()
    for entry in entries:
        tell(day, Told(entry.n, entry.at, facts_of(entry)))
    return day
