"""A script keeps the cells of a place as the server means it: whatever day it hears of, frame by frame."""

import json
import os
import random
from typing import Any

import pytest
from playwright.async_api import Page

from live.day.roles import By
from live.web.site import Site
from tests.browsers import OpenPage
from tests.cast import TestHouse
from tests.days import DESK_VERBS, PHONE_VERBS, POET_VERBS, Ask, Seminar, everyone, plain, reached

# A thousand by night: CENTO_CELLS=1000 (`python -m tests.overnight` asks for it).
DAYS = int(os.environ.get("CENTO_CELLS", "60"))
STEPS = 8
TEXTS = ("two chairs", "the same height", "Über uns, über euch", "👩‍👩‍👧", "")
VERBS = (*PHONE_VERBS, *PHONE_VERBS, *POET_VERBS, *DESK_VERBS)

KEEPS = """async ([url, byNoun, days]) => {
    const [{ Cells }, { CellsByNoun }] = [await import(url), await import(byNoun)];
    const text = (cells, noun) => JSON.stringify(cells.entries(noun));
    return days.map((frames) => {
        const [cells, nouns] = [new Cells(), new CellsByNoun()];
        frames.forEach((frame) => [cells, nouns].forEach((each) => each.apply(frame)));
        const isOther = (noun) => text(cells, noun) !== text(nouns, noun);
        const differ = ["phrase/", "note/", "theme/", "line/"].filter(isOther);
        return [cells.n, Object.fromEntries(cells.entries("")), differ];
    });
}"""


def a_day(seed: int) -> tuple[list[dict[str, Any]], tuple[int, dict[str, Any]]]:
    """What one of the people hears of a random day, with gaps and a full hello at times; and what they then see."""
    chance = random.Random(seed)
    seminar = Seminar().begin("11.20")
    by: By = chance.choice(list(everyone()))
    had, frames = seminar.n, [hello(seminar, by)]
    for _ in range(STEPS):
        seminar.try_(
            *seminar.ask(Ask(chance.choice(VERBS), *(chance.randrange(12) for _ in "ij"), chance.choice(TEXTS)))
        )
        if chance.random() < 0.1:
            frames.append(hello(seminar, by))
        elif chance.random() < 0.6:
            frames.append({"n": seminar.n, "h": "", "cells": plain(seminar.boards.since(by.role, by.voice, had))})
        else:
            continue
        had = seminar.n
    frames.append({"n": seminar.n, "h": "", "cells": plain(seminar.boards.since(by.role, by.voice, had))})
    return frames, (seminar.n, reached(seminar.boards, by.role, by.voice))


def hello(seminar: Seminar, by: By) -> dict[str, Any]:
    cells = reached(seminar.boards, by.role, by.voice)
    return {"hello": {"epoch": "one", "full": True}, "n": seminar.n, "h": "", "cells": cells}


@pytest.fixture
async def page(house: TestHouse, browser_page: OpenPage) -> Page:
    page = await browser_page()
    await page.goto(house.page)
    return page


async def test_of_a_thousand_days_a_script_keeps_what_the_server_has(page: Page, site: Site) -> None:
    days = [a_day(seed) for seed in range(DAYS)]

    scripts = [site.assets.url("shared/cells.js"), site.assets.url("shared/cells-by-noun.js")]
    kept = await page.evaluate(KEEPS, [*scripts, [frames for frames, _ in days]])

    for (n, cells, differ), (_, expected) in zip(kept, days, strict=True):
        assert differ == [], "a place that keeps them by their nouns has the same"
        assert (n, json.dumps(cells, sort_keys=True)) == (expected[0], json.dumps(expected[1], sort_keys=True))
