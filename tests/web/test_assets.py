"""Static files: kept for ever by browsers, so every change has a new address; packed once."""

import gzip
import re
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from live.web.assets import Assets

SCRIPT = b"export const words = 'two chairs';\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "phone.js").write_bytes(SCRIPT)
    (tmp_path / "base.css").write_bytes(b"body { color: black }\n")
    (tmp_path / "fonts" / "serif.woff2").write_bytes(b"a font")
    return tmp_path


async def served(folder: Path, name: str, accepts: str = "gzip, deflate, br", version: str = "") -> Response:
    assets = Assets(folder)
    headers = [(b"accept-encoding", accepts.encode())] if accepts else []
    asked = {"name": name, "version": version or assets.version}
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": headers, "path_params": asked})
    return await assets.serve(request)


async def test_a_script_is_served_packed_where_the_browser_takes_that(folder: Path) -> None:
    answer = await served(folder, "phone.js")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/javascript"
    assert gzip.decompress(bytes(answer.body)) == SCRIPT
    assert len(answer.body) < len(SCRIPT) / 10


async def test_and_plain_where_it_does_not(folder: Path) -> None:
    answer = await served(folder, "phone.js", accepts="")

    assert "content-encoding" not in answer.headers
    assert answer.body == SCRIPT
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_comment_lines_stay_here_and_every_other_line_of_a_script_keeps_its_number(folder: Path) -> None:
    (folder / "phone.js").write_bytes(
        b"// @ts-check\n/**\n * What it is for.\n */\nconst a = 1; // kept\n  // why\nconst b = 'http://x/*';\n"
        b"/** @type {any} */ (a).b = 2;\n/* last */\n"
    )
    (folder / "base.css").write_bytes(b"/* tokens */\nbody { color: /* ink */ black }\n  /* two\n  lines */\np {}\n")

    script, style = await served(folder, "phone.js", accepts=""), await served(folder, "base.css", accepts="")

    assert script.body == b"\n\n\n\nconst a = 1; // kept\n\nconst b = 'http://x/*';\n/** @type {any} */ (a).b = 2;\n\n"
    assert style.body == b"body{color:/* ink */ black}p{}"


async def test_a_font_is_packed_already(folder: Path) -> None:
    answer = await served(folder, "fonts/serif.woff2")

    assert "content-encoding" not in answer.headers
    assert (answer.body, answer.headers["content-type"]) == (b"a font", "font/woff2")


async def test_browsers_keep_a_file_for_ever(folder: Path) -> None:
    assert "immutable" in (await served(folder, "base.css")).headers["cache-control"]


async def test_a_page_of_before_an_upgrade_keeps_nothing_under_the_old_address(folder: Path) -> None:
    answer = await served(folder, "base.css", version="0123456789")

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


@pytest.mark.parametrize("name", ["nothing.js", "", "../secret", "/etc/passwd", "fonts", "fonts/../phone.js"])
async def test_what_is_not_one_of_the_files_is_not_found(folder: Path, name: str) -> None:
    assert (await served(folder, name)).status_code == 404


def test_the_same_files_have_the_same_address(folder: Path) -> None:
    assert Assets(folder).url("phone.js") == Assets(folder).url("phone.js")
    assert Assets(folder).url("phone.js").endswith("/phone.js")


def test_a_change_in_any_file_gives_all_of_them_a_new_address(folder: Path) -> None:
    before = Assets(folder).url("phone.js")

    (folder / "base.css").write_bytes(b"body { color: navy }\n")

    assert Assets(folder).url("phone.js") != before


def test_a_line_that_moves_from_one_file_to_the_next_gives_them_a_new_address(folder: Path) -> None:
    (folder / "a.js").write_bytes(b"one();\ntwo();\n")
    (folder / "b.js").write_bytes(b"three();\n")
    before = Assets(folder).url("a.js")

    (folder / "a.js").write_bytes(b"one();\n")
    (folder / "b.js").write_bytes(b"two();\nthree();\n")

    assert Assets(folder).url("a.js") != before


def test_a_page_that_names_a_file_that_is_not_there_fails_at_once(folder: Path) -> None:
    with pytest.raises(AssertionError, match=r"nothing\.js"):
        Assets(folder).url("nothing.js")


@pytest.mark.parametrize("sheet", sorted((Path(__file__).parent.parent.parent / "live" / "static").rglob("*.css")))
def test_no_text_in_a_style_has_marks_that_spaces_are_taken_from(sheet: Path) -> None:
    texts = re.findall(r'"([^"\n]*)"', re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL))

    assert [text for text in texts if re.search(r" [{};]|[{};:,] ", text)] == []
