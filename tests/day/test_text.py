"""Text: what may be given and what may not, and how long it is to people."""

import unicodedata
from collections import defaultdict

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from live.day.refusals import AnyCode, Code, Refused
from live.day.text import (
    GLOSS,
    LINE,
    NOTE,
    PHRASE,
    PHRASE_LIMIT,
    PROMPT,
    REASON,
    THEME,
    TITLE,
    Limits,
    check,
    graphemes,
    is_unslanted,
    tidy,
)
from tests.day.texts import TEXTS, UNSEEN, tags
from tests.days import said

FAMILY = "👩‍👩‍👧‍👦"
WELSH_FLAG = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"
# What a person counts as one character, however many code points it takes.
CHARACTERS = (
    "a",
    "é",
    "e\u0301",
    "ß",
    "字",
    "ก",
    "नि",
    "कि",
    "שְׁ",
    "بَ",
    "🇫🇷",
    "👍🏽",
    "❤️",
    FAMILY,
    WELSH_FLAG,
    "\u0301",
)
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
DIRECTION = "\u061c\u200e\u200f"
INVISIBLE = frozenset(DIRECTION + "\u200c\u200d\ufe0e\ufe0f\U000e0100\U000e0061\u180b\u034f\u200b\u2063")
NEEDED_BEHIND = defaultdict(
    str,
    {
        **dict.fromkeys("👩🔧❤🏴", "\ufe0e\ufe0f\u200d"),
        **dict.fromkeys("\ufe0e\ufe0f", "\u200d"),
        "ب": "\u200c\u200d",
        "葛": "\U000e0100\u200c\u200d",
        "ᠠ": "\u180b\u200c\u200d",
        "1": "\ufe0e\ufe0f",
    },
)


def tidied(text: str) -> str | None:
    """The text as it would be kept; None where it is refused."""
    try:
        return tidy(text, NOTE)
    except Refused:
        return None


def code_of(text: str) -> Code:
    with pytest.raises(Refused) as caught:
        tidy(text, PHRASE)
    return caught.value.code


# What is kept


@given(TEXTS)
@example("a" + "\u0344" * 4)
@example("a" + ("\u0301" * 6 + "\u200b") * 3)
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidied(text)

    assert once is None or tidy(once, NOTE) == once


@given(TEXTS)
def test_nothing_that_is_kept_can_harm_the_page_around_it(text: str) -> None:
    kept = tidied(text) or ""

    assert not any(unicodedata.category(each) in ("Cc", "Cs") or each in OVERRIDES for each in kept)
    assert not regex.search(r"\p{M}{7}", kept)
    assert kept == kept.strip()
    assert "  " not in kept


@given(TEXTS)
def test_no_letter_is_ever_lost(text: str) -> None:
    kept = tidied(text)

    if kept is not None:
        letters = r"(?!\p{Default_Ignorable_Code_Point}|\uffa0)[\p{L}\p{N}\p{P}\p{S}]"
        assert regex.findall(letters, kept) == regex.findall(letters, unicodedata.normalize("NFC", text)) or not kept


@pytest.mark.parametrize(
    "text",
    [
        "दो कुर्सियाँ, एक ऊँचाई",
        "كُرسيّانِ بنفس الارتفاع",
        "שְׁתֵּי כִּסְאוֹת, אוֹתוֹ גֹּבַהּ",
        "می‌خواهم شنیده شوم",
        "เก้าอี้สองตัว สูงเท่ากัน",
        "二つの椅子、同じ高さ",
        "dwy gadair, yr un uchder",
        "བོད་སྐད་ཀྱི་ཚིག",
        f"{FAMILY} belong here",
        f"{WELSH_FLAG} 🇮🇪 🏳️‍🌈 👍🏽 ❤️",
        "<b>bold</b> =SUM(A1) {{ 7*7 }}",
    ],
)
def test_what_people_write_in_their_own_script_is_kept_as_it_is(text: str) -> None:
    assert tidy(text, PHRASE) == unicodedata.normalize("NFC", text)


ASCII = st.characters(max_codepoint=127)


@given(st.text(ASCII, max_size=100))
@example("two  chairs,\tsame height")
@example("a\r\nb")
def test_plain_english_is_taken_as_any_other_text_only_quicker(text: str) -> None:
    taken, long = as_taken(text), graphemes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("live.day.text._is_plain", lambda _text: False)

        assert (taken, long) == (as_taken(text), graphemes(text))


def as_taken(text: str) -> str | AnyCode:
    try:
        return tidy(text, PHRASE)
    except Refused as refusal:
        return refusal.code


def test_white_space_becomes_single_spaces() -> None:
    assert tidy("\n two \t chairs,\u00a0\r\n same\u3000height ", PHRASE) == "two chairs, same height"


def test_what_copying_left_behind_is_taken_out() -> None:
    assert tidy("\ufefftwo\u00ad chairs\u200b", PHRASE) == "two chairs"


