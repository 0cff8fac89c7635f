"""Reflections: what has stayed with people, asked after the day; theirs and the reporter's, and nobody else's."""

import pytest

from live.day import due
from live.day.door import SetDoor
from live.day.keeping import DAY_MS, words_of
from live.day.phrases import WithdrawPhrase
from live.day.reflection_book import Reflections
from live.day.reflections import (
    DAYS_ASKED,
    MOST_OF_ONE,
    REFLECTION_LIMIT,
    OfferReflection,
    PutBackReflection,
    ReflectionCode,
    WithdrawReflection,
)
from live.day.refusals import Code
from live.day.report import ReportCode, TakeIntoReport
from live.day.roles import CLOCK
from live.day.taking_back import EraseWords, PhrasesErased
from live.day.timetable import EndDay
from tests.days import ADA, BOB, FRAN, RITA, Seminar, all_boards, everyone, planned, reached, reopened

TEXT = "zqthe two chairs"
QUOTED, READ = "reflection-quoted-1", "reflection-only-read"


def ended(**plan: object) -> Seminar:
    seminar = Seminar(planned(**plan)).furnish()
    seminar.does(FRAN, EndDay(seminar.current))
    return seminar


@pytest.fixture
def seminar() -> Seminar:
    """The day is over."""
    return ended()


@pytest.fixture
def given(seminar: Seminar) -> Seminar:
    """Ada has given one that may be quoted, and one that may not."""
    seminar.does(ADA, OfferReflection(QUOTED, f" {TEXT} ", ("report", "report")))
    seminar.does(ADA, OfferReflection(READ, "zqwho sat on them"))
    return seminar


def test_only_whoever_gave_it_and_the_reporter_are_sent_it(given: Seminar) -> None:
    own = {"text": TEXT, "at": given.now, "uses": ["report"], "taken": False, "back": None}
    assert given.sees(ADA, f"reflection/{QUOTED}") == own
    assert given.sees(RITA, f"quote/{QUOTED}").items() >= {"kind": "reflection", "text": TEXT, "taken": False}.items()
    assert given.sees(RITA, f"reflection/{READ}") == {"text": "zqwho sat on them", "at": given.now}
    assert given.sees(RITA, f"quote/{READ}") is None
    assert given.sees(RITA, f"reflection/{QUOTED}") is None, "it is sent once"

    for by in all_boards():
        if by not in (ADA, RITA):
            assert "zqthe" not in str(reached(given.boards, by.role, by.voice)), by
            assert QUOTED not in str(reached(given.boards, by.role, by.voice)), by
    assert ADA.voice not in given.text(RITA)


def test_it_is_asked_once_the_day_is_over_and_no_longer_than_that(seminar: Seminar) -> None:
    until = seminar.now + DAYS_ASKED * DAY_MS
    assert seminar.sees(BOB, "reflections") == {"until": until, "most": MOST_OF_ONE}
    assert seminar.sees(FRAN, "reflections") is None

    seminar.now = until - 1
    seminar.does(BOB, OfferReflection("reflection-of-bob", TEXT))
    seminar.now = until
    assert seminar.refuses(ADA, OfferReflection(QUOTED, TEXT)) is ReflectionCode.CLOSED


def test_before_the_day_is_over_it_is_not_asked_and_not_when_it_goes_on_after_all(given: Seminar) -> None:
    before = Seminar().begin("11.20")
    assert before.sees(ADA, "reflections") is None
    assert before.refuses(ADA, OfferReflection(QUOTED, TEXT)) is ReflectionCode.NOT_YET

    given.starts("s8")

    assert given.sees(ADA, "reflections") is None
    assert given.refuses(BOB, OfferReflection("reflection-of-bob", TEXT)) is ReflectionCode.NOT_YET
    assert given.sees(ADA, f"reflection/{QUOTED}")["text"] == TEXT, "what was given stays"


