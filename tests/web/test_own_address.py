"""What is the server's own where somebody said its address, and where nobody did."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.requests import Request
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from live.day.roles import Role
from live.web.access import Keyring, place_cookie
from live.web.own_address import OwnAddress, near
from live.web.settings import Settings
from live.web.site import Site
from tests.cast import TestHouse, house_of
from tests.conftest import SEMINAR
from tests.fakes import FakeClock

SAID = "https://xn--strae-oqa.example"
HOST = "xn--strae-oqa.example"
POLICY = "content-security-policy"
OTHERS = [
    "evil.example",
    "evil.example:443",
    f"{HOST}.evil.example",
    f"{HOST}:8443",
    f"{HOST}.",
    "192.168.1.20:8000",
    "",
]


@pytest.fixture
async def behind(tmp_path: Path, clock: FakeClock, site: Site) -> AsyncIterator[TestHouse]:
    """Seminar 5 behind a proxy, under an address that somebody said."""
    async with house_of(tmp_path / "sessions", SEMINAR, clock, site, SAID) as here:
        yield here


# Hosts


@pytest.mark.parametrize("host", OTHERS)
async def test_another_host_is_told_where_we_are(behind: TestHouse, host: str) -> None:
    async with behind.http(headers={"Host": host}) as client:
        answers = [
            await client.get("/"),
            await client.get(f"/{behind.code}"),
            await client.get("/health"),
            await client.post(f"/{behind.code}/seat"),
            await client.post(f"/{behind.code}/desk", data={"key": behind.keys["desk"]}),
        ]

    for answer in answers:
        assert answer.status_code == 421
        assert "This day is at straße.example." in answer.text
        assert f'href="{SAID}"' in answer.text
        assert "set-cookie" not in answer.headers
        assert "evil" not in answer.text + answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", [HOST, HOST.upper(), f"{HOST}:443"])
async def test_our_own_host_is_answered_however_it_is_written(behind: TestHouse, host: str) -> None:
    async with behind.http(headers={"Host": host}) as client:
        page = await client.get(f"/{behind.code}")

    assert page.status_code == 200
    assert f"connect-src 'self' wss://{HOST};" in page.headers["content-security-policy"]


async def test_this_machine_reaches_it_as_before(behind: TestHouse) -> None:
    port = behind.url.rpartition(":")[2]
    async with behind.http() as client:
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"):
            page = await client.get(f"/{behind.code}", headers={"Host": host})
            assert page.status_code == 200
            assert f"connect-src 'self' wss://{HOST};" in page.headers["content-security-policy"]
        assert (await client.get("/health", headers={"Host": "127.0.0.1:1"})).status_code == 421


async def test_the_page_that_says_where_we_are_gets_its_styles(behind: TestHouse, site: Site) -> None:
    async with behind.http(headers={"Host": "evil.example"}) as client:
        page = await client.get("/")
        styles = re.findall(r'<link rel="stylesheet" href="(/[^"]+)"', page.text)
        assert site.assets.url("public/pages.css") in styles

        assert {(await client.get(style)).status_code for style in styles} == {200}


def test_a_server_that_listens_at_one_address_is_reached_there_too() -> None:
    assert "192.168.1.20:8000" in near(Settings(host="192.168.1.20"))
    assert "[fe80::1]:8000" in near(Settings(host="fe80::1"))
    assert near(Settings(port=80)) == {"localhost", "127.0.0.1", "[::1]"}
    assert len(near(Settings())) == 3, "everywhere is no host"


# Origins


@pytest.mark.parametrize(
    ("origin", "is_own"),
    [
        (SAID, True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        (f"http://{HOST}", False),
        (f"{SAID}:8443", False),
        ("http://localhost:3000", False),
        ("https://localhost:8000", False),
        ("https://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_forms_and_sockets_are_taken_from_our_own_pages(origin: str, *, is_own: bool) -> None:
    """Whatever host the request names: a page of somebody else's names its own."""
    own = OwnAddress(SAID, near(Settings()))

    for host in (HOST, "localhost:8000", "evil.example", "localhost:3000"):
        assert own.has_origin(asked(origin, host)) is is_own


def asked(origin: str, host: str) -> Request:
    return Request({"type": "http", "headers": [(b"origin", origin.encode()), (b"host", host.encode())]})


async def test_a_form_that_names_its_own_site_as_host_is_refused(behind: TestHouse) -> None:
    evil = {"Origin": "https://evil.example", "Host": HOST}
    async with behind.http() as client:
        refused = await client.post(f"/{behind.code}", headers=evil, data={"do": "phrase.offer"})
        taken = await client.post(f"/{behind.code}/seat", headers={"Origin": SAID, "Host": HOST})

    assert (refused.status_code, taken.status_code) == (403, 200)


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [("evil.example", SAID, 421), (HOST, "https://evil.example", 403), ("evil.example", "https://evil.example", 421)],
)
async def test_a_socket_of_another_site_is_turned_away(
    behind: TestHouse, tmp_path: Path, host: str, origin: str, status: int
) -> None:
    keyring = Keyring.read(tmp_path / "sessions" / ".secret")
    cookie = f"{place_cookie(Role.DESK)}={keyring.cookie('seminar', Role.DESK)}"
    port = int(behind.url.rpartition(":")[2])
    url, headers = f"ws://{host}/{behind.code}/live?role=desk", {"Cookie": cookie, "Origin": origin}

    with pytest.raises(InvalidStatus) as refused:
        await connect(url, additional_headers=headers, host="127.0.0.1", port=port)

    assert refused.value.response.status_code == status


@pytest.mark.parametrize("origin", [SAID, "near"])
async def test_a_socket_of_our_own_page_comes_in(behind: TestHouse, tmp_path: Path, origin: str) -> None:
    keyring = Keyring.read(tmp_path / "sessions" / ".secret")
    cookie = f"{place_cookie(Role.DESK)}={keyring.cookie('seminar', Role.DESK)}"
    port = int(behind.url.rpartition(":")[2])
    where, page = (HOST, SAID) if origin == SAID else (f"localhost:{port}", f"http://localhost:{port}")

    url, headers = f"ws://{where}/{behind.code}/live?role=desk", {"Cookie": cookie, "Origin": page}
    line = await connect(url, additional_headers=headers, host="127.0.0.1", port=port)

    assert '"hello"' in str(await line.recv())
    await line.close()


# Where nobody said an address


async def test_without_an_address_any_name_of_the_laptop_is_taken(house: TestHouse) -> None:
    async with house.http(headers={"Host": "laptop.local:8000"}) as client:
        page = await client.get(f"/{house.code}")
        seat = await client.post(f"/{house.code}/seat", headers={"Origin": "http://laptop.local:8000"})

    assert "connect-src 'self' ws://laptop.local:8000 wss://laptop.local:8000;" in page.headers[POLICY]
    assert (page.status_code, seat.status_code) == (200, 200)


# In people's own letters


async def test_the_wall_says_the_address_in_the_letters_that_people_type(behind: TestHouse) -> None:
    async with behind.http(headers={"Host": HOST}) as client:
        await client.get("/")
        opened = await client.post(f"/{behind.code}/wall", data={"key": behind.keys["wall"]})
        cookie = opened.headers["set-cookie"].partition(";")[0]
        wall = await client.get(f"/{behind.code}/wall", headers={"Cookie": cookie})

    assert f"straße.example/{behind.code}" in wall.text
