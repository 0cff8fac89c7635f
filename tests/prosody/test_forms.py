"""Forms as hints: what is there, and never what is wrong."""

import pytest

from live.prosody.forms import FORMS, HintCode, form, rhyme_letters
from live.prosody.rhyme import Kind

HAIKU = ["the kettle is on", "two chairs at the window, and", "nobody spoke first"]


def hints(name: str, lines: list[str], code: HintCode) -> list[tuple[int, int | None]]:
    return [(hint.line, hint.with_line) for hint in form(name).check(lines) if hint.code is code]


def test_a_haiku_has_its_syllables_counted() -> None:
    counted = [(hint.n, hint.of) for hint in form("haiku").check(HAIKU)]

    assert counted == [(5, 5), (7, 7), (5, 5)]


def test_couplets_rhyme_two_by_two_and_not_across() -> None:
    lines = ["we pulled up a chair", "for the ones who would share", "the light", "of the night"]

    assert hints("couplets", lines, HintCode.RHYMES) == [(1, 0), (3, 2)]


def test_a_line_that_does_not_rhyme_is_passed_over_in_silence() -> None:
    assert form("couplets").check(["the window", "a garden"]) == []


def test_a_villanelle_offers_its_refrain_and_knows_it_again() -> None:
    lines = ["we were heard", "a pause", "every word", "the bird", "because"]

    assert hints("villanelle", lines, HintCode.OFFERED) == [(5, 0)]
    assert hints("villanelle", [*lines, "We were heard."], HintCode.REFRAIN) == [(5, 0)]


def test_a_rhyme_is_named_with_its_kind() -> None:
    (hint,) = form("couplets").check(["nobody took the soul", "and that was all"])

    assert (hint.code, hint.kind) == (HintCode.RHYMES, Kind.NEAR)


@pytest.mark.parametrize("name", FORMS)
def test_no_form_minds_a_poem_of_any_length(name: str) -> None:
    for lines in ([], ["…"], ["سلام"], HAIKU * 10):
        assert all(0 <= hint.line <= len(lines) for hint in form(name).check(lines))


def test_each_stanza_of_a_ballad_is_counted_and_lines_that_need_not_rhyme_are_left_alone() -> None:
    stanza = ["the long night", "we pulled up a chair", "by candlelight", "for those who would share"]

    assert hints("ballad", stanza * 2, HintCode.RHYMES) == [(3, 1), (7, 5)]
    assert [hint.of for hint in form("ballad").check(stanza * 2) if hint.of] == [8, 6, 8, 6] * 2


def test_a_ghazal_offers_no_line_but_names_the_end_that_comes_again() -> None:
    lines = ["what we heard last night", "who was there last night", "a chair", "and a word last night"]

    assert hints("ghazal", lines, HintCode.RHYMES) == [(1, 0), (3, 1)]
    assert hints("ghazal", lines, HintCode.OFFERED) == []


def test_a_pantoum_offers_the_second_line_and_then_the_fourth() -> None:
    lines = ["we were heard", "a pause", "every word", "because"]

    assert hints("pantoum", lines, HintCode.OFFERED) == [(4, 1)]
    assert hints("pantoum", [*lines, "a pause", "a chair"], HintCode.OFFERED) == [(6, 3)]


def test_a_form_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        form("limericks")


def test_lines_get_the_letters_of_their_rhymes() -> None:
    lines = ["a chair", "the night", "we share", "the window", "the light", "you care"]

    assert rhyme_letters(lines) == ["a", "b", "a", "", "b", "a"]
