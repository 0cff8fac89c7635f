"""Words before a time, dates before every time, the notation of programs, hyphens alone."""

import datetime

import pytest

from live.programme import read
from tests.programme.examples import plainly, said, times

WITH_A_WORD = [
    # the lines of a day, and what is read
    ("Kl. 09.00 Ankomst / Kl. 09.30 Oplæg / Kl. 12.00 Frokost", "09:00 Ankomst / 09:30 Oplæg / 12:00 Frokost"),
    ("kl 9 Samling / kl 9.30 Samtal / kl 12 Lunch", "09:00 Samling / 09:30 Samtal / 12:00 Lunch"),
    ("kl. 0900 Samling / kl. 0930 Samtale / kl. 1200 Lunsj", "09:00 Samling / 09:30 Samtale / 12:00 Lunsj"),
    ("klo 9 Avaus / klo 10.15 Keskustelu / klo 12 Lounas", "09:00 Avaus / 10:15 Keskustelu / 12:00 Lounas"),
    ("godz. 9.00 Otwarcie / godz. 10 Wykład / o godz. 12 Obiad", "09:00 Otwarcie / 10:00 Wykład / 12:00 Obiad"),
    ("Time: 9.30 Doors / Time: 10.00 Talk", "09:30 Doors / 10:00 Talk"),
    ("Uhrzeit: 9:30 Einlass / Uhrzeit: 10:00 Vortrag", "09:30 Einlass / 10:00 Vortrag"),
    ("Hora: 9h30 Acolhimento / Hora: 10h Palestra", "09:30 Acolhimento / 10:00 Palestra"),
    ("Klukkan 9:00 Skráning / Klukkan 10:00 Erindi", "09:00 Skráning / 10:00 Erindi"),
    ("בשעה 9:00 הרשמה / בשעה 10:00 הרצאה", "09:00 הרשמה / 10:00 הרצאה"),
    ("Saat 9.30 Kayıt / Saat 10.00 Konuşma", "09:30 Kayıt / 10:00 Konuşma"),
    ("Ura 9.30 Prihod / Ura 10.00 Pogovor / Ura 12.00 Kosilo", "09:30 Prihod / 10:00 Pogovor / 12:00 Kosilo"),
    ("| Kl. 9.00 | Ankomst | / | Kl. 10.00 | Oplæg |", "09:00 Ankomst / 10:00 Oplæg"),
    ("Ankomst kl. 9.00 / Oplæg kl. 10.00 / Frokost kl. 12", "09:00 Ankomst / 10:00 Oplæg / 12:00 Frokost"),
]


@pytest.mark.parametrize(("lines", "expected"), WITH_A_WORD, ids=[lines[:40] for lines, _ in WITH_A_WORD])
def test_a_word_before_the_time_is_no_part_of_the_title(lines, expected):
    assert plainly(read("A day\n\n" + lines.replace(" / ", "\n"))) == expected.split(" / ")


RANGES = [
    "Kl. 9.30–10.15",
    "kl. 9.30 til kl. 10.15",
    "kl 9.30-10.15",
    "godz. 9.30–10.15",
    "od 9.30 do 10.15",
    "Time: 9.30 - 10.15",
]


@pytest.mark.parametrize("written", RANGES)
def test_a_range_behind_a_word_keeps_its_end(written):
    programme = read(f"A day\n\n{written} Samtale\nkl. 11.00 Frokost")

    assert times(programme) == ["09:30–10:15", "11:00–"]


def test_a_title_that_two_lines_begin_with_is_no_word_for_a_time():
    programme = read("A day\n9.00 Doors\nRoom 9.15 is open\nRoom 10.15 is open\n10.00 Talk\n11.00 Tea")

    assert plainly(programme) == ["09:00 Doors", "10:00 Talk", "11:00 Tea"]


ROWS = [
    "{title}\t27/11/2026 09:30\t27/11/2026 10:10\nLunch\t27/11/2026 12:00\t27/11/2026 13:00",
    "27/11/2026 09:30\t27/11/2026 10:10\t{title}\n27/11/2026 12:00\t27/11/2026 13:00\tLunch",
    "27.11.2026 09:30 | 27.11.2026 10:10 | {title}\n27.11.2026 12:00 | 27.11.2026 13:00 | Lunch",
    "27.11.2026 09:30;27.11.2026 10:10;{title}\n27.11.2026 12:00;27.11.2026 13:00;Lunch",
    "Title,Start,End\n{title},27/11/2026 09:30,27/11/2026 10:10\nLunch,27/11/2026 12:00,27/11/2026 13:00",
    "What,Day,At,Day,At\n{title},27/11/2026,9:30,27/11/2026,10:10\nLunch,27/11/2026,12:00,27/11/2026,13:00",
    "2026-11-27T09:30:00Z,2026-11-27T10:10:00Z,{title}\n2026-11-27T12:00:00Z,2026-11-27T13:00:00Z,Lunch",
    "20261127T093000\t20261127T101000\t{title}\n20261127T120000\t20261127T130000\tLunch",
    "2026-11-27 09:30 - 2026-11-27 10:10 {title}\n2026-11-27 12:00 - 2026-11-27 13:00 Lunch",
    "27 Nov 2026 09:30 – 27 Nov 2026 10:10: {title}\n27 Nov 2026 12:00 – 27 Nov 2026 13:00: Lunch",
    "Fri 27/11/2026 09:30\tFri 27/11/2026 10:10\t{title}\nFri 27/11/2026 12:00\tFri 27/11/2026 13:00\tLunch",
    "27/11/2026 9:30 AM\t27/11/2026 10:10 AM\t{title}\n27/11/2026 12:00 PM\t27/11/2026 1:00 PM\tLunch",
]


@pytest.mark.parametrize("rows", ROWS, ids=[rows[:40] for rows in ROWS])
def test_a_row_that_has_a_date_before_each_of_its_times_starts_at_the_first(rows):
    programme = read("A day\nZone: Europe/London\n\n" + rows.format(title="First round"))

    assert times(programme) == ["09:30–10:10", "12:00–13:00"]
    assert plainly(programme) == ["09:30 First round", "12:00 Lunch"]
    assert programme.date == datetime.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12-15-1.15 Lunch", "12:15–13:15"),
        ("9-30-10-15 Talk", "09:30–10:15"),
        ("9-30 – 10-15 Talk", "09:30–10:15"),
        ("9-30 Talk", "09:30–"),
        ("10-12 Talk", "10:00–12:00"),
    ],
)
def test_hyphens_alone_are_read(line, expected):
    assert times(read(f"A day\n{line}")) == [expected]


@pytest.mark.parametrize(
    "line", ["The 4.15 train, at 10.30", "Tea at 9.30 and again at 11.15", "9.30 or 10.00 Doors at 12.00"]
)
def test_a_line_with_two_times_never_starts_at_the_second(line):
    programme = read(f"A day\nDoors 9.00\nLunch 12.45\nPoem 3.30\n{line}\nHome 4.00")

    starts = {slot.line: slot.start for slot in programme.slots}
    assert starts.get(5) is None or f"{starts[5] // 60}.{starts[5] % 60:02}" in line.split(" at ")[0]
    assert 5 in starts or said(programme, 5)
