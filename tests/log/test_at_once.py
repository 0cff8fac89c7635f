"""A whole log written at once: it is one like any other, or it is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from live.log import AlreadyOpen, CannotOpen
from live.log.at_once import write_log
from live.log.sqlite import verify
from tests.log.facts import Named, Offered
from tests.log.test_sqlite import DAY, by_hand, entry, fill, opened

ENTRIES = [(5, [Offered("phrase-1", "two chairs"), Named("")]), (5, [Named("Being heard", "because")])]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{DAY}.db"


async def test_it_is_a_log_that_is_whole_and_goes_on(path: Path) -> None:
    assert write_log(path, DAY, ENTRIES) == 2

    assert verify(path) == 2
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, f"{DAY}.lock"]
    async with opened(path) as log:
        first, second = await log.read()
        assert [fact["is"] for fact in first.facts] == ["phrase.offered", "theme.named"]
        assert (first.facts[0]["text"], second.facts[0]["reason"], second.at) == ("two chairs", "because", 5)
        await log.append(3, [Named("And on")], at=6)
    assert verify(path) == 3


def test_words_stand_beside_it_each_with_a_salt_of_its_own(path: Path) -> None:
    write_log(path, DAY, [(5, [Offered("phrase-1", "two chairs")]), (5, [Offered("phrase-2", "two chairs")])])

    assert by_hand(path, "SELECT count(DISTINCT salt), min(length(salt)) FROM words") == [(2, 16)]
    assert by_hand(path, "SELECT count(*) FROM entry WHERE facts LIKE '%chairs%'") == [(0,)]


async def test_nothing_is_written_over(path: Path) -> None:
    async with opened(path) as log:
        await fill(log, 2)
        with pytest.raises(CannotOpen, match=r"a log at .* already"):
            write_log(path, DAY, ENTRIES)
        assert await log.read() == [entry(1), entry(2)]
    path.unlink()
    async with opened(path):
        path.unlink()  # its day runs, whatever became of the file
        with pytest.raises(AlreadyOpen):
            write_log(path, DAY, ENTRIES)
    assert not path.exists()


def test_what_breaks_on_the_way_leaves_nothing(path: Path) -> None:
    def breaks() -> Iterator[tuple[int, list[Offered]]]:
        yield 5, [Offered("phrase-1", "two chairs")]
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotOpen, match="No space left"):
        write_log(path, DAY, breaks())

    assert [each.name for each in path.parent.iterdir()] == [f"{DAY}.lock"]
    assert write_log(path, DAY, ENTRIES) == 2


def test_it_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="no folder"):
        write_log(tmp_path / "nowhere" / f"{DAY}.db", DAY, ENTRIES)
