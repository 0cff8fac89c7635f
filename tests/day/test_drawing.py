"""Drawing: somebody who is not in the poem, one a press, and nothing of which phrases are one person's."""

from collections.abc import Sequence

from live.day.drawing import DrawCode, DrawPhrase
from live.day.moderation import HidePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine
from live.day.roles import By
from tests.day.test_voices import people
from tests.days import ADA, BOB, FRAN, PAUL, Seminar, everyone, said


def day_of(givers: Sequence[By]) -> tuple[Seminar, list[str]]:
    seminar = Seminar().begin("11.20")
    return seminar, [seminar.give(f"words {number}", by) for number, by in enumerate(givers)]


def draw(seminar: Seminar) -> str:
    seminar.does(PAUL, DrawPhrase(seminar.new_id("draw")))
    return str(seminar.sees(PAUL, "drawn")["phrase"])


def whose(phrase: str, phrases: list[str], givers: Sequence[By]) -> By:
    return givers[phrases.index(phrase)]


def test_everybody_who_is_not_in_the_poem_comes_once() -> None:
    givers = people(6) * 3
    seminar, phrases = day_of(givers)
    seminar.write(("words 0", phrases[0]))

    drawn = [draw(seminar) for _ in range(5)]

    assert {whose(each, phrases, givers) for each in drawn} == set(givers) - {givers[0]}


def test_in_a_room_of_four_any_phrase_is_drawn_also_two_of_one_person_and_of_somebody_in_the_poem() -> None:
    givers = people(4) * 6
    seminar, phrases = day_of(givers)
    seminar.write(("words 0", phrases[0]))

    drawn = [whose(draw(seminar), phrases, givers) for _ in range(len(givers) - 1)]

    assert drawn.count(givers[0]) == 5, "whose words stand in the poem tells nothing of a draw"
    assert len(set(drawn[:4])) < 4, "nobody can read off who differs from whom"


def test_where_a_fifth_person_gives_words_people_have_their_turns() -> None:
    givers = people(4) * 6
    seminar, _ = day_of(givers)
    for _ in range(8):
        draw(seminar)
    fifth = seminar.give("words of a fifth", people(5)[4])

    assert draw(seminar) == fifth


def test_what_was_drawn_by_one_press_is_drawn_once() -> None:
    seminar, _ = day_of(people(5))
    press = DrawPhrase(seminar.new_id("draw"))
    seminar.does(PAUL, press)
    before = seminar.sees(PAUL, "drawn")

    assert seminar.does(PAUL, press) == frozenset()
    assert seminar.sees(PAUL, "drawn") == before
    assert before["draw"] == press.id


def test_nobody_but_the_poet_draws_or_sees_what_was_drawn() -> None:
    seminar, _ = day_of(people(5))

    draw(seminar)

    assert [by for by in everyone() if seminar.sees(by, "drawn") is not None] == [PAUL]


def test_what_is_hidden_taken_back_or_not_for_the_poem_is_never_drawn() -> None:
    seminar = Seminar().begin("11.20")
    hidden, withdrawn = seminar.give("one"), seminar.give("two")
    seminar.give("three", BOB, uses=("wall",))
    left = seminar.give("four", people(1)[0])
    seminar.does(FRAN, HidePhrase(hidden, "a name"))
    seminar.does(ADA, WithdrawPhrase(withdrawn))

    assert {draw(seminar) for _ in range(4)} == {left}
    seminar.does(people(1)[0], WithdrawPhrase(left))
    assert seminar.sees(PAUL, "drawn") is None


def test_where_everything_is_in_the_poem_nothing_is_drawn_and_it_is_said() -> None:
    seminar = Seminar().begin("11.20")
    refusal = seminar.refusal(PAUL, DrawPhrase("draw-none"))
    assert said(refusal) == "There is nothing to draw: no words have come yet, or all of them are in the poem."
    seminar.write(("one", seminar.give("one")))

    assert seminar.refuses(PAUL, DrawPhrase("draw-one")) is DrawCode.NOTHING_LEFT


def test_all_come_before_one_comes_again_and_the_end_of_the_people_is_not_to_be_seen() -> None:
    """The attack: draw until somebody comes again, and count how many people that were."""
    seminar, phrases = day_of(people(3) * 4)

    drawn = [draw(seminar) for _ in phrases]

    assert sorted(drawn) == sorted(phrases)
    assert draw(seminar) in phrases


def test_one_persons_phrases_do_not_come_last_nor_when_the_others_are_taken_out() -> None:
    """The attack: leave one phrase in, and draw until only those of the same person are left; or take it out then."""
    last_ones, first_ones = 0, 0
    for day in range(20):
        her, *others = people(6, day)
        givers = [her] * 5 + others * 3
        seminar, phrases = day_of(givers)
        line = seminar.write(("words 0", phrases[0]))
        drawn = [draw(seminar) for _ in range(15)]
        last_ones += sum(whose(each, phrases, givers) is her for each in drawn[-4:])
        seminar.does(PAUL, CutLine(line))
        first_ones += whose(draw(seminar), phrases, givers) is her

    # Four of the fourteen that come in any order are hers, and then of the five that are left: by chance 23 of 80.
    assert 8 < last_ones < 40
    assert first_ones < 19


def test_who_was_in_the_poem_has_had_a_turn_also_when_their_words_are_taken_out() -> None:
    """The attack: lay a phrase in, draw, take it out, and look who comes now that did not come before."""
    givers = [ADA, ADA, *people(12)]
    seminar, phrases = day_of(givers)
    line = seminar.write(("words 0", phrases[0]))
    first = draw(seminar)
    seminar.does(PAUL, CutLine(line))

    others = [draw(seminar) for _ in range(11)]

    assert ADA not in {whose(each, phrases, givers) for each in (first, *others)}


def test_what_the_poet_is_sent_does_not_tell_whose_phrases_of_the_poem_belong_together() -> None:
    """Two days that differ only in who gave what is in the poem: the poet is sent the same, also over many draws."""
    others = people(8) * 2
    days = [
        day_of([ADA, ADA, BOB, BOB, *others]),
        day_of([ADA, BOB, ADA, BOB, *others]),
        day_of([BOB, ADA, ADA, BOB, *others]),
    ]
    sent = [_sent(seminar, phrases) for seminar, phrases in days]

    assert sent[0] == sent[1] == sent[2]


def _sent(seminar: Seminar, phrases: list[str]) -> list[str]:
    """All that the poet's page has after every step of a long session of laying in, drawing and taking out."""
    lines = [seminar.write((f"words {number}", phrases[number])) for number in range(4)]
    seen = [seminar.text(PAUL)]
    for _ in range(6):
        draw(seminar)
        seen.append(seminar.text(PAUL))
    for number in (4, 5, 6):
        lines.append(seminar.write((f"words {number}", phrases[number])))
        seen.append(seminar.text(PAUL))
    seminar.does(PAUL, CutLine(lines[4]))
    draw(seminar)
    return [*seen, seminar.text(PAUL)]
