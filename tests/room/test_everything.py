"""
Everything of a day, given away and taken in: it is the same day at every place, and says of nothing who gave it.

What is one person's own is not compared: nobody is known again in another house.
"""

import json
import os
from typing import Any, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day import FACTS, STAY, decide
from live.day.checkins import SendCheckin
from live.day.decision_book import Decisions
from live.day.keeping import DAYS
from live.day.noun import Day, Fact
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.reflections import OfferReflection
from live.day.roles import NOBODY, PLACES, Role, Voice
from live.day.rounds import SetRound
from live.day.showing import ShowPhrase
from live.day.taken_in import count
from live.day.taking_back import TakenBack
from live.day.themes import RenameTheme, SupportTheme
from live.day.timetable import EndDay
from live.log import Entry
from live.room.everything import FORMAT, ONE_AMONG, VERSION, Head, Leaving, erased_by_now, head_of
from live.room.replay import tell
from live.room.taking_in import TakenIn, take_in
from tests.days import ADA, ASKS, BOB, CARE, CLEO, FRAN, Ask, Seminar, reached, reopened

# How many days; a night's worth: CENTO_PEOPLE=10000 (`python -m tests.overnight` asks for it).
PEOPLE = int(os.environ.get("CENTO_PEOPLE", "25"))
VOICES = (ADA.voice, BOB.voice, CLEO.voice)


def given_away(day: Day, entries: list[Entry]) -> bytes:
    """The file of a day, as its room gives it away."""
    leaving, last = Leaving(day[TakenBack].since), erased_by_now(day)
    lines = [leaving.lines(entries)]
    if last:
        lines.append(leaving.lines([Entry(entries[-1].n + 1, entries[-1].at, msgspec.json.encode(last))]))
    return head_of(Head(FORMAT, VERSION, "a note", "seminar", None, count(day))) + b"".join(lines) + b"\n]}\n"


def file_of(seminar: Seminar) -> bytes:
    stored = [Entry.of(n, at, [msgspec.to_builtins(fact) for fact in facts]) for n, at, facts in seminar.entries]
    return given_away(seminar.day, stored)


def file_of_taken_in(taken: TakenIn) -> bytes:
    day = Day()
    for told in taken.entries:
        tell(day, told)
    stored = [Entry.of(n, at, [msgspec.to_builtins(fact) for fact in facts]) for n, at, facts in taken.entries]
    return given_away(day, stored)


def seen_after(taken: TakenIn) -> list[dict[str, Any]]:
    _, boards = reopened([(told.n, told.at, list(told.facts)) for told in taken.entries])
    return [reached(boards, place, NOBODY) for place in PLACES]


def shared(board: dict[str, Any]) -> dict[str, Any]:
    """What a place sees, without what only those see who look after the room."""
    return {key: cell for key, cell in board.items() if key.partition("/")[0] not in ("checkin", "round")}


def seen_in(seminar: Seminar) -> list[dict[str, Any]]:
    return [shared(reached(seminar.boards, place, NOBODY)) for place in PLACES]


def lines_of(file: bytes) -> dict[int, list[dict[str, Any] | None]]:
    return {line["n"]: line["facts"] for line in json.loads(file)["entries"]}


@settings(max_examples=PEOPLE)
@given(
    st.lists(st.tuples(ASKS, st.sampled_from([0, 0.2, 1, 15])), min_size=5, max_size=60),
    st.sampled_from([(), (600, 60 * 24 * DAYS)]),
)
def test_any_day_is_the_same_day_at_every_place(asked: list[tuple[Ask, float]], afterwards: tuple[float, ...]) -> None:
    """Also one that is over for so long that its words are erased."""
    seminar = Seminar().furnish().with_pairs()
    for ask, minutes in asked:
        seminar.try_(*seminar.ask(ask))
        seminar.wait(minutes)
    for minutes in afterwards:
        seminar.wait(minutes)

    file = file_of(seminar)
    taken = take_in(file)

    assert seen_after(taken) == seen_in(seminar)
    assert file_of_taken_in(taken) == file, "what was taken in is given away as it was"
    assert not [voice for voice in VOICES if voice.encode() in file]


