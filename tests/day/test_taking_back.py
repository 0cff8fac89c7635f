"""Taking back: no place has the words from that moment on; for a minute they can be put back, then nothing is left."""

import pytest

from live.day import FACTS, WORDS_OF
from live.day.given import AllGiven
from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase
from live.day.notes import OfferNote, WithdrawNote
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.poem import WriteLine
from live.day.refusals import Code
from live.day.roles import CLOCK
from live.day.sheet import Poem
from live.day.showing import SetPace
from live.day.taking_back import EraseWords, PutBack, TakenBack
from live.log.written import written_in
from tests.days import ADA, BOB, FRAN, PAUL, WALL, Seminar, everyone, replayed, said, values_of

WORDS = "two chairs, same height"
SECOND_AND_A_MINUTE = 61 / 60


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon, the poet writing along."""
    return Seminar().begin("11.20")


def texts(seminar: Seminar, line: str) -> list[str]:
    """The runs of a line at the poet's."""
    return [piece["text"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]]


# For a minute


def test_words_put_back_within_a_minute_are_everywhere_as_before(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS, gloss="dwy gadair")
    theme = seminar.name("Being heard", phrase)
    line = seminar.write("we need ", (WORDS, phrase))
    seminar.wait(1)
    before = seminar.boards_of_all()
    seminar.does(ADA, WithdrawPhrase(phrase))
    assert all(WORDS not in seminar.text(by) for by in everyone()), "they are gone, for this test to mean anything"
    assert seminar.sees(ADA, f"mine/{phrase}")["back"] == seminar.now + 60_000
    seminar.wait(0.9)

    seminar.does(ADA, PutBack(phrase))

    assert seminar.boards_of_all() == before
    assert seminar.sees(WALL, f"theme/{theme}")["items"] == [phrase]
    assert texts(seminar, line) == ["we need ", WORDS]
    seminar.wait(5)
    assert WORDS in seminar.text(WALL), "nothing is erased that is there"


def test_a_note_can_be_put_back_too(seminar: Seminar) -> None:
    note = seminar.note("a longer thought")
    seminar.does(ADA, WithdrawNote(note))

    seminar.does(ADA, PutBack(note))

    assert seminar.sees(FRAN, f"note/{note}")["text"] == "a longer thought"


