"""
Deciding a batch: what everything that was asked together becomes, one command after another.

The rule here: each is decided on the day that runs ahead, which knows what was decided before it. What was due before a
command came is decided before it: words in time are taken, however slow the disk is.
"""

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from live import day as days
from live.day.clock import MachinesClock, NoteClock
from live.day.noun import Command, Day, Fact
from live.day.refusals import Refused
from live.day.roles import CLOCK, By
from live.room.replay import Ahead

# An entry's number, on disk, or why a command was not done; and only the latter, None where it was.
Answer: TypeAlias = int | Refused | Exception
Outcome: TypeAlias = Exception | None


class Asked(msgspec.Struct):
    """A command, from whom it came and when (epoch ms), and who is to be told what became of it."""

    command: Command
    by: By
    now: int
    answered: Callable[[Answer], None]


def decide(asked: list[Asked], ahead: Ahead, shown: Day, at: int, away: int) -> tuple[list[Fact], list[Outcome]]:
    """
    The facts of a batch, already applied to the day that runs ahead, and what became of each command.

    `shown` is the day that is on disk, `at` the time (epoch ms), `away` how far the machine's clock has jumped, in ms.
    """
    facts = ahead.apply(days.decide(ahead.day, NoteClock(away), CLOCK, at))
    outcomes: list[Outcome] = []
    for each in asked:
        facts += _decide_due(ahead, shown, each.now)
        try:
            decided = days.decide(ahead.day, each.command, each.by, each.now)
        except Refused as refusal:
            outcomes.append(refusal)
            continue
        except Exception as bug:  # noqa: BLE001  one command's bug is its sender's; it is raised at its connection
            outcomes.append(bug)
            continue
        outcomes.append(None)
        facts += ahead.apply(decided)
    return facts + _decide_due(ahead, shown, at), outcomes


def _decide_due(ahead: Ahead, shown: Day, at: int) -> list[Fact]:
    facts: list[Fact] = []
    if ahead.day[MachinesClock].times_set != shown[MachinesClock].times_set:
        return facts  # decided by a time that is over; what is due by the new one comes next
    while (due := days.due(ahead.day, at)) is not None:
        facts += ahead.apply(days.decide(ahead.day, due.command, CLOCK, due.since))
    return facts
