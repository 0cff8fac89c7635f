"""
The witness of a log's head: `<day>.head`, one line beside the log that says how far it goes.

A log that loses its end, or is put back to an older copy of itself, is a sound log still: no chain shows what is gone.
The rules here: the line is written after the entry is on disk, over the line before, and not flushed, so it costs no
wait; after a power cut it may be behind its log, which is fine, and never ahead of one that is whole. A line that is
torn or not there says nothing. `life` is new whenever the log is not, or may not be, what it was: numbers that were
counted in another life mean nothing in this one.
"""

import hashlib
import os
import secrets
from pathlib import Path

import msgspec

# Always as long, so that no part of a longer line is left behind a shorter one.
LINE_BYTES = 160


class Witness(msgspec.Struct, frozen=True):
    """A log's last entry and its hash. `lost`: the first entry that is known to be missing of it, 0 for none."""

    n: int
    hash: str
    life: str
    lost: int = 0

    def line(self) -> bytes:
        """As it stands in the file, with a sum of its own."""
        said = f"{self.n} {self.hash} {self.life} {self.lost}"
        return f"{said} {_sum(said)}".encode().ljust(LINE_BYTES - 1) + b"\n"


def new_life() -> str:
    """A life that no log had before."""
    return secrets.token_hex(4)


def witness_beside(log: Path) -> Path:
    """Where the witness of a log stands."""
    return log.with_suffix(".head")


def read_witness(path: Path) -> Witness | None:
    """What it says; None where it is not there or torn."""
    try:
        said, _, checked = path.read_text("ascii", errors="replace").strip().rpartition(" ")
        n, digest, life, lost = said.split(" ")
    except (FileNotFoundError, ValueError):
        return None
    return Witness(int(n), digest, life, int(lost)) if checked == _sum(said) else None


class WitnessFile:
    """The file while its log is open; touched only by the log's own thread."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
        path.chmod(0o600)

    def write(self, witness: Witness) -> None:
        """Says how far the log goes now. Raises OSError."""
        os.pwrite(self._file, witness.line(), 0)

    def close(self) -> None:
        """Lets go of the file."""
        os.close(self._file)


def _sum(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:16]
