"""
The lines above the first slot: the day's title, date, venue, hashtag and time zone, in any order.

The title is the first line that says something else than these. Each fact is looked for on its own in every line, so
one line may hold several of them (`Seminar 5 Programme: Friday 3rd March, 2017`). Whatever had to be guessed is said.
"""

import datetime
import re
import zoneinfo
from collections.abc import Callable, Iterable, Sequence

import msgspec

from live.programme.clock_times import span_at
from live.programme.vocabulary import fold, is_day_word, month_named, weekday_named

Say = Callable[[int, str], None]
HOME_ZONE = "Europe/London"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TITLE_LIMIT = 100
# The hours at the end of a title are looked for in so many letters, so that a long line of prose costs nothing.
_HOURS_LIMIT = 60


class HeadingLine(msgspec.Struct, frozen=True):
    """One line above the slots; `number` counts from 1 in the file."""

    number: int
    text: str


class Heading(msgspec.Struct, frozen=True):
    """What stands above the slots. `hashtag` keeps its #; `venue` and `hashtag` may be empty."""

    title: str
    date: datetime.date | None
    zone: str
    venue: str
    hashtag: str


class FoundDate(msgspec.Struct, frozen=True):
    """A date and the words around it: `begin` and `until` are its place in the line; `doubt` what was guessed."""

    date: datetime.date
    begin: int
    until: int
    doubt: str = ""


def read_heading(lines: Sequence[HeadingLine], say: Say, date_of_slots: datetime.date | None = None) -> Heading:
    """The day's facts from the lines above its slots; every guess goes to `say` with its line."""
    return Heading(
        title=_title(lines, say),
        date=_date(lines, say, date_of_slots),
        zone=_zone(lines, say),
        venue=_first(lines, _venue_in),
        hashtag=_first(lines, _hashtag_in),
    )


def has_title(lines: Iterable[HeadingLine]) -> bool:
    """Does any of these lines hold a title, and not only a date, a label or a link?"""
    return any(_title_in(line.text) for line in lines)


def is_only_a_date(text: str) -> bool:
    """Does the text hold a date and nothing else that says something?"""
    found = find_date(text)
    return found is not None and not _says_something(_without_date(text, found))


def find_date(text: str) -> FoundDate | None:
    """The first whole date in `text`, in figures or in words; None where there is none, or only one without a year."""
    for shape, read in (
        (_ISO, _from_iso),
        (_IN_WORDS, _from_words),
        (_AMERICAN, _from_words),
        (_FIGURES, _from_figures),
    ):
        for match in shape.finditer(text):
            found = read(match)
            if found:
                return found
    return None


_LABEL = r"^[\s*_#>|•-]*(?:{}) ?[:：] ?(?P<said>.+)$"
_VENUE = re.compile(
    _LABEL.format(
        "venue|location|place|where|ort|veranstaltungsort|tagungsort|lieu|adresse|address|lugar|direccion|dirección|"
        "luogo|sede|indirizzo|local|morada|locatie|plaats|adres|lleoliad|man cyfarfod"
    ),
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|hosted|takes? place|taking place|aur(?:a|ont) lieu|a lieu|se celebrar[aá]|si terr[aà]|tendr[aá] lugar)"
    r" (?:at|in|à|au|en|a|presso)\b[ ]*(?P<said>.+)$",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w+")
_ZONE = re.compile(
    _LABEL.format(
        "(?:time ?)?zone|zeitzone|fuseau(?: horaire)?|zona(?: horaria)?|fuso(?: orario)?|tijdzone|cylchfa amser"
    ),
    re.IGNORECASE,
)
_LIST_WORDS = re.compile(
    r"(?:the |das |le |el |il |o |het |y |draft |final |provisional |outline )?"
    r"(?:programmes?|program|agenda|timetable|schedule|running order|programm|ablauf|tagesordnung|zeitplan|"
    r"horaires?|programa|horario|orario|programma|rhaglen|amserlen)\b\s*(?:of the day)?\W*$"
)
_COLUMN_HEADS = re.compile(
    r"\W*(?:time|start|when|zeit|uhrzeit|heure|horaire|hora|horario|ora|orario|tijd|amser)\b[^|\t]*(?:\||\t|  )"
)
_LINK = re.compile(r"^\W*(?:https?://|www\.|\(.*\)$)", re.IGNORECASE)
_ISO = re.compile(r"(?<![0-9])(?P<year>[12][0-9]{3})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])")
_ORDINAL = r"(?:st|nd|rd|th|er|re|ydd|eg|fed|ain|af|il|[.ºª°])?"
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


def _first(lines: Iterable[HeadingLine], fact_in: Callable[[str], str]) -> str:
    return next((fact for line in lines if (fact := fact_in(line.text))), "")


def _title(lines: Sequence[HeadingLine], say: Say) -> str:
    title = _first(lines, _title_in) or _first(lines, _words_before_date) or _first(lines, _list_name_in)
    if not title:
        say(lines[0].number if lines else 1, "No title stands above the slots. The first line can be one.")
        return "Untitled day"
    return title if len(title) <= TITLE_LIMIT else title[:TITLE_LIMIT].rsplit(" ", 1)[0] + "…"


