"""The script that floods a server says so when a bound is not met."""

from collections import Counter

from tests.flood import is_within, p99, takes_a_day


def test_a_flood_that_makes_others_wait_twice_as_long_is_out_of_bounds(capsys) -> None:
    assert is_within("words", 0.010, 0.020, Counter({"form 429": 3}))
    assert not is_within("words", 0.010, 0.021, Counter())
    assert "2.10 times" in capsys.readouterr().out


def test_codes_that_are_told_faster_than_twelve_a_second_are_found_within_a_day(capsys) -> None:
    assert takes_a_day(Counter({"guess 404": 20, "guess 429": 120}), 10.0)
    assert not takes_a_day(Counter({"guess 404": 20, "guess 429": 130}), 10.0)
    assert "24 hours" in capsys.readouterr().out


def test_the_p99_is_the_time_that_one_in_a_hundred_exceeds() -> None:
    assert p99([float(n) for n in range(200)]) == 198.0
    assert p99([1.0]) == 1.0
