"""Credit: whose words a run of words is, and how near it still is to what was given."""

import itertools

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from live.day import who_said
from live.day.credit import Givers, credit_of, is_part, is_whole
from live.day.folding import words
from live.day.phrases import WithdrawPhrase
from live.day.small_words import are_small
from tests.day.texts import BROKEN, NEARNESS, TEXTS
from tests.days import ADA, BOB, PAUL, Seminar

WORDS = "two chairs, same height"


# How near


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


@pytest.mark.parametrize(("typed", "phrase", "kind"), NEARNESS)
def test_emoji_joiners_and_scripts_without_blanks_are_compared_as_people_see_them(
    typed: str, phrase: str, kind: str
) -> None:
    assert credit_of(typed, phrase) == kind


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


def test_an_emoji_is_nobodys_but_whose_phrase_it_is() -> None:
    givers = pool("❤️", "so much ❤️ here", "1️⃣", "👩‍👩‍👧 🌊")

    assert credited(givers, "☀️ and 2️⃣, 1 and 👩 🌊") == []
    assert credited(givers, "all ❤️, first 1️⃣") == [("❤️", "p0", True), ("1️⃣", "p2", True)]
    assert credited(givers, "we say 👩‍👩‍👧🌊!") == [("👩‍👩‍👧🌊", "p3", True)]
    assert credited(givers, "so much ❤️ there") == [("so much", "p1", False), ("❤️", "p0", True)]
    assert credited(givers, "so much ❤️ here") == [("so much ❤️ here", "p1", True)]


def test_a_word_goes_on_across_a_joiner() -> None:
    givers = pool("نمی‌دانم چه", "می", "क्‍ष")

    assert credited(givers, "نمی‌دانم چه بگویم") == [("نمی‌دانم چه", "p0", True)]
    assert credited(givers, "नक्‍ष क्‍षण क्‍ष") == [("क्‍ष", "p2", True)]


@pytest.mark.parametrize(
    ("phrase", "typed", "run"),
    [
        ("長い坂をのぼる", "きみと長い坂を見た", "長い坂を"),
        ("从那边走过来的人", "他从那边走过", "从那边走过"),
        ("เดินไปด้วยกัน", "เราเดินไปอีก", "เดินไป"),
        ("ຍ່າງໄປນຳກັນ", "ມື້ນີ້ຍ່າງໄປ", "ຍ່າງໄປ"),
        ("ដើរទៅមុខជាមួយគ្នា", "យើងទៅមុខជាក់ស្តែង", "ទៅមុខជា"),
        ("အတူတူလမ်းလျှောက်", "ငါတို့အတူတူလမ်းမှာ", "အတူတူလမ်း"),
        ("あのOKの声", "このOKの声が", "のOKの声"),
    ],
)
def test_four_characters_running_are_credited_where_words_have_no_blanks(phrase: str, typed: str, run: str) -> None:
    assert credited(pool(phrase), typed) == [(run, "p0", False)]


def test_three_characters_are_somebodys_only_alone() -> None:
    givers = pool("愛", "木の下で", "雨の日", "長い坂をのぼる")

    assert credited(givers, "愛情、木の下、長い坂、大雨の日") == []
    assert credited(givers, "「愛」と、雨の日。木の下で") == [
        ("愛", "p0", True),
        ("雨の日", "p2", True),
        ("木の下で", "p1", True),
    ]


def test_words_that_came_back_are_credited_by_who_gave_them_first() -> None:
    givers = pool("two chairs", "two chairs", "朝の駅にて", "朝の駅にて", "☕️", "☕️")
    for phrase, text in (("p0", "two chairs"), ("p2", "朝の駅にて"), ("p4", "☕️")):
        givers.remove(phrase)
        givers.add(phrase, text)

    assert [run.phrase for run in givers.runs("two chairs 朝の駅に ☕️")] == ["p0", "p2", "p4"]


@given(st.lists(TEXTS, max_size=4), st.lists(st.one_of(TEXTS, st.integers(0, 3)), max_size=4))
@example(["ક્ષ ☀️☀", "é", "؀1"], [0, "\u0301", 1, "🏽", 2, "\u200d", 0, "😀"])
def test_no_run_cuts_what_people_count_as_one_character(said: list[str], typed: list[str | int]) -> None:
    text = "".join(part if isinstance(part, str) else "".join(said[part : part + 1]) for part in typed)
    whole = {0, *(each.end() for each in regex.finditer(r"\X", text))}

    runs = pool(*said).runs(text)

    assert {at for run in runs for at in (run.start, run.end)} <= whole


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


