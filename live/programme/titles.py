"""
A title that fits a wall, from a slot's words; nothing is lost, the rest describes the slot.

A long line is cut where a reader would: at its colon, after the names of people, at its first sentence. It is never cut
inside quotation marks.
"""

import re

from live.programme.kind_words import is_kind_label
from live.programme.programme import TITLE_LIMIT
from live.programme.quotes import is_quoted, quoted_parts
from live.programme.speakers import CAPITAL, PEOPLE

# What stands before a colon is a label ("Keynote:") up to this length, and otherwise a sentence.
LABEL_LIMIT = 40
# Before a quotation so many letters are a title of their own.
_LEAST_TITLE = 8


def title_and_rest(words: str) -> tuple[str, str]:
    """
    A title that fits a wall, and the words it leaves out: empty when the words are short enough to be the title.

    A long line gives what stands before its colon, or the names before "is a …", or its first sentence; failing all
    of these it is cut at a word.
    """
    words = " ".join(words.split())
    if len(words) <= TITLE_LIMIT:
        return words, ""
    label, after = _parted_at_colon(words)
    if 2 < len(label) <= TITLE_LIMIT and not _is_label(label):
        return label, after
    biography = _BIOGRAPHY.match(words)
    if biography and not _is_label(label):
        return biography["names"], words
    if label and _is_label(label):
        title, left_out = title_and_rest(after) if len(after) > TITLE_LIMIT else (after, after)
        return f"{label}: {title}"[: TITLE_LIMIT + LABEL_LIMIT], left_out
    sentence = next((found for found in _SENTENCE.finditer(words) if not is_quoted(words, found.end())), None)
    if sentence and sentence.end() <= TITLE_LIMIT:
        return words[: sentence.end()].rstrip("."), words[sentence.end() :].strip()
    return _cut(words), words


def _parted_at_colon(words: str) -> tuple[str, str]:
    """What stands before the first colon outside of quotation marks, and behind it; empty where there is none."""
    colon = next((found.start() for found in re.finditer(": ", words) if not is_quoted(words, found.start())), None)
    return ("", "") if colon is None else (words[:colon], words[colon + 2 :])


_BIOGRAPHY = re.compile(
    rf"(?P<names>{PEOPLE}),? "
    r"(?:is|are|was|were|has|have|works?|will|ist|sind|est|sont|es|son|è|sono|é|são|zijn|er|är|yw|yn)\b"
)
_SENTENCE = re.compile(rf"(?<=.{{11}})[.!?][”\"“»]?(?=\s+[\"“‘¿¡(]?[{CAPITAL}])")


def _is_label(label: str) -> bool:
    """Does the label only name a kind, so that it makes no title alone?"""
    return len(label) <= LABEL_LIMIT and is_kind_label(label)


def _cut(words: str) -> str:
    """At most `TITLE_LIMIT` characters, cut at a word, or before or behind a quotation; then an ellipsis."""
    kept = words[: TITLE_LIMIT - 1]
    quotation = next(((begin, until) for begin, until in quoted_parts(words) if begin < len(kept) < until), None)
    if quotation and quotation[1] <= TITLE_LIMIT + LABEL_LIMIT:
        return words[: quotation[1]] + ("…" if words[quotation[1] :] else "")
    if quotation and quotation[0] >= _LEAST_TITLE:
        return kept[: quotation[0]].rstrip(" ,;:–—-(") + "…"
    kept = (kept.rsplit(" ", 1)[0] if " " in kept[40:] else kept).rstrip(" ,;:–—-(")
    return f"{kept}…{words[quotation[1] - 1]}" if quotation else f"{kept}…"