def test_who_gave_what_cannot_be_told_but_everybody_is_still_one_among_the_same() -> None:
    seminar = Seminar().begin("11.20")
    first, second = seminar.give("two chairs", ADA), seminar.give("the same height", ADA)
    for each in (first, second):
        seminar.does(FRAN, ShowPhrase(each))
    theme, other = seminar.name("Being heard", first), seminar.name("Power", second)
    for by in (BOB, CLEO):
        seminar.does(by, EchoPhrase(first))
        seminar.does(by, SupportTheme(theme, on=True))
    seminar.does(BOB, EchoPhrase(second))
    seminar.does(BOB, SupportTheme(other, on=True))
    aloud = seminar.give("and tea", FRAN, said="aloud")

    facts = [fact for facts in lines_of(file_of(seminar)).values() for fact in facts if fact]

    by = [(fact["is"], fact.get("id") or fact.get("theme"), fact["by"]) for fact in facts if "by" in fact]
    assert by == [
        ("phrase.offered", first, f"{first}.1"),
        ("phrase.offered", second, f"{second}.1"),
        ("phrase.echoed", first, f"{first}.2"),
        ("theme.supported", theme, "themes.1"),
        ("phrase.echoed", first, f"{first}.3"),
        ("theme.supported", theme, "themes.2"),
        ("phrase.echoed", second, f"{second}.2"),
        ("theme.supported", other, "themes.1"),
        ("phrase.offered", aloud, f"aloud/{aloud}"),
    ]


@pytest.mark.parametrize(
    "fact", [fact for fact in FACTS if fact not in STAY], ids=lambda fact: fact.__struct_config__.tag
)
def test_every_fact_that_says_who_it_was_says_it_anew(fact: type[Fact]) -> None:
    says_who = [name for name, kind in get_type_hints(fact).items() if kind is Voice or name == "by"]

    assert says_who == (["by"] if fact in ONE_AMONG else [])
    assert ONE_AMONG.get(fact, "") in {"", *fact.__struct_fields__}


def test_what_has_stayed_with_people_does_not_leave_as_the_desk_has_the_file() -> None:
    seminar = Seminar().furnish()
    seminar.does(FRAN, EndDay(seminar.current))
    seminar.does(ADA, OfferReflection("reflection-of-ada-1", "the two chairs", ("report",)))
    seminar.does(BOB, OfferReflection("reflection-of-bob-1", "who sat on them"))

    file = file_of(seminar)

    assert not [each for each in (b"reflection", b"two chairs", b"who sat", ADA.voice.encode()) if each in file]


def test_how_people_are_does_not_leave_and_decisions_after_it_keep_their_ids() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(ADA, SendCheckin("checkin-of-ada", "come", "by the window"))
    seminar.does(CARE, SetRound(("the corner",)))
    theme = seminar.name("Being heard")
    asked = ((ADA, SendCheckin("checkin-again", "ok", "by the door")), (FRAN, RenameTheme(theme, "Heard at last")))
    seminar._write([fact for by, command in asked for fact in decide(seminar.day, command, by, seminar.now)])
    assert list(seminar.day[Decisions].by_id)[-1] == f"{seminar.n:06}-02", "for this test to mean anything"

    file = file_of(seminar)

    assert not [each for each in (b"checkin", b"round", b"window", b"corner", b"by the door") if each in file]
    found = lines_of(file)
    assert found[seminar.n][0] is None
    assert found[seminar.n][1] == {"is": "theme.renamed", "theme": theme, "title": "Heard at last"}
    assert seminar.n - len(found) == 2, "two entries had nothing else"
    assert seen_after(take_in(file)) == seen_in(seminar)


def test_what_was_taken_back_a_moment_ago_is_blank_for_good_and_so_is_what_is_called_by_it() -> None:
    seminar = Seminar().begin("11.20")
    gone, stays = seminar.show("zqtwo chairs", ADA, gloss="zqdwy gadair", lang="cy"), seminar.show("tea", BOB)
    theme = seminar.name("zqtwo chairs", gone, stays)
    seminar.does(FRAN, RenameTheme(theme, "Chairs"))
    seminar.does(FRAN, RenameTheme(theme, "zqtwo chairs"))
    seminar.wait(2)
    seminar.write(("zqtwo chairs", gone), " and ", ("tea", stays))
    seminar.does(ADA, WithdrawPhrase(gone))
    before = seen_in(seminar)

    file = file_of(seminar)

    words = [fact for facts in lines_of(file).values() for fact in facts if fact and fact.get("id") == gone]
    assert (words[0]["text"], words[0]["gloss"]) == ("", "")
    assert file.count(b"zqtwo chairs") == 2, "the name that the desk gave, twice, which is the desk's own"
    assert b"zqdwy" not in file
    assert b"phrase.erased" in file
    assert seen_after(take_in(file)) == before
    assert b"zqtwo chairs" not in json.dumps(seen_after(take_in(file))[PLACES.index(Role.WALL)]["wall"]).encode()


def test_what_a_phone_may_still_put_back_is_gone_in_the_other_house() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give("two chairs", ADA)
    seminar.does(ADA, WithdrawPhrase(phrase))

    day, _ = reopened([(told.n, told.at, list(told.facts)) for told in take_in(file_of(seminar)).entries])

    assert (dict(day[TakenBack].since), list(day[TakenBack].erased)) == ({}, [phrase])
