"""Versions: kept, looked at, taken and let go, and never a way around words that were taken back."""

import msgspec
import pytest

from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine, TitlePoem, WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.refusals import Code
from live.day.roles import CLOCK
from live.day.sheet import Poem
from live.day.taking_back import PUT_BACK_MS, EraseWords
from live.day.versions import (
    BY_ITSELF_LIMIT,
    KEPT_LIMIT,
    DropVersion,
    KeepVersion,
    NameVersion,
    TakeVersion,
    VersionCode,
    Versions,
)
from tests.days import ADA, FRAN, PAUL, STRANGER, WALL, Seminar, replayed, said, values_of

FIRST, SECOND = "version-1", "version-2"
PAGE = "page-before-1"


class Written:
    """A poem of two lines, the first with Ada's words in it, of which a version is kept."""

    def __init__(self) -> None:
        self.seminar = Seminar().begin("11.20")
        self.phrase = self.seminar.give("nobody interrupted")
        self.first = self.seminar.write(("Nobody interrupted", self.phrase), ", so")
        self.last = self.seminar.write("we stayed", after=self.first)
        self.seminar.does(PAUL, TitlePoem("Two chairs"))
        self.seminar.does(PAUL, KeepVersion(FIRST, " Before  lunch "))


@pytest.fixture
def written() -> Written:
    return Written()


def texts(seminar: Seminar) -> list[str]:
    lines = seminar.sees(PAUL, "poem")["lines"]
    return ["".join(piece["text"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]) for line in lines]


def texts_of(seminar: Seminar, version: str) -> list[str]:
    lines = seminar.sees(PAUL, f"version/{version}")["lines"]
    return ["".join(piece["text"] for piece in line["pieces"]) for line in lines]


def test_what_is_kept_stays_while_the_poem_goes_on_and_only_the_poet_sees_it(written: Written) -> None:
    seminar = written.seminar

    seminar.does(PAUL, CutLine(written.first))

    version = seminar.sees(PAUL, f"version/{FIRST}")
    assert (version["name"], version["why"], version["title"]) == ("Before lunch", "hand", "Two chairs")
    assert texts_of(seminar, FIRST) == ["Nobody interrupted, so", "we stayed"]
    assert texts(seminar) == ["we stayed"]
    for by in (ADA, STRANGER, FRAN, WALL):
        assert FIRST not in seminar.text(by)


def test_taking_one_makes_the_page_what_it_was_and_keeps_the_page_before_it(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, TitlePoem("Another"))
    seminar.does(PAUL, CutLine(written.first))
    other = seminar.write("a new line", after=written.last)

    seminar.does(PAUL, TakeVersion(FIRST, PAGE))

    assert texts(seminar) == ["Nobody interrupted, so", "we stayed"]
    assert seminar.sees(PAUL, "poem")["title"] == "Two chairs"
    assert seminar.sees(PAUL, f"line/{other}") is None
    assert seminar.sees(PAUL, f"phrase/{written.phrase}")["lines"] == [written.first]
    assert seminar.step(ADA, written.phrase, "in_poem")["line"] == 1
    assert texts_of(seminar, PAGE) == ["we stayed", "a new line"]
    seminar.does(PAUL, TakeVersion(PAGE, SECOND))
    assert texts(seminar) == ["we stayed", "a new line"]
    assert seminar.sees(PAUL, "poem")["title"] == "Another"
    assert seminar.is_fresh()


def test_sent_again_it_is_taken_once(written: Written) -> None:
    written.seminar.does(PAUL, TakeVersion(FIRST, PAGE))
    written.seminar.does(PAUL, CutLine(written.last))

    assert written.seminar.does(PAUL, TakeVersion(FIRST, PAGE)) == frozenset()
    assert written.seminar.refuses(PAUL, TakeVersion(FIRST, written.first)) is Code.ID_TAKEN


def test_sent_again_it_is_kept_once_whatever_it_is_called_since(written: Written) -> None:
    written.seminar.does(PAUL, NameVersion(FIRST, "After lunch"))

    assert written.seminar.does(PAUL, KeepVersion(FIRST, "Before lunch")) == frozenset()
    assert written.seminar.refuses(PAUL, KeepVersion(FIRST, "After lunch")) is Code.ID_TAKEN
    assert written.seminar.sees(PAUL, f"version/{FIRST}")["name"] == "After lunch"


