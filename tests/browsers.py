"""What the tests of all pages share: how pages are opened, the line to the server that breaks, the Tab key."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, WebSocketRoute

from tests.cast import PATIENCE_S

OpenPage = Callable[..., Awaitable[Page]]
CheckAxe = Callable[[Page], Awaitable[None]]

TABS = 80  # more stops than a page has before anything a test looks for


# Some browsers have a mouse lie in the corner of a new page, which then takes it for somebody's hand.
NO_MOUSE = """addEventListener("pointerover", (event) => {
  if (event.clientX === 0 && event.clientY === 0) event.stopImmediatePropagation();
}, true)"""


# What these do to a page cannot be undone: nobody comes to it later.
LASTING = (
    "add_init_script",
    "emulate_media",
    "expose_binding",
    "expose_function",
    "on",
    "once",
    "route",
    "route_web_socket",
)


class Browsers:
    """
    The browsers of people, as one kind of browser opens them: each has its own cookies and what pages keep in it.

    Who comes later gets one that somebody left, and the page in it, empty of all but the files that pages are made of:
    to fetch and read these again, and to make a page, is half of what it takes to open one. Nobody comes to a page that
    something lasting was done to. A test of how files come asks for a `new` browser, and so does one that changes what
    a browser has no way to forget, as its clock; nobody comes after those.

    What a page complains of is in its `complaints`, and whether something lasting was done to it in `is_changed`.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._left: dict[str, list[BrowserContext]] = {}
        self._goes_to: dict[BrowserContext, list[BrowserContext] | None] = {}

    async def open_page(self, width: int, height: int, *, new: bool = False, **options: Any) -> Page:
        """A page of that size in a browser that nobody else has."""
        left = [] if new else self._left.setdefault(repr(sorted(options.items())), [])
        context = left.pop() if left else await self._make(**options)
        self._goes_to[context] = None if new else left
        page = context.pages[0] if context.pages else _noting(await context.new_page())
        page.complaints = []  # type: ignore[attr-defined]
        await page.set_viewport_size({"width": width, "height": height})
        await _forget_everything(page)
        return page

    async def leave(self, context: BrowserContext) -> None:
        """Empties a browser for whoever comes next; or closes it, where it was new."""
        left = self._goes_to.pop(context)
        if left is None:
            await context.close()
            return
        for page in context.pages:
            # Those that a test made by itself note nothing, and go as well.
            if getattr(page, "is_changed", True) or not await _is_emptied(page):
                await page.close()
        left.append(context)

    async def _make(self, **options: Any) -> BrowserContext:
        # What moves is drawn many times, and takes an eighth of what all pages take; who looks at movement says so.
        context = await self._browser.new_context(**{"reduced_motion": "reduce", **options})
        await context.add_init_script(NO_MOUSE)
        return context


def _noting(page: Page) -> Page:
    """The page, whose complaints are kept, and of which we know when something lasting is done to it."""

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error":
            page.complaints.append(message.text)  # type: ignore[attr-defined]

    page.on("console", complain)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    page.is_changed = False  # type: ignore[attr-defined]
    for name in LASTING:
        setattr(page, name, _noted(page, getattr(page, name)))
    return page


def _noted(page: Page, does: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **options: Any) -> Any:
        page.is_changed = True  # type: ignore[attr-defined]
        return does(*args, **options)

    return noted


async def _is_emptied(page: Page) -> bool:
    """Whether the page is nowhere again, and as it was, but for what the browser keeps; not where it cannot be had."""
    try:
        await page.evaluate("sessionStorage.clear()")
        await page.mouse.move(0, 0)
        await page.goto("about:blank")
    except Error:
        return False
    return True


async def _forget_everything(page: Page) -> None:
    """Empties the browser of a page that is not anywhere yet: what was kept in it, for any address, and cookies."""
    session = await page.context.new_cdp_session(page)
    await session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
    await session.detach()
    await page.context.clear_cookies()


