"""
Counts of people, where anybody may read them.

The rule here: in a small room a low number points at somebody. So walls, phones, public pages and exports are told that
there are some and not how many, as long as there are fewer than five; that there is nobody points at nobody. Desk and
poet see numbers. Whatever counts people for those others counts them by `told`.
"""

from live.day.roles import Role

TOLD_FROM = 5

SEE_NUMBERS = frozenset({Role.DESK, Role.POET})


def told(people: int | None) -> int | None:
    """A count of people for everybody: None where they are one to four, or where that is all that is known."""
    return people if not people or people >= TOLD_FROM else None


def told_at(place: Role, people: int) -> int | None:
    """The same as a place may see it."""
    return people if place in SEE_NUMBERS else told(people)
