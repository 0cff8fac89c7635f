"""Reading back: people see their lines before the poem is read, and words of which they would rather not leave it."""

import json
from typing import Any

import pytest

from live.day import COMMANDS
from live.day.allowing import AllowPhrase
from live.day.clock import ClockSet
from live.day.given import ALL_USES, source_id
from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine, WriteLine
from live.day.readback import MOST_WORDS, AnswerReadback, BeginReadback, EndReadback, ReadbackCode
from live.day.reading import BeginReading, EndReading
from live.day.refusals import Code
from live.day.roles import By, Role
from live.day.slips import voice_of
from live.day.timetable import EndDay
from live.day.versions import KeepVersion, TakeVersion
from tests.days import ADA, BOB, CARE, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, reached, reopened, said

CHAIRS, TEA, RAIN = "two chairs by the window", "tea for whoever comes", "it rained on the ward"
MINUTE = 60_000


@pytest.fixture
def seminar() -> Seminar:
    """A discussion, with a line of ada's and bob's words and one of ada's alone."""
    seminar = Seminar().begin("11.20")
    seminar.give(CHAIRS, ADA, id="chairs-of-ada")
    seminar.give(TEA, BOB, id="tea-of-bob")
    seminar.give(RAIN, ADA, id="rain-of-ada")
    seminar.write(("two chairs", "chairs-of-ada"), " and ", (TEA, "tea-of-bob"), line="line-of-both")
    seminar.write((RAIN, "rain-of-ada"), after="line-of-both", line="line-of-ada")
    return seminar


def reads_back(seminar: Seminar, minutes: float = 5) -> None:
    seminar.does(PAUL, BeginReadback(seminar.now + round(minutes * MINUTE)))


def line(seminar: Seminar, name: str = "line-of-both") -> list[str]:
    return [piece["text"] for piece in seminar.sees(PAUL, f"line/{name}")["pieces"]]


def words(seminar: Seminar, by: By = ADA) -> dict[str, Any]:
    return {each["phrase"]: each for each in seminar.sees(by, "readback")["words"]}


def test_whoever_has_words_in_the_draft_sees_their_own_lines_with_their_words_marked(seminar: Seminar) -> None:
    reads_back(seminar)

    cell = seminar.sees(ADA, "readback")
    assert cell["until"] == seminar.now + 5 * MINUTE
    assert list(words(seminar)) == ["chairs-of-ada", "rain-of-ada"]
    assert words(seminar)["chairs-of-ada"] == {
        "phrase": "chairs-of-ada",
        "lines": [[{"text": "two chairs", "own": True}, {"text": " and "}, {"text": TEA}]],
        "ok": None,
    }
    assert words(seminar, BOB)["tea-of-bob"]["lines"][0][2] == {"text": TEA, "own": True}
    assert RAIN not in json.dumps(seminar.sees(BOB, "readback")), "a line without words of his own"


def test_nobody_else_is_told_anything_of_it(seminar: Seminar) -> None:
    before = {by: seminar.text(by) for by in (FRAN, WALL, CARE, STRANGER, CLEO)}

    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("rain-of-ada", ok=True))

    assert {by: seminar.text(by) for by in before} == before


def test_the_poet_reads_how_many_were_answered_for_and_in_which_line_they_are_fine(seminar: Seminar) -> None:
    reads_back(seminar)
    assert seminar.sees(PAUL, "readback") == {"until": seminar.now + 5 * MINUTE, "asked": 3, "answered": 0}
    assert "fine" not in seminar.sees(PAUL, "line/line-of-both")

    for by, phrase in ((ADA, "chairs-of-ada"), (BOB, "tea-of-bob")):
        seminar.does(by, AnswerReadback(phrase, ok=True))

    assert seminar.sees(PAUL, "readback")["answered"] == 2
    assert seminar.sees(PAUL, "line/line-of-both")["fine"] == 2
    assert words(seminar)["chairs-of-ada"]["ok"] is True
    assert not seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=True)), "said twice, nothing more"


