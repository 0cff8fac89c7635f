"""Time as people say it, for pages made on the server; `minutesLeft` in `static/lists.js` says the same in browsers."""

import math
from datetime import datetime
from zoneinfo import ZoneInfo


def minutes_left(ms: int) -> str:
    """Time as people say it: about 25 minutes left. Above 20 minutes to fives, above 90 in hours."""
    minutes = _rounded(ms / 60_000)
    if minutes > 20:
        minutes = 5 * _rounded(minutes / 5)
    if minutes > 90:
        return f"about {_rounded(minutes / 60)} hours left"
    if minutes > 1:
        return f"about {minutes} minutes left"
    return "about a minute left" if minutes == 1 else "finishing"


def _rounded(number: float) -> int:
    """To the nearest whole, halves upwards, as the browser does."""
    return math.floor(number + 0.5)


def in_words(date: str | None) -> str:
    """2017-03-03 as Friday 3 March 2017; nothing for no date."""
    if date is None:
        return ""
    here = datetime.fromisoformat(date)
    return f"{here:%A} {here.day} {here:%B} {here.year}"


def wall_clock(at: int, zone: str) -> str:
    """Epoch ms as people in that zone say it: 9.30, 12.00, 3.49."""
    here = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return f"{here.hour % 12 or 12}.{here.minute:02}"