def test_words_taken_back_since_are_gaps_in_it_and_sent_to_nobody(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, CutLine(written.first))

    seminar.does(ADA, WithdrawPhrase(written.phrase))

    gap = seminar.sees(PAUL, f"version/{FIRST}")["lines"][0]["pieces"][0]
    assert (gap["text"], gap["gone"]) == ("…", True)
    assert "interrupted" not in seminar.text(PAUL)
    seminar.does(PAUL, TakeVersion(FIRST, PAGE))
    assert texts(seminar) == ["…, so", "we stayed"]
    assert "interrupted" not in seminar.text(PAUL)


def test_words_kept_aside_are_marked_in_it(written: Written) -> None:
    written.seminar.does(FRAN, HidePhrase(written.phrase, "names a person"))

    assert written.seminar.sees(PAUL, f"version/{FIRST}")["lines"][0]["pieces"][0]["gone"] is True


def test_erased_words_are_left_in_no_version(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, CutLine(written.first))
    seminar.does(ADA, WithdrawPhrase(written.phrase))

    seminar.wait(PUT_BACK_MS / 60_000)

    held = [
        piece for version in seminar.day[Versions].by_id.values() for line in version.lines.values() for piece in line
    ]
    assert "interrupted" not in "".join(piece.text for piece in held)
    day, _ = replayed(seminar.facts, seminar.n)
    held = [piece for version in day[Versions].by_id.values() for line in version.lines.values() for piece in line]
    assert "interrupted" not in "".join(piece.text for piece in held)


def test_no_fact_of_a_version_holds_words_of_the_poem(written: Written) -> None:
    seminar = written.seminar
    before = len(seminar.facts)

    seminar.does(PAUL, KeepVersion(SECOND))
    seminar.does(PAUL, TakeVersion(FIRST, PAGE))

    facts = msgspec.json.encode(seminar.facts[before:]).decode()
    assert "stayed" not in facts
    assert "interrupted" not in facts


def test_it_is_kept_by_itself_before_each_reading_unless_it_is_already(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, BeginReading())
    assert len(seminar.day[Versions].by_id) == 1, "the poem stands as it was kept"
    seminar.does(PAUL, EndReading())
    seminar.write("one more", after=written.last)
    seminar.wait(1)

    seminar.does(PAUL, BeginReading())

    (version,) = [each for each in seminar.day[Versions].by_id.values() if each.why == "reading"]
    assert texts_of(seminar, version.id) == ["Nobody interrupted, so", "we stayed", "one more"]
    assert seminar.refuses(PAUL, TakeVersion(FIRST, PAGE)) is VersionCode.READING


def test_a_poem_that_was_read_is_everybodys_also_as_it_was(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(written.first))
    seminar.does(PAUL, EndReading())
    seminar.does(PAUL, CutLine(written.first))

    seminar.does(PAUL, TakeVersion(FIRST, PAGE))

    assert seminar.sees(STRANGER, f"line/{written.first}")["pieces"][0]["text"] == "Nobody interrupted"
    assert seminar.is_fresh()


def test_as_many_as_a_poet_can_tell_apart_and_one_more_when_one_is_let_go(written: Written) -> None:
    seminar = written.seminar
    for number in range(2, KEPT_LIMIT + 1):
        seminar.does(PAUL, KeepVersion(f"version-{number}"))

    refusal = seminar.refusal(PAUL, KeepVersion("one-too-many"))
    assert refusal.code is VersionCode.TOO_MANY
    assert said(refusal) == "As many versions are kept as fit: 12. Let one go first."
    seminar.does(PAUL, DropVersion(FIRST))
    assert seminar.sees(PAUL, f"version/{FIRST}") is None
    seminar.does(PAUL, KeepVersion("one-too-many"))


def test_of_those_kept_by_themselves_the_last_few_stay_and_none_is_lost_while_it_is_taken(written: Written) -> None:
    seminar = written.seminar
    for number in range(BY_ITSELF_LIMIT):
        seminar.does(PAUL, TakeVersion(FIRST, f"page-{number:04}"))
    oldest = seminar.day[Versions].of(by_hand=False)[0]

    seminar.does(PAUL, CutLine(written.first))
    seminar.does(PAUL, TakeVersion(oldest, "the-last-page"))

    assert texts(seminar) == ["Nobody interrupted, so", "we stayed"]
    assert len(seminar.day[Versions].of(by_hand=False)) == BY_ITSELF_LIMIT
    assert seminar.sees(PAUL, f"version/{oldest}") is None
    assert seminar.refuses(PAUL, TakeVersion(oldest, "another-page")) is VersionCode.UNKNOWN


