"""A day that was taken in from another house tells what was told there, and counts nobody twice."""

from live.day import FACTS, NOUNS, STAY
from live.day.counts import TOLD_FROM
from live.day.given import AllGiven
from live.day.noun import Noun
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.roles import Role
from live.day.taken_in import FactLeftOut, PeopleCounted, count
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, Seminar, replayed


def taken_in(seminar: Seminar, people: PeopleCounted) -> Seminar:
    seminar._write([people])
    assert seminar.is_fresh(), "what it changed it has named"
    return seminar


def test_people_are_as_many_as_the_other_house_says_and_whoever_comes_now_is_one_more() -> None:
    seminar = Seminar().begin("11.20")
    for by in (ADA, BOB, CLEO):
        seminar.give("two chairs", by)

    taken_in(seminar, PeopleCounted(1, 0, 0, about=True, as_read=0))

    assert seminar.day[AllGiven].voices == 1
    seminar.give("one more", FRAN)
    assert seminar.day[AllGiven].voices == 2


def test_the_lamp_stays_as_it_was_told_whatever_comes_into_the_poem_and_is_read() -> None:
    seminar = Seminar().begin("11.20")
    phrases = [seminar.give(f"words {number}", by) for number, by in enumerate([ADA, BOB, CLEO] * 3)]
    taken_in(seminar, PeopleCounted(3, 2, 7, about=True, as_read=6))

    lines = [seminar.write((f"words {number}", phrase)) for number, phrase in enumerate(phrases)]
    for command in (BeginReading(), ReadLine(lines[0]), EndReading()):
        seminar.does(PAUL, command)

    poem = seminar.sees(PAUL, "poem")
    assert (poem["voices"], poem["of"], poem["about"]) == (2, 7, True)
    assert seminar.sees(FRAN, "poem")["voices"] == 6 > TOLD_FROM
    assert count(seminar.day) == PeopleCounted(3, 2, 7, about=True, as_read=6)


def test_what_was_left_out_changes_nothing_and_is_counted_by_the_ids_of_decisions() -> None:
    seminar = Seminar().begin("11.20")
    before = seminar.boards_of_all()

    seminar._write([FactLeftOut()])

    assert seminar.boards_of_all() == before
    assert (seminar.day.entry, seminar.day.fact) == (seminar.n, 1)
    assert replayed(seminar.facts, seminar.n)[0].fact == len(seminar.facts)


def is_cares(noun: Noun) -> bool:
    """Whether what it knows is seen by those who look after the room, and else by its giver alone."""
    return bool(noun.cells) and all(
        Role.CARE in row.places and set(row.places) <= {Role.CARE, Role.PHONE} for row in noun.cells
    )


def test_whatever_only_care_sees_stays_in_the_house() -> None:
    cares = [noun for noun in NOUNS if is_cares(noun)]

    assert {noun.name for noun in cares} >= {"checkins", "rounds"}
    assert [noun.name for noun in cares if noun.leaves] == []
    assert {row.fact for noun in cares for row in noun.facts} < STAY < set(FACTS)
