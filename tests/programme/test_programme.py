"""Programmes as organisers publish them, what the reader makes of each, and rules that hold for any text at all."""

import datetime
import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.kinds import Kind
from live.programme import Programme, Unreadable, as_json, describe, load, read
from live.programme.sentences import sentence

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "sessions" / "seminar-5.txt"
PAGE = ROOT / "docs" / "programme-format.md"

# The published programme of Seminar 5, line by line in its own shape; the long paragraphs are cut to a sentence or two
# of ours that keep what made them hard: length, colons, quotes, kind words in running text.
PUBLISHED = """\
Seminar 5 Programme: Friday 3rd March, 2017

Seminar 5 will be held at the University of York, Research Centre for Social Sciences Building, \
6 Innovation Close, YO10 5ZF

Follow us on the day via Twitter @ESRCcopro #ESRCseminar5

(View a PDF of the programme here.)

Programme:

9.30 Registration (with tea and coffee available)

10.00 Opening with Martin Webber and Pamela Fisher

10.15 Tricia Thorpe and Vanessa Findlay: Tricia Thorpe, Anti-stigma coordinator, Real Voices working for Leeds and \
York Partnership Foundation Trust (LYPFT) and Vanessa Findlay, Anti-stigma volunteer.

Are you ready to hear us? We bring stories told in many ways, for many reasons; for this discussion we keep to a few.

11.15 Discussion of arising themes (with tea and coffee available)

12.00 Mick McKeown and Helen Spandler: Mick McKeown, Reader in Democratic Mental Health and Helen Spandler, Reader in \
Mental Health, University of Central Lancashire (UcLan)

What a process of ‘truth and reconciliation’ could do, and (perhaps) could not, for alliances that have to last.

12.45 LUNCH

1.45 Keynote: Brendan Stone (Professor of Medical Humanities University of Sheffield)

Is it possible at all? And if so, where and how? A talk about the radical side of a word that has been taken over.

3.00 Tea and coffee and identification of the main points arising from presentations and discussions

3.30 Adam Montgomery is a Dual Diagnosis Peer Support Development & Group Worker employed by Leeds Mind. However, it \
will be in his capacity as a spoken work artist and poet that Adam will close the seminar.

3.45 Additional networking opportunity
"""
WRITTEN = "9.30 10.00 10.15 11.15 12.00 12.45 1.45 3.00 3.30 3.45"
TEN_SLOTS = [
    "09:30–10:00 registration",
    "10:00–10:15 opening",
    "10:15–11:15 talk",
    "11:15–12:00 discussion",
    "12:00–12:45 talk",
    "12:45–13:45 break",
    "13:45–15:00 keynote",
    "15:00–15:30 main-points",
    "15:30–15:45 poem",
    "15:45– networking",
]
TEN_TITLES = [
    "Registration (with tea and coffee available)",
    "Opening with Martin Webber and Pamela Fisher",
    "Tricia Thorpe and Vanessa Findlay",
    "Discussion of arising themes (with tea and coffee available)",
    "Mick McKeown and Helen Spandler",
    "LUNCH",
    "Keynote: Brendan Stone (Professor of Medical Humanities University of Sheffield)",
    "Tea and coffee and identification of the main points arising from presentations and discussions",
    "Adam Montgomery",
    "Additional networking opportunity",
]


def hhmm(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def times(programme: Programme) -> list[str]:
    return [f"{hhmm(slot.start)}–{hhmm(slot.end)}" for slot in programme.slots]


def kinds(programme: Programme) -> list[str]:
    return [f"{span} {slot.kind}" for span, slot in zip(times(programme), programme.slots, strict=True)]


def plainly(programme: Programme) -> list[str]:
    return [f"{hhmm(slot.start)} {slot.title}" for slot in programme.slots]


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def said(programme: Programme, line: int) -> str:
    return " ".join(sentence(guess.code, **guess.values) for guess in programme.guesses if guess.line == line)


def test_the_published_programme_of_seminar_5_is_read_as_its_ten_slots():
    programme = read(PUBLISHED)

    assert kinds(programme) == TEN_SLOTS
    assert [slot.title for slot in programme.slots] == TEN_TITLES
    assert [PUBLISHED.splitlines()[slot.line - 1].split()[0] for slot in programme.slots] == WRITTEN.split()


def test_the_heading_of_seminar_5_gives_title_date_venue_and_hashtag():
    programme = read(PUBLISHED)

    assert programme.title == "Seminar 5 Programme"
    assert programme.date == datetime.date(2017, 3, 3)
    assert programme.venue.startswith("University of York, Research Centre")
    assert programme.venue.endswith("6 Innovation Close, YO10 5ZF")
    assert programme.hashtag == "#ESRCseminar5"
    assert programme.zone == "Europe/London"


def test_listening_and_fixed_follow_from_the_kind():
    programme = read(PUBLISHED)

    assert [hhmm(slot.start) for slot in programme.slots if slot.listening] == [
        "10:00",
        "10:15",
        "12:00",
        "13:45",
        "15:30",
    ]
    assert [hhmm(slot.start) for slot in programme.slots if slot.fixed] == ["12:45", "15:30"], "lunch and the poem"


def test_words_too_long_for_a_wall_describe_the_slot():
    stories, _, reconciliation = read(PUBLISHED).slots[2:5]
    poem = read(PUBLISHED).slots[8]

    assert stories.description.startswith("Tricia Thorpe, Anti-stigma coordinator")
    assert stories.description.endswith("we keep to a few.")
    assert "Reader in Democratic Mental Health" in reconciliation.description
    assert poem.description.startswith("Adam Montgomery is a Dual Diagnosis"), "a cut name leaves its sentence whole"


def test_every_guess_about_seminar_5_names_its_line():
    programme = read(PUBLISHED)

    assert "1.45 is read as 13:45" in said(programme, 27)
    assert "a talk" in said(programme, 15)
    assert "a talk" in said(programme, 21)
    assert "a poem" in said(programme, 33)
    assert "Europe/London" in said(programme, 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="spaces that do not break"),
        pytest.param(lambda text: text.replace("0 ", "0\u202f").replace("5 ", "5\u2009"), id="narrow spaces"),
        pytest.param(lambda text: "\ufeff" + text, id="a byte order mark"),
        pytest.param(lambda text: re.sub(r"(?m)^(?=\d)", "\t", text), id="indented"),
        pytest.param(lambda text: re.sub(r"(?m)^(?=\d)", "• ", text), id="with bullets"),
        pytest.param(lambda text: re.sub(r"(?m)^(\d+\.\d\d) ", r"**\1** ", text), id="in bold"),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="without free lines"),
        pytest.param(lambda text: re.sub(r"(?m)^(\d+)\.(\d\d) ", r"\1:\2\t", text), id="colons and tabs"),
        pytest.param(lambda text: re.sub(r"(?m)^(\d+\.\d\d) ", r"\1\n", text), id="times on their own lines"),
        pytest.param(lambda text: wrapped(text, 60), id="broken at 60 letters"),
        pytest.param(lambda text: wrapped(text, 76), id="broken at 76 letters"),
        pytest.param(lambda text: re.sub(r"(?m)^(?=\d)", "o ", text), id="with a word processor's bullets"),
        pytest.param(lambda text: re.sub(r"(?m)^(\d+\.\d\d) ", r"\1&nbsp;", text), id="with a page's entities"),
    ],
)
def test_seminar_5_reads_the_same_however_it_was_pasted(change):
    programme = read(change(PUBLISHED))

    assert kinds(programme) == TEN_SLOTS
    assert [slot.title for slot in programme.slots] == TEN_TITLES
    assert (programme.title, programme.date) == ("Seminar 5 Programme", datetime.date(2017, 3, 3))


