"""The plan, changed while the day runs: slots opened for words or closed, added, put right, taken out, and back."""

from typing import Any

import pytest

from live.day import decide
from live.day.kinds import Kind
from live.day.noun import PressedFact
from live.day.plan import ALL_TAKES, AddSlot, ChangeSlot, DropSlot, TakeInSlot, UndoPlan
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.timetable import EndDay, ExtendSlot, HoldDay, ResumeDay, StartSlot
from tests.days import ADA, FRAN, STRANGER, Seminar, at, replayed


def version(seminar: Seminar) -> int:
    return int(seminar.sees(STRANGER, "programme")["version"])


def adds(seminar: Seminar, after: str | None, minutes: int = 15, **fields: Any) -> str:
    """A facilitator adds a slot, knowing the plan; its id."""
    new = seminar.new_id("slot")
    kind = fields.pop("kind", Kind.BREAK)
    seminar.does(FRAN, AddSlot(new, after, "Tea, at last", kind, minutes, version(seminar), **fields))
    return new


def changes(seminar: Seminar, slot: str, **fields: Any) -> None:
    seminar.does(FRAN, ChangeSlot(slot, version(seminar), **fields))


def drops(seminar: Seminar, slot: str) -> None:
    seminar.does(FRAN, DropSlot(slot, version(seminar)))


def undoes(seminar: Seminar) -> None:
    seminar.does(FRAN, UndoPlan(version(seminar)))


def slot_of(seminar: Seminar, slot: str) -> dict[str, Any]:
    return next(each for each in seminar.sees(STRANGER, "programme")["slots"] if each["id"] == slot)


# Words


def test_a_talk_that_has_turned_into_a_conversation_is_opened_for_words_and_closed_again() -> None:
    seminar = Seminar().begin("10.30")
    assert seminar.refuses(ADA, seminar_offer(seminar)) is Code.SLOT_LISTENING, "for this test to mean anything"

    seminar.does(FRAN, TakeInSlot("s3", ALL_TAKES, "s3"))

    seminar.give("two chairs")
    now = seminar.sees(STRANGER, "now")
    assert (now["takes"], now["listening"], now["phase"]) == (list(ALL_TAKES), False, "open")
    assert seminar.sees(STRANGER, "wall")["shows"] == "prompt"
    assert slot_of(seminar, "s3")["takes"] == list(ALL_TAKES)

    seminar.does(FRAN, TakeInSlot("s3", (), "s3"))

    assert seminar.refuses(ADA, seminar_offer(seminar)) is Code.SLOT_LISTENING
    assert seminar.sees(STRANGER, "now")["phase"] == "listening"


def seminar_offer(seminar: Seminar) -> Any:
    from live.day.phrases import OfferPhrase

    return OfferPhrase(seminar.new_id("phrase"), "two chairs")


def test_a_discussion_can_be_closed_and_is_what_its_kind_says_again() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, TakeInSlot("s4", (), "s4"))
    assert seminar.refuses(ADA, seminar_offer(seminar)) is Code.SLOT_CLOSED
    assert seminar.sees(STRANGER, "wall")["shows"] == "rest"

    seminar.does(FRAN, TakeInSlot("s4", None, "s4"))
    seminar.give("two chairs")


def test_a_slot_ahead_that_is_opened_is_where_words_are_taken_next() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, TakeInSlot("s5", ("phrase",), "s4"))

    assert seminar.sees(STRANGER, "now")["opens"] == {"slot": "s5", "at": at("12.00"), "what": "other"}


def test_what_is_over_is_not_opened_and_a_step_behind_is_told() -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(FRAN, TakeInSlot("s3", ALL_TAKES, "s4")) is Code.SLOT_BEGUN
    assert seminar.refuses(FRAN, TakeInSlot("s4", (), "s3")) is Code.ALREADY
    seminar.does(FRAN, EndDay("s4"))
    assert seminar.refuses(FRAN, TakeInSlot("s4", (), "s4")) is Code.DAY_OVER


