"""Slips: the codes by which people without a phone find again what was written down for them."""

import pytest

from live.day.given import AllGiven
from live.day.notes import OfferNote
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.roles import By, Role, Voice
from live.day.showing import ShowPhrase
from live.day.slips import CODE_LETTERS, SLIP_LENGTH, Slips, voice_of
from live.day.taking_back import PutBack
from tests.days import ADA, FRAN, PAUL, STRANGER, WALL, Seminar

KEY = b"a secret of this day"
PHRASE = "phrase-on-paper"


@pytest.fixture
def seminar() -> Seminar:
    seminar = Seminar()
    seminar.day[Slips].key = KEY
    return seminar.begin("11.20")


def test_what_the_desk_writes_down_has_a_code_which_the_desk_alone_is_told(seminar: Seminar) -> None:
    seminar.does(FRAN, OfferPhrase(PHRASE, "two chairs", said="paper"))
    seminar.does(FRAN, OfferNote("note-said-aloud", "a longer thought", said="aloud"))
    seminar.does(FRAN, ShowPhrase(PHRASE))

    code = seminar.sees(FRAN, f"phrase/{PHRASE}")["slip"]

    assert len(code) == SLIP_LENGTH
    assert set(code) <= set(CODE_LETTERS)
    assert seminar.day[Slips].id_of(code) == PHRASE
    assert seminar.sees(FRAN, "note/note-said-aloud")["slip"] != code
    for place in (STRANGER, PAUL, WALL):
        assert "slip" not in seminar.sees(place, f"phrase/{PHRASE}")


def test_what_came_from_a_phone_has_no_slip(seminar: Seminar) -> None:
    seminar.does(ADA, OfferPhrase("phrase-of-ada", "two chairs"))

    assert "slip" not in seminar.sees(FRAN, "phrase/phrase-of-ada")
    assert seminar.day[Slips].code_of("phrase-of-ada") is None


def test_without_a_secret_there_are_no_slips() -> None:
    seminar = Seminar()
    seminar.day[Slips].key = b""
    seminar.begin("11.20").does(FRAN, OfferPhrase(PHRASE, "two chairs", said="paper"))

    assert "slip" not in seminar.sees(FRAN, f"phrase/{PHRASE}")


def test_another_secret_gives_other_codes_and_the_same_one_the_same() -> None:
    codes = [_code_by(key) for key in (KEY, KEY, b"the secret of another day")]

    assert codes[0] == codes[1] != codes[2]


def _code_by(key: bytes) -> str | None:
    slips = Slips()
    slips.key = key
    slips.add(PHRASE, voice_of("paper", PHRASE))
    return slips.code_of(PHRASE)


def test_no_two_slips_have_one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("live.day.slips.SLIP_LENGTH", 1)
    slips = Slips()
    slips.key = KEY
    ids = [f"phrase-number-{n}" for n in range(len(CODE_LETTERS))]

    for each in ids:
        slips.add(each, voice_of("aloud", each))

    assert sorted(slips.code_of(each) or "" for each in ids) == sorted(CODE_LETTERS)
    assert [slips.id_of(slips.code_of(each) or "") for each in ids] == ids


def test_whoever_has_the_slip_is_the_voice_of_these_words_alone(seminar: Seminar) -> None:
    seminar.does(FRAN, OfferPhrase(PHRASE, "two chairs", said="paper"))
    seminar.does(FRAN, OfferPhrase("phrase-of-another", "one door", said="paper"))
    holder = By(Role.PHONE, Voice(f"paper/{PHRASE}"))
    assert seminar.sees(holder, f"mine/{PHRASE}")["text"] == "two chairs"
    assert seminar.sees(holder, "mine/phrase-of-another") is None

    assert seminar.refuses(holder, WithdrawPhrase("phrase-of-another")) == "phrase.not_yours"
    seminar.does(holder, WithdrawPhrase(PHRASE))
    assert seminar.sees(holder, f"mine/{PHRASE}")["text"] == ""
    seminar.does(holder, PutBack(PHRASE))

    assert seminar.sees(holder, f"mine/{PHRASE}")["text"] == "two chairs"
    assert seminar.day[AllGiven].voices == 2, "each slip is a voice of its own"
