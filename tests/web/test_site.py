"""Templates and static files: what people typed is text on every page, and only static files are served."""

from pathlib import Path

import pytest

from tests.cast import Person, TestHouse, ok

MARKUP = "<script>alert(1)</script> & <b>bold</b> =cmd|' /C calc'!A0"


async def test_words_are_words_on_every_page(house: TestHouse, ada: Person, fran: Person, paul: Person) -> None:
    """Markup, formulas and script that somebody types are shown as they were typed."""
    await house.at("11.20")
    phrase = await ada.gives(MARKUP)
    assert await fran.shows(phrase) is ok
    theme = await fran.names_theme("<i>heard</i>")
    assert await fran.gathers(theme, phrase) is ok
    line = await paul.writes({"text": MARKUP, "phrase": phrase})
    assert await paul.does("poem.title", text="<u>title</u>") is ok
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    assert await paul.does("reading.end") is ok

    async with house.http() as client:
        for place in ("desk", "poet", "wall"):
            await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
        paths = ("", "/programme", "/poem", "/desk", "/poet", "/wall")
        pages = {path: (await client.get(f"/{house.code}{path}")).text for path in paths}
        as_text = (await client.get(f"/{house.code}/poem.txt")).text

    for path, page in pages.items():
        assert "<script>alert" not in page, path
        assert "<b>bold" not in page, path
        assert "<i>heard" not in page, path
        assert "<u>title" not in page, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["/poem"]
    assert MARKUP in as_text


async def test_static_files_are_kept_for_ever_and_packed(house: TestHouse, site) -> None:
    async with house.http() as client:
        packed = await client.get(site.assets.url("phone/phone.css"))
        plain = await client.get(site.assets.url("phone/phone.css"), headers={"Accept-Encoding": "identity"})

    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text


@pytest.mark.parametrize("name", ["../pages.py", "..%2fpages.py", "/etc/passwd", "nothing.js", ""])
async def test_only_static_files_are_served(house: TestHouse, site, name: str) -> None:
    async with house.http() as client:
        assert (await client.get(f"/static/{site.assets.version}/{name}")).status_code == 404


def test_no_template_or_script_makes_markup_from_text() -> None:
    """What people type is text on every page: nothing turns a string into markup, on the server or in a browser."""
    here = Path(__file__).parent.parent.parent / "live"
    for path in [*here.rglob("*.html"), *here.rglob("*.js")]:
        source = path.read_text("utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "|safe",
            "| safe",
            "autoescape false",
        ):
            assert way not in source, f"{path.name} has {way}"
