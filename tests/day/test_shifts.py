"""Shifts: a pair of what somebody thought before and thinks now, which is one thing from then on."""

import pytest

from live.day.allowing import AllowPhrase
from live.day.appeals import AnswerAppeal, AppealPhrase
from live.day.drawing import DrawPhrase
from live.day.given import AllGiven, Use
from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase, ReadPhrases, RestorePhrase
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.plan import ALL_TAKES, DropSlot, TakeInSlot
from live.day.poem import WriteLine
from live.day.projection import Timetable
from live.day.refusals import Code
from live.day.roles import By
from live.day.shifts import OfferShift, ShiftCode, WithdrawShift
from live.day.showing import KeepPhrase, SetPace, ShowPhrase
from live.day.taking_back import PutBack
from live.day.text import PHRASE_LIMIT
from live.day.themes import GatherItem
from live.day.wall import ShowWall
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, at, everyone, reached, reopened, said

BEFORE, NOW = "trust has to be earned", "somebody has to go first"
LINE = "line-of-paul-1"


@pytest.fixture
def seminar() -> Seminar:
    """In the main points."""
    return Seminar().begin("15.05")


@pytest.fixture
def pair(seminar: Seminar) -> str:
    """Ada's, on the wall."""
    given = seminar.pair(BEFORE, NOW)
    seminar.does(FRAN, ShowPhrase(given))
    return given


def line(seminar: Seminar, by: By = PAUL) -> list[tuple[str, str | None]]:
    return [(piece["text"], piece["phrase"]) for piece in seminar.sees(by, f"line/{LINE}")["pieces"]]


# When it is taken


def test_the_wall_and_the_desk_have_both_halves_and_their_giver_follows_them(seminar: Seminar, pair: str) -> None:
    shown = {"before": BEFORE, "now": NOW, "slot": "s8", "at": at("15.05"), "themes": []}

    assert seminar.sees(WALL, f"shift/{pair}") == shown
    assert seminar.sees(FRAN, f"shift/{pair}").items() >= shown.items()
    own = seminar.sees(ADA, f"mine/{pair}")
    assert (own["what"], own["before"], own["text"]) == ("shift", BEFORE, NOW)
    for by in (BOB, STRANGER):
        assert NOW not in str(reached(seminar.boards, by.role, by.voice)), "phones have no view that shows it"


def test_it_is_asked_from_the_main_points_on_and_before_that_stays_on_the_phone() -> None:
    seminar = Seminar().begin("11.20")
    assert "phrase" in seminar.sees(ADA, "now")["takes"], "for this test to mean anything"

    refusal = seminar.refusal(ADA, OfferShift("shift-of-ada", BEFORE, NOW))

    assert said(refusal) == "This is asked from 3.00 on, with the main points. Until then it stays on this phone."
    assert "shift" not in seminar.sees(ADA, "now")["takes"]


@pytest.mark.parametrize(
    ("clock", "code"), [("9.00", Code.DAY_NOT_BEGUN), ("12.10", Code.SLOT_LISTENING), ("15.35", Code.SLOT_LISTENING)]
)
def test_where_no_words_are_taken_no_pair_is(clock: str, code: Code) -> None:
    seminar = Seminar() if clock == "9.00" else Seminar().begin(clock)

    assert seminar.refuses(ADA, OfferShift("shift-of-ada", BEFORE, NOW)) is code


def test_while_the_poem_is_made_it_is_taken_where_words_are(seminar: Seminar) -> None:
    seminar.wait(30)
    assert seminar.current == "s9", "the poem, for this test to mean anything"
    seminar.does(FRAN, TakeInSlot("s9", ALL_TAKES, "s9"))

    assert seminar.sees(ADA, "now")["takes"] == ["phrase", "note", "support", "shift"]
    assert seminar.pair(BEFORE, NOW) in seminar.day[AllGiven].items


def test_where_the_main_points_were_left_out_it_is_taken_in_what_came_instead() -> None:
    seminar = Seminar().begin("11.20")
    seminar.starts("s9")
    seminar.does(FRAN, TakeInSlot("s9", ALL_TAKES, "s9"))

    assert "shift" in seminar.sees(ADA, "now")["takes"]
    assert "shift" not in seminar.sees(FRAN, "now")["takes"], "only phones give pairs"