def test_phrases_are_counted_and_not_people_so_that_nothing_says_whose_belong_together(seminar: Seminar) -> None:
    both = seminar.write(("two chairs", "chairs-of-ada"), (RAIN, "rain-of-ada"))
    reads_back(seminar)

    for phrase in ("chairs-of-ada", "rain-of-ada"):
        seminar.does(ADA, AnswerReadback(phrase, ok=True))

    assert seminar.sees(PAUL, f"line/{both}")["fine"] == 2, "both are one person's"


def test_words_of_which_their_giver_would_rather_not_leave_a_gap_at_once_and_stay_elsewhere(seminar: Seminar) -> None:
    reads_back(seminar)

    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))

    assert line(seminar) == ["…", " and ", TEA]
    assert seminar.sees(FRAN, "phrase/chairs-of-ada")["uses"] == ["wall", "report"]
    assert "two chairs" not in seminar.text(PAUL)
    assert words(seminar)["chairs-of-ada"]["ok"] is False
    assert words(seminar)["chairs-of-ada"]["lines"][0][0] == {"text": "two chairs", "own": True, "gone": True}
    assert words(seminar, BOB)["tea-of-bob"]["lines"][0][0] == {"text": "", "gone": True}, "and he sees it at once"
    assert seminar.sees(PAUL, "readback") == {"until": seminar.now + 5 * MINUTE, "asked": 3, "answered": 1}


def test_a_slip_of_the_thumb_is_put_right_as_long_as_it_goes_on(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))

    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=True))

    assert line(seminar)[0] == "two chairs"
    assert seminar.sees(FRAN, "phrase/chairs-of-ada")["uses"] == list(ALL_USES)


def test_no_answer_is_consent_as_it_was_given(seminar: Seminar) -> None:
    reads_back(seminar)
    before = line(seminar)

    seminar.wait(5)

    assert line(seminar) == before
    assert seminar.sees(PAUL, "readback") is seminar.sees(ADA, "readback") is None


def test_an_answer_in_the_last_moment_counts_and_one_after_it_says_what_can_still_be_done(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.now += 5 * MINUTE - 1
    seminar.tick()
    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))
    assert line(seminar)[0] == "…"

    seminar.now += 1
    seminar.tick()

    refusal = seminar.refusal(ADA, AnswerReadback("rain-of-ada", ok=False))
    assert refusal.code is ReadbackCode.OVER
    assert "Withdraw" in said(refusal)
    assert line(seminar, "line-of-ada") == [RAIN]
    seminar.does(ADA, WithdrawPhrase("rain-of-ada"))
    assert line(seminar, "line-of-ada") == ["…"]


@pytest.mark.parametrize("ends", ["by hand", "reading", "day"])
def test_it_ends_when_the_poet_ends_it_when_the_reading_begins_and_with_the_day(seminar: Seminar, ends: str) -> None:
    reads_back(seminar)

    if ends == "by hand":
        seminar.does(PAUL, EndReadback())
    elif ends == "reading":
        seminar.does(PAUL, BeginReading())
    else:
        seminar.does(FRAN, EndDay(seminar.current))

    assert seminar.sees(PAUL, "readback") is seminar.sees(ADA, "readback") is seminar.sees(BOB, "readback") is None
    assert seminar.refuses(ADA, AnswerReadback("rain-of-ada", ok=True)) is ReadbackCode.OVER
    assert not seminar.does(PAUL, EndReadback())


@pytest.mark.parametrize(("minutes", "is_taken"), [(1.5, False), (1.9, True), (2, True), (30, True), (31, False)])
def test_it_lasts_2_to_30_minutes_but_for_what_the_way_takes(seminar: Seminar, minutes: float, is_taken: bool) -> None:
    begins = BeginReadback(seminar.now + round(minutes * MINUTE))
    if is_taken:
        assert seminar.does(PAUL, begins)
    else:
        assert seminar.refuses(PAUL, begins) is ReadbackCode.MINUTES
    assert (seminar.sees(ADA, "readback") is not None) is is_taken