def test_words_put_back_before_the_wall_had_them_go_there_as_if_they_had_just_been_given(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(0.5)
    assert seminar.sees(WALL, f"phrase/{phrase}") is None

    seminar.does(ADA, PutBack(phrase))
    seminar.wait(0.5)

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS
    other = seminar.give("the same height")
    seminar.does(ADA, WithdrawPhrase(other))
    seminar.does(FRAN, SetPace("at_once"))
    seminar.does(ADA, PutBack(other))
    assert seminar.sees(WALL, f"phrase/{other}") is not None


def test_words_that_were_kept_aside_come_back_to_the_desk_alone(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.does(ADA, PutBack(phrase))
    seminar.wait(0.5)

    assert seminar.sees(FRAN, f"phrase/{phrase}")["hidden"] == "it names somebody"
    assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_putting_back_is_the_givers_and_pressing_twice_changes_nothing(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    assert seminar.does(ADA, PutBack(phrase)) == frozenset()
    seminar.does(ADA, WithdrawPhrase(phrase))

    assert seminar.refuses(BOB, PutBack(phrase)) is Code.PHRASE_NOT_YOURS
    assert seminar.refuses(ADA, PutBack("nowhere-1")) is Code.PHRASE_UNKNOWN
    seminar.does(ADA, PutBack(phrase))
    assert seminar.does(ADA, PutBack(phrase)) == frozenset()


def test_words_taken_back_again_have_a_minute_again(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(0.9)
    seminar.does(ADA, PutBack(phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(0.9)

    seminar.does(ADA, PutBack(phrase))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["text"] == WORDS


# After it


def test_after_a_minute_nothing_is_left_of_them(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS, gloss="dwy gadair")
    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    line = seminar.write("we need ", "chairs")
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.wait(SECOND_AND_A_MINUTE)

    given = seminar.day[AllGiven].items[phrase]
    assert (given.text, given.gloss, given.hidden) == ("", None, "")
    assert texts(seminar, line) == ["we need chairs"], "what is the poet's own stays"
    assert seminar.sees(ADA, f"mine/{phrase}")["back"] is None
    refusal = seminar.refusal(ADA, PutBack(phrase))
    assert refusal.code is Code.PHRASE_WITHDRAWN
    assert said(refusal) == "Those words are erased by now. Give them again if you want them back."


def test_a_gap_stays_in_the_poem_and_the_line_can_be_written_around_it(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write("we need ", (WORDS, phrase), ", so ", ("chairs", phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))
    assert texts(seminar, line) == ["we need ", "…", ", so ", "…"]
    seminar.wait(SECOND_AND_A_MINUTE)
    assert texts(seminar, line) == ["we need ", "…", ", so ", "…"]

    seminar.write("we all need ", ("…", phrase), line=line)

    assert texts(seminar, line) == ["we all need ", "…"]
    assert seminar.day[Poem].lines[line].pieces[1].text == ""
    seminar.write("we all need nothing", line=line)
    assert texts(seminar, line) == ["we all need nothing"]


def test_what_the_poets_page_still_had_of_them_is_not_written_again(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(SECOND_AND_A_MINUTE)

    seminar.write("now ", (WORDS, phrase), line=line)

    assert seminar.day[Poem].lines[line].pieces[1].text == ""
    cut = WriteLine(seminar.new_id("line"), None, (PieceWritten(WORDS, phrase),))
    assert seminar.refuses(PAUL, cut) is Code.PHRASE_WITHDRAWN


def test_a_line_written_anew_in_that_minute_keeps_the_words_for_who_puts_them_back(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.write("now ", ("…", phrase), line=line)

    seminar.does(ADA, PutBack(phrase))

    assert texts(seminar, line) == ["now ", WORDS]


def test_words_sent_again_under_an_id_that_was_erased_do_not_come_back(seminar: Seminar) -> None:
    phrase, note = seminar.give(WORDS), seminar.note("a longer thought")
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.does(ADA, WithdrawNote(note))
    seminar.wait(SECOND_AND_A_MINUTE)

    assert seminar.does(ADA, OfferPhrase(phrase, WORDS)) == frozenset()
    assert seminar.does(ADA, OfferNote(note, "a longer thought")) == frozenset()

    assert all(WORDS not in seminar.text(by) for by in everyone())


def test_the_pool_keeps_no_word_of_them(seminar: Seminar) -> None:
    looked_into, waiting = seminar.give("zqfirst zqsecond"), seminar.give("zqthird zqfourth")
    givers = seminar.day[AllGiven].givers
    givers.look_into(1)
    kept = (vars(givers), vars(givers._who_said))
    assert all(each in repr(kept) for each in ("zqfirst", "zqthird")), "for this test to mean anything"

    seminar.does(ADA, WithdrawPhrase(looked_into))
    seminar.does(ADA, WithdrawPhrase(waiting))

    assert "zq" not in repr(kept)


# By hand, and after a restart


def test_by_hand_anybodys_words_are_erased_at_once(seminar: Seminar) -> None:
    aloud = seminar.give(WORDS, FRAN)
    line = seminar.write((WORDS, aloud))

    seminar.does(CLOCK, EraseWords((aloud,)))

    assert seminar.day[AllGiven].items[aloud].text == ""
    assert texts(seminar, line) == ["…"]
    facts = len(seminar.facts)
    seminar.does(CLOCK, EraseWords((aloud,)))
    assert len(seminar.facts) == facts, "once"


def test_words_erased_before_the_day_knew_of_them_never_come(seminar: Seminar) -> None:
    """They were lost with the end of the log, and the phone that gave them gives them again."""
    line = seminar.write("we stayed")
    seminar.does(CLOCK, EraseWords(("zqnowhere-1", "zqnowhere-2", line)))
    facts = len(seminar.facts)

    assert seminar.does(ADA, OfferPhrase("zqnowhere-1", WORDS)) == frozenset()
    assert seminar.does(ADA, OfferNote("zqnowhere-2", WORDS)) == frozenset()
    seminar.does(CLOCK, EraseWords(("zqnowhere-1", "zqnowhere-2", line)))

    assert len(seminar.facts) == facts, "nothing was added"
    assert all(WORDS not in seminar.text(by) for by in everyone())
    seminar.write("we stayed on", line=line)
    assert texts(seminar, line) == ["we stayed on"], "what is nobody's words is left alone"


def test_the_day_made_again_from_a_log_without_the_words_is_the_same(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.write("we need ", (WORDS, phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(SECOND_AND_A_MINUTE)
    assert phrase in seminar.day[TakenBack].erased

    _day, boards = replayed(seminar.facts, seminar.n)

    for by in everyone():
        assert values_of(boards, by.role, by.voice) == values_of(seminar.boards, by.role, by.voice)


# Which words are whose. What is no phrase's or note's own is the desk's, the poet's or the programme's.
OF_THE_HOUSE = frozenset(
    [
        "day.planned",
        "programme.offered",
        "programme.taken",
        "slot.added",
        "slot.changed",
        "prompt.set",
        "decision.answered",
        "theme.named",
        "theme.renamed",
        "theme.sided",
        "poem.titled",
        "poem.signed",
        "poem.promised",
        "report.signed",
        "poet.asked",
        "version.kept",
        "version.named",
    ]
)


def test_every_fact_with_words_says_whose_they_are() -> None:
    with_words = {str(fact.__struct_config__.tag) for fact in FACTS if written_in(fact)}

    assert with_words - set(WORDS_OF) == OF_THE_HOUSE
    assert set(WORDS_OF) == {
        "phrase.offered",
        "note.offered",
        "shift.offered",
        "phrase.glossed",
        "phrase.hidden",
        "phrase.appealed",
        "appeal.answered",
        "meaning.asked",
        "meaning.given",
        "meaning.hidden",
        "line.written",
        "poem.kept",
        "report.noted",
        "report.kept",
        "checkin.sent",
        "round.set",
        "reflection.offered",
    }
