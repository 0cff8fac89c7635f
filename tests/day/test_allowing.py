"""Allowing: whoever gave a phrase says anew where it may go, and it leaves what it may not be in."""

from typing import get_args

import pytest

from live.day.allowing import AllowPhrase
from live.day.given import ALL_USES, AllGiven, Use
from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.poem import WriteLine
from live.day.refusals import Code
from live.day.showing import WALL_DELAY_MS, KeepPhrase, SetPace
from live.day.themes import GatherItem
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, reached, reopened

WORDS = "two chairs by the window"
NOT_POEM: tuple[Use, ...] = ("wall", "report")
NOT_WALL: tuple[Use, ...] = ("poem", "report")


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


@pytest.fixture
def phrase(seminar: Seminar) -> str:
    """Ada's words, on the wall, gathered and in the poem."""
    shown = seminar.show(WORDS)
    seminar.does(FRAN, GatherItem(seminar.name("Being heard"), shown))
    pieces = (PieceWritten("we need "), PieceWritten(WORDS, shown))
    seminar.does(PAUL, WriteLine("line-of-paul-1", None, pieces))
    return shown


def line(seminar: Seminar) -> list[str]:
    return [piece["text"] for piece in seminar.sees(PAUL, "line/line-of-paul-1")["pieces"]]


def test_out_of_the_poem_it_is_a_gap_there_and_stays_on_the_wall(seminar: Seminar, phrase: str) -> None:
    assert line(seminar) == ["we need ", WORDS], "for this test to mean anything"

    seminar.does(ADA, AllowPhrase(phrase, NOT_POEM))

    assert line(seminar) == ["we need ", "…"]
    assert WORDS not in seminar.text(PAUL)
    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS
    assert seminar.sees(FRAN, f"phrase/{phrase}")["uses"] == ["wall", "report"]
    assert seminar.day[AllGiven].voices_for_poem == 0


def test_the_poet_writes_around_the_gap_and_the_words_come_back_with_their_giver(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AllowPhrase(phrase, NOT_POEM))
    seminar.does(PAUL, WriteLine("line-of-paul-1", None, (PieceWritten("we want "), PieceWritten("…", phrase))))
    assert line(seminar) == ["we want ", "…"]
    assert seminar.refuses(PAUL, WriteLine("line-of-paul-2", None, (PieceWritten(WORDS, phrase),))) is (
        Code.PHRASE_NOT_FOR_POEM
    )
    seminar.does(PAUL, WriteLine("line-of-paul-3", None, (PieceWritten(WORDS),)))
    own = seminar.sees(PAUL, "line/line-of-paul-3")["pieces"]
    assert [piece["phrase"] for piece in own] == [None], "what may not be in the poem is not credited in it"

    seminar.does(ADA, AllowPhrase(phrase, ALL_USES))

    assert line(seminar) == ["we want ", WORDS]


def test_off_the_wall_nobody_but_desk_and_poet_sees_it_and_it_comes_back_where_it_was(
    seminar: Seminar, phrase: str
) -> None:
    seminar.does(ADA, AllowPhrase(phrase, NOT_WALL))

    for by in (WALL, BOB, STRANGER):
        assert WORDS not in str(reached(seminar.boards, by.role, by.voice))
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "never"
    assert line(seminar) == ["we need ", WORDS]
    assert "on_wall" not in [step["is"] for step in seminar.sees(ADA, f"mine/{phrase}")["state"]]

    seminar.does(ADA, AllowPhrase(phrase, ALL_USES))

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS


def test_what_was_never_on_the_wall_waits_for_it_as_if_just_given(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=NOT_WALL)
    seminar.does(ADA, AllowPhrase(phrase, ALL_USES))
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] == seminar.now + WALL_DELAY_MS
    assert seminar.sees(WALL, f"phrase/{phrase}") is None

    seminar.does(ADA, AllowPhrase(phrase, NOT_WALL))
    seminar.wait(1)
    assert seminar.sees(WALL, f"phrase/{phrase}") is None, "it waits no more"

    seminar.does(FRAN, SetPace("at_once"))
    seminar.does(ADA, AllowPhrase(phrase, ALL_USES))
    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS


@pytest.mark.parametrize("kept", ["hidden", "held back"])
def test_what_the_desk_keeps_back_stays_there_whatever_its_giver_allows(seminar: Seminar, kept: str) -> None:
    phrase = seminar.give(WORDS, uses=NOT_WALL)
    if kept == "hidden":
        seminar.does(FRAN, HidePhrase(phrase, "It names somebody"))
        seminar.does(ADA, AllowPhrase(phrase, ALL_USES))
        assert seminar.sees(WALL, f"phrase/{phrase}") is None
        seminar.does(FRAN, RestorePhrase(phrase))
        assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "waiting"
    else:
        seminar.does(ADA, AllowPhrase(phrase, ALL_USES))
        seminar.does(FRAN, KeepPhrase(phrase))
        seminar.does(ADA, AllowPhrase(phrase, NOT_WALL))
        seminar.does(ADA, AllowPhrase(phrase, ALL_USES))
        seminar.wait(1)
        assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_who_did_not_give_it_and_what_is_gone_is_refused_and_the_same_again_is_nothing(
    seminar: Seminar, phrase: str
) -> None:
    assert seminar.refuses(BOB, AllowPhrase(phrase, ())) is Code.PHRASE_UNKNOWN
    assert seminar.refuses(ADA, AllowPhrase("nothing-here", ())) is Code.PHRASE_UNKNOWN
    assert not seminar.does(ADA, AllowPhrase(phrase, ("report", "wall", "poem", "wall")))
    assert seminar.does(ADA, AllowPhrase(phrase, ()))
    assert seminar.sees(ADA, f"mine/{phrase}")["uses"] == []
    seminar.does(ADA, WithdrawPhrase(phrase))
    assert seminar.refuses(ADA, AllowPhrase(phrase, ALL_USES)) is Code.PHRASE_WITHDRAWN


def test_given_once_more_as_it_was_it_is_the_same_phrase_whatever_was_allowed_since(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=NOT_WALL)
    seminar.does(ADA, AllowPhrase(phrase, NOT_POEM))
    seminar.does(ADA, AllowPhrase(phrase, ()))

    assert not seminar.does(ADA, OfferPhrase(phrase, WORDS, uses=NOT_WALL))

    assert seminar.sees(ADA, f"mine/{phrase}")["uses"] == [], "what its giver said last holds"


@pytest.mark.parametrize("use", get_args(Use))
def test_a_day_read_again_knows_the_same(seminar: Seminar, phrase: str, use: Use) -> None:
    seminar.does(ADA, AllowPhrase(phrase, (use,)))
    seminar.does(ADA, AllowPhrase(phrase, tuple(each for each in ALL_USES if each != use)))

    _, boards = reopened(seminar.entries)

    for by in (ADA, BOB, FRAN, PAUL, WALL):
        assert reached(boards, by.role, by.voice) == reached(seminar.boards, by.role, by.voice)
