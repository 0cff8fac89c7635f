"""The command line, as an organiser meets it: sentences, exit codes, and one opener for a day."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

import server
from live.room.limits import Guesses
from tests.cast import PATIENCE_S

ROOT = Path(__file__).parent.parent
SEMINAR = (ROOT / "sessions" / "seminar-5.txt").read_text("utf-8")

HALF_A_FORM = "POST /{code} HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\ndo=phrase.offer&text=two"
# What hangs may delay a stop by a second and a half; a machine that is busy with other tests is as much slower as it is
# where nobody hangs.
STOP_S, SLOWER = 1.5, 5
# How long an end is waited for, however busy the machine is.
ENDS_S = 2 * PATIENCE_S
get, post = partial(httpx.get, timeout=PATIENCE_S), partial(httpx.post, timeout=PATIENCE_S)


def noon_somewhere() -> tuple[str, str]:
    """A date and a zone where it is between 12.00 and 13.00 now, so that no test has midnight come in between."""
    now = datetime.now(UTC)
    ahead = 12 - now.hour
    return f"{now + timedelta(hours=ahead):%d %B %Y}", f"Etc/GMT{-ahead:+d}" if ahead else "UTC"


# A discussion that runs whenever somebody reads this; the next day it is over.
OPEN_ALL_DAY = """A day of talk
{}
Zone: {}
9.00 A discussion [discussion]
11.00 A second discussion [discussion]
14.30 A third discussion [discussion]
18.00 The end [networking]
""".format(*noon_somewhere())

pytestmark = pytest.mark.timeout(180)


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "server.py"), *arguments]
    return subprocess.run(command, cwd=folder or ROOT, capture_output=True, text=True, timeout=60, check=False)


def desk_key(sessions: Path) -> str:
    told = run("keys", "seminar-5", "--sessions", str(sessions), "--json").stdout
    return str(json.loads(told)["desk"]["key"])


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "seminar-5.txt").write_text(SEMINAR, "utf-8")
    return folder


def command(sessions: Path) -> list[str]:
    """What serves a folder on a free port."""
    return [
        sys.executable,
        str(ROOT / "server.py"),
        "--sessions",
        str(sessions),
        "--host",
        "127.0.0.1",
        "--port",
        "0",
    ]


def keys_of(sessions: Path) -> dict[str, Any]:
    return json.loads(run("keys", "seminar-5", "--sessions", str(sessions), "--json").stdout)


def bearer(seat: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {seat}"}


@contextmanager
def serving(sessions: Path, by: str = "exec") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server as a process of its own, and the address it printed; `by`: how a shell starts it."""
    asked = ["sh", "-c", f'{by} "$@"', "sh", *command(sessions)]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    told = ""
    while "Stop with" not in told:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        told += line
    process.told = told
    try:
        yield process, re.search(r"http://\S+?:\d+", told).group()
    finally:
        process.kill()
        process.communicate()


def stopped(process: subprocess.Popen[str], stop: signal.Signals = signal.SIGTERM) -> tuple[float, str]:
    """How long it takes until a server has stopped, and what it says of that."""
    process.send_signal(stop)
    begun = time.monotonic()
    _, said = process.communicate(timeout=ENDS_S)
    return time.monotonic() - begun, said


def test_check_shows_the_day_as_it_was_understood() -> None:
    shown = run("check", "sessions/seminar-5.txt")

    assert shown.returncode == 0
    assert shown.stderr == ""
    assert "13:45" in shown.stdout


def test_check_json_is_the_contract() -> None:
    shown = json.loads(run("check", "sessions/seminar-5.txt", "--json").stdout)

    assert set(shown) == {"title", "date", "zone", "slots"}
    assert shown["date"] == "2017-03-03"
    assert [(slot["start"], slot["kind"]) for slot in shown["slots"]] == [
        ("09:30", "registration"),
        ("10:00", "opening"),
        ("10:15", "talk"),
        ("11:15", "discussion"),
        ("12:00", "talk"),
        ("12:45", "break"),
        ("13:45", "keynote"),
        ("15:00", "main-points"),
        ("15:30", "poem"),
        ("15:45", "networking"),
    ]
    assert set(shown["slots"][0]) == {"start", "end", "title", "kind", "listening", "prompt", "line"}


