"""
How large the poem stands on paper, on its own or on a card: as large as it can be on one sheet.

The rule here: what a page can hold is reckoned, not measured: a browser that prints says nothing to the server. So the
figures are on the safe side, for the narrower and lower of the two usual sheets, A4 and letter, in Newsreader.
"""

from collections.abc import Iterable

from live.day.poem import LineCell
from live.day.text import graphemes

# Letters in points, the largest first. Below 9 nobody reads at arm's length: a longer poem goes on over sheets, in
# letters that are good to read.
SIZES_PT = (15, 13, 11, 10, 9)
OVER_SHEETS_PT = 13

# What the margins of 20 mm leave of letter's height and of A4's width, without the head (a title of two rows, the poet)
# and the foot (up to four rows of small letters), in points.
HEIGHT_PT = 680 - 105 - 100
WIDTH_PT = 480

# The same of a card, which is as wide as A5 and at most as high as the sheet; on it are somebody else's words as well.
CARD_SIZES_PT = (13, 12, 11, 10, 9, 8)
CARD_OVER_SHEETS_PT = 11
CARD_HEIGHT_PT = 705 - 285
CARD_WIDTH_PT = 330

LEADING = 1.42
# The mean width of a letter of prose in Newsreader, and what a row that goes on loses by being set further in; in ems.
LETTER_EM = 0.44
INDENT_EM = 1.5
# The space between two stanzas.
BREAK_EM = 1.0


def fits(lines: Iterable[LineCell]) -> int:
    """The size of letters, in points, with which a poem stands on one sheet, or goes on over several."""
    poem = list(lines)
    return next((size for size in SIZES_PT if _height(poem, size, WIDTH_PT) <= HEIGHT_PT), OVER_SHEETS_PT)


def fits_card(lines: Iterable[LineCell]) -> int:
    """The size of letters, in points, with which a card with that poem stands on one sheet, or goes on over several."""
    poem = list(lines)
    fitting = (size for size in CARD_SIZES_PT if _height(poem, size, CARD_WIDTH_PT) <= CARD_HEIGHT_PT)
    return next(fitting, CARD_OVER_SHEETS_PT)


def _height(lines: list[LineCell], size: int, width: int) -> float:
    """How high a poem stands in letters of a size, in rows of a width, all in points."""
    return sum((BREAK_EM if line.blank else _rows(line, size, width) * LEADING) * size for line in lines)


def _rows(line: LineCell, size: int, width: int) -> int:
    letters = graphemes("".join(piece.text for piece in line.pieces))
    in_a_row = (width / size - INDENT_EM) / LETTER_EM
    return max(1, -(-letters // int(in_a_row)))
