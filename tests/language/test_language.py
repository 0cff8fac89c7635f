"""Sentences by their codes, and times by the language's habits."""

import re

import pytest
from markupsafe import Markup

from live.day import CODES
from live.day.refusals import Code, Moment, Refused
from live.language import Language
from tests.days import at

# Words for forms and machines, which this product does not use to people.
NOT_SAID = ("submit", "user", "content", "invalid", "rejected", "error", "failed", "please")
VALUES = {"count": 104, "limit": 90, "until": Moment(at("11.15"), "Europe/London", 12)}
ENGLISH = Language()
REFUSALS = sorted(code for code in ENGLISH.codes if code.startswith("refused."))


def test_every_refusal_has_its_sentences_and_there_is_none_of_no_refusal() -> None:
    known = {f"refused.{code.value}" for code in CODES}
    of_pages = {"refused.frame.too_long"}  # said by a page, before it sends anything

    said = {next((code for code in known if f"{sentence}.".startswith(f"{code}.")), sentence) for sentence in REFUSALS}

    assert said == known | of_pages


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_says_something_kind_exact_and_short(code: str) -> None:
    say = ENGLISH.sentence(code, **VALUES)

    assert say[0].isupper()
    assert say.endswith(".")
    assert len(say) <= 100
    assert not re.search(r"[{}]", say)
    assert not any(re.search(rf"\b{word}", say, re.IGNORECASE) for word in NOT_SAID)


@pytest.mark.parametrize("code", [code for code in REFUSALS if code.endswith(".too_long") and "frame" not in code])
def test_what_is_too_long_says_by_how_much(code: str) -> None:
    assert ENGLISH.sentence(code, count=104, limit=90) == "That is 104 characters. Up to 90 fit."


def test_a_moment_in_a_refusal_is_said_in_the_time_of_the_day() -> None:
    refusal = Refused(Code.SLOT_LISTENING, "words_until", until=Moment(at("11.15"), "Europe/London", 12))

    assert ENGLISH.refusal(refusal) == "The room is listening. Your words stay on this phone until 11.15."


def test_what_people_wrote_is_text_in_a_page_and_what_the_catalogue_says_is_markup() -> None:
    assert ENGLISH.markup("time.clock.12", hour12="<b>", hour24=1, minute="&") == Markup("&lt;b&gt;.&amp;")


def test_a_code_that_is_in_no_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ENGLISH.sentence("phone.nothing")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (-3, "finishing"),
        (0, "finishing"),
        (1, "about a minute left"),
        (2, "about 2 minutes left"),
        (20, "about 20 minutes left"),
        (23, "about 25 minutes left"),
        (90, "about 90 minutes left"),
        (95, "about 2 hours left"),
        (480, "about 8 hours left"),
    ],
)
def test_time_that_is_left_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert ENGLISH.minutes_left(minutes * 60_000) == said


def test_a_date_is_said_with_its_weekday_or_without() -> None:
    assert ENGLISH.date("2017-03-03") == "3 March 2017"
    assert ENGLISH.date_with_weekday("2017-03-03") == "Friday 3 March 2017"
