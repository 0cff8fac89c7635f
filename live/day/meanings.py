"""
Meanings: "what does this word mean?", and what people say that it means.

The rules here: asked and answered in every slot but one in which the room listens. The desk reads both before everybody
does (`meaning_showing`), and hides what should not be shown. Whoever asked or answered may take it back at any
time, and is the only one who is told what became of it; with the last who asks, the question goes and its meanings
with it. What is taken back is erased. How many ask is told by `counts`.
"""

from collections.abc import Iterable

import msgspec

from live.day.counts import told
from live.day.glossary import Asking, Glossary, Meaning, MeaningState, Question
from live.day.keys import Key
from live.day.meaning_showing import MeaningShowingCode, reaches_all
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Listed,
    MadeFact,
    MakeCommand,
    Noun,
    made_by,
)
from live.day.projection import Timetable
from live.day.refusals import AnyCode, Code, Moment, Refused
from live.day.report_book import ReportBook
from live.day.roles import By, Role, Voice
from live.day.taking_back import PhrasesErased
from live.day.text import Limits, Written, tidy

WORD_LIMIT = 40
MEANING_LIMIT = 140
# Fewer people than this could be pointed at.

# The list in which phones find all of them.
MEANINGS = "meanings"
OWN_MEANING = "own_meaning"


class MeaningCode(AnyCode):
    """Why a word was not asked for, or a meaning not taken."""

    WORD_EMPTY = "meaning.word_empty"
    WORD_TOO_LONG = "meaning.word_too_long"
    EMPTY = "meaning.empty"
    TOO_LONG = "meaning.too_long"
    CHARACTERS = "meaning.characters"


_WORD = Limits(WORD_LIMIT, MeaningCode.WORD_EMPTY, MeaningCode.WORD_TOO_LONG, MeaningCode.CHARACTERS)
_MEANING = Limits(MEANING_LIMIT, MeaningCode.EMPTY, MeaningCode.TOO_LONG, MeaningCode.CHARACTERS)


# Commands


class AskMeaning(MakeCommand, frozen=True, tag="meaning.ask"):
    """Asks what a word means; who asks for the same word asks the same question."""

    word: str


class GiveMeaning(MakeCommand, frozen=True, tag="meaning.give"):
    """Says what a word means, in plain words; `of` is the question's id."""

    of: str
    text: str


class WithdrawMeaning(Command, frozen=True, tag="meaning.withdraw"):
    """Takes back a meaning, or that one asks."""

    id: str


# Facts


class MeaningAsked(MadeFact, frozen=True, tag="meaning.asked"):
    """Somebody asked for a word; `of` is the id of the question, which is this one's own where nobody asked before."""

    word: Written
    of: str
    by: Voice
    at: int
    due: int | None


class MeaningGiven(MadeFact, frozen=True, tag="meaning.given"):
    """Somebody said what a word means; `due` is when everybody sees it by itself (epoch ms), or None."""

    of: str
    text: Written
    by: Voice
    at: int
    due: int | None


class MeaningWithdrawn(Fact, frozen=True, tag="meaning.withdrawn"):
    """A meaning was taken back, or somebody asks no longer."""

    id: str


# Deciding


def _ask(day: Day, command: AskMeaning, by: By, now: int) -> list[Fact]:
    word = tidy(command.word, _WORD)
    question, owner = day[Glossary].same(word), Voice(by.owner)
    if question is not None and question.is_asked_by(owner):
        return []  # also when it is sent again while somebody is listened to
    _expect_nobody_is_listened_to(day, by)
    if question is not None:
        return [MeaningAsked(command.id, word, question.id, owner, now, None)]
    due, at_once = reaches_all(day, command.id, now, is_read=by.role is Role.DESK)
    return [MeaningAsked(command.id, word, command.id, owner, now, due), *at_once]


def _give(day: Day, command: GiveMeaning, by: By, now: int) -> list[Fact]:
    _expect_nobody_is_listened_to(day, by)
    text = tidy(command.text, _MEANING)
    question = day[Glossary].question_of(command.of)
    if question is None or not _may_answer(question, by):
        raise Refused(MeaningShowingCode.UNKNOWN)
    due, at_once = reaches_all(day, command.id, now, is_read=by.role is Role.DESK)
    return [MeaningGiven(command.id, question.id, text, Voice(by.owner), now, due), *at_once]


