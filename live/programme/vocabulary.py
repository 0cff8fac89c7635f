"""
The names of months and weekdays in the languages that are read, and the folding in which all words are compared.

English, French, German, Spanish, Italian, Portuguese, Dutch, Welsh, Danish, Norwegian, Swedish, Icelandic, Polish,
Hebrew and Finnish. Every word is written folded (small letters, no accents) and is matched against folded text. Nothing
here knows about times or lines.
"""

import re
import unicodedata
from enum import IntEnum


class Weekday(IntEnum):
    """The days of the week, numbered as `datetime.date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def fold(text: str) -> str:
    """Small letters without accents, one character for each character of `text` where that is possible."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_BARRED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("’", "'")


def month_named(word: str) -> int | None:
    """1 to 12 for a month's name or an abbreviation of three letters or more; None for any other word."""
    folded = fold(word).rstrip(".")
    if named := _MONTHS.get(folded) or _MONTHS_IN_FULL.get(folded):
        return named
    meant = {month for name, month in _MONTHS.items() if name.startswith(folded)} if len(folded) >= 3 else set()
    return meant.pop() if len(meant) == 1 else None


def weekday_named(text: str) -> Weekday | None:
    """The first weekday named in full in `text`, else None. Welsh days want their `dydd`."""
    named = _WEEKDAY.search(fold(text))
    return Weekday(_WEEKDAYS[named[0]]) if named else None


def is_day_word(word: str) -> bool:
    """Is this a weekday, in full or short, or one of the small words that stand around a date?"""
    return fold(word).strip(".,;:()–-") in _DAY_WORDS


# Letters with a bar that Unicode does not take apart.
_BARRED = str.maketrans("øłđðı", "olddi")


def _numbered(*languages: str) -> dict[str, int]:
    return {name: number for names in languages for number, name in enumerate(names.split())}


_MONTHS = {
    name: index + 1
    for name, index in _numbered(
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
        "jaenner feber maerz",
        "januar februar marts april maj juni juli august september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar mars april mai juni juli agust september oktober november desember",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
        "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
    ).items()
}
# These are known in full only: shortened, they would be the months of others.
_MONTHS_IN_FULL = {
    name: index + 1
    for name, index in _numbered(
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta "
        "marraskuuta joulukuuta",
    ).items()
}
_WEEKDAYS = _numbered(
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "mandag tirsdag onsdag torsdag fredag lordag sondag",
    "mandag tisdag onsdag torsdag fredag lordag sondag",
    "manudagur þridjudagur midvikudagur fimmtudagur fostudagur laugardagur sunnudagur",
    "manudaginn þridjudaginn midvikudaginn fimmtudaginn fostudaginn laugardaginn sunnudaginn",
    "poniedzialek wtorek sroda czwartek piatek sobota niedziela",
    "poniedzialek wtorek srode czwartek piatek sobote niedziele",
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
) | {f"dydd {day}": number for day, number in _numbered("llun mawrth mercher iau gwener sadwrn sul").items()}
_DATE_WORDS = (
    *("", "den", "le", "el", "il", "on", "op", "am", "ar", "w", "the", "date", "datum", "fecha", "data", "dyddiad"),
    *("dato", "dags", "dagsetning", "when", "wann", "quand", "nar", "kiedy", "יום", "תאריך", "d", "dnia"),
)
_SHORT_DAYS = (
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    *("lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mie", "jue", "vie", "sab", "dom"),
    *("man", "tir", "tis", "ons", "tor", "fre", "lor", "son", "pon", "wt", "sr", "czw", "pt", "sob"),
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_DAY_WORDS = {word for day in _WEEKDAYS for word in day.split()} | {*_SHORT_DAYS, *_DATE_WORDS}
