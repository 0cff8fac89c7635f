"""The parts of the bench that could measure wrongly without anybody noticing, and that all of it runs."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from websockets.frames import Frame, Opcode

from live.room import limits, lines, readers
from live.web import addresses, serving
from tests.bench import frame
from tests.bench.baselines import frame_of, text_of
from tests.bench.day import most_in_a_second
from tests.bench.lines import Line, answer_in
from tests.bench.page import names_in
from tests.bench.pages import figures_in
from tests.bench.phones import CUT, status_of
from tests.bench.table import Row, as_markdown, missed, percentile, ratio

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "performance.md").read_text("utf-8")


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_frame_is_found_where_it_ends_and_not_before(size):
    sent = Frame(Opcode.TEXT, b"x" * size).serialize(mask=False)
    next_one = Frame(Opcode.PING, b"?").serialize(mask=False)
    buffer = bytearray(sent + next_one)

    opcode, begin, end = frame(buffer, 0) or (0, 0, 0)

    assert (opcode, end - begin, end) == (Opcode.TEXT, size, len(sent))
    assert frame(buffer, end) == (Opcode.PING, end + 2, end + 3)
    assert all(frame(buffer[:cut], 0) is None for cut in (0, 1, len(sent) - 1))


@pytest.mark.parametrize("size", [100, 200, 66_000])
def test_the_baselines_send_frames_as_the_protocol_has_them(size):
    text = text_of(17, size)

    assert len(text) == size
    assert json.loads(text)["n"] == 17
    assert frame_of(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


async def test_a_line_knows_its_number_in_however_many_frames_an_entry_comes():
    line = Line(b"")

    for text in (
        b'{"hello":{"day":"bench","now":1},"n":41,"h":"9f2c41d0","cells":{"now":{"n":99}}}',
        b'{"n":42,"h":"07be5512","cells":{"wall":{}}}',
        b'{"n":42,"h":"07be5512","cells":{"mine/k3":null}}',
        b'{"beat":1488540850000,"n":42}',
        b'{"ref":1,"ok":57}',
        b'{"of a later version":true}',
    ):
        line.text(text)

    assert line.n == 42
    assert line.open.done()
    await asyncio.sleep(0)


def test_an_answer_is_ok_or_a_refusal():
    assert answer_in(b'{"ref":12,"ok":43}') == (12, True)
    assert answer_in(b'{"ref":13,"refused":"too_fast","say":"..."}') == (13, False)


def test_who_is_turned_away_is_told_from_who_is_cut_off_and_comes_again():
    turned_away = ConnectionError("not let in: b'HTTP/1.1 503 Service Unavailable\\r\\n' None")

    assert status_of(turned_away) == "503"
    assert status_of(ConnectionError("not let in: b'' None")) == CUT
    assert status_of(ConnectionResetError(104, "Connection reset by peer")) == CUT


def test_the_busiest_second_may_begin_anywhere():
    moments = [0.0, 0.9, 1.0, 1.1, 1.8, 1.95, 5.0]

    assert most_in_a_second(moments) == 4
    assert most_in_a_second([]) == 0


def test_a_page_is_followed_to_everything_it_names():
    page = """<link rel="stylesheet" href="/a.css"><link href="/b.css" rel="stylesheet"><link rel="icon" href="data:,">
        <script type="module" src="/c.js"></script><img alt="" src="/d.svg"><a href="/elsewhere">not this</a>"""
    script = """import { one } from "./one.js";\nimport * as two from './two.js'; export { three } from "./three.js";"""

    page += '<noscript><link rel="stylesheet" href="/not-with-a-script.css"></noscript>'
    assert sorted(names_in("text/html", page)) == ["/a.css", "/b.css", "/c.js", "/d.svg", "data:,"]
    assert sorted(names_in("text/javascript", script)) == ["./one.js", "./three.js", "./two.js"]
    assert names_in("text/css", '@font-face { src: url("e.woff2") }') == ["e.woff2"]


# The table


def test_a_percentile_is_the_time_that_such_a_share_does_not_exceed():
    times = [float(each) for each in range(200)]

    assert percentile(list(reversed(times)), 0.99) == 198
    assert percentile(times, 0.5) == 100
    assert percentile([7.0], 0.99) == 7
    assert percentile([], 0.99) == 0


def test_a_ratio_is_of_medians_so_that_one_bad_run_is_nothing():
    assert ratio([2.0, 2.2, 90.0], [1.0, 1.1, 0.001]) == pytest.approx(2.2)


@pytest.mark.parametrize(
    ("row", "is_met", "verdict", "goal"),
    [
        (Row("a", 1.2, most=1.2), True, "met", "at most 1.20 ×"),
        (Row("a", 1.21, most=1.2), False, "MISSED", "at most 1.20 ×"),
        (Row("a", 9_999, "a second", least=10_000), False, "MISSED", "at least 10,000 a second"),
        (Row("a", 10_000, "a second", least=10_000), True, "met", "at least 10,000 a second"),
        (Row("a", 1.0, most=1.2, but="6,000 of 10,000 were let in"), False, "MISSED", "at most 1.20 ×"),
        (Row("a", 1.0, most=1.2, unsure="the machine was busy"), True, "met", "at most 1.20 ×"),
        (Row("a", 9.0, most=1.2, unsure="the machine was busy"), None, "unsure", "at most 1.20 ×"),
        (Row("a", 0, "", most=0), True, "met", "none"),
        (Row("a", 3, ""), None, "", ""),
        (Row("a", None, most=1.2, note="no compiler"), None, "not measured", "at most 1.20 ×"),
    ],
)
def test_a_row_says_whether_its_goal_was_met(row, is_met, verdict, goal):
    assert (row.is_met, row.verdict, row.goal) == (is_met, verdict, goal)
    assert missed([row]) == ([row] if is_met is False else [])


def test_the_table_for_the_page_has_a_line_for_each_row():
    told = as_markdown([Row("a frame", 6.97, most=1.2, note="46.8 µs against 6.7 µs"), Row("b", None, note="no Node")])

    assert told.splitlines()[2:] == [
        "| a frame | at most 1.20 × | 6.97 × | **missed** | 46.8 µs against 6.7 µs |",
        "| b |  | – | not measured | no Node |",
    ]


def test_what_the_browser_script_says_is_read():
    said = """5000 phrases, and 10 a second for 10 seconds:
  desk  first draw  212 ms; then 11.0 ms a phrase, longest task   48 ms, 0 over 50 ms (1 by the clock)   ok
  wall  first draw   90 ms; then  9.1 ms a phrase, longest task  121 ms, 2 over 50 ms (3 by the clock)   NOT MET
