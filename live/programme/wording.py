"""
What a slot's words say: its title for the wall, its kind, its prompt, and what describes it.

A title is short and nothing is lost: whatever does not fit on a wall is where the description begins.
Marks in brackets at the end of the line (`[talk, listening]`) say what the reader would otherwise guess from the words.
"""

import re
from collections.abc import Sequence

import msgspec

from live.day.kinds import Kind
from live.programme.heading import TITLE_LIMIT, Say
from live.programme.lines import Line, asked, is_prompt
from live.programme.slots import Opened
from live.programme.vocabulary import kind_named_in, names_an_ending

_LABEL_LIMIT = 40
# Below a slot, a line this short can be a label ("Keynote"); a longer one is prose, whose words name nothing.
_SHORT_LINE = 60


class Marks(msgspec.Struct, frozen=True):
    """What brackets at the end of a slot's line say; None where they are silent."""

    kind: Kind | None = None
    listening: bool | None = None
    fixed: bool | None = None
    unknown: tuple[str, ...] = ()


# "5.30 pm onwards Drinks": what follows the time of an open end is not the title.
_ONWARDS = re.compile(r"^(?:onwards?|till late|until late|ff\.?)(?=[\s:–—-])[\s:–—-]*", re.IGNORECASE)


class Wording(msgspec.Struct, frozen=True):
    """The words of one slot, sorted."""

    title: str
    kind: Kind
    description: str
    prompt: str | None
    marks: Marks


def worded(opened: Opened, body: Sequence[Line], say: Say) -> Wording:
    """The words of a slot and of the lines below it. Says what it had to guess, and every mark it does not know."""
    words, marks = _without_marks(_ONWARDS.sub("", opened.words))
    for unknown in marks.unknown:
        say(opened.line, f"“{unknown}” is not a mark. Known: a kind, listening, not listening, fixed, sliding.")
    title, rest = shortened(words)
    asides = [*(f"[{unknown}]" for unknown in marks.unknown), rest, opened.beside]
    description = _joined([*filter(None, asides)], [line.text for line in body])
    kind = marks.kind or _kind(words, title, opened, body, say)
    return Wording(title or _named_after(kind, opened, say), kind, description, _prompt(body), marks)


def shortened(words: str) -> tuple[str, str]:
    """
    A title that fits a wall, and the words it leaves out: empty when the words are short enough to be the title.

    A long line gives what stands before its colon, or the names before "is a …", or its first sentence; failing all
    of these it is cut at a word.
    """
    words = " ".join(words.split())
    if len(words) <= TITLE_LIMIT:
        return words, ""
    label, colon, after = words.partition(": ")
    if colon and 2 < len(label) <= TITLE_LIMIT and not _is_bare_label(label):
        return label, after
    biography = _BIOGRAPHY.match(words)
    if biography and not _is_bare_label(label):
        return biography["names"], words
    if colon and _is_bare_label(label):
        title, left_out = shortened(after) if len(after) > TITLE_LIMIT else (_cut(after), after)
        return f"{label}: {title}"[: TITLE_LIMIT + _LABEL_LIMIT], left_out
    sentence = _SENTENCE.match(words)
    if sentence and len(sentence["first"]) <= TITLE_LIMIT:
        return sentence["first"].rstrip("."), sentence["more"]
    return _cut(words), words


_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽŻČŴŶ"
_NAME_WORD = rf"[{_CAPITAL}][\w'’.-]*"
# No two of these may match one word, and there are few: else `Dr. Dr. Dr. …` is tried in every combination.
_HONORIFIC = r"(?:(?:Dr[as]?|Prof(?:essor)?|M(?:rs?|s|x|me|lle)?|Sir|Dame|Rev|Frau|Herr|Dott|Sig|Sra?)\.? ){0,4}"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|di|da|dos|la|le|ap|ferch|al|el|ten|ter)\s)*"
_PERSON = rf"{_HONORIFIC}{_NAME_WORD}(?: {_PARTICLE}{_NAME_WORD}){{1,3}}"
_AND = r"(?:,| and| &| und| et| y| e| en| a)"
_BIOGRAPHY = re.compile(
    rf"(?P<names>{_PERSON}(?:{_AND} {_PERSON}){{0,3}}),? "
    r"(?:is|are|was|were|has|have|works?|will|ist|sind|est|sont|es|son|è|sono|é|são|zijn|yw|yn)\b"
)
_BY_NAME = re.compile(
    rf"^{_PERSON}\s*(?:$|[,:;(–—-]|{_AND} |\bwith\b)"
    rf"|\b(?:by|with|von|mit|par|avec|por|con|di|com|door|met|gan) {_PERSON}"
)
_SENTENCE = re.compile(rf"(?P<first>.{{12,}}?[.!?])\s+(?P<more>[\"“‘¿¡(]?[{_CAPITAL}].*)")
_MARKS = re.compile(r" ?\[(?P<inside>[^\[\]]*)\]\.?$")
_MARK_KINDS = {kind.value: kind for kind in Kind} | {"main points": Kind.MAIN_POINTS}


