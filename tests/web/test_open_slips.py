"""Slips that are open in browsers: until they are closed or their time is over, never more than can be remembered."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from live.web import open_slips
from live.web.open_slips import OpenSlips
from tests.fakes import FakeTimer

DAY, PHRASE = "seminar", "phrase-on-paper"


class Browser:
    """A browser with one cookie."""

    def __init__(self, slips: OpenSlips) -> None:
        self.slips = slips
        self.cookie = b""

    def opens(self, given_id: str = PHRASE) -> "Browser":
        response = Response()
        self.slips.open(response, "bcdfg", DAY, given_id, is_secure=True)
        self.cookie = response.headers["set-cookie"].partition(";")[0].encode()
        return self

    def sees(self, day: str = DAY) -> str | None:
        return self.slips.in_browser(self.asked, day)

    @property
    def asked(self) -> Request:
        return Request({"type": "http", "headers": [(b"cookie", self.cookie)]})


@pytest.fixture
def timer() -> FakeTimer:
    return FakeTimer()


@pytest.fixture
def slips(timer: FakeTimer) -> OpenSlips:
    return OpenSlips("slip", timer, 600.0)


def test_it_is_open_in_the_browser_that_opened_it_and_for_its_day(slips: OpenSlips) -> None:
    browser = Browser(slips).opens()

    assert browser.sees() == PHRASE
    assert browser.sees("another day") is None
    assert Browser(slips).sees() is None


def test_its_time_ends_and_begins_anew_when_somebody_looks(slips: OpenSlips, timer: FakeTimer) -> None:
    browser = Browser(slips).opens()
    timer.advance(599)
    slips.keep_open(browser.asked, Response(), "bcdfg", is_secure=True)
    timer.advance(599)
    assert browser.sees() == PHRASE
    assert slips.left_s(browser.asked) == 1

    timer.advance(1)

    assert browser.sees() is None
    assert slips.left_s(browser.asked) == 0


def test_closed_it_opens_nothing_and_closing_twice_is_harmless(slips: OpenSlips) -> None:
    browser, other = Browser(slips).opens(), Browser(slips).opens("another-phrase")

    for _ in range(2):
        slips.close(browser.asked, Response(), "bcdfg")

    assert browser.sees() is None
    assert other.sees() == "another-phrase"


def test_of_more_than_can_be_remembered_the_oldest_is_closed(slips: OpenSlips, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_slips, "MOST", 2)

    first, second, third = (Browser(slips).opens(f"phrase-{number}") for number in range(3))

    assert [each.sees() for each in (first, second, third)] == [None, "phrase-1", "phrase-2"]
