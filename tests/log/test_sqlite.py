"""The log in its file: what is on disk after a good day, a bad day, a second process and a pulled plug."""

import asyncio
import contextlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from blockbuster import blockbuster_ctx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from live.log import AlreadyOpen, CannotOpen, Conflict, Damaged, Entry
from live.log.sqlite import SqliteLog, verify
from tests.fakes import FullDisk
from tests.log.facts import Named, Offered

ROOT = Path(__file__).parent.parent.parent
DAY = "seminar-5"

# Appends for as long as it lives, and says of every entry that it is on disk.
STORM = """
import asyncio, sys
from pathlib import Path
from live.log.sqlite import SqliteLog
from tests.log.facts import Offered

async def main():
    log = await SqliteLog.open(Path(sys.argv[1]), "seminar-5")
    while True:
        n = log.head + 1
        facts = [Offered(f"p{n}-{i}", f"phrase {n} {i} " + "x" * 40) for i in range(3)]
        print(await log.append(n, facts, 1000 * n), flush=True)

asyncio.run(main())
"""


def offered(n: int, text: str = "") -> Offered:
    return Offered(f"p{n}", text or f"phrase {n}")


def two_facts(n: int) -> list[msgspec.Struct]:
    return [offered(n), Named(f"theme {n}")]


def entry(n: int) -> Entry:
    """What is read of `two_facts(n)`."""
    first = {"is": "phrase.offered", "id": f"p{n}", "text": f"phrase {n}", "uses": ["wall", "poem"]}
    return Entry.of(n, 1000 * n, (first, {"is": "theme.named", "title": f"theme {n}", "reason": None}))


async def fill(log: SqliteLog, upto: int) -> None:
    for n in range(log.head + 1, upto + 1):
        await log.append(n, two_facts(n), 1000 * n)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqliteLog]:
    log = await SqliteLog.open(path, DAY)
    try:
        yield log
    finally:
        await log.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{DAY}.db"


@pytest.fixture
async def log(path: Path) -> AsyncIterator[SqliteLog]:
    async with opened(path) as log:
        yield log


