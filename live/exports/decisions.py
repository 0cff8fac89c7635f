"""What was decided about what people see, as everybody may read it: no words of anybody's, and nobody who asked."""

import msgspec

from live.exports.seen import Seen
from live.exports.tables import Table


class DecisionRow(msgspec.Struct, frozen=True):
    """A decision; `what` is a code of docs/wire.md, `decided` ISO 8601."""

    id: str
    decided: str | None
    slot: str | None
    by: str
    what: str
    about: str | None
    into: str | None
    reason: str | None
    asked_why: int | None
    answer: str | None


def decisions(seen: Seen) -> Table[DecisionRow]:
    """The decisions in the order in which they were made."""
    rows = [
        DecisionRow(
            each,
            seen.time(cell.at),
            None if cell.slot is None else seen.title_of(cell.slot),
            cell.by,
            cell.what,
            cell.about,
            cell.into,
            cell.reason,
            cell.asks,
            cell.answer,
        )
        for each, cell in seen.decisions
    ]
    return Table(DecisionRow, rows)
