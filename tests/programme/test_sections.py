"""Text around the programme, and text below a slot."""

from live.programme import read
from live.programme.sentences import sentence
from tests.programme.examples import PUBLISHED, TEN_SLOTS, kinds, said


def test_a_whole_page_pasted_around_the_programme_stays_outside_of_it():
    before, after = "Some thoughts\n\nLong prose, 10.30 of it.", "Report on Seminar 4: 28 October 2016\n\n* More."
    page = f"{before}\n\n \n\n{PUBLISHED}\n \n\n{after}"

    programme = read(page)

    assert kinds(programme) == TEN_SLOTS
    assert programme.title == "Seminar 5 Programme"
    assert programme.slots[-1].description == ""
    assert "left out" in " ".join(sentence(guess.code, **guess.values) for guess in programme.guesses)


def test_a_line_that_only_looks_like_a_time_is_said():
    programme = read("A day\n9.00 Registration\n10.30 is when most people had arrived.")

    assert "begins like a time" in said(programme, 3)


def test_another_day_in_the_file_is_said():
    programme = read("A day\n3 March 2017\n9.30 Talk\n4 March 2017\n11.00 Talk\n3 March 2017\n12.00 Lunch")

    assert "one day" in said(programme, 4)
    assert said(programme, 6) == "", "the day's own date may be repeated"