# A slot that nobody planned


def test_a_new_slot_moves_what_comes_later_and_a_fixed_one_keeps_its_time() -> None:
    seminar = Seminar().begin("10.30")

    new = adds(seminar, "s3", 15)

    assert seminar.plan() | {"s6": "12.45"} == seminar.plan(), "lunch is kept"
    assert [seminar.plan()[slot] for slot in (new, "s4", "s5", "s7")] == ["11.15", "11.30", "12.15", "13.45"]
    assert seminar.sees(FRAN, "day")["behind"] == 0, "the plan is another; nobody is late"
    seminar.wait(46)
    assert seminar.current == new, "the clock starts it like any other"


def test_before_a_fixed_slot_a_new_one_takes_its_time_from_the_slot_that_it_follows() -> None:
    seminar = Seminar().begin("11.20")

    new = adds(seminar, "s5", 15)

    assert [seminar.plan()[slot] for slot in ("s5", new, "s6")] == ["12.00", "12.30", "12.45"]


def test_a_new_slot_at_the_end_of_the_day_begins_where_the_last_one_ends() -> None:
    seminar = Seminar().begin("15.40")
    changes(seminar, "s10", minutes=30)

    new = adds(seminar, "s10", 20)

    assert seminar.plan()[new] == "16.15"
    assert slot_of(seminar, new)["ends"] == at("16.35")


def test_before_the_day_a_slot_can_come_first() -> None:
    seminar = Seminar(now=at("9.00"))

    new = adds(seminar, None, 10)
    seminar.wait(31)

    assert seminar.current == new
    assert seminar.plan()["s1"] == "9.40"


def test_nothing_is_put_where_the_day_has_been() -> None:
    seminar = Seminar().begin("11.20")

    for after in (None, "s1", "s3"):
        new = AddSlot(seminar.new_id("slot"), after, "Tea", Kind.BREAK, 10, version(seminar))
        assert seminar.refuses(FRAN, new) is Code.SLOT_BEGUN


def test_a_slot_is_added_once_however_often_it_is_asked_for() -> None:
    seminar = Seminar().begin("11.20")
    asked = AddSlot("slot-of-frans", "s4", "Tea", Kind.BREAK, 10, version(seminar))
    seminar.does(FRAN, asked)

    assert decide(seminar.day, asked, FRAN, seminar.now) == []
    drops(seminar, "slot-of-frans")
    assert decide(seminar.day, asked, FRAN, seminar.now) == [], "what was taken out again does not come back by itself"


# Putting right


def test_a_slot_that_was_taken_for_another_kind_is_put_right_and_takes_words() -> None:
    seminar = Seminar().begin("12.10")
    assert seminar.sees(STRANGER, "now")["takes"] == [], "for this test to mean anything"

    changes(seminar, "s5", title="A conversation", kind=Kind.DISCUSSION)

    seminar.give("two chairs")
    assert slot_of(seminar, "s5")["title"] == "A conversation"
    assert slot_of(seminar, "s5")["listening"] is False, "a discussion is not listened to, unless somebody says so"


def test_a_time_that_is_said_is_kept_and_what_follows_slides_with_it() -> None:
    seminar = Seminar().begin("11.20")

    changes(seminar, "s5", at="12:10")

    assert [seminar.plan()[slot] for slot in ("s4", "s5", "s6", "s8")] == ["11.15", "12.10", "12.45", "15.00"]
    assert slot_of(seminar, "s5")["fixed"] is True
    assert slot_of(seminar, "s4")["ends"] == at("12.10")


def test_a_fixed_slot_that_was_told_to_move_begins_when_somebody_says_so() -> None:
    seminar = Seminar().begin("12.10")
    seminar.does(FRAN, ExtendSlot("s5", 10))
    assert seminar.plan()["s6"] == "12.55", "for this test to mean anything"

    changes(seminar, "s6", at="12:45")
    assert seminar.plan()["s6"] == "12.45"

    undoes(seminar)
    assert seminar.plan()["s6"] == "12.55"


