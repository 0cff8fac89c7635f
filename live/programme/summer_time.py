"""
Times that the clocks skip or show twice, in the nights in which summer time begins and ends.

Nobody means them on purpose, and the day cannot hold to them as they are written.
"""

import datetime
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from live.programme.clock_times import DAY_MINUTES, time_of_day
from live.programme.guesses import Guesses
from live.programme.programme import Slot


def add_times_of_changing_clocks(
    slots: Sequence[Slot], date: datetime.date | None, zone: str, guesses: Guesses
) -> None:
    """Notes each slot that starts at a time which is not there on its date, or is there twice."""
    for slot in slots if date else ():
        assert date is not None, "there is a date where slots are looked at"
        day = date + datetime.timedelta(days=slot.start // DAY_MINUTES)
        _add_change(slot.line, datetime.datetime.combine(day, time_of_day(slot.start), ZoneInfo(zone)), guesses)


def _add_change(line: int, written: datetime.datetime, guesses: Guesses) -> None:
    begins = written.astimezone(datetime.UTC).astimezone(written.tzinfo)
    start, date, zone = written.time(), written.date(), str(written.tzinfo)
    if begins.time() != start:
        guesses.add(line, "programme.guess.skipped_time", start=start, date=date, zone=zone, moved=begins.time())
    elif written.utcoffset() != written.replace(fold=1).utcoffset():
        guesses.add(line, "programme.guess.doubled_time", start=start, date=date, zone=zone)