@pytest.mark.parametrize(("plan", "days"), [({"reflections": 3}, 3), ({"keep": 5}, 5), ({"reflections": 0}, None)])
def test_the_programme_says_for_how_long_and_never_longer_than_words_are_kept(
    plan: dict[str, object], days: int | None
) -> None:
    seminar = ended(**plan)

    if days is None:
        assert seminar.sees(ADA, "reflections") is None
        assert seminar.refuses(ADA, OfferReflection(QUOTED, TEXT)) is ReflectionCode.CLOSED
    else:
        assert seminar.sees(ADA, "reflections")["until"] == seminar.now + days * DAY_MS


def test_while_the_door_is_closed_nobody_gives_any(seminar: Seminar) -> None:
    seminar.does(FRAN, SetDoor("closed"))
    assert seminar.sees(ADA, "reflections") is None
    assert seminar.refuses(ADA, OfferReflection(QUOTED, TEXT)) is ReflectionCode.CLOSED

    seminar.does(FRAN, SetDoor("open"))

    assert seminar.sees(ADA, "reflections") is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  ", ReflectionCode.EMPTY),
        ("w" * (REFLECTION_LIMIT + 1), ReflectionCode.TOO_LONG),
        ("two \u202echairs", ReflectionCode.CHARACTERS),
    ],
)
def test_what_cannot_be_taken_is_refused(seminar: Seminar, text: str, code: ReflectionCode) -> None:
    assert seminar.refuses(ADA, OfferReflection(QUOTED, text)) is code
    seminar.does(ADA, OfferReflection(QUOTED, "👩‍👩‍👧" * REFLECTION_LIMIT))


def test_a_person_gives_a_few_and_one_more_when_one_is_erased(given: Seminar) -> None:
    given.does(ADA, OfferReflection("reflection-third-1", TEXT))
    another = OfferReflection("reflection-fourth", TEXT)
    assert given.refuses(ADA, another) is ReflectionCode.TOO_MANY
    given.does(BOB, OfferReflection("reflection-of-bob", TEXT))

    given.does(ADA, WithdrawReflection(READ))
    assert given.refuses(ADA, another) is ReflectionCode.TOO_MANY, "it may still be put back"
    given.wait(1)

    given.does(ADA, another)
    assert given.sees(ADA, "reflection/reflection-fourth")["text"] == TEXT


def test_sent_again_it_is_the_same_and_other_words_under_its_id_are_refused(given: Seminar) -> None:
    assert not given.does(ADA, OfferReflection(QUOTED, TEXT, ("report",)))
    assert given.refuses(ADA, OfferReflection(QUOTED, TEXT)) is Code.ID_TAKEN
    assert given.refuses(ADA, OfferReflection(QUOTED, "others", ("report",))) is Code.ID_TAKEN
    assert given.refuses(BOB, OfferReflection(QUOTED, TEXT, ("report",))) is Code.ID_TAKEN


def test_only_what_may_be_quoted_is_taken_and_its_giver_reads_that_it_is(given: Seminar) -> None:
    assert given.refuses(RITA, TakeIntoReport(READ)) is ReportCode.WORDS_UNKNOWN

    given.does(RITA, TakeIntoReport(QUOTED))
    assert given.sees(ADA, f"reflection/{QUOTED}")["taken"] is True
    assert given.sees(RITA, f"quote/{QUOTED}")["taken"] is True

    given.does(RITA, TakeIntoReport(QUOTED, on=False))
    assert given.sees(ADA, f"reflection/{QUOTED}")["taken"] is False
    assert given.is_fresh()


