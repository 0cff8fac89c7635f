"""The report as Markdown: what people wrote is text in it, and no mark of emphasis, link or heading."""

from collections.abc import Callable, Iterator

from live.day.report import QuoteCell
from live.exports.poem import as_verse, escaped
from live.language import Language
from live.web.reporting import ReportedSlot, ReportPage


def as_markdown(page: ReportPage, language: Language) -> str:
    """The same as the page, in the same order; a paragraph is a line."""
    return "\n\n".join(_paragraphs(page, language)) + "\n"


def _paragraphs(page: ReportPage, language: Language) -> Iterator[str]:
    say = language.sentence
    yield from _head(page, language)
    yield f"## {say('report.day')}"
    for slot in page.slots:
        yield from _slot(slot, page.base.clock, language)
    for each in page.lists:
        yield f"## {say(each.code) if each.code else escaped(each.title)}"
        for point in each.points:
            yield f"### {escaped(point.title)}"
            yield from _quotes(point.quotes, language)
    if page.decisions:
        yield f"## {say('report.decisions')}"
        yield "\n".join(_decisions(page, language))
    if page.meanings:
        yield f"## {say('report.meanings')}"
        yield "\n".join(f"- **{escaped(each.word)}**: {escaped('; '.join(each.texts))}" for each in page.meanings)
    if page.lines:
        yield from _poem(page, language)
    if page.reflections:
        yield f"## {say('report.reflections')}"
        yield from _quotes(page.reflections, language)
    yield f"## {say('report.used')}"
    yield escaped(say("report.used.how"))


def _head(page: ReportPage, language: Language) -> Iterator[str]:
    day = page.base.day
    yield f"# {escaped(day.title)}"
    facts = [language.date(day.date) if day.date else "", day.venue]
    if any(facts):
        yield escaped(" · ".join(filter(None, facts)))
    if page.report.by:
        yield escaped(language.sentence("report.by", name=page.report.by))


def _slot(slot: ReportedSlot, clock: Callable[[int], str], language: Language) -> Iterator[str]:
    title = slot.title or language.sentence("report.elsewhere")
    yield f"### {escaped(title if slot.began is None else f'{clock(slot.began)} {title}')}"
    if slot.question:
        yield f"*{escaped(slot.question)}*"
    for note in slot.notes:
        yield from map(escaped, note)
    yield from _quotes(slot.quotes, language)


def _quotes(quotes: list[QuoteCell], language: Language) -> Iterator[str]:
    if quotes:
        yield "\n".join(f"- {escaped(_quoted(each, language))}" for each in quotes)


def _quoted(quote: QuoteCell, language: Language) -> str:
    if quote.before is not None:
        return language.sentence("report.pair", before=quote.before, now=quote.text)
    if quote.gloss:
        return language.sentence("report.quote_meaning", text=quote.text, meaning=quote.gloss)
    return language.sentence("report.quote", text=quote.text)


def _decisions(page: ReportPage, language: Language) -> Iterator[str]:
    for each in page.decisions:
        said = language.sentence(each.sentence, about=each.cell.about, into=each.cell.into)
        yield f"- {escaped(f'{page.base.clock(each.cell.at)} {said}')}"


def _poem(page: ReportPage, language: Language) -> Iterator[str]:
    poem, say = page.base.poem, language.sentence
    yield f"## {escaped(poem.title or say('poem.heading'))}"
    if poem.poet:
        yield escaped(say("poem.by", poet=poem.poet))
    yield as_verse(page.lines)
    yield escaped(say("report.poem.note"))
    if page.voices is not None:
        yield escaped(say("public.poem.voices", count=page.voices))
