"""The themes, with how many stand with each and what is gathered under it."""

import msgspec

from live.day.counts import told
from live.day.points import Mark, PointsCell
from live.day.rings import RINGS, Ring
from live.exports.seen import Seen
from live.exports.tables import Table


class ThemeRow(msgspec.Struct, frozen=True):
    """
    A theme; `words` are the ids of what is gathered under it, as `words.csv` has them.

    `place` is its number among those that are marked as the same, or else on the same list, in the order of the wall.
    """

    id: str
    title: str
    stand_with: int | None
    mark: Mark | None
    side: str | None
    place: int | None
    ring: Ring | None
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
    return Table(
        ThemeRow,
        [
            ThemeRow(each, cell.title, told(cell.support), *_pointed(seen.points, each), _ring(seen, each), under[each])
            for each, cell in seen.themes
        ],
    )


def _pointed(points: PointsCell, theme: str) -> tuple[Mark | None, str | None, int | None]:
    marks: dict[Mark, list[str]] = {"point": points.points, "unresolved": points.unresolved}
    mark = next((each for each, themes in marks.items() if theme in themes), None)
    side = next((each for each in points.sides if theme in each.themes), None)
    lane = marks[mark] if mark else side.themes if side else []
    return mark, side.side if side else None, lane.index(theme) + 1 if lane else None


def _ring(seen: Seen, theme: str) -> Ring | None:
    return next((ring for ring in RINGS if theme in getattr(seen.rings, ring)), None)