def test_a_whole_page_pasted_around_the_programme_stays_outside_of_it():
    before, after = "Some thoughts\n\nLong prose, 10.30 of it.", "Report on Seminar 4: 28 October 2016\n\n* More."
    page = f"{before}\n\n \n\n{PUBLISHED}\n \n\n{after}"

    programme = read(page)

    assert kinds(programme) == TEN_SLOTS
    assert programme.title == "Seminar 5 Programme"
    assert programme.slots[-1].description == ""
    assert "left out" in " ".join(sentence(guess.code, **guess.values) for guess in programme.guesses)


TIMES = [
    # as written, and what it means when it stands between 9.00 and 17.00
    ("9.30 Talk", "09:30–"),
    ("09.30 Talk", "09:30–"),
    ("9:30 Talk", "09:30–"),
    ("09:30:00 Talk", "09:30–"),
    ("9·30 Talk", "09:30–"),
    ("9h30 Talk", "09:30–"),
    ("9 h 30 Talk", "09:30–"),
    ("9H30 Talk", "09:30–"),
    ("9h Talk", "09:00–"),
    ("9u30 Lezing", "09:30–"),
    ("9.30 uur Lezing", "09:30–"),
    ("9 Uhr Vortrag", "09:00–"),
    ("9.30 Uhr: Vortrag", "09:30–"),
    ("9:30h Charla", "09:30–"),
    ("9:30 horas – Charla", "09:30–"),
    ("9.30am Talk", "09:30–"),
    ("9.30 a.m. Talk", "09:30–"),
    ("9 AM Talk", "09:00–"),
    ("2pm Talk", "14:00–"),
    ("2.15PM Talk", "14:15–"),
    ("2.15 p.m. Talk", "14:15–"),
    ("12am Talk", "00:00–"),
    ("12.15pm Talk", "12:15–"),
    ("0930 Talk", "09:30–"),
    ("0930-1015 Talk", "09:30–10:15"),
    ("0930hrs Talk", "09:30–"),
    ("12 noon Lunch", "12:00–"),
    ("Noon: Lunch", "12:00–"),
    ("Midday Lunch", "12:00–"),
    ("12 noon – 1pm Lunch", "12:00–13:00"),
    ("Mittags: Mittagessen", "12:00–"),
    ("9.30-10.15 Talk", "09:30–10:15"),
    ("09:30–10:15 Talk", "09:30–10:15"),
    ("09:30 — 10:15 Talk", "09:30–10:15"),
    ("9.30 − 10.15 Talk", "09:30–10:15"),
    ("9.30 -- 10.15 Talk", "09:30–10:15"),
    ("9.30 to 10.15 Talk", "09:30–10:15"),
    ("From 9.30 until 10.15: Talk", "09:30–10:15"),
    ("9.30 bis 10.15 Uhr Vortrag", "09:30–10:15"),
    ("Von 9 bis 10.15 Uhr Vortrag", "09:00–10:15"),
    ("9 – 10 Uhr Vortrag", "09:00–10:00"),
    ("9h30 à 10h15 Exposé", "09:30–10:15"),
    ("De 9h30 à 10h15 : Exposé", "09:30–10:15"),
    ("9h-10h15 Exposé", "09:00–10:15"),
    ("De 9:30 a 10:15 Charla", "09:30–10:15"),
    ("ore 9.30 Relazione", "09:30–"),
    ("Ore 9.30 – 10.15: Relazione", "09:30–10:15"),
    ("Das 9h30 às 10h15 – Palestra", "09:30–10:15"),
    ("9.30 tot 10.15 Lezing", "09:30–10:15"),
    ("9.30 i 10.15 Sgwrs", "09:30–10:15"),
    ("9-10.15 Talk", "09:00–10:15"),
    ("10.15-11 Talk", "10:15–11:00"),
    ("9–10.30am Talk", "09:00–10:30"),
    ("11.30–1.30pm Workshop", "11:30–13:30"),
    ("11.30am–1.30 Workshop", "11:30–13:30"),
    ("1–2pm Workshop", "13:00–14:00"),
    ("1.45–15.00 Workshop", "13:45–15:00"),
    ("9.30 (GMT) Talk", "09:30–"),
    ("9.30. Talk", "09:30–"),
    ("9.30) Talk", "09:30–"),
    ("(9.30) Talk", "09:30–"),
    ("[9.30] Talk", "09:30–"),
    ("- 9.30 Talk", "09:30–"),
    ("* 9.30 – Talk", "09:30–"),
    ("– 9.30 Talk", "09:30–"),
    ("▪ 9.30 Talk", "09:30–"),
    ("1. 9.30 Talk", "09:30–"),
    ("## 9.30 Talk", "09:30–"),
    ("    9.30 Talk", "09:30–"),
    ("| 9.30 | Talk |", "09:30–"),
    ("| 9.30 | 10.15 | Talk |", "09:30–10:15"),
    ("9.30\t10.15\tTalk", "09:30–10:15"),
    ("9.30    10.15    Talk", "09:30–10:15"),
    ("9.30;10.15;Talk", "09:30–10:15"),
    ("1 | 9.30–10.15 | Talk", "09:30–10:15"),
    ("Talk | 9.30–10.15 | Great hall", "09:30–10:15"),
    ("Talk\t9.30", "09:30–"),
    ("Talk 9.30", "09:30–"),
    ("Talk, 9.30 to 10.15", "09:30–10:15"),
    ("Talk (9.30–10.15)", "09:30–10:15"),
    ("Talk ........ 9.30", "09:30–"),
    ("Talk at 9.30am", "09:30–"),
    ("9.30 Talk (until 10.15)", "09:30–10:15"),
    ("9.30Talk", "09:30–"),
    ("9.30yb Sgwrs", "09:30–"),
    ("0900h Talk", "09:00–"),
    ("9,30 Relazione", "09:30–"),
    ("9'30 Charla", "09:30–"),
    ("2 - 3 pm Talk", "14:00–15:00"),
    ("9-10 Talk", "09:00–10:00"),
    ("9.30/10.15 Talk", "09:30–10:15"),
    ("9.30…10.15 Talk", "09:30–10:15"),
    ("12 Uhr mittags: Vortrag", "12:00–"),
    ("3 Uhr nachmittags: Vortrag", "15:00–"),
    ("2h30 de l’après-midi : exposé", "14:30–"),
    ("De las 9:30 a las 10:15 Charla", "09:30–10:15"),
    ("Dalle ore 9.30 alle ore 10.15 Relazione", "09:30–10:15"),
    ("9.30 bis ca. 10.15 Uhr Vortrag", "09:30–10:15"),
    ("9.30–noon Talk", "09:30–12:00"),
    ("10pm–midnight Talk", "22:00–24:00"),
    ("Noon to 1pm lunch", "12:00–13:00"),
    ("noon lunch", "12:00–"),
    ("ca. 9.30 Talk", "09:30–"),
    ("➤ 9.30 Talk", "09:30–"),
    ("a) 9.30 Talk", "09:30–"),
    ("Fri 9.30 Talk", "09:30–"),
    ("1.30 PM – 2.30 PM • Talk", "13:30–14:30"),
    ("2 y.p. Sgwrs", "14:00–"),
    ("9.30u Lezing", "09:30–"),
    ("h 9.30 Relazione", "09:30–"),
    ("9 – 10.30 Talk", "09:00–10:30"),
    ("11 – 12.30 Uhr Vortrag", "11:00–12:30"),
    ("9 – 10 Talk", "09:00–10:00"),
    ("From 9 to 10: Talk", "09:00–10:00"),
    ("dalle ore 12 alle ore 13 pranzo", "12:00–13:00"),
    ("a las 9:30 bienvenida", "09:30–"),
    ("à partir de 9h30 accueil", "09:30–"),
    ("de 9h30 à 10h15 accueil", "09:30–10:15"),
    ("ao meio-dia Almoço", "12:00–"),
    ("o 9.30 Talk", "09:30–"),
    ("9.30 Talk (ends 10.15)", "09:30–10:15"),
    ("12.30 Midday meal", "12:30–"),
    ("12.00 Mittag", "12:00–"),
    ("│ 9.30 │ Talk │", "09:30–"),
    ("9.30&nbsp;Talk", "09:30–"),
]


