"""
Times as people write them: finding them in a line, and settling which half of the day they mean.

Two steps, kept apart. `span_at` reads what is written (`1.45`, `9h30`, `10–11.30am`, `12 noon`) and guesses nothing.
`settle` looks at the whole day and gives every slot its minutes after midnight: of all the ways to read the times it
takes the one in which the day runs forward in the smallest steps. So 1.45 after 12.45 is 13:45, and an evening that
begins at 7.00 and ends at 9.00pm begins at 19:00.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

HALF_DAY = 12 * 60
DAY = 24 * 60

# A slot longer than this was not meant; its end is a slip. All-day exhibitions (10 hours) still pass.
_LONGEST_SLOT = 10 * 60
# `9 – 10.30 Talk` is a range; in `2 – 10.30 Talk` the first number more likely counts the slots.
_LONGEST_LOOSE_RANGE = 3 * 60
# What an unlikely reading costs, in minutes of waiting. Found by trying real programmes; the order between them is
# what matters: going back in time is dearer than a long step forward, a slot without its end dearer still.
_BACKWARD = 300
_NEXT_DAY = 300
_SMALL_HOURS = 600
_LATE = 280
_SHIFTED_THOUGH_24H = 600
_END_BEFORE_START = 720


class Clock(msgspec.Struct, frozen=True):
    """One time as written: `hour` and `minute` may be out of range (25.70); `until` is where it ends in its line."""

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
    def as_written(self) -> int:
        """Minutes after midnight, the half of the day not yet thought of."""
        return self.hour * 60 + self.minute

    @property
    def says_24h(self) -> bool:
        """Can only a 24-hour clock have shown this?"""
        return self.half is None and not 1 <= self.hour <= 12

    def readings(self) -> tuple[int, ...]:
        """Every minute of the day, or of the night after it, that this may mean; the plainest first."""
        if self.half:
            first = self.hour % 12 * 60 + self.minute + (HALF_DAY if self.half == "pm" else 0)
            return (first, first + DAY) if self.half == "am" else (first,)
        if self.hour == 0:
            return self.as_written, self.as_written + DAY
        if self.says_24h:
            return (self.as_written,)
        return self.as_written, self.as_written + HALF_DAY, self.as_written + DAY


class Span(msgspec.Struct, frozen=True):
    """A time, or a range of times, as written; `until` is where it ends in its line."""

    start: Clock
    end: Clock | None
    until: int

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The start, and the end where there is one."""
        return (self.start, self.end) if self.end else (self.start,)

    @property
    def is_bare(self) -> bool:
        """Is it only two numbers, `9-10`? Then something else must say that they are hours."""
        return all(clock.written.isdecimal() for clock in self.clocks)

    @property
    def is_possible(self) -> bool:
        """Are all its times times of day?"""
        return all(clock.is_possible for clock in self.clocks)

    def steps_to(self, later: "Span") -> int:
        """Minutes from this start forward to that one on a twelve-hour face: 12.45 to 1.45 is 60."""
        return (later.start.as_written - self.start.as_written) % HALF_DAY


class Settled(msgspec.Struct, frozen=True):
    """A span with its half of the day decided, in minutes after midnight. `turned`: written otherwise, and newly so."""

    start: int
    end: int | None
    turned: bool


def span_at(text: str, at: int) -> Span | None:
    """The time or range that begins exactly at `at` in `text`; None where none does."""
    start = _clock_at(text, at)
    if start is None:
        return _span_from_bare_hour(text, at)
    end = _end_after(text, start.until)
    return Span(start, end, end.until if end else start.until)


def settle(spans: Sequence[Span]) -> list[Settled]:
    """
    What each span means, in the order given. Always answers, also where the spans cannot run forward.

    Costs add up along the day; the cheapest way through is found from left to right, one best way for each reading of
    the span before (there are at most three).
    """
    is_24h = any(clock.says_24h for span in spans for clock in span.clocks)
    ways: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for span in spans:
        ways = [
            min((cost + _cost(span, start, path[-1] if path else start, is_24h), (*path, start)) for cost, path in ways)
            for start in span.start.readings()
        ]
    _, starts = min(ways, default=(0, ()))
    return _with_turns(spans, starts)


def own_end(span: Span, start: int) -> int | None:
    """Minutes of the span's own stated end, given its start; None where it states none that follows the start."""
    readings = span.end.readings() if span.end else ()
    return min((end for end in readings if start <= end <= start + _LONGEST_SLOT), default=None)


def _cost(span: Span, start: int, before: int, is_24h: bool) -> int:
    step = start - before
    cost = step if step >= 0 else _BACKWARD - step
    cost += _cost_of_hour(span, start)
    is_shifted = HALF_DAY <= start - span.start.as_written < DAY and span.start.half is None
    cost += _SHIFTED_THOUGH_24H if is_24h and is_shifted else 0
    end = own_end(span, start)
    return cost + (end - start if end is not None else _END_BEFORE_START if span.end else 0)


def _cost_of_hour(span: Span, start: int) -> int:
    """Early mornings are unlikely unless somebody said so; late evenings and the night after are so anyway."""
    if start < 7 * 60:
        return 0 if span.start.half or span.start.says_24h else _SMALL_HOURS
    return _NEXT_DAY if start >= DAY else _LATE if start >= 22 * 60 else 0


