"""
Listening: whose ears the poet's page hears with, as the day has them (`ears`).

The rule here: the programme says it. The poet may listen with others on their page, which changes nothing of the day.
"""

from live.day.ears import Ears
from live.day.noun import Cell, CellRow, Day, Noun, the_one
from live.day.projection import Timetable
from live.day.roles import Role


class EarsCell(Cell, frozen=True):
    """Whose ears hear."""

    ears: Ears


def _cell(day: Day, _id: str, _place: Role) -> EarsCell:
    return EarsCell(day[Timetable].ears)


NOUN = Noun("listening", cells=(CellRow("ears", {Role.POET: EarsCell}, _cell, {"day": the_one}),))
