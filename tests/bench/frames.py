"""
What a phone costs: a frame to everybody, a phone that does nothing, its coming, and the coming back of all at once.

All of these are measured in the same halls: the server and what it is measured beside run at the same time and fill
together, and take turns. The price of the entry itself, measured while nobody is there, is taken off each frame.
"""

import statistics
from contextlib import AsyncExitStack

from tests.bench.halls import Hall, baseline_hall, baselines_here, product_hall
from tests.bench.lines import Watcher
from tests.bench.machine import cpu_s, memory_kib, settled
from tests.bench.run import PATIENT, Run
from tests.bench.table import Row, ms, ratio, us

ROWS = ("frames", "memory", "join", "back")

FRAME_RATIO, BROADCAST_RATIO, STARLETTE_RATIO = 1.2, 0.8, 0.55
PHONE_KIB = 8
JOIN_RATIO, JOIN_GROWS = 3, 1.3
BACK_RATIO = 2.2
HELLO_BYTES = 23_000

# Words are given by so many at a time; after many a hello that no longer grows is as long as it gets.
GIVERS, MANY = 20, 200
JOINS = 100
IN_THE_MIDDLE = 5000
MANY_PHONES = 5000  # among so many, fewer rounds tell as much
# From here on a seat has two lines, as a phone may.
SEATS = 5400
NAMES = {
    "product": "Cento",
    "raw": "raw",
    "websockets": "websockets.broadcast",
    "starlette": "Starlette's loop",
    "node": "Node's ws",
}


async def measure(run: Run) -> None:
    """All rows of `ROWS` that are wanted."""
    with run.house() as house:
        desk = await house.begin()
        most = run.fits(max(run.sizes.halls) + 3 * JOINS + JOINS)
        seats = await run.seats(house, min(max(most, run.fits(run.sizes.back)), SEATS))
        seats += seats[: max(most - len(seats), 0)]
        async with AsyncExitStack() as stack:
            halls = {"product": await stack.enter_async_context(product_hall(house, desk, seats))}
            hello = (await halls["product"].crowd.join(seats[:1]))["bytes"]
            await halls["product"].crowd.leave()
            for kind in baselines_here():
                halls[kind] = await stack.enter_async_context(baseline_hall(run, kind, len(seats)))
                halls[kind].greet(hello)
            for hall in halls.values():
                hall.entry_s = statistics.median([await hall.cost_of_an_entry() for _ in range(run.sizes.rounds)])
            await _fill_and_measure(run, halls)
            if run.wants("back"):
                await _back(run, desk, halls)


# Filling the halls


