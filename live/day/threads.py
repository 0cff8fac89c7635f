"""
Threads: the themes that the poet has joined, by putting words of both into one line of the poem.

The rules here: only a line that was read aloud joins anything, as nobody is told of one before, and only words that the
wall may see under a theme, so that what is taken back or kept aside takes its threads along. Two different words make a
join: one that stands under two themes was put there at the desk, so a theme that both words stand under counts for
neither of them.
"""

from collections.abc import Iterator
from itertools import combinations, product

from live.day.gathered import Themes
from live.day.given import KINDS, AllGiven
from live.day.noun import Cell, CellRow, Day, Noun, the_one
from live.day.poem import piece_cell
from live.day.roles import Role
from live.day.sheet import Poem


class ThreadsCell(Cell, frozen=True):
    """The pairs of themes, by id, whose words stand in one line that was read; each and all in the order of naming."""

    pairs: list[tuple[str, str]]


def _cell(day: Day, _id: str, place: Role) -> ThreadsCell | None:
    hue = {theme.id: theme.hue for theme in day[Themes].by_id.values()}
    found = {pair for line in day[Poem].seen_by(place) for pair in _joined_in(day, line, place, hue)}
    pairs = sorted(found, key=lambda pair: (hue[pair[0]], hue[pair[1]]))
    return ThreadsCell(pairs) if pairs else None


def _joined_in(day: Day, line: str, place: Role, hue: dict[str, int]) -> Iterator[tuple[str, str]]:
    under = [set(day[Themes].of(each)) for each in _words_in(day, line, place)]
    for one, other in combinations(under, 2):
        for a, b in product(one - other, other - one):
            yield (a, b) if hue[a] < hue[b] else (b, a)


def _words_in(day: Day, line: str, place: Role) -> set[str]:
    """The phrases and pairs whose words a place sees both in the line and under their themes."""
    all_given = day[AllGiven]
    pieces = (piece_cell(all_given, piece, place) for piece in day[Poem].lines[line].pieces)
    ids = {piece.phrase for piece in pieces if piece.phrase is not None and not piece.gone}
    return {each for each in ids if each in all_given.items and all_given.items[each].is_seen_by(place)}


NOUN = Noun(
    "threads",
    cells=(
        CellRow(
            "threads",
            {Role.WALL: ThreadsCell},
            _cell,
            made_of=dict.fromkeys(("line", "poem", "theme", *KINDS), the_one),
        ),
    ),
)
