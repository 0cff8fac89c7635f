"""Words: what may be given and what may not, when words are the same to people, and who gave which."""

import itertools
import unicodedata

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from live.day.credit import Givers, is_part, is_whole
from live.day.folding import fold, words
from live.day.refusals import Code, Refused
from live.day.small_words import are_small
from live.day.text import GLOSS, NOTE, PHRASE, PHRASE_LIMIT, graphemes, is_unslanted, tidy
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
# Everything that is hard about text, so that random texts are not mostly plain.
NASTY = (
    *" \t\n\r\u00a0\u2003\u2028\u3000\u1680",
    *"\u0000\u0007\u001c\u001b\u0085\u009f",
    *"\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u00ad\ufeff\u180e\u115f\u3164",
    *"\u202a\u202d\u202e\u2066\u2067\u2069",
    *"\u0300\u0301\u0344\u0f73\u034f\u0e34\u093c\u094d\u05b0\u0651\u20dd\ufe0f",
    *"İıſßÅΩǅﬁ̈ϓᾳ한가각ｶﾞ㍍が👩🏽🇫",
)
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(NASTY), st.sampled_from("ab '’-")), max_size=60)
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")


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
        letters = r"[\p{L}\p{N}\p{P}\p{S}]"
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


def test_white_space_becomes_single_spaces() -> None:
    assert tidy("\n two \t chairs,\u00a0\r\n same\u3000height ", PHRASE) == "two chairs, same height"


def test_what_copying_left_behind_is_taken_out() -> None:
    assert tidy("\ufefftwo\u00ad chairs\u200b", PHRASE) == "two chairs"


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


# When words are the same


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L", "M", "N", "P"]), max_size=30))
def test_composed_or_not_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("abcéÉñüÅøçßœŵŷğİ’'‘- "), max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("cafe\u0301", "café"),
        ("ŵyneb", "WYNEB"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("it’s", "IT'S"),
        ("itʼs", "it‘s"),
        ("co‑production", "Co-Production"),
        ("co‐production", "co-production"),
        ("ﬁne", "fine"),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_words_are_the_same_without_case_accents_and_shapes_of_apostrophe(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("कि", "की"), ("क", "कि"), ("かき", "がき"), ("สี", "สี่"), ("كَتَبَ", "كُتِبَ"), ("мой", "мои"), ("we're", "were")],
)
def test_marks_that_make_another_word_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_stand_where_they_stand() -> None:
    text = "“It’s co-production,” she said—twice. ½ 日本"

    assert [text[word.start : word.end] for word in words(text)] == [
        "It’s",
        "co-production",
        "she",
        "said",
        "twice",
        "½",
        "日本",
    ]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Two chairs, same height!", True, True),
        ("chairs same", False, True),
        ("same chairs", False, False),
        ("two", False, True),
        ("air", False, False),
        ("two chairs same height again", False, False),
    ],
)
def test_a_run_is_all_of_what_was_given_or_a_part_or_neither(text: str, whole: bool, part: bool) -> None:
    given_text = "two chairs, same height"

    assert (is_whole(text, given_text), is_part(text, given_text)) == (whole, part)


def test_signs_without_a_word_are_whole_only_as_they_are() -> None:
    assert is_whole(" 👍🏽", "👍🏽")
    assert not is_whole("👍", "👎")
    assert not is_part("!", "two!")


# Who gave which


def pool(*texts: str) -> Givers:
    """A pool of phrases, called p0, p1 … in the order they were given."""
    givers = Givers()
    for number, text in enumerate(texts):
        givers.add(f"p{number}", text)
    return givers


def credited(givers: Givers, text: str) -> list[tuple[str, str, bool]]:
    return [(text[run.start : run.end], run.phrase, run.whole) for run in givers.runs(text)]


def test_two_words_running_are_credited_and_one_of_them_is_not() -> None:
    givers = pool("two chairs, same height")

    assert credited(givers, "I saw TWO — chairs there") == [("TWO — chairs", "p0", False)]
    assert credited(givers, "two tables, some chairs") == []
    assert credited(givers, "height same chairs two") == []


def test_a_phrase_of_one_word_is_credited_wherever_it_stands() -> None:
    givers = pool("two chairs", "Listening")

    assert credited(givers, "(listening) to chairs") == [("listening", "p1", True)]


def test_small_words_are_nobodys_unless_they_are_all_that_somebody_gave() -> None:
    givers = pool("second one in the dark", "not yet", "my son came", "la letra de la ley", "no")

    assert credited(givers, "we stood in the corridor") == []
    assert credited(givers, "in the dark") == [("in the dark", "p0", False)]
    assert credited(givers, "Not yet, said my son, no") == [
        ("Not yet", "p1", True),
        ("my son", "p2", False),
        ("no", "p4", True),
    ]
    assert credited(givers, "de la casa") == []


def test_the_longest_run_is_credited() -> None:
    givers = pool("two", "two chairs", "two chairs same height")

    assert credited(givers, "two chairs same height") == [("two chairs same height", "p2", True)]
    assert credited(givers, "two chairs, two") == [("two chairs", "p1", True), ("two", "p0", True)]


def test_of_two_people_who_gave_the_same_words_the_earlier_is_credited() -> None:
    assert credited(pool("Two chairs!", "two chairs"), "two chairs") == [("two chairs", "p0", True)]


def test_words_that_were_taken_back_are_credited_to_nobody() -> None:
    givers = pool("two chairs", "two chairs and a table")
    givers.remove("p0")
    givers.remove("p0")

    assert credited(givers, "two chairs") == [("two chairs", "p1", False)]
    givers.remove("p1")
    assert credited(givers, "two chairs") == []


def test_the_same_run_is_credited_each_time_it_is_typed() -> None:
    assert len(credited(pool("two chairs"), "two chairs, two chairs; two, chairs")) == 3


SAID = st.lists(
    st.sampled_from(["two", "Two", "chairs", "same", "höhe", "hohe", "it's", "it’s"]), min_size=1, max_size=6
)
TYPED = st.builds(
    lambda some, between: between.join(some),
    st.lists(st.sampled_from(["two", "chairs", "SAME", "hohe", "it's", "other", "👍", ""]), max_size=12),
    st.sampled_from([" ", ", ", "  — "]),
)


@given(st.lists(SAID, max_size=6), st.sets(st.integers(0, 5)), TYPED)
def test_credit_is_complete_and_honest(said: list[list[str]], gone: set[int], text: str) -> None:
    """Runs lie in the text in order without touching; each is in its phrase; and nothing that was given is missed."""
    texts = {f"p{number}": " ".join(each) for number, each in enumerate(said)}
    givers = pool(*texts.values())
    for number in gone:
        givers.remove(f"p{number}")
        texts.pop(f"p{number}", None)

    runs = givers.runs(text)

    ends = [0, *(run.end for run in runs)]
    assert all(before <= run.start < run.end <= len(text) for before, run in zip(ends, runs, strict=False))
    for run in runs:
        piece = text[run.start : run.end]
        assert is_part(piece, texts[run.phrase])
        assert run.whole == is_whole(piece, texts[run.phrase])
        assert len(words(piece)) >= 2 or run.whole
    typed = words(text)
    for here, after in itertools.zip_longest(typed, typed[1:]):
        if not any(run.start <= here.start < run.end for run in runs):
            alone = text[here.start : here.end]
            pair = text[here.start : after.end] if after else alone
            assert not any(is_whole(alone, each) for each in texts.values())
            is_said = after is not None and not are_small((here.folded, after.folded))
            assert not is_said or not any(is_part(pair, each) for each in texts.values())


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