@pytest.mark.parametrize(("line", "expected"), TIMES, ids=[line for line, _ in TIMES])
def test_a_time_is_read_as_people_write_it(line, expected):
    programme = read(f"A day\nZone: Europe/London\n\n{line}\n")

    assert times(programme) == [expected]
    assert not re.search(r"\d", programme.slots[0].title), "no time is left in the title"


DAYS = [
    # a whole day's lines, and its starts
    ("9.30 A1 / 10.00 B1 / 12.45 Lunch / 1.45 Talk / 3.00 Tea / 5.15 Close", "09:30 10:00 12:45 13:45 15:00 17:15"),
    ("9:30 A1 / 12:45 Lunch / 1:45 Talk / 3:00 Tea / 15:30 Poem", "09:30 12:45 13:45 15:00 15:30"),
    ("9.30am A1 / 10.15 B1 / 12.00 Lunch / 1.45pm Talk / 3.00 Tea", "09:30 10:15 12:00 13:45 15:00"),
    ("9.30 A1 / 5.00 Close", "09:30 17:00"),
    ("1.00 Lunch / 2.00 Talk / 4.30 Close", "13:00 14:00 16:30"),
    ("7.00 Doors / 7.30 Poems / 9.00pm Close", "19:00 19:30 21:00"),
    ("07:30 Breakfast / 09:00 Talk / 21:00 Poem", "07:30 09:00 21:00"),
    ("6.30pm Doors / 8.00 Poems / 11.30 Drinks / 12.30 Close", "18:30 20:00 23:30 24:30"),
    ("20:00 Doors / 22:00 Poems / 00:30 Close", "20:00 22:00 24:30"),
    ("20:00 Doors / 22:00 Poems / 24:15 Close", "20:00 22:00 24:15"),
    ("10pm Poems / midnight Close", "22:00 24:00"),
    ("10pm Poems / Midnight Close", "22:00 24:00"),
    ("11pm Poems / 12.30am Drinks / 2am Close", "23:00 24:30 26:00"),
    ("09:00 A1 / 10:00 B1 / 16:00 C1 / 11:00 D1", "09:00 10:00 11:00 16:00"),
    ("11.15 B1 / 10.00 A1 / 12.45 Lunch", "10:00 11:15 12:45"),
    ("3.45 Networking / 9.30 Registration / 10.00 Opening / 10.15 Talk", "09:30 10:00 10:15 15:45"),
    ("9.30 Registration 10.00 Opening 10.15 Keynote", "09:30 10:00 10:15"),
    ("9.30 Registration 10.00 Opening", "09:30 10:00"),
    ("9.30 Registration; 10.00 Opening; 10.15 Keynote", "09:30 10:00 10:15"),
    ("9.30–10.00 Registration 10.00–10.15 Opening", "09:30 10:00"),
    ("9.30 registration, 10.00 opening, 12.45 lunch, 1.45 keynote", "09:30 10:00 12:45 13:45"),
    ("Our day: 9.30 Registration 10.00 Opening 10.15 Keynote", "09:30 10:00 10:15"),
    ("Registration 9.30 / Opening 10.00 / Lunch 12.45 / Keynote 1.45", "09:30 10:00 12:45 13:45"),
    ("10.00 – 16.00 / 10.00 Opening / 12.00 Lunch / 15.00 Poem", "10:00 12:00 15:00"),
    ("Friday 3 March 2017, 10.00–16.00 / 10.00 Opening / 12.00 Lunch", "10:00 12:00"),
    ("10.00–16.00, Friday 3 March 2017 / 10.00 Opening / 12.00 Lunch", "10:00 12:00"),
    ("Time | What / 9.30 | Registration / 10.00 | Opening", "09:30 10:00"),
    (
        "| Time | What | Where | / |---|---|---| / | 9.30 | Registration | Hall | / | 10.00 | Opening | Hall |",
        "09:30 10:00",
    ),
    ("09.00 Anmeldung / 12.30 Mittagspause / 14.00 Vortrag", "09:00 12:30 14:00"),
    ("10.15 Talk / Anna Bauer, Leeds / 11.00 Coffee", "10:15 11:00"),
    ("/ Registration / 9.30 /  / Opening / 10.00 /  / Lunch / 12.45", "09:30 10:00 12:45"),
    (
        "10.00 The 4.15 train / 10.30 Version 2.10 Explained / 11.00 From 9.30 to 5.00 / 11.30 1984",
        "10:00 10:30 11:00 11:30",
    ),
    ("9.30 Doors / 10 Opening / 10.15 Talk / 1 Lunch / 1.45 Talk / 4 Close", "09:30 10:00 10:15 13:00 13:45 16:00"),
    ("9.30 Talk / 12 Angry Men: a film / 5 Poets / 10.00 Tea", "09:30 10:00"),
    ("9.30Registration10.00Opening (with tea)10.15Talk", "09:30 10:00 10:15"),
    ("1800 Doors / 1900 Talk / 2030 Discussion", "18:00 19:00 20:30"),
    ("Talk, 9.30am, Hall / Tea, 10.15am, Foyer / Lunch, 12.45pm, Foyer", "09:30 10:15 12:45"),
    ("2017-03-03 09:30 Talk / 2017-03-03 10:00 Tea", "09:30 10:00"),
    ("Friday 3 March 2017, 9.30 Talk / Friday 3 March 2017, 10.00 Tea", "09:30 10:00"),
    ("3 March 2017 | 8.30 AM – 4 PM | Boston / 8.30 AM Doors / 9 AM Talk / 3 PM Close", "08:30 09:00 15:00"),
    ("3 March 2017 | 9.30 | Leeds / 9.30 Doors / 10.00 Talk / 11.00 Close", "09:30 10:00 11:00"),
    ("| 3 March 2017 | 9.30 | Doors | / | | 10.00 | Talk | / | | 11.00 | Tea |", "09:30 10:00 11:00"),
    ("1 – 2 Lunch / 2 – 3.30pm Talk", "13:00 14:00"),
    ("10.00 A1 / 12.00 3 Short talks / 12.30 – 2 Stories / 1.00 – 2.00 Lunch", "10:00 12:00 12:30 13:00"),
]


