"""
The glossary: words that somebody asked the meaning of, and the meanings that people gave, each with what became of it.

The rules here: everybody who asks for the same word asks one question, which is there as long as one of them asks it.
Nobody is told who asked or answered: an owner leaves this state only as a count.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec
import regex

from live.day.folding import fold
from live.day.roles import Voice

_AROUND = regex.compile(r"\A[\p{P}\s]+|[\p{P}\s]+\Z")

# Where something stands with the room: the desk can read it first, everybody can, it is kept aside; or the question
# that it answers is asked no longer, and only the report may quote it still.
MeaningState = Literal["waiting", "shown", "hidden", "ended", "reported"]


class Shown(msgspec.Struct):
    """Something that everybody may see from `shown_at` on (epoch ms), unless it is hidden for a reason."""

    id: str
    at: int
    shown_at: int | None = None
    hidden: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the room may see it."""
        return self.state == "shown"

    @property
    def state(self) -> MeaningState:
        """Where it stands, by itself."""
        if self.hidden is not None:
            return "hidden"
        return "waiting" if self.shown_at is None else "shown"


class Meaning(Shown, kw_only=True):
    """A plain meaning that somebody gave; `by` is a voice, or the desk's name."""

    of: str
    text: str
    by: Voice


class Asking(msgspec.Struct):
    """That somebody asks for a word, in their own spelling."""

    id: str
    word: str
    by: Voice
    at: int


class Question(Shown, kw_only=True):
    """A word that people ask the meaning of; its id is that of whoever asked first."""

    askings: dict[str, Asking] = {}
    meanings: dict[str, Meaning] = {}

    @property
    def word(self) -> str:
        """The spelling of whoever asked first, of those who still ask."""
        return next(iter(self.askings.values())).word

    def is_asked_by(self, owner: str) -> bool:
        """Whether somebody asks it already."""
        return any(asking.by == owner for asking in self.askings.values())


class Glossary:
    """All that is asked and answered. Changed by `apply` only."""

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}  # in the order of asking
        self.waiting: dict[str, int] = {}  # when each goes before everybody by itself (epoch ms), in that order
        self.ended: dict[str, Meaning] = {}  # whose question is asked no longer; without their texts
        self._question_of: dict[str, str] = {}  # by the ids of askings and meanings

    def __contains__(self, meaning_id: str) -> bool:
        """Whether there are words of that id."""
        return meaning_id in self._question_of

    def question_of(self, some_id: str) -> Question | None:
        """The question of that id, or that is asked or answered under it."""
        return self.questions.get(self._question_of.get(some_id, some_id))

    def find(self, some_id: str) -> Question | Meaning | None:
        """The question or the meaning that everybody knows by that id."""
        if some_id in self.questions:
            return self.questions[some_id]
        question = self.question_of(some_id)
        return None if question is None else question.meanings.get(some_id)

    def same(self, word: str) -> Question | None:
        """The question that asks for the same word."""
        wanted = folded(word)
        return next((each for each in self.questions.values() if folded(each.word) == wanted), None)

    def all(self) -> Iterator[Question | Meaning]:
        """Every question, each before its meanings."""
        for question in self.questions.values():
            yield question
            yield from question.meanings.values()

    def ask(self, question_id: str, asking: Asking) -> None:
        """Somebody asks, as the first or with others."""
        question = self.questions.get(question_id)
        if question is None:
            question = self.questions[question_id] = Question(question_id, asking.at)
        question.askings[asking.id] = asking
        self._question_of[asking.id] = question_id

    def give(self, meaning: Meaning) -> None:
        """Somebody answers a question that is there."""
        self.questions[meaning.of].meanings[meaning.id] = meaning
        self._question_of[meaning.id] = meaning.of

    def ends_with(self, some_id: str) -> list[str]:
        """The ids of all whose words end with those of one: a question's, and its meanings', with the last asking."""
        question = self.question_of(some_id)
        if question is None or some_id not in self:
            return []
        if list(question.askings) != [some_id]:
            return [some_id]
        return list(dict.fromkeys([some_id, question.id, *question.meanings]))

    def take_out(self, some_id: str) -> None:
        """Somebody asks no longer, or their meaning is gone; with the last asking the question is."""
        question, ids = self.question_of(some_id), self.ends_with(some_id)
        if question is None or not ids:
            return
        for each in ids:
            self._question_of.pop(each, None)
        question.askings.pop(some_id, None)
        question.meanings.pop(some_id, None)
        if some_id != question.id or not question.askings:
            self.waiting.pop(some_id, None)
        if question.askings and some_id == question.id and question.hidden is not None:
            question.hidden = ""  # the reason stood under the id that is erased
        if not question.askings:
            self._end(question)

    def _end(self, question: Question) -> None:
        del self.questions[question.id]
        self.waiting.pop(question.id, None)
        for meaning in question.meanings.values():
            self.waiting.pop(meaning.id, None)
            meaning.text, meaning.hidden = "", None
            self.ended[meaning.id] = meaning


# A word that is asked for is compared with all that were; a day has a few hundred.
@lru_cache(maxsize=2048)
def folded(word: str) -> str:
    """
    A word as it is compared: the same with a question mark behind it, or in quotation marks.

    Whatever else somebody adds makes another question, which the desk reads: it shows nothing that was not read.
    """
    return fold(_AROUND.sub("", word)) or fold(word)
