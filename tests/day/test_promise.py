"""The promise: what the poet says of how the room's words are treated is everybody's at once."""

from live.day.promise import PROMISE_LIMIT, PromiseCode, PromisePoem
from tests.days import ADA, FRAN, PAUL, WALL, Seminar, replayed, said, values_of

PROMISE = "I read nothing out that you would rather keep."


def test_everybody_reads_it_before_there_is_a_poem_and_it_can_be_taken_back() -> None:
    seminar = Seminar()
    assert seminar.does(PAUL, PromisePoem(f"  {PROMISE} "))
    assert not seminar.does(PAUL, PromisePoem(PROMISE))
    for by in (ADA, FRAN, PAUL, WALL):
        assert seminar.sees(by, "poem")["promise"] == PROMISE
        assert seminar.sees(by, "poem")["lines"] == []

    seminar.does(PAUL, PromisePoem(""))

    assert seminar.sees(ADA, "poem")["promise"] == ""


def test_what_does_not_fit_is_refused_and_says_how_much_does() -> None:
    seminar = Seminar()
    too_long = seminar.refusal(PAUL, PromisePoem("x" * (PROMISE_LIMIT + 1)))

    assert too_long.code is PromiseCode.TOO_LONG
    assert said(too_long) == "That is 141 characters. Up to 140 fit."
    assert seminar.refuses(PAUL, PromisePoem("turn\u202ed")) is PromiseCode.CHARACTERS
    assert seminar.does(PAUL, PromisePoem("x" * PROMISE_LIMIT))


def test_a_day_read_again_knows_it() -> None:
    seminar = Seminar()
    seminar.does(PAUL, PromisePoem(PROMISE))

    _, boards = replayed(seminar.facts, seminar.n)

    assert values_of(boards, ADA.role, ADA.voice)["poem"]["promise"] == PROMISE