@pytest.mark.parametrize(
    "content",
    [None, b"", b"A day without a time\n", bytes(range(256)) * 8, b"A day\n\n25.70 Registration\n"],
    ids=["missing", "empty", "no-slot", "binary", "no-such-time"],
)
def test_what_is_no_programme_gets_one_sentence_and_exit_code_2(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "day.txt"
    if content is not None:
        path.write_bytes(content)

    refused = run("check", str(path))

    assert refused.returncode == 2
    assert refused.stdout == ""
    assert len(refused.stderr.strip().splitlines()) == 1
    assert refused.stderr.strip().endswith(".")


def test_keys_are_the_same_every_time_until_they_are_renewed(sessions: Path) -> None:
    def keys(*more: str) -> dict:
        return json.loads(run("keys", "seminar-5", "--sessions", str(sessions), "--json", *more).stdout)

    first, again, renewed = keys(), keys(), keys("--renew")

    assert first == again
    assert set(first) == {"code", "join", "desk", "poet", "wall", "care", "reporter"}
    assert first["desk"]["url"].endswith(f"/{first['code']}/desk#{first['desk']['key']}")
    places = ("desk", "poet", "wall", "care", "reporter")
    assert len({each[place]["key"] for each in (first, renewed) for place in places}) == 2 * len(places)
    assert keys() == renewed
    assert (sessions / ".secret").stat().st_mode & 0o077 == 0


def test_keys_name_the_address_at_which_the_server_last_ran(sessions: Path) -> None:
    def desk(*more: str) -> str:
        told = run("keys", "seminar-5", "--sessions", str(sessions), "--json", *more).stdout
        return str(json.loads(told)["desk"]["url"])

    with serving(sessions) as (_, url):
        assert desk().startswith(f"{url}/")

    assert desk().startswith(f"{url}/")
    assert desk("--url", "https://cento.example").startswith("https://cento.example/")
    assert ":8765/" in desk("--port", "8765")


def test_links_are_printed_at_the_first_start_and_after_that_by_keys(sessions: Path) -> None:
    def printed() -> str:
        with serving(sessions) as (process, url):
            assert get(f"{url}/health").status_code == 200
            process.send_signal(signal.SIGTERM)
            return process.told + process.communicate(timeout=ENDS_S)[0]

    first, second = printed(), printed()
    renewed = run("keys", "seminar-5", "--sessions", str(sessions), "--renew").stdout
    third = printed()
    (sessions / "another.txt").write_text(SEMINAR, "utf-8")
    fourth = printed()

    assert "/desk#" in first
    assert "/desk#" not in second + third, "nor after a renewal, which printed them"
    assert "server.py keys seminar-5" in second
    assert "Join  http://" in second
    assert "/desk#" in renewed
    assert fourth.count("/desk#") == 1, "a day that is new is told"


def test_what_cannot_be_written_of_the_address_ends_nothing(sessions: Path) -> None:
    (sessions / ".address").mkdir()  # a disk that is full or read-only, for whoever runs this

    with serving(sessions) as (process, url):
        assert get(f"{url}/health").json() == {"status": "ready"}
        _, said = stopped(process)

    assert process.returncode == 0
    assert said.startswith(f"{sessions / '.address'} cannot be written")
    assert len(said.splitlines()) == 1


def test_keys_of_a_day_that_is_not_there_name_those_that_are(sessions: Path) -> None:
    refused = run("keys", "seminar-9", "--sessions", str(sessions))

    assert refused.returncode == 2
    assert "seminar-5" in refused.stderr


def test_a_folder_without_a_programme_says_where_to_put_one(tmp_path: Path) -> None:
    refused = run("--sessions", str(tmp_path), "--port", "0")

    assert refused.returncode == 2
    assert "<day>.txt" in refused.stderr


def test_one_day_that_cannot_be_read_does_not_keep_the_others_from_running(sessions: Path) -> None:
    (sessions / "other.txt").write_text("A day without a time", "utf-8")

    with serving(sessions) as (process, url):
        health = get(f"{url}/health", headers={"Authorization": f"Bearer {desk_key(sessions)}"}).json()
        _, said = stopped(process)

    assert [day["day"] for day in health["days"]] == ["seminar-5"]
    assert "other" in said


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", "99999"), ("no.such.host.invalid", "0")])
def test_an_address_that_is_none_gets_a_sentence(sessions: Path, host: str, port: str) -> None:
    refused = run("--sessions", str(sessions), "--host", host, "--port", port)

    assert refused.returncode == 2
    assert refused.stderr.startswith("Cannot listen on")
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", [["serve"], ["keys", "seminar-5"], ["rehearse", "sessions/seminar-5.txt"]])
def test_an_address_that_nobody_could_open_gets_a_sentence_before_anything_runs(
    sessions: Path, command: list[str]
) -> None:
    refused = run(*command, "--url", "https://day.example/cento", folder=sessions.parent)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("--url https://day.example/cento has /cento after the host")
    assert [path.name for path in sessions.parent.rglob("*")] == ["sessions", "seminar-5.txt"]


def test_links_have_the_address_as_browsers_write_it(sessions: Path) -> None:
    told = run("keys", "seminar-5", "--sessions", str(sessions), "--json", "--url", "HTTPS://Day.Example:443/").stdout

    assert json.loads(told)["desk"]["url"].startswith("https://day.example/")


def test_a_port_that_is_taken_says_so(sessions: Path) -> None:
    with serving(sessions) as (_, url):
        refused = run("--sessions", str(sessions), "--host", "127.0.0.1", "--port", url.rpartition(":")[2])

    assert refused.returncode == 2
    assert "--port" in refused.stderr


def test_a_second_process_does_not_open_the_same_day(sessions: Path) -> None:
    with serving(sessions):
        refused = run("--sessions", str(sessions), "--host", "127.0.0.1", "--port", "0")

    assert refused.returncode == 2
    assert "already open" in refused.stderr


def test_verify_walks_the_chain_while_the_day_is_live_and_names_a_bad_entry(sessions: Path) -> None:
    with serving(sessions):
        whole = run("verify", "seminar-5", "--sessions", str(sessions))
    assert (whole.returncode, whole.stderr) == (0, "")

    with closing(sqlite3.connect(sessions / "seminar-5.db")) as db, db:
        db.execute("DROP TRIGGER entry_stays")
        assert db.execute("UPDATE entry SET at = at + 1 WHERE n = 1").rowcount == 1
    damaged = run("verify", "seminar-5", "--sessions", str(sessions))

    assert damaged.returncode == 1
    assert "entry 1" in damaged.stderr


def give(url: str, text: str) -> str:
    """Gives words by a form; their id."""
    code = re.search(r'href="/([a-z]{5})"', get(url).text)
    phrase = "by-hand-1"
    address = f"{url}/{code[1]}" if code else f"{url}{get(url).headers['location']}"
    answer = post(address, data={"do": "phrase.offer", "id": phrase, "text": text, "lang": ""})
    assert answer.status_code == 303, answer.text
    return phrase


def in_files(sessions: Path, text: bytes) -> bool:
    return any(text in each.read_bytes() for each in sessions.glob("seminar-5.*"))


def test_words_are_erased_by_hand_while_the_day_runs_after_it_and_in_an_older_copy(sessions: Path) -> None:
    (sessions / "seminar-5.txt").write_text(OPEN_ALL_DAY, "utf-8")
    folder = ("--sessions", str(sessions))
    with serving(sessions) as (_, url):
        phrase = give(url, "zqtwo chairs")
        for no_id in ("by-hand-2", ""):
            unknown = run("erase", "seminar-5", no_id, *folder)
            assert (unknown.returncode, f"no words with the id {no_id}" in unknown.stderr) == (2, True)
        no_slip = run("erase", "seminar-5", "--slip", "bcd-fgh", *folder)
        assert (no_slip.returncode, "No slip of seminar-5 has these letters" in no_slip.stderr) == (2, True)
        both = run("erase", "seminar-5", phrase, "--slip", "bcd-fgh", *folder)
        assert (both.returncode, "not allowed with" in both.stderr) == (2, True)
        with closing(sqlite3.connect(sessions / "seminar-5.db")) as db:
            db.execute("VACUUM INTO ?", (str(sessions / "older"),))
        assert "is checked" in run("backup", "seminar-5", str(sessions / "seminar-5.copy"), *folder).stdout

        erased = run("erase", "seminar-5", phrase, *folder)

        assert (erased.returncode, erased.stderr) == (0, "")
        assert not in_files(sessions, b"zqtwo")
        running = run("restore", "seminar-5", str(sessions / "older"), *folder)
        assert (running.returncode, "already open" in running.stderr) == (2, True)
    restored = run("restore", "seminar-5", str(sessions / "older"), *folder)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert in_files(sessions, b"zqtwo"), "for this test to mean anything"

    again = run("erase", "seminar-5", phrase, *folder)

    assert (again.returncode, again.stderr) == (0, "")
    assert not in_files(sessions, b"zqtwo")
    verified = run("verify", "seminar-5", *folder)
    assert (verified.returncode, "has lost entries" in verified.stderr) == (1, True), "the copy is older, which is said"


def taken_away(url: str, keys: dict[str, Any], name: str) -> bytes:
    address = f"{url}/{keys['code']}/export/{name}"
    return get(address, headers=bearer(keys["desk"]["key"])).content


def test_a_day_of_another_house_is_taken_in_once_with_links_of_its_own(sessions: Path) -> None:
    (sessions / "seminar-5.txt").write_text(OPEN_ALL_DAY, "utf-8")
    file, folder = sessions / "taken", sessions.parent / "other"
    with serving(sessions) as (_, url):
        give(url, "zqtwo chairs")
        keys = keys_of(sessions)
        file.write_bytes(taken_away(url, keys, "everything.json"))

    taken = run("import", str(file), "--folder", str(folder))

    assert (taken.returncode, taken.stderr) == (0, "")
    assert taken.stdout.startswith(f"seminar-5 is in {folder} now, with ")
    assert "seminar-5: 1 phrase." in taken.stdout
    assert run("verify", "seminar-5", "--sessions", str(folder)).returncode == 0
    assert (folder / "seminar-5.txt").read_text("utf-8") == OPEN_ALL_DAY
    assert keys_of(folder)["desk"]["key"] != keys["desk"]["key"]
    with serving(folder) as (_, url):
        other = keys_of(folder)
        assert b"zqtwo chairs" in taken_away(url, other, "words.csv")
    again = run("import", str(file), "--folder", str(folder))
    assert (again.returncode, again.stdout) == (2, "")
    assert "There is something of seminar-5 in" in again.stderr
    for each in folder.glob("seminar-5.*"):
        each.unlink()
    assert run("import", str(file), "--sessions", str(folder)).returncode == 0
    assert keys_of(folder)["desk"]["key"] != other["desk"]["key"], "there was a day of that name, whose links are known"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing", "There is no file"),
        ("text", "is not a day that Cento gave away"),
        ("name", "a name that no file can have"),
    ],
)
def test_what_cannot_be_taken_in_gets_a_sentence_and_leaves_nothing(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "text").write_text("A day\n9.30 Registration\n", "utf-8")
    people = '"people":{"is":"people.counted","voices":0,"in_poem":0,"of_all":0,"about":true,"as_read":0}'
    entry = '{"n":1,"at":1,"facts":[{"is":"door.set","door":"open"}]}'
    head = '{"format":"cento/everything","version":1,"day":"../seminar","programme":null'
    (tmp_path / "name").write_text(f'{head},{people},"entries":[{entry}]}}', "utf-8")

    refused = run("import", str(tmp_path / name), "--folder", str(tmp_path / "other"))

    assert (refused.returncode, refused.stdout) == (2, "")
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["name", "text"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_closes_the_days_and_says_nothing(sessions: Path, stop: signal.Signals) -> None:
    with serving(sessions) as (process, url):
        assert get(f"{url}/health").status_code == 200

        _, said = stopped(process, stop)

    assert process.returncode == 0
    assert said == ""
    assert not (sessions / "seminar-5.db-wal").exists() or (sessions / "seminar-5.db-wal").stat().st_size == 0


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_right_after_the_links_is_heard(sessions: Path, stop: signal.Signals) -> None:
    with serving(sessions) as (process, _):
        _, said = stopped(process, stop)  # nobody has been let in yet

    assert (process.returncode, said) == (0, "")


def test_a_stop_before_the_links_leaves_no_traceback(sessions: Path) -> None:
    (sessions / "z.txt").symlink_to(sessions / "pipe")
    os.mkfifo(sessions / "pipe")  # as slow to read as a long day
    process = subprocess.Popen(command(sessions), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with (sessions / "pipe").open("w"):  # returns when the server reads
        process.send_signal(signal.SIGINT)
    told, said = process.communicate(timeout=ENDS_S)

    assert (process.returncode, told) == (130, "")
    assert "Traceback" not in said


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_nobody_who_hangs_delays_a_stop(sessions: Path, stop: signal.Signals) -> None:
    """Half a form, half a request, a line without a word and a socket that has to go: two seconds, no word, 1012."""
    with serving(sessions) as (process, url):
        get(f"{url}/health")
        alone, _ = stopped(process, stop)
    with serving(sessions) as (process, url):
        port, code = url.rpartition(":")[2], keys_of(sessions)["code"]
        lines = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(9)]
        for line, says in zip(lines, (HALF_A_FORM.format(code=code), "GET / HTTP/1.1\r\n", "") * 3, strict=True):
            line.sendall(says.encode())
        seat = post(f"{url}/{code}/seat").json()["seat"]
        with connect(f"ws{url.removeprefix('http')}/{code}/live", additional_headers=bearer(seat)) as ada:
            ada.send(json.dumps({"do": "beat"}))
            while "beat" not in ada.recv():
                pass

            took, said = stopped(process, stop)
            with pytest.raises(ConnectionClosed):
                ada.recv()
        for line in lines:
            line.close()

    assert (process.returncode, said) == (0, "")
    assert took < STOP_S + SLOWER * alone
    assert ada.protocol.close_code == 1012


def test_pages_that_wait_for_their_turn_are_cut_off_by_a_stop_and_leave_a_line_at_most(sessions: Path) -> None:
    """Somebody guesses codes, and has to wait longer for the next answer than a stop waits."""
    with serving(sessions) as (process, url):
        for _ in range(Guesses.PER_ADDRESS):
            assert get(f"{url}/wrong").status_code == 404
        port = url.rpartition(":")[2]
        lines = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(100)]
        for line in lines:
            line.sendall(b"GET /wrong HTTP/1.1\r\nHost: x\r\n\r\n")
        get(f"{url}/health")  # lines are taken one after another: those before this one have been taken

        _, said = stopped(process)
        for line in lines:
            line.close()

    assert process.returncode == 0
    assert said == "WARNING:  A line was gone before its answer.\n"


