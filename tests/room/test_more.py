"""More: a phone is sent the newest words, and reaches all the others that it may see, and no more than those."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.given import AllGiven
from live.day.moderation import HidePhrase
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.roles import By, Role, Voice
from live.day.showing import SetPace
from live.day.themes import GatherItem
from live.room import boards
from live.room.board import Most
from live.room.boards import PAGE
from live.room.wire import Had
from tests.cast import Person, Refusal, TestHouse, ok
from tests.days import ADA, ASKS, BOB, FRAN, STRANGER, Ask, Seminar, everyone, pages_of, reached, values_of
from tests.room.test_boards import opened_and_closed, patched

PHONES = [by for by in everyone() if by.role is Role.PHONE]
HELLO_BYTES = 25_000
WORDS = (
    "a few words that somebody gave, number {}",
    "كلمات قليلة قالها شخص ما في القاعة، رقم {}",
    "👩‍👩‍👧" * 20 + "{}",
)


def crowd(words: int, text: str = WORDS[0]) -> Seminar:
    """A discussion with that many words on the wall, every third of them under a theme."""
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, SetPace("at_once"))
    themes = [seminar.name(f"Theme {number}") for number in range(12)]
    for number in range(words):
        phrase = seminar.give(text.format(number), By(Role.PHONE, Voice(f"voice-{number % 50}")))
        seminar.now += 40
        if number % 3 == 0:
            seminar.does(FRAN, GatherItem(themes[number % 12], phrase))
    return seminar


@pytest.fixture
def sends_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone is sent three words, and two on a page."""
    monkeypatch.setattr(boards, "NEWEST", 3)
    monkeypatch.setattr(boards, "PAGE", Most(2, 2_000))


# What is reached


@settings(max_examples=25)
@given(st.lists(ASKS, min_size=5, max_size=30))
def test_a_phone_reaches_all_that_it_was_sent_before_and_nothing_else(asked: list[Ask]) -> None:
    """Whatever happened: by its first frame and by asking, the cells as the day would say them now."""
    seminar = Seminar().furnish()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))
    whole = seminar.boards_of_all()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boards, "NEWEST", 3)
        patch.setattr(boards, "PAGE", Most(2, 2_000))
        seminar.boards._cached.clear()
        all_reached = seminar.boards_of_all()

    assert seminar.is_fresh(whole)
    assert all_reached == whole


@settings(max_examples=25)
@given(st.lists(ASKS, min_size=5, max_size=30))
def test_a_theme_is_reached_whole(asked: list[Ask]) -> None:
    seminar = Seminar().furnish()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))

    for key, theme in values_of(seminar.boards, Role.PHONE, Voice("")).items():
        if key.startswith("theme/"):
            words = [word for page in pages_of(seminar.boards, Voice(""), key) for word in page]
            items = seminar.sees(By(Role.WALL), key)["items"]
            assert sorted(word.partition("/")[2] for word in words) == sorted(items)
            assert len(items) == theme["count"]


@settings(max_examples=25)
@given(st.lists(ASKS, min_size=5, max_size=30), st.integers(0, 29))
def test_what_a_phone_has_asked_for_stays_right_and_what_is_gone_leaves_it(asked: list[Ask], then: int) -> None:
    """Words beyond the newest that this phone has asked for are taken away like any other."""
    seminar = Seminar().furnish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boards, "NEWEST", 3)
        patch.setattr(boards, "PAGE", Most(2, 2_000))
        for number, ask in enumerate(asked):
            if number == min(then, len(asked) - 1):
                n, had = seminar.n, {by: reached(seminar.boards, Role.PHONE, by.voice) for by in PHONES}
            seminar.try_(*seminar.ask(ask))
        now = {by: reached(seminar.boards, Role.PHONE, by.voice) for by in PHONES}

    for by, cells in had.items():
        assert patched(cells, seminar.boards.since(by.role, by.voice, n)) == now[by]