@pytest.mark.parametrize(("lines", "expected"), DAYS, ids=[lines[:60] for lines, _ in DAYS])
def test_a_day_runs_forward_through_its_times(lines, expected):
    programme = read("A day\n" + lines.replace(" / ", "\n"))

    assert [hhmm(slot.start) for slot in programme.slots] == expected.split()


NOT_TIMES = [
    "Tickets are £9.50 for everyone.",
    "£9.50 for everyone",
    "9.50 pounds for everyone",
    "9.50 € pro Person",
    "3.50 million people wait for it",
    "3.5 million people wait for it",
    "10.30% of them were asked",
    "10.30 percent of them were asked",
    "9.30 people came, on average",
    "See page 4.12 of the report.",
    "4.12.1 Methods of the study",
    "Section 4.12",
    "Call 01904 321000 or 01904.32.10.55",
    "01904 321000",
    "+44 1904 321000",
    "YO10 5ZF",
    "6 Innovation Close, YO10 5ZF",
    "3.3.2017 was the first day",
    "03.03.17",
    "2017-03-03",
    "2017 was the year of the first seminar",
    "1984 and other books",
    "28 October 2016",
    "In 2016 we met at 10.30 and stayed until 4.15.",
    "We met at 10.30",
    "10.30 is when most people had arrived.",
    "It went on until\n10.45 for some of us.",
    "From 9.45 on we listened.",
    "At 9.45 we began.",
    "12 people, 3 tables",
    "9-10 people at each table",
    "9,50 € pro Person",
    "1,50 Meter Abstand",
    "10-12 people at each table",
    "Room 2.15",
    "Version 2.10 of the paper",
    "1. First of all, hello",
    "1.1 First of all, hello",
    "3.141 is nearly pi",
    "192.168.1.20 is the server",
    "John 3:16 is quoted",
    "https://example.org/9.30",
    "midday sun is not kind",
    "3 rooms are used.",
    "2 Facilitators: Ann and Bob",
    "10.30£",
    "From 9.30 to 10.00 coffee is served.",
    "From 9.30 to 10.00 there is a fire drill",
    "Take the train that leaves at\n9.15 and comes in at\n10.05. Nobody should wait.",
]


@pytest.mark.parametrize("prose", NOT_TIMES)
def test_a_number_in_prose_opens_no_slot(prose):
    programme = read(f"A day\n9.00 Registration\n{prose}\n11.00 Discussion\n{prose}\n12.00 Lunch\n{prose}")

    assert plainly(programme) == ["09:00 Registration", "11:00 Discussion", "12:00 Lunch"]
    assert all(slot.description == prose for slot in programme.slots), "it describes the slot above it"


