"""How much one person, one connection or one address may ask."""

from live.room.limits import Bucket, Buckets, Guesses

# Guessing


def test_a_person_may_mistype_a_code_and_a_script_is_noticed() -> None:
    guesses = Guesses()

    answers = [guesses.wrong("10.0.0.1", now=float(second)) for second in range(25)]

    assert answers == [False] * 20 + [True] * 5
    assert guesses.wrong("10.0.0.2", now=25.0) is False, "their neighbour is not slowed"


def test_a_minute_later_it_is_forgotten() -> None:
    guesses = Guesses()
    for _ in range(30):
        guesses.wrong("10.0.0.1", now=100.0)

    assert guesses.wrong("10.0.0.1", now=159.9) is True
    assert guesses.wrong("10.0.0.2", now=160.0) is False
    assert guesses.wrong("10.0.0.1", now=161.0) is False


def test_many_addresses_together_are_noticed_too() -> None:
    guesses = Guesses()

    answers = [guesses.wrong(f"10.0.{number // 250}.{number % 250}", now=1.0) for number in range(210)]

    assert answers == [False] * 200 + [True] * 10


def test_what_is_forgotten_takes_no_room() -> None:
    guesses = Guesses()
    for number in range(1000):
        guesses.wrong(f"2001:db8::{number:x}", now=float(number))

    assert len(guesses._of) <= Guesses.WINDOW_S + 1


# Flooding


def test_a_connection_may_send_a_burst_and_then_so_much_a_second() -> None:
    bucket = Bucket(burst=5, per_second=2.0)

    at_once = [bucket.take(now=1000.0) for _ in range(7)]
    a_second_later = [bucket.take(now=1001.0) for _ in range(3)]

    assert at_once == [True] * 5 + [False] * 2
    assert a_second_later == [True, True, False]


def test_a_connection_that_was_silent_for_long_has_no_more_than_a_burst() -> None:
    bucket = Bucket(burst=3, per_second=2.0)
    bucket.take(now=1.0)

    taken = [bucket.take(now=10_000.0) for _ in range(5)]

    assert taken == [True] * 3 + [False] * 2


def test_everybody_has_a_bucket_of_their_own_and_the_memory_of_them_is_bounded() -> None:
    buckets = Buckets(burst=1, per_second=1.0)

    assert [buckets.take("ada", 0.0), buckets.take("ada", 0.0), buckets.take("bob", 0.0)] == [True, False, True]
    assert all(buckets.take(f"voice {number}", 0.0) for number in range(Buckets.MOST))
    assert len(buckets._of) <= Buckets.MOST
