"""What a day leaves behind: nobody's words, keys, seats or addresses in the server's own log, no key in its files."""

import json
import signal
import socket
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from tests.cast import PATIENCE_S
from tests.test_server import OPEN_ALL_DAY, bearer, give, keys_of, serving

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]

# Where people come from here, on Linux; the server itself is at another address of this machine.
PEOPLE = "127.0.0.77"
BROWSER = "A browser of somebody's/7.5"
WORDS = ("zqtwo chairs", "zqnobody interrupted", "zqa longer thought", "zqtaken back")


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "seminar-5.txt").write_text(OPEN_ALL_DAY, "utf-8")
    return folder


def people() -> httpx.Client:
    """A browser at an address of its own, which says more of itself than it has to."""
    headers = {"User-Agent": BROWSER, "X-Forwarded-For": "203.0.113.9"}
    transport = httpx.HTTPTransport(local_address=PEOPLE)
    return httpx.Client(transport=transport, timeout=PATIENCE_S, headers=headers)


def offer(number: int, **fields: str) -> str:
    command = {"do": "phrase.offer", "ref": number, "id": f"phrase-of-somebody-{number}", **fields}
    return json.dumps(command)


def goes_through_a_day(url: str, keys: dict) -> str:
    """People come, give words, mistype, are refused, break off; their seat."""
    code = keys["code"]
    with people() as client:
        page = client.get(f"{url}/{code}")
        assert page.status_code == 200
        seat = client.post(f"{url}/{code}/seat").json()["seat"]
        for place in ("desk", "poet", "wall"):
            client.post(f"{url}/{code}/{place}", data={"key": keys[place]["key"]})
            client.post(f"{url}/{code}/{place}", data={"key": f"{keys[place]['key']}x"})
            assert client.get(f"{url}/{code}/{place}").status_code == 200
        for path in ("/zzzzz", f"/{code}/nowhere", f"/{code}/poem?{WORDS[0]}"):
            client.get(f"{url}{path}")
        client.post(f"{url}/{code}", content=f"text={WORDS[1]}".encode() * 9999)
        client.post(f"{url}/{code}", data={"do": "note.offer", "id": "note-of-somebody", "text": WORDS[2]})
    live = f"ws{url.removeprefix('http')}/{code}/live"
    with connect(live, additional_headers=bearer(seat), source_address=(PEOPLE, 0)) as line:
        for number, text in enumerate((WORDS[0], WORDS[3], WORDS[1] * 90, f"{WORDS[1]}\u202e")):
            line.send(offer(number, text=text))
        line.send(json.dumps({"do": "phrase.withdraw", "ref": 9, "id": "phrase-of-somebody-1"}))
        line.send(f"{{ {WORDS[2]}")
        while '"ref":null' not in str(line.recv()):
            pass
    for says in (f"POST /{code} HTTP/1.1\r\nContent-Length: 99\r\n\r\n{WORDS[1]}", f"\x16{WORDS[1]}\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), source_address=(PEOPLE, 0)) as broken:
            broken.sendall(says.encode())
    give(url, WORDS[1])
    return seat


def test_a_day_leaves_no_words_keys_seats_or_addresses_in_the_servers_log_and_no_keys_in_its_files(
    sessions: Path,
) -> None:
    with serving(sessions) as (process, _):  # prints the links; what counts is what is printed after that
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    keys = keys_of(sessions)

    with serving(sessions) as (process, url):
        seat = goes_through_a_day(url, keys)
        process.send_signal(signal.SIGTERM)
        rest, said = process.communicate(timeout=60)

    secrets = [seat, *(keys[place]["key"] for place in ("desk", "poet", "wall"))]
    log = process.told + rest + said
    assert "no request, or that nobody understands" in log, "something is said, for this test to mean anything"
    for trace in (*WORDS, "zq", *secrets, PEOPLE, "203.0.113", BROWSER, "phrase-of-somebody"):
        assert trace not in log
    files = {each.name: each.read_bytes() for each in sessions.iterdir()}
    assert any(WORDS[0].encode() in whole for whole in files.values()), "the words are in the log of the day alone"
    for trace in (*secrets, PEOPLE, "203.0.113", BROWSER):
        assert [name for name, whole in files.items() if trace.encode() in whole] == []
