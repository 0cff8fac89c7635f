"""
The lines above the first slot: the day's title, date, venue, hashtag and time zone, in any order.

The title is the first line that says something else than these. Each fact is looked for on its own in every line, so
one line may hold several of them (`Seminar 5 Programme: Friday 3rd March, 2017`).
"""

import datetime
import re
import zoneinfo
from collections.abc import Callable, Iterable, Sequence

import msgspec

from live.day.ears import Ears
from live.day.keeping import DAYS
from live.programme.clock_times import span_at
from live.programme.dates import (
    FoundDate,
    begins_with_date_without_year,
    find_date,
    has_date_without_year,
    is_only_a_date,
    looks_like_a_date,
    says_only_when,
    without_date,
)
from live.programme.guesses import Guesses
from live.programme.lines import HASHTAG, Line, has_words
from live.programme.loose_times import time_in
from live.programme.programme import TITLE_LIMIT
from live.programme.sentences import sentence
from live.programme.vocabulary import Weekday, fold, weekday_named

HOME_ZONE = "Europe/London"
# The hours at the end of a title are looked for in so many letters, so that a long line of prose costs nothing.
_HOURS_LIMIT = 60
_SAID_OF_HOURS = ("programme.guess.not_shown", "programme.guess.whole_day", "programme.guess.whole_day_open")
# So much of a line that is shown nowhere is enough to know it by.
_SHOWN_LETTERS = 60

# As much as is read by somebody who wants to write something else.
TERMS_LINES, TERM_LIMIT = 3, 140
KEEP_LIMIT_DAYS = 3650


class Heading(msgspec.Struct, frozen=True):
    """
    What stands above the slots. `hashtag` keeps its #; `venue` and `hashtag` may be empty; `ears`, `keep` and
    `reflections` are None where nothing is said of them.
    """

    title: str
    date: datetime.date | None
    zone: str
    venue: str
    hashtag: str
    ears: Ears | None
    terms: tuple[str, ...]
    keep: int | None
    reflections: int | None


def read_heading(lines: Sequence[Line], guesses: Guesses, date_of_slots: datetime.date | None = None) -> Heading:
    """The day's facts from the lines above its slots; the slots' own date counts where they hold none."""
    shown: set[int] = set()
    heading = Heading(
        title=_title(lines, guesses, shown),
        date=_date(lines, guesses, date_of_slots, shown),
        zone=_zone(lines, guesses, shown),
        venue=_first_fact(lines, _venue_in, shown),
        hashtag=_first_fact(lines, _hashtag_in, shown),
        ears=_ears(lines, guesses, shown),
        terms=_terms(lines, guesses, shown),
        keep=_keep(lines, guesses, shown),
        reflections=_reflections(lines, shown),
    )
    _add_not_shown([line for line in lines if line.number not in shown], heading.date, guesses)
    _add_hours(lines, guesses)
    return heading


def has_title(lines: Iterable[Line]) -> bool:
    """Does any of these lines hold a title, and not only a date, a label or a link?"""
    return any(_title_in(line.text) for line in lines)


