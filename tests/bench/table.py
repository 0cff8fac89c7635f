"""The table: a row for each thing measured, with what was asked of it and whether that was met."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass

TIMES = "×"


@dataclass(frozen=True)
class Row:
    """
    One thing measured. Without `most` and `least` it is only told.

    `figure` is None where this machine could not measure it; `but` says why a row is missed whatever its figure,
    `unsure` why a figure that misses its goal may be the machine's doing.
    """

    measure: str
    figure: float | None
    unit: str = TIMES
    most: float | None = None
    least: float | None = None
    note: str = ""
    but: str = ""
    unsure: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether what was asked was met; None where nothing was asked, nothing measured, or nobody can tell."""
        if self.figure is None or (self.most is None and self.least is None):
            return None
        is_met = (
            not self.but
            and (self.most is None or self.figure <= self.most)
            and (self.least is None or self.figure >= self.least)
        )
        return None if self.unsure and not is_met else is_met

    @property
    def goal(self) -> str:
        """What was asked, in words."""
        if self.most is not None:
            return f"at most {_told(self.most, self.unit)}" if self.most else "none"
        return "" if self.least is None else f"at least {_told(self.least, self.unit)}"

    @property
    def measured(self) -> str:
        """What was measured, in words."""
        return "–" if self.figure is None else _told(self.figure, self.unit)

    @property
    def verdict(self) -> str:
        """In one word."""
        if self.figure is None:
            return "not measured"
        if self.is_met is None:
            return "unsure" if self.unsure and self.goal else ""
        return "met" if self.is_met else "MISSED"

    @property
    def remark(self) -> str:
        """What to know of it."""
        return "; ".join(filter(None, (self.but, self.unsure, self.note)))

    def __str__(self) -> str:
        columns = f"  {self.measure:<68} {self.goal:>18} {self.measured:>15}  {self.verdict:<7} {self.remark}"
        return columns.rstrip()


HEAD = f"  {'measure':<68} {'goal':>18} {'measured':>15}"


def _told(figure: float, unit: str) -> str:
    digits = 0 if abs(figure) >= 100 or figure == int(figure) else 1 if abs(figure) >= 10 else 2
    return f"{figure:,.{digits}f} {unit}".strip()


def as_markdown(rows: Sequence[Row]) -> str:
    """The table as docs/performance.md has it."""
    columns = ((row.measure, row.goal, row.measured, row.verdict.replace("MISSED", "**missed**")) for row in rows)
    lines = [f"| {' | '.join(each)} | {row.remark} |" for each, row in zip(columns, rows, strict=True)]
    return "\n".join(["| measure | goal | measured | | |", "|---|---|---|---|---|", *lines])


def as_json(rows: Sequence[Row]) -> str:
    """The figures, for programs."""
    told = [{**asdict(row), "is_met": row.is_met} for row in rows]
    return json.dumps(told, ensure_ascii=False, indent=1)


def missed(rows: Sequence[Row]) -> list[Row]:
    """The rows that did not meet what was asked."""
    return [row for row in rows if row.is_met is False]


def say(line: str) -> None:
    """Prints a line at once."""
    print(line, flush=True)  # noqa: T201  what a bench is for


def percentile(times: Sequence[float], share: float) -> float:
    """The time that such a share of them do not exceed; 0 of none."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] if times else 0.0


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as much, of runs in turn: the median of one over the median of the other."""
    return statistics.median(ours) / max(statistics.median(theirs), 1e-12)


def ms(seconds: float) -> str:
    """A time, in ms."""
    return f"{seconds * 1000:.1f} ms"


def us(seconds: float) -> str:
    """A time, in µs."""
    return f"{seconds * 1e6:.1f} µs"
