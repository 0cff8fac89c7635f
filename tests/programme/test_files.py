"""The files that organisers save, and those that are no programme."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.programme import load
from live.programme.programme import Unreadable
from tests.programme.examples import attempt, plainly


def write(folder: Path, data: bytes) -> Path:
    path = folder / "day.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encodings_organisers_save(tmp_path, encoding):
    path = write(tmp_path, "Über uns\n9.30–10.00 Begrüßung".encode(encoding))

    programme = load(path)

    assert (programme.title, programme.slots[0].title, programme.slots[0].end) == ("Über uns", "Begrüßung", 600)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not plain text"),
        (b"%PDF-1.7 9.30 Registration", "not plain text"),
        (b"PK\x03\x04 a document", "not plain text"),
        (b"A day\n9.30 Registration\x81\x8d", "not plain text"),
        (b"\xff\xfe\x00", "not plain text"),
        (b"", "No slot was found"),
        (b"9.30 Registration\n" * 60_000, "too large"),
    ],
)
def test_a_file_that_is_no_programme_is_unreadable_in_one_sentence(tmp_path, data, why):
    with pytest.raises(Unreadable, match=why) as unreadable:
        load(write(tmp_path, data))

    assert str(unreadable.value).startswith("day.txt: ")
    assert "\n" not in str(unreadable.value)


def test_a_file_with_lines_in_two_encodings_keeps_both(tmp_path):
    path = write(tmp_path, "Übung\n9.30 Café".encode() + "\n10.00 Begrüßung".encode("cp1252"))

    programme = load(path)

    assert (programme.title, plainly(programme)) == ("Übung", ["09:30 Café", "10:00 Begrüßung"])


def test_a_file_without_an_end_is_too_large():
    with pytest.raises(Unreadable, match="too large"):
        load(Path("/dev/zero"))


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    with pytest.raises(Unreadable, match="no such file"):
        load(tmp_path / "missing.txt")
    with pytest.raises(Unreadable, match="folder"):
        load(tmp_path)


def test_a_name_no_file_can_have_is_unreadable(tmp_path):
    with pytest.raises(Unreadable):
        load(tmp_path / "a\x00b")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_file_is_a_programme_or_unreadable(tmp_path_factory, data):
    path = write(tmp_path_factory.mktemp("any"), data)

    programme = attempt(lambda: load(path))

    assert str(programme).startswith("day.txt: ") if isinstance(programme, Unreadable) else programme.slots