def test_in_a_programme_without_main_points_it_is_taken_wherever_words_are() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, DropSlot("s8", seminar.day[Timetable].version))

    assert "shift" in seminar.sees(ADA, "now")["takes"]
    assert seminar.pair(BEFORE, NOW) in seminar.day[AllGiven].items


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        (" ", NOW, ShiftCode.BEFORE_EMPTY),
        (BEFORE, "", ShiftCode.NOW_EMPTY),
        (BEFORE, "w" * (PHRASE_LIMIT + 1), ShiftCode.NOW_TOO_LONG),
        ("w" * (PHRASE_LIMIT + 1), NOW, ShiftCode.BEFORE_TOO_LONG),
        (BEFORE, "\u202e", ShiftCode.CHARACTERS),
    ],
)
def test_each_half_is_as_long_as_a_phrase_and_neither_is_empty(
    seminar: Seminar, before: str, now: str, code: ShiftCode
) -> None:
    assert seminar.refuses(ADA, OfferShift("shift-of-ada", before, now)) is code


def test_as_many_characters_as_people_count_fit(seminar: Seminar) -> None:
    family = "👩‍👩‍👧" * PHRASE_LIMIT

    pair = seminar.pair(family, f"  {family} ")

    assert seminar.sees(ADA, f"mine/{pair}")["text"] == family


def test_sent_again_it_is_the_same_and_other_words_under_its_id_are_refused(seminar: Seminar, pair: str) -> None:
    assert not seminar.does(ADA, OfferShift(pair, BEFORE, f" {NOW}"))
    assert seminar.refuses(ADA, OfferShift(pair, NOW, BEFORE)) is Code.ID_TAKEN
    assert seminar.refuses(ADA, OfferShift(pair, BEFORE, NOW, uses=("wall",))) is Code.ID_TAKEN
    assert seminar.refuses(BOB, OfferShift(pair, BEFORE, NOW)) is Code.ID_TAKEN


# What becomes of it


def test_it_takes_the_breath_and_can_be_kept_back_in_it(seminar: Seminar) -> None:
    kept, shown = seminar.pair(BEFORE, NOW), seminar.pair("we are few", "we are some")
    assert seminar.sees(WALL, f"shift/{shown}") is None
    seminar.does(FRAN, KeepPhrase(kept))

    seminar.wait(1)

    assert seminar.sees(WALL, f"shift/{kept}") is None
    assert seminar.sees(WALL, f"shift/{shown}")["now"] == "we are some"


def test_it_answers_no_question_of_the_wall(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowPhrase(seminar.pair(BEFORE, NOW)))
    assert seminar.sees(WALL, "prompt")["answered"] == []

    seminar.show("two chairs")
    assert len(seminar.sees(WALL, "prompt")["answered"]) == 1, "for this test to mean anything"


def test_its_giver_reads_that_it_is_on_the_wall_once_the_wall_shows_pairs(seminar: Seminar, pair: str) -> None:
    assert seminar.steps(ADA, pair) == ["received"]

    seminar.does(FRAN, ShowWall("shifts"))
    seminar.does(FRAN, ShowWall("auto"))
    assert seminar.steps(ADA, pair) == ["received", "on_wall"]

    seminar.does(FRAN, ShowWall("shifts"))
    seminar.does(FRAN, SetPace("at_once"))
    assert "on_wall" in seminar.steps(ADA, seminar.pair("not for me", "for me too"))


def test_the_wall_left_to_itself_never_shows_pairs(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowPhrase(seminar.pair(BEFORE, NOW)))
    assert seminar.sees(WALL, "wall")["shows"] != "shifts"
    seminar.does(FRAN, ShowWall("shifts"))
    assert seminar.sees(WALL, "wall")["shows"] == "shifts"


