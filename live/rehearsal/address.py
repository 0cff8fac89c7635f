"""Where the people of a rehearsal come in: by the address, the keys and the seats by which everybody comes in."""

import http.client
from collections.abc import Mapping
from functools import partial

import msgspec

from live.day.roles import Role
from live.rehearsal.browser import patiently
from live.rehearsal.client import Client


class Address(msgspec.Struct, frozen=True):
    """Where the server is, the day's code, and the keys of the places."""

    host: str
    port: int
    code: str
    keys: Mapping[Role, str]

    def client(self, role: Role) -> Client:
        """A client of a place that has a key, with its key."""
        return self._client(role, self.keys[role])

    async def phone(self) -> Client:
        """A client of a phone, with a new seat."""
        return self._client(Role.PHONE, await patiently(partial(take_seat, self.host, self.port, self.code)))

    def _client(self, role: Role, proof: str) -> Client:
        return Client(f"ws://{self.host}:{self.port}/{self.code}", role, proof)


class _Seat(msgspec.Struct):
    seat: str


def take_seat(host: str, port: int, code: str) -> str:
    """
    A new seat for a phone, over plain HTTP as any client asks for one; blocks while it waits.

    Raises HTTPException where the server gives none now, OSError where it does not answer.
    """
    connection = http.client.HTTPConnection(host, port, timeout=30)
    try:
        connection.request("POST", f"/{code}/seat")
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise http.client.HTTPException(answer.reason)
        return msgspec.json.decode(answer.read(), type=_Seat).seat
    finally:
        connection.close()