_LABEL = r"^[\s*_#>|•-]*(?:{}) ?[:：] ?(?P<said>.+)$"
_VENUE = re.compile(
    _LABEL.format(
        "venue|location|place|where|ort|veranstaltungsort|tagungsort|lieu|adresse|address|lugar|direccion|dirección|"
        "luogo|sede|indirizzo|local|morada|locatie|plaats|adres|lleoliad|man cyfarfod|sted|plats|lokale|lokal|staður|"
        "miejsce|paikka|מקום|מיקום"
    ),
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|hosted|takes? place|taking place|aur(?:a|ont) lieu|a lieu|se celebrar[aá]|si terr[aà]|tendr[aá] lugar)"
    r" (?:at|in|à|au|en|a|presso)\b[ ]*(?P<said>.+)$",
    re.IGNORECASE,
)
_ZONE = re.compile(
    _LABEL.format(
        "(?:time ?)?zone|zeitzone|fuseau(?: horaire)?|zona(?: horaria)?|fuso(?: orario)?|tijdzone|cylchfa amser|"
        "tidszone|tidssone|tidszon|tímabelti|strefa(?: czasowa)?|aikavyöhyke|אזור זמן"
    ),
    re.IGNORECASE,
)
_EARS = re.compile(_LABEL.format("ears"), re.IGNORECASE)
_TERMS = re.compile(_LABEL.format("terms"), re.IGNORECASE)
_KEEP = re.compile(_LABEL.format("keep"), re.IGNORECASE)
# Only with what is understood: a title may begin with the word.
_REFLECTIONS = re.compile(
    r"^[\s*_#>|•-]*reflections? ?[:：][ *_]*(?P<said>no|none|off|\d{1,4} ?(?:day|week|month|year)s?)[ .*_|]*$",
    re.IGNORECASE,
)
_KEPT_FOR = re.compile(r"(?P<count>\d{1,4}) ?(?P<unit>day|week|month|year)s?", re.IGNORECASE)
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_EARS_NAMED: dict[str, Ears] = {
    **dict.fromkeys(("british", "britain", "english", "england", "uk", "gb"), "british"),
    **dict.fromkeys(("american", "america", "us", "usa"), "american"),
}
_LIST_NAME = re.compile(
    r"(?:the |das |le |el |il |o |het |y |draft |final |provisional |outline |dagens |vort |foreløbigt )?"
    r"(?:programmes?|program|agenda|timetable|schedule|running order|programm|ablauf|tagesordnung|zeitplan|"
    r"horaires?|programa|horario|orario|programma|rhaglen|amserlen|dagsorden|tidsplan|dagskra|ohjelma|aikataulu|"
    r"plan dnia|harmonogram|תוכנית|תכנית|לוח זמנים)\b\s*(?:of the day)?\W*$"
)
_COLUMN_HEAD = re.compile(
    r"(?:start|end|event)?[ _]?(?:date|time|times)|start|begin|end|from|to|title|subject|summary|session|what|who|"
    r"where|room|location|speaker|when|type|length|duration|dtstart|dtend|description|zeit|uhrzeit|beginn|ende|titel|raum|"
    r"heure|debut|fin|titre|salle|hora|horario|inicio|titulo|sala|ora|orario|inizio|fine|titolo|tijd|eind|zaal|amser|"
    r"teitl|tid|tittel|sted|lokale|plats|timi|titill|czas|godzina|tytul|aika|otsikko|שעה|נושא"
)
_COLUMN_HEADS = re.compile(
    r"\W*(?:time|start|when|zeit|uhrzeit|heure|horaire|hora|horario|ora|orario|tijd|amser|tid|czas|aika)\b[^|\t]*"
    r"(?:\||\t|  )"
)
_LINK = re.compile(r"^\W*(?:https?://|www\.|\(.*\)$)", re.IGNORECASE)


def _first_fact(lines: Iterable[Line], fact_in: Callable[[str], str], shown: set[int]) -> str:
    """The first fact that a line holds, or ""; the number of its line is added to those that are shown."""
    for line in lines:
        if fact := fact_in(line.text):
            shown.add(line.number)
            return fact
    return ""


def _add_not_shown(lines: Iterable[Line], date: datetime.date | None, guesses: Guesses) -> None:
    """Notes every line that says something and gave nothing to the day; the list's own name says nothing."""
    for line in lines:
        found = find_date(line.text)
        is_known = found is not None and found.date == date and is_only_a_date(line.text)
        is_label = _LIST_NAME.match(fold(_plain(line.text))) or _is_column_heads(line.text)
        says_something = re.search(r"\w", _without_hours(line.text)) is not None
        if says_something and not is_known and not is_label:
            guesses.add(line.number, "programme.guess.not_shown", text=_shortened(_plain(line.text)))


