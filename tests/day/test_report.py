"""The report: what may be quoted, what the reporter writes, and who may read it."""

import pytest

from live.day.allowing import AllowPhrase
from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase
from live.day.notes import OfferNote
from live.day.noun import Command
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.poem import WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.refusals import AnyCode
from live.day.report import (
    CutReportNote,
    PublishReport,
    ReportCode,
    SignReport,
    TakeIntoReport,
    WithdrawReport,
    WriteReportNote,
)
from live.day.roles import CLOCK
from live.day.taking_back import EraseWords, PutBack
from live.day.timetable import EndDay
from tests.days import ADA, BOB, FRAN, PAUL, RITA, Seminar, all_boards

PHRASE = "phrase-of-ada"
NOTE = "note-of-rita-1"


@pytest.fixture
def seminar() -> Seminar:
    seminar = Seminar().begin("11.20")
    seminar.does(ADA, OfferPhrase(PHRASE, "zq two chairs"))
    return seminar


def test_only_words_that_were_given_for_the_report_are_sent(seminar: Seminar) -> None:
    seminar.does(BOB, OfferPhrase("phrase-of-bob", "zz not for you", uses=("wall", "poem")))
    seminar.does(BOB, OfferPhrase("for-report-alone", "zy for you", uses=("report",)))
    seminar.does(BOB, OfferNote("note-of-bob-1", "a longer thought"))

    assert "zz not for you" not in seminar.text(RITA)
    assert seminar.sees(RITA, "quote/for-report-alone")["text"] == "zy for you"
    assert seminar.sees(RITA, "quote/note-of-bob-1")["kind"] == "note"
    assert seminar.refuses(RITA, TakeIntoReport("phrase-of-bob")) is ReportCode.WORDS_UNKNOWN


@pytest.mark.parametrize(
    ("by", "command"),
    [
        (ADA, WithdrawPhrase(PHRASE)),
        (ADA, AllowPhrase(PHRASE, ("wall", "poem"))),
        (FRAN, HidePhrase(PHRASE, "names a person")),
        (CLOCK, EraseWords((PHRASE,))),
    ],
)
def test_words_leave_at_once_when_they_may_no_longer_be_quoted(seminar: Seminar, by: object, command: Command) -> None:
    seminar.does(RITA, TakeIntoReport(PHRASE))
    assert seminar.sees(RITA, f"quote/{PHRASE}")["taken"]

    seminar.does(by, command)  # type: ignore[arg-type]  one of the people above

    assert seminar.sees(RITA, f"quote/{PHRASE}") is None
    assert "zq two chairs" not in seminar.text(RITA)


def test_words_that_are_put_back_are_quoted_again(seminar: Seminar) -> None:
    seminar.does(RITA, TakeIntoReport(PHRASE))
    seminar.does(ADA, WithdrawPhrase(PHRASE))

    seminar.does(ADA, PutBack(PHRASE))

    assert seminar.sees(RITA, f"quote/{PHRASE}")["taken"]
    assert seminar.does(RITA, TakeIntoReport(PHRASE)) == frozenset(), "sent again"


def test_a_line_of_the_poem_has_a_gap_where_words_were_not_given_for_the_report(seminar: Seminar) -> None:
    seminar.does(
        PAUL, WriteLine("line-of-paul-1", None, (PieceWritten("we need "), PieceWritten("zq two chairs", PHRASE)))
    )
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine("line-of-paul-1"))
    seminar.does(PAUL, EndReading())
    assert "zq two chairs" in seminar.text(RITA)

    seminar.does(ADA, AllowPhrase(PHRASE, ("wall", "poem")))

    assert "zq two chairs" not in seminar.text(RITA)
    assert [piece["gone"] for piece in seminar.sees(RITA, "line/line-of-paul-1")["pieces"]] == [False, True]
    assert [piece["gone"] for piece in seminar.sees(ADA, "line/line-of-paul-1")["pieces"]] == [False, False]


def test_a_note_is_written_in_paragraphs_written_anew_and_taken_out(seminar: Seminar) -> None:
    seminar.does(RITA, WriteReportNote(NOTE, "s3", " first   words \n\n second "))
    assert seminar.sees(RITA, f"report_note/{NOTE}")["text"] == "first words\nsecond"
    seminar.does(RITA, WriteReportNote(NOTE, "s3", "other words"))
    assert seminar.sees(RITA, f"report_note/{NOTE}")["text"] == "other words"
    assert [by.role for by in all_boards() if "other words" in seminar.text(by)] == [RITA.role]

    seminar.does(RITA, CutReportNote(NOTE))

    assert seminar.sees(RITA, f"report_note/{NOTE}") is None
    assert seminar.does(RITA, CutReportNote(NOTE)) == frozenset()
    assert seminar.refuses(RITA, WriteReportNote(NOTE, "s3", "back")) is ReportCode.NOTE_CUT


def test_a_note_can_be_erased_by_hand(seminar: Seminar) -> None:
    seminar.does(RITA, WriteReportNote(NOTE, "s3", "zq names a person"))

    seminar.does(CLOCK, EraseWords((NOTE,)))

    assert "zq names a person" not in seminar.text(RITA)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (WriteReportNote(NOTE, "s3", "  "), ReportCode.NOTE_EMPTY),
        (WriteReportNote(NOTE, "s3", "a" * 2001), ReportCode.NOTE_TOO_LONG),
        (WriteReportNote(NOTE, "s3", "a\u202eb"), ReportCode.NOTE_CHARACTERS),
        (WriteReportNote(NOTE, "s99", "a"), ReportCode.SLOT_UNKNOWN),
        (CutReportNote("nothing-here"), ReportCode.NOTE_UNKNOWN),
        (TakeIntoReport("nothing-here"), ReportCode.WORDS_UNKNOWN),
        (SignReport("a" * 61), ReportCode.NAME_TOO_LONG),
        (SignReport("a\u202eb"), ReportCode.NAME_CHARACTERS),
    ],
)
def test_what_cannot_be_done_is_refused(seminar: Seminar, command: Command, code: AnyCode) -> None:
    assert seminar.refuses(RITA, command) is code


def test_it_works_after_the_day_and_desk_or_reporter_publish_it(seminar: Seminar) -> None:
    seminar.does(FRAN, EndDay("s4"))
    seminar.does(RITA, WriteReportNote(NOTE, "s3", "afterwards"))
    seminar.does(RITA, SignReport(" Rita  Okafor "))
    seminar.does(FRAN, PublishReport())
    assert seminar.sees(RITA, "report") == {"by": "Rita Okafor", "published": seminar.now, "kept": None}
    assert seminar.does(RITA, PublishReport()) == frozenset()

    seminar.does(RITA, WithdrawReport())

    assert seminar.sees(RITA, "report")["published"] is None
    assert seminar.does(FRAN, WithdrawReport()) == frozenset()