@pytest.mark.parametrize(("written", "kept"), UNSEEN.items())
def test_what_nobody_sees_is_not_taken_but_for_what_scripts_and_emoji_need(written: str, kept: str) -> None:
    assert tidy(written, NOTE) == kept


@pytest.mark.parametrize("limits", [PHRASE, NOTE, GLOSS, THEME, PROMPT, REASON, LINE, TITLE])
def test_no_field_takes_what_nobody_sees(limits: Limits) -> None:
    assert check(f" two{tags('not seen')} chairs \U000e0101", limits) == " two chairs "


@given(st.text(st.one_of(st.sampled_from("a👩🔧❤ب葛ᠠ1🏴\u20e3 "), st.sampled_from(sorted(INVISIBLE))), max_size=24))
def test_what_is_kept_unseen_stands_once_and_behind_what_needs_it(text: str) -> None:
    kept = tidied(text) or ""

    for before, unseen, after in zip(" " + kept, kept, kept[1:] + " ", strict=False):
        if unseen in INVISIBLE:
            assert unseen in NEEDED_BEHIND[before] or (unseen in DIRECTION and before not in INVISIBLE)
            assert unseen != "\u200d" or before in "بᠠ葛" or after in "👩🔧❤🏴"


# How long it is


@given(st.lists(st.sampled_from([each for each in CHARACTERS if each != "\u0301"]), max_size=40))
def test_length_is_what_a_person_counts(characters: list[str]) -> None:
    assert graphemes("".join(characters)) == len(characters)


@pytest.mark.parametrize("character", ["a", "e\u0301", "字", "नि", "שְׁ", "🇫🇷", FAMILY, WELSH_FLAG])
def test_ninety_characters_fit_and_one_more_does_not(character: str) -> None:
    assert graphemes(tidy(character * PHRASE_LIMIT, PHRASE)) == PHRASE_LIMIT

    with pytest.raises(Refused) as caught:
        tidy(character * (PHRASE_LIMIT + 1), PHRASE)

    assert caught.value.code is Code.PHRASE_TOO_LONG
    assert said(caught.value) == "That is 91 characters. Up to 90 fit."


def test_spaces_that_are_not_kept_do_not_count() -> None:
    assert tidy(" " * 50 + "a" * PHRASE_LIMIT + "\n" * 50, PHRASE) == "a" * PHRASE_LIMIT


# What is refused


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t \u00a0\u3000",
        "\u200b",
        "\u200d\u200c",
        "\u2060\ufeff",
        "\u3164",
        "\u2800",
        "\u0301",
        "\ufe0f",
        "\u200e",
    ],
)
def test_what_nobody_can_see_is_empty(text: str) -> None:
    assert code_of(text) is Code.PHRASE_EMPTY


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("\0", id="NUL"),
        pytest.param("\x1b", id="escape"),
        pytest.param("\x1c", id="file separator"),
        pytest.param("\x7f", id="delete"),
        pytest.param("\x9b", id="C1 control"),
        pytest.param("\u202e", id="right-to-left override"),
        pytest.param("\u202a", id="left-to-right embedding"),
        pytest.param("\ufff9", id="annotation"),
        pytest.param("\ufdd0", id="no character at all"),
        pytest.param("\U0010ffff", id="the last of those"),
        pytest.param(tags("a hidden letter to whoever reads it"), id="a letter in tags"),
        pytest.param("\ud800", id="half a pair"),
        pytest.param("\udfff", id="the other half"),
        pytest.param("\u0301" * 200, id="200 marks"),
        pytest.param("\u0488" * 7, id="7 enclosing marks"),
        pytest.param("\u0344" * 100, id="100 marks that are two each"),
        pytest.param(("\u0315" * 5 + "\u200b") * 40, id="200 marks with unseen characters between"),
        pytest.param(("\u0315" * 5 + "\u200d") * 40, id="200 marks with joiners between"),
    ],
)
def test_hidden_and_stacked_characters_are_refused(hidden: str) -> None:
    assert code_of(f"two {hidden} chairs") is Code.PHRASE_CHARACTERS
    assert code_of(f"two{hidden}") is Code.PHRASE_CHARACTERS


def test_a_character_that_hides_thousands_of_others_is_refused() -> None:
    """A family is eleven code points at most; ten thousand joiners are not a character that anybody typed."""
    for hidden in ("\u200d", "\U000e0061", "\u200e"):
        with pytest.raises(Refused):
            tidy("a" + hidden * 10_000, PHRASE)


def test_what_may_be_left_empty_may_be_invisible_too() -> None:
    assert tidy(" \u200b ", GLOSS) == ""


# How it is set


@pytest.mark.parametrize(
    ("text", "unslanted"),
    [
        ("two chairs, 1990 😀", False),
        ("ŵŷł é Ελλάδα Россия", False),
        ("نسمع بعضنا", True),
        ("two chairs, שלום", True),
        ("हिन्दी", True),
        ("日本語", True),
    ],
)
def test_letters_that_know_no_italics_are_known(text: str, *, unslanted: bool) -> None:
    assert is_unslanted(text) is unslanted
