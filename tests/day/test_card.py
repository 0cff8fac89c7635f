"""The card: one phrase of somebody else's for each person, the same every time, and nobody's secret."""

import pytest

from live.day.allowing import AllowPhrase
from live.day.card import somebody_elses
from live.day.keys import CARD
from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.reading import BeginReading, EndReading
from live.day.roles import CLOCK, NOBODY, By, Role, Voice
from live.day.shifts import OfferShift
from live.day.showing import KeepPhrase, SetPace
from live.day.taking_back import EraseWords, PutBack
from live.day.timetable import EndDay
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, Seminar, card_of, values_of


@pytest.fixture
def seminar() -> Seminar:
    """A discussion in which whatever is given goes on the wall."""
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, SetPace("at_once"))
    return seminar


def read_poem(seminar: Seminar, *lines: str | tuple[str, str]) -> None:
    for line in lines or ("a line of the poet's",):
        seminar.write(line)
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)
    seminar.does(PAUL, EndReading())


def card(seminar: Seminar, by: By) -> dict[str, str] | None:
    """What a phone is sent that asks for its card."""
    cell: dict[str, str] | None = card_of(seminar.boards, by).get(CARD)
    return cell


def crowd(seminar: Seminar, people: int) -> list[By]:
    """So many people, each with a phrase on the wall."""
    guests = [By(Role.PHONE, Voice(f"voice-of-guest-{number}")) for number in range(people)]
    for number, guest in enumerate(guests):
        seminar.give(f"the words of {number}", guest)
    return guests


def test_before_the_poem_was_read_there_is_none(seminar: Seminar) -> None:
    seminar.give("two chairs", BOB)
    assert card(seminar, ADA) is None
    seminar.write("a line")
    seminar.does(PAUL, BeginReading())

    assert card(seminar, ADA) is None


def test_it_has_a_phrase_of_somebody_else_also_for_who_gave_nothing(seminar: Seminar) -> None:
    phrase = seminar.new_id("phrase")
    seminar.does(BOB, OfferPhrase(phrase, "dwy gadair", lang="cy", gloss="two chairs"))
    read_poem(seminar)

    words = {"phrase": phrase, "text": "dwy gadair", "lang": "cy", "gloss": "two chairs"}
    assert card(seminar, ADA) == card(seminar, STRANGER) == words
    assert card(seminar, BOB) is None, "there is nobody else's"
    assert somebody_elses(seminar.day, NOBODY) is None


def test_nobody_is_sent_it_who_does_not_ask(seminar: Seminar) -> None:
    seminar.give("two chairs", BOB)
    read_poem(seminar)

    for by in (ADA, BOB, FRAN, PAUL):
        assert CARD not in values_of(seminar.boards, by.role, by.voice)


def test_it_is_the_same_whatever_is_given_later_and_says_nothing_of_who_gave_it(seminar: Seminar) -> None:
    guests = crowd(seminar, 12)
    read_poem(seminar)
    before = [card(seminar, guest) for guest in guests]
    seminar.wait(1)

    crowd(seminar, 12)
    seminar.does(FRAN, EndDay("s4"))

    assert [card(seminar, guest) for guest in guests] == before
    assert "voice" not in str(before)


def test_many_are_heard_by_it_and_nobody_gets_their_own(seminar: Seminar) -> None:
    guests = crowd(seminar, 40)
    read_poem(seminar)

    texts = [(card(seminar, guest) or {})["text"] for guest in guests]

    assert len(set(texts)) > 20, "most people take home something that few others do"
    assert all(text != f"the words of {number}" for number, text in enumerate(texts))


def test_words_that_the_poem_has_not_come_first(seminar: Seminar) -> None:
    in_poem, outside = seminar.give("two chairs", BOB), seminar.give("same height", CLEO)
    read_poem(seminar, ("two chairs", in_poem))

    assert (card(seminar, ADA) or {})["phrase"] == outside
    seminar.does(CLEO, WithdrawPhrase(outside))
    assert (card(seminar, ADA) or {})["phrase"] == in_poem, "better than none"


def test_what_may_not_be_shown_any_more_makes_way_and_no_other_card_changes(seminar: Seminar) -> None:
    guests = crowd(seminar, 12)
    read_poem(seminar)
    before = {guest.voice: card(seminar, guest) for guest in guests}
    gone = (before[guests[0].voice] or {})["phrase"]
    giver = next(guest for guest in guests if seminar.day.made[gone].owner == guest.voice)

    for leaves, comes_back in (
        ((giver, WithdrawPhrase(gone)), (giver, PutBack(gone))),
        ((FRAN, HidePhrase(gone, "names a person")), (FRAN, RestorePhrase(gone))),
        ((FRAN, KeepPhrase(gone)), None),
        ((giver, AllowPhrase(gone, ("poem",))), None),
        ((CLOCK, EraseWords((gone,))), None),
    ):
        seminar.does(*leaves)
        now = {guest.voice: card(seminar, guest) for guest in guests}
        assert gone not in str(now)
        assert {voice for voice in now if now[voice] != before[voice]} == {
            voice for voice, cell in before.items() if cell and cell["phrase"] == gone
        }
        if comes_back is not None:
            seminar.does(*comes_back)
            assert {guest.voice: card(seminar, guest) for guest in guests} == before


def test_only_phrases_are_taken_home_that_everybody_may_see(seminar: Seminar) -> None:
    seminar.give("not for the wall", BOB, uses=("poem", "report"))
    seminar.note("a longer thought", by=BOB)
    seminar.starts("s8")
    pair = seminar.new_id("shift")
    seminar.does(BOB, OfferShift(pair, "it was them", "it was us"))
    seminar.does(FRAN, SetPace("by_hand"))
    seminar.give("nobody has shown these", BOB)
    read_poem(seminar, ("it was us", pair))

    assert card(seminar, ADA) is None


def test_words_that_wait_for_the_wall_are_taken_home_where_all_of_them_stand_in_the_poem(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("by_hand"))
    whole, part = seminar.give("two chairs", BOB), seminar.give("two chairs of one height", BOB)
    kept = seminar.give("kept from the wall", BOB)
    seminar.does(FRAN, KeepPhrase(kept))
    read_poem(seminar, ("two chairs", whole), ("one height", part), ("kept from the wall", kept))

    assert (card(seminar, ADA) or {})["phrase"] == whole
    seminar.does(BOB, WithdrawPhrase(whole))
    assert card(seminar, ADA) is None


def test_when_the_time_is_up_for_which_words_are_kept_there_is_none(seminar: Seminar) -> None:
    seminar.give("two chairs", BOB)
    read_poem(seminar)
    assert card(seminar, ADA) is not None, "for this test to mean anything"
    seminar.does(FRAN, EndDay("s4"))

    seminar.wait(31 * 24 * 60)

    assert card(seminar, ADA) is None