def _may_answer(question: Question, by: By) -> bool:
    """Whether there is a question that nobody has seen yet is nobody's business but theirs who ask it."""
    is_own = question.hidden is None and question.is_asked_by(by.owner)
    return by.role is Role.DESK or question.is_shown or is_own


def _expect_nobody_is_listened_to(day: Day, by: By) -> None:
    """Refuses as words are refused, but for a slot that takes none and listens to nobody: at tea people ask."""
    timetable = day[Timetable]
    try:
        timetable.expect_open("phrase", by)
    except Refused as refusal:
        if refusal.code is Code.SLOT_CLOSED:
            return
        coming = timetable.coming(lambda slot: not slot.listening)
        if refusal.code is not Code.SLOT_LISTENING or timetable.is_read_to or coming is None:
            raise
        until = Moment(coming[1], timetable.zone, timetable.face)
        raise Refused(Code.SLOT_LISTENING, "words_until", until=until) from None


def _expect_same_word(day: Day, command: AskMeaning) -> None:
    """Refuses another word under an id that was given."""
    question = day[Glossary].question_of(command.id)
    asking = None if question is None else question.askings.get(command.id)
    if question is not None and (asking is None or asking.word != tidy(command.word, _WORD)):
        raise Refused(Code.ID_TAKEN)


def _expect_same_text(day: Day, command: GiveMeaning) -> None:
    """Refuses another meaning under an id that was given."""
    question = day[Glossary].question_of(command.id)
    meaning = None if question is None else question.meanings.get(command.id)
    if question is not None and (meaning is None or meaning.text != tidy(command.text, _MEANING)):
        raise Refused(Code.ID_TAKEN)


def _withdraw(day: Day, command: WithdrawMeaning, by: By, _now: int) -> list[Fact]:
    """Whether somebody else gave something under that id is nobody's business."""
    if day.made.get(command.id) != made_by(by.owner, "meaning"):
        raise Refused(MeaningShowingCode.UNKNOWN)
    is_there = command.id in day[Glossary] or command.id in day[ReportBook].kept
    return [MeaningWithdrawn(command.id)] if is_there else []


# Applying


def _asked(day: Day, fact: MeaningAsked) -> list[Key]:
    glossary = day[Glossary]
    glossary.ask(fact.of, Asking(fact.id, fact.word, fact.by, fact.at))
    if fact.due is not None:
        glossary.waiting[fact.of] = fact.due
    return [Key("meaning", fact.of)]


def _given(day: Day, fact: MeaningGiven) -> list[Key]:
    glossary = day[Glossary]
    if fact.of not in glossary.questions:
        return []
    glossary.give(Meaning(fact.id, fact.at, of=fact.of, text=fact.text, by=fact.by))
    if fact.due is not None:
        glossary.waiting[fact.id] = fact.due
    return [Key("meaning", fact.of)]


def _withdrawn(day: Day, fact: MeaningWithdrawn) -> list[Key]:
    return _take_out(day, fact.id)


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    return [key for each in fact.ids for key in _take_out(day, each)]


def _take_out(day: Day, some_id: str) -> list[Key]:
    question = day[Glossary].question_of(some_id)
    if question is None:
        return []
    own = [Key(OWN_MEANING, each) for each in _own_of(day, question.id)]
    day[Glossary].take_out(some_id)
    return [Key("meaning", question.id), *own]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    match fact:
        case MeaningWithdrawn():
            return day[Glossary].ends_with(fact.id)
        case PhrasesErased():
            return [each for some_id in fact.ids for each in day[Glossary].ends_with(some_id)]
        case _:
            return []


# What places see


class MeaningText(msgspec.Struct, frozen=True):
    """One meaning of a word."""

    id: str
    text: str


class DeskMeaningText(MeaningText, frozen=True):
    """The same at the desk, and what became of it."""

    state: MeaningState
    due: int | None
    reason: str | None


class MeaningCell(Cell, frozen=True):
    """A word, how many ask for it (None where it is only a few), and what people say that it means."""

    word: str
    at: int
    asked: int | None
    texts: list[MeaningText]