def by_hand(path: Path, *statements: str, given: dict[str, object] | None = None) -> list[tuple[object, ...]]:
    """What someone does to the file with the sqlite3 shell; the rows of the last statement."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return [db.execute(statement, given or {}).fetchall() for statement in statements][-1]


# A day as it should be


async def test_entries_come_back_in_order_after_a_restart(path: Path):
    async with opened(path) as log:
        assert (log.head, await log.read()) == (0, []), "a new log is empty"
        await fill(log, 3)
        epoch = log.epoch

    async with opened(path) as log:
        entries = await log.read()

        assert (log.epoch, log.head) == (epoch, 3)
        assert entries == [entry(1), entry(2), entry(3)]


async def test_reading_gives_what_is_later_than_the_number_asked_for(log: SqliteLog):
    await fill(log, 5)

    assert await log.read(since=3) == [entry(4), entry(5)]
    assert await log.read(since=5) == []
    assert await log.read(since=99) == []


@pytest.mark.parametrize("since", [0, 1, 4])
async def test_a_log_is_read_in_parts_as_in_one(path: Path, log: SqliteLog, since: int):
    await fill(log, 9)
    await log.close()

    async with opened(path) as again:
        parts = []
        while part := await again.read(since, 2):
            parts.append(len(part))
            since = part[-1].n
        whole = await again.read()

    assert set(parts[:-1]) == {2}
    assert since == 9
    assert [each.n for each in whole] == [1, 2, 3, 4, 5, 6, 7, 8, 9], "who reads in parts takes nothing from others"


async def test_words_that_were_erased_before_anybody_read_are_read_by_nobody(path: Path, log: SqliteLog):
    await log.append(1, [Offered("phrase-1", "two chairs")], at=1)
    await log.close()

    async with opened(path) as again:
        assert await again.erase(["phrase-1"], {"phrase.offered": "id"})
        [entry] = await again.read()

    assert b"two chairs" not in entry.json


async def test_two_logs_have_two_lives(tmp_path: Path):
    async with opened(tmp_path / "a.db") as a, opened(tmp_path / "b.db") as b:
        assert a.epoch != b.epoch


@pytest.mark.parametrize("n", [0, 2, 4, 9])
async def test_an_entry_that_is_not_the_next_one_conflicts_and_writes_nothing(log: SqliteLog, n: int):
    await fill(log, 2)

    with pytest.raises(Conflict) as conflict:
        await log.append(n, [offered(n)], 9000)

    assert conflict.value.n == n
    assert await log.read() == [entry(1), entry(2)]


async def test_an_entry_whose_time_goes_back_is_our_own_mistake(log: SqliteLog):
    await fill(log, 2)

    with pytest.raises(AssertionError, match="time"):
        await log.append(3, [offered(3)], 1999)

    assert await log.append(3, [offered(3)], 2000) == 3


async def test_facts_that_cannot_be_stored_leave_the_log_as_it_was(log: SqliteLog):
    await fill(log, 2)

    with pytest.raises(UnicodeEncodeError):
        await log.append(3, [offered(3, "\ud800")], 3000)

    assert (log.head, await log.read()) == (2, [entry(1), entry(2)])


async def test_text_of_every_kind_comes_back(log: SqliteLog):
    odd = [
        "",
        "a\0b",
        "line\nfeed",
        '"}]',
        "zwei Stühle",
        "👩‍👩‍👧",
        "‏שלום",
        '{"words":"' + "0" * 64 + '"}',
        "'; DROP TABLE entry",
    ]

    await log.append(1, [Offered("x", text) for text in odd], 1)

    assert [fact["text"] for fact in (await log.read())[0].facts] == odd


async def test_a_caller_that_is_cancelled_does_not_cancel_the_writing(log: SqliteLog):
    appending = asyncio.create_task(log.append(1, two_facts(1), 1000))
    await asyncio.sleep(0)  # it is handed to the writer

    appending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await appending

    assert await log.read() == [entry(1)]
    assert log.head == 1


async def test_an_opening_that_is_cancelled_lets_go_of_the_day(path: Path):
    opening = asyncio.create_task(SqliteLog.open(path, DAY))
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening

    async def until_free() -> SqliteLog:
        while True:
            with contextlib.suppress(AlreadyOpen):
                return await SqliteLog.open(path, DAY)

    log = await until_free()
    assert log.head == 0
    await log.close()


async def test_the_event_loop_never_waits_for_the_disk(path: Path):
    with blockbuster_ctx():
        async with opened(path) as log:
            await fill(log, 3)
            entries = await log.read()

    assert len(entries) == 3


async def test_a_closed_log_takes_nothing_and_may_be_closed_again(path: Path):
    async with opened(path) as log:
        await fill(log, 1)

    await log.close()
    with pytest.raises(RuntimeError):
        await log.append(2, [offered(2)], 2000)

    assert verify(path) == 1


# The file


async def test_words_stand_only_in_their_own_table(path: Path, log: SqliteLog):
    await log.append(1, [offered(1, "two chairs, same height")], 1000)

    assert by_hand(path, "SELECT n, seq, text FROM words") == [(1, 0, "two chairs, same height")]
    [[facts]] = by_hand(path, "SELECT facts FROM entry")
    assert "chairs" not in facts


async def test_settings_that_durability_rests_on_are_on(log: SqliteLog):
    ask = ["journal_mode", "synchronous", "fullfsync", "secure_delete", "foreign_keys"]

    got = await log._in_writer(lambda: [log._file._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ask])

    assert got == ["wal", 2, 1, 1, 1]


async def test_the_files_are_for_their_owner_alone(path: Path, log: SqliteLog):
    await fill(log, 1)

    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}

    names = [f"{DAY}.db", f"{DAY}.db-shm", f"{DAY}.db-wal", f"{DAY}.head", f"{DAY}.lock"]
    assert modes == dict.fromkeys(names, "0o600")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET at = at + 1",
        "DELETE FROM entry WHERE n = 3",
        "UPDATE words SET text = 'other'",
        "UPDATE log SET epoch = 'other'",
        "DELETE FROM log",
    ],
)
async def test_a_slip_in_the_shell_changes_nothing(path: Path, log: SqliteLog, statement: str):
    await fill(log, 3)

    with pytest.raises(sqlite3.IntegrityError):
        by_hand(path, statement)

    assert verify(path) == 3


async def test_erased_words_are_gone_and_the_chain_holds(path: Path):
    async with opened(path) as log:
        await log.append(1, [offered(1, "a line that she takes back"), offered(2, "one that stays")], 1000)
        by_hand(path, "PRAGMA secure_delete = 1", "DELETE FROM words WHERE n = 1 AND seq = 0")

        [whole] = await log.read()

    assert [fact["text"] for fact in whole.facts] == ["", "one that stays"]
    assert verify(path) == 1
    assert b"takes back" not in path.read_bytes()


# Checking


async def test_verify_walks_a_live_log_while_it_is_written_to(path: Path, log: SqliteLog):
    await fill(log, 5)

    checked = await asyncio.gather(asyncio.to_thread(verify, path), fill(log, 20))

    assert 5 <= checked[0] <= 20
    assert verify(path) == 20


async def test_verify_changes_nothing(path: Path):
    async with opened(path) as log:
        await fill(log, 3)
    before = path.read_bytes()

    assert verify(path) == 3

    assert path.read_bytes() == before


def test_verify_of_a_missing_log_says_so(path: Path):
    with pytest.raises(CannotOpen, match="There is no log at"):
        verify(path)

    assert not path.exists()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a log with five entries, two texts each, after its day was closed."""
    path = tmp_path_factory.mktemp("good") / f"{DAY}.db"

    async def write() -> None:
        async with opened(path) as log:
            await fill(log, 5)

    asyncio.run(write())
    return path


