"""What places see of the timetable: the day, the programme, what is running, and the question."""

import msgspec
import pytest

from live.day.kinds import Kind
from live.day.phrases import OfferPhrase
from live.day.plan import TakeInSlot
from live.day.projection import SlotPlan
from live.day.refusals import Code
from live.day.roles import By, Role
from live.day.timetable import EndDay, ExtendSlot, HoldDay, SetPrompt
from tests.days import ADA, ENGLISH, FRAN, PAUL, QUESTION, WALL, Seminar, at, planned, said

# The day


def test_being_late_is_for_the_desk_only() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(FRAN, ExtendSlot("s9", 4))
    desk = seminar.sees(FRAN, "day")

    assert desk["behind"] == 4
    assert seminar.clock(desk["ends"]) == "15.49"
    assert desk["held"] is None
    for by in (ADA, PAUL, WALL):
        assert {"behind", "ends", "held"}.isdisjoint(seminar.sees(by, "day"))


def test_the_desk_reads_since_when_the_day_is_held() -> None:
    seminar = Seminar().begin("11.50")

    seminar.does(FRAN, HoldDay())

    assert seminar.sees(FRAN, "day")["held"] == at("11.50")


@pytest.mark.parametrize(
    ("clock", "said"), [("9.05", "9.05"), ("12.00", "12.00"), ("15.49", "3.49"), ("0.10", "12.10")]
)
def test_times_are_said_as_the_programme_prints_them(clock: str, said: str) -> None:
    assert ENGLISH.clock(at(clock), "Europe/London", 12) == said


@pytest.mark.parametrize(
    ("clock", "said"), [("9.05", "9.05"), ("12.00", "12.00"), ("15.49", "15.49"), ("22.30", "22.30"), ("0.10", "0.10")]
)
def test_by_a_clock_of_24_hours_no_time_can_be_mistaken(clock: str, said: str) -> None:
    assert ENGLISH.clock(at(clock), "Europe/London", 24) == said


@pytest.mark.parametrize("by", [ADA, FRAN, PAUL, WALL], ids=lambda by: by.role.value)
def test_times_are_read_by_24_hours_where_the_programme_writes_them_so_or_the_day_is_long(by: By) -> None:
    assert Seminar().sees(by, "day")["clock"] == 12
    assert Seminar(planned(clock=24)).sees(by, "day")["clock"] == 24
    evening = msgspec.structs.replace(planned().slots[-1], planned=at("20.29"))
    late = msgspec.structs.replace(evening, planned=at("20.30"))  # until 21.30, as an open end goes
    slots = planned().slots[:-1]
    assert Seminar(planned(slots=(*slots, evening))).sees(by, "day")["clock"] == 12
    assert Seminar(planned(slots=(*slots, late))).sees(by, "day")["clock"] == 24


def test_a_refusal_says_until_when_by_the_clock_of_the_day() -> None:
    seminar = Seminar(planned(clock=24)).begin("13.50")

    refusal = seminar.refusal(ADA, OfferPhrase("phrase-1", "two chairs"))

    assert said(refusal) == "The room is listening. Your words stay on this phone until 15.00."


@pytest.mark.parametrize("by", [ADA, FRAN, PAUL, WALL], ids=lambda by: by.role.value)
def test_everyone_reads_when_the_planned_times_can_be_relied_on(by: By) -> None:
    assert Seminar().sees(by, "day")["times_hold"] == {"begins": at("0.00"), "ends": at("16.45")}
    assert Seminar(planned(None)).sees(by, "day")["times_hold"] is None


# The programme


@pytest.mark.parametrize("by", [ADA, FRAN, PAUL, WALL], ids=lambda by: by.role.value)
def test_everyone_reads_where_each_slot_stands(by: By) -> None:
    seminar = Seminar().begin("11.20")

    seminar.starts("s6")

    assert stages(seminar, by)[:4] + stages(seminar, by)[5:] == [*["past"] * 4, "now", "next", *["later"] * 3]


