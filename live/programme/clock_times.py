"""
Times as people write them, found in a line: `1.45`, `9h30`, `10–11.30am`, `12 noon`, `von 9 bis 10 Uhr`.

It reads what is written and guesses nothing: which half of the day a time means, `times_of_day` decides.
"""

import datetime
import re
from typing import Literal

import msgspec

HALF_DAY_MINUTES = 12 * 60
DAY_MINUTES = 24 * 60

# `9 – 10.30 Talk` is a range; in `2 – 10.30 Talk` the first number more likely counts the slots.
_LONGEST_LOOSE_RANGE_MINUTES = 3 * 60
# Past this a time inside a line is more likely a number in the title than the next slot of the line.
_LONGEST_STEP_MINUTES = 8 * 60


class WrittenTime(msgspec.Struct, frozen=True):
    """
    One time as written; `until` is where it ends in its line.

    `hour` and `minute` may be out of range (25.70); `half` is the half of the day, where the words say it.
    """

    hour: int
    minute: int
    half: Literal["am", "pm"] | None
    until: int
    written: str

    @property
    def is_possible(self) -> bool:
        """Is there such a time of day? 24.15 is: a quarter past midnight."""
        return self.minute < 60 and (1 <= self.hour <= 12 if self.half else self.hour <= 24)

    @property
    def minutes_as_written(self) -> int:
        """Minutes after midnight by its figures alone, whatever half of the day is meant."""
        return self.hour * 60 + self.minute

    @property
    def says_24h(self) -> bool:
        """Can only a 24-hour clock have shown this?"""
        return self.half is None and not 1 <= self.hour <= 12

    def minutes_to(self, later: "WrittenTime") -> int:
        """Minutes from this time forward to that one on a twelve-hour face: 12.45 to 1.45 is 60."""
        return (later.minutes_as_written - self.minutes_as_written) % HALF_DAY_MINUTES

    def possible_minutes(self) -> tuple[int, ...]:
        """Every minute of the day, or of the night after it, that this may mean; the plainest first."""
        plain = self.minutes_as_written
        on_the_face = self.hour % 12 * 60 + self.minute
        if self.half == "am":
            return on_the_face, on_the_face + DAY_MINUTES
        if self.half == "pm":
            return (on_the_face + HALF_DAY_MINUTES,)
        if self.hour == 0:
            return plain, plain + DAY_MINUTES
        return (plain,) if self.says_24h else (plain, plain + HALF_DAY_MINUTES, plain + DAY_MINUTES)


class Span(msgspec.Struct, frozen=True):
    """A time, or a range of times, as written; `until` is where it ends in its line."""

    start: WrittenTime
    end: WrittenTime | None
    until: int

    @property
    def times(self) -> tuple[WrittenTime, ...]:
        """The start, and the end where there is one."""
        return (self.start, self.end) if self.end else (self.start,)

    @property
    def is_only_numbers(self) -> bool:
        """Is it only numbers, as in `9-10`? Then something else must say that they are hours."""
        return all(time.written.isdecimal() for time in self.times)

    @property
    def is_possible(self) -> bool:
        """Are all its times times of day?"""
        return all(time.is_possible for time in self.times)


def time_of_day(minutes: int) -> datetime.time:
    """What a clock shows so many minutes after midnight, also past the next midnight: 1455 is 00:15."""
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    return datetime.time(hour, minute)


def span_at(text: str, at: int) -> Span | None:
    """The time or range that begins exactly at `at` in `text`; None where none does."""
    start = _time_at(text, at)
    if start is None:
        return _span_from_number(text, at)
    end = _end_after(text, start.until)
    return Span(start, end, end.until if end else start.until)


def lies_between(span: Span, before: Span, after: Span | None) -> bool:
    """Does the time lie between its neighbours on a twelve-hour face, and not long after the first?"""
    room = before.start.minutes_to(after.start) if after else 0
    return 0 < before.start.minutes_to(span.start) <= (room or _LONGEST_STEP_MINUTES)


