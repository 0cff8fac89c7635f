"""The script that measures pages in a full day judges what their main thread worked, in the first draw and after it."""

from typing import Any

from tests.smooth import DRAWN, Work, told, work_of


def event(name: str, at_ms: float, worked_ms: float = 0.0, thread: int = 1) -> dict[str, Any]:
    """As Chromium traces one; it took ten times as long as it worked."""
    times = {"ts": at_ms * 1000, "dur": worked_ms * 10_000, "tdur": worked_ms * 1000}
    return {"name": name, "pid": 1, "tid": thread, **times}


def test_what_is_worked_until_the_day_is_painted_is_the_first_draw_and_each_task_from_then_on_counts() -> None:
    before_the_page = [event("RunTask", 5, 99), event("navigationStart", 10)]
    until_drawn = [event("RunTask", 20, 30), event("RunTask", 90, 70), event(DRAWN, 95), event("Paint", 98)]
    then = [event("RunTask", 200, 51), event("RunTask", 300, 4), event("RunTask", 210, 500, thread=2)]

    work = work_of([*before_the_page, *until_drawn, *then], long_by_clock=3)

    assert work == Work(100.0, [51.0, 4.0], 3)
    assert work.longest == 51.0


def test_a_long_task_or_a_slow_first_draw_is_out_of_bounds() -> None:
    assert Work(299.0, [50.0, 3.0], 7).holds
    assert not Work(299.0, [50.1], 0).holds
    assert not Work(300.0, [3.0], 0).holds
    assert "longest task   50 ms, 1 over 50 ms" in told("desk", Work(299.0, [50.1], 0))
    assert told("desk", Work(299.0, [50.1], 0)).endswith("NOT MET")
