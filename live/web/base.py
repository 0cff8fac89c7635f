"""
What every page of a day is made from: where it belongs, the cells that all places have, and times in words.

The rule here: a template sees the fields of its page by their names, and those of the page's base beside them.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from live.day import Cell
from live.day.poem import PoemCell
from live.day.projection import Stage
from live.day.report import ReportCell
from live.day.roles import Role
from live.day.timetable_cells import DayCell, NowCell, ProgrammeCell, PromptCell, ScreenPromptCell
from live.day.wall import WallCell
from live.room.room import Room
from live.web.cells import Cells, one_of
from live.web.house import House

# Where the question is shown with more beside it.
PROMPTS: dict[Role, type[PromptCell]] = {Role.DESK: ScreenPromptCell, Role.WALL: ScreenPromptCell}


class Base(msgspec.Struct, frozen=True):
    """
    What every page of a day shows or needs.

    `join` is the address as people type it; `has_report`, whether everybody may read the report now; `times_hold`,
    whether the programme's times can be relied on; `stages`, where each slot stands as pages mark it, by its id.
    `cells` finds those of a noun, as (id, cell) in the order in which they last changed: a noun's part of a page asks
    for its own, and the page's struct need not know of it.
    """

    code: str
    join: str
    role: Role
    day: DayCell
    now: NowCell
    programme: ProgrammeCell
    prompt: PromptCell
    wall: WallCell
    poem: PoemCell
    has_report: bool
    clock: Callable[[int], str]
    minutes_left: Callable[[int], str]
    date_at: Callable[[int], str]
    times_hold: bool
    stages: dict[str, Stage]
    cells: Callable[[str], list[tuple[str, Cell]]]


def base_of(house: House, code: str, room: Room, role: Role, cells: Cells) -> Base:
    """The base of a day's page for a place, at this moment."""
    day, now, language = cells.one("day", DayCell), room.now(), house.language
    programme, times_hold = cells.one("programme", ProgrammeCell), _times_hold(day, now)
    return Base(
        code=code,
        join=house.join_address(code),
        role=role,
        day=day,
        now=cells.one("now", NowCell),
        programme=programme,
        prompt=cells.one("prompt", PROMPTS.get(role, PromptCell)),
        wall=cells.one("wall", WallCell),
        poem=cells.one("poem", PoemCell),
        has_report=has_report(room),
        clock=lambda at: language.clock(at, day.zone, day.clock),
        minutes_left=lambda at: language.minutes_left(at - now),
        date_at=lambda at: language.date(datetime.fromtimestamp(at / 1000, ZoneInfo(day.zone)).date().isoformat()),
        times_hold=times_hold,
        stages={slot.id: _marked(slot.stage, times_hold=times_hold) for slot in programme.slots},
        cells=cells.all,
    )


def has_report(room: Room) -> bool:
    """Whether everybody may read the report now."""
    report = one_of(room, Role.REPORTER, "report", ReportCell)
    return report is not None and report.published is not None


def _times_hold(day: DayCell, now: int) -> bool:
    """Whether the times of the programme can be relied on; of a day that has not begun, only while the cell says so."""
    if day.state != "before":
        return True
    return day.times_hold is not None and day.times_hold.includes(now)


def _marked(stage: Stage, *, times_hold: bool) -> Stage:
    """Which slot is next is known only while the times hold. (shared/cells.js has the same rule.)"""
    return "later" if stage == "next" and not times_hold else stage
