"""How much one person, one connection or one address may ask."""

from live.day.lending import BorrowWall
from live.day.phrases import EchoPhrase, OfferPhrase
from live.room.limits import (
    ALL_TRIES_AT_ONCE,
    BURST,
    FLOOD_FROM,
    FLOOD_WINDOW_S,
    TRIES_AT_ONCE,
    WORDS_AT_ONCE,
    Allowances,
    Bucket,
    Buckets,
    Guesses,
)

OFFER = OfferPhrase("phrase-000001", "two chairs")
ECHO = EchoPhrase("phrase-000001")

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


def test_who_asked_longest_ago_is_forgotten_first() -> None:
    buckets = Buckets(burst=1, per_second=0.0)
    for number in range(Buckets.MOST):
        buckets.take(f"voice {number}", 0.0)
    buckets.take("voice 0", 0.0)

    buckets.take("somebody new", 0.0)

    assert buckets.take("voice 0", 0.0) is False, "who floods stays known, however many come new"
    assert buckets.take("voice 1", 0.0) is True


# Guessing, when there were too many


def test_an_address_is_slowed_after_twenty_and_for_a_minute() -> None:
    guesses = Guesses()

    before = [(guesses.is_slowed("10.0.0.1", 1.0), guesses.wrong("10.0.0.1", 1.0)) for _ in range(20)]

    assert before == [(False, False)] * 20
    assert guesses.is_slowed("10.0.0.1", 60.9)
    assert not guesses.is_slowed("10.0.0.1", 61.0)
    assert not guesses.is_slowed("10.0.0.2", 2.0)


def test_what_is_slowed_does_not_slow_everybody_else() -> None:
    guesses = Guesses()

    for _ in range(10_000):
        guesses.wrong("10.0.0.1", now=1.0)

    assert not guesses.is_slowed("10.0.0.2", 1.0)
    assert len(guesses._of["10.0.0.1"]) <= Guesses.PER_ADDRESS


# What one phone may ask


def test_a_phone_gives_a_train_rides_words_at_once_and_then_a_phrase_every_two_seconds() -> None:
    allowances = Allowances()

    given = [allowances.of("ada").allows(OFFER, 0.0) for _ in range(WORDS_AT_ONCE + 1)]
    two_seconds_later = [allowances.of("ada").allows(OFFER, 2.0) for _ in range(2)]

    assert given == [True] * WORDS_AT_ONCE + [False]
    assert two_seconds_later == [True, False]
    assert allowances.of("ada").allows(ECHO, 2.0), "what is no words is not counted as words"
    assert allowances.of("bob").allows(OFFER, 2.0)


def test_the_word_for_the_wall_is_tried_ten_times_by_one_phone_and_thirty_times_by_a_room() -> None:
    allowances, word = Allowances(), BorrowWall("bcdf")

    of_one = [allowances.of("ada").allows(word, 0.0) for _ in range(TRIES_AT_ONCE + 1)]
    of_others = [allowances.of(f"voice {number}").allows(word, 0.0) for number in range(ALL_TRIES_AT_ONCE)]

    assert of_one == [True] * TRIES_AT_ONCE + [False]
    assert of_others == [True] * (ALL_TRIES_AT_ONCE - TRIES_AT_ONCE) + [False] * TRIES_AT_ONCE
    assert [allowances.of("somebody new").allows(word, 4.0) for _ in range(2)] == [True, False]
    assert allowances.of("ada").allows(ECHO, 4.0), "nothing else is slowed by it"


def test_all_lines_of_one_phone_have_one_allowance() -> None:
    allowances = Allowances()
    lines = [allowances.of("ada") for _ in range(4)]

    taken = [line.allows(OFFER, 0.0) for line in lines for _ in range(WORDS_AT_ONCE)]

    assert taken.count(True) == WORDS_AT_ONCE


def test_a_place_writes_down_as_much_as_it_likes() -> None:
    desk = Allowances().of("")

    assert all(desk.allows(OFFER, 0.0) for _ in range(BURST))


def test_a_flood_is_told_while_it_lasts_and_a_minute_more() -> None:
    allowances = Allowances()

    for _ in range(FLOOD_FROM - 1):
        allowances.refused(5.0)
    assert not allowances.is_flooded(5.0), "a phone that tries again with all its words is none"
    allowances.refused(6.0)

    assert allowances.is_flooded(6.0)
    assert allowances.is_flooded(5.0 + FLOOD_WINDOW_S - 0.1)
    assert not allowances.is_flooded(5.0 + FLOOD_WINDOW_S)