class DeskMeaningCell(Cell, frozen=True):
    """The same at the desk, with what nobody else sees; `due` is when everybody does, by itself."""

    word: str
    at: int
    asked: int
    texts: list[DeskMeaningText]
    state: MeaningState
    due: int | None
    reason: str | None


class OwnMeaningCell(Cell, frozen=True):
    """
    What one gave and what became of it; `text` is None where one asked, and empty where the question has ended, also
    where the report quotes it still.
    """

    of: str
    word: str
    text: str | None
    at: int
    state: MeaningState
    reason: str | None


def _cell(day: Day, question_id: str, place: Role) -> MeaningCell | DeskMeaningCell | None:
    question = day[Glossary].questions.get(question_id)
    if question is None:
        return None
    if place is Role.DESK:
        return _desk_cell(day, question)
    if not question.is_shown:
        return None
    texts = [MeaningText(each.id, each.text) for each in question.meanings.values() if each.is_shown]
    return MeaningCell(question.word, question.at, told(len(question.askings)), texts)


def _desk_cell(day: Day, question: Question) -> DeskMeaningCell:
    due = day[Glossary].waiting.get
    texts = [
        DeskMeaningText(each.id, each.text, each.state, due(each.id), each.hidden)
        for each in question.meanings.values()
    ]
    became = (question.state, due(question.id), question.hidden)
    return DeskMeaningCell(question.word, question.at, len(question.askings), texts, *became)


def _own_cell(day: Day, key_id: str, _place: Role) -> OwnMeaningCell | None:
    glossary, own_id = day[Glossary], key_id.rpartition("/")[2]
    question, ended = glossary.question_of(own_id), glossary.ended.get(own_id)
    if ended is not None:
        state: MeaningState = "reported" if ended.id in day[ReportBook].kept else "ended"
        return OwnMeaningCell(ended.of, "", "", ended.at, state, None)
    if question is None:
        return None
    asking, meaning = question.askings.get(own_id), question.meanings.get(own_id)
    if asking is not None:
        return OwnMeaningCell(question.id, asking.word, None, asking.at, question.state, question.hidden)
    if meaning is None:
        return None
    seen = meaning if question.is_shown or meaning.hidden is not None else question
    return OwnMeaningCell(question.id, question.word, meaning.text, meaning.at, seen.state, seen.hidden)


def _own_of(day: Day, question_id: str) -> list[str]:
    """The edge from a question to what those see who asked it and who answered."""
    question = day[Glossary].questions.get(question_id)
    if question is None:
        return []
    given: list[Asking | Meaning] = [*question.askings.values(), *question.meanings.values()]
    return [f"{each.by}/{each.id}" for each in given]


def _whose(_day: Day, key_id: str) -> Voice | None:
    voice = key_id.rpartition("/")[0]
    return None if voice == Role.DESK.value else Voice(voice)


NOUN = Noun(
    "meanings",
    codes=MeaningCode,
    commands=(
        CommandRow(AskMeaning, (Role.PHONE, Role.DESK), _ask, makes="meaning", resent=_expect_same_word),
        CommandRow(GiveMeaning, (Role.PHONE, Role.DESK), _give, makes="meaning", resent=_expect_same_text),
        CommandRow(WithdrawMeaning, (Role.PHONE, Role.DESK), _withdraw),
    ),
    facts=(
        FactRow(MeaningAsked, _asked, made=lambda fact: made_by(fact.by, "meaning"), words_of="id"),
        FactRow(MeaningGiven, _given, made=lambda fact: made_by(fact.by, "meaning"), words_of="id"),
        FactRow(MeaningWithdrawn, _withdrawn),
    ),
    hears=(FactRow(PhrasesErased, _erased),),
    cells=(
        CellRow(
            "meaning",
            {Role.PHONE: MeaningCell, Role.DESK: DeskMeaningCell, Role.WALL: MeaningCell},
            _cell,
            listed=lambda cell: Listed(cell.at, (MEANINGS,)),
        ),
        CellRow(OWN_MEANING, {Role.PHONE: OwnMeaningCell}, _own_cell, made_of={"meaning": _own_of}, whose=_whose),
    ),
    erases=_erases,
)