def test_hidden_it_is_nowhere_but_at_the_desk_and_its_giver_may_ask(seminar: Seminar, pair: str) -> None:
    seminar.does(FRAN, HidePhrase(pair, "It names somebody"))

    for by in (WALL, BOB, PAUL, STRANGER):
        assert NOW not in seminar.text(by)
        assert BEFORE not in seminar.text(by)
    assert seminar.sees(FRAN, f"shift/{pair}")["hidden"] == "It names somebody"
    seminar.does(ADA, AppealPhrase(pair, "that is my own name"))
    assert seminar.sees(FRAN, f"shift/{pair}")["appeal"]["text"] == "that is my own name"
    seminar.does(FRAN, AnswerAppeal(pair, restore=True))
    assert seminar.sees(WALL, f"shift/{pair}")["before"] == BEFORE


def test_read_and_restored_as_a_phrase_is(seminar: Seminar, pair: str) -> None:
    seminar.does(FRAN, ReadPhrases((pair,)))
    seminar.does(FRAN, HidePhrase(pair, "It names somebody"))
    seminar.does(FRAN, RestorePhrase(pair))

    assert seminar.steps(ADA, pair) == ["received", "read"]
    assert seminar.sees(WALL, f"shift/{pair}")["now"] == NOW


def test_only_its_giver_takes_it_back_and_only_as_what_it_is(seminar: Seminar, pair: str) -> None:
    phrase = seminar.give("two chairs")

    assert seminar.refuses(BOB, WithdrawShift(pair)) is ShiftCode.UNKNOWN
    assert seminar.refuses(ADA, WithdrawShift(phrase)) is ShiftCode.UNKNOWN
    assert seminar.refuses(ADA, WithdrawPhrase(pair)) is Code.PHRASE_UNKNOWN
    assert seminar.refuses(BOB, EchoPhrase(pair)) is Code.PHRASE_NOT_SHOWN


def test_taken_back_it_is_gone_put_back_it_is_there_and_after_a_minute_it_is_erased(
    seminar: Seminar, pair: str
) -> None:
    seminar.does(ADA, WithdrawShift(pair))
    assert seminar.sees(WALL, f"shift/{pair}") is None
    seminar.does(ADA, PutBack(pair))
    assert seminar.sees(WALL, f"shift/{pair}")["before"] == BEFORE
    seminar.does(ADA, WithdrawShift(pair))
    assert not seminar.does(ADA, WithdrawShift(pair))

    seminar.wait(2)

    given = seminar.day[AllGiven].items[pair]
    assert (given.before, given.text) == ("", "")
    assert seminar.refuses(ADA, PutBack(pair)) is Code.PHRASE_WITHDRAWN
    assert not seminar.does(ADA, OfferShift(pair, BEFORE, NOW)), "what was taken back stays so"


def test_its_giver_says_anew_where_it_may_go(seminar: Seminar, pair: str) -> None:
    only: tuple[Use, ...] = ("report",)
    seminar.does(ADA, AllowPhrase(pair, only))

    assert seminar.sees(WALL, f"shift/{pair}") is None
    assert NOW not in seminar.text(PAUL)
    assert seminar.sees(FRAN, f"shift/{pair}")["uses"] == ["report"]
    assert not seminar.does(ADA, OfferShift(pair, BEFORE, NOW)), "as it was given at first"


def test_gathered_in_a_theme_phones_have_it_too(seminar: Seminar, pair: str) -> None:
    theme = seminar.name("Power")
    seminar.does(FRAN, GatherItem(theme, pair))

    assert seminar.sees(WALL, f"theme/{theme}")["items"] == [pair]
    assert seminar.sees(BOB, f"theme/{theme}")["count"] == 1
    assert reached(seminar.boards, BOB.role, BOB.voice)[f"shift/{pair}"]["themes"] == [theme]
    assert seminar.steps(ADA, pair) == ["received", "on_wall", "in_theme"]


# In the poem


def test_each_half_is_in_the_pool_by_itself(seminar: Seminar, pair: str) -> None:
    before, now = (seminar.sees(PAUL, f"phrase/{each}") for each in (f"{pair}.before", pair))

    assert (before["text"], before["half"]) == (BEFORE, "before")
    assert (now["text"], now["half"]) == (NOW, "now")
    assert "half" not in seminar.sees(PAUL, f"phrase/{seminar.give('two chairs')}")
    assert seminar.sees(PAUL, f"shift/{pair}") is None


