"""The witness of a log's head: an end that is gone is noticed, and nothing else is."""

import contextlib
import random
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from live.log import CannotOpen, Damaged, LostEnd
from live.log.sqlite import SqliteLog, verify
from live.log.witness import LINE_BYTES, Witness, WitnessFile, read_witness, witness_beside
from tests.log.facts import Offered

DAY = "seminar-5"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / f"{DAY}.db"


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqliteLog]:
    path.parent.mkdir(exist_ok=True)
    log = await SqliteLog.open(path, DAY)
    try:
        yield log
    finally:
        await log.close()


async def fill(log: SqliteLog, upto: int, text: str = "phrase") -> None:
    for n in range(log.head + 1, upto + 1):
        await log.append(n, [Offered(f"p{n}", f"{text} {n}")], 1000 * n)


async def older_by_three(path: Path) -> None:
    """A log of eight entries, and in its place a copy from when it had five."""
    async with opened(path) as log:
        await fill(log, 5)
    shutil.copy(path, path.parent / "older")
    async with opened(path) as log:
        await fill(log, 8)
    shutil.move(path.parent / "older", path)


async def test_a_log_that_is_whole_keeps_its_life(path: Path) -> None:
    async with opened(path) as log:
        await fill(log, 3)
        life, marks = log.life, [log.mark(n) for n in range(4)]

    async with opened(path) as log:
        assert (log.life, log.lost) == (life, None)
        assert [log.mark(n) for n in range(4)] == marks
        assert len(set(marks)) == 4
        assert all(len(mark) == 8 for mark in marks)
    assert verify(path) == 3
    assert witness_beside(path).stat().st_mode & 0o777 == 0o600


async def test_an_older_copy_is_noticed_and_stays_noticed(path: Path) -> None:
    async with opened(path) as log:
        life = log.life
    await older_by_three(path)

    with pytest.raises(LostEnd) as caught:
        verify(path)
    assert caught.value.n == 6
    assert str(caught.value).startswith(
        "The log has lost entries: what was once written as number 6, and after it, is missing."
    )
    async with opened(path) as log:
        assert (log.lost, log.head) == (6, 5)
        assert log.life != life
        life = log.life
        await fill(log, 20, "other words")

    with pytest.raises(LostEnd, match="number 6"):
        verify(path)
    async with opened(path) as log:
        assert (log.lost, log.life) == (6, life), "the same life: clients have seen the new one"
    witness_beside(path).unlink()
    assert verify(path) == 20, "whoever has seen to it takes the witness away"


async def test_an_older_copy_that_was_written_on_elsewhere_is_noticed(path: Path) -> None:
    await older_by_three(path)
    shutil.move(witness_beside(path), path.parent / "kept")
    async with opened(path) as log:
        await fill(log, 12, "other words")
    shutil.move(path.parent / "kept", witness_beside(path))

    with pytest.raises(LostEnd) as caught:
        verify(path)

    assert caught.value.n == 8


async def test_another_log_under_the_name_is_noticed(path: Path) -> None:
    async with opened(path) as log:
        await fill(log, 3)
    path.unlink()

    async with opened(path) as log:
        assert log.lost == 1


async def test_a_log_ahead_of_its_witness_is_whole(path: Path) -> None:
    async with opened(path) as log:
        await fill(log, 3)
        shutil.copy(witness_beside(path), path.parent / "kept")
        await fill(log, 5)
        life = log.life
    shutil.move(path.parent / "kept", witness_beside(path))
    assert verify(path) == 5

    async with opened(path) as log:
        assert (log.lost, log.life) == (None, life)


@pytest.mark.parametrize("harm", ["gone", "empty", "torn", "flipped", "nonsense"])
async def test_a_witness_that_says_nothing_is_made_anew_with_another_life(path: Path, harm: str) -> None:
    async with opened(path) as log:
        await fill(log, 3)
        life = log.life
    beside = witness_beside(path)
    whole = beside.read_bytes()
    harmed = {"gone": None, "empty": b"", "torn": whole[:40], "flipped": b"9" + whole[1:], "nonsense": b"\xff words "}
    beside.unlink()
    if harmed[harm] is not None:
        beside.write_bytes(harmed[harm])
    assert verify(path) == 3

    async with opened(path) as log:
        assert log.lost is None
        assert log.life != life
    seen = read_witness(beside)
    assert seen is not None
    assert seen.n == 3


def test_a_line_over_a_longer_one_leaves_nothing_of_it(tmp_path: Path) -> None:
    file = WitnessFile(tmp_path / "seminar.head")
    long, short = Witness(123_456_789, "f" * 64, "abcdef01", 123_456_789), Witness(1, "0" * 64, "abcdef01")
    file.write(long)
    file.write(short)
    file.close()

    assert read_witness(tmp_path / "seminar.head") == short
    assert len(long.line()) == len(short.line()) == LINE_BYTES


async def test_a_witness_that_cannot_be_written_stops_no_entry(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(path) as log:
        await fill(log, 3)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(WitnessFile, "write", full)
        await fill(log, 5)
    assert verify(path) == 5


# What a bad disk does to the newest files


def flipped(whole: bytes, at: int) -> bytes:
    return whole[: at // 8] + bytes([whole[at // 8] ^ 1 << at % 8]) + whole[at // 8 + 1 :]


async def written(path: Path) -> tuple[dict[str, bytes], list[object]]:
    """The files of a log that was killed, and what had been acknowledged."""
    async with opened(path) as log:
        await fill(log, 20)
        files = {each.name: each.read_bytes() for each in path.parent.iterdir() if not each.name.endswith("-shm")}
        return files, [entry.facts for entry in await log.read()]


async def state_after(path: Path, files: dict[str, bytes], acknowledged: list[object]) -> str:
    """What a server that is started over these files makes of them: `whole`, `refused`, `noticed`, else `wrong`."""
    for each in path.parent.iterdir():
        each.unlink()
    for name, data in files.items():
        (path.parent / name).write_bytes(data)
    with contextlib.suppress(CannotOpen):
        try:
            async with opened(path) as log:
                facts = [entry.facts for entry in await log.read()]
                if facts == acknowledged:
                    return "whole"
                return "noticed" if facts == acknowledged[: len(facts)] and log.lost == len(facts) + 1 else "wrong"
        except Damaged:
            return "refused"
    return "refused"


async def test_a_flipped_bit_is_harmless_or_noticed(path: Path) -> None:
    files, acknowledged = await written(path)
    chance = random.Random(7)
    states = []
    for suffix in (".db", ".db-wal"):
        whole = files[f"{DAY}{suffix}"]
        for _ in range(100):
            harmed = flipped(whole, chance.randrange(len(whole) * 8))
            states.append(await state_after(path, {**files, f"{DAY}{suffix}": harmed}, acknowledged))

    assert "wrong" not in states
    assert states.count("noticed") > 10, "for this test to mean anything"


async def test_a_torn_end_is_noticed_or_refused(path: Path) -> None:
    files, acknowledged = await written(path)
    states = []
    for suffix in (".db", ".db-wal"):
        whole = files[f"{DAY}{suffix}"]
        for cut in range(1, min(4096, len(whole)), 61):
            torn = {**files, f"{DAY}{suffix}": whole[:-cut]}
            states += [await state_after(path, torn, acknowledged)]

    assert "wrong" not in states
    assert {"noticed"} <= set(states)