async def _fill_and_measure(run: Run, halls: dict[str, Hall]) -> None:
    joins: dict[int, dict[str, list[float]]] = {}
    sizes = _sizes_wanted(run)
    if run.wants("join"):
        joins[100] = await _joins(run, halls, min(100, sizes[0] // 2))
    for size in sizes:
        before = {kind: (hall.crowd.there, memory_kib(hall.pid)) for kind, hall in halls.items()}
        for hall in halls.values():
            await hall.fill(size)
        if size == run.sizes.halls[1] and run.wants("memory"):
            await _memory(run, halls, before)
        if run.wants("frames"):
            await _frames(run, halls, size)
        if run.wants("join") and size == max(each for each in run.sizes.halls if each <= IN_THE_MIDDLE):
            joins[size] = await _joins(run, halls, size)
            _tell_joins(run, joins)


def _sizes_wanted(run: Run) -> list[int]:
    """How full the halls have to be for the rows that are wanted, one after another."""
    middle = [size for size in run.sizes.halls if size <= IN_THE_MIDDLE]
    if run.wants("frames"):
        return list(run.sizes.halls)
    return middle if run.wants("join") else middle[:2] if run.wants("memory") else []


async def _frames(run: Run, halls: dict[str, Hall], size: int) -> None:
    costs: dict[str, list[float]] = {kind: [] for kind in halls}
    rounds = run.sizes.rounds if size < MANY_PHONES else min(run.sizes.rounds, 3)
    for turn in range(1 + rounds):
        for kind, hall in halls.items():
            cost = (await hall.cost_of_a_frame() - hall.entry_s) / hall.crowd.there
            if turn:  # the first is for whoever compiles, or makes room, when it meets so many
                costs[kind].append(cost)
    goals = {"raw": FRAME_RATIO, "websockets": BROADCAST_RATIO, "starlette": STARLETTE_RATIO, "node": None}
    ours = halls["product"]
    let_in = f"{ours.crowd.there:,} of {size:,} were let in" if ours.crowd.there < size else ""
    for kind, most in goals.items():
        what = f"CPU of a frame to each of {size:,} phones / {NAMES[kind]}"
        if kind not in halls:
            run.tell(Row(what, None, note="no Node with the package ws on this machine"))
            continue
        ours_s, theirs_s = (statistics.median(costs[each]) for each in ("product", kind))
        if min(ours_s, theirs_s) <= 0:
            run.tell(Row(what, None, most=most, note="so few cost less than can be told from the entry itself"))
            continue
        note = f"{us(ours_s)} against {us(theirs_s)}"
        if kind == "raw":
            note += f"; the entry itself {ms(ours.entry_s)}"
        run.tell(Row(what, ours_s / theirs_s, most=most, note=note, but=let_in))


async def _memory(run: Run, halls: dict[str, Hall], before: dict[str, tuple[int, int]]) -> None:
    """What those cost who came since, and did nothing."""
    each = {}
    for kind, hall in halls.items():
        there, kib = before[kind]
        each[kind] = (memory_kib(hall.pid) - kib) / max(hall.crowd.there - there, 1)
    beside = ", ".join(f"{NAMES[kind]} {kib:.1f}" for kind, kib in each.items() if kind != "product")
    run.tell(Row("memory of an idle phone", max(each["product"], 0.0), "KiB", most=PHONE_KIB, note=beside))


async def _joins(run: Run, halls: dict[str, Hall], present: int) -> dict[str, list[float]]:
    costs: dict[str, list[float]] = {kind: [] for kind in halls}
    for hall in halls.values():
        await hall.fill(present)
    for _ in range(min(run.sizes.rounds, 3)):
        for kind, hall in halls.items():
            costs[kind].append(await hall.cost_of_joins(min(JOINS, present)))
    return costs


def _tell_joins(run: Run, joins: dict[int, dict[str, list[float]]]) -> None:
    for present, costs in joins.items():
        note = ", ".join(f"{NAMES[kind]} {us(statistics.median(each))}" for kind, each in costs.items())
        what = f"CPU of a join with {present:,} present / raw"
        run.tell(Row(what, ratio(costs["product"], costs["raw"]), most=JOIN_RATIO, note=note))
    few, many = (joins[present]["product"] for present in joins)
    run.tell(Row("CPU of a join with so many present / with 100", ratio(many, few), most=JOIN_GROWS))


# Coming back


async def _back(run: Run, desk: Watcher, halls: dict[str, Hall]) -> None:
    """Everybody's line was cut, and everybody comes at once, for all that a phone may see."""
    ours, raw = halls["product"], halls["raw"]
    count = min(run.fits(run.sizes.back), len(ours.proofs))
    for hall in halls.values():
        await _all_go(hall)
    hello = await _until_a_hello_is_long(desk, ours, ours.proofs)
    raw.greet(hello)
    turns = [(await _all_come(ours, count), await _all_come(raw, count)) for _ in range(min(run.sizes.rounds, 3))]
    (costs, there, took), (raw_costs, _, raw_took) = ([*zip(*each, strict=True)] for each in zip(*turns, strict=True))
    note = f"a hello of {hello / 1000:.1f} KB; {us(statistics.median(costs))} a phone and {max(took):.1f} s in all"
    note += f" against {us(statistics.median(raw_costs))} and {max(raw_took):.1f} s"
    but = "" if min(there) == count else f"{min(there)} of {count} were let in"
    what = f"CPU of {count:,} phones back at once / raw, the same bytes"
    run.tell(Row(what, ratio(costs, raw_costs), most=BACK_RATIO, note=note, but=but))


async def _all_come(hall: Hall, count: int) -> tuple[float, int, float]:
    """Seconds of processor time that each took, how many were let in, and seconds until the last one had its hello."""
    begun = cpu_s(hall.pid)
    came = await hall.crowd.join(hall.proofs[:count], tries=PATIENT)
    cost = (cpu_s(hall.pid) - begun) / max(came["there"], 1)
    await _all_go(hall)
    return cost, came["there"], came["took"]


async def _all_go(hall: Hall) -> None:
    await hall.crowd.leave()
    await settled(hall.pid)


async def _until_a_hello_is_long(desk: Watcher, hall: Hall, seats: list[str]) -> int:
    """Words go on the wall until a phone's first frame has its 23 KB, or grows no more; how long it is, bytes."""
    await desk.does(do="wall.pace", pace="at_once")
    hello = given = 0
    while hello < HELLO_BYTES and given < len(seats):
        await hall.crowd.join(seats[given : given + GIVERS])
        given += GIVERS
        await hall.crowd.do("give", each=1, window=1, senders=GIVERS)
        await hall.crowd.leave()
        await hall.crowd.join(seats[:1])
        longer = (await hall.crowd.do("first_frames"))["bytes"]
        await hall.crowd.leave()
        if given > MANY and longer < hello * 1.02:
            return longer
        hello = longer
    return hello