def test_what_cannot_be_kept_is_refused_kindly() -> None:
    seminar = Seminar().begin("11.20")
    assert seminar.refuses(PAUL, KeepVersion(FIRST)) is VersionCode.EMPTY
    seminar.does(PAUL, WriteLine("line-0001", None, (PieceWritten("we stayed"),)))
    assert seminar.refuses(PAUL, KeepVersion(FIRST, "a" * 61)) is VersionCode.TOO_LONG
    assert seminar.refuses(PAUL, KeepVersion(FIRST, "a\u202e")) is VersionCode.CHARACTERS
    seminar.does(PAUL, KeepVersion(FIRST, "first"))
    assert seminar.does(PAUL, KeepVersion(FIRST, "first")) == frozenset()
    assert seminar.refuses(PAUL, KeepVersion(FIRST, "second")) is Code.ID_TAKEN


def test_a_version_gets_another_name_or_none_and_stays_what_it_is(written: Written) -> None:
    seminar = written.seminar
    before = seminar.sees(PAUL, f"version/{FIRST}")

    seminar.does(PAUL, NameVersion(FIRST, "  With the  chairs "))

    assert seminar.sees(PAUL, f"version/{FIRST}") == {**before, "name": "With the chairs"}
    assert seminar.does(PAUL, NameVersion(FIRST, "With the chairs")) == frozenset(), "it is called so already"
    seminar.does(PAUL, NameVersion(FIRST, ""))
    assert seminar.sees(PAUL, f"version/{FIRST}")["name"] == ""
    assert seminar.is_fresh()
    day, _ = replayed(seminar.facts, seminar.n)
    assert day[Versions].by_id[FIRST].name == ""


def test_a_name_that_cannot_be_is_refused_and_the_old_one_stays(written: Written) -> None:
    seminar = written.seminar

    assert seminar.refuses(PAUL, NameVersion(FIRST, "a" * 61)) is VersionCode.TOO_LONG
    assert seminar.refuses(PAUL, NameVersion(FIRST, "a\u202e")) is VersionCode.CHARACTERS
    assert seminar.refuses(PAUL, NameVersion("version-9", "a name")) is VersionCode.UNKNOWN

    assert seminar.sees(PAUL, f"version/{FIRST}")["name"] == "Before lunch"


def test_a_page_that_was_kept_by_itself_stays_once_it_is_named(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, TakeVersion(FIRST, PAGE))

    seminar.does(PAUL, NameVersion(PAGE, "The long one"))
    for number in range(BY_ITSELF_LIMIT + 1):
        seminar.does(PAUL, TakeVersion(FIRST, f"page-{number:04}"))

    assert (seminar.sees(PAUL, f"version/{PAGE}")["name"], seminar.sees(PAUL, f"version/{PAGE}")["why"]) == (
        "The long one",
        "hand",
    )
    seminar.does(PAUL, TakeVersion(PAGE, "another-page"))
    assert texts(seminar) == ["Nobody interrupted, so", "we stayed"], "undo takes it as before"


def test_where_as_many_are_kept_as_fit_no_page_is_kept_for_good_by_naming_it(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, TakeVersion(FIRST, PAGE))
    for number in range(2, KEPT_LIMIT + 1):
        seminar.does(PAUL, KeepVersion(f"version-{number}"))

    assert seminar.refuses(PAUL, NameVersion(PAGE, "The long one")) is VersionCode.TOO_MANY
    seminar.does(PAUL, NameVersion(FIRST, "still free to be named"))


def test_read_from_its_log_a_day_has_the_same_versions(written: Written) -> None:
    seminar = written.seminar
    seminar.does(PAUL, CutLine(written.first))
    seminar.does(PAUL, TakeVersion(FIRST, PAGE))
    seminar.does(CLOCK, EraseWords((written.phrase,)))

    day, boards = replayed(seminar.facts, seminar.n)

    assert day[Poem].order == seminar.day[Poem].order
    assert values_of(boards, PAUL.role, PAUL.voice) == values_of(seminar.boards, PAUL.role, PAUL.voice)
