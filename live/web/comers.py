"""
Who comes: by which code, from which address, with which seat, and how those are slowed who come too often.

The rules here: whoever shows a seat or a cookie of a day is known there and never slowed at its door. Who is not known
waits for a turn while codes are guessed from their address, whether the code is right or wrong. What is refused is held
for a while before it is answered, the longer the more is held, so that asking again and again costs who asks.
"""

import asyncio
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from live.day.door import Door
from live.day.refusals import Code, Refused
from live.day.roles import PLACES, By, Role, Voice
from live.room.limits import SEATS_AT_ONCE, SEATS_PER_SECOND, Buckets, Guesses
from live.room.room import Room
from live.room.timer import Timer
from live.room.turns import Turns
from live.web.access import SEAT_COOKIE, Keyring, bearer_of, place_cookie
from live.web.from_where import address_of

# How long something refused is held: nothing to a person who reads why, most of the time of a script.
HELD_S = 1.5
# And for each other that is held: so at most ten a second are answered, however many ask.
HELD_FOR_OTHERS_S = 0.1


# Slips are many, and each is an answer: fewer may be mistyped in a minute, by an address and in all, and who guesses on
# has an answer every four seconds. SECURITY.md has the sum; somebody who copies one from paper is wrong twice.
SLIPS_PER_ADDRESS = 10
SLIPS_IN_ALL = 30
SLIP_HELD_S = 4.0


class Seated(NamedTuple):
    """A seat, and the voice that the room knows it by."""

    seat: str
    voice: Voice


class Comers:
    """The limits at the doors of all rooms. `serve` runs as long as the server does."""

    def __init__(self, keyring: Keyring, timer: Timer, proxies: frozenset[str]) -> None:
        self.guesses = Guesses()
        self.turns = Turns(timer, Guesses.HELD_S)
        self.slip_guesses = Guesses(SLIPS_PER_ADDRESS, SLIPS_IN_ALL)
        self.slip_turns = Turns(timer, SLIP_HELD_S)
        self._keyring = keyring
        self._timer = timer
        self._proxies = proxies
        self._seats = Buckets(SEATS_AT_ONCE, SEATS_PER_SECOND)
        self._held = 0

    def address(self, asked: HTTPConnection) -> str:
        """From which address something is asked."""
        return address_of(asked, self._proxies)

    async def serve(self) -> None:
        """Gives turns to those who wait for one, until it is cancelled."""
        await asyncio.gather(self.turns.serve(), self.slip_turns.serve())

    async def expect_code(self, asked: HTTPConnection, room: Room | None) -> None:
        """
        Lets through who asks for a room that is there; 404 for who does not, and 429 for who guesses.

        `room` is what the code leads to, or None.
        """
        if room is not None and any(self.proven(asked, room, place) for place in PLACES):
            return
        address = self.address(asked)
        is_slowed = self.guesses.is_slowed(address, self._timer.now())
        if is_slowed and not await self.turns.wait(is_right=room is not None):
            raise HTTPException(429, "public.too_many")
        if room is None:
            self.guesses.wrong(address, self._timer.now())
            raise HTTPException(*((429, "public.too_many") if is_slowed else (404, "public.wrong_code")))

    async def expect_slip(self, asked: HTTPConnection, *, is_right: bool) -> None:
        """The same for the code of a slip: 422 for a wrong one, and 429 for who guesses, right or wrong."""
        address = self.address(asked)
        is_slowed = self.slip_guesses.is_slowed(address, self._timer.now())
        if is_slowed and not await self.slip_turns.wait(is_right=is_right):
            raise HTTPException(429, "public.slip.too_many")
        if not is_right:
            self.slip_guesses.wrong(address, self._timer.now())
            raise HTTPException(*((429, "public.slip.too_many") if is_slowed else (422, "public.slip.wrong")))

    async def is_one_too_many(self, asked: HTTPConnection) -> bool:
        """Counts a wrong key; True, a while later, for who showed too many."""
        if not self.guesses.wrong(self.address(asked), self._timer.now()):
            return False
        await self._timer.sleep(Guesses.HELD_S)
        return True

    def seat(self, asked: HTTPConnection, room: Room) -> Seated | None:
        """The seat that a browser brings along and its voice, or None."""
        seat = asked.cookies.get(SEAT_COOKIE, "")
        voice = self._keyring.voice(room.name, seat)
        return None if voice is None else Seated(seat, voice)

    def new_seat(self, asked: HTTPConnection, room: Room) -> Seated:
        """A seat for somebody new, or `Refused`: the desk lets nobody in, or too many came from there at once."""
        self.expect_one_more(asked, room)
        seat = self._keyring.new_seat(room.name)
        voice = self._keyring.voice(room.name, seat)
        assert voice is not None, "the keyring knows its own seats"
        return Seated(seat, voice)

    def expect_one_more(self, asked: HTTPConnection, room: Room) -> None:
        """Lets one more person in, with a seat or without one; or `Refused`, as a new seat is."""
        door = room.day[Door].state
        if door != "open":
            raise Refused(Code.DOOR_SEATED)
        if not self._seats.take(self.address(asked), self._timer.now()):
            room.allowances.refused(self._timer.now())
            raise Refused(Code.SEAT_TOO_MANY)

    async def hold(self, room: Room) -> None:
        """Lets who was refused wait for the answer, while somebody floods that room."""
        if not room.allowances.is_flooded(self._timer.now()):
            return
        others, self._held = self._held, self._held + 1
        try:
            await self._timer.sleep(HELD_S + HELD_FOR_OTHERS_S * others)
        finally:
            self._held -= 1

    def proven(self, asked: HTTPConnection, room: Room, place: Role) -> By | None:
        """Who somebody proves to be at a place of a day, by what is in the header or else by a cookie; None: nobody."""
        bearer = bearer_of(asked)
        if place is Role.PHONE:
            voice = self._keyring.voice(room.name, asked.cookies.get(SEAT_COOKIE, "") if bearer is None else bearer)
            return None if voice is None else By(place, voice)
        if bearer is None:
            is_shown = self._keyring.is_cookie(room.name, place, asked.cookies.get(place_cookie(place), ""))
        else:
            is_shown = self._keyring.is_key(room.name, place, bearer)
        return By(place) if is_shown else None
