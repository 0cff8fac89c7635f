"""
The words of one slot, sorted: its title, its kind, its prompt, and what describes it.

`titles` says what fits a wall, `marks` what brackets say. Here the kind is found, and all of it put together.
"""

import re
from collections.abc import Sequence

import msgspec

from live.day.kinds import Kind
from live.programme.guesses import Guesses
from live.programme.lines import Line, is_prompt, question_in
from live.programme.marks import Marks, split_marks
from live.programme.sentences import sentence
from live.programme.slots import FoundSlot
from live.programme.titles import LABEL_LIMIT, seems_to_name_who_speaks, title_and_rest
from live.programme.vocabulary import kind_named_in, names_an_ending

# Below a slot, a line this short can be a label ("Keynote"); a longer one is prose, whose words name nothing.
_SHORT_LINE = 60
# "5.30 pm onwards Drinks": what follows the time of an open end is not the title.
_ONWARDS = re.compile(r"^(?:onwards?|till late|until late|ff\.?)(?=[\s:–—-])[\s:–—-]*", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)")


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
    kind = marks.kind or _kind(words, title, slot, body, guesses)
    beside_title = [*(f"[{unknown}]" for unknown in marks.unknown), left_out, slot.beside]
    return Wording(
        title=title or _title_of_kind(kind, slot, guesses),
        kind=kind,
        description=_description(beside_title, body),
        prompt=_prompt(body),
        marks=marks,
    )


def _kind(words: str, title: str, slot: FoundSlot, body: Sequence[Line], guesses: Guesses) -> Kind:
    """The kind that the words name: the label before a colon, the title, the whole line, then a short line below."""
    first_below = next((line.text.strip() for line in body if line.text), "")
    label = words.partition(":")[0] if ":" in words[:LABEL_LIMIT] else ""
    for near in (label, _PARENTHESES.sub("", title), title):
        if named := kind_named_in(near):
            return named[0]
    for remote in (words, slot.beside, first_below if len(first_below) <= _SHORT_LINE else ""):
        if named := kind_named_in(remote):
            kind, word = named
            guesses.add(slot.line, f"programme.guess.kind.{kind.name.lower()}", title=title, word=word)
            return kind
    if names_an_ending(words) or not words:
        return Kind.OTHER
    return _kind_without_a_word(title, first_below, slot, guesses)


def _kind_without_a_word(title: str, first_below: str, slot: FoundSlot, guesses: Guesses) -> Kind:
    """A talk where somebody seems to speak, else other."""
    if seems_to_name_who_speaks(title) or seems_to_name_who_speaks(first_below):
        guesses.add(slot.line, "programme.guess.names_a_speaker", title=title)
        return Kind.TALK
    guesses.add(slot.line, "programme.guess.says_no_kind", title=title)
    return Kind.OTHER


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
