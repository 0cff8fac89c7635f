"""Dates as people write them."""

import datetime

import pytest

from live.programme import read
from tests.programme.examples import said

DATES = [
    ("Friday 3rd March, 2017", (2017, 3, 3)),
    ("3 March 2017", (2017, 3, 3)),
    ("3rd of March 2017", (2017, 3, 3)),
    ("March 3, 2017", (2017, 3, 3)),
    ("Fri, Mar. 3rd 2017", (2017, 3, 3)),
    ("2017-03-03", (2017, 3, 3)),
    ("3.3.2017", (2017, 3, 3)),
    ("03. 03. 2017", (2017, 3, 3)),
    ("3/3/2017", (2017, 3, 3)),
    ("03-03-17", (2017, 3, 3)),
    ("13/2/2017", (2017, 2, 13)),
    ("Freitag, 3. März 2017", (2017, 3, 3)),
    ("Freitag, den 3. Mrz 2017", None),
    ("vendredi 3 mars 2017", (2017, 3, 3)),
    ("le 1er août 2017", (2017, 8, 1)),
    ("viernes, 3 de marzo de 2017", (2017, 3, 3)),
    ("venerdì 3 marzo 2017", (2017, 3, 3)),
    ("sexta-feira, 3 de março de 2017", (2017, 3, 3)),
    ("vrijdag 3 maart 2017", (2017, 3, 3)),
    ("Dydd Gwener, 3 Mawrth 2017", (2017, 3, 3)),
    ("Dydd Gwener 3ydd Mawrth 2017", (2017, 3, 3)),
    ("31 February 2017", None),
    ("3rd March", None),
]


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_a_date_is_read_in_its_language(line, expected):
    programme = read(f"A day\n{line}\nZone: Europe/London\n9.30 Registration")

    assert programme.date == (datetime.date(*expected) if expected else None)
    assert programme.title == "A day"
    assert len(programme.guesses) == (0 if expected else 1), "a plain date needs no guess; a missing one is said"


DOUBTS = [
    ("4/3/2017", (2017, 3, 4), "the day first"),
    ("3/13/2017", (2017, 3, 13), "no month 13"),
    ("Thursday 3 March 2017", (2017, 3, 3), "is a Friday"),
    ("Donnerstag, 3. März 2017", (2017, 3, 3), "is a Friday"),
    ("3–4 March 2017", (2017, 3, 3), "the first"),
]


@pytest.mark.parametrize(("line", "expected", "say"), DOUBTS)
def test_a_doubtful_date_is_said(line, expected, say):
    programme = read(f"A day\n{line}\n9.30 Registration")

    assert programme.date == datetime.date(*expected)
    assert say in said(programme, 2)