def _without_marks(words: str) -> tuple[str, Marks]:
    words = " ".join(words.split())
    bracket = _MARKS.search(words)
    if not bracket:
        return words, Marks()
    said = [" ".join(mark.split()).casefold() for mark in re.split(r"[,;]", bracket["inside"])]
    kinds = [_MARK_KINDS[mark] for mark in said if mark in _MARK_KINDS]
    flags = {"listening", "not listening", "fixed", "sliding"}
    return words[: bracket.start()].strip(), Marks(
        kind=kinds[0] if kinds else None,
        listening=False if "not listening" in said else True if "listening" in said else None,
        fixed=False if "sliding" in said else True if "fixed" in said else None,
        unknown=tuple(mark for mark in said if mark and mark not in _MARK_KINDS and mark not in flags),
    )


def _is_bare_label(label: str) -> bool:
    return len(label) <= _LABEL_LIMIT and len(label.split()) <= 3 and kind_named_in(label) is not None


def _cut(words: str) -> str:
    """At most `TITLE_LIMIT` characters, cut at a word and with an ellipsis where something is missing."""
    if len(words) <= TITLE_LIMIT:
        return words
    kept = words[: TITLE_LIMIT - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[40:] else kept).rstrip(" ,;:–—-(") + "…"


def _kind(words: str, title: str, opened: Opened, body: Sequence[Line], say: Say) -> Kind:
    """The kind that the words name: the label before a colon, the title, the whole line, then a short line below."""
    first = next((line.text.strip() for line in body if line.text), "")
    label = words.partition(":")[0] if ":" in words[:_LABEL_LIMIT] else ""
    for plain in (label, _PARENTHESES.sub("", title), title):
        if named := kind_named_in(plain):
            return named[0]
    for remote in (words, opened.beside, first if len(first) <= _SHORT_LINE else ""):
        if named := kind_named_in(remote):
            say(opened.line, f"“{title}” is taken as {_A[named[0]]}, from the word “{named[1]}”.")
            return named[0]
    if names_an_ending(words) or not words:
        return Kind.OTHER
    kind = Kind.TALK if _BY_NAME.search(title) or _BY_NAME.search(first) else Kind.OTHER
    reason = "because it seems to name who speaks" if kind is Kind.TALK else "because no word in it says more"
    say(opened.line, f"“{title}” is taken as {_A[kind]}, {reason}.")
    return kind


_PARENTHESES = re.compile(r"\([^()]*\)")
_A = {
    Kind.REGISTRATION: "registration",
    Kind.OPENING: "the opening",
    Kind.TALK: "a talk",
    Kind.KEYNOTE: "a keynote",
    Kind.DISCUSSION: "a discussion",
    Kind.BREAK: "a break",
    Kind.MAIN_POINTS: "the main points",
    Kind.POEM: "a poem",
    Kind.NETWORKING: "networking",
    Kind.OTHER: "“other”",
}


def _named_after(kind: Kind, opened: Opened, say: Say) -> str:
    if kind is Kind.OTHER:
        say(opened.line, f"No title stands beside {opened.span.start.written}.")
        return "Untitled"
    return kind.value.replace("-", " ").capitalize()


def _prompt(body: Sequence[Line]) -> str | None:
    return " ".join(filter(None, [asked(line.text) for line in body if is_prompt(line.text)])) or None


def _joined(asides: list[str], below: list[str]) -> str:
    """Paragraphs as they stand, without prompts and ruled lines."""
    kept = [line.strip() for line in below if not is_prompt(line) and (not line or re.search(r"\w", line))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*asides, *kept])).strip()
