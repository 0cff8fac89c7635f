"""How people come in: the join address with its QR code, and the secret links of the three places."""

import msgspec
import segno

from live.day.projection import Timetable
from live.day.roles import KEYED
from live.room.room import Room
from live.web.access import Keyring
from live.web.house import House


class Place(msgspec.Struct, frozen=True):
    """A link that opens a place, and the key in it."""

    url: str
    key: str


class Links(msgspec.Struct, frozen=True):
    """How people come in: the code, the join address, and the links of the three places."""

    code: str
    join: str
    desk: Place
    poet: Place
    wall: Place

    @classmethod
    def make(cls, keyring: Keyring, day: str, code: str, url: str) -> "Links":
        """The links of a day, the same at every start."""
        keys = {place: keyring.key(day, place) for place in KEYED}
        join = f"{url.rstrip('/')}/{code}"
        return cls(code, join, *(Place(f"{join}/{place}#{key}", key) for place, key in keys.items()))

    def as_text(self) -> str:
        """The links, a line each."""
        rows = (("Join", self.join), ("Desk", self.desk.url), ("Poet", self.poet.url), ("Wall", self.wall.url))
        return "\n".join(f"  {name}  {url}" for name, url in rows)


def announce(house: House) -> str:
    """What the server prints when it is ready: for each day how people come in."""
    return "\n".join([*(_announce(house, code, room) for code, room in house.rooms.items()), "Stop with Ctrl-C.", ""])


def _announce(house: House, code: str, room: Room) -> str:
    timetable = room.day[Timetable]
    links = Links.make(house.keyring, room.name, code, house.url)
    told = {
        "before": "It waits for the desk: open that link and press “Begin the day”.",
        "live": "It is running.",
        "held": "It is on hold.",
        "over": "It is over; everything can still be read.",
    }
    date = house.language.date_with_weekday(timetable.date) if timetable.date else ""
    said = " · ".join(each for each in (timetable.title, date) if each)
    return f"\n{said}\n\n{qr(links.join)}\n{links.as_text()}\n\n  {told[timetable.state]}\n"


def qr(url: str) -> str:
    """The QR code of an address for a terminal: half blocks, light on dark, quiet zone of 4."""
    rows = [list(row) for row in segno.make(url, error="m", micro=False).matrix_iter(border=4)]
    halves = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}  # light modules are drawn: terminals are dark
    pairs = zip(rows[::2], [*rows[1::2], [0] * len(rows[0])], strict=False)
    return "\n".join(
        "  " + "".join(halves[int(top), int(low)] for top, low in zip(*pair, strict=True)) for pair in pairs
    )
