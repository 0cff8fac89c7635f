"""What a browser may post, and from where."""

from live.web.routes import build
from live.web.site import Site
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


async def test_whatever_can_be_posted_is_refused_from_another_site(house: TestHouse, site: Site) -> None:
    """Every address that takes a form, so that a new one is among them; with everybody's cookies."""
    posts = [route for route in build(house.house, site).routes if "POST" in (getattr(route, "methods", None) or ())]
    assert len(posts) >= 3, "there are some, for this test to mean anything"
    async with house.http() as client:
        await client.get(f"/{house.code}")
        for place in ("desk", "poet", "wall"):
            await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
        head = house.room.log.head
        for route in posts:
            for place in ("desk", "poet", "wall"):
                path = route.path.format(code=house.code, place=place)
                form = {"key": house.keys[place], "do": "phrase.offer", "id": "phrase-0001", "text": "words"}
                for origin in ("https://evil.example", "null", f"{house.url}.evil.example", f"{house.url[:-1]}"):
                    refused = await client.post(path, headers={"Origin": origin}, data=form)

                    assert refused.status_code == 403, path
                    assert "set-cookie" not in refused.headers

    assert house.room.log.head == head