KIND_WORDS = {
    Kind.REGISTRATION: (
        "Registration | Arrival, tea and coffee | Inscription | Accueil café | Anmeldung | Ankunft und Kaffee | "
        "Registro | Acreditación | Registrazione | Credenciamento | Inscrição | Ontvangst met koffie | "
        "Cofrestru | Inloop | "
        "Arrive, tea/coffee | Arrivée des participants | Eintreffen der Gäste | Akkreditierung | Recepción de "
        "participantes | Arrivo dei partecipanti | Chegada | Aanmelden | Te a choffi a chofrestru"
    ),
    Kind.OPENING: (
        "Opening | Welcome and introductions | Ouverture | Mot d’accueil | Begrüßung | BEGRÜSSUNG | Eröffnung | "
        "Bienvenida | Apertura | Saluti | Abertura | Boas-vindas | Welkom | Croeso | Agoriad | "
        "Setting the scene | Allocution d’ouverture | Begruessung | Eröffnungsworte | Einleitung | "
        "Introducción | Indirizzi di saluto | Introdução | Sylwadau agoriadol | Chroeso"
    ),
    Kind.TALK: (
        "Talk | Lecture on power | Exposé | Témoignage | Vortrag | Impulsvortrag | Kurzreferat | Charla | "
        "Ponencia | Relazione | Palestra | Apresentação | Lezing | Voordracht | Darlith | Cyflwyniad | "
        "Our stories | "
        "Conférence | Vortraege | Präsentation | Comunicaciones | Conferenza | Getuigenis | Anerchiad | "
        "Straeon"
    ),
    Kind.KEYNOTE: (
        "Keynote | Opening keynote | Keynote lecture and discussion | Conférence plénière | Hauptvortrag | "
        "Conferencia inaugural | Relazione principale | Palestra magna | Hoofdlezing | Prif araith | "
        "Conférence principale | Eroeffnungsvortrag | Plenarvortrag | Ponencia magistral | Conferencia de "
        "apertura | Relazione di apertura | Palestra de abertura | Openingslezing"
    ),
    Kind.DISCUSSION: (
        "Discussion (with tea) | Panel discussion | Q&A | Workshops | World café | Débat | Échanges | "
        "Table ronde | Podiumsdiskussion | Austausch | Arbeitsgruppen | Coloquio | Mesa redonda | Dibattito | "
        "Tavola rotonda | Discussão | Debate | Discussie | Gesprek | Trafodaeth | Gweithdy | "
        "Discussion of the keynote | Questions to the keynote speaker | Groupwork | Travail en groupes | "
        "Gruppenarbeit | Rückfragen | Podiumsgespräch | Plenum | Mesas redondas | Grupos de trabajo | Tavole "
        "rotonde | Gruppi di lavoro | Grupos de trabalho | Roda de conversa | Paneldiscussie | Deelsessies | "
        "Sesiwn holi ac ateb | Gwaith grŵp"
    ),
    Kind.BREAK: (
        "LUNCH | Break | Tea | Coffee break | Networking lunch | Déjeuner | Pause café | Mittagspause | "
        "Mittagessen | Kaffeepause | Almuerzo | Descanso | Pranzo | Pausa | Almoço | Intervalo | Pauze | "
        "Lunchpauze | Cinio | Egwyl | Thé | "
        "Pausenkaffee | Mittag | Goûter | Merienda | Rinfresco | Amser te"
    ),
    Kind.MAIN_POINTS: (
        "Main points | Summary of the discussion | Wrap-up | Synthèse | Points principaux | Zusammenfassung | "
        "Ergebnisse der Diskussion | Conclusiones | Sintesi | Conclusões | Samenvatting | Prif bwyntiau | "
        "Crynodeb | Tea, and the main points | "
        "Recap | Restitution des ateliers | Kernaussagen | Puesta en común | Ideias principais | Kernpunten"
    ),
    Kind.POEM: (
        "Poem | Closing poem | Poetry | Spoken word | Poème | Poésie | Gedicht | Abschlussgedicht | Poema | "
        "Poesia | Poëzie | Cerdd | Y bardd | "
        "Poetic response | Lecture poétique | Recital poético | Lettura poetica | Leitura poética | "
        "Voordracht van een gedicht"
    ),
    Kind.NETWORKING: (
        "Networking | Coffee and networking | Drinks reception | Réseautage | Apéro | Umtrunk | Aperitivo | "
        "Convívio | Netwerkborrel | Rhwydweithio | "
        "Pot de l’amitié | Vin d’honneur | Empfang | Zeit zum Vernetzen | Vino español | Brindisi | Porto de "
        "honra | Diodydd | Cyfle i rwydweithio"
    ),
    Kind.OTHER: ("Close | Ende | Fin | Prayers | Group photograph"),
}


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, titles in KIND_WORDS.items() for title in titles.split(" | ")]
)
def test_the_words_of_a_title_name_its_kind(kind, title):
    programme = read(f"A day\n10.00 {title}\n11.00 Close")

    assert programme.slots[0].kind is kind
    assert programme.slots[0].title == title


MEALS = "Lunch | Networking lunch | Dinner | Mittagspause | Déjeuner | Almuerzo | Pranzo | Almoço | Middageten | Cinio"


@pytest.mark.parametrize("meal", MEALS.split(" | "))
def test_a_meal_keeps_its_time(meal):
    assert read(f"A day\n12.00 {meal}").slots[0].fixed


def test_a_tea_break_slides():
    assert not read("A day\n11.00 Tea break").slots[0].fixed


@pytest.mark.parametrize("name", ["Jane Roe", "Dr Jane Roe, Leeds", "Jane Roe and Ann Lee", "Ludwig van Beethoven"])
def test_a_slot_that_only_names_people_is_a_talk_and_says_so(name):
    programme = read(f"A day\n10.00 {name}")

    assert programme.slots[0].kind is Kind.TALK
    assert "a talk" in said(programme, 2)


def test_a_line_that_only_looks_like_a_time_is_said():
    programme = read("A day\n9.00 Registration\n10.30 is when most people had arrived.")

    assert "begins like a time" in said(programme, 3)


def test_titles_above_their_times_are_found():
    programme = read("A day\n\nRegistration\n9.30\n\nLunch\n12.45\n")

    assert plainly(programme) == ["09:30 Registration", "12:45 Lunch"]
    assert programme.title == "A day"


def test_a_title_without_a_telling_word_is_other_and_says_so():
    programme = read("A day\n10.00 Prayers")

    assert programme.slots[0].kind is Kind.OTHER
    assert "other" in said(programme, 2)


def test_an_hour_alone_is_said():
    assert "“10” alone is taken as an hour." in said(read("A day\n9.30 Doors\n10 Opening\n10.15 Talk"), 3)


@pytest.mark.parametrize(
    "text",
    [
        "A day\n1 Introduction\n2 Discussion\n3 Poem",
        "Our history\n1985 Foundation\n1990 First talk\n2012 Poem\n2017 Discussion",
        "A day\n3 March 2017, 9.30, Guildhall, York",
    ],
)
def test_numbers_that_may_be_anything_are_not_guessed_at(text):
    with pytest.raises(Unreadable, match="No slot was found"):
        read(text)


def test_another_day_in_the_file_is_said():
    programme = read("A day\n3 March 2017\n9.30 Talk\n4 March 2017\n11.00 Talk\n3 March 2017\n12.00 Lunch")

    assert "one day" in said(programme, 4)
    assert said(programme, 6) == "", "the day's own date may be repeated"


def test_a_date_beside_every_time_is_the_date_of_the_day():
    programme = read("A day\nZone: Europe/London\n2017-03-03 09:30 Talk\n2017-03-03 10:00 Coffee")

    assert programme.date == datetime.date(2017, 3, 3)
    assert programme.guesses == ()


def test_a_heading_all_on_one_line_gives_what_stands_before_its_date():
    heading = "Our day Programme: Friday 3rd March, 2017 It will be held at the Guildhall Follow us"

    assert read(f"{heading} 9.30 Registration 10.00 Opening 10.15 Keynote").title == "Our day Programme"


TABLES = [
    "Time,Title,Room\n9.30,{title},Hall\n10.00,Tea,Foyer",
    '"Time","Title"\n"09:30","{title}"\n"10:00","Tea"',
    "Beginn;Titel\n9.30 Uhr;{title}\n10 Uhr;Kaffee",
    "Title,Start,End\n{title},09:30,10:00\nLunch,12:15,13:00",
    "Date,Start,Title\n03/03/2017,09:30,{title}\n03/03/2017,10:00,Tea",
    "Time | Length | Title\n9.30 | 30 min | {title}\n10.00 | 15 min | Tea",
    "9.30\t30'\t{title}\n10.00\t15'\tTea",
    "│ 9.30 │ {title} │\n├──────┼──────┤\n│ 10.00 │ Tea │",
]


