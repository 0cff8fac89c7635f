"""A text as Markdown: what people wrote is text in it, and no mark of emphasis, link or heading."""

import re
from collections.abc import Iterable
from typing import assert_never

from live.exports.texts import Block, Heading, Items, Paragraph, Run, Verse

# What Markdown would take for a mark of its own.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~&()])")
_AROUND = {"given": "*", "strong": "**"}


def as_markdown(text: Iterable[Block]) -> str:
    """The whole of it; a paragraph is a line, and a line of verse goes on in the next without a space between."""
    return "\n\n".join(map(_block, text)) + "\n"


def escaped(text: str) -> str:
    """A text in which Markdown finds no mark of its own."""
    return _MARKS.sub(r"\\\1", text)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            return _runs(block.runs)
        case Items():
            return "\n".join(f"- {_runs(item)}" for item in block.items)
        case Verse():
            return _verse([_runs(line) for line in block.lines])
        case _:
            assert_never(block)


def _verse(lines: list[str]) -> str:
    return "\n".join(
        f"{line}\\" if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)
    )


def _runs(runs: list[Run]) -> str:
    return "".join(map(_marked, runs))


def _marked(run: Run) -> str:
    """Marks of emphasis stand at the words, as they mean nothing beside a space."""
    words = run.text.strip()
    if run.mark is None or not words:
        return escaped(run.text)
    begins, around = run.text.index(words), _AROUND[run.mark]
    return f"{run.text[:begins]}{around}{escaped(words)}{around}{run.text[begins + len(words) :]}"