class Elsewhere:
    """Stands for all other hosts: what browsers ask of them is noted here and gets no answer."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[str] = []

    async def listens(self) -> asyncio.Server:
        """On any free port."""
        server = await asyncio.start_server(self._note, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _note(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append((await reader.readline()).decode("latin-1").strip())
        writer.close()


async def until_it_complains(page: Page, of: str) -> None:
    """
    Waits until the browser has noted something with that in it, which comes some time after it happened: what is
    forgiven before would be held against the test.
    """
    if not any(of in complaint for complaint in page.complaints):  # type: ignore[attr-defined]
        await page.wait_for_event("console", lambda message: of in message.text)


def forgive(page: Page, of: str) -> None:
    """What the browser noted of what the test broke, and nothing else, is not held against the test."""
    page.complaints[:] = [complaint for complaint in page.complaints if of not in complaint]  # type: ignore[attr-defined]


class Line:
    """The line between one page and the server, which can be held (what the server says waits) or cut."""

    def __init__(self) -> None:
        self.is_cut = False
        self._held: list[str | bytes] | None = None
        self._open: WebSocketRoute | None = None
        self._came = asyncio.Event()
        self._sent: list[dict[str, Any]] = []

    async def carries(self, page: Page) -> None:
        """From now on every socket of that page goes through here."""
        await page.route_web_socket(re.compile("/live"), self._through)

    async def _through(self, socket: WebSocketRoute) -> None:
        if self.is_cut:
            await socket.close()
            return
        self._open = socket
        server = socket.connect_to_server()
        socket.on_message(lambda message: self._send(server, message))
        server.on_message(self._carry)

    def _send(self, server: WebSocketRoute, message: str | bytes) -> None:
        self._sent.append(json.loads(message))
        self._came.set()
        server.send(message)

    async def ref_of(self, do: str) -> int:
        """That of the first command of its kind that the page sends."""
        await self._until(lambda: any(command["do"] == do for command in self._sent))
        return next(int(command["ref"]) for command in self._sent if command["do"] == do)

    def _carry(self, message: str | bytes) -> None:
        if self._held is not None:
            self._held.append(message)
            self._came.set()
        elif self._open is not None:
            self._open.send(message)

    def hold(self) -> None:
        """What the server says waits."""
        self._held = []

    async def flow_until(self, part: str) -> None:
        """Lets through what was held up to the first with that in it; the rest waits on."""
        await self.has(part)
        assert self._open is not None, "the line is open"
        while self._held:
            message = self._held.pop(0)
            self._open.send(message)
            if part in str(message):
                return

    async def flow_after(self, messages: int) -> None:
        """Lets everything through once that many wait."""
        await self._until(lambda: len(self._held or []) >= messages)
        self.flow()

    async def has(self, part: str) -> None:
        """Waits until something with that in it is held."""
        await self._until(lambda: any(part in str(message) for message in self._held or []))

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not is_so():
                self._came.clear()
                await self._came.wait()

    def flow(self) -> None:
        """Lets everything through that was held, and what comes."""
        assert self._open is not None, "the line is open"
        waiting, self._held = self._held or [], None
        for message in waiting:
            self._open.send(message)

    def says(self, message: str) -> None:
        """The page hears this, as if the server had said it."""
        assert self._open is not None, "the line is open"
        self._open.send(message)

    def lose(self) -> None:
        """What waits never comes."""
        self._held = None

    async def cut(self) -> None:
        """Closes the line; every new one closes too until it is mended."""
        self.is_cut = True
        if self._open is not None:
            await self._open.close()

    def mend(self) -> None:
        self.is_cut = False


class Heard:
    """What the server says to one page, frame by frame; made before the page is opened."""

    def __init__(self, page: Page) -> None:
        self._frames: list[str] = []
        self._came = asyncio.Event()
        page.on("websocket", lambda socket: socket.on("framereceived", self._take))

    def _take(self, frame: str | bytes) -> None:
        self._frames.append(str(frame))
        self._came.set()

    async def until(self, part: str) -> None:
        """Waits for a frame with that in it; the page has it before anything else happens there."""
        async with asyncio.timeout(PATIENCE_S):
            while not any(part in frame for frame in self._frames):
                self._came.clear()
                await self._came.wait()


def on_page(page: Page, text: str) -> Locator:
    """What has that text for who looks; a moment later it may be said as well, to who listens."""
    return page.locator(f":text({json.dumps(text)}):not([role=status])")


async def tabs_to(page: Page, wanted: Locator) -> None:
    """Presses Tab until it is focused."""
    for _ in range(TABS):
        await page.keyboard.press("Tab")
        if await wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab never reached it")


async def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))