def first_bad(good: Path, *statements: str, **given: object) -> int:
    """The entry that verify names after somebody who knows SQLite has been at the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{DAY}.db"
        shutil.copyfile(good, path)
        stays = [f"DROP TRIGGER {name}" for name in ("log_stays", "entry_stays", "entry_remains", "words_stay")]
        by_hand(path, *stays, "PRAGMA ignore_check_constraints = 1", *statements, given=given)
        with pytest.raises(Damaged) as damage:
            verify(path)
        with pytest.raises(Damaged) as same:
            asyncio.run(SqliteLog.open(path, DAY))
        assert same.value.n == damage.value.n
    return damage.value.n


numbers = st.integers(1, 5)
other_facts = st.sampled_from(["[]", "", "not json", '[{"is":"day.ended"}]', "\x00"])
other_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=25, deadline=None)
@given(numbers, st.integers(-(2**63), 2**63 - 1))
def test_a_changed_time_is_found(good: Path, n: int, at: int):
    assume(at != 1000 * n)

    assert first_bad(good, "UPDATE entry SET at = :at WHERE n = :n", n=n, at=at) == n


@settings(max_examples=15, deadline=None)
@given(numbers, other_facts)
def test_changed_facts_are_found(good: Path, n: int, facts: str):
    assert first_bad(good, "UPDATE entry SET facts = :facts WHERE n = :n", n=n, facts=facts) == n


@settings(max_examples=15, deadline=None)
@given(numbers, other_words)
def test_a_changed_hash_is_found(good: Path, n: int, digest: str):
    assert first_bad(good, "UPDATE entry SET hash = :digest WHERE n = :n", n=n, digest=digest) == n


@settings(max_examples=15, deadline=None)
@given(numbers, st.integers(6, 2**63 - 1))
def test_a_changed_number_is_found_where_it_is_missing(good: Path, n: int, other: int):
    assert first_bad(good, "UPDATE entry SET n = :other WHERE n = :n", n=n, other=other) == n


@settings(max_examples=15, deadline=None)
@given(numbers, st.integers(0, 1), other_words)
def test_changed_words_are_found(good: Path, n: int, seq: int, text: str):
    assert first_bad(good, "UPDATE words SET text = :text WHERE n = :n AND seq = :seq", n=n, seq=seq, text=text) == n


@settings(max_examples=15, deadline=None)
@given(numbers, st.integers(0, 1), st.binary(max_size=20))
def test_a_changed_salt_is_found(good: Path, n: int, seq: int, salt: bytes):
    assert first_bad(good, "UPDATE words SET salt = :salt WHERE n = :n AND seq = :seq", n=n, seq=seq, salt=salt) == n


@settings(max_examples=15, deadline=None)
@given(numbers, st.integers(0, 1), st.integers(-(2**63), 2**63 - 1).filter(lambda seq: seq not in (0, 1)))
def test_words_in_another_place_are_found(good: Path, n: int, seq: int, other: int):
    assert first_bad(good, "UPDATE words SET seq = :other WHERE n = :n AND seq = :seq", n=n, seq=seq, other=other) == n


@settings(max_examples=15, deadline=None)
@given(numbers, st.integers(-3, 9))
def test_words_beside_another_entry_are_found_there(good: Path, n: int, other: int):
    assume(other != n)
    make_room = "DELETE FROM words WHERE n = :other AND seq = 0"
    move = "UPDATE words SET n = :other WHERE n = :n AND seq = 0"

    assert first_bad(good, make_room, move, n=n, other=other) == other


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET epoch = 'ffffffffffffffffffffffffffffffff'",
        "UPDATE log SET day = 'seminar-4'",
        "UPDATE log SET one = 2",
    ],
)
def test_another_identity_breaks_the_chain_at_its_first_entry(good: Path, path: Path, statement: str):
    shutil.copyfile(good, path)
    by_hand(path, "DROP TRIGGER log_stays", "PRAGMA ignore_check_constraints = 1", statement)

    with pytest.raises(Damaged) as damage:
        verify(path)

    assert damage.value.n == 1


# Opening


def python(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@contextlib.contextmanager
def storm(path: Path, entries: int) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A process that goes on appending; it has at least `entries` on disk. Killed at the end at the latest."""
    with python(STORM, path) as writer:
        try:
            acked = [int(writer.stdout.readline()) for _ in range(entries)]
            yield writer, acked
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.wait()