def _add_hours(lines: Iterable[Line], guesses: Guesses) -> None:
    """Notes every time above the slots, but for numbers in the name of the venue."""
    said = {line for code in _SAID_OF_HOURS for line in guesses.of(code)}
    for line in lines:
        written = "" if _venue_in(line.text) and not find_date(line.text) else time_in(line)
        if written and line.number not in said:
            guesses.add(line.number, "programme.guess.time_in_heading", written=written)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_LETTERS else text[:_SHOWN_LETTERS].rsplit(" ", 1)[0] + " …"


def _title(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> str:
    readings = (_title_in, _words_before_date, _list_name_in)
    title = next((title for read_title in readings if (title := _first_fact(lines, read_title, shown))), "")
    if not title:
        guesses.add(_first_number(lines), "programme.guess.no_title")
        return sentence("programme.title.untitled_day")
    return title if len(title) <= TITLE_LIMIT else title[:TITLE_LIMIT].rsplit(" ", 1)[0] + "…"


def _title_in(text: str) -> str:
    """The line as a title, without the date; empty for a line that only tells facts, names the list, or links."""
    is_fact = any(label.match(text) for label in (_VENUE, _ZONE, _EARS, _TERMS, _KEEP, _REFLECTIONS, _LINK))
    if is_fact or _is_column_heads(text) or _LIST_NAME.match(fold(_plain(text))):
        return ""
    found = find_date(text)
    title = _plain(_without_hours(HASHTAG.sub("", without_date(text, found) if found else text)))
    if _HELD.search(title) or _LIST_NAME.match(fold(title)) or not has_words(title):
        return ""
    return "" if begins_with_date_without_year(title) or says_only_when(title) else title


def _is_column_heads(text: str) -> bool:
    """Are these the names of a table's columns, `Time | Title`?"""
    cells = [_plain(cell) for cell in re.split(r"[\t|]|   ", fold(text)) if _plain(cell)]
    named = sum(_COLUMN_HEAD.fullmatch(cell) is not None for cell in cells)
    return _COLUMN_HEADS.match(fold(text)) is not None or (len(cells) > 1 and 2 * named >= len(cells))


def _without_hours(text: str) -> str:
    """`text` without the hours of the day at its end or its beginning: `Our day, 9.30 to 16.00`."""
    first = span_at(text, 0)
    if first and first.end:
        return text[first.until :]
    for place in re.compile(r"(?<=[\s(])(?=[0-9])").finditer(text, max(0, len(text) - _HOURS_LIMIT)):
        hours = span_at(text, place.start())
        if hours and not text[hours.until :].strip(" ,.)"):
            return text[: place.start()].rstrip(" (")
    return text


def _words_before_date(text: str) -> str:
    """What stands before the date, for a heading that has everything on one line."""
    found = find_date(text)
    title = _plain(without_date(text[: found.until], found)) if found else ""
    return "" if _LIST_NAME.match(fold(title)) or _HELD.search(title) or not has_words(title) else title


def _list_name_in(text: str) -> str:
    """What the list itself is called, `Programme` or `Ablauf`, where the text holds nothing else."""
    found = find_date(text)
    name = _plain(without_date(text, found) if found else text)
    return name if _LIST_NAME.match(fold(name)) else ""


def _plain(text: str) -> str:
    """The text without bullets, hashes, rules and the points that end it."""
    return " ".join(text.split()).strip(" #*_=~>|•-–—:;,.")


def _venue_in(text: str) -> str:
    found = _VENUE.match(text) or _HELD.search(text)
    venue = _plain(found["said"]) if found else ""
    return venue.removeprefix("the ")


def _hashtag_in(text: str) -> str:
    found = HASHTAG.search(text)
    return found[0] if found else ""


def _zone(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> str:
    for line in lines:
        named = _ZONE.match(line.text)
        if named:
            shown.add(line.number)
            zone = named["said"].strip(" .*_|").replace(" ", "_")
            if _is_zone(zone):
                return zone
            guesses.add(line.number, "programme.guess.unknown_zone", written=zone, zone=HOME_ZONE)
            return HOME_ZONE
    guesses.add(_first_number(lines), "programme.guess.no_zone", zone=HOME_ZONE)
    return HOME_ZONE


def _ears(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> Ears | None:
    """Whose ears hear on the poet's page; None where that is not said, or by a word that is not known."""
    for line in lines:
        if named := _EARS.match(line.text):
            shown.add(line.number)
            written = named["said"].strip(" .*_|")
            if fold(written) not in _EARS_NAMED:
                guesses.add(line.number, "programme.guess.unknown_ears", written=_shortened(written))
            return _EARS_NAMED.get(fold(written))
    return None


def _terms(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> tuple[str, ...]:
    """What people are told before they give words: as many lines as they read, each as long as they read."""
    terms: list[str] = []
    for line in lines:
        if named := _TERMS.match(line.text):
            shown.add(line.number)
            said = " ".join(named["said"].replace("*", "").split()).strip("_| ")
            if len(terms) < TERMS_LINES and len(said) <= TERM_LIMIT:
                terms.append(said)
            else:
                guesses.add(line.number, "programme.guess.terms", lines=str(TERMS_LINES), limit=str(TERM_LIMIT))
    return tuple(terms)


def _keep(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> int | None:
    """For how many days words are kept; None where that is not said, or not in a way that is known."""
    for line in lines:
        if named := _KEEP.match(line.text):
            shown.add(line.number)
            written = named["said"].strip(" .*_|")
            days = _days_in(written)
            if 0 < days <= KEEP_LIMIT_DAYS:
                return days
            guesses.add(line.number, "programme.guess.keep", written=_shortened(written), count=DAYS)
    return None


def _days_in(written: str) -> int:
    """How many days a length of time has; 0 for what is none."""
    length = _KEPT_FOR.fullmatch(written)
    return int(length["count"]) * _DAYS_IN[length["unit"].lower()] if length else 0


def _reflections(lines: Sequence[Line], shown: set[int]) -> int | None:
    """For how many days it is asked what has stayed, 0 for not at all; as long as words may be kept at the most."""
    for line in lines:
        if named := _REFLECTIONS.match(line.text):
            shown.add(line.number)
            return min(_days_in(named["said"]), KEEP_LIMIT_DAYS)
    return None


def _is_zone(name: str) -> bool:
    if not re.fullmatch(r"[A-Za-z0-9_+/-]{2,60}", name):
        return False
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _date(
    lines: Sequence[Line], guesses: Guesses, date_of_slots: datetime.date | None, shown: set[int]
) -> datetime.date | None:
    for line in lines:
        found = find_date(line.text)
        if found:
            shown.add(line.number)
            _add_doubts(line, found, guesses)
            return found.date
    if date_of_slots:
        return date_of_slots
    _add_why_no_date(lines, guesses, shown)
    return None


def _add_why_no_date(lines: Sequence[Line], guesses: Guesses, shown: set[int]) -> None:
    for code, is_meant in (
        ("programme.guess.no_year", has_date_without_year),
        ("programme.guess.no_such_date", looks_like_a_date),
    ):
        line = next((line for line in lines if is_meant(line.text)), None)
        if line:
            shown.add(line.number)
            guesses.add(line.number, code, written=_shortened(_plain(line.text)))
            return
    guesses.add(_first_number(lines), "programme.guess.no_date")


def _add_doubts(line: Line, found: FoundDate, guesses: Guesses) -> None:
    if found.doubt:
        guesses.add(line.number, found.doubt.code, **found.doubt.values)
    weekday, written = Weekday(found.date.weekday()), weekday_named(line.text)
    if written is not None and written is not weekday:
        guesses.add(line.number, "programme.guess.wrong_weekday", date=found.date, weekday=weekday, written=written)


def _first_number(lines: Sequence[Line]) -> int:
    """The line to which a guess about the whole heading belongs."""
    return lines[0].number if lines else 1