def test_the_desk_reads_at_once_what_was_left_out_and_everyone_when_the_day_is_over() -> None:
    seminar = Seminar().begin("11.20")
    seminar.starts("s6")
    assert {place.role: stages(seminar, place)[4] for place in (FRAN, ADA, PAUL, WALL)} == {
        Role.DESK: "left_out",
        Role.PHONE: "past",
        Role.POET: "past",
        Role.WALL: "past",
    }

    seminar.does(FRAN, EndDay("s6"))

    assert {stages(seminar, place)[4] for place in (FRAN, ADA, PAUL, WALL)} == {"left_out"}


def stages(seminar: Seminar, by: By) -> list[str]:
    """Where each slot stands, as a place reads it."""
    return [slot["stage"] for slot in seminar.sees(by, "programme")["slots"]]


# What is running


def test_everyone_reads_what_runs_until_when_and_what_comes() -> None:
    seminar = Seminar()
    before = seminar.sees(ADA, "now")
    assert (before["slot"], before["kind"], before["ends"]) == (None, None, None)
    assert before["next"] == {"slot": "s1", "at": at("9.30")}

    seminar.begin("11.20")

    now = seminar.sees(ADA, "now")
    assert (now["slot"], now["kind"], now["listening"]) == ("s4", "discussion", False)
    assert now["ends"] == at("12.00")
    assert now["next"] == {"slot": "s5", "at": at("12.00")}
    seminar.begin("23.00")
    assert seminar.sees(ADA, "now")["next"] is None


# When words are taken


@pytest.mark.parametrize(
    ("clock", "takes", "opens"),
    [
        ("9.00", [], "11.15"),
        ("10.20", [], "11.15"),
        ("11.20", ["phrase", "note", "support"], "15.00"),
        ("12.50", [], "15.00"),
        ("15.10", ["phrase", "note", "support", "shift"], None),
        ("15.50", [], None),
        ("17.00", [], None),
    ],
)
def test_words_are_taken_in_discussions_and_everyone_knows_when(
    clock: str, takes: list[str], opens: str | None
) -> None:
    seminar = Seminar().begin(clock)

    now = seminar.sees(ADA, "now")

    assert now["takes"] == takes
    assert (now["opens"] and seminar.clock(now["opens"]["at"])) == opens


@pytest.mark.parametrize(
    ("clock", "rest"),
    [
        ("9.00", "before"),
        ("9.35", "first_discussion"),
        ("10.20", "listening"),
        ("11.20", None),
        ("12.50", "other"),
        ("15.50", None),
        ("17.00", "over"),
    ],
)
def test_everyone_reads_why_no_words_are_taken(clock: str, rest: str | None) -> None:
    assert Seminar().begin(clock).sees(ADA, "now")["rest"] == rest


def test_a_discussion_whose_owner_asks_to_listen_takes_nothing() -> None:
    slots = tuple(
        SlotPlan(s.id, s.title, s.kind, True, s.fixed, s.planned, s.length, s.text, s.prompt) for s in planned().slots
    )
    seminar = Seminar(planned(slots=slots)).begin("11.20")

    assert seminar.sees(ADA, "now")["takes"] == []
    assert seminar.sees(ADA, "now")["opens"] is None


def of_kind(kind: Kind, *, listening: bool = False) -> Seminar:
    """A day whose talk at 10.15 was taken for a slot of another kind."""
    slots = [msgspec.structs.replace(s, kind=kind, listening=listening) if s.id == "s3" else s for s in planned().slots]
    return Seminar(planned(slots=tuple(slots)))


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.DISCUSSION, Kind.MAIN_POINTS])
def test_words_are_taken_where_the_room_talks_and_where_nobody_knows_what_happens(kind: Kind) -> None:
    seminar = of_kind(kind)
    assert seminar.begin("10.05").sees(ADA, "now")["opens"]["slot"] == "s3", "phones are told when words are taken"

    now = seminar.begin("10.20").sees(ADA, "now")

    assert (now["takes"][:3], now["phase"]) == (["phrase", "note", "support"], "open")
    seminar.give("two chairs", ADA)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.OTHER, Kind.DISCUSSION, Kind.MAIN_POINTS}))
def test_a_slot_that_is_known_for_something_else_takes_no_words(kind: Kind) -> None:
    assert of_kind(kind).begin("10.20").sees(ADA, "now")["takes"] == []