@pytest.mark.parametrize("table", TABLES)
def test_the_title_is_found_in_the_cells_of_a_table(table):
    slot = read("A day\n" + table.format(title="A talk")).slots[0]

    assert (hhmm(slot.start), hhmm(slot.end), slot.title) == ("09:30", "10:00", "A talk")


def test_titles_above_their_times_are_found_where_the_room_stands_below():
    programme = read("A day\nDoors\n9.30–10.00\nFoyer\n\nTalk\n10.00–11.00\nHall\n\nLunch\n12.45–1.45\nFoyer")

    assert plainly(programme) == ["09:30 Doors", "10:00 Talk", "12:45 Lunch"]
    assert [slot.description for slot in programme.slots] == ["Foyer", "Hall", "Foyer"]


@pytest.mark.parametrize("below", ["with Ann Lee and Bob Ray", "  and what comes after it"])
def test_a_title_that_goes_on_in_the_next_line_is_one_title(below):
    slot = read(f"A day\n9.30 A talk about the room and the people in it\n{below}").slots[0]

    assert slot.title == f"A talk about the room and the people in it {below.strip()}"


@pytest.mark.parametrize("below", ["with tea and coffee", "Ann Lee and Bob Ray"])
def test_what_stands_below_a_short_title_describes_it(below):
    slot = read(f"A day\n9.30 Registration\n{below}").slots[0]

    assert (slot.title, slot.description) == ("Registration", below)


@pytest.mark.parametrize("line", ["? What stays?", "?What stays?", "- ? What stays?", "• ? What stays?"])
def test_a_prompt_may_have_a_bullet(line):
    slot = read(f"A day\n11.15 Discussion\n{line}").slots[0]

    assert (slot.prompt, slot.description) == ("What stays?", "")


MARKS = [
    # marks, kind, listening, fixed
    ("[discussion]", Kind.DISCUSSION, False, False),
    ("[talk, listening]", Kind.TALK, True, False),
    ("[talk, not listening]", Kind.TALK, False, False),
    ("[poem, fixed]", Kind.POEM, True, True),
    ("[poem, sliding]", Kind.POEM, True, False),
    ("[ Main Points ; FIXED ]", Kind.MAIN_POINTS, False, True),
    ("[main-points]", Kind.MAIN_POINTS, False, False),
    ("[listening]", Kind.BREAK, True, True),
    ("[sliding]", Kind.BREAK, False, False),
    ("[other]", Kind.OTHER, False, False),
]


@pytest.mark.parametrize(("marks", "kind", "listening", "fixed"), MARKS)
def test_marks_say_what_would_be_guessed(marks, kind, listening, fixed):
    programme = read(f"A day\nZone: Europe/London\n3 March 2017\n12.45 Lunch {marks}")

    slot = programme.slots[0]

    assert (slot.kind, slot.listening, slot.fixed, slot.title) == (kind, listening, fixed, "Lunch")
    assert programme.guesses == ()


def test_an_unknown_mark_is_said_and_its_words_are_kept():
    programme = read("A day\n12.45 Lunch [banana, sliding]")

    assert "banana" in said(programme, 2)
    assert (programme.slots[0].title, programme.slots[0].description) == ("Lunch", "[banana]")
    assert not programme.slots[0].fixed


def test_a_line_with_a_question_mark_is_the_prompt_and_not_the_description():
    slot = read("A day\n11.15 Discussion\nIn small groups.\n  ? What stays with you?\nUntil 12.").slots[0]

    assert slot.prompt == "What stays with you?"
    assert slot.description == "In small groups.\nUntil 12."


def test_a_marked_line_without_words_is_called_by_its_kind():
    assert read("A day\n11.15 [main-points]").slots[0].title == "Main points"


def test_other_columns_describe_the_slot():
    slot = read("A day\n| 9.30 | Registration | Great hall | Fran |").slots[0]

    assert (slot.title, slot.description) == ("Registration", "Great hall · Fran")


TITLES = [
    (
        "Jane Roe: a long line about who she is, what she has done, where she works, and why this should matter",
        "Jane Roe",
    ),
    (
        "Jane Roe and Ann Lee are two people who have long worked together in many places, and now they tell us",
        "Jane Roe and Ann Lee",
    ),
    (
        "The room as it was. "
        + "After that we look at all the rooms there could be, one after the other, with care. " * 2,
        "The room as it was.",
    ),
    ("x" * 150, "x" * 99 + "…"),
]


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_a_long_line_gives_a_title_for_a_wall(words, title):
    slot = read(f"A day\n10.00 {words} [talk]").slots[0]

    assert slot.title.rstrip(".") == title.rstrip(".")
    assert words.strip().endswith(slot.description[-60:]), "nothing is lost"


def test_a_label_before_a_long_title_stays():
    slot = read("A day\n10.00 Keynote: " + "the impossible and what we can do about it " * 4).slots[0]

    assert slot.title.startswith("Keynote: the impossible")
    assert len(slot.title) < 120
    assert slot.kind is Kind.KEYNOTE


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


HEADINGS = [
    (
        "Our day\n3 March 2017\nVenue: Hall 4.12, York\n#ourday\nZone: Europe/Berlin",
        ("Our day", "Hall 4.12, York", "#ourday", "Europe/Berlin"),
    ),
    (
        "Zone: Europe/Berlin\n#ourday\nOrt: Halle 3, Kiel\nUnser Tag",
        ("Unser Tag", "Halle 3, Kiel", "#ourday", "Europe/Berlin"),
    ),
    ("# Our day #ourday\nIt will be held in the Guildhall.", ("Our day", "Guildhall", "#ourday", "Europe/London")),
    ("Programme\nOur day\nLieu : Salle 2", ("Our day", "Salle 2", "", "Europe/London")),
    ("Programme: 3 March 2017", ("Programme", "", "", "Europe/London")),
    ("Our day, Friday 3 March 2017, 9.30 to 16.00", ("Our day", "", "", "Europe/London")),
    ("ZONE: asia/nowhere\nOur day", ("Our day", "", "", "Europe/London")),
    ("Our day\nTime zone: Asia/Kathmandu", ("Our day", "", "", "Asia/Kathmandu")),
    ("", ("Untitled day", "", "", "Europe/London")),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_the_heading_is_read_in_any_order(heading, expected):
    programme = read(f"{heading}\n\n9.30 Registration\n10.00 Opening")

    assert (programme.title, programme.venue, programme.hashtag, programme.zone) == expected
    assert len(programme.slots) == 2


def test_an_unknown_zone_is_said():
    assert "Europe/Lodnon" in said(read("A day\nZone: Europe/Lodnon\n9.30 Registration"), 2)


def test_an_end_that_is_not_stated_is_the_next_start():
    assert times(read("A day\n9.00 A1\n10.00–10.30 B1\n11.00 C1")) == ["09:00–10:00", "10:00–10:30", "11:00–"]


def test_slots_out_of_order_are_put_in_order_and_said():
    programme = read("A day\n10.00 Talk\n12.00 Lunch\n11.00 Discussion")

    assert plainly(programme) == ["10:00 Talk", "11:00 Discussion", "12:00 Lunch"]
    assert "put in order" in said(programme, 4)


def test_a_slot_that_runs_into_the_next_is_said():
    programme = read("A day\n10.00–11.15 Talk\n11.00 Discussion")

    assert times(programme) == ["10:00–11:15", "11:00–"]
    assert "It ends at 11:15, after the next slot starts at 11:00." in said(programme, 2)


def test_two_slots_at_one_time_are_said_and_both_have_their_length():
    programme = read("A day\n10.00 Workshop one\n10.00 Workshop two\n11.00 Lunch")

    assert times(programme) == ["10:00–11:00", "10:00–11:00", "11:00–"]
    assert "Two slots" in said(programme, 3)


def test_an_end_before_its_start_is_left_out_and_said():
    programme = read("A day\n14:00–13:00 Talk\n15:00 Tea")

    assert times(programme) == ["14:00–15:00", "15:00–"]
    assert "13:00" in said(programme, 2)


def test_a_time_without_a_title_is_said():
    programme = read("A day\n9.30 Registration\n10.00\n\n")

    assert programme.slots[1].title == "Untitled"
    assert "10.00" in said(programme, 3)


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "Only a title", "Dear all,\nsee you at 10.30 in York.\n", "\x00\x01\x02", "? 9.30 Really?"]
)
def test_a_text_without_a_slot_is_unreadable(text):
    with pytest.raises(Unreadable, match=r"No slot was found"):
        read(text)


