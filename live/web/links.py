"""How people come in: the join address with its QR code, and the secret links of the places."""

import shlex
from collections.abc import Container
from pathlib import Path

import msgspec
import segno

from live.day.roles import KEYED
from live.day.timetable_cells import DayCell
from live.language import Language
from live.room.room import Room
from live.web.access import Keyring
from live.web.cells import day_of
from live.web.house import House


class PlaceLink(msgspec.Struct, frozen=True):
    """A link that opens a place, and the key in it."""

    url: str
    key: str


class Links(msgspec.Struct, frozen=True):
    """How people come in: the code, the join address, and the links of the places."""

    code: str
    join: str
    desk: PlaceLink
    poet: PlaceLink
    wall: PlaceLink
    care: PlaceLink
    reporter: PlaceLink

    @classmethod
    def make(cls, keyring: Keyring, day: str, code: str, url: str) -> "Links":
        """The links of a day, the same at every start."""
        keys = {place: keyring.key(day, place) for place in KEYED}
        join = f"{url.rstrip('/')}/{code}"
        return cls(code, join, *(PlaceLink(f"{join}/{place}#{key}", key) for place, key in keys.items()))

    def as_text(self, language: Language) -> str:
        """The links, a line each."""
        rows = (
            self.joining(language),
            language.sentence("terminal.desk", url=self.desk.url),
            language.sentence("terminal.poet", url=self.poet.url),
            language.sentence("terminal.wall", url=self.wall.url),
            language.sentence("terminal.care", url=self.care.url),
            language.sentence("terminal.reporter", url=self.reporter.url),
        )
        return "\n".join(f"  {row}" for row in rows)

    def joining(self, language: Language) -> str:
        """The way in that everybody may know."""
        return language.sentence("terminal.join", url=self.join)


def announce(house: House, untold: Container[str], program: str) -> str:
    """
    What the server prints when it is ready: for each day how people come in.

    The secret links are printed for the days that are `untold`; for others how `program` prints them again, so that
    they do not stand on a projected screen or in a log of the system's at every start.
    """
    days = (_announce(house, code, room, untold, program) for code, room in house.rooms.items())
    return "\n".join([*days, house.language.sentence("terminal.stop"), ""])


def announce_rehearsal(house: House, speed: float, minutes: int) -> str:
    """What is printed when a rehearsal is ready: how people come in to its one day, and how long it takes."""
    links = _links_of_the_one_day(house)
    takes = house.language.sentence("terminal.rehearsal.takes", speed=f"{speed:g}", count=minutes)
    hold = house.language.sentence("terminal.rehearsal.hold")
    return f"\n{qr(links.join)}\n{links.as_text(house.language)}\n\n  {takes}\n  {hold}\n"


def announce_rehearsed(house: House, folder: Path, again: str, *, has_poem: bool, stays: bool) -> str:
    """
    What is printed when the day of a rehearsal is over: what to look at, and where, as long as its pages stay; in which
    folder it is kept, and what opens it again.
    """
    kept = house.language.sentence("terminal.rehearsal.again", folder=folder, command=again)
    stop = house.language.sentence("terminal.rehearsal.stop")
    return f"{_what_to_see(house, has_poem=has_poem)}\n\n{kept}\n\n{stop}" if stays else kept


def _what_to_see(house: House, *, has_poem: bool) -> str:
    links = _links_of_the_one_day(house)
    end = "" if has_poem else ".no_poem"
    pages = {
        f"phone{end}": links.join,
        **({"poem": f"{links.join}/poem"} if has_poem else {}),
        "desk": links.desk.url,
        **({"poet": links.poet.url} if has_poem else {}),
        f"wall{end}": links.wall.url,
        "programme": f"{links.join}/programme",
    }
    rows = (f"  {house.language.sentence(f'terminal.look.{page}')}\n    {url}" for page, url in pages.items())
    return "\n".join([house.language.sentence("terminal.rehearsal.over"), "", *rows])


def _links_of_the_one_day(house: House) -> Links:
    ((code, room),) = house.rooms.items()
    return Links.make(house.keyring, room.name, code, house.url)


def heading(day: DayCell, language: Language) -> str:
    """The day's title and its date, or what there is of the two."""
    if day.date is None:
        return day.title
    date = language.date_with_weekday(day.date)
    return language.sentence("terminal.heading", title=day.title, date=date) if day.title else date


def qr(url: str) -> str:
    """The QR code of an address for a terminal: half blocks, light on dark, quiet zone of 4."""
    rows = [list(row) for row in segno.make(url, error="m", micro=False).matrix_iter(border=4)]
    halves = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}  # light modules are drawn: terminals are dark
    pairs = zip(rows[::2], [*rows[1::2], [0] * len(rows[0])], strict=False)
    return "\n".join(
        "  " + "".join(halves[int(top), int(low)] for top, low in zip(*pair, strict=True)) for pair in pairs
    )


def _announce(house: House, code: str, room: Room, untold: Container[str], program: str) -> str:
    day, language = day_of(room), house.language
    links = Links.make(house.keyring, room.name, code, house.url)
    state = language.sentence(f"terminal.day.{day.state}")
    again = language.sentence("terminal.links", command=f"{program} keys {shlex.quote(room.name)}")
    ways = links.as_text(language) if room.name in untold else f"  {links.joining(language)}\n  {again}"
    return f"\n{heading(day, language)}\n\n{qr(links.join)}\n{ways}\n\n  {state}\n"
