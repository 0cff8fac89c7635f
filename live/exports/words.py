"""What was given: phrases, notes and pairs, with where they may go and where they got to."""

from collections.abc import Iterator

import msgspec

from live.day.counts import told
from live.day.notes import DeskNoteCell
from live.day.phrases import DeskPhraseCell
from live.day.shifts import DeskShiftCell
from live.exports.seen import Seen
from live.exports.tables import Table

# Who gives a longer thought is not asked where it may go; the poet does not borrow from it.
NOTES_GO = ("wall", "report")


class WordsRow(msgspec.Struct, frozen=True):
    """
    Words as they were given; docs/exports.md says what each column holds.

    `kind` is `phrase`, `note` or `pair`, `came_by` `phone`, `aloud` or `paper`; times are ISO 8601.
    """

    id: str
    kind: str
    slot: str
    given: str | None
    came_by: str
    text: str
    before: str | None
    language: str | None
    meaning: str | None
    themes: list[str]
    may_go: list[str]
    me_too: int | None
    read: str | None
    on_wall: bool
    kept_aside: str | None
    lines: list[int]


def words(seen: Seen) -> Table[WordsRow]:
    """All that was given and not taken back, in the order in which it came."""
    rows = sorted(_rows(seen), key=lambda row: (row[0], row[1].id))
    return Table(WordsRow, [row for _at, row in rows])


def _rows(seen: Seen) -> Iterator[tuple[int, WordsRow]]:
    titles, numbers = {each: theme.title for each, theme in seen.themes}, seen.numbers()
    for phrase_id, phrase in seen.phrases:
        yield phrase.at, _of_phrase(seen, titles, phrase_id, phrase, numbers.get(phrase_id, []))
    for note_id, note in seen.notes:
        yield note.at, _of_note(seen, titles, note_id, note)
    for pair_id, pair in seen.pairs:
        yield pair.at, _of_pair(seen, titles, pair_id, pair, numbers.get(pair_id, []))


def _of_phrase(
    seen: Seen, titles: dict[str, str], phrase_id: str, phrase: DeskPhraseCell, lines: list[int]
) -> WordsRow:
    return WordsRow(
        id=phrase_id,
        kind="phrase",
        slot=seen.title_of(phrase.slot),
        given=seen.time(phrase.at),
        came_by=phrase.said or "phone",
        text=phrase.text,
        before=None,
        language=phrase.lang,
        meaning=phrase.gloss,
        themes=[titles[theme] for theme in phrase.themes if theme in titles],
        may_go=list(phrase.uses),
        me_too=told(phrase.echoes),
        read=seen.time(phrase.read),
        on_wall=_is_on_wall(phrase),
        kept_aside=phrase.hidden,
        lines=lines,
    )


def _of_note(seen: Seen, titles: dict[str, str], note_id: str, note: DeskNoteCell) -> WordsRow:
    return WordsRow(
        id=note_id,
        kind="note",
        slot=seen.title_of(note.slot),
        given=seen.time(note.at),
        came_by=note.said or "phone",
        text=note.text,
        before=None,
        language=None,
        meaning=None,
        themes=[titles[note.theme]] if note.theme in titles else [],
        may_go=list(NOTES_GO),
        me_too=None,
        read=seen.time(note.read),
        on_wall=_is_on_wall(note),
        kept_aside=note.hidden,
        lines=[],
    )


def _of_pair(seen: Seen, titles: dict[str, str], pair_id: str, pair: DeskShiftCell, lines: list[int]) -> WordsRow:
    return WordsRow(
        id=pair_id,
        kind="pair",
        slot=seen.title_of(pair.slot),
        given=seen.time(pair.at),
        came_by="phone",
        text=pair.now,
        before=pair.before,
        language=None,
        meaning=None,
        themes=[titles[theme] for theme in pair.themes if theme in titles],
        may_go=list(pair.uses),
        me_too=None,
        read=seen.time(pair.read),
        on_wall=_is_on_wall(pair),
        kept_aside=pair.hidden,
        lines=lines,
    )


def _is_on_wall(cell: DeskPhraseCell | DeskNoteCell | DeskShiftCell) -> bool:
    return cell.wall == "shown" and cell.hidden is None
