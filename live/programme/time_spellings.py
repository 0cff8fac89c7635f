"""
Times that are written in a longer way, put as the rest of the reader knows them: `9.30`.

There are four such ways: a word before the time (`Kl. 9.30`, `klo 9`, `Time: 9.30`), a date before every time of a row
(`27/11/2026 09:30`), the notation of programs (`2026-11-27T09:30:00Z`), and hyphens alone (`12-15-1.15`).
"""

import re
from collections import Counter
from collections.abc import Sequence

from live.programme.clock_times import span_at
from live.programme.kind_words import kind_named_in
from live.programme.lines import FIGURE_DATE, Line, has_words
from live.programme.slot_lines import announces_a_number, begins_with_time
from live.programme.vocabulary import fold, is_day_word, month_named


def with_plain_times(lines: Sequence[Line]) -> list[Line]:
    """The lines, each with its times as `9.30`, with no word before them, and with one date at most."""
    plain = [Line(line.number, _plain(line.text)) for line in lines]
    label = _label_of_times(plain)
    return [Line(line.number, _without_label(line.text, label)) for line in plain] if label else plain


def _plain(text: str) -> str:
    text = _ISO_TIME.sub(r" \1", _COMPACT_ISO.sub(r"\1-\2-\3 \4:\5", text))
    text = _HOUR_AT_END.sub(r"\1.00", text)
    text = _HYPHEN_MINUTE.sub(r"\1.\2", _HYPHENS_ALONE.sub(r"\1.\2-\3.\4", text))
    return _TIME_WORD.sub(_without_word, _with_one_date(text))


def _with_one_date(text: str) -> str:
    """The row without the date before its second time; where it has columns, its first date gets one of its own."""
    dates = [match for match in _DATE_BEFORE_TIME.finditer(text) if not match["month"] or month_named(match["month"])]
    for match in reversed(dates[1:]):
        text = text[: match.start()] + text[match.end() :]
    if not dates or not re.search(r"[\t|]", text):
        return text
    until = dates[0].end()
    return f"{text[:until].rstrip(' ,|')}\t{text[until:]}"


def _without_word(match: re.Match[str]) -> str:
    """The time behind a word for time, which says that `9` is an hour and `0930` a time."""
    if match["minute"]:
        return f"{match['edge']}{match['hour']}.{match['minute']}"
    span = span_at(match.string, match.start("hour"))
    is_whole = span is not None and not span.is_only_numbers
    return f"{match['edge']}{match['hour']}{'' if is_whole else '.00'}"


def _label_of_times(lines: Sequence[Line]) -> str:
    """The word before the times of the file, of any language: what most lines with a time begin with; or ""."""
    labels = [label for line in lines if (label := _label(line.text))]
    label, count = max(Counter(labels).items(), key=lambda counted: counted[1], default=("", 0))
    with_times = len(labels) + sum(begins_with_time(line) for line in lines)
    return label if count > 1 and 2 * count > with_times else ""


def _label(text: str) -> str:
    """The folded words before the first time of a line that goes on with a title; "" for words of another use."""
    led = _LABEL.match(text)
    span = span_at(text, led.end()) if led else None
    title = text[span.until :].strip() if span and span.is_possible else ""
    if not led or not has_words(title) or title[0].islower():
        return ""
    label = fold(led["label"])
    is_other = announces_a_number(label) or kind_named_in(label) or any(map(is_day_word, label.split()))
    return "" if is_other else label


def _without_label(text: str, label: str) -> str:
    led = _LABEL.match(text)
    return text[led.end() :] if led and _label(text) == label else text


_COMPACT_ISO = re.compile(r"\b([12][0-9]{3})([01][0-9])([0-3][0-9])T([0-2][0-9])([0-5][0-9])(?:[0-5][0-9])?Z?\b")
_ISO_TIME = re.compile(
    r"(?<=[0-9])T([0-2][0-9]:[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z\b|[+-][0-2][0-9]:?[0-5][0-9]\b)?"
)
_DATE_BEFORE_TIME = re.compile(
    rf"(?<![\w/.-])(?:[^\W\d_]{{2,12}}\.?,? )?"
    rf"(?:{FIGURE_DATE}|[0-9]{{1,2}}\.? (?P<month>[^\W\d_]{{3,12}})\.?,? [0-9]{{4}})"
    r"[ ,|\t]{1,3}(?=[0-9]{1,2}[.:h][0-9]{2})"
)
_HYPHENS_ALONE = re.compile(r"^(\W*[0-9]{1,2})-([0-5][05]) ?[-–—] ?([0-9]{1,2})[-.:]([0-5][05])(?![0-9])")
# In `9-30 Doors` the second number can only be minutes; `10-12 Talk` is two hours.
_HYPHEN_MINUTE = re.compile(r"^(\W*[0-9]{1,2})-(2[5-9]|[345][05])(?=[ \t:]+[^\W\d_a-z])")
_WORDS = (
    r"(?:o |od |fra |från |frá |ca\.? )?(?:klo?|klukkan|klokken|klokka|klockan|kello|godz|godzina|godzinie|godziny)"
    r"|(?:start(?:ing|s)? )?time|uhrzeit|zeit|heure|horaire|hora|horário|horario|orario|tijd|tid|tidspunkt|czas|aika|"
    r"amser|tími|saat|ώρα|час|время|שעה|בשעה|בשעות|משעה"
)
_TIME_WORD = re.compile(
    rf"(?P<edge>(?:^|[|\t])[^\w?£$€]*)(?i:{_WORDS})\b ?[.:]? *"
    r"(?P<hour>[0-2]?[0-9])(?:(?P<minute>[0-5][0-9])(?= ?(?:$|[^\w.:])))?(?![0-9])"
)
_HOUR_AT_END = re.compile(r"(\b(?i:klo?|godz)\.? ?[0-9]{1,2})$")
_LABEL = re.compile(r"^[^\w?£$€]*(?P<label>[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?)(?: ?[.:])?[ \t]+(?=[0-9])")