@pytest.mark.parametrize(
    "line",
    ["25.70 Registration", "25:70 Registration", "9.75 Opening", "9.30–25.70 Talk", "25.70", "13.00pm–77.00 Tea"],
)
def test_figures_that_are_no_time_of_day_are_unreadable_and_named(line):
    with pytest.raises(Unreadable, match=r"^Line 3 .*(25.70|9.75|77.00).*no time of day\.$"):
        read(f"A day\n9.00 Registration\n{line}\n11.00 Lunch")


def write(folder: Path, data: bytes) -> Path:
    path = folder / "day.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encodings_organisers_save(tmp_path, encoding):
    path = write(tmp_path, "Über uns\n9.30–10.00 Begrüßung".encode(encoding))

    programme = load(path)

    assert (programme.title, programme.slots[0].title, programme.slots[0].end) == ("Über uns", "Begrüßung", 600)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not plain text"),
        (b"%PDF-1.7 9.30 Registration", "not plain text"),
        (b"PK\x03\x04 a document", "not plain text"),
        (b"A day\n9.30 Registration\x81\x8d", "not plain text"),
        (b"\xff\xfe\x00", "not plain text"),
        (b"", "No slot was found"),
        (b"9.30 Registration\n" * 60_000, "too large"),
    ],
)
def test_a_file_that_is_no_programme_is_unreadable_in_one_sentence(tmp_path, data, why):
    with pytest.raises(Unreadable, match=why) as unreadable:
        load(write(tmp_path, data))

    assert str(unreadable.value).startswith("day.txt: ")
    assert "\n" not in str(unreadable.value)


def test_a_file_with_lines_in_two_encodings_keeps_both(tmp_path):
    path = write(tmp_path, "Übung\n9.30 Café".encode() + "\n10.00 Begrüßung".encode("cp1252"))

    programme = load(path)

    assert (programme.title, plainly(programme)) == ("Übung", ["09:30 Café", "10:00 Begrüßung"])


def test_a_file_without_an_end_is_too_large():
    with pytest.raises(Unreadable, match="too large"):
        load(Path("/dev/zero"))


