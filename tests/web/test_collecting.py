"""When Python looks for garbage, and that phones leave none."""

import gc
from collections import Counter

from live.day.roles import Role
from live.web.collecting import collecting_rarely
from tests.cast import Person, TestHouse
from tests.strangers import until


def test_what_was_opened_is_not_looked_through_while_the_house_is_served() -> None:
    before, day = gc.get_threshold(), [[number] for number in range(1000)]

    with collecting_rarely():
        assert gc.get_freeze_count() > len(day)
        assert not any(each is day for each in gc.get_objects())
        meanwhile = gc.get_threshold()

    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
    assert meanwhile > before


def of_the_house() -> Counter[str]:
    """How many there are of everything that rooms and sockets are made of."""
    kinds = (type(each) for each in gc.get_objects())
    modules = ("live.room", "live.web", "uvicorn")
    found = Counter(kind.__name__ for kind in kinds if kind.__module__.startswith(modules))
    del found["Place"]  # where a word stands in its list stays, as the word does
    return found


async def test_phones_that_come_give_and_go_leave_nothing_behind_though_nobody_looks_for_garbage(
    house: TestHouse, fran: Person
) -> None:
    await house.at("11.20")
    seats = [await house.seat() for _ in range(3)]

    async def they_come_give_and_go() -> None:
        phones = [await Person(house, Role.PHONE, seat).comes() for seat in seats]
        for phone in phones:
            await phone.gives("two chairs, same height")
            await phone.sends("[")
            assert phone.line is not None
            await (await phone.line.ping())
        for phone in phones[1:]:
            await phone.leaves()
        phones[0].line.transport.abort()  # without a word
        await phones[0].leaves()
        await until(lambda: house.lines == 1)
        await fran.gives("the room remembers who asked last")

    await they_come_give_and_go()
    gc.collect()
    gc.disable()
    try:
        before = of_the_house()
        for _ in range(5):
            await they_come_give_and_go()
        after = of_the_house()
    finally:
        gc.enable()

    assert after["Socket"] == 1, "the desk's"
    assert max((after - before).values(), default=0) <= 2, "of fifteen phones; the room remembers who asked last"
