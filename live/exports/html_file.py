"""A text as one file of HTML that needs nothing else: its style is inside, and nothing in it is a script or a link."""

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup, escape

from live.day.text import is_unslanted
from live.exports.texts import Block, Heading, Items, Paragraph, Run, Verse

_WHOLE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ max-width: 36rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere; }}
body {{ font: 1.125rem/1.6 Georgia, serif; }}
h1 {{ line-height: 1.2; }}
.verse {{ margin: 2rem 0; }}
.verse div {{ padding-inline-start: 1.5em; text-indent: -1.5em; }}
u {{ text-underline-offset: 0.2em; }}
@media print {{ body {{ margin: 0; }} .verse div {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
""")
_NEW_LINE = Markup("\n")


def as_html(text: Iterable[Block], title: str, language: str) -> str:
    """The whole of it, in a language by its tag; the title is that of the window."""
    return _WHOLE.format(language=language, title=title, body=_NEW_LINE.join(map(_block, text)))


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            return Markup('<h{level} dir="auto">{text}</h{level}>').format(level=block.level, text=block.text)
        case Paragraph():
            return Markup('<p dir="auto">{}</p>').format(_runs(block.runs))
        case Items():
            items = (Markup('<li dir="auto">{}</li>').format(_runs(item)) for item in block.items)
            return Markup("<ul>\n{}\n</ul>").format(_NEW_LINE.join(items))
        case Verse():
            lines = (Markup('<div dir="auto">{}</div>').format(_runs(line) or Markup("<br>")) for line in block.lines)
            return Markup('<div class="verse">\n{}\n</div>').format(_NEW_LINE.join(lines))
        case _:
            assert_never(block)


def _runs(runs: list[Run]) -> Markup:
    return Markup("").join(map(_run, runs))


def _run(run: Run) -> Markup:
    """Letters that know no italics have a line under them instead."""
    if run.mark is None and run.lang is None:
        return escape(run.text)
    name = "b" if run.mark == "strong" else "span" if run.mark is None else "u" if is_unslanted(run.text) else "i"
    tag = Markup(' lang="{}"').format(run.lang) if run.lang else ""
    return Markup("<{name}{tag}>{text}</{name}>").format(name=name, tag=tag, text=run.text)