def _title_in(text: str) -> str:
    """The line as a title, without the date; empty for a line that only tells facts, names the list, or links."""
    is_fact = _VENUE.match(text) or _ZONE.match(text) or _LINK.match(text) or _COLUMN_HEADS.match(fold(text))
    if is_fact or _LIST_WORDS.match(fold(_bare(text))):
        return ""
    found = find_date(text)
    title = _bare(_without_hours(_HASHTAG.sub("", _without_date(text, found) if found else text)))
    if _HELD.search(title) or _LIST_WORDS.match(fold(title)) or not _says_something(title):
        return ""
    return "" if _YEARLESS.match(title) and _is_yearless(title) else title


def _without_hours(text: str) -> str:
    """`text` without the hours of the day at its end: `Our day, 9.30 to 16.00`."""
    for place in re.compile(r"(?<=[\s(])(?=[0-9])").finditer(text, max(0, len(text) - _HOURS_LIMIT)):
        hours = span_at(text, place.start())
        if hours and not text[hours.until :].strip(" ,.)"):
            return text[: place.start()].rstrip(" (")
    return text


def _words_before_date(text: str) -> str:
    """What stands before the date, for a heading that has everything on one line."""
    found = find_date(text)
    title = _bare(_without_date(text[: found.until], found)) if found else ""
    return "" if _LIST_WORDS.match(fold(title)) or _HELD.search(title) or not _says_something(title) else title


def _list_name_in(text: str) -> str:
    found = find_date(text)
    name = _bare(_without_date(text, found) if found else text)
    return name if _LIST_WORDS.match(fold(name)) else ""


def _without_date(text: str, found: FoundDate) -> str:
    before, after = text[: found.begin].split(), text[found.until :].split()
    while before and is_day_word(before[-1]):
        before.pop()
    while after and is_day_word(after[0]):
        after.pop(0)
    return " ".join([*before, *after])


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" #*_=~>|•-–—:;,.")


def _says_something(text: str) -> bool:
    return re.search(r"[^\W\d_]", _HASHTAG.sub("", text)) is not None


def _venue_in(text: str) -> str:
    found = _VENUE.match(text) or _HELD.search(text)
    venue = _bare(found["said"]) if found else ""
    return venue.removeprefix("the ")


def _hashtag_in(text: str) -> str:
    found = _HASHTAG.search(text)
    return found[0] if found else ""


def _zone(lines: Sequence[HeadingLine], say: Say) -> str:
    for line in lines:
        named = _ZONE.match(line.text)
        if named:
            zone = named["said"].strip(" .*_|").replace(" ", "_")
            if _is_zone(zone):
                return zone
            say(line.number, f"“{zone}” is not a time zone this computer knows; {HOME_ZONE} is used.")
            return HOME_ZONE
    say(lines[0].number if lines else 1, f"No zone is given; {HOME_ZONE} is used. Write it as “Zone: {HOME_ZONE}”.")
    return HOME_ZONE


def _is_zone(name: str) -> bool:
    if not re.fullmatch(r"[A-Za-z0-9_+/-]{2,60}", name):
        return False
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _date(lines: Sequence[HeadingLine], say: Say, date_of_slots: datetime.date | None) -> datetime.date | None:
    for line in lines:
        found = find_date(line.text)
        if found:
            _say_doubts(line, found, say)
            return found.date
    if date_of_slots:
        return date_of_slots
    yearless = next((line for line in lines if _is_yearless(line.text)), None)
    if yearless:
        say(yearless.number, f"The date has no year: “{_bare(yearless.text)}”. The day waits until somebody begins it.")
    else:
        say(lines[0].number if lines else 1, "No date is given. The day waits until somebody begins it.")
    return None


def _say_doubts(line: HeadingLine, found: FoundDate, say: Say) -> None:
    if found.doubt:
        say(line.number, found.doubt)
    weekday = weekday_named(line.text)
    if weekday is not None and weekday != found.date.weekday():
        meant, is_a = WEEKDAYS[weekday], WEEKDAYS[found.date.weekday()]
        say(line.number, f"{_spoken(found.date)} is a {is_a}, not a {meant}. The date was kept.")


def _is_yearless(text: str) -> bool:
    return any(month_named(match["word"]) for match in _YEARLESS.finditer(text))


def _spoken(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"


def _from_iso(match: re.Match[str]) -> FoundDate | None:
    return _found(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _from_words(match: re.Match[str]) -> FoundDate | None:
    month = month_named(match["word"])
    if month is None:
        return None
    found = _found(match, int(match["year"]), month, int(match["first"] or match["day"]))
    if found and match["first"]:
        return msgspec.structs.replace(found, doubt=f"Of several days the first is used: {_spoken(found.date)}.")
    return found


def _from_figures(match: re.Match[str]) -> FoundDate | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    year += 2000 if year < 100 else 0
    found = _found(match, year, month, day)
    if found and day <= 12 and day != month and match["point"] == "/":
        return msgspec.structs.replace(found, doubt=f"{match[0]} is read as {_spoken(found.date)}, the day first.")
    if found:
        return found
    american = _found(match, year, day, month)
    return american and msgspec.structs.replace(
        american, doubt=f"{match[0]} is read as {_spoken(american.date)}: there is no month {month}."
    )


def _found(match: re.Match[str], year: int, month: int, day: int) -> FoundDate | None:
    try:
        return FoundDate(datetime.date(year, month, day), match.start(), match.end())
    except ValueError:
        return None
