"""The wall in other hands: lent for some minutes, borrowed by its word, ruled as the desk does, and back by itself."""

from typing import Any

import msgspec
import pytest

from live.day.decisions import AskWhy
from live.day.keys import DECISIONS
from live.day.lending import (
    CODE_LETTERS,
    WORD_LENGTH,
    BorrowWall,
    LendingCode,
    LendWall,
    ReturnWall,
    TakeWall,
    word_of,
)
from live.day.pages import TurnWall
from live.day.reading import BeginReading
from live.day.refusals import Code
from live.day.roles import Role
from live.day.timetable import EndDay
from live.day.wall import ShowWall
from live.room.wire import COMMANDS
from tests.days import ADA, BOB, CARE, FRAN, PAUL, SECRET, STRANGER, WALL, Seminar, pages_of, reopened, said, values_of

LENDING = "lending-of-fran"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion, with the wall lent until 11.30."""
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, LendWall(LENDING, 10))
    return seminar


def word(lending: str = LENDING) -> str:
    return word_of(SECRET, lending)


def cell(seminar: Seminar) -> Any:
    """The lending as the desk sees it."""
    return seminar.sees(FRAN, f"lending/{LENDING}")


def shown(seminar: Seminar) -> Any:
    return seminar.sees(WALL, "wall")["view"]


def borrowed(seminar: Seminar) -> Seminar:
    seminar.does(ADA, BorrowWall(word()))
    return seminar


# Lending and borrowing


def test_the_desk_alone_is_told_the_word_until_somebody_has_the_wall(seminar: Seminar) -> None:
    assert cell(seminar) == {"word": word(), "until": seminar.now + 600_000, "borrowed": False}
    assert len(word()) == WORD_LENGTH
    assert set(word()) <= set(CODE_LETTERS)
    for by in (ADA, PAUL, WALL, CARE):
        assert word() not in seminar.text(by)
        assert '"lending' not in seminar.text(by)

    borrowed(seminar)

    assert cell(seminar) == {"word": None, "until": seminar.now + 600_000, "borrowed": True}
    assert ADA.voice not in seminar.text(FRAN)


def test_the_log_has_nothing_of_the_word(seminar: Seminar) -> None:
    borrowed(seminar)

    assert word() not in msgspec.json.encode(seminar.facts).decode()
    assert word_of(b"", LENDING) == "", "without the secret there is no word"


@pytest.mark.parametrize("typed", [str.upper, "-".join, lambda each: f" {each[:2]} {each[2:]} "])
def test_the_word_is_taken_as_people_type_it(seminar: Seminar, typed: Any) -> None:
    seminar.does(ADA, BorrowWall(typed(word())))

    assert seminar.sees(ADA, "lending") == {"until": seminar.now + 600_000}


@pytest.mark.parametrize("typed", ["", "bbbb", "   "])
def test_another_word_opens_nothing_and_is_refused_as_when_nothing_is_lent(typed: str) -> None:
    seminar = Seminar().begin("11.20")
    before = seminar.refuses(ADA, BorrowWall(typed))
    seminar.does(FRAN, LendWall(LENDING, 10))
    assert typed != word(), "for this test to mean anything"

    assert seminar.refuses(ADA, BorrowWall(typed)) is before is LendingCode.WORD


def test_the_first_has_it_and_a_second_is_told_kindly(seminar: Seminar) -> None:
    borrowed(seminar)

    assert "Somebody else has the wall" in said(seminar.refusal(BOB, BorrowWall(word())))
    assert seminar.does(ADA, BorrowWall(word())) == frozenset(), "the same person again changes nothing"
    assert seminar.sees(BOB, "lending") is None


@pytest.mark.parametrize(("minutes", "is_lent"), [(0, False), (1, True), (30, True), (31, False), (-5, False)])
def test_it_is_lent_for_one_to_thirty_minutes(minutes: int, is_lent: bool) -> None:
    seminar = Seminar().begin("11.20")

    if is_lent:
        seminar.does(FRAN, LendWall(LENDING, minutes))
        assert cell(seminar)["until"] == seminar.now + minutes * 60_000
    else:
        assert said(seminar.refusal(FRAN, LendWall(LENDING, minutes))) == "The wall can be lent for 1 to 30 minutes."


def test_it_is_lent_once_at_a_time_and_the_same_press_sent_again_lends_nothing_more(seminar: Seminar) -> None:
    refusal = seminar.refusal(FRAN, LendWall("another-lending", 5))
    assert said(refusal) == "The wall is lent already, until 11.30. Take it back first."

    seminar.does(FRAN, TakeWall())

    assert seminar.does(FRAN, LendWall(LENDING, 10)) == frozenset()


# Ruling the wall


def test_whoever_has_it_shows_what_the_desk_could_and_nobody_else_does(seminar: Seminar) -> None:
    theme = seminar.name("Chairs")
    assert seminar.refuses(ADA, ShowWall("themes")) is LendingCode.NOT_YOURS
    borrowed(seminar)

    for view in ("programme", "themes", "meanings", "rest"):
        seminar.does(ADA, ShowWall(view))
        assert shown(seminar) == view
    seminar.does(ADA, ShowWall("theme", theme))
    assert seminar.sees(WALL, "wall")["theme"] == theme
    seminar.does(ADA, TurnWall(2, held=True))
    assert seminar.sees(WALL, "pages") == {"n": 1, "page": 2, "held": True}
    for command in (ShowWall("rest"), TurnWall(1, held=False)):
        assert seminar.refuses(BOB, command) is LendingCode.NOT_YOURS


def test_whoever_chose_last_is_shown_and_the_desk_always_can(seminar: Seminar) -> None:
    borrowed(seminar).does(ADA, ShowWall("themes"))
    seminar.does(FRAN, ShowWall("programme"))
    assert shown(seminar) == "programme"

    seminar.does(ADA, ShowWall("rest"))

    assert shown(seminar) == "rest"
    assert seminar.sees(ADA, "lending") is not None, "what the desk shows ends no lending"


def test_what_was_chosen_by_it_ends_with_it_and_what_the_desk_chose_stays(seminar: Seminar) -> None:
    borrowed(seminar).does(ADA, ShowWall("programme"))
    seminar.does(ADA, TurnWall(2, held=True))
    seminar.wait(9.9)
    assert shown(seminar) == "programme"

    seminar.wait(0.1)

    assert shown(seminar) == "auto"
    assert seminar.sees(WALL, "pages") is None
    assert (cell(seminar), seminar.sees(ADA, "lending")) == (None, None)
    assert seminar.refuses(ADA, ShowWall("themes")) is LendingCode.NOT_YOURS


def test_the_same_view_chosen_by_the_desk_is_the_desks_from_then_on(seminar: Seminar) -> None:
    borrowed(seminar).does(ADA, ShowWall("programme"))
    seminar.does(FRAN, ShowWall("programme"))
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.wait(10)

    assert shown(seminar) == "programme"
    assert seminar.sees(WALL, "pages") == {"n": 1, "page": 2, "held": True}


# The end


def test_the_desk_takes_it_back_at_once_and_its_word_opens_nothing_any_more(seminar: Seminar) -> None:
    borrowed(seminar).does(ADA, ShowWall("programme"))

    seminar.does(FRAN, TakeWall())

    assert shown(seminar) == "auto"
    assert seminar.refuses(ADA, BorrowWall(word())) is LendingCode.WORD
    assert seminar.does(FRAN, TakeWall()) == frozenset()


def test_whoever_has_it_gives_it_back_and_nobody_else_does(seminar: Seminar) -> None:
    borrowed(seminar)
    assert seminar.does(BOB, ReturnWall()) == frozenset()

    seminar.does(ADA, ReturnWall())

    assert cell(seminar) is None


def test_a_poem_that_is_read_and_the_end_of_the_day_end_it_and_then_it_is_not_lent() -> None:
    reading = Seminar().begin("15.35")
    reading.does(FRAN, LendWall(LENDING, 10))
    reading.does(PAUL, BeginReading())
    reading.tick()
    assert cell(reading) is None
    assert reading.refuses(FRAN, LendWall("another-lending", 5)) is LendingCode.READING

    ended = Seminar().begin("11.20")
    ended.does(FRAN, LendWall(LENDING, 10))
    ended.does(ADA, BorrowWall(word()))
    ended.does(ADA, ShowWall("programme"))
    ended.does(FRAN, EndDay("s4"))
    ended.tick()
    assert (cell(ended), ended.sees(ADA, "lending"), shown(ended)) == (None, None, "auto")
    assert ended.refuses(FRAN, LendWall("another-lending", 5)) is Code.DAY_OVER


def test_after_a_restart_it_is_lent_as_before_and_by_the_same_word(seminar: Seminar) -> None:
    borrowed(seminar).does(ADA, ShowWall("programme"))

    _day, boards = reopened(seminar.entries)

    for by in (FRAN, ADA, WALL):
        assert values_of(boards, by.role, by.voice) == values_of(seminar.boards, by.role, by.voice)


def decided(seminar: Seminar) -> list[str]:
    cells = {key: each for page in pages_of(seminar.boards, STRANGER.voice, DECISIONS) for key, each in page.items()}
    return [each["what"] for key, each in cells.items() if key.startswith("decision/")]


def test_it_stands_in_the_decision_book_without_a_person(seminar: Seminar) -> None:
    borrowed(seminar)
    (decision,) = [each for each in next(pages_of(seminar.boards, STRANGER.voice, DECISIONS)) if "/" in each]
    seminar.does(BOB, AskWhy(decision.partition("/")[2]))

    seminar.wait(10)
    assert decided(seminar) == ["wall.lent"], "a time that is over was decided when it began"

    seminar.does(FRAN, LendWall("another-lending", 5))
    seminar.wait(2)
    seminar.does(FRAN, TakeWall())
    assert decided(seminar) == ["wall.taken", "wall.lent", "wall.lent"]
    seminar.does(FRAN, LendWall("a-third-lending", 5))
    seminar.does(FRAN, TakeWall())
    assert decided(seminar) == ["wall.taken", "wall.lent", "wall.lent"], "a slip of the finger leaves nothing"


def test_on_the_wire_only_the_desk_lends_and_only_phones_borrow() -> None:
    having = {
        verb: {place for place, verbs in COMMANDS.items() if verb in verbs} for verb in ("wall.lend", "wall.take")
    }
    assert having == {"wall.lend": {Role.DESK}, "wall.take": {Role.DESK}}
    for verb in ("wall.borrow", "wall.return"):
        assert {place for place, verbs in COMMANDS.items() if verb in verbs} == {Role.PHONE}
    assert {place for place, verbs in COMMANDS.items() if "wall.show" in verbs} == {Role.DESK, Role.PHONE}
