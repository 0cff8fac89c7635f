"""
What stays of the report when the time is up for which words are kept.

The rules here: of a report that everybody may read stay its notes, and the words that it quotes at that moment, as far
as they may be quoted; of one that they may not, nothing. Who takes such words back later, or does not allow the report
any more, takes them out of it too. When the reporter leaves them out, or the report is withdrawn, they are erased: they
could come back from nowhere else.
"""

from collections.abc import Iterable, Iterator

from live.day.given import AllGiven, Given
from live.day.glossary import Glossary, Meaning
from live.day.keys import Key
from live.day.meanings import OWN_MEANING, MeaningWithdrawn
from live.day.noun import Day, Fact, FactRow, Noun
from live.day.reflection_book import Reflection, Reflections
from live.day.report import ReportItemTaken, ReportWithdrawn, quotable
from live.day.report_book import KeptNote, KeptQuote, ReportBook, ReportKept
from live.day.taking_back import PhrasesErased, TakenBack


def report_kept(day: Day, until: int | None) -> list[ReportKept]:
    """What stays of the report, from epoch ms on (None: not known yet); none of one that not everybody may read."""
    book = day[ReportBook]
    if book.published_at is None:
        return []
    left = (book.notes[each] for each in notes_left(day, until))
    notes = tuple(KeptNote(each.id, each.slot, each.text, each.at) for each in left)
    return [ReportKept(tuple(_quotes(day)), notes, until or 0)]


def notes_left(day: Day, until: int | None) -> Iterator[str]:
    """The ids of the reporter's notes that will be erased or kept, of those that were begun until epoch ms."""
    book = day[ReportBook]
    for note in book.notes.values():
        if note.id not in book.kept_notes and (until is None or note.at <= until):
            yield note.id


def _quotes(day: Day) -> Iterator[KeptQuote]:
    book = day[ReportBook]
    for item in book.taken:
        found = quotable(day, item)
        if found is None or not found.text or item in book.kept:
            continue  # in a copy that was put back words may be gone already
        match found:
            case Given():
                yield KeptQuote(found.id, found.text, found.before, found.gloss or "")
            case Reflection():
                yield KeptQuote(found.id, found.text)
            case Meaning():
                yield _of_meaning(day, found)


def _of_meaning(day: Day, meaning: Meaning) -> KeptQuote:
    asking = next(iter(day[Glossary].questions[meaning.of].askings.values()))
    return KeptQuote(meaning.id, meaning.text, asking.word, of=asking.id)


# Applying


def _kept(day: Day, fact: ReportKept) -> list[Key]:
    day[ReportBook].keep(fact)
    notes = [Key("report_note", note.id) for note in fact.notes]
    return [Key("report"), *notes, *(key for quote in fact.quotes for key in _shown_by(day, quote.id))]


def _left_out(day: Day, fact: ReportItemTaken) -> list[Key]:
    return [] if fact.on else _let_go(day, [fact.item])


def _withdrawn(day: Day, _fact: ReportWithdrawn) -> list[Key]:
    book = day[ReportBook]
    notes = [each for each in list(book.kept_notes) if book.take_out(each)]
    return [*(Key("report_note", each) for each in notes), *_let_go(day, list(book.kept))]


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    return [] if fact.by_time else _let_go(day, _quoted_by(day, fact.ids))


def _meaning_withdrawn(day: Day, fact: MeaningWithdrawn) -> list[Key]:
    return _let_go(day, _quoted_by(day, [fact.id]))


def _quoted_by(day: Day, ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(each for some_id in ids for each in day[ReportBook].quoted_by(some_id)))


def _let_go(day: Day, ids: list[str]) -> list[Key]:
    """The report has these words no more; what is not in the poem either is erased."""
    gone = [each for each in ids if day[ReportBook].kept.pop(each, None) is not None]
    for each in gone:
        if each in day[AllGiven].items and each not in day[TakenBack].stay_in_poem:
            day[TakenBack].erased[each] = None
    of_after = [key for each in gone for key in day[Reflections].take_out(each)]
    return of_after + [key for each in gone for key in _shown_by(day, each)]


def _shown_by(day: Day, item: str) -> list[Key]:
    """The keys of what shows that the report has some words: to the reporter, and to their giver."""
    given, meaning = day[AllGiven].items.get(item), day[Glossary].ended.get(item)
    reflection = day[Reflections].items.get(item)
    own = [each.key for each in (given, reflection) if each is not None]
    return [Key("quote", item), *own, *([Key(OWN_MEANING, f"{meaning.by}/{item}")] if meaning is not None else [])]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    book = day[ReportBook]
    match fact:
        case ReportWithdrawn():
            return [*book.kept, *book.kept_notes]
        case ReportItemTaken(on=False):
            return [fact.item] if fact.item in book.kept else []
        case PhrasesErased(by_time=False):
            return _quoted_by(day, fact.ids)
        case MeaningWithdrawn():
            return _quoted_by(day, [fact.id])
        case _:
            return []


NOUN = Noun(
    "report_keeping",
    facts=(FactRow(ReportKept, _kept, words_of="id"),),
    hears=(
        FactRow(ReportItemTaken, _left_out),
        FactRow(ReportWithdrawn, _withdrawn),
        FactRow(PhrasesErased, _erased),
        FactRow(MeaningWithdrawn, _meaning_withdrawn),
    ),
    erases=_erases,
)
