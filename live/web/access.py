"""
Who may come in: keys, join codes and seats.

The rules here: everything is made from the server's one secret by HMAC, so nothing secret is stored in a log, and a
restart changes nothing. A new generation of a day's keys makes the old ones worthless. Comparisons take the same time
whatever they compare.
"""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from starlette.requests import HTTPConnection

from live.day.roles import Role, Voice
from live.day.slips import CODE_LETTERS
from live.log import CannotOpen

CODE_LENGTH = 5

# The cookie in which a phone has its seat.
SEAT_COOKIE = "cento-seat"

_SECRET_BYTES = 32
_SEAT_BYTES = 9
_MAC_BYTES = 9


class Keyring:
    """The server's secret and the generation of every day's keys. `repr` shows neither."""

    def __init__(self, secret: bytes, generations: dict[str, int]) -> None:
        self._secret = secret
        self._mac_begun = hmac.new(secret, digestmod=_sha256)
        self.generations = generations

    def __repr__(self) -> str:
        return "Keyring(…)"

    @classmethod
    def open(cls, path: Path) -> "Keyring":
        """The keyring of a folder of days; makes the secret, mode 600, where there is none. Raises `CannotOpen`."""
        try:
            return cls.read(path)
        except FileNotFoundError:
            keyring = cls(secrets.token_bytes(_SECRET_BYTES), {})
            keyring.save(path)
            return keyring
        except OSError as error:
            why = error.strerror
            say = f"{path} cannot be read: {why}. The folder of the days must belong to whoever runs the server."
            raise CannotOpen(say) from error

    @classmethod
    def read(cls, path: Path) -> "Keyring":
        """The keyring as it is on disk. Raises `CannotOpen` where it is damaged, `OSError` where it is not there."""
        secret, *rows = path.read_text("utf-8", "replace").split("\n")
        try:
            known = {day: int(n) for day, n in (row.rsplit(" ", 1) for row in rows if row)}
            keyring = cls(bytes.fromhex(secret), known)
        except ValueError:
            keyring = cls(b"", {})
        if len(keyring._secret) != _SECRET_BYTES:  # an empty secret would make keys that anybody can make
            raise CannotOpen(f"{path} is damaged. Delete it to make new codes and links for every day beside it.")
        return keyring

    def save(self, path: Path) -> None:
        """Writes the secret and the generations to disk, whole or not at all. Raises `CannotOpen`."""
        try:
            self._save(path)
        except OSError as error:
            why = error.strerror
            say = f"{path} cannot be written: {why}. The folder of the days must belong to whoever runs the server."
            raise CannotOpen(say) from error

    def _save(self, path: Path) -> None:
        rows = [self._secret.hex(), *(f"{day} {generation}" for day, generation in sorted(self.generations.items()))]
        beside = path.with_name(path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(rows) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    def is_first_told(self, days: list[str]) -> set[str]:
        """Those of the days whose keys nobody was ever told; from now on they count as told."""
        new = {day for day in days if day not in self.generations}
        self.generations |= dict.fromkeys(new, 1)
        return new

    def renew(self, day: str) -> None:
        """The day's next generation of keys; those of the old one open nothing any more."""
        self.generations[day] = self.generations.get(day, 1) + 1

    def take_over(self, other: "Keyring") -> list[str]:
        """
        Takes the generations of a newer state of the same keyring; returns the days that have other keys now.

        A keyring with another secret is another server's, and a generation never goes back: neither changes anything.
        """
        if not hmac.compare_digest(self._secret, other._secret):
            return []
        renewed = [day for day, now in other.generations.items() if now > self.generations.get(day, 1)]
        self.generations |= {day: other.generations[day] for day in renewed}
        return renewed

    def calendar(self, day: str, date: str | None) -> str:
        """What the events of a day on its date are known by in people's calendars: no other server's are."""
        return _text(self._mac("calendar", day, date or "")[:12])

    def code(self, day: str, turn: int = 0) -> str:
        """The day's join code; another `turn` gives another, for the rare case that two days have the same."""
        digest = self._mac("code", day, str(turn))
        return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:CODE_LENGTH])

    def slips(self, day: str) -> bytes:
        """The secret by which the codes of a day's slips are made; renewed keys change none that is on paper."""
        return self._mac("slips", day)

    def key(self, day: str, role: Role) -> str:
        """The key of a place: 27 characters, 160 bits."""
        return _text(self._of_generation("key", day, role)[:20])

    def cookie(self, day: str, role: Role) -> str:
        """What the browser of that place keeps once it has shown the key; from it the key cannot be made."""
        return _text(self._of_generation("cookie", day, role)[:20])

    def is_key(self, day: str, role: Role, shown: str) -> bool:
        """Whether what somebody showed is the key of that place."""
        return is_same(shown, self.key(day, role))

    def is_cookie(self, day: str, role: Role, shown: str) -> bool:
        """Whether what a browser showed is what that place was given for its key."""
        return is_same(shown, self.cookie(day, role))

    def new_seat(self, day: str) -> str:
        """A seat for one phone, known to nobody but that phone."""
        drawn = secrets.token_bytes(_SEAT_BYTES)
        return _text(drawn + self._seat_mac(day, drawn))

    def voice(self, day: str, seat: str) -> Voice | None:
        """The pseudonym of a seat on that day; None for a seat this server did not give out."""
        try:
            raw = base64.urlsafe_b64decode(seat.encode("ascii"))
        except ValueError:
            return None
        drawn, mac = raw[:_SEAT_BYTES], raw[_SEAT_BYTES:]
        if not hmac.compare_digest(mac, self._seat_mac(day, drawn)):
            return None
        return Voice(_text(self._mac("voice", day, drawn.hex())[:9]))

    def _seat_mac(self, day: str, drawn: bytes) -> bytes:
        return self._mac("seat", day, drawn.hex())[:_MAC_BYTES]

    def _of_generation(self, purpose: str, day: str, role: Role) -> bytes:
        return self._mac(purpose, day, role.value, str(self.generations.get(day, 1)))

    def _mac(self, *parts: str) -> bytes:
        mac = self._mac_begun.copy()
        mac.update("\0".join(parts).encode())
        return mac.digest()


def _sha256(begin: bytes = b"") -> "hashlib._Hash":
    """By this the HMAC is hashlib's own; OpenSSL's looks its algorithm up each time, and takes five times as long."""
    return hashlib.sha256(begin)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def is_same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def bearer_of(asked: HTTPConnection) -> str | None:
    """The key or seat in the header of a request, or None where it brings none there."""
    scheme, _, bearer = asked.headers.get("authorization", "").partition(" ")
    return bearer.strip() if scheme.casefold() == "bearer" else None


def place_cookie(role: Role) -> str:
    """The name of a place's cookie; a laptop may be desk and wall at once."""
    return f"cento-{role.value}"


def tidy_code(typed: str) -> str:
    """A join code as people type it: any case, with spaces or dashes."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())
