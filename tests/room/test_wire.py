"""The wire: what becomes of a frame before anybody decides anything, and how frames are put together."""

import json

import msgspec
import pytest

from live.day import CODES
from live.day.phrases import OfferPhrase
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import PLACES, Role
from live.day.themes import SupportTheme
from live.day.timetable import StartSlot
from live.room import wire
from live.room.wire import Beat, Frame, Hello, People

OFFER = {"do": "phrase.offer", "ref": 1, "id": "phrase-of-ada", "text": "two chairs"}


def code_of(frame: Frame) -> AnyCode:
    """How a frame is refused."""
    assert isinstance(frame.command, Refused)
    return frame.command.code


# Coming in


def test_a_frame_is_a_command_and_the_number_that_its_sender_gave_it() -> None:
    assert wire.decode(json.dumps(OFFER), Role.PHONE) == (1, OfferPhrase("phrase-of-ada", "two chairs"))


def test_a_field_has_its_own_name_on_the_wire() -> None:
    text = '{"do":"slot.start","ref":1,"slot":"s4","from":"s3"}'

    assert wire.decode(text, Role.DESK).command == StartSlot("s4", "s3")


def test_a_command_needs_no_number() -> None:
    text = json.dumps({key: value for key, value in OFFER.items() if key != "ref"})

    assert wire.decode(text, Role.PHONE).ref is None


def test_keys_that_nobody_knows_are_ignored() -> None:
    assert wire.decode(json.dumps({**OFFER, "mood": "calm"}), Role.PHONE) == wire.decode(json.dumps(OFFER), Role.PHONE)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_may_ask_for_the_time(place: Role) -> None:
    assert wire.decode('{"do":"beat","ref":7}', place) == (7, Beat())


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"do": "phrase.shout"}, Code.COMMAND_UNKNOWN),
        ({"do": "slot.start", "slot": "s4", "from": None}, Code.COMMAND_NOT_YOURS),
        ({"do": "phrase.offer", "id": "phrase-of-ada"}, Code.COMMAND_MALFORMED),
    ],
)
def test_unknown_and_somebody_elses_and_malformed_are_three_refusals(fields: dict[str, object], code: Code) -> None:
    frame = wire.decode(json.dumps({**fields, "ref": 1}), Role.PHONE)

    assert (frame.ref, code_of(frame)) == (1, code)


def test_what_the_clock_says_to_itself_is_unknown_to_everybody_else() -> None:
    frames = [wire.decode('{"do":"phrase.show_waiting"}', place) for place in PLACES]

    assert {code_of(frame) for frame in frames} == {Code.COMMAND_UNKNOWN}


@pytest.mark.parametrize(
    ("do", "code"),
    [
        ("phrase.offer", Code.PHRASE_CHARACTERS),
        ("note.offer", Code.NOTE_CHARACTERS),
        ("line.write", Code.LINE_CHARACTERS),
        ("wall.show", Code.COMMAND_MALFORMED),
    ],
)
def test_half_a_character_is_refused_by_the_noun_it_was_for_and_answers_its_number(do: str, code: Code) -> None:
    frame = wire.decode(f'{{"do":"{do}","ref":12,"text":"two \\ud83d"}}', Role.PHONE)

    assert (frame.ref, code_of(frame)) == (12, code)


@pytest.mark.parametrize("code", [code for code in CODES if code.value.endswith(".characters")])
def test_half_a_character_is_refused_as_the_nouns_own_codes_have_it(code: AnyCode) -> None:
    do = code.value.replace("characters", "offer")

    assert code_of(wire.decode(f'{{"do":"{do}","text":"two \\ud83d"}}', Role.PHONE)) is code


@pytest.mark.parametrize("ref", ["true", "1.5", '"1"', "[1]", str(2**53), "null"])
def test_a_number_that_is_none_is_not_answered(ref: str) -> None:
    assert wire.decode(f'{{"do":7,"ref":{ref}}}', Role.PHONE).ref is None


# From a form


def test_a_form_says_the_same_as_a_frame() -> None:
    fields = [("do", "phrase.offer"), ("id", "phrase-of-ada"), ("text", "two chairs"), ("lang", ""), ("gloss", "")]
    uses = [("uses", ""), ("uses", "wall"), ("uses", "report")]

    assert wire.from_form([*fields, *uses]) == OfferPhrase("phrase-of-ada", "two chairs", ("wall", "report"))


