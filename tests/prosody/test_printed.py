"""`server.py sound`: an answer a line, kind sentences, exit codes."""

import io
import json
import os
from pathlib import Path

import pytest

import server
from live.prosody.printed import put_out

PAIRS = "law\tmore\nthough\tcough\nfire\thigher\nno tab here\n\nسلام\t10:30\r\none\ttwo\tthree\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.txt"
    path.write_text(PAIRS, "utf-8", newline="")
    return path


def answered(file: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> list[dict[str, object]]:
    assert server.main(["sound", str(file), "--json", *flags]) == 0
    told, complained = capsys.readouterr()
    assert complained == ""
    return [json.loads(line) for line in told.splitlines()]


def test_there_is_an_object_a_line_and_what_only_looks_alike_is_no_rhyme(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third, *_ = answered(file, capsys)

    assert first == {"rhyme": "rhyme", "syllables": [1, 1], "also": [[], []]}
    assert second == {"rhyme": None, "syllables": [1, 1], "also": [[], []]}
    assert third == {"rhyme": "rhyme", "syllables": [1, 2], "also": [[2], [1]]}


def test_a_line_that_is_no_pair_has_a_sentence_in_its_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = answered(file, capsys)
    errors = {n: answer["error"] for n, answer in enumerate(answers, start=1) if "error" in answer}

    assert len(answers) == 7
    assert {n: (error["line"], error["code"]) for n, error in errors.items()} == {n: (n, "no_pair") for n in (4, 5, 7)}
    assert errors[4]["say"] == "This line does not hold two words or lines of verse with one tab between them."


def test_a_line_that_is_too_long_is_no_verse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{'la ' * 1000}\tla\n", "utf-8")

    assert answered(path, capsys)[0]["error"]["code"] == "too_long"


def test_where_nothing_is_known_nothing_is_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(file, capsys)[5] == {"rhyme": None, "syllables": [None, 3], "also": [[], []]}


def test_ears_and_language_are_chosen_by_flags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.txt"
    path.write_bytes("\ufefflaw\tlore\ncorazón\tcanción\n".encode())

    assert answered(path, capsys)[0]["rhyme"] == "same sound"
    assert answered(path, capsys, "--ears", "american")[0]["rhyme"] != "same sound"
    assert answered(path, capsys, "--lang", "es")[1]["rhyme"] == "ends alike"


def test_for_a_person_it_is_a_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.main(["sound", str(file)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["rhyme", "1", "1", "law", "·", "more"]
    assert lines[1].split()[:2] == ["looks", "alike"]
    assert lines[2].split()[:5] == ["rhyme", "1", "(2)", "2", "(1)"]
    assert lines[3] == "Line 4: This line does not hold two words or lines of verse with one tab between them."
    assert lines[5].split()[:3] == ["–", "–", "3"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file pairs.txt."),
        (b"\xff\xfe\x00law", "pairs.txt is not plain text in UTF-8. "),
        (b"law\tmore\n" * 500_000, "pairs.txt is too large. "),
    ],
    ids=["missing", "binary", "large"],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "pairs.txt"
    if content is not None:
        path.write_bytes(content)

    assert server.main(["sound", str(path)]) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert server.main(["sound", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_an_empty_file_has_no_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pairs.txt").write_text("")

    assert answered(tmp_path / "pairs.txt", capsys) == []


def test_it_stops_without_a_word_where_nobody_reads_on() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        put_out(["a"] * 10, out)

    assert isinstance(out, io.TextIOWrapper)
