"""What every answer says of itself: what it may load, and that nobody keeps it."""

from tests.cast import TestHouse


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
