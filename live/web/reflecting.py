"""What has stayed with somebody, as pages ask for it and show it: the phone's own, and that of a slip."""

import msgspec

from live.day.keeping import TermsCell
from live.day.reflections import OwnReflectionCell, ReflectionsCell
from live.web.cells import Cells


class Reflecting(msgspec.Struct, frozen=True):
    """
    One's own reflections, the oldest first; until when one more is asked for (epoch ms), None where none is. `kept` is
    when all are erased, once that is known.
    """

    until: int | None
    kept: int | None
    own: list[tuple[str, OwnReflectionCell]]


def reflecting(cells: Cells, now: int) -> Reflecting:
    """As it is at epoch ms for whoever has these cells."""
    asked = cells.get("reflections", ReflectionsCell)
    own = sorted(cells.of("reflection", OwnReflectionCell), key=lambda row: row[1].at)
    is_asked = asked is not None and now < asked.until and len(own) < asked.most
    return Reflecting(asked.until if asked and is_asked else None, cells.one("terms", TermsCell).until, own)
