"""What a browser may post, and from where."""

from tests.cast import TestHouse


async def test_a_form_from_another_site_is_refused(house: TestHouse) -> None:
    async with house.http() as client:
        for path in ("", "/seat", "/desk"):
            for origin in ("https://evil.example", "null", "http://[evil"):
                refused = await client.post(f"/{house.code}{path}", headers={"Origin": origin}, data={"key": "x"})
                assert refused.status_code == 403


async def test_a_body_that_no_form_sends_is_refused(house: TestHouse) -> None:
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", content=b"text=" + b"x" * 70_000)

    assert refused.status_code == 413
    assert "Send less" in refused.text