async def test_a_second_process_is_told_that_the_day_is_open(path: Path):
    with storm(path, entries=1), pytest.raises(AlreadyOpen) as told:
        await SqliteLog.open(path, DAY)

    assert str(told.value).startswith("seminar-5 is already open in another process. Close that one first")


@pytest.mark.usefixtures("log")
async def test_a_second_opener_in_the_same_process_is_told_too_and_does_no_harm(path: Path):
    for _ in range(2):
        with pytest.raises(AlreadyOpen):
            await SqliteLog.open(path, DAY)

    another = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", STORM, path], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "AlreadyOpen" in another.stderr, "the lock still holds against other processes"


@pytest.mark.usefixtures("log")
async def test_a_folder_reached_by_another_name_is_the_same_day(path: Path, tmp_path: Path):
    (tmp_path / "elsewhere").symlink_to(tmp_path)

    with pytest.raises(AlreadyOpen):
        await SqliteLog.open(tmp_path / "elsewhere" / path.name, DAY)


@pytest.mark.parametrize("entries", [1, 2, 9, 40, 150])
async def test_everything_said_to_be_on_disk_is_there_after_kill_9(path: Path, entries: int):
    with storm(path, entries) as (writer, acked):
        writer.send_signal(signal.SIGKILL)
        acked += [int(line) for line in writer.stdout.read().splitlines()]

    async with opened(path) as log:
        present = [each.n for each in await log.read()]

        assert present[: len(acked)] == acked
        assert len(present) - len(acked) <= 1, "at most the one that was on its way"
        assert await log.append(log.head + 1, [offered(0)], 10**9) == len(present) + 1


async def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(CannotOpen, match=r"There is no folder .*nowhere\. Make it"):
        await SqliteLog.open(tmp_path / "nowhere" / "a.db", DAY)


async def test_a_link_in_place_of_the_log_is_refused(tmp_path: Path, path: Path):
    path.symlink_to(tmp_path / "other.db")

    with pytest.raises(CannotOpen, match="is a link to another file"):
        await SqliteLog.open(path, DAY)


async def test_a_folder_in_place_of_the_log_is_refused(path: Path):
    path.mkdir()

    with pytest.raises(CannotOpen, match="is not a file"):
        await SqliteLog.open(path, DAY)


async def test_a_log_of_another_day_is_refused(path: Path, good: Path):
    shutil.copyfile(good, path)

    with pytest.raises(CannotOpen, match="is the log of another day, seminar-5"):
        await SqliteLog.open(path, "seminar-6")


async def test_a_log_of_a_newer_version_is_refused_and_left_as_it_is(path: Path, good: Path):
    shutil.copyfile(good, path)
    by_hand(path, "PRAGMA user_version = 2")
    before = path.read_bytes()

    with pytest.raises(CannotOpen, match=r"newer Cento \(log version 2, this one knows 1\)"):
        await SqliteLog.open(path, DAY)
    with pytest.raises(CannotOpen, match="newer Cento"):
        verify(path)

    assert path.read_bytes() == before