# In Welsh the morning is yb, the afternoon yp, the evening yh. "Am" with a capital is German and begins a title.
_AM = (
    r"a\.?[ ]?m\b\.?|A\.?[ ]?M\b\.?|y\.?b\b\.?|morgens|vormittags|du matin|de la mañana|del mattino|da manhã|"
    r"['’]s ochtends"
)
_PM = (
    r"p\.?[ ]?m\b\.?|P\.?[ ]?M\b\.?|y\.?[ph]\b\.?|mittags|nachmittags|abends|de l['’]après-midi|du soir|de la tarde|"
    r"de la noche|del pomeriggio|di sera|da tarde|da noite|['’]s middags|['’]s avonds"
)
_HALF = rf"(?:{_AM}|{_PM})"
_UNIT = r"(?:(?i:uhr|uur|hours|hrs?|hs|horas|heures?|o['’]clock)\b|[hu]\b|(?<=[0-9])H\b)\.?"
_ZONE = r"\(?(?:GMT|BST|UTC|CES?T|[MW]ES?Z)\b\)?"
_NOON = r"noon|midday|mittags?|midi|mediod[ií]a|mezzogiorno|meio[- ]dia|hanner dydd"
_MIDNIGHT = r"midnight|mitternacht|minuit|medianoche|mezzanotte|meia[- ]noite|middernacht|hanner nos"
_TO = r"to|until|till?|bis|à|jusqu['’]à|a|al|hasta|alle|fino alle|até|às|tot|i|hyd|tan|do|asti|עד"

_ABOUT = r"um|at|as|às|les?|las?|ore|ca\.?|circa|approx\.?|about|around|gegen|vers|klo?\.?|godz\.?"

_NAMED_HOUR = re.compile(rf"(?:12(?:[.:]00)?[ ]?)?(?:(?P<noon>(?i:{_NOON}))|(?P<midnight>(?i:{_MIDNIGHT})))(?![\w-])")
_HOUR_AND_MINUTE = re.compile(
    r"(?P<hour>[0-9]{1,2})(?P<point>[ ]?[hHuU][ ]?|[.:·,'’])(?P<minute>[0-9]{2})(?::00)?"
    r"(?![0-9a-z%‰]|[.:,][0-9]|/[0-9]{4})"
    r"|(?P<hour_am>[0-9]{1,2})(?P<point_am>[.:])(?P<minute_am>[0-9]{2})(?=[ap]\.?m|y\.?[bph]\b|[hu]\b)"
)
_HOUR_ALONE = re.compile(rf"(?P<hour>[0-9]{{1,2}})(?=[ ]?(?:{_UNIT}|{_HALF}))")
_NUMBER = re.compile(r"[0-9]{1,2}(?![\w/%-]|[.:·][\w.])")
_NUMBER_BEFORE_JOINT = re.compile(r"[0-9]{1,2}(?=[ \t–—‒−‐‑-])")
_SUFFIX = re.compile(rf"(?:[ ]?{_UNIT})?(?:[ ]?(?:(?P<am>{_AM})|(?P<pm>{_PM})))?(?:[ ]?{_ZONE})?")
_DASH = re.compile(rf"[ \t]*(?:[-–—‒−‐‑~→…]+>?)[ \t]*(?:(?i:{_ABOUT})[ ])*")
_TIGHT_DASH = re.compile(r"[-–—‒−‐‑]")
_WORD_TO = re.compile(rf"[ \t]+(?i:{_TO})[ \t]+(?:(?i:{_ABOUT})[ ])*")
# A named hour is an end only in a cell of its own: "12.30 Midday meal" is a title.
_COLUMN = re.compile(r"[ \t]*[|;/\t][ \t]*|[ \t]*,?[ \t]*(?=[0-9])")
# "9.30 people" and "3.50 million" are amounts. Only times with a dot or a comma are in doubt.
_AMOUNT = re.compile(
    r"[ ]?(?:%|‰|€|£|\$|°|(?:percent|per|millions?|mio|mn|bn|billions?|pounds?|pence|dollars?|francs?|km|kg|cm|metres?|"
    r"meters?|miles?|litres?|people|persons?|participants|times|millones|milioni|milhões|miljoen|personnes|personas|"
    r"persone|pessoas|mensen|Millionen|Mio|Mrd|Milliarden|Meter|Prozent|Franken|[Ee]uros?|EUR|GBP|USD)\b)"
)


