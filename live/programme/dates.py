"""
A date as people write it, found in a text: in figures or in words, in the languages of `vocabulary`.

Only a whole date counts, with its year. Where a date may be read in two ways it is read in one, and the doubt stands
beside it.
"""

import datetime
import re

import msgspec

from live.programme.lines import has_words
from live.programme.sentences import Value
from live.programme.vocabulary import is_day_word, month_named, weekday_named


class Doubt(msgspec.Struct, frozen=True):
    """What was guessed about a date, as a code of `sentences` and its values."""

    code: str
    values: dict[str, Value]


class FoundDate(msgspec.Struct, frozen=True):
    """A date and its place in the text, from `begin` until `until`."""

    date: datetime.date
    begin: int
    until: int
    doubt: Doubt | None = None


def find_date(text: str) -> FoundDate | None:
    """The first whole date in `text`; None where there is none, or only one without a year."""
    for pattern, read in (
        (_ISO, _from_iso),
        (_IN_WORDS, _from_words),
        (_AMERICAN, _from_words),
        (_FIGURES, _from_figures),
    ):
        found = next(filter(None, map(read, pattern.finditer(text))), None)
        if found:
            return found
    return None


def is_only_a_date(text: str) -> bool:
    """Does the text hold a date and nothing else that says something?"""
    found = find_date(text)
    return found is not None and not has_words(without_date(text, found))


def says_only_when(text: str) -> bool:
    """Does the text name a day, `Friday` or `Fri 27 Nov`, and nothing else that says something?"""
    words = re.findall(r"[^\W\d_]+", text)
    names_day = re.search("[0-9]", text) is not None or weekday_named(text) is not None
    return names_day and all(is_day_word(word) or _ORDINAL_WORD.fullmatch(word) or month_named(word) for word in words)


def looks_like_a_date(text: str) -> bool:
    """Might somebody have meant a date by a text that holds none: `31 February 2017`, `the 3rd of Mrch 2017`?"""
    is_short = len(text.split()) <= _DATE_WORDS_LIMIT
    return is_short and re.search(r"(?<![0-9])[0-3]?[0-9]\b.*\b[12][0-9]{3}(?![0-9])", text) is not None


def without_date(text: str, found: FoundDate) -> str:
    """The text without its date and the weekday and small words around it."""
    before, after = text[: found.begin].split(), text[found.until :].split()
    while before and is_day_word(before[-1]):
        before.pop()
    while after and is_day_word(after[0]):
        after.pop(0)
    return " ".join([*before, *after])


def has_date_without_year(text: str) -> bool:
    """Does the text hold a day and a month, but no year?"""
    return any(month_named(match["word"]) for match in _YEARLESS.finditer(text))


def begins_with_date_without_year(text: str) -> bool:
    """Is the first thing in the text a day and a word, and does it hold a month without a year?"""
    return _YEARLESS.match(text) is not None and has_date_without_year(text)


_ISO = re.compile(r"(?<![0-9])(?P<year>[12][0-9]{3})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])")
_ORDINAL = r"(?:st|nd|rd|th|er|re|ydd|eg|fed|ain|af|il|[.ºª°])?"
# A date with its weekday and the words between has no more; a longer line with two numbers is something else.
_DATE_WORDS_LIMIT = 6
_ORDINAL_WORD = re.compile(r"st|nd|rd|th|er|re|ydd|eg|fed|ain|af|il|of|de|di|o|e|d", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"(?<![0-9])(?:(?P<first>[0-3]?[0-9]){_ORDINAL} ?(?:[-–—/+&]|and|to|und|bis|et|au|y|e|en|a) ?)?"
    rf"(?P<day>[0-3]?[0-9]){_ORDINAL} ?(?:of |de |di |o |d['’])?(?P<word>[^\W\d_]{{3,12}})[.,]* ?(?:de |del |do )?"
    r"(?P<year>[12][0-9]{3})(?![0-9])"
)
_AMERICAN = re.compile(
    rf"(?P<word>[^\W\d_]{{3,12}})\.? (?P<day>[0-3]?[0-9]){_ORDINAL}(?P<first>(?!))?,? ?(?P<year>[12][0-9]{{3}})"
    r"(?![0-9])"
)
_FIGURES = re.compile(
    r"(?<![0-9./-])(?P<day>[0-3]?[0-9])(?P<point>[./-]) ?(?P<month>[0-3]?[0-9])(?P=point) ?"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9])"
)
_YEARLESS = re.compile(
    rf"(?<![0-9])[0-3]?[0-9]{_ORDINAL} ?(?:of |de |di |o )?(?P<word>[^\W\d_]{{3,12}})\b(?! ?[12][0-9]{{3}})"
)


def _from_iso(match: re.Match[str]) -> FoundDate | None:
    return _found(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _from_words(match: re.Match[str]) -> FoundDate | None:
    month = month_named(match["word"])
    if month is None:
        return None
    found = _found(match, int(match["year"]), month, int(match["first"] or match["day"]))
    if found and match["first"]:
        return _doubted(found, "programme.guess.several_days")
    return found


def _from_figures(match: re.Match[str]) -> FoundDate | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    year += 2000 if year < 100 else 0
    found = _found(match, year, month, day)
    if found and day <= 12 and day != month and match["point"] == "/":
        return _doubted(found, "programme.guess.day_first", written=match[0])
    american = None if found else _found(match, year, day, month)
    return _doubted(american, "programme.guess.no_such_month", written=match[0], month=month) if american else found


def _found(match: re.Match[str], year: int, month: int, day: int) -> FoundDate | None:
    try:
        return FoundDate(datetime.date(year, month, day), match.start(), match.end())
    except ValueError:
        return None


def _doubted(found: FoundDate, code: str, **values: Value) -> FoundDate:
    return msgspec.structs.replace(found, doubt=Doubt(code, {"date": found.date, **values}))
