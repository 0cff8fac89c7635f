"""Decisions in a room: they are called as their entries in the log are, in a batch and after every restart."""

import asyncio
from pathlib import Path

from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


async def decisions_of(person: Person) -> dict[str, str]:
    """What is decided, by its id, as a phone that asks for all has it."""
    assert await person.does("more", list="decisions") is ok
    return {each: cell["what"] for each, cell in person.all("decision").items()}


async def test_a_phone_is_sent_none_before_it_asks_and_then_what_comes_about(house: TestHouse, fran: Person) -> None:
    assert await fran.does("door.set", door="closed") is ok
    await house.passes(90)
    assert await fran.does("door.set", door="open") is ok
    ada = await house.phone()
    assert ada.all("decision") == {}

    assert list((await decisions_of(ada)).values()) == ["door.open", "door.closed"]
    assert await fran.does("wall.pace", pace="by_hand") is ok

    await ada.until(lambda: "wall.by_hand" in {cell["what"] for cell in ada.all("decision").values()})
    assert fran.all("decision") == {}, "nobody asks about any of it"


async def test_after_a_restart_a_decision_is_called_as_before(folder: Path, clock: FakeClock, site: Site) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, fran = await house.phone(), await house.desk()
        assert ada.all("decision") == {}
        said = [("wall.pace", {"pace": "by_hand"}), ("door.set", {"door": "closed"}), ("day.hold", {})]
        await house.at("11.20")
        assert set(await asyncio.gather(*(fran.does(do, **fields) for do, fields in said))) == {ok}
        before = await decisions_of(ada)
        assert sorted(before.values()) == ["day.held", "door.closed", "wall.by_hand"]
        for each in before:
            assert await ada.does("decision.ask", decision=each) is ok
            await fran.sees(f"decision/{each}", asks=1)
        seat = ada.proof

    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, fran = await house._comes(ada.role, seat), await house.desk()
        assert await decisions_of(ada) == before
        assert set(ada.all("why")) == set(before), "and one's own question is still one's own"
        for each, what in before.items():
            await fran.sees(f"decision/{each}", asks=1, what=what)
            assert await ada.does("decision.ask", decision=each) is ok, "asked once"
            assert await fran.does("decision.answer", decision=each, text="For a moment.") is ok
            await ada.sees(f"decision/{each}", answer="For a moment.", what=what)
