"""What is printed for an organiser: the links of a day, and how the day stands."""

import pytest

from live.day.timetable_cells import DayCell
from live.language import Language
from live.web.access import Keyring
from live.web.links import Links, heading

ENGLISH = Language()


def test_the_links_of_a_day_are_a_line_each_and_hold_the_keys_behind_a_hash() -> None:
    links = Links.make(Keyring(bytes(32), {}), "seminar-5", "vkkpt", "https://cento.example/")

    assert links.as_text(ENGLISH).splitlines() == [
        "  Join  https://cento.example/vkkpt",
        f"  Desk  https://cento.example/vkkpt/desk#{links.desk.key}",
        f"  Poet  https://cento.example/vkkpt/poet#{links.poet.key}",
        f"  Wall  https://cento.example/vkkpt/wall#{links.wall.key}",
        f"  Care  https://cento.example/vkkpt/care#{links.care.key}",
        f"  Reporter  https://cento.example/vkkpt/reporter#{links.reporter.key}",
    ]


@pytest.mark.parametrize(
    ("title", "date", "said"),
    [
        ("Power & {stories}", "2017-03-03", "Power & {stories} · Friday 3 March 2017"),
        ("Stories", None, "Stories"),
        ("", "2017-03-03", "Friday 3 March 2017"),
    ],
)
def test_a_day_is_headed_by_what_it_has_of_a_title_and_a_date(title: str, date: str | None, said: str) -> None:
    day = DayCell(title, date, "", "", "UTC", "before", None, None, 12)

    assert heading(day, ENGLISH) == said
