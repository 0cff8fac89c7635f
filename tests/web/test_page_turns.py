"""Turns of pages: one is made at a time, each person has theirs once a round, and everything else has half the time."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.exceptions import HTTPException

from live.web import page_turns
from live.web.page_turns import MOST_WAITING, PageTurns


def is_calm() -> bool:
    """Nobody gives words."""
    return False


async def asks(turns: PageTurns, whose: str, made: Callable[[str], None]) -> None:
    async with turns.turn(whose):
        made(whose)


async def begun(*tasks: asyncio.Task[None]) -> None:
    """Lets each of them come as far as it can."""
    for _ in tasks:
        await asyncio.sleep(0)


async def test_who_asks_again_and_again_waits_for_themselves() -> None:
    turns, made = PageTurns(is_calm), []
    async with turns.turn("the first"), asyncio.TaskGroup() as group:
        names = ("script", "script", "script", "ada", "bob")
        await begun(*(group.create_task(asks(turns, each, made.append)) for each in names))
        assert made == [], "nobody is let in while a page is made"
        turns._next()

    assert made == ["script", "ada", "bob", "script", "script"]


async def test_after_a_page_everything_else_has_as_long_as_it_took() -> None:
    turns, loop = PageTurns(is_calm), asyncio.get_running_loop()
    began = loop.time()
    async with turns.turn("ada"):
        await asyncio.sleep(0.02)
    ended = loop.time()

    async with turns.turn("bob"):
        waited = loop.time() - ended

    assert waited >= (ended - began) * 0.9


async def test_words_that_come_while_a_page_is_made_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_turns, "AT_ONCE_S", 0)
    monkeypatch.setattr(page_turns, "GIVES_WAY_S", 60)
    words: list[str] = ["under way"]
    turns, made = PageTurns(lambda: bool(words)), []
    async with turns.turn("ada"):
        page = asyncio.create_task(turns.put_together(made.append(each) or each for each in ("one ", "and ", "two")))
        for _ in range(3):
            await asyncio.sleep(page_turns.LOOKS_AGAIN_S)
            assert made == ["one "]
        words.clear()

        assert await page == "one and two"


async def test_where_words_come_without_an_end_pages_are_made_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_turns, "AT_ONCE_S", 0)
    monkeypatch.setattr(page_turns, "GIVES_WAY_S", 0.001)
    turns, made = PageTurns(lambda: True), []
    async with turns.turn("ada"):
        bob = asyncio.create_task(asks(turns, "bob", made.append))

        assert await turns.put_together(["one ", "and ", "two"]) == "one and two"

    await bob
    assert made == ["bob"]


async def test_who_gives_up_at_the_moment_of_their_turn_keeps_nobody_waiting() -> None:
    turns, made = PageTurns(is_calm), []
    async with turns.turn("ada"):
        gone = asyncio.create_task(asks(turns, "gone", made.append))
        given_up = asyncio.create_task(asks(turns, "given up", made.append))
        bob = asyncio.create_task(asks(turns, "bob", made.append))
        await begun(gone, given_up, bob)
        given_up.cancel()
        turns._next()
        gone.cancel()
        await asyncio.wait([gone, given_up])

    await bob
    assert made == ["bob"]


async def test_where_too_many_wait_the_first_of_who_has_the_most_is_turned_away() -> None:
    turns, made = PageTurns(is_calm), []
    async with turns.turn("ada"):
        bob = asyncio.create_task(asks(turns, "bob", made.append))
        script = [asyncio.create_task(asks(turns, "script", made.append)) for _ in range(MOST_WAITING)]
        await begun(bob, *script)

        with pytest.raises(HTTPException) as refused:
            await script[0]

        assert (refused.value.status_code, refused.value.detail) == (429, "public.too_many")
        assert not any(each.done() for each in (bob, *script[1:]))
        for each in script:
            each.cancel()
        await asyncio.wait(script)
    await bob
    assert made == ["bob"]