async def test_another_programs_file_is_refused_and_left_as_it_is(path: Path):
    by_hand(path, "CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(CannotOpen, match="is not a log of Cento"):
        await SqliteLog.open(path, DAY)

    assert path.read_bytes() == before


async def test_an_empty_file_left_by_a_crash_becomes_a_log(path: Path):
    path.touch()

    async with opened(path) as log:
        await fill(log, 1)

    assert verify(path) == 1


async def test_a_file_open_to_others_is_closed_to_them(path: Path, good: Path):
    shutil.copyfile(good, path)
    path.chmod(0o644)

    async with opened(path):
        assert path.stat().st_mode & 0o777 == 0o600


# When the disk fails


async def test_a_full_disk_loses_nothing_and_the_log_goes_on_when_there_is_room(path: Path, log: SqliteLog):
    await fill(log, 2)
    long = [offered(3, "x" * 20_000)]

    async with FullDisk(log):
        for _ in range(3):
            with pytest.raises(sqlite3.OperationalError, match="full"):
                await log.append(3, long, 3000)
        assert (log.head, await log.read()) == (2, [entry(1), entry(2)])

    assert await log.append(3, long, 3000) == 3
    assert verify(path) == 3


# Files may not grow beyond a limit: a write fails after 0, 1, 2 … thousand bytes
FAILING_WRITES = """
import asyncio, resource, sqlite3, sys
from pathlib import Path
from live.log.sqlite import SqliteLog, verify
from tests.log.facts import Offered

async def main():
    path = Path(sys.argv[1])
    log = await SqliteLog.open(path, "seminar-5")
    facts = [Offered("p", "x" * 9000)]
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    failed = 0
    for k in range(40):
        size = Path(f"{path}-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000 * k, most))
        before = log.head
        try:
            await log.append(before + 1, facts, 1)
        except sqlite3.Error:
            failed += 1
            assert log.head == before == len(await log.read())
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        await log.append(log.head + 1, facts, 1)
        assert verify(path) == log.head
    await log.close()
    print(failed, verify(path))

asyncio.run(main())
"""


def test_a_write_that_fails_at_any_point_writes_nothing_and_the_next_one_works(path: Path):
    pytest.importorskip("resource")

    with python(FAILING_WRITES, path) as writer:
        stdout, _ = writer.communicate()

    failed, head = map(int, stdout.split())
    assert 10 < failed < 40, "some writes fail and some fit, for this test to mean anything"
    assert head == 40 + (40 - failed)


# When the plug is pulled


@dataclass(frozen=True)
class Left:
    """What a killed process left behind."""

    db: bytes = field(repr=False)
    wal: bytes = field(repr=False)
    written: list[Entry] = field(repr=False)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    path = tmp_path_factory.mktemp("left") / f"{DAY}.db"
    with storm(path, entries=12):
        pass
    db, wal = path.read_bytes(), Path(f"{path}-wal").read_bytes()

    async def entries() -> list[Entry]:
        async with opened(path) as log:
            return await log.read()

    return Left(db, wal, asyncio.run(entries()))


def come_back(db: bytes, wal: bytes) -> list[Entry] | None:
    """Open what is left; the entries, or None where the log says that it is damaged. It must take one more entry."""

    async def reopen(path: Path) -> list[Entry]:
        async with opened(path) as log:
            entries = await log.read()
            await log.append(log.head + 1, [offered(0)], 10**9)
            assert verify(path) == len(entries) + 1
            return entries

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{DAY}.db"
        path.write_bytes(db)
        Path(f"{path}-wal").write_bytes(wal)
        try:
            return asyncio.run(reopen(path))
        except (Damaged, CannotOpen):
            return None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_torn_tail_leaves_the_entries_before_it(left: Left, data: st.DataObject):
    assert len(left.written) >= 12, "there is a tail to tear, for this test to mean anything"
    size = data.draw(st.integers(0, len(left.wal)))

    entries = come_back(left.db, left.wal[:size])

    assert entries is not None
    assert entries == left.written[: len(entries)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_bit_loses_the_tail_or_is_found_and_never_read(left: Left, data: st.DataObject):
    files = [bytearray(left.db), bytearray(left.wal)]
    file = files[data.draw(st.integers(0, 1))]
    file[data.draw(st.integers(0, len(file) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    entries = come_back(*map(bytes, files))

    assert entries is None or entries == left.written[: len(entries)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_bit_in_a_closed_day_is_found_or_harmless(good: Path, data: st.DataObject):
    bad = bytearray(good.read_bytes())
    bad[data.draw(st.integers(0, len(bad) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    entries = come_back(bytes(bad), b"")

    assert entries is None or entries == [entry(n) for n in range(1, 6)]


@pytest.mark.parametrize("word", [b"CREATE TABLE words", b"INTEGER PRIMARY KEY CHECK (n", b"REFERENCES entry"])
def test_a_damaged_schema_is_found(good: Path, word: bytes):
    whole = good.read_bytes()
    assert word in whole, "the schema stands in the file as it was typed, for this test to mean anything"

    assert come_back(whole.replace(word, word.replace(b"E", b"\xc5", 1)), b"") is None


# The page about it


def sql_in(page: str) -> list[str]:
    return re.findall(r"^```sql\n(.*?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


async def test_what_the_page_on_the_log_says_to_type_works_on_a_live_day(path: Path, log: SqliteLog):
    await fill(log, 9)
    examples = sql_in("log.md")
    assert examples, "the page has examples, for this test to mean anything"

    for example in examples:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.executescript(example)

    assert verify(path) == 9


async def test_the_entries_before_the_damage_can_be_taken_over_as_the_page_says(path: Path, good: Path):
    shutil.copyfile(good, path)
    by_hand(path, "DROP TRIGGER entry_stays", "UPDATE entry SET facts = '[]' WHERE n = 4")
    [recipe] = re.findall(
        r"<<'END'\n(.*?)^END", (ROOT / "docs" / "log.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    sound = path.with_name("sound.db")
    with closing(sqlite3.connect(sound, isolation_level=None)) as db:
        db.executescript((ROOT / "live" / "log" / "log.sql").read_text("utf-8"))
        db.executescript(recipe.replace("'seminar-5.db'", f"'{path}'"))

    path.unlink()
    shutil.move(sound, path)

    async with opened(path) as log:
        assert await log.read() == [entry(1), entry(2), entry(3)]
        assert await log.append(4, two_facts(4), 4000) == 4


# Erasing


WORDS_OF = {"phrase.offered": "id"}


def bytes_of(path: Path) -> bytes:
    """Everything that the files of a log hold."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.stem}.*"))


@pytest.mark.parametrize("others", [0, 30], ids=["alone", "among very many"])
async def test_erased_words_are_in_no_file_of_the_log_and_the_chain_holds(path: Path, others: int):
    async with opened(path) as log:
        await fill(log, 5)
        assert b"phrase 3" in bytes_of(path), "for this test to mean anything"

        assert await log.erase(["p3", *(f"nobody-{number}" for number in range(others))], WORDS_OF)

        assert b"phrase 3" not in bytes_of(path)
        assert [entry.facts[0]["text"] for entry in await log.read()] == [
            "phrase 1",
            "phrase 2",
            "",
            "phrase 4",
            "phrase 5",
        ]
        assert (await log.read())[2].facts[1]["title"] == "theme 3", "what is beside it and not its own stays"
        assert await log.append(6, two_facts(6), 6000) == 6
        assert verify(path) == 6


async def test_an_id_that_another_fact_mentions_erases_only_what_is_its_own(log: SqliteLog, path: Path):
    await log.append(1, [offered(1, "about p2"), offered(2, "my own words")], 1000)
    await log.append(2, [Named("p2 is named here")], 2000)

    assert await log.erase(["p2"], WORDS_OF)

    assert by_hand(path, "SELECT n, seq, text FROM words") == [(1, 0, "about p2"), (2, 0, "p2 is named here")]
    assert await log.erase(["nobody", 'with " in it'], WORDS_OF), "nothing to erase is no failure"


async def test_while_somebody_reads_the_file_erasing_says_that_it_is_not_done(log: SqliteLog, path: Path):
    await fill(log, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM words").fetchall()
        assert not await log.erase(["p2"], WORDS_OF)

    assert await log.erase(["p2"], WORDS_OF)
    assert b"phrase 2" not in bytes_of(path)


@settings(max_examples=25)
@given(lengths=st.lists(st.integers(1, 300), min_size=20, max_size=120), gone=st.sets(st.integers(0, 119), min_size=1))
def test_however_long_words_are_and_in_whatever_order_they_go_nothing_is_left(lengths: list[int], gone: set[int]):
    async def run(path: Path) -> None:
        async with opened(path) as log:
            for n, length in enumerate(lengths, 1):
                await log.append(n, [offered(n, f"<{n:04}" + "x" * length + f"{n:04}>")], n)
            for index in gone:
                assert await log.erase([f"p{index + 1}"], WORDS_OF)
        left = bytes_of(path)
        for index in range(len(lengths)):
            is_there = index not in gone
            assert (f"<{index + 1:04}".encode() in left) == (f"{index + 1:04}>".encode() in left) == is_there

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder) / f"{DAY}.db"))
