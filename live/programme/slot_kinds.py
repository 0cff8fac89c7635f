"""
What kind a slot is: from its marks, its title, the rest of its line, and, where that says nothing, from the day.

The title decides. Text below it never makes a break, a registration or a poem of a slot. A kind that is not plain from
the title is a guess, and says what it costs.
"""

import re
from collections.abc import Sequence

import msgspec

from live.day.kinds import Kind
from live.programme.guesses import Guess, Guesses
from live.programme.kind_words import is_kind_label, kind_named_in, names_an_ending
from live.programme.lines import Line
from live.programme.programme import Slot
from live.programme.quotes import is_quoted, quoted_parts
from live.programme.slots import FoundSlot
from live.programme.speakers import names_only_people, names_who_speaks, what_is_said
from live.programme.titles import LABEL_LIMIT
from live.programme.vocabulary import fold


class FoundKind(msgspec.Struct, frozen=True):
    """The kind of a slot, and the word it was guessed from: "" where it is plain, None where nothing names it."""

    kind: Kind
    word: str | None = ""


def kind_of(words: str, title: str, slot: FoundSlot, body: Sequence[Line], guesses: Guesses) -> Kind:
    """The kind that the words name: those of the title, then those of the line, then a label beside or below it."""
    if not words:
        return Kind.OTHER
    named = _named_by_title(title) or _named_by_line(words) or _named_by_label(slot, body)
    if named:
        kind = named.kind
        if named.word:
            guesses.add(slot.line, f"programme.guess.kind.{kind.name.lower()}", title=title, word=named.word)
        return kind
    first_below = next((line.text.strip() for line in body if line.text), "")
    if names_who_speaks(title) or names_who_speaks(words) or names_only_people(first_below):
        guesses.add(slot.line, "programme.guess.names_a_speaker", title=title)
        return Kind.TALK
    if not names_an_ending(title):
        guesses.add(slot.line, SAYS_NO_KIND, title=title)
    return Kind.OTHER


def with_kinds_of_day(slots: Sequence[Slot], day: str, guesses: Guesses) -> list[Slot]:
    """
    The slots, where one between others says nothing of its kind and lasts long enough, with the kind that a day of
    this title has for it: a conference has talks, a workshop discussions.
    """
    kind = _kind_of_day(day)
    unknown = guesses.of(SAYS_NO_KIND) if kind else {}
    return [
        _as(slot, kind, guess, guesses)
        if kind and (guess := unknown.get(slot.line)) and _is_long(slot, slots)
        else slot
        for slot in slots
    ]


SAYS_NO_KIND = "programme.guess.says_no_kind"
# A shorter slot is an announcement or a photograph.
_LEAST_SESSION_MINUTES = 20
# A word that names a kind so far into a title may only be what the title is about.
_PLAIN_WORDS = 6
_PARENTHESES = re.compile(r"\([^()]*\)")
# What a label beside or below the title can make of a slot.
_LABELLED = frozenset({Kind.TALK, Kind.KEYNOTE, Kind.DISCUSSION, Kind.MAIN_POINTS})
# What somebody who is named does where the words behind the name say no more than that.
_SPOKEN = _LABELLED | {Kind.OPENING, Kind.POEM}
_CONFERENCE = re.compile(
    r"\b(?:conference|congress|symposium|summit|colloque|congres|\w*tagung|\w*kongress|\w*konferenz|congreso|jornadas?|"
    r"simposio|convegno|congresso|conferentie|cynhadledd|\w*konference|\w*konferanse|\w*konferens|radstefna|malþing|"
    r"konferencj[aei]|sympozjum|kongres|konferenssi)\b|כנס|ועידה"
)
_WORKSHOP = re.compile(
    r"\b(?:\w*workshop|retreat|atelier|\w*werkstatt|klausur\w*|taller|laboratorio|oficina|werkplaats|gweithdy|\w*værksted|"
    r"\w*verksted|\w*verkstad|vinnustofa|warsztaty?|tyopaja)\b|סדנה|סדנת"
)


def _named_by_title(title: str) -> FoundKind | None:
    """The kind named by the label before a colon, by who speaks, by the title without what it quotes, by the rest."""
    label = title.partition(":")[0].strip() if ":" in title[:LABEL_LIMIT] else ""
    if label and not is_quoted(title, len(label)) and (named := kind_named_in(label)):
        return FoundKind(named[0])
    bare = " ".join(_PARENTHESES.sub(" ", _without_quotations(title)).split())
    said = what_is_said(title)
    if said is not None:
        return _named_beside_speaker(said)
    named = kind_named_in(bare)
    if named:
        is_plain = len(bare.split()) <= _PLAIN_WORDS or fold(bare).find(fold(named[1])) < LABEL_LIMIT // 2
        return FoundKind(named[0], "" if is_plain else named[1])
    return _named_aside(title, bare)


def _named_beside_speaker(said: str) -> FoundKind | None:
    """What somebody says is a talk, whatever it is about; a label, alone or in brackets, says otherwise."""
    for label in (said, *_PARENTHESES.findall(said)):
        named = kind_named_in(label) if is_kind_label(label, words=4) else None
        if named and named[0] in _SPOKEN:
            return FoundKind(named[0])
    return None


def _named_aside(title: str, bare: str) -> FoundKind | None:
    """The kind that stands in brackets or between quotation marks: a label only, or all that there is."""
    for aside in _PARENTHESES.findall(title):
        named = kind_named_in(aside)
        if named and is_kind_label(aside) and (named[0] in _SPOKEN or not re.search(r"\w", bare)):
            return FoundKind(named[0])
    named = None if re.search(r"\w", bare) or len(title.split()) > 3 else kind_named_in(title)
    return FoundKind(named[0]) if named else None


def _named_by_line(words: str) -> FoundKind | None:
    """The kind that the rest of a long line names, unless somebody begins to speak there."""
    named = None if what_is_said(words) is not None else kind_named_in(_without_quotations(words))
    return FoundKind(*named) if named and named[0] not in (Kind.BREAK, Kind.REGISTRATION) else None


def _named_by_label(slot: FoundSlot, body: Sequence[Line]) -> FoundKind | None:
    """The kind that a cell beside the title names with nothing else, or the first line below it does."""
    for cell in slot.beside.split(" · "):
        if is_kind_label(cell) and (named := kind_named_in(cell)):
            return FoundKind(*named)
    below = next((line.text.strip() for line in body if line.text), "")
    named = kind_named_in(below) if is_kind_label(below) else None
    return FoundKind(*named) if named and named[0] in _LABELLED else None


def _without_quotations(text: str) -> str:
    for begin, until in reversed(quoted_parts(text)):
        text = f"{text[:begin]} {text[until:]}"
    return text


def _kind_of_day(title: str) -> Kind | None:
    folded = fold(title)
    is_conference, is_workshop = _CONFERENCE.search(folded), _WORKSHOP.search(folded)
    return Kind.TALK if is_conference else Kind.DISCUSSION if is_workshop else None


def _is_long(slot: Slot, slots: Sequence[Slot]) -> bool:
    """Does the slot stand between others, and last as long as a talk?"""
    is_between = slots[0] is not slot is not slots[-1]
    return is_between and slot.end is not None and slot.end - slot.start >= _LEAST_SESSION_MINUTES


def _as(slot: Slot, kind: Kind, guess: Guess, guesses: Guesses) -> Slot:
    is_talk = kind is Kind.TALK
    guesses.replace(guess, "programme.guess.by_day.talk" if is_talk else "programme.guess.by_day.discussion")
    return msgspec.structs.replace(slot, kind=kind, listening=is_talk)
