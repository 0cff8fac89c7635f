"""A page as a text browser shows it: no styles, no scripts, `hidden` and `<template>` unknown. What is there holds."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from live.web.by_script import by_script
from tests.cast import Person, TestHouse, ok

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4"}
# What shows only to scripts and styles; a text browser leaves it out.
UNSHOWN = {"script", "style", "title"}


class Element:
    """An element with what it says and holds."""

    def __init__(self, name: str, attributes: dict[str, str | None], parent: "Element | None") -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside if self.name not in UNSHOWN)

    def all(self) -> Iterator["Element"]:
        for one in self.inside:
            if isinstance(one, Element):
                yield one
                yield from one.all()

    def around(self, name: str) -> "Element | None":
        """The nearest element of that name around this one."""
        return self if self.name == name else self.parent.around(name) if self.parent else None

    @property
    def shows(self) -> bool:
        """Whether there is anything to read or to use in it."""
        controls = [one for one in (self, *self.all()) if one.name in ("button", "input", "textarea", "select", "img")]
        return bool(self.text.strip() or [one for one in controls if one.attributes.get("type") != "hidden"])

    def __repr__(self) -> str:
        return f"<{self.name} {self.attributes} {self.text.strip()[:60]!r}>"


class Read(HTMLParser):
    """Reads a page into its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.page = self._here = Element("page", {}, None)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self._here)
        self._here.inside.append(element)
        if tag not in VOID:
            self._here = element

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._here.name == tag, f"</{tag}> closes {self._here}"
            assert self._here.parent is not None
            self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.inside.append(data)


def untrue(page: Element) -> list[str]:
    """What somebody without scripts would see that is not so, or does nothing."""
    everything = list(page.all())
    ids = {one.attributes["id"] for one in everything if "id" in one.attributes}
    found = [f"hidden: {one}" for one in everything if "hidden" in one.attributes and one.shows]
    found += [f"for scripts: {one}" for one in everything if one.name in ("template", "dialog")]
    found += [f"empty: {one}" for one in everything if one.name in HEADINGS and not one.text.strip()]
    for one in everything:
        form = one.around("form")
        is_served = form is not None and "method" in form.attributes
        if one.name == "button" and (not is_served or one.attributes.get("type") == "button"):
            found.append(f"dead: {one}")
        if one.name in ("input", "textarea", "select") and not is_served and one.attributes.get("form") not in ids:
            found.append(f"goes nowhere: {one}")
        href = one.attributes.get("href") or ""
        if one.name == "a" and href.startswith("#") and href[1:] not in ids:
            found.append(f"leads nowhere: {one}")
    return found


async def page_of(house: TestHouse, place: str, person: Person) -> Element:
    """A place's page as it comes from the server to somebody who has come in."""
    async with house.http() as client:
        if place == "phone":
            answer = await client.get(f"/{house.code}", headers={"Cookie": f"cento-seat={person.proof}"})
        elif place in ("wall", "desk", "poet"):
            await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
            answer = await client.get(f"/{house.code}/{place}")
        else:
            answer = await client.get(f"/{house.code}/{place}".removesuffix("/door"))
    assert answer.status_code == 200
    return Read(answer.text).page


@pytest.mark.parametrize("place", ["phone", "wall", "desk", "poet", "programme", "poem"])
async def test_nothing_is_seen_that_is_not_so(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person, place: str
) -> None:
    assert untrue(await page_of(house, place, ada)) == [], "before the day"

    await house.at("11.20")
    phrase, other = await ada.gives("two chairs"), await bob.gives("same height", lang="en", gloss="as high")
    for one in (phrase, other):
        await fran.sees(f"phrase/{one}")
        assert await fran.shows(one) is ok
    assert await fran.does("theme.name", id="theme-chairs", title="Chairs") is ok
    assert await fran.does("theme.gather", theme="theme-chairs", item=other) is ok
    for view in ("auto", "join", "programme", "prompt", "themes", "poem", "rest"):
        assert await fran.does("wall.show", view=view, theme=None) is ok
        assert untrue(await page_of(house, place, ada)) == [], view
    await ada.withdraws(phrase)
    assert untrue(await page_of(house, place, ada)) == [], "taken back"

    await house.at("15.31")
    written = await paul.writes("So ", {"text": "same height", "phrase": other})
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=written) is ok
    assert untrue(await page_of(house, place, bob)) == [], "while the poem is read"
    assert await paul.does("reading.end") is ok
    assert untrue(await page_of(house, place, bob)) == [], "once it is read"


async def test_the_doors_to_the_places_tell_the_truth_too(house: TestHouse) -> None:
    async with house.http() as client:
        for path in ("/", f"/{house.code}/desk", f"/{house.code}/poet", f"/{house.code}/wall", "/nothing/here"):
            assert untrue(Read((await client.get(path)).text).page) == [], path


def test_a_part_that_scripts_show_may_hold_another_and_a_script_of_its_own() -> None:
    inner = by_script(Markup("<p hidden>inner</p>"))

    whole = by_script(Markup('<div>{}</div><script src="x.js"></script>').format(inner))

    assert whole == '<script type="text/html"><div><p hidden>inner</p></div></script><script src="x.js"></script>'
    assert by_script(Markup("<p>as it is</p>"), when=False) == "<p>as it is</p>"


def test_what_people_wrote_ends_no_part() -> None:
    said = Markup("<p>{}</p>").format("</script><b>")

    assert by_script(said) == '<script type="text/html"><p>&lt;/script&gt;&lt;b&gt;</p></script>'