def _with_turns(spans: Sequence[Span], starts: Sequence[int]) -> list[Settled]:
    settled, shift_before = [], 0
    for span, start in zip(spans, starts, strict=True):
        shift = start - span.start.as_written
        is_said = span.start.half is not None or (span.end is not None and span.end.half is not None)
        turned = shift not in (0, shift_before) and not is_said
        settled.append(Settled(start, own_end(span, start), turned))
        shift_before = shift
    return settled


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
_TO = r"to|until|till?|bis|à|jusqu['’]à|a|al|hasta|alle|fino alle|até|às|tot|i|hyd|tan"

_ABOUT = r"um|at|as|às|les?|las?|ore|ca\.?|circa|approx\.?|about|around|gegen|vers"

_NAMED_HOUR = re.compile(rf"(?:12(?:[.:]00)?[ ]?)?(?:(?P<noon>(?i:{_NOON}))|(?P<midnight>(?i:{_MIDNIGHT})))(?![\w-])")
_HOUR_AND_MINUTE = re.compile(
    r"(?P<hour>[0-9]{1,2})(?P<point>[ ]?[hHuU][ ]?|[.:·,'’])(?P<minute>[0-9]{2})(?::00)?"
    r"(?![0-9a-z%‰]|[.:,][0-9]|/[0-9]{4})"
    r"|(?P<hour_am>[0-9]{1,2})(?P<point_am>[.:])(?P<minute_am>[0-9]{2})(?=[ap]\.?m|y\.?[bph]\b|[hu]\b)"
)
_HOUR_ALONE = re.compile(rf"(?P<hour>[0-9]{{1,2}})(?=[ ]?(?:{_UNIT}|{_HALF}))")
_BARE_HOUR = re.compile(r"[0-9]{1,2}(?![\w/%-]|[.:·][\w.])")
_HOUR_BEFORE_JOINT = re.compile(r"[0-9]{1,2}(?=[ \t–—‒−‐‑-])")
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


def _clock_at(text: str, at: int) -> Clock | None:
    named = _NAMED_HOUR.match(text, at)
    if named:
        return Clock(12, 0, "pm" if named["noon"] else "am", named.end(), named[0].strip())
    face = _HOUR_AND_MINUTE.match(text, at)
    if face:
        hour, minute, point = (face[name] or face[f"{name}_am"] for name in ("hour", "minute", "point"))
        return _with_suffix(text, at, face.end(), int(hour), int(minute), point)
    alone = _HOUR_ALONE.match(text, at)
    return _with_suffix(text, at, alone.end(), int(alone["hour"]), 0, "") if alone else None


def _with_suffix(text: str, at: int, until: int, hour: int, minute: int, point: str) -> Clock | None:
    """The clock with the `Uhr` and `pm` that follow it. None for an amount."""
    suffix = _SUFFIX.match(text, until)
    assert suffix is not None, "every part of a suffix may be missing"
    looks_decimal = point in {".", ","} and not suffix[0]
    if looks_decimal and _AMOUNT.match(text, until):
        return None
    half: Literal["am", "pm"] | None = "am" if suffix["am"] else "pm" if suffix["pm"] else None
    is_moot = half is not None and (hour == 0 or hour > 12)  # "15.00 pm": the number says it
    return Clock(hour, minute, None if is_moot else half, suffix.end(), text[at : suffix.end()].strip())


def _end_after(text: str, at: int) -> Clock | None:
    """The end of a range whose start ends at `at`: after a dash or a word, or in the table column beside it."""
    for joint in (_DASH, _WORD_TO, _COLUMN):
        joined = joint.match(text, at)
        clock = _clock_at(text, joined.end()) if joined else None
        if clock:
            return clock
    tight = _TIGHT_DASH.match(text, at) or _WORD_TO.match(text, at)
    return _bare_hour_at(text, tight.end()) if tight else None


def _span_from_bare_hour(text: str, at: int) -> Span | None:
    """`10-11.30`, `9 to 10.30`, `10 – 12 Uhr`, `9-10`: a bare number is an hour only when a range begins with it."""
    start = _bare_hour_at(text, at, before_joint=True)
    if start is None:
        return None
    spaced = _DASH.match(text, start.until)
    joined = _TIGHT_DASH.match(text, start.until) or _WORD_TO.match(text, start.until)
    if not joined and spaced:
        end = _clock_at(text, spaced.end()) or _bare_hour_at(text, spaced.end())
        is_near = end is not None and (end.as_written - start.as_written) % HALF_DAY <= _LONGEST_LOOSE_RANGE
        return Span(start, end, end.until) if end and (is_near or _HOUR_ALONE.match(text, spaced.end())) else None
    end = (_clock_at(text, joined.end()) or _bare_hour_at(text, joined.end())) if joined else None
    return Span(start, end, end.until) if end else None


def _bare_hour_at(text: str, at: int, *, before_joint: bool = False) -> Clock | None:
    number = (_HOUR_BEFORE_JOINT if before_joint else _BARE_HOUR).match(text, at)
    if not number or _AMOUNT.match(text, number.end()):
        return None
    return Clock(int(number[0]), 0, None, number.end(), number[0])