def test_minutes_are_those_that_people_see_however_late_the_day_is() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ExtendSlot("s4", 10))
    assert slot_of(seminar, "s5")["projected"] == at("12.10"), "for this test to mean anything"

    changes(seminar, "s5", minutes=20)

    assert slot_of(seminar, "s5")["ends"] == at("12.30")
    assert seminar.plan()["s6"] == "12.30", "what follows moves with it, fixed or not, as with minutes less"


def test_the_running_slot_has_not_ended_before_now() -> None:
    seminar = Seminar().begin("11.40")

    changes(seminar, "s4", minutes=5)

    assert slot_of(seminar, "s4")["ends"] == at("11.40")


def test_a_slot_that_keeps_its_time_from_now_on_keeps_the_one_that_people_see() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ExtendSlot("s4", 10))

    changes(seminar, "s5", fixed=True)
    seminar.does(FRAN, ExtendSlot("s4", -5, at("12.10")))

    assert seminar.plan()["s5"] == "12.05", "the fixed slot right after it moves along, as ever"
    assert slot_of(seminar, "s5")["fixed"] is True


@pytest.mark.parametrize(("slot", "clock", "said"), [("s5", "11:10", "11.20"), ("s7", "12:40", "12.50")])
def test_a_time_that_cannot_be_is_refused_with_one_that_can(slot: str, clock: str, said: str) -> None:
    seminar = Seminar().begin("11.20")

    with pytest.raises(Refused) as refused:
        changes(seminar, slot, at=clock)

    assert refused.value.code is Code.SLOT_TOO_EARLY
    assert seminar.clock(refused.value.values["until"].at) == said


@pytest.mark.parametrize("clock", ["", "half past", "24:00", "12.60", "noon", "12:3"])
def test_a_time_that_is_none_is_refused(clock: str) -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(FRAN, ChangeSlot("s5", version(seminar), at=clock)) is Code.SLOT_TIME


def test_what_is_put_right_as_it_was_is_no_change() -> None:
    seminar = Seminar().begin("11.20")
    before = version(seminar)

    changes(seminar, "s5", title="The talk", kind=Kind.TALK, listening=True, fixed=False, minutes=45)

    assert version(seminar) == before


# Taking out


def test_a_slot_that_is_taken_out_lets_the_next_ones_come_sooner_but_not_a_fixed_one() -> None:
    seminar = Seminar().begin("10.30")

    drops(seminar, "s4")

    assert "s4" not in seminar.plan()
    assert [seminar.plan()[slot] for slot in ("s5", "s6")] == ["11.15", "12.45"]


def test_what_has_begun_and_what_has_words_in_it_stays() -> None:
    seminar = Seminar().begin("11.20")
    seminar.give("two chairs")
    assert seminar.refuses(FRAN, DropSlot("s4", version(seminar))) is Code.SLOT_BEGUN

    seminar.starts("s3")

    assert seminar.refuses(FRAN, DropSlot("s4", version(seminar))) is Code.SLOT_BEGUN


def test_a_day_keeps_one_slot() -> None:
    seminar = Seminar(now=at("9.00"))
    for slot in [each.id for each in seminar.day[Timetable].slots[1:]]:
        drops(seminar, slot)

    assert seminar.refuses(FRAN, DropSlot("s1", version(seminar))) is Code.SLOT_THE_ONLY_ONE


# Two people, and one twice


def test_two_people_who_change_the_plan_at_once_change_it_once() -> None:
    seminar = Seminar().begin("11.20")
    seen = version(seminar)
    drops(seminar, "s5")

    for late in (
        DropSlot("s8", seen),
        ChangeSlot("s8", seen, title="Late"),
        AddSlot(seminar.new_id("slot"), "s8", "Tea", Kind.BREAK, 5, seen),
        UndoPlan(seen),
    ):
        assert seminar.refuses(FRAN, late) is Code.ALREADY