@pytest.mark.usefixtures("sends_little")
def test_of_ones_own_words_those_in_the_poem_are_sent_however_old() -> None:
    seminar = Seminar().begin("11.20")
    first = seminar.give("two chairs")
    others = [seminar.give(f"words {number}") for number in range(5)]
    seminar.write(("two chairs", first))

    sent = {key for key in values_of(seminar.boards, Role.PHONE, ADA.voice) if key.startswith("mine/")}

    assert sent == {f"mine/{phrase}" for phrase in (first, *others[2:])}


@pytest.mark.usefixtures("sends_little")
def test_a_page_says_which_of_its_words_are_ones_own() -> None:
    seminar = Seminar().begin("11.20")
    hers, his = seminar.show("two chairs", ADA), seminar.show("the same height", BOB)

    (page,) = pages_of(seminar.boards, ADA.voice, "wall")

    assert page.keys() == {f"phrase/{hers}", f"phrase/{his}", f"mine/{hers}"}


@pytest.mark.usefixtures("sends_little")
def test_who_stands_behind_words_hears_so_with_the_words() -> None:
    seminar = Seminar().begin("11.20")
    shown = [seminar.show(f"words {number}") for number in range(5)]
    for phrase in (shown[0], shown[4]):
        seminar.does(BOB, EchoPhrase(phrase))

    first = values_of(seminar.boards, Role.PHONE, BOB.voice)
    older = list(pages_of(seminar.boards, BOB.voice, "wall", first["older/wall"]["before"]))

    assert {key for key in first if key.startswith("echo/")} == {f"echo/{shown[4]}"}
    assert {key for page in older for key in page if key.startswith("echo/")} == {f"echo/{shown[0]}"}


# How much is sent


@pytest.mark.parametrize("text", WORDS, ids=["latin", "arabic", "emoji"])
def test_the_first_frame_of_a_phone_does_not_grow_with_the_day(text: str) -> None:
    for words in (60, 600):
        seminar = crowd(words, text)
        for by in (STRANGER, By(Role.PHONE, Voice("voice-7"))):
            sent = seminar.text(by)
            assert len(sent.encode()) <= HELLO_BYTES
            assert '"phrase/' in sent


def test_a_person_with_hundreds_of_own_words_is_sent_no_more() -> None:
    seminar = Seminar().begin("11.20")
    for number in range(400):
        seminar.show(f"my own words, number {number}")

    sent = seminar.text(ADA)

    assert len(sent.encode()) <= HELLO_BYTES
    assert '"older/mine"' in sent
    assert len(reached(seminar.boards, Role.PHONE, ADA.voice)) > 800


def test_a_page_is_bounded_and_has_a_word_however_long() -> None:
    seminar = crowd(200, WORDS[2])

    sizes = [len(page) for page in pages_of(seminar.boards, Voice(""), "wall")]

    assert min(sizes) >= 1
    assert max(sizes) <= PAGE.words
    assert sum(sizes) == 200


def test_a_person_who_stands_behind_everything_is_sent_no_more() -> None:
    seminar = crowd(400)
    for phrase in list(seminar.day[AllGiven].items):
        seminar.does(ADA, EchoPhrase(phrase))

    sent = seminar.text(ADA)

    assert len(sent.encode()) <= HELLO_BYTES
    assert sent.count('"phrase/') == sent.count('"echo/') > 0


async def test_who_comes_back_is_never_sent_more_than_who_comes_new() -> None:
    room = await opened_and_closed(crowd(300).facts)
    anew, head = len(room.hello(Role.PHONE, Voice(""), Had())[1]), room.boards.head

    sent = [room.hello(Role.PHONE, Voice(""), Had(n, room.epoch))[1] for n in range(0, head + 1, 20)]

    assert max(map(len, sent)) <= anew + 100
    full = [msgspec.json.decode(text)["hello"]["full"] for text in sent]
    assert full == sorted(full, reverse=True), "who missed little resumes, who missed much begins anew"
    assert set(full) == {True, False}


# Over the wire


