"""
Slips: the code on a piece of paper by which somebody without a phone finds their words again.

The rules here: a slip is one voice with the words of one phrase or note, whoever wrote them down; only whoever has the
code is that voice. A code is made from the id with a secret of the day, which stands in no log: without it there are
no slips. The same log gives the same codes.
"""

import hashlib
import hmac

import msgspec

from live.day.roles import Voice

# Letters that are not taken for one another, spoken, written or printed, and no vowels: no code is a rude word.
CODE_LETTERS = "bcdfghkmnprstwxz"
# Of sixteen million codes a day has some hundreds: SECURITY.md has the sum of how long guessing one takes.
SLIP_LENGTH = 6

# What the words of a shared phone are given by: each phrase by a voice of its own.
TABLE = "table"


def voice_of(how: str, given_id: str) -> Voice:
    """The voice of one phrase or note alone; `how` it came: said aloud, on paper, at a table."""
    return Voice(f"{how}/{given_id}")


def is_of_one(voice: Voice, given_id: str) -> bool:
    """Whether a voice has given just this, and so has a slip for it."""
    return voice.endswith(f"/{given_id}")


class Slips:
    """The codes of the day. `key` is set once, before anything has happened; without it there are none."""

    def __init__(self) -> None:
        self.key = b""
        self._code_of: dict[str, str] = {}  # by the id of what was given
        self._id_of: dict[str, str] = {}  # by code

    def add(self, given_id: str, voice: Voice) -> None:
        """Something was given; what came from a phone of the giver's own gets no slip."""
        if not self.key or not is_of_one(voice, given_id):
            return
        turn = 0
        while (code := _code(self.key, given_id, turn)) in self._id_of:
            turn += 1
        self._code_of[given_id], self._id_of[code] = code, given_id

    def code_of(self, given_id: str) -> str | None:
        """The code on the slip for a phrase or note, or None where it has none."""
        return self._code_of.get(given_id)

    def id_of(self, code: str) -> str | None:
        """The id of the phrase or note that a code is for, or None."""
        return self._id_of.get(code)

    def for_desk(self, given_id: str, said: str | None) -> str | msgspec.UnsetType:
        """What the desk may copy onto paper: the code for what it wrote down itself, and of nothing else."""
        return (said and self._code_of.get(given_id)) or msgspec.UNSET


def _code(key: bytes, given_id: str, turn: int) -> str:
    """Another `turn` gives another code, for the rare case that two slips would have the same."""
    digest = hmac.new(key, f"{given_id}\0{turn}".encode(), hashlib.sha256).digest()
    return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:SLIP_LENGTH])
