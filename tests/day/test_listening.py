"""Whose ears hear on the poet's page: the programme's, else those of the day's zone."""

import pytest

from live.day.ears import Ears
from tests.days import PAUL, WALL, Seminar, planned


@pytest.mark.parametrize(
    ("zone", "said", "heard"),
    [
        ("Europe/London", None, "british"),
        ("America/New_York", None, "american"),
        ("Europe/London", "american", "american"),
        ("America/New_York", "british", "british"),
    ],
)
def test_the_programme_says_whose_ears_hear_and_else_the_zone(zone: str, said: Ears | None, heard: str) -> None:
    seminar = Seminar(planned(zone=zone, ears=said))

    assert seminar.sees(PAUL, "ears") == {"ears": heard}
    assert seminar.sees(WALL, "ears") is None


def test_a_programme_that_is_read_again_before_the_day_changes_them() -> None:
    seminar = Seminar()
    assert seminar.sees(PAUL, "ears") == {"ears": "british"}

    seminar.plans(planned(ears="american"))

    assert seminar.sees(PAUL, "ears") == {"ears": "american"}