def test_begun_again_it_goes_on_until_then_with_what_was_answered(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("rain-of-ada", ok=True))

    reads_back(seminar, 10)

    assert seminar.sees(ADA, "readback")["until"] == seminar.now + 10 * MINUTE
    assert words(seminar)["rain-of-ada"]["ok"] is True


def test_there_has_to_be_somebody_to_ask_and_time_before_the_reading(seminar: Seminar) -> None:
    begins = BeginReadback(seminar.now + 5 * MINUTE)
    empty = Seminar().begin("11.20")
    empty.write("only my own words")
    assert empty.refuses(PAUL, begins) is ReadbackCode.NOBODY

    seminar.does(PAUL, BeginReading())
    assert seminar.refuses(PAUL, begins) is ReadbackCode.READ
    seminar.now += MINUTE
    seminar.does(PAUL, EndReading())
    assert seminar.refuses(PAUL, BeginReadback(seminar.now + 5 * MINUTE)) is ReadbackCode.READ
    seminar.does(FRAN, EndDay(seminar.current))
    assert seminar.refuses(PAUL, BeginReadback(seminar.now + 5 * MINUTE)) is Code.DAY_OVER


def test_who_did_not_give_the_words_and_words_that_are_gone_or_in_no_line_are_refused(seminar: Seminar) -> None:
    reads_back(seminar)
    assert seminar.refuses(BOB, AnswerReadback("rain-of-ada", ok=False)) is Code.PHRASE_UNKNOWN
    assert seminar.refuses(BOB, AnswerReadback("nothing-here", ok=True)) is Code.PHRASE_UNKNOWN
    seminar.does(PAUL, CutLine("line-of-ada"))
    assert seminar.refuses(ADA, AnswerReadback("rain-of-ada", ok=True)) is ReadbackCode.NOT_IN_POEM
    assert "rain-of-ada" not in words(seminar)

    seminar.does(ADA, AnswerReadback("rain-of-ada", ok=False))
    assert seminar.sees(FRAN, "phrase/rain-of-ada")["uses"] == ["wall", "report"], "meant so, whatever the poet does"
    seminar.does(ADA, WithdrawPhrase("chairs-of-ada"))
    assert seminar.refuses(ADA, AnswerReadback("chairs-of-ada", ok=False)) is Code.PHRASE_WITHDRAWN
    assert seminar.sees(ADA, "readback") is None


def test_a_line_that_is_written_anew_is_asked_about_anew(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.write((RAIN, "rain-of-ada"), " again", line="line-of-rain")
    for phrase in ("chairs-of-ada", "rain-of-ada"):
        seminar.does(ADA, AnswerReadback(phrase, ok=True))

    seminar.does(PAUL, WriteLine("line-of-ada", None, (PieceWritten("no "), PieceWritten(RAIN, "rain-of-ada"))))

    assert words(seminar)["rain-of-ada"]["ok"] is None
    assert words(seminar)["chairs-of-ada"]["ok"] is True
    assert "fine" not in seminar.sees(PAUL, "line/line-of-rain")


def test_another_version_of_the_poem_is_asked_about_anew_and_what_is_out_stays_out(seminar: Seminar) -> None:
    seminar.does(PAUL, KeepVersion("version-1"))
    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))
    seminar.does(BOB, AnswerReadback("tea-of-bob", ok=True))
    seminar.does(PAUL, WriteLine("line-of-both", None, (PieceWritten("nothing"),)))

    seminar.does(PAUL, TakeVersion("version-1", "version-2"))

    assert line(seminar) == ["…", " and ", TEA]
    assert words(seminar, BOB)["tea-of-bob"]["ok"] is None
    assert "fine" not in seminar.sees(PAUL, "line/line-of-both")


