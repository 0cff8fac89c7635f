"""The themes, with how many stand with each and what is gathered under it."""

import msgspec

from live.day.counts import told
from live.exports.seen import Seen
from live.exports.tables import Table


class ThemeRow(msgspec.Struct, frozen=True):
    """A theme; `words` are the ids of what is gathered under it, as `words.csv` has them."""

    id: str
    title: str
    stand_with: int | None
    words: list[str]


def themes(seen: Seen) -> Table[ThemeRow]:
    """The themes in the order in which they were last changed."""
    under: dict[str, list[str]] = {each: [] for each, _ in seen.themes}
    for phrase_id, phrase in seen.phrases:
        for theme in phrase.themes:
            under.setdefault(theme, []).append(phrase_id)
    for note_id, note in seen.notes:
        if note.theme is not None:
            under.setdefault(note.theme, []).append(note_id)
    for pair_id, pair in seen.pairs:
        for theme in pair.themes:
            under.setdefault(theme, []).append(pair_id)
    return Table(ThemeRow, [ThemeRow(each, cell.title, told(cell.support), under[each]) for each, cell in seen.themes])
