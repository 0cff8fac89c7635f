"""
Questions: what was asked of the room, slot by slot, and which words answer which question.

The rules here: words answer the question that their giver had before them. Another question in the same slot begins
without answers, and what was answered stays with the question it was given to; asked in the same words again, it is the
same question again. That nothing is asked counts as a question without a text.
"""

import msgspec

from live.day.given import Given
from live.day.keys import Key
from live.day.noun import Day
from live.day.projection import Timetable

# The cell that says which questions have answers that the wall can show, and in which order they were answered.
ANSWERED = Key("prompt")


class Question(msgspec.Struct):
    """One question of a slot, by an id of its own; `shown` is how much answers it that the wall may show."""

    id: str
    slot: str
    text: str | None
    shown: int = 0


class Questions:
    """The questions that were asked while their slots ran, the one that was answered last at the end."""

    def __init__(self) -> None:
        self.by_id: dict[str, Question] = {}

    def id_of(self, slot: str, text: str | None) -> str:
        """The id of a question, also of one that nobody has answered yet."""
        here = 0
        for question in self.by_id.values():
            if question.slot == slot:
                if question.text == text:
                    return question.id
                here += 1
        return f"{slot}-{here + 1}"

    def note(self, slot: str, text: str | None) -> str:
        """Remembers a question, whatever is asked after it; its id."""
        question_id = self.id_of(slot, text)
        self.by_id.setdefault(question_id, Question(question_id, slot, text))
        return question_id

    def answer(self, given: Given) -> list[Key]:
        """Something was given to its question, if it answers one; the keys of what is other than before."""
        if not given.prompt or given.prompt == next(reversed(self.by_id)):
            return []
        self.by_id[given.prompt] = self.by_id.pop(given.prompt)
        return [ANSWERED]

    def look_again(self, given: Given) -> list[Key]:
        """Whether the wall may show something has changed, or may have; the keys of what is other than before."""
        question = self.by_id.get(given.prompt)
        if question is None:
            return []
        had_any = bool(question.shown)
        if given.on_wall != given.is_shown_answer:
            given.is_shown_answer = given.on_wall
            question.shown += 1 if given.on_wall else -1
        return [ANSWERED] if bool(question.shown) != had_any else []


def asked_in(day: Day, slot: str) -> str:
    """The id of what is asked in a slot now."""
    return day[Questions].id_of(slot, _text_in(day, slot))


def answered_by(day: Day, slot: str, seen: str | None) -> str:
    """The id of the question that words given in a slot answer: if known, the one their giver had `seen`."""
    known = day[Questions].by_id.get(seen or "")
    return known.id if known is not None and known.slot == slot else asked_in(day, slot)


def noted(day: Day, slot: str, question_id: str | None = None) -> str:
    """Remembers the question of that id, or, where there is none, what is asked in a slot now; its id."""
    questions = day[Questions]
    return question_id if question_id in questions.by_id else questions.note(slot, _text_in(day, slot))


def with_words(day: Day) -> list[Question]:
    """The questions of which the wall can show answers, the one that was answered last at the end."""
    return [question for question in day[Questions].by_id.values() if question.shown]


def on_the_wall(day: Day) -> str | None:
    """
    The id of the question that the wall shows with its answers, left to itself; None before the day and after it.

    Between discussions that is the last one that has any: an empty screen would hide what the room has said.
    """
    timetable = day[Timetable]
    slot, takes = timetable.slot, timetable.takes()
    now = day[Questions].id_of(slot.id, timetable.prompt(slot)) if slot is not None else None
    if "phrase" in takes:  # the most common, and asked with every word that is shown
        return now
    answered = [question.id for question in with_words(day)]
    return now if now in answered or not answered else answered[-1]


def _text_in(day: Day, slot: str) -> str | None:
    plan = day[Timetable].find(slot)
    return day[Timetable].prompt(plan) if plan is not None else None