def test_what_is_allowed_elsewhere_meanwhile_holds(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))
    seminar.does(ADA, AllowPhrase("chairs-of-ada", ALL_USES))
    assert words(seminar)["chairs-of-ada"]["ok"] is None

    seminar.does(ADA, AnswerReadback("rain-of-ada", ok=True))
    seminar.does(ADA, AllowPhrase("rain-of-ada", ("report",)))
    assert "rain-of-ada" not in words(seminar)


def test_words_that_the_room_will_not_hear_are_not_asked_about(seminar: Seminar) -> None:
    seminar.does(FRAN, HidePhrase("tea-of-bob", "It names somebody"))

    reads_back(seminar)

    assert seminar.sees(BOB, "readback") is None
    assert seminar.sees(PAUL, "readback")["asked"] == 2
    assert TEA not in seminar.text(ADA), "of others only what the wall will show"


def test_a_pair_is_asked_about_once(seminar: Seminar) -> None:
    seminar.starts("s8")
    pair = seminar.pair("it was them", "it was us", BOB)
    seminar.write(("it was them", source_id(pair, before=True)), ", ", ("us", pair), line="line-of-pair")
    reads_back(seminar)
    (asked,) = [each for each in words(seminar, BOB).values() if each["phrase"] == pair]
    assert [run.get("own") for run in asked["lines"][0]] == [True, None, True]

    seminar.does(BOB, AnswerReadback(pair, ok=False))

    assert line(seminar, "line-of-pair") == ["…", ", ", "…"]


def test_whoever_has_a_slip_is_asked_too(seminar: Seminar) -> None:
    slip = By(Role.PHONE, voice_of("paper", "words-on-paper"))
    seminar.give("a chair for whoever comes late", FRAN, id="words-on-paper", said="paper")
    seminar.write(("a chair", "words-on-paper"), line="line-of-paper")
    reads_back(seminar)
    assert list(words(seminar, slip)) == ["words-on-paper"]

    seminar.does(slip, AnswerReadback("words-on-paper", ok=False))

    assert line(seminar, "line-of-paper") == ["…"]


def test_of_many_words_those_come_first_that_are_not_answered_for(seminar: Seminar) -> None:
    many = [seminar.give(f"number {n} of many", BOB) for n in range(MOST_WORDS + 1)]
    for n, phrase in enumerate(many):
        seminar.write((f"number {n} of many", phrase))
    reads_back(seminar)
    assert list(words(seminar, BOB)) == ["tea-of-bob", *many[: MOST_WORDS - 1]]

    for phrase in ("tea-of-bob", many[0]):
        seminar.does(BOB, AnswerReadback(phrase, ok=True))

    assert list(words(seminar, BOB)) == many[1:]


def test_where_the_clock_is_set_as_many_minutes_are_left(seminar: Seminar) -> None:
    reads_back(seminar)
    until = seminar.sees(ADA, "readback")["until"]

    seminar._write([ClockSet(0, seminar.now + 3_600_000, 3_600_000)])

    assert seminar.sees(ADA, "readback")["until"] == until + 3_600_000


def test_a_day_read_again_knows_the_same(seminar: Seminar) -> None:
    reads_back(seminar)
    seminar.does(ADA, AnswerReadback("chairs-of-ada", ok=False))
    seminar.does(BOB, AnswerReadback("tea-of-bob", ok=True))
    assert seminar.is_fresh()

    _, boards = reopened(seminar.entries)

    for by in (ADA, BOB, FRAN, PAUL, WALL):
        assert reached(boards, by.role, by.voice) == reached(seminar.boards, by.role, by.voice)


def test_neither_the_desk_nor_the_wall_has_a_hand_in_it() -> None:
    assert COMMANDS[BeginReadback].by == (Role.POET,)
    assert COMMANDS[AnswerReadback].by == (Role.PHONE,)
    assert COMMANDS[EndReadback].by == (Role.POET, Role.CLOCK)
