"""The address that an organiser types, read as browsers read it."""

import pytest

from live.web.settings import CannotRun
from live.web.typed_address import as_people_read, read_address
from tests.browsers import OpenPage
from tests.cast import TestHouse

READ = {
    "https://day.example": "https://day.example",
    "HTTPS://Day.Example:443/": "https://day.example",
    " http://day.example:80 ": "http://day.example",
    "http://day.example:00443": "http://day.example:443",
    "https://day.example:80": "https://day.example:80",
    "http:\\\\day.example\\": "http://day.example",
    "http:day.example": "http://day.example",
    "http://da\ty.exa\nmple": "http://day.example",
    "http://d%61y.example": "http://day.example",
    "http://10.0.0.7:8000": "http://10.0.0.7:8000",
    "http://10.7": "http://10.0.0.7",
    "http://0x0A.0.07": "http://10.0.0.7",
    "http://１０.0.0.7:8000": "http://10.0.0.7:8000",
    "http://[FE80:0:0:0:0:0:0:1]:8000": "http://[fe80::1]:8000",
    "http://[::ffff:10.0.0.7]": "http://[::ffff:a00:7]",
    "https://Straße.example": "https://xn--strae-oqa.example",
    "https://ŴYTHNOS.example": "https://xn--ythnos-9nb.example",
    "https://詩。example:8443": "https://xn--z22a.example:8443",
    "https://شعر.example": "https://xn--wgbfp.example",
    "https://☕.example": "https://xn--53h.example",
    "https://xn--strae-oqa.example": "https://xn--strae-oqa.example",
    "http://my_laptop.local:8000": "http://my_laptop.local:8000",
    "https://day.example.": "https://day.example.",
}
# Nothing that a browser opens.
NO_ADDRESS = [
    "https://",
    "https:///",
    "http://day.example:65536",
    "http://day.example:eight",
    "http://day.example:٨٠",
    "http://10.0.0.256",
    "http://10.0.0.0.7",
    "http://day.09",
    "http://[fe80::1",
    "http://[fe80::1%25en0]",
    "http://[10.0.0.7]",
    "http://da\u200dy.example",
    "http://day<.example",
]
# What a browser would make something of, but nobody could come in by.
REFUSED = [
    "http://day example",
    "http://day%20example",
    "http://xn--0",
    "",
    "day.example",
    "localhost:8000",
    "//day.example",
    "ftp://day.example",
    "javascript:alert(1)",
    "https://day.example/cento",
    "https://day.example/?day=1",
    "https://day.example#desk",
    "https://fran:secret@day.example",
    "http://day.example:0",
    "http://day..example",
    f"http://{'d' * 64}.example",
]


@pytest.mark.parametrize(("typed", "read"), READ.items())
def test_an_address_is_written_in_one_way(typed: str, read: str) -> None:
    assert read_address(typed) == read
    assert read_address(read) == read


@pytest.mark.parametrize("typed", [*NO_ADDRESS, *REFUSED])
def test_what_is_no_address_of_a_server_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(CannotRun) as refused:
        read_address(typed)

    say = str(refused.value)
    assert say.startswith(f"--url {typed} ")
    assert say.endswith("such as https://cento.example or http://192.168.1.20:8000.")


async def test_browsers_read_it_alike(house: TestHouse, browser_page: OpenPage) -> None:
    page = await browser_page()
    await page.goto(house.page)

    opened = await page.evaluate("all => all.map((typed) => new URL(typed).origin)", list(READ))
    nowhere = await page.evaluate("all => all.filter((typed) => !URL.canParse(typed))", NO_ADDRESS)

    assert dict(zip(READ, opened, strict=True)) == READ
    assert nowhere == NO_ADDRESS


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://xn--strae-oqa.example:8443", "straße.example:8443"),
        ("http://192.168.1.20:8000", "192.168.1.20:8000"),
        ("http://[fe80::1]:8000", "[fe80::1]:8000"),
    ],
)
def test_people_read_it_in_their_own_letters(url: str, said: str) -> None:
    assert as_people_read(url) == said
    assert read_address(f"{url.partition(':')[0]}://{said}") == url
