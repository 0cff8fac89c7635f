"""
Decisions: what the desk decided about what people see, for everybody to read; a phone asks why, the desk answers.

The rules here: nothing is decided here. The book is written by the facts of the other nouns (`decided`), so that nobody
can leave anything out of it; the only facts here are who asked why, what the desk says to it, and which titles are not
said any more. Everybody reads an answer, and the desk may put it in other words or take it back. How many asked is the
desk's alone as long as they are so few that one could be guessed.
"""

from collections.abc import Collection

from live.day.counts import told_at
from live.day.decided import HEARS
from live.day.decision_book import Decision, DecisionCode, Decisions, What, Who
from live.day.given import AllGiven
from live.day.glossary import Glossary
from live.day.keys import ASKED_WHY, DECISIONS, Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Due, Fact, FactRow, Listed, Noun
from live.day.roles import By, Role, Voice
from live.day.text import Limits, Written, tidy

ANSWER_LIMIT = 200
# Who reads the whole book: everybody on a phone, and who writes the report.
_READERS = (Role.PHONE, Role.REPORTER)

_ANSWER = Limits(ANSWER_LIMIT, None, DecisionCode.TOO_LONG, DecisionCode.CHARACTERS)


# Commands


class AskWhy(Command, frozen=True, tag="decision.ask"):
    """Somebody asks why that was decided."""

    decision: str


class AnswerWhy(Command, frozen=True, tag="decision.answer"):
    """The desk says why, in the place of what it said before; an empty text takes that back."""

    decision: str
    text: str


class ForgetTitles(Command, frozen=True, tag="decision.forget"):
    """The clock's own command: titles that are erased words are said no more. It has no form on the wire."""


# Facts


class WhyAsked(Fact, frozen=True, tag="decision.asked"):
    """A voice asked why."""

    decision: str
    by: Voice


class WhyAnswered(Fact, frozen=True, tag="decision.answered"):
    """The desk said why; empty: it says nothing any more."""

    decision: str
    text: Written


class TitlesForgotten(Fact, frozen=True, tag="decision.forgotten"):
    """The titles of these decisions were erased words, and those of these themes are as long as they are called so."""

    decisions: tuple[str, ...]
    themes: tuple[str, ...]


# Deciding


def _ask(day: Day, command: AskWhy, by: By, _now: int) -> list[Fact]:
    decision = day[Decisions].expect(command.decision)
    return [WhyAsked(decision.id, by.voice)] if by.voice not in decision.asks else []


def _answer(day: Day, command: AnswerWhy, _by: By, _now: int) -> list[Fact]:
    decision = day[Decisions].expect(command.decision)
    text = tidy(command.text, _ANSWER)
    return [WhyAnswered(decision.id, text)] if text != decision.answer else []


def _forget(day: Day, _command: ForgetTitles, _by: By, _now: int) -> list[Fact]:
    gone = day[Decisions].to_forget.values()
    decisions = {each: None for name in gone for each in name.decisions}
    themes = {each: None for name in gone for each in name.themes}
    return [TitlesForgotten(tuple(decisions), tuple(themes))] if gone else []


def _due(day: Day, now: int) -> Due | None:
    return Due(now, ForgetTitles()) if day[Decisions].to_forget else None


# Applying


def _asked(day: Day, fact: WhyAsked) -> list[Key]:
    decision = day[Decisions].by_id.get(fact.decision)
    if decision is None:
        return []
    decision.asks[fact.by] = None
    return [decision.key, Key(ASKED_WHY, f"{fact.by}/{decision.id}")]


def _answered(day: Day, fact: WhyAnswered) -> list[Key]:
    decision = day[Decisions].by_id.get(fact.decision)
    if decision is None:
        return []
    decision.answer = fact.text
    return [decision.key]


def _forgotten(day: Day, fact: TitlesForgotten) -> list[Key]:
    return day[Decisions].forget(fact.decisions, fact.themes)


# What is seen


class DecisionCell(Cell, frozen=True):
    """
    What was decided at epoch ms, by whom, in which slot (None: before the day or after it), and why, as far as it was
    said. `about` is the title of a theme or slot, `into` of the theme that another one went into.

    `asks` is how many asked why (see `counts`).
    """

    at: int
    by: Who
    what: What
    slot: str | None
    about: str | None
    into: str | None
    reason: str | None
    asks: int | None
    answer: str | None


class AskedWhyCell(Cell, frozen=True):
    """Says of a decision that this person asked why."""


def _cell(day: Day, decision_id: str, place: Role) -> DecisionCell | None:
    """The desk, which decided all of it, has only what somebody asks about."""
    decision = day[Decisions].by_id.get(decision_id)
    if decision is None or not _is_seen_by(decision, place):
        return None
    is_nameless = day[Decisions].is_nameless(decision)
    asks = len(decision.asks)
    return DecisionCell(
        at=decision.at,
        by=decision.by,
        what=decision.what,
        slot=decision.slot,
        about=None if is_nameless else decision.about,
        into=None if is_nameless else decision.into,
        reason=_reason(day, decision),
        asks=told_at(place, asks),
        answer=decision.answer or None,
    )


def _is_seen_by(decision: Decision, place: Role) -> bool:
    return place in _READERS or bool(decision.asks)


def _reason(day: Day, decision: Decision) -> str | None:
    """It leaves with the words that it is about."""
    if not decision.reason_of:
        return decision.reason
    given = day[AllGiven].not_withdrawn(decision.reason_of)
    if given is not None:
        return None if given.is_forgotten else decision.reason
    return decision.reason if day[Glossary].question_of(decision.reason_of) is not None else None


def _seen_at(day: Day, decision_id: str) -> Collection[Role]:
    decision = day[Decisions].by_id.get(decision_id)
    return () if decision is None else [place for place in (*_READERS, Role.DESK) if _is_seen_by(decision, place)]


def _asked_why(day: Day, key_id: str, _place: Role) -> AskedWhyCell | None:
    voice, _, decision_id = key_id.rpartition("/")
    decision = day[Decisions].by_id.get(decision_id)
    return AskedWhyCell() if decision is not None and voice in decision.asks else None


NOUN = Noun(
    "decisions",
    codes=DecisionCode,
    commands=(
        CommandRow(AskWhy, (Role.PHONE,), _ask),
        CommandRow(AnswerWhy, (Role.DESK,), _answer),
        CommandRow(ForgetTitles, (Role.CLOCK,), _forget),
    ),
    facts=(
        FactRow(WhyAsked, _asked),
        FactRow(WhyAnswered, _answered),
        FactRow(TitlesForgotten, _forgotten),
    ),
    hears=HEARS,
    cells=(
        CellRow(
            "decision",
            dict.fromkeys((*_READERS, Role.DESK), DecisionCell),
            _cell,
            listed=lambda cell: Listed(cell.at, (DECISIONS,)),
            seen_at=_seen_at,
        ),
        CellRow(
            ASKED_WHY,
            {Role.PHONE: AskedWhyCell},
            _asked_why,
            whose=lambda _day, key_id: Voice(key_id.rpartition("/")[0]),
            listed=lambda _cell: Listed(0, ()),
            seen_at=lambda day, key_id: (Role.PHONE,) if _asked_why(day, key_id, Role.PHONE) else (),
        ),
    ),
    due=_due,
)