# In a line of the poem


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon, the poet writing along."""
    return Seminar().begin("11.20")


def pieces(seminar: Seminar, line: str) -> list[tuple[str, str | None, str]]:
    """A line at the poet's: text, phrase and kind of each piece."""
    cell = seminar.sees(PAUL, f"line/{line}")
    return [(piece["text"], piece["phrase"], piece["kind"]) for piece in cell["pieces"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WORDS, "given"),
        ("Two chairs: same height!", "given"),
        ("same height", "trimmed"),
        ("Chairs", "trimmed"),
        ("two chairs, same weight", "changed"),
        ("height, same", "changed"),
    ],
)
def test_a_run_stays_credited_however_it_is_trimmed_or_changed(seminar: Seminar, text: str, kind: str) -> None:
    phrase = seminar.give(WORDS)

    line = seminar.write((text, phrase))

    assert pieces(seminar, line) == [(text, phrase, kind)]


def test_typing_what_somebody_gave_credits_them(seminar: Seminar) -> None:
    chairs, listening = seminar.give(WORDS), seminar.give("Listening", BOB)

    line = seminar.write("We bring two chairs, and listening; height is nothing")

    assert pieces(seminar, line) == [
        ("We bring ", None, "own"),
        ("two chairs", chairs, "trimmed"),
        (", and ", None, "own"),
        ("listening", listening, "given"),
        ("; height is nothing", None, "own"),
    ]


def test_given_and_typed_words_stand_in_one_line(seminar: Seminar) -> None:
    chairs, listening = seminar.give(WORDS), seminar.give("listening", BOB)

    line = seminar.write(("two chairs", chairs), " for ", ("Listening", listening))

    assert [kind for _, _, kind in pieces(seminar, line)] == ["trimmed", "own", "given"]


def test_withdrawn_words_are_not_credited_when_they_are_typed(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))

    line = seminar.write("two chairs")

    assert pieces(seminar, line) == [("two chairs", None, "own")]


@pytest.mark.parametrize(("sent", "kept"), BROKEN)
def test_a_character_is_never_in_two_runs(seminar: Seminar, sent: tuple[str, str], kept: tuple[str, str]) -> None:
    phrase = seminar.give(f"{sent[0]} here")

    line = seminar.write((sent[0], phrase), sent[1])

    assert [text for text, _, _ in pieces(seminar, line)] == [text for text in kept if text]
    assert pieces(seminar, line)[0][1] == phrase


def test_emoji_and_words_without_blanks_are_credited_in_a_line(seminar: Seminar) -> None:
    heart, station = seminar.give("❤️"), seminar.give("静かな朝の駅にて", BOB)

    line = seminar.write("☀️❤️と朝の駅にいた")

    assert pieces(seminar, line) == [
        ("☀️", None, "own"),
        ("❤️", heart, "given"),
        ("と", None, "own"),
        ("朝の駅に", station, "trimmed"),
        ("いた", None, "own"),
    ]


# Many


WORDS_OF_A_DAY = st.lists(st.sampled_from(["it", "is", "two", "chairs", "and", "a", "river", "👍", "愛"]), max_size=7)


@settings(max_examples=60)
@given(st.lists(WORDS_OF_A_DAY, max_size=25), WORDS_OF_A_DAY, st.sets(st.integers(0, 24)))
def test_a_run_that_many_have_is_credited_as_one_that_few_have(
    given_: list[list[str]], typed: list[str], gone: set[int]
) -> None:
    texts = [" ".join(words) for words in given_]
    line, found = " ".join(typed), []
    for crowd in (2, 1000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(who_said, "CROWD", crowd)
            givers = pool(*texts)
            givers.runs("")
            for number in sorted(gone):
                givers.remove(f"p{number}")
            for number in sorted(gone & {1, 3, 5} & set(range(len(texts)))):
                givers.add(f"p{number}", texts[number])
            found.append(givers.runs(line))

    assert found[0] == found[1]


def test_looking_a_line_up_asks_few_of_the_many_who_said_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    shared = who_said._shared
    monkeypatch.setattr(who_said, "_shared", lambda *where: asked.append(1) or shared(*where))
    givers = pool(*(f"it is the word{number} of all" for number in range(500)))

    assert credited(givers, "so it is the word7 of all") == [("it is the word7 of all", "p7", True)]
    assert len(asked) <= 4 * who_said.CROWD


def test_what_waits_is_looked_into_a_little_at_a_time() -> None:
    givers = pool("two chairs", "same height", "a river")

    assert [givers.look_into(2) for _ in range(3)] == [True, True, False]
    assert credited(givers, "a river, two chairs") == [("a river", "p2", True), ("two chairs", "p0", True)]
