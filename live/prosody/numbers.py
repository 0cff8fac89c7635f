"""
Numbers as they are said in Britain: `101` one hundred and one, `2017` twenty seventeen, `3rd` third, `10:30` ten
thirty.
"""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BIG = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 1000))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
# What is longer is said figure by figure, as a telephone number is.
_LONGEST = 15
# Four figures in this range are most likely a year.
_YEARS = range(1010, 2100)

Words = list[str]


def cardinal(figures: str) -> Words:
    """A whole number in figures; one that begins with 0, or is very long, figure by figure."""
    if len(figures) > _LONGEST or (len(figures) > 1 and figures[0] == "0"):
        return one_by_one(figures)
    return _counted(int(figures))


def one_by_one(figures: str) -> Words:
    """Each figure by itself, as behind a decimal point."""
    return [_ONES[int(figure)] for figure in figures]


def number_or_year(figures: str) -> Words:
    """A number without a comma: four figures may be a year, which is said in two halves."""
    if len(figures) != 4 or int(figures) not in _YEARS or 2000 <= int(figures) < 2010:
        return cardinal(figures)
    century, rest = _counted(int(figures[:2])), figures[2:]
    if rest == "00":
        return [*century, "hundred"]
    return [*century, *(["oh"] if rest[0] == "0" else []), *_counted(int(rest))]


def ordinal(figures: str) -> Words:
    """Which one in a row."""
    *first, last = cardinal(figures)
    if last.endswith("y"):
        return [*first, f"{last[:-1]}ieth"]
    return [*first, _ORDINALS.get(last, f"{last}th")]


def decade(figures: str) -> Words:
    """`1960s` nineteen sixties, `60s` sixties."""
    *first, last = number_or_year(figures)
    return [*first, f"{last[:-1]}ies" if last.endswith("y") else f"{last}s"]


def clock(hour: str, minute: str) -> Words:
    """A time of day: `9.05` nine oh five, `10:00` ten o'clock."""
    said = cardinal(hour.lstrip("0") or "0")
    if minute == "00":
        return [*said, "o'clock"]
    return [*said, *(["oh"] if minute[0] == "0" else []), *cardinal(minute.lstrip("0"))]


def decimal(whole: str, rest: str) -> Words:
    """`3.14` three point one four, `0.5` nought point five."""
    return [*(["nought"] if whole == "0" else cardinal(whole)), "point", *one_by_one(rest)]


def _counted(n: int) -> Words:
    if n < 20:
        return [_ONES[n]]
    if n < 100:
        return [_TENS[n // 10 - 2], *([_ONES[n % 10]] if n % 10 else [])]
    if n < 1000:
        return [_ONES[n // 100], "hundred", *(["and", *_counted(n % 100)] if n % 100 else [])]
    name, size = next(big for big in _BIG if n >= big[1])
    many, rest = divmod(n, size)
    joint = ["and"] if 0 < rest < 100 else []
    return [*_counted(many), name, *joint, *(_counted(rest) if rest else [])]
