"""Fixtures: a fake clock, a house with a real server in it, the cast, and a browser."""

import asyncio
import atexit
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from blockbuster import blockbuster_ctx
from hypothesis import HealthCheck, settings
from playwright.async_api import Page, async_playwright, expect

from live.language import Language
from live.web.site import Site
from tests.browsers import Browsers, Elsewhere
from tests.cast import PATIENCE_S, Person, TestHouse, house_of
from tests.fakes import FakeClock

# The same examples every time, on machines of any speed, which is no fault of a test.
settings.register_profile("cento", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cento")
expect.set_options(timeout=PATIENCE_S * 1000)

# A disk takes longer to promise a write than anything else here: where the system has a folder in memory, days of tests
# stand there. What is promised of disks is asserted of the file's settings, and tried by killing servers.
IN_MEMORY = Path("/dev/shm")  # noqa: S108  a folder of its own is made in it
ROOM_BYTES = 256 << 20
# Each run has a folder of its own there: of several that share one, pytest now and then sweeps away what another is in.
if "PYTEST_XDIST_WORKER" not in os.environ:
    roomy = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free >= ROOM_BYTES
    os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.mkdtemp(prefix="cento-tests-", dir=IN_MEMORY if roomy else None)
    atexit.register(shutil.rmtree, os.environ["PYTEST_DEBUG_TEMPROOT"], ignore_errors=True)

ROOT = Path(__file__).parent.parent
SEMINAR = (ROOT / "sessions" / "seminar-5.txt").read_text("utf-8")

# An alarm that rings inside a browser's answer is lost with it, and the test then waits for ever: on a machine that is
# busy with other things pages get long enough, and axe, which has no patience of its own, gives up before.
PAGES_S = 180
AXE_S = 60
# In this order: whoever took the first file of these last would work on alone at the end.
LONG = (
    "tests/test_server.py",
    "tests/browser/",
    "tests/day/test_day.py",
    "tests/rehearsal/",
    "tests/room/test_storm.py",
)
# These start a server, or run a whole day; `make quick` leaves them out, as it does pages.
PROCESSES = ("tests/room/test_storm.py", "tests/rehearsal/", "tests/test_server.py", "tests/test_bench.py")

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as on a phone, in whatever size
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
# Until everything has settled in that ever does.
SETTLED = """Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished.catch(() => null)))"""
# Only what is wrong leaves the page: all that axe knows of one takes half as long to send as to find.
FOUND = """(rules) => axe.run(rules).then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))"""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def clock() -> FakeClock:
    """Friday 3 March 2017, 9.00 in London: the doors are not open yet."""
    return FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.00")


@pytest.fixture(scope="session")
def site() -> Site:
    """Templates and static files, read once for all tests."""
    return Site(Language())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the days of a house are kept."""
    return tmp_path / "sessions"


@pytest.fixture
async def unwatched() -> AsyncIterator[None]:
    """The loop looks at no callback: for what is heavy, and either runs elsewhere or is watched in its own tests."""
    loop = asyncio.get_running_loop()
    was_watched = loop.get_debug()
    loop.set_debug(False)
    yield
    loop.set_debug(was_watched)


@pytest.fixture
async def house(folder: Path, clock: FakeClock, site: Site) -> AsyncIterator[TestHouse]:
    """Seminar 5, before it begins."""
    async with house_of(folder, SEMINAR, clock, site) as here:
        with blockbuster_ctx("live"):  # from here on a read, a query or a sleep on the event loop fails the test
            yield here


@pytest.fixture
async def ada(house: TestHouse) -> Person:
    return await house.phone()


@pytest.fixture
async def bob(house: TestHouse) -> Person:
    return await house.phone()


@pytest.fixture
async def fran(house: TestHouse) -> Person:
    return await house.desk()


@pytest.fixture
async def paul(house: TestHouse) -> Person:
    return await house.poet()


@pytest.fixture
async def wall(house: TestHouse) -> Person:
    return await house.wall()


# Browsers


def chromium_path() -> str | None:
    """A browser of the system's, where there is one."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CENTO_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
async def elsewhere() -> AsyncIterator[Elsewhere]:
    here = Elsewhere()
    async with await here.listens():
        yield here


@pytest.fixture(scope="session")
async def browsers(elsewhere: Elsewhere) -> AsyncIterator[Browsers]:
    flags = [*CHROMIUM_FLAGS, f"--proxy-server=http://127.0.0.1:{elsewhere.port}"]  # not asked for this machine itself
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield Browsers(launched)
        await launched.close()


@pytest.fixture
async def browser_page(
    browsers: Browsers,
    elsewhere: Elsewhere,
    unwatched: None,  # noqa: ARG001  it does what it does by being there
) -> AsyncIterator[Callable[..., Awaitable[Page]]]:
    """
    Opens pages, each in a browser of its own: `await browser_page(390, 844, color_scheme="dark")`.

    A console error or a request to another host on any of them fails the test; what a test expects of the console
    (a server that is killed) it takes out of `page.complaints`.
    """
    opened: list[Any] = []
    elsewhere.asked.clear()

    async def open_page(width: int = 390, height: int = 844, **options: Any) -> Page:
        page = await browsers.open_page(width, height, **options)
        page.set_default_timeout(PATIENCE_S * 1000)
        opened.append(page)
        return page

    yield open_page
    complaints = [complaint for page in opened for complaint in page.complaints]
    for page in opened:
        await browsers.leave(page.context)
    assert complaints == []
    assert elsewhere.asked == []


@pytest.fixture
def axe() -> Callable[[Page], Awaitable[None]]:
    """Fails with what axe finds: WCAG 2.2 A and AA, and best practice; the colours also in the other scheme."""

    script = Axe().axe_script

    async def found(page: Page, rules: list[str]) -> list[Any]:
        await page.evaluate(SETTLED)  # colours on their way to others have another contrast
        return list(await page.evaluate(FOUND, {"runOnly": rules, "resultTypes": ["violations"]}))

    async def check(page: Page) -> None:
        is_dark = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        here, other = ("dark", "light") if is_dark else ("light", "dark")
        async with asyncio.timeout(AXE_S):
            if not await page.evaluate("'axe' in window"):
                await page.evaluate(script)
            assert await found(page, AXE_TAGS) == []
            await Page.emulate_media(page, color_scheme=other)  # type: ignore[arg-type]  # which is put back
            assert await found(page, ["color-contrast"]) == [], other
            await Page.emulate_media(page, color_scheme=here)  # type: ignore[arg-type]

    return check


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files go first, so that at the end no worker waits for another; pages get more time."""
    items.sort(key=_turn)
    for item in items:
        if "browser_page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(PAGES_S))
        elif item.nodeid.startswith(PROCESSES):
            item.add_marker(pytest.mark.process)


def _turn(item: pytest.Item) -> int:
    """Whether a test is in a file that goes first, second, and so on, or with all others."""
    return next((turn for turn, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG))
