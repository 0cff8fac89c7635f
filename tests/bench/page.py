"""The phone's page as a browser fetches it, counted without one: bytes, round trips, files, other hosts."""

import gzip
import http.client
import re
from urllib.parse import urljoin, urlsplit

from tests.bench.house import House
from tests.bench.run import Run
from tests.bench.table import Row

PAGE_KB, ROUND_TRIPS = 25.6, 2


def measure_page(run: Run, house: House) -> None:
    """What the page names, and what that names; in a day that has begun."""
    fetched, foreign, trips = fetch_all(f"http://127.0.0.1:{house.port}/{house.code}")
    bodies, headers = (sum(sizes) / 1000 for sizes in zip(*fetched.values(), strict=True))
    note = f"{len(fetched)} files of {bodies:.1f} KB, the rest is their headers"
    run.tell(Row("the phone's page with all it loads, as sent", bodies + headers, "KB", most=PAGE_KB, note=note))
    run.tell(Row("round trips of the phone's page, after the page itself", trips, "", most=ROUND_TRIPS))
    run.tell(Row("requests of the phone's page to another host", len(foreign), "", most=0))


_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_LINKED = r"stylesheet|icon|modulepreload|preload"
_NAMED = {
    "text/html": (
        r'<script[^>]*\ssrc="([^"]+)"',
        r'<img[^>]*\ssrc="([^"]+)"',
        rf'<link[^>]*\srel="?(?:{_LINKED})"?[^>]*\shref="([^"]+)"',
        rf'<link[^>]*\shref="([^"]+)"[^>]*\srel="?(?:{_LINKED})"?',
    ),
    "text/javascript": (r"""(?:^|[\s;}])(?:import|export)\s*(?:[\w*{}\s,$]+\sfrom\s*)?["']([^"']+)["']""",),
    "text/css": (r"""@import\s+["']([^"']+)["']""", r"""url\(["']?([^"')]+)["']?\)"""),
}


def fetch_all(url: str) -> tuple[dict[str, tuple[int, int]], list[str], int]:
    """
    Every address a page needs with its bytes as sent (body with gzip; headers), those on another host, and how many
    times after the page something has to come before the next is known.
    """
    known, fetched, foreign, trips = {url}, dict[str, tuple[int, int]](), list[str](), -1
    waiting = [url]
    while waiting:
        trips += 1
        named: list[str] = []
        for address in waiting:
            kind, text, fetched[address] = _fetch(address)
            named += [urljoin(address, name) for name in names_in(kind, text)]
        new = [each for each in dict.fromkeys(named) if each not in known and not each.startswith("data:")]
        known.update(new)
        foreign += [each for each in new if urlsplit(each).netloc != urlsplit(url).netloc]
        waiting = [each for each in new if each not in foreign]
    return fetched, foreign, trips


def names_in(kind: str, text: str) -> list[str]:
    """What a page, script or stylesheet makes a browser fetch; one with a script, which fetches more."""
    read = _WITHOUT_SCRIPT.sub("", text) if kind == "text/html" else text
    return [name for pattern in _NAMED.get(kind, ()) for name in re.findall(pattern, read, re.MULTILINE)]


def _fetch(address: str) -> tuple[str, str, tuple[int, int]]:
    parts = urlsplit(address)
    door = http.client.HTTPConnection(parts.hostname or "", parts.port)
    door.request("GET", parts.path, headers={"Accept-Encoding": "gzip"})
    answer = door.getresponse()
    body, headers = answer.read(), answer.getheaders()
    door.close()
    assert answer.status == 200, (address, answer.status)
    size = len(body), sum(len(name) + len(value) + 4 for name, value in headers) + len("HTTP/1.1 200 OK\r\n\r\n")
    plain = gzip.decompress(body) if answer.getheader("content-encoding") == "gzip" else body
    return (answer.getheader("content-type") or "").partition(";")[0], plain.decode("utf-8", "replace"), size
