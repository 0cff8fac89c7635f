"""How the bench tells a process of phones (`phones`) what to do."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from tests.bench.house import ROOT, House


class Crowd:
    """Phones of one server, in a process of their own."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, head: str, address: str) -> None:
        self._process = process
        self._port = port
        self._head = head
        self._address = address
        self.there = 0  # phones that were let in

    async def join(self, proofs: Sequence[str], tries: int = 1) -> dict[str, Any]:
        """So many more phones, all at once; told when each has its first frame, or was turned away."""
        where = {"port": self._port, "head": self._head, "address": self._address}
        came = await self.do("join", proofs=list(proofs), tries=tries, **where)
        self.there += came["there"]
        return came

    async def watch(self, house: House) -> None:
        """The desk, the poet and the wall come too, and only listen."""
        for role in ("desk", "poet", "wall"):
            head = self._head.replace("role=phone", f"role={role}")
            await self.do(
                "join", port=self._port, head=head, proofs=[house.keys[role]], address=self._address, watch=True
            )

    async def leave(self) -> None:
        """All are gone."""
        await self.do("leave")
        self.there = 0

    async def do(self, what: str, **how: Any) -> Any:
        """Tells the phones to do something, and waits until it is done; what came of it."""
        assert self._process.stdin is not None, "piped"
        assert self._process.stdout is not None, "piped"
        self._process.stdin.write(json.dumps({"do": what, **how}).encode() + b"\n")
        line = await self._process.stdout.readline()
        assert line, f"the process of the phones ended while it was to {what}"
        return json.loads(line)


@asynccontextmanager
async def crowd_at(port: int, head: str, address: str) -> AsyncIterator[Crowd]:
    """Phones that come to a port with such a handshake ({}: their proof) from addresses that begin with `address`."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.phones"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 26,
        cwd=ROOT,
    )
    try:
        yield Crowd(process, port, head, address)
    finally:
        assert process.stdin is not None, "piped"
        process.stdin.close()
        if process.returncode is None:
            process.terminate()
        await process.wait()


@asynccontextmanager
async def crowd_of(house: House, address: str = "127.0.2", since: str = "") -> AsyncIterator[Crowd]:
    """Phones of the day in a house; `since` is what they have already."""
    head = house.request("phone", "{}", since).decode()
    async with crowd_at(house.port, head, address) as crowd:
        yield crowd