def _time_at(text: str, at: int) -> WrittenTime | None:
    named = _NAMED_HOUR.match(text, at)
    if named:
        return WrittenTime(12, 0, "pm" if named["noon"] else "am", named.end(), named[0].strip())
    face = _HOUR_AND_MINUTE.match(text, at)
    if face:
        hour, minute, point = (face[name] or face[f"{name}_am"] for name in ("hour", "minute", "point"))
        return _with_suffix(text, at, face.end(), int(hour), int(minute), point)
    alone = _HOUR_ALONE.match(text, at)
    return _with_suffix(text, at, alone.end(), int(alone["hour"]), 0, "") if alone else None


def _with_suffix(text: str, at: int, until: int, hour: int, minute: int, point: str) -> WrittenTime | None:
    """The time with the `Uhr` and `pm` that follow it. None for an amount."""
    suffix = _SUFFIX.match(text, until)
    assert suffix is not None, "every part of a suffix may be missing"
    looks_decimal = point in {".", ","} and not suffix[0]
    if looks_decimal and _AMOUNT.match(text, until):
        return None
    half: Literal["am", "pm"] | None = "am" if suffix["am"] else "pm" if suffix["pm"] else None
    is_needless = half is not None and (hour == 0 or hour > 12)  # "15.00 pm": the number says it
    return WrittenTime(hour, minute, None if is_needless else half, suffix.end(), text[at : suffix.end()].strip())


def _end_after(text: str, at: int) -> WrittenTime | None:
    """The end of a range whose start ends at `at`: after a dash or a word, or in the table column beside it."""
    for joint in (_DASH, _WORD_TO, _COLUMN):
        joined = joint.match(text, at)
        time = _time_at(text, joined.end()) if joined else None
        if time:
            return time
    tight = _TIGHT_DASH.match(text, at) or _WORD_TO.match(text, at)
    return _number_at(text, tight.end()) if tight else None


def _span_from_number(text: str, at: int) -> Span | None:
    """`10-11.30`, `9 to 10.30`, `10 – 12 Uhr`, `9-10`: a number alone is an hour only when a range begins with it."""
    start = _number_at(text, at, before_joint=True)
    if start is None:
        return None
    joined = _TIGHT_DASH.match(text, start.until) or _WORD_TO.match(text, start.until)
    spaced = None if joined else _DASH.match(text, start.until)
    if spaced:
        return _loose_range(text, start, spaced.end())
    end = (_time_at(text, joined.end()) or _number_at(text, joined.end())) if joined else None
    return Span(start, end, end.until) if end else None


def _loose_range(text: str, start: WrittenTime, at: int) -> Span | None:
    """`9 – 10.30`, the end at `at`: with spaces around the dash it must be near, or say that it is an hour."""
    end = _time_at(text, at) or _number_at(text, at)
    if end is None:
        return None
    span = Span(start, end, end.until)
    is_near = start.minutes_to(end) <= _LONGEST_LOOSE_RANGE_MINUTES
    return span if is_near or _HOUR_ALONE.match(text, at) else None


def _number_at(text: str, at: int, *, before_joint: bool = False) -> WrittenTime | None:
    number = (_NUMBER_BEFORE_JOINT if before_joint else _NUMBER).match(text, at)
    if not number or _AMOUNT.match(text, number.end()):
        return None
    return WrittenTime(int(number[0]), 0, None, number.end(), number[0])