@pytest.mark.usefixtures("sends_little")
async def test_a_phone_asks_for_older_words_and_loses_them_when_they_are_taken_back(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    phrases = [await ada.gives(f"words {number}") for number in range(5)]
    bob = await house.phone()
    assert set(bob.all("phrase")) == set(phrases[2:])
    n = bob.n

    assert await bob.does("more", list="wall", before=bob.cells["older/wall"]["before"]) is ok
    assert set(bob.all("phrase")) == set(phrases)
    assert "older/wall" not in bob.cells
    assert bob.n == n, "it is current to the entry that it had"
    assert await ada.withdraws(phrases[0]) is ok

    await bob.misses(f"phrase/{phrases[0]}")


async def test_nothing_hidden_withdrawn_or_unread_comes_by_asking(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    shown, unread, hidden, withdrawn = [await ada.gives(f"words {number}") for number in range(4)]
    theme = await fran.names_theme("Being heard")
    for phrase in (shown, unread, hidden, withdrawn):
        assert await fran.gathers(theme, phrase) is ok
        assert phrase == unread or await fran.shows(phrase) is ok
    assert await fran.hides(hidden) is ok
    assert await ada.withdraws(withdrawn) is ok
    bob = await house.phone()

    for name in ("wall", f"theme/{theme}", "mine"):
        bob.frames.clear()
        assert await bob.does("more", list=name) is ok
        (answer,) = [frame for frame in bob.frames if "ref" in frame]
        there = [key for key, cell in answer["cells"].items() if cell is not None]
        assert there == ([] if name == "mine" else [f"phrase/{shown}"])


async def test_the_name_of_a_theme_that_went_into_another_leads_there(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    one, two = await fran.names_theme("Being heard"), await fran.names_theme("Power")
    assert await fran.shows(phrase) is ok
    assert await fran.gathers(two, phrase) is ok
    assert await fran.does("theme.merge", theme=one, into=two) is ok
    bob = await house.phone()

    assert await bob.does("more", list=f"theme/{one}") is ok

    assert bob.frames[-1]["cells"].keys() == {f"phrase/{phrase}", f"older/theme/{two}"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "command.malformed"),
        ({"list": "hidden"}, "command.malformed"),
        ({"list": "mine/in_poem"}, "command.malformed"),
        ({"list": "wall", "before": "yesterday"}, "command.malformed"),
        ({"list": "wall", "before": "1488540840000/phrase/short"}, "command.malformed"),
        ({"list": "theme/no-such-theme"}, "theme.unknown"),
    ],
)
async def test_a_list_that_there_is_not_is_refused(ada: Person, fields: dict[str, str], code: str) -> None:
    refusal = await ada.does("more", **fields)

    assert isinstance(refusal, Refusal)
    assert refusal.code == code


async def test_only_phones_ask_for_more(fran: Person) -> None:
    refusal = await fran.does("more", list="wall")

    assert isinstance(refusal, Refusal)
    assert refusal.code == "command.not_yours"


async def test_what_is_asked_for_is_looked_up_when_the_line_is_free(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    """In one go with its giver's withdrawal, words never come after the news that they are gone."""
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    assert await fran.shows(phrase) is ok
    await ada.sees(f"phrase/{phrase}")

    for ref in range(900, 920):
        await ada.sends(json.dumps({"do": "more", "ref": ref, "list": "wall"}))
    assert await ada.withdraws(phrase) is ok
    for ref in range(920, 940):
        await ada.sends(json.dumps({"do": "more", "ref": ref, "list": "wall"}))
    for ref in range(900, 940):
        assert await ada.answer(ref) is ok

    await ada.sees(f"mine/{phrase}", text="")
    assert f"phrase/{phrase}" not in ada.cells


def test_hidden_words_are_in_no_list() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.show("two chairs")
    theme = seminar.name("Being heard", phrase)
    seminar.does(FRAN, HidePhrase(phrase, "names a person"))
    withdrawn = seminar.show("the same height", BOB)
    seminar.does(BOB, WithdrawPhrase(withdrawn))

    assert [list(pages_of(seminar.boards, Voice(""), name)) for name in ("wall", f"theme/{theme}")] == [[{}], [{}]]