@pytest.mark.parametrize(
    "unit", ["Dr. ", "9.30 Talk ", "9.30 talk ", "Jane van der Roe, ", "[a ", "( ", "9 h 30 ", "a: ", "-9.30", ",9.30"]
)
def test_a_line_that_repeats_itself_is_read_before_the_timeout_of_the_suite(unit):
    assert read("A day\n9.30 " + unit * (50_000 // len(unit))).slots


def test_a_text_far_too_long_is_unreadable():
    with pytest.raises(Unreadable, match="too large"):
        read("9.30 Registration\n" + "x" * 200_000)


def test_a_table_of_numbers_is_no_programme():
    with pytest.raises(Unreadable, match="does not look like a programme: 500 lines"):
        read("9.30 A\n" * 500)


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    with pytest.raises(Unreadable, match="no such file"):
        load(tmp_path / "missing.txt")
    with pytest.raises(Unreadable, match="folder"):
        load(tmp_path)


def test_a_name_no_file_can_have_is_unreadable(tmp_path):
    with pytest.raises(Unreadable):
        load(tmp_path / "a\x00b")


def test_json_says_what_other_programs_rely_on():
    programme = read("A day\n3 March 2017\n22.30 Talk [talk]\n? Why?\n23.00 Poem\n24.15 Close")

    shown = json.loads(as_json(programme))

    assert list(shown) == ["title", "date", "zone", "slots"]
    assert (shown["title"], shown["date"], shown["zone"]) == ("A day", "2017-03-03", "Europe/London")
    assert shown["slots"][0] == {
        "start": "22:30",
        "end": "23:00",
        "title": "Talk",
        "kind": "talk",
        "listening": True,
        "prompt": "Why?",
        "line": 3,
    }
    assert [(slot["start"], slot["end"]) for slot in shown["slots"][1:]] == [("23:00", "00:15"), ("00:15", None)]


def test_json_of_a_day_without_a_date_has_null():
    assert json.loads(as_json(read("A day\n9.30 Registration")))["date"] is None


def test_the_description_shows_every_slot_and_every_guess_with_its_line():
    programme = read(PUBLISHED)

    shown = describe(programme)

    assert "Friday 3 March 2017, Europe/London" in shown
    assert all(slot.title in shown for slot in programme.slots)
    assert all(
        re.search(rf"line +{guess.line}  {re.escape(sentence(guess.code, **guess.values))}", shown)
        for guess in programme.guesses
    )
    rows = [line for line in shown.splitlines() if re.match(r"  \d\d:\d\d–", line)]
    assert len({row.index(slot.title) for row, slot in zip(rows, programme.slots, strict=True)}) == 1, (
        "titles are aligned"
    )


def test_the_example_day_is_seminar_5_in_words_for_a_wall():
    programme = load(EXAMPLE)

    assert kinds(programme) == TEN_SLOTS
    assert (programme.date, programme.zone) == (datetime.date(2017, 3, 3), "Europe/London")
    assert [slot.start for slot in programme.slots if slot.prompt] == [11 * 60 + 15, 15 * 60]
    assert all(len(slot.title) <= 60 for slot in programme.slots)
    assert len(programme.guesses) == 1, "only that 1.45 is in the afternoon"


def test_the_page_on_the_format_shows_a_programme_that_reads_as_it_says():
    example, shown = re.findall(r"```(?:json)?\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    programme = read(example)

    first = json.loads(shown)["slots"][0]
    assert json.loads(as_json(programme))["slots"][0] == first
    assert [slot.kind for slot in programme.slots] == [
        *(Kind.REGISTRATION, Kind.OPENING, Kind.TALK, Kind.DISCUSSION, Kind.BREAK),
        *(Kind.KEYNOTE, Kind.MAIN_POINTS, Kind.POEM),
    ]
    assert [guess.line for guess in programme.guesses] == [14], "only 1.45 had to be guessed"


def test_the_times_on_the_page_on_the_format_are_read():
    row = next(line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("`9.30` `09:30`"))

    for written in re.findall(r"`([^`]+)`", row):
        assert plainly(read(f"A day\n0815 Doors\n{written} Talk"))[-1].endswith(" Talk"), written


SHAPES = [
    *("9.30 Registration", "10.00", "1.45 Keynote: A", "12 noon", "Lunch 12.45", "", " \t", "Prose, at 9.30 or so."),
    *("? Why?", "11.15 B [talk]", "25.70", "9.30–8.00 C", "24:15 D", "3 March 2017", "Zone: x", "| 9.30 | E |", "Fin"),
    *("09:00,09:30,A", '"9.30","B, C"', "9.30;10.00;D", "10 Opening", "│ 9.30 │ E │", "3.3.2017 9.30 F", "G, 9.30, H"),
    *(
        "A long line of prose that is broken here and",
        "goes on in the next one",
        "1800 I",
        "a&#13;b&nbsp;c",
        "- ? Why?",
    ),
    *("9.30 A 10.00 B 10.30 C", "0930 F", "9–10 Uhr G", "midnight H", "*I*", "2 pm", "11pm J", "12.30 K", "[fixed]"),
]
SHAPED = st.lists(st.one_of(st.sampled_from(SHAPES), st.text(max_size=40)), max_size=14).map("\n".join)


def attempt(read_it: Callable[[], Programme]) -> Programme | Unreadable:
    try:
        return read_it()
    except Unreadable as unreadable:
        return unreadable


@settings(max_examples=400, deadline=None)
@given(st.one_of(SHAPED, st.text(st.characters(), max_size=300)))
def test_any_text_is_a_programme_that_holds_together_or_is_unreadable(text):
    programme = attempt(lambda: read(text))

    if isinstance(programme, Unreadable):
        assert re.fullmatch(r".+\.", str(programme)), "one sentence"
        return
    holds_together(programme, re.split(r"\r\n|\r|\n", text))
    assert read(text) == programme
    assert len(json.loads(as_json(programme))["slots"]) == len(programme.slots)
    assert programme.title in describe(programme)


def holds_together(programme: Programme, lines: list[str]) -> None:
    starts = [slot.start for slot in programme.slots]
    assert starts
    assert starts == sorted(starts)
    assert programme.title.strip()
    assert ZoneInfo(programme.zone)
    assert all(slot.title.strip() for slot in programme.slots)
    assert all(0 <= slot.start < 3 * 1440 for slot in programme.slots)
    assert all(slot.end is None or slot.start <= slot.end for slot in programme.slots)
    assert all(lines[slot.line - 1].strip() for slot in programme.slots)
    assert all(1 <= guess.line <= len(lines) for guess in programme.guesses)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_file_is_a_programme_or_unreadable(tmp_path_factory, data):
    path = write(tmp_path_factory.mktemp("any"), data)

    programme = attempt(lambda: load(path))

    assert str(programme).startswith("day.txt: ") if isinstance(programme, Unreadable) else programme.slots


FORMS = {
    "dots": lambda start, _, title: f"{start // 60}.{start % 60:02} {title}",
    "colons and ends": lambda start, end, title: (
        f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02} {title}"
    ),
    "am and pm": lambda start, _, title: (
        f"- {(start // 60 - 1) % 12 + 1}.{start % 60:02}{'ap'[start >= 720]}m: {title}"
    ),
    "Uhr": lambda start, _, title: f"{start // 60}.{start % 60:02} Uhr\t{title}",
    "h": lambda start, _, title: f"{start // 60}h{start % 60:02} – {title}",
    "table": lambda start, end, title: (
        f"| {start // 60}:{start % 60:02} | {end // 60}:{end % 60:02} | {title} | Hall |"
    ),
    "after the title": lambda start, _, title: f"{title} {start // 60}:{start % 60:02}",
    "own line": lambda start, _, title: f"{start // 60}:{start % 60:02}\n{title}\nprose about 4.12 things",
    "twelve hours": lambda start, _, title: f"{(start // 60 - 1) % 12 + 1}.{start % 60:02} {title}",
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(
    first=st.integers(8 * 60 // 5, 10 * 60 // 5),
    steps=st.lists(st.integers(1, 20), min_size=2, max_size=6),
    names=st.permutations(["Registration", "Opening", "Talk", "Discussion", "Lunch", "Keynote", "Poem", "Networking"]),
)
def test_one_day_written_in_any_form_reads_the_same(form, first, steps, names):
    starts = [first * 5]
    for step in steps:
        starts.append(starts[-1] + step * 5)
    ends = [*starts[1:], starts[-1] + 5]
    rows = list(zip(starts, ends, names[: len(starts)], strict=True))

    programme = read("A day\n\n" + "\n".join(FORMS[form](*row) for row in rows))

    assert [(slot.start, slot.title) for slot in programme.slots] == [(start, name) for start, _, name in rows]


@pytest.mark.parametrize("words", ["onwards Drinks", "onwards: Drinks", "onward – Drinks", "till late Drinks"])
def test_the_word_for_an_open_end_is_no_part_of_the_title(words: str) -> None:
    read_back = read(f"A day\n\n5 pm Talk\n5.30 pm {words}\n")

    assert (read_back.slots[-1].title, read_back.slots[-1].end) == ("Drinks", None)


def test_the_table_says_where_words_are_taken_and_where_a_question_is_missing() -> None:
    rows = describe(read("A day\n\n9.00 Discussion\n10.00 Main points\n? What stays?\n11.00 Talk\n")).splitlines()

    said = {row.split()[1]: row for row in rows if "–" in row}
    assert said["discussion"].endswith("takes words, no question yet")
    assert said["main-points"].endswith("takes words")
    assert said["talk"].endswith("listening")