def test_taken_back_it_leaves_the_reporter_at_once_and_is_there_again_when_put_back(given: Seminar) -> None:
    given.does(RITA, TakeIntoReport(QUOTED))
    for reflection in (QUOTED, READ):
        given.does(ADA, WithdrawReflection(reflection))
        assert not given.does(ADA, WithdrawReflection(reflection))
    assert "zq" not in given.text(RITA).replace("zq0", "")
    assert given.refuses(RITA, TakeIntoReport(QUOTED)) is ReportCode.WORDS_UNKNOWN
    gone = given.sees(ADA, f"reflection/{QUOTED}")
    assert (gone["text"], gone["back"], gone["taken"]) == ("", given.now + 60_000, False)

    for reflection in (QUOTED, READ):
        given.does(ADA, PutBackReflection(reflection))
        assert not given.does(ADA, PutBackReflection(reflection))

    assert given.sees(RITA, f"quote/{QUOTED}")["taken"] is True, "and in the report again"
    assert given.sees(RITA, f"reflection/{READ}")["text"] == "zqwho sat on them"
    given.wait(2)
    assert given.sees(ADA, f"reflection/{QUOTED}")["text"] == TEXT
    assert given.is_fresh()


def test_a_minute_later_it_is_erased(given: Seminar) -> None:
    given.does(ADA, WithdrawReflection(QUOTED))

    given.wait(1)

    assert QUOTED not in given.day[Reflections].items
    assert given.sees(ADA, f"reflection/{QUOTED}") is None
    assert given.facts[-1] == PhrasesErased((QUOTED,))
    assert given.refuses(ADA, PutBackReflection(QUOTED)) is ReflectionCode.UNKNOWN
    assert not given.does(ADA, WithdrawReflection(QUOTED)), "it is taken back"
    assert not given.does(ADA, OfferReflection(QUOTED, TEXT, ("report",))), "and stays so"
    assert given.is_fresh()


def test_nobody_else_takes_it_back_or_puts_it_back(given: Seminar) -> None:
    assert given.refuses(BOB, WithdrawReflection(QUOTED)) is ReflectionCode.UNKNOWN
    assert given.refuses(ADA, WithdrawPhrase(QUOTED)) is Code.PHRASE_UNKNOWN
    given.does(ADA, WithdrawReflection(QUOTED))
    assert given.refuses(BOB, PutBackReflection(QUOTED)) is ReflectionCode.UNKNOWN


def test_when_the_time_is_up_it_is_erased_with_all_other_words(given: Seminar) -> None:
    given.does(RITA, TakeIntoReport(QUOTED))
    given.does(ADA, WithdrawReflection(READ))
    until = given.sees(ADA, "terms")["until"]
    given.now = until - 1
    given.tick()
    assert given.sees(RITA, f"quote/{QUOTED}")["taken"] is True

    given.now = until
    given.tick()

    assert not given.day[Reflections].items
    assert "zqthe" not in "".join(given.text(by) for by in all_boards())
    assert given.is_fresh()
    assert due(given.day, until + DAY_MS) is None


def test_erased_by_hand_it_is_gone_also_where_it_comes_later(given: Seminar) -> None:
    given.does(CLOCK, EraseWords((QUOTED, "reflection-of-bob")))

    assert given.sees(RITA, f"quote/{QUOTED}") is None
    assert not given.does(CLOCK, EraseWords((QUOTED,)))
    assert not given.does(BOB, OfferReflection("reflection-of-bob", TEXT)), "it was erased before it was here"
    assert given.is_fresh()


def test_all_that_one_person_gave_is_known_by_its_ids(given: Seminar) -> None:
    phrase = next(iter(given.given))

    assert list(words_of(given.day, ADA.voice)) == [phrase, QUOTED, READ]
    given.does(CLOCK, EraseWords((phrase, READ)))
    assert list(words_of(given.day, ADA.voice)) == [QUOTED]


def test_a_day_read_again_knows_the_same(given: Seminar) -> None:
    given.does(RITA, TakeIntoReport(QUOTED))
    given.does(ADA, WithdrawReflection(READ))
    given.wait(2)

    _, boards = reopened(given.entries)

    for by in everyone():
        assert reached(boards, by.role, by.voice) == reached(given.boards, by.role, by.voice)
