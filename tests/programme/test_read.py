"""Programmes as organisers publish them, what is read from each, and rules that hold for any text at all."""

import datetime
import json
import re
import textwrap
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.kinds import Kind
from live.programme import load, read
from live.programme.description import as_json, describe
from live.programme.programme import Programme, Unreadable
from tests.programme.examples import PUBLISHED, TEN_SLOTS, TEN_TITLES, WRITTEN, attempt, hhmm, kinds, plainly, said

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "sessions" / "seminar-5.txt"
PAGE = ROOT / "docs" / "programme-format.md"


def test_the_published_programme_of_seminar_5_is_read_as_its_ten_slots():
    programme = read(PUBLISHED)

    assert kinds(programme) == TEN_SLOTS
    assert [slot.title for slot in programme.slots] == TEN_TITLES
    assert [PUBLISHED.splitlines()[slot.line - 1].split()[0] for slot in programme.slots] == WRITTEN.split()


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


def test_every_guess_about_seminar_5_names_its_line():
    programme = read(PUBLISHED)

    assert "1.45 is read as 13:45" in said(programme, 27)
    assert "a talk" in said(programme, 15)
    assert "a talk" in said(programme, 21)
    assert "a poem" in said(programme, 33)
    assert "Europe/London" in said(programme, 1)


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


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


@pytest.mark.parametrize(
    "unit", ["Dr. ", "9.30 Talk ", "9.30 talk ", "Jane van der Roe, ", "[a ", "( ", "9 h 30 ", "a: ", "-9.30", ",9.30"]
)
def test_a_line_that_repeats_itself_is_read_before_the_timeout_of_the_suite(unit):
    assert read("A day\n9.30 " + unit * (25_000 // len(unit))).slots


def test_a_text_far_too_long_is_unreadable():
    with pytest.raises(Unreadable, match="too large"):
        read("9.30 Registration\n" + "x" * 200_000)


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
    *(
        "Kl. 9 A",
        "klo 9.30–10 B",
        "godz. 25 C",
        "Foo 9.30 Bar",
        "12-15-1.15 D",
        "9-75 E",
        "A “b 9.30 C” d",
        "Contact: x",
    ),
    *("2026-03-29T01:30:00Z F", "G\t29/3/2026 01:30\t30/3/2026 02:30", "Zone: Europe/London", "29 March 2026"),
    *("9.30 A 10.00 B 10.30 C", "0930 F", "9–10 Uhr G", "midnight H", "*I*", "2 pm", "11pm J", "12.30 K", "[fixed]"),
]
SHAPED = st.lists(st.one_of(st.sampled_from(SHAPES), st.text(max_size=40)), max_size=14).map("\n".join)


@settings(max_examples=200, deadline=None)
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
