"""The signature: whose poem it is, and from when everybody may know."""

from live.day.reading import BeginReading
from live.day.refusals import Code
from live.day.signature import SignPoem
from tests.days import FRAN, PAUL, STRANGER, WALL, Seminar, said


def test_the_poets_name_is_everybodys_from_the_reading_on() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(PAUL, SignPoem("  Adam   Montgomery "))

    assert seminar.sees(PAUL, "poem")["poet"] == "Adam Montgomery"
    for by in (STRANGER, FRAN, WALL):
        assert seminar.sees(by, "poem")["poet"] == ""
    seminar.does(PAUL, BeginReading())
    for by in (STRANGER, FRAN, WALL):
        assert seminar.sees(by, "poem")["poet"] == "Adam Montgomery"


def test_signing_again_puts_another_name_there_or_none() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, SignPoem("Adam"))

    assert seminar.does(PAUL, SignPoem("Adam ")) == frozenset()
    seminar.does(PAUL, SignPoem("Adam and the room"))
    assert seminar.sees(PAUL, "poem")["poet"] == "Adam and the room"
    seminar.does(PAUL, SignPoem(" "))

    assert seminar.sees(PAUL, "poem")["poet"] == ""


def test_a_name_as_long_as_a_letter_is_refused_and_changes_nothing() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, SignPoem("Adam"))

    refusal = seminar.refusal(PAUL, SignPoem("a" * 61))

    assert (refusal.code, said(refusal)) == (Code.POEM_TOO_LONG, "That is 61 characters. Up to 60 fit.")
    assert seminar.refuses(PAUL, SignPoem("Adam\u202e")) is Code.POEM_CHARACTERS
    assert seminar.sees(PAUL, "poem")["poet"] == "Adam"
