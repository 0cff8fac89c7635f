"""What the reader says: whole sentences of the catalogue, each of them in use."""

import datetime
import re
from pathlib import Path

import live.programme
from live.day.kinds import Kind
from live.language import Language
from live.programme.sentences import sentence
from live.programme.vocabulary import Weekday

CODE = re.compile(r"\"(programme\.(?:unreadable|guess|title|shown)\.[a-z_.{}()]+)\"")
OURS = ("programme.unreadable.", "programme.guess.", "programme.title.", "programme.shown.")
MODULES = [path for path in Path(live.programme.__file__).parent.glob("*.py") if path.stem != "sentences"]


def codes_in_the_modules() -> set[str]:
    """Every code that the reader gives; one that ends with a kind stands for each kind it can name."""
    found = {code for path in MODULES for code in CODE.findall(path.read_text("utf-8"))}
    per_kind = {code for code in found if "{" in code}
    assert per_kind == {"programme.guess.kind.{kind.name.lower()}", "programme.title.{kind.name.lower()}"}
    kinds = {kind.name.lower() for kind in Kind}
    named = {f"programme.guess.kind.{kind}" for kind in kinds - {"other"}}  # no word names that one
    return found - per_kind | named | {f"programme.title.{kind}" for kind in kinds}


def test_every_code_has_its_sentence_and_every_sentence_its_code():
    assert codes_in_the_modules() == {code for code in Language().codes if code.startswith(OURS)}


def test_dates_times_and_weekdays_are_written_as_english_writes_them():
    friday, date = Weekday.FRIDAY, datetime.date(2017, 3, 3)

    told = sentence("programme.guess.wrong_weekday", date=date, weekday=friday, written=Weekday.SUNDAY)

    assert told == "3 March 2017 is a Friday, not a Sunday. The date was kept."
    assert sentence("programme.guess.same_start", start=datetime.time(0, 5)).startswith("Two slots start at 00:05.")
