"""The report as a text, for every file of it but those that are pages: the same as the page, in the same order."""

from collections.abc import Callable, Iterator

from live.day.report import QuoteCell
from live.exports.poem import as_verse
from live.exports.texts import Block, Heading, Items, Paragraph, Run, said
from live.language import Language
from live.web.reporting import ReportedSlot, ReportPage


def as_text(page: ReportPage, language: Language) -> Iterator[Block]:
    """All of it."""
    say = language.sentence
    yield from _head(page, language)
    yield Heading(2, say("report.day"))
    for slot in page.slots:
        yield from _slot(slot, page.base.clock, language)
    for each in page.lists:
        yield Heading(2, say(each.code) if each.code else each.title)
        for point in each.points:
            yield Heading(3, point.title)
            yield from _quotes(point.quotes, language)
    if page.decisions:
        yield Heading(2, say("report.decisions"))
        yield Items(_decisions(page, language))
    if page.meanings:
        yield Heading(2, say("report.meanings"))
        yield Items([[Run(each.word, "strong"), Run(f": {'; '.join(each.texts)}")] for each in page.meanings])
    if page.lines:
        yield from _poem(page, language)
    if page.reflections:
        yield Heading(2, say("report.reflections"))
        yield from _quotes(page.reflections, language)
    yield Heading(2, say("report.used"))
    yield said(say("report.used.how"))
    if page.report.kept is not None:
        yield said(say("report.used.kept", date=page.base.date_at(page.report.kept)))


def _head(page: ReportPage, language: Language) -> Iterator[Block]:
    day = page.base.day
    yield Heading(1, day.title)
    facts = [language.date(day.date) if day.date else "", day.venue]
    if any(facts):
        yield said(" · ".join(filter(None, facts)))
    if page.report.by:
        yield said(language.sentence("report.by", name=page.report.by))


def _slot(slot: ReportedSlot, clock: Callable[[int], str], language: Language) -> Iterator[Block]:
    title = slot.title or language.sentence("report.elsewhere")
    yield Heading(3, title if slot.began is None else f"{clock(slot.began)} {title}")
    if slot.question:
        yield Paragraph([Run(slot.question, "given")])
    for note in slot.notes:
        yield from map(said, note)
    yield from _quotes(slot.quotes, language)


def _quotes(quotes: list[QuoteCell], language: Language) -> Iterator[Block]:
    if quotes:
        yield Items([[Run(_quoted(each, language), lang=each.lang)] for each in quotes])


def _quoted(quote: QuoteCell, language: Language) -> str:
    if quote.before is not None:
        return language.sentence("report.pair", before=quote.before, now=quote.text)
    if quote.gloss:
        return language.sentence("report.quote_meaning", text=quote.text, meaning=quote.gloss)
    return language.sentence("report.quote", text=quote.text)


def _decisions(page: ReportPage, language: Language) -> list[list[Run]]:
    said_of = (
        (each, language.sentence(each.sentence, about=each.cell.about, into=each.cell.into)) for each in page.decisions
    )
    return [[Run(f"{page.base.clock(each.cell.at)} {text}")] for each, text in said_of]


def _poem(page: ReportPage, language: Language) -> Iterator[Block]:
    poem, say = page.base.poem, language.sentence
    yield Heading(2, poem.title or say("poem.heading"))
    if poem.poet:
        yield said(say("poem.by", poet=poem.poet))
    yield as_verse(page.lines)
    yield said(say("report.poem.note"))
    if page.voices is not None:
        yield said(say("public.poem.voices", count=page.voices))
