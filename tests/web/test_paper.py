"""How large the poem stands on paper: as large as it can be on one sheet."""

import pytest

from live.day.poem import LineCell, PieceCell
from live.web.paper import CARD_OVER_SHEETS_PT, CARD_SIZES_PT, OVER_SHEETS_PT, SIZES_PT, fits, fits_card

BREAK = LineCell([], blank=True)


def line(letters: int) -> LineCell:
    return LineCell([PieceCell("a" * letters, None, "own", gone=False)], blank=False)


@pytest.mark.parametrize(
    ("lines", "size"),
    [
        pytest.param([], 15, id="nothing yet"),
        pytest.param([line(40)] * 14, 15, id="a sonnet"),
        pytest.param([line(40)] * 24, 13, id="six quatrains without their spaces"),
        pytest.param([line(40)] * 36, 9, id="a sheet full"),
        pytest.param([line(40)] * 80, OVER_SHEETS_PT, id="a long ballad"),
    ],
)
def test_the_longer_the_poem_the_smaller_its_letters_until_it_goes_on_over_sheets(
    lines: list[LineCell], size: int
) -> None:
    assert fits(lines) == size


def test_lines_that_go_on_in_another_row_and_stanzas_take_their_room() -> None:
    short, long = [line(40)] * 20, [line(200)] * 20

    assert fits(long) < fits(short)
    assert fits([*short, *[BREAK] * 6]) < fits(short)
    assert set(SIZES_PT) == {9, 10, 11, 13, 15}, "the sizes that public/poem.css knows"


def test_a_card_is_narrower_and_fits_less() -> None:
    assert [fits_card([line(40)] * lines) for lines in (0, 12, 24, 30, 80)] == [13, 13, 12, 9, CARD_OVER_SHEETS_PT]
    assert set(CARD_SIZES_PT) == {8, 9, 10, 11, 12, 13}, "the sizes that phone/card.css knows"