"""

    assert figures_in(said) == {"desk": (212, 48), "wall": (90, 121)}


# The page of documentation


def test_the_limits_on_the_page_are_those_of_the_code():
    for sentence in (
        f"{lines.IN_ALL:,} phones a server",
        f"{lines.PER_ADDRESS:,} an address",
        f"{lines.PER_PHONE} sockets a phone",
        f"{limits.SEATS_AT_ONCE} seats at once and then {limits.SEATS_PER_SECOND:g} a second",
        f"{limits.WORDS_AT_ONCE} phrases at once and then one every {1 / limits.WORDS_PER_SECOND:g} seconds",
        f"{limits.BURST} commands at once and then {limits.PER_SECOND:g} a second",
        f"{1 / readers.PHONES_EVERY_S:g} times a second",
        f"{addresses.BACKLOG:,} that knock at once",
        f"{serving.PART_FOR_LINES:.0%} of the files",
    ):
        assert sentence in PAGE, sentence


# All of it


# What the rows of each part begin with. All of them take minutes, nearly all of it starting servers: `make overnight`
# asks for all, the suite for those that start one.
ROWS = {
    "frames": [f"CPU of a frame to each of {count} phones / " for count in (10, 20)],
    "memory": ["memory of an idle phone"],
    "join": ["CPU of a join with"],
    "back": ["CPU of 20 phones back at once"],
    "slow-flush": ["p99 of ok at 50 phrases a second, 5 ms more a flush"],
    "durable": ["phrases durable a second"],
    "ticks": ["p99 of ok while 20"],
    "hello": ["bytes of a phone's hello"],
    "costs": ["CPU of a phrase", "CPU of a line", "CPU of a phone's page"],
    "opening": ["opening a day"],
    "page": ["the phone's page with all it loads"],
    "day": ["until 20 phones are current"],
    "pages": ["first draw of the desk"],
}
ASKED = tuple(ROWS) if os.environ.get("CENTO_BENCH") == "all" else ("page",)


@pytest.mark.process
@pytest.mark.timeout(60 * len(ASKED))
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process tells what it costs")
def test_a_tiny_run_prints_every_row_that_is_asked_for(tmp_path: Path):
    figures = tmp_path / "figures.json"
    command = [sys.executable, "-m", "tests.bench", "--phones", "20", "--json", str(figures), "--only", *ASKED]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.stderr == "", ran.stdout
    rows = json.loads(figures.read_text("utf-8"))
    told = "\n".join(row["measure"] for row in rows)
    assert "could not be measured" not in told
    assert all(row["measure"] in ran.stdout for row in rows)
    for part in ASKED:
        for begins in ROWS[part]:
            assert begins in told, begins
    assert ran.returncode == (1 if any(row["is_met"] is False for row in rows) else 0)
