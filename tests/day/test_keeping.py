"""How long words are kept: for so many days after the day; then nothing is left of them but what the poem may have."""

import pytest

from live.day import due
from live.day.appeals import AppealPhrase
from live.day.given import AllGiven
from live.day.glossary import Glossary
from live.day.glossing import GlossPhrase
from live.day.keeping import DAY_MS, DAYS
from live.day.meanings import AskMeaning, GiveMeaning, WithdrawMeaning
from live.day.moderation import HidePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.refusals import Code
from live.day.taking_back import PhrasesErased
from live.day.themes import GatherItem
from live.day.timetable import EndDay
from live.day.versions import KeepVersion
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, all_boards, marker, planned


def spent(keep: int | None = None, *, is_read: bool = True) -> Seminar:
    """A day with words everywhere, a poem that was read aloud, and then its end."""
    seminar = Seminar(planned(keep=keep, terms=("Be kind.",))).furnish().with_pairs()
    hidden = seminar.give("qz hidden words", BOB)
    seminar.does(FRAN, HidePhrase(hidden, "qz reason"))
    seminar.does(BOB, AppealPhrase(hidden, "qz please"))
    seminar.give("qz not for the poem", ADA, uses=("wall",))
    seminar.does(ADA, AskMeaning("meaning-asked-1", "qzword"))
    seminar.does(ADA, GiveMeaning("meaning-given-1", "meaning-asked-1", "qz plain words"))
    for number, by in enumerate((CLEO, BOB, ADA)):  # whoever asked first asks no longer
        seminar.does(by, AskMeaning(f"meaning-other-{number}", "qzother"))
    seminar.does(CLEO, WithdrawMeaning("meaning-other-0"))
    seminar.does(PAUL, KeepVersion("version-kept-1", "first"))
    if is_read:
        seminar.does(PAUL, BeginReading())
        for line in seminar.lines:
            seminar.does(PAUL, ReadLine(line))
        seminar.now += 60_000
        seminar.does(PAUL, EndReading())
    seminar.does(FRAN, EndDay(seminar.current))
    return seminar


def lines_of(seminar: Seminar) -> list[str]:
    poem = seminar.sees(STRANGER, "poem")["lines"]
    return ["".join(piece["text"] for piece in seminar.sees(STRANGER, f"line/{line}")["pieces"]) for line in poem]


@pytest.mark.parametrize(("keep", "days"), [(None, DAYS), (1, 1), (365, 365)])
def test_the_clock_erases_all_words_so_many_days_after_the_day(keep: int | None, days: int) -> None:
    seminar = spent(keep)
    until = seminar.now + days * DAY_MS
    assert seminar.sees(STRANGER, "terms") == {"lines": ["Be kind."], "days": days, "until": until}
    seminar.now = until - 1
    seminar.tick()
    assert seminar.sees(FRAN, f"phrase/{seminar.given[0]}") is not None

    seminar.now = until
    seminar.tick()

    given = seminar.day[AllGiven].items.values()
    assert not any(seminar.sees(FRAN, f"{each.what}/{each.id}") for each in given)
    assert "qz" not in "".join(seminar.text(by) for by in all_boards())
    assert not any(
        each.text or each.before or each.gloss or each.appeal for each in seminar.day[AllGiven].items.values()
    )
    assert not list(seminar.day[Glossary].all())
    assert seminar.is_fresh()
    assert due(seminar.day, until + DAYS * DAY_MS) is None, "it is done once"


def test_the_poem_stays_as_it_was_read_and_its_givers_see_that_their_words_are_in_it() -> None:
    seminar = spent()
    before = lines_of(seminar)
    assert any("it was them" in line for line in before), "for this test to mean anything"

    seminar.wait(DAYS * 24 * 60)

    assert lines_of(seminar) == before
    phrase = seminar.given[0]
    assert [step["is"] for step in seminar.sees(ADA, f"mine/{phrase}")["state"]] == [
        "received",
        "forgotten",
        "in_poem",
        "read_aloud",
    ]
    assert seminar.sees(ADA, f"mine/{phrase}")["text"] == ""


def test_a_poem_that_was_not_read_keeps_nobodys_words() -> None:
    seminar = spent(is_read=False)

    seminar.wait(DAYS * 24 * 60)

    pieces = [piece for line in seminar.lines for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]]
    assert {piece["gone"] for piece in pieces if piece["phrase"]} == {True}


def test_words_that_stay_in_the_poem_can_be_taken_out_of_it_still() -> None:
    seminar = spent()
    seminar.wait(DAYS * 24 * 60)
    phrase = seminar.given[0]

    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(2)

    assert not any(marker(phrase) in line for line in lines_of(seminar))
    assert any("and" in line for line in lines_of(seminar)), "what is the poet's own stays"
    assert seminar.facts[-1] == PhrasesErased((phrase,))
    assert seminar.is_fresh()


def test_a_line_that_was_cut_before_is_not_brought_back() -> None:
    seminar = spent()
    seminar.does(PAUL, CutLine(seminar.lines[0]))

    seminar.wait(DAYS * 24 * 60)

    assert seminar.lines[0] not in seminar.sees(WALL, "poem")["lines"]


def test_nothing_is_written_to_words_that_are_erased() -> None:
    seminar = spent()
    phrase, hidden = seminar.given[0], seminar.given[-2]
    seminar.wait(DAYS * 24 * 60)

    for by, command in (
        (ADA, GlossPhrase(phrase, "cy", "what they mean")),
        (FRAN, GlossPhrase(phrase, "cy", "what they mean")),
        (FRAN, HidePhrase(phrase, "a reason")),
        (BOB, AppealPhrase(hidden, "please")),
        (FRAN, GatherItem(seminar.themes[0], phrase)),
    ):
        assert seminar.refuses(by, command) is Code.PHRASE_WITHDRAWN