def test_a_slot_of_an_unknown_kind_in_which_the_room_listens_takes_no_words() -> None:
    now = of_kind(Kind.OTHER, listening=True).begin("10.20").sees(ADA, "now")

    assert (now["takes"], now["phase"]) == ([], "listening")


def two_discussions() -> Seminar:
    """A day whose main points are another discussion."""
    slots = [msgspec.structs.replace(s, kind=Kind.DISCUSSION) if s.id == "s8" else s for s in planned().slots]
    return Seminar(planned(slots=tuple(slots)))


@pytest.mark.parametrize(
    ("clock", "slot", "what"),
    [("9.00", "s4", "first_discussion"), ("10.20", "s4", "first_discussion"), ("12.10", "s8", "next_discussion")],
)
def test_words_are_taken_again_in_the_first_or_in_the_next_discussion(clock: str, slot: str, what: str) -> None:
    opens = two_discussions().begin(clock).sees(ADA, "now")["opens"]

    assert (opens["slot"], opens["what"]) == (slot, what)


@pytest.mark.parametrize("clock", ["11.20", "12.10"])
def test_what_takes_words_and_is_no_discussion_is_another_slot(clock: str) -> None:
    opens = Seminar().begin(clock).sees(ADA, "now")["opens"]

    assert opens == {"slot": "s8", "at": at("15.00"), "what": "other"}


def main_points_first() -> Seminar:
    """A day that takes words in its main points only, after two slots that take none."""
    slots = [msgspec.structs.replace(s, kind=Kind.TALK) if s.kind is Kind.DISCUSSION else s for s in planned().slots]
    return Seminar(planned(slots=tuple(slots)))


@pytest.mark.parametrize("clock", ["9.00", "9.35", "12.50"])
def test_words_that_were_never_taken_are_not_taken_again(clock: str) -> None:
    assert main_points_first().begin(clock).sees(ADA, "now")["opens"]["what"] == "first"


def test_words_are_taken_again_once_the_desk_has_taken_some_in_any_slot() -> None:
    """Opened for words and closed again; that a slot was open when nobody gave any is not worth a word."""
    seminar = main_points_first().begin("10.20")
    seminar.does(FRAN, TakeInSlot("s3", ("phrase",), "s3"))
    seminar.give("two chairs", ADA)

    seminar.does(FRAN, TakeInSlot("s3", (), "s3"))

    assert seminar.sees(ADA, "now")["opens"]["what"] == "other"


def test_a_discussion_that_was_left_out_was_not_the_first() -> None:
    seminar = two_discussions().begin("10.20")

    seminar.starts("s5")

    assert seminar.sees(ADA, "now")["opens"]["what"] == "first_discussion"


def test_after_going_back_before_the_first_discussion_it_is_the_first_again() -> None:
    seminar = two_discussions().begin("12.10")

    seminar.starts("s3")

    opens = seminar.sees(ADA, "now")["opens"]
    assert (opens["slot"], opens["what"]) == ("s4", "first_discussion")


# The question


def test_the_question_of_the_running_slot_is_put_to_the_room() -> None:
    seminar = Seminar().begin("10.20")
    assert seminar.sees(ADA, "prompt") == {"slot": "s3", "text": None, "id": "s3-1"}

    seminar.begin("11.20")

    assert seminar.sees(ADA, "prompt") == {"slot": "s4", "text": QUESTION, "id": "s4-1"}


def test_the_desk_changes_and_takes_away_the_question() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, SetPrompt("s4", " What  stays? "))
    assert seminar.sees(WALL, "prompt")["text"] == "What stays?"
    seminar.does(FRAN, SetPrompt("s4", ""))

    assert seminar.sees(WALL, "prompt")["text"] is None
    assert seminar.sees(ADA, "programme")["slots"][3]["prompt"] is None
    assert seminar.refuses(FRAN, SetPrompt("s11", "Where?")) is Code.SLOT_UNKNOWN
    assert seminar.refuses(FRAN, SetPrompt("s4", "a" * 141)) is Code.PROMPT_TOO_LONG
    assert seminar.refuses(FRAN, SetPrompt("s4", "a\0")) is Code.PROMPT_CHARACTERS
