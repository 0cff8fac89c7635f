"""What every answer says of itself: what it may load, and that nobody keeps it."""

import pytest

from tests.cast import TestHouse
from tests.strangers import strangers


async def test_every_page_says_what_it_may_load_and_that_nobody_keeps_it(house: TestHouse) -> None:
    async with house.http() as client:
        for path in ("/", f"/{house.code}", f"/{house.code}/desk", f"/{house.code}/poem", "/zzzzz"):
            headers = (await client.get(path)).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"
            assert "cross-origin-opener-policy" not in headers, "over http browsers only complain of it"


async def test_a_host_header_of_somebodys_making_reaches_no_page(house: TestHouse) -> None:
    async with house.http(headers={"Host": "evil.example'; script-src *"}) as client:
        for path in ("/", f"/{house.code}", f"/{house.code}/programme", f"/{house.code}/qr.svg"):
            response = await client.get(path)
            assert "evil" not in response.text
            assert "evil" not in response.headers.get("content-security-policy", "")


async def test_no_page_is_framed_whatever_it_says(house: TestHouse) -> None:
    """Clickjacking: also of pages that say why they are not what was asked for."""
    async with house.http() as client:
        for place in ("desk", "poet", "wall"):
            await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
        paths = ("", "/programme", "/poem", "/desk", "/poet", "/wall", "/nowhere")
        answers = [await client.get(f"/{house.code}{path}") for path in paths]
        answers += [
            await client.get("/"),
            await client.get("/zzzzz"),
            await client.post(f"/{house.code}/desk", data={"key": "x"}),
            await client.post(f"/{house.code}", headers={"Origin": "https://evil.example"}),
            await client.post(f"/{house.code}", content=b"x" * 70_000),
        ]

    for answer in answers:
        assert answer.headers["content-type"].startswith("text/html")
        policy = answer.headers["content-security-policy"]
        for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert rule in policy
        assert "require-trusted-types-for 'script'" in policy


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example/?", "evil.example/?x=", "evil.example#", "a@evil.example"]
)
@pytest.mark.parametrize(
    "form", ["{path}", "http://evil.example{path}", "//evil.example{path}", "{path}?//evil.example"]
)
async def test_no_form_of_an_address_brings_another_host_into_a_page(house: TestHouse, host: str, form: str) -> None:
    for path in ("/", *(f"/{house.code}{page}" for page in ("", "/wall", "/qr.svg", "/programme.ics"))):
        request = f"GET {form.format(path=path)} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        async with strangers(house, 1, request.encode()) as (line,):
            head, _, body = (await line.is_cut_off()).partition(b"\r\n\r\n")

        assert head.startswith(b"HTTP/1.1 ")
        assert b"evil" not in body.replace(b"ws://evil.example", b"")
        assert b"location: http" not in head.lower()