def test_words_of_either_half_are_the_pairs_and_the_poet_sees_which(seminar: Seminar, pair: str) -> None:
    pieces = (PieceWritten("earned", f"{pair}.before"), PieceWritten(", or "), PieceWritten(NOW, pair))
    seminar.does(PAUL, WriteLine(LINE, None, pieces))

    assert line(seminar) == [("earned", f"{pair}.before"), (", or ", None), (NOW, pair)]
    assert [each["kind"] for each in seminar.sees(PAUL, f"line/{LINE}")["pieces"]] == ["trimmed", "own", "given"]
    assert seminar.sees(PAUL, f"phrase/{pair}.before")["lines"] == [LINE]
    assert seminar.step(ADA, pair, "in_poem")["lines"] == [LINE]

    seminar.does(PAUL, WriteLine(LINE, None, pieces[1:]))

    assert seminar.sees(PAUL, f"phrase/{pair}.before")["lines"] == []
    assert seminar.sees(PAUL, f"phrase/{pair}")["lines"] == [LINE]


def test_words_that_the_poet_types_are_credited_to_the_half_they_stand_in(seminar: Seminar, pair: str) -> None:
    seminar.does(PAUL, WriteLine(LINE, None, (PieceWritten(f"say: {BEFORE}; and somebody has to begin"),)))

    assert line(seminar) == [
        ("say: ", None),
        (BEFORE, f"{pair}.before"),
        ("; and ", None),
        ("somebody has to", pair),
        (" begin", None),
    ]


def test_taken_back_both_halves_are_gaps_and_what_is_written_anew_keeps_them(seminar: Seminar, pair: str) -> None:
    pieces = (PieceWritten(BEFORE, f"{pair}.before"), PieceWritten(" and "), PieceWritten(NOW, pair))
    seminar.does(PAUL, WriteLine(LINE, None, pieces))
    seminar.does(ADA, WithdrawShift(pair))
    assert line(seminar) == [("…", f"{pair}.before"), (" and ", None), ("…", pair)]

    again = (PieceWritten("…", f"{pair}.before"), PieceWritten(" or "), PieceWritten("…", pair))
    seminar.does(PAUL, WriteLine(LINE, None, again))
    seminar.wait(2)

    assert line(seminar) == [("…", f"{pair}.before"), (" or ", None), ("…", pair)]
    assert BEFORE not in seminar.text(PAUL)
    assert seminar.refuses(PAUL, WriteLine("line-of-paul-2", None, pieces[:1])) is Code.PHRASE_WITHDRAWN


def test_there_is_no_other_half_of_a_pair_and_none_of_a_phrase(seminar: Seminar, pair: str) -> None:
    phrase = seminar.give("two chairs")

    for unknown in (f"{phrase}.before", f"{pair}.now", f"{pair}.before.before"):
        written = WriteLine(LINE, None, (PieceWritten("two", unknown),))
        assert seminar.refuses(PAUL, written) is Code.PHRASE_UNKNOWN


def test_a_pair_is_one_persons_and_is_drawn_as_what_is_thought_now(seminar: Seminar, pair: str) -> None:
    assert seminar.day[AllGiven].voices_for_poem == 1

    seminar.does(PAUL, DrawPhrase("draw-of-paul"))

    assert seminar.sees(PAUL, "drawn")["phrase"] == pair


def test_a_day_read_again_knows_the_same(seminar: Seminar, pair: str) -> None:
    seminar.does(PAUL, WriteLine(LINE, None, (PieceWritten(BEFORE, f"{pair}.before"), PieceWritten(NOW, pair))))
    seminar.does(FRAN, ShowWall("shifts"))
    seminar.pair("we are few", "we are some", CLEO)
    seminar.does(ADA, WithdrawShift(pair))
    seminar.wait(2)

    _, boards = reopened(seminar.entries)

    for by in everyone():
        assert reached(boards, by.role, by.voice) == reached(seminar.boards, by.role, by.voice)
