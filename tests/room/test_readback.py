"""Of whoever would rather not be in the poem nothing is heard when it is read: on no wall, phone, page, in no file."""

import asyncio
from typing import Any

from live.exports import EXPORTS
from tests.cast import PATIENCE_S, Person, TestHouse, ok

FINE = "two chairs by the window"
# One says so at once, one later, one in the last second.
RATHER_NOT = ("zqapple on the ward", "zqbread for nobody", "zqcloud over lunch")
LATE = "zqdoor that was locked"
MINUTE = 60
OF_POEM = [name for name in EXPORTS if name.startswith("poem.")]


async def asked(person: Person) -> list[str]:
    return [each["phrase"] for each in (await person.sees("readback"))["words"]]


async def pages(house: TestHouse) -> str:
    """What everybody may read of the poem, and what the desk takes away of it."""
    async with house.http() as client:
        texts = [(await client.get(f"/{house.code}{path}")).text for path in ("", "/poem", "/poem.txt", "/programme")]
        key = {"Authorization": f"Bearer {house.keys['desk']}"}
        texts += [(await client.get(f"/{house.code}/export/{name}", headers=key)).text for name in OF_POEM]
    return "\n".join(texts)


async def test_words_of_whoever_would_rather_not_are_nowhere_when_the_poem_is_read(
    house: TestHouse, ada: Person, bob: Person, paul: Person, wall: Person
) -> None:
    await house.at("11.20")
    givers = [await house.phone() for _ in RATHER_NOT]
    phrases = [await giver.gives(text, uses=["poem"]) for giver, text in zip(givers, RATHER_NOT, strict=True)]
    fine, late = await ada.gives(FINE, uses=["poem"]), await bob.gives(LATE, uses=["poem"])
    lines = []
    for text, phrase in zip((*RATHER_NOT, FINE, LATE), (*phrases, fine, late), strict=True):
        lines.append(
            await paul.writes({"text": text, "phrase": phrase}, " and more", after=lines[-1] if lines else None)
        )
    begins = round(house.clock() * 1000)
    assert await paul.does("readback.begin", until=begins + 5 * MINUTE * 1000) is ok
    assert [await asked(giver) for giver in givers] == [[phrase] for phrase in phrases]

    assert await givers[0].does("readback.answer", phrase=phrases[0], ok=False) is ok
    await house.passes(3 * MINUTE)
    assert await givers[1].does("readback.answer", phrase=phrases[1], ok=False) is ok
    assert await ada.does("readback.answer", phrase=fine, ok=True) is ok
    await house.passes(2 * MINUTE - 1)
    assert await givers[2].does("readback.answer", phrase=phrases[2], ok=False) is ok
    await paul.sees("readback", answered=4)
    await house.passes(1)
    await paul.misses("readback")
    too_late: Any = await bob.does("readback.answer", phrase=late, ok=False)
    assert (too_late.code, "Withdraw" in too_late.say) == ("readback.over", True)

    await read_out(paul, lines)
    everybody = [wall, ada, *givers]
    async with asyncio.timeout(PATIENCE_S):
        for person in everybody:
            await person.sees("poem", state="read")
    heard = "\n".join(str(person.frames) for person in everybody if person in (wall, ada)) + await pages(house)

    assert OF_POEM, "the poem can be taken away, for this test to mean anything"
    assert FINE in heard
    assert LATE in heard, "who said nothing in time consents as when the words were given"
    assert "zqapple" not in heard
    assert "zqbread" not in heard
    assert "zqcloud" not in heard


async def read_out(paul: Person, lines: list[str]) -> None:
    for step in ({"do": "reading.begin"}, *({"do": "reading.line", "line": line} for line in lines)):
        assert await paul.does(**step) is ok
    assert await paul.does("reading.end") is ok


async def test_it_goes_on_after_a_restart_and_ends_at_its_time(house: TestHouse, ada: Person, paul: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives(FINE)
    await paul.writes({"text": FINE, "phrase": phrase})
    assert await paul.does("readback.begin", until=round(house.clock() * 1000) + 2 * MINUTE * 1000) is ok
    await ada.leaves()
    await ada.comes(back=True)
    assert await asked(ada) == [phrase]
    assert (await paul.does("readback.answer", phrase=phrase, ok=True)).code == "command.not_yours"  # type: ignore[union-attr]

    await house.passes(2 * MINUTE)

    await ada.misses("readback")
    await paul.misses("readback")
