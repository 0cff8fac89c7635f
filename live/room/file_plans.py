"""
The plan that a programme's file makes of a day: the first one, and the one it would be after the file was changed.

The rule here: a file that cannot be read takes nothing away; the day goes on by the plan that it has.
"""

import time
from collections.abc import Callable

from live.day.newer_programme import is_the_file
from live.day.projection import DayPlanned, Timetable
from live.programme import Programme, Unreadable
from live.programme.plan import plan, plan_again


def first_plan(known: DayPlanned | None, read: Callable[[], Programme], now: int) -> DayPlanned:
    """
    The plan with which a day opens, `now` in ms: what the file says, else `known`, the plan so far.

    Raises Unreadable where there is neither.
    """
    try:
        return plan(read(), _date(now))
    except Unreadable:
        if known is None:
            raise
        return known


def later_plan(timetable: Timetable, programme: Programme, now: int) -> DayPlanned:
    """What the plan would be by a programme that was read again; slots that somebody changed at the desk are known."""
    if timetable.plan is None or is_the_file(timetable):
        return plan(programme, _date(now))
    return plan_again(programme, timetable.plan, begun=bool(timetable.began))


def _date(now: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(now / 1000))