def test_a_form_with_no_box_ticked_is_not_one_without_boxes() -> None:
    fields = [("do", "phrase.offer"), ("id", "phrase-of-ada"), ("text", "two chairs")]

    ticked_none, no_boxes = wire.from_form([*fields, ("uses", "")]), wire.from_form(fields)

    assert ticked_none == OfferPhrase("phrase-of-ada", "two chairs", ())
    assert no_boxes == OfferPhrase("phrase-of-ada", "two chairs")


@pytest.mark.parametrize(("on", "expected"), [("true", True), ("false", False)])
def test_a_form_says_yes_and_no_in_words(on: str, *, expected: bool) -> None:
    assert wire.from_form([("do", "theme.support"), ("theme", "theme-01"), ("on", on)]) == SupportTheme(
        "theme-01", on=expected
    )


@pytest.mark.parametrize(
    ("do", "code"),
    [
        ("beat", Code.COMMAND_UNKNOWN),
        ("phrase.shout", Code.COMMAND_UNKNOWN),
        ("day.hold", Code.COMMAND_NOT_YOURS),
        ("phrase.withdraw", Code.COMMAND_MALFORMED),
    ],
)
def test_a_form_is_refused_as_a_frame_is(do: str, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        wire.from_form([("do", do)])

    assert caught.value.code is code


# Going out


def test_frames_look_as_the_wire_page_shows_them() -> None:
    people = wire.fragment("people", People(phones=1, voices=2, said=3))
    gone = wire.fragment("phrase/b77", None)
    greeting = Hello("seminar-5", Role.PHONE, 1488540840000, "e", full=True)

    assert people == b'"people":{"phones":1,"voices":2,"said":3}'
    assert wire.hello(greeting, 42, "1a2b3c4d", [people, gone]) == (
        b'{"hello":{"day":"seminar-5","role":"phone","now":1488540840000,"epoch":"e","full":true},'
        b'"n":42,"h":"1a2b3c4d","cells":{"people":{"phones":1,"voices":2,"said":3},"phrase/b77":null}}'
    )
    assert wire.cells(43, "1a2b3c4d", gone) == b'{"n":43,"h":"1a2b3c4d","cells":{"phrase/b77":null}}'
    assert wire.done(1, 43) == b'{"ref":1,"ok":43}'
    assert wire.done(None, 43) == b'{"ref":null,"ok":43}'
    assert wire.refused(1, Code.PHRASE_EMPTY, 'Say "something".') == (
        b'{"ref":1,"refused":"phrase.empty","say":"Say \\"something\\"."}'
    )
    assert wire.beat(1488540850000, 43) == b'{"beat":1488540850000,"n":43}'


def test_fragments_come_apart_again_as_they_were_put_together() -> None:
    people = People(phones=1, voices=2, said=3)

    cells = wire.by_key(b"%b,%b" % (wire.fragment("people", people), wire.fragment("poem", None)))

    assert wire.cell(cells["people"], People) == people
    assert cells["poem"] == msgspec.Raw(b"null")


@pytest.mark.parametrize("tag", ["", "cy", "CY", "pt-BR", "sr-Latn-RS", "zh-Hant", "es-419", "yue", "ar-Arab-EG"])
def test_a_language_is_a_tag(tag: str) -> None:
    offer = {"do": "phrase.offer", "id": "phrase-1", "text": "two chairs", "lang": tag}

    assert isinstance(wire.decode(json.dumps(offer), Role.PHONE).command, OfferPhrase)


@pytest.mark.parametrize(
    "tag", ["cy\n", "\ncy", "hello-my-name-is-ann", "meet-me", "en-Shut", "en-x-secret", "c", "cy ", "français", "en-1"]
)
def test_no_words_fit_in_a_language(tag: str) -> None:
    offer = {"do": "phrase.offer", "id": "phrase-1", "text": "two chairs", "lang": tag}

    refused = wire.decode(json.dumps(offer), Role.PHONE).command

    assert isinstance(refused, Refused)
    assert refused.code is Code.COMMAND_MALFORMED
