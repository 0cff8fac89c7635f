"""
The words of one slot, sorted: its title, its kind, its prompt, and what describes it.

`titles` says what fits a wall, `marks` what brackets say, `slot_kinds` which kind it is. Here they come together.
"""

import re
from collections.abc import Sequence

import msgspec

from live.day.kinds import Kind
from live.programme.guesses import Guesses
from live.programme.kind_words import names_an_ending
from live.programme.lines import Line, is_prompt, question_in
from live.programme.marks import Marks, split_marks
from live.programme.sentences import sentence
from live.programme.slot_kinds import kind_of
from live.programme.slots import FoundSlot
from live.programme.titles import title_and_rest

# "5.30 pm onwards Drinks": what follows the time of an open end is not the title.
_ONWARDS = re.compile(r"^(?:onwards?|till late|until late|ff\.?)(?=[\s:–—-])[\s:–—-]*", re.IGNORECASE)


class Wording(msgspec.Struct, frozen=True):
    """What the words of one slot say."""

    title: str
    kind: Kind
    description: str
    prompt: str | None
    marks: Marks


def read_wording(slot: FoundSlot, body: Sequence[Line], guesses: Guesses) -> Wording:
    """The words of a slot and of the lines below it. Every mark it does not know is a guess, and stays a word."""
    words, marks = split_marks(_ONWARDS.sub("", slot.words))
    for unknown in marks.unknown:
        guesses.add(slot.line, "programme.guess.unknown_mark", mark=unknown)
    title, left_out = title_and_rest(words)
    kind = marks.kind or kind_of(words, title, slot, body, guesses)
    beside_title = [*(f"[{unknown}]" for unknown in marks.unknown), left_out, slot.beside]
    return Wording(
        title=title or _title_of_kind(kind, slot, guesses),
        kind=kind,
        description=_description(beside_title, body),
        prompt=_prompt(body),
        marks=marks,
    )


def is_only_the_end(wording: Wording) -> bool:
    """Do the words of a day's last slot say that it is over, and nothing that it would be for?"""
    says_more = wording.prompt or wording.marks.kind or wording.marks.listening is not None
    return wording.kind is Kind.OTHER and not says_more and names_an_ending(wording.title)


def _title_of_kind(kind: Kind, slot: FoundSlot, guesses: Guesses) -> str:
    if kind is Kind.OTHER:
        guesses.add(slot.line, "programme.guess.no_slot_title", written=slot.span.start.written)
    return sentence(f"programme.title.{kind.name.lower()}")


def _prompt(body: Sequence[Line]) -> str | None:
    return " ".join(filter(None, [question_in(line.text) for line in body if is_prompt(line.text)])) or None


def _description(beside_title: Sequence[str], body: Sequence[Line]) -> str:
    """What stands beside the title, then the paragraphs below as they stand, without prompts and ruled lines."""
    below = [line.text for line in body if not is_prompt(line.text)]
    kept = [text.strip() for text in below if not text or re.search(r"\w", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*filter(None, beside_title), *kept])).strip()
