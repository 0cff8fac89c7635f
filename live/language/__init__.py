"""
What people read, in their language: sentences by code and values, and times by the language's habits.

The rules here: every sentence of a page, a script or a refusal stands whole in one catalogue a language (`en.po`,
gettext's form) under a code; nothing is put together from parts, and what changes is a value with a name. A count picks
the plural. Another language is another file. `static/shared/language.js` does the same in browsers, with the sentences
that a place's scripts use, which the page brings along; one test feeds both the same examples.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from live.day.refusals import Face, Moment, Refused
from live.language.catalogue import Forms, read_catalogue

MINUTE_MS = 60_000
# Past this nobody counts hours.
DAY_MINUTES = 1440

# The parts of a date that are words, as Unicode's patterns name them.
_OF_A_DATE = {"weekday": "EEEE", "month": "MMMM"}


class Language:
    """One language. Made once, by the command line; `tag` is the name of its catalogue, such as `en`."""

    def __init__(self, tag: str = "en") -> None:
        self.tag = tag
        self._locale = Locale.parse(tag, sep="-")
        self._sentences = read_catalogue(Path(__file__).with_name(f"{tag}.po"), self._locale)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that has a sentence."""
        return frozenset(self._sentences)

    # Sentences

    def sentence(self, code: str, **values: object) -> str:
        """The sentence of a code with its values in it, as text. Raises KeyError where it is in no catalogue."""
        return self._form(code, values).format(**self._worded(values))

    def markup(self, code: str, **values: object) -> Markup:
        """The same for a page: what the catalogue says is markup, what people wrote in the values is text."""
        return Markup(self._form(code, values)).format(**self._worded(values))  # noqa: S704  the catalogue is ours

    def refusal(self, refused: Refused) -> str:
        """Why something was not done, and what to do, as one says it to a person."""
        return self.sentence(f"refused.{refused.says}", **refused.values)

    def forms(self, codes: Iterable[str]) -> Mapping[str, Forms]:
        """The sentences of these codes as they stand in the catalogue, for scripts; codes without one are left out."""
        return {code: self._sentences[code] for code in sorted(codes) if code in self._sentences}

    def _form(self, code: str, values: Mapping[str, object]) -> str:
        forms = self._sentences[code]
        if isinstance(forms, str):
            return forms
        count = values["count"]
        assert isinstance(count, int), "what is counted is a number"
        return forms[self._locale.plural_form(count)]

    def _worded(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            name: self.clock(value.at, value.zone, value.face) if isinstance(value, Moment) else value
            for name, value in values.items()
        }

    # Times

    def clock(self, at: int, zone: str, face: Face) -> str:
        """Epoch ms as people in that zone say it by a clock of so many hours: 9.30, 12.00, 3.49 or 15.49."""
        here = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
        return self.sentence(
            f"time.clock.{face}", hour12=here.hour % 12 or 12, hour24=here.hour, minute=f"{here.minute:02}"
        )

    def date(self, date: str) -> str:
        """2017-03-03 as 3 March 2017."""
        return self._date("time.date", date)

    def date_with_weekday(self, date: str) -> str:
        """2017-03-03 as Friday 3 March 2017."""
        return self._date("time.date_with_weekday", date)

    def _date(self, code: str, date: str) -> str:
        day = datetime.fromisoformat(date)
        named = {name: format_date(day, pattern, self._locale) for name, pattern in _OF_A_DATE.items()}
        return self.sentence(code, day=day.day, year=day.year, **named)

    def minutes_left(self, ms: int) -> str:
        """Time as people say it: about 25 minutes left. Above 20 minutes to fives, above 90 in hours, up to a day."""
        minutes = _rounded(ms / MINUTE_MS)
        if minutes > 20:
            minutes = 5 * _rounded(minutes / 5)
        if minutes > DAY_MINUTES:
            return self.sentence("time.left.days")
        if minutes > 90:
            return self.sentence("time.left.hours", count=_rounded(minutes / 60))
        return self.sentence("time.left.minutes", count=minutes) if minutes > 0 else self.sentence("time.left.none")


def _rounded(number: float) -> int:
    """To the nearest whole, halves upwards, as browsers do."""
    return math.floor(number + 0.5)