def test_few_open_files_write_little_and_let_phones_in(sessions: Path) -> None:
    """Strangers hold more lines than there are files; who asks for something still gets it."""
    with serving(sessions, "ulimit -n 128; exec") as (process, url):
        port, code = url.rpartition(":")[2], keys_of(sessions)["code"]
        lines = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(300)]

        assert get(f"{url}/{code}").status_code == 200

        for line in lines:
            line.close()
        _, said = stopped(process)

    assert len(said.splitlines()) <= 2
    assert len(said) < 300


def test_a_python_without_what_it_needs_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text((ROOT / "server.py").read_text("utf-8"), "utf-8")

    bare = subprocess.run(
        [sys.executable, "-S", "-I", "server.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )

    assert bare.returncode == 1
    assert bare.stderr.strip() == "What Cento needs is not installed yet. Run `make run` once; it does that."


def test_help_names_every_setting_with_its_default_and_its_variable() -> None:
    told = run("serve", "--help").stdout

    for field in msgspec.structs.fields(server.Settings):
        assert f"--{field.name}" in told
        assert f"CENTO_{field.name.upper()}" in told


def test_the_environment_gives_the_settings_that_no_flag_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "CENTO_PORT", "9000")

    by_environment = server.settings_of(server.parser().parse_args(["serve"]))
    by_flag = server.settings_of(server.parser().parse_args(["serve", "--port", "9001"]))

    assert (by_environment.port, by_flag.port) == (9000, 9001)


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    for field in msgspec.structs.fields(server.Settings):
        assert f"--{field.name}" in readme
        assert f"CENTO_{field.name.upper()}" in readme