@pytest.mark.parametrize(
    ("moment", "press"),
    [
        ("11.10", StartSlot("s4", "s3", press="press-of-frans")),
        ("11.10", ExtendSlot("s3", 5, at("11.15"), press="press-of-frans")),
        ("11.10", HoldDay(press="press-of-frans")),
        ("11.10", EndDay("s3", press="press-of-frans")),
        ("9.10", StartSlot("s1", None, press="press-of-frans")),
        ("11.10", TakeInSlot("s3", ALL_TAKES, "s3", press="press-of-frans")),
        ("11.10", ChangeSlot("s5", 1, title="Another", press="press-of-frans")),
        ("11.10", DropSlot("s5", 1, press="press-of-frans")),
    ],
)
def test_a_press_that_is_sent_again_is_done_once_and_its_sender_is_told_so(moment: str, press: Any) -> None:
    seminar = Seminar().begin(moment)
    seminar.does(FRAN, press)
    facts = list(seminar.facts)
    assert any(isinstance(fact, PressedFact) and fact.press == press.press for fact in facts)

    seminar.does(FRAN, press)

    assert seminar.facts == facts
    day, _ = replayed(facts, seminar.n)
    assert decide(day, press, FRAN, seminar.now) == [], "a restart in between forgets nothing"


def test_a_resumed_day_is_resumed_once_by_one_press() -> None:
    seminar = Seminar().begin("11.10")
    seminar.does(FRAN, HoldDay())
    press = ResumeDay(press="press-of-frans")
    seminar.does(FRAN, press)

    assert seminar.does(FRAN, press) == frozenset()
    assert seminar.refuses(FRAN, ResumeDay(press="press-of-bobs")) is Code.ALREADY
    assert seminar.refuses(FRAN, HoldDay(press="too short?")) is Code.ID_MALFORMED


# And back


@pytest.mark.parametrize("moment", ["9.00", "10.30", "11.20"])
@pytest.mark.parametrize(
    "fields",
    [{"minutes": 90}, {"at": "12:20"}, {"title": "Another", "kind": Kind.DISCUSSION}, {"fixed": True}, {"minutes": 5}],
)
def test_one_press_takes_the_last_change_back(moment: str, fields: dict[str, Any]) -> None:
    seminar = Seminar(now=at("8.50"))
    seminar.wait((at(moment) - at("8.50")) / 60_000)
    before = seminar.sees(STRANGER, "programme")["slots"]

    changes(seminar, "s5", **fields)
    assert seminar.sees(STRANGER, "programme")["slots"] != before
    undoes(seminar)

    assert seminar.sees(STRANGER, "programme")["slots"] == before
    assert seminar.refuses(FRAN, UndoPlan(version(seminar))) is Code.ALREADY, "there is nothing further back"


@pytest.mark.parametrize("slot", ["s4", "s5", "s6", "s9", "s10"])
def test_what_was_taken_out_comes_back_with_its_question_and_in_its_place(slot: str) -> None:
    seminar = Seminar().begin("10.30")
    before = seminar.sees(STRANGER, "programme")["slots"]

    drops(seminar, slot)
    undoes(seminar)

    assert seminar.sees(STRANGER, "programme")["slots"] == before


def test_a_new_slot_that_has_begun_is_not_taken_back() -> None:
    seminar = Seminar().begin("11.20")
    new = adds(seminar, "s4")
    seminar.starts(new)

    assert seminar.refuses(FRAN, UndoPlan(version(seminar))) is Code.SLOT_BEGUN


def test_taken_back_late_a_slot_does_not_end_in_the_past() -> None:
    seminar = Seminar().begin("11.20")
    changes(seminar, "s4", minutes=70)
    seminar.wait(60)
    assert seminar.current == "s4", "it goes on, for this test to mean anything"

    undoes(seminar)
    seminar.tick()

    assert seminar.current == "s5", "it ends now"
    assert seminar.day[Timetable].began["s5"] == seminar.now
