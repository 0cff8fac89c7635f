"""Months and weekdays in the languages that are read, and letters made alike."""

import datetime

import pytest

from live.programme import read
from live.programme.vocabulary import Weekday, fold, month_named, weekday_named

FRIDAY = [
    *("Friday 27 November 2026", "vendredi 27 novembre 2026", "Freitag, 27. November 2026", "27 de noviembre de 2026"),
    *("fredag den 27. november 2026", "fredag 27. november 2026", "Fredag 27 november 2026"),
    *("föstudagur 27. nóvember 2026", "piątek, 27 listopada 2026", "יום שישי, 27 בנובמבר 2026"),
    "perjantai 27. marraskuuta 2026",
]


@pytest.mark.parametrize("written", FRIDAY)
def test_a_date_is_read_in_every_language(written):
    programme = read(f"A day\n{written}\nZone: Europe/London\n9.30 Registration")

    assert programme.date == datetime.date(2026, 11, 27)
    assert (programme.title, programme.guesses) == ("A day", ())


@pytest.mark.parametrize(("word", "month"), [("Mar.", 3), ("sept", 9), ("ma", None), ("marts", 3), ("lipca", 7)])
def test_a_month_is_known_by_three_letters_or_more(word, month):
    assert month_named(word) == month


def test_letters_with_accents_and_bars_are_made_alike():
    assert [fold(word) for word in ("Åbning", "Sødt", "Główne", "Setning ráðs", "ÖÄÜ")] == [
        *("abning", "sodt", "glowne", "setning rads", "oau")
    ]
    assert weekday_named("lørdag den 3.") is Weekday.SATURDAY
