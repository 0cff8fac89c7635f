"""The words that people asked about, and what others said that they mean."""

import msgspec

from live.day.counts import told
from live.exports.seen import Seen
from live.exports.tables import Table


class MeaningRow(msgspec.Struct, frozen=True):
    """A word; `meanings` are those that everybody may read, `asked` is ISO 8601."""

    id: str
    word: str
    asked: str | None
    asked_by: int | None
    meanings: list[str]
    kept_aside: str | None


def meanings(seen: Seen) -> Table[MeaningRow]:
    """The words in the order in which they were asked about, also those that the desk keeps aside."""
    rows = [
        MeaningRow(
            each,
            cell.word,
            seen.time(cell.at),
            told(cell.asked),
            [text.text for text in cell.texts if text.state == "shown"],
            cell.reason,
        )
        for each, cell in seen.meanings
    ]
    return Table(MeaningRow, rows)
