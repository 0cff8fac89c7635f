"""The parts of the bench that could measure wrongly without anybody noticing."""

import pytest
from websockets.frames import Frame, Opcode

from tests.bench import frame, most_in_a_second, names_in


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_frame_is_found_where_it_ends_and_not_before(size):
    sent = Frame(Opcode.TEXT, b"x" * size).serialize(mask=False)
    next_one = Frame(Opcode.PING, b"?").serialize(mask=False)
    buffer = bytearray(sent + next_one)

    opcode, begin, end = frame(buffer, 0) or (0, 0, 0)

    assert (opcode, end - begin, end) == (Opcode.TEXT, size, len(sent))
    assert frame(buffer, end) == (Opcode.PING, end + 2, end + 3)
    assert all(frame(buffer[:cut], 0) is None for cut in (0, 1, len(sent) - 1))


def test_the_busiest_second_may_begin_anywhere():
    moments = [0.0, 0.9, 1.0, 1.1, 1.8, 1.95, 5.0]

    assert most_in_a_second(moments) == 4
    assert most_in_a_second([]) == 0


def test_a_page_is_followed_to_everything_it_names():
    page = """<link rel="stylesheet" href="/a.css"><link href="/b.css" rel="stylesheet"><link rel="icon" href="data:,">
        <script type="module" src="/c.js"></script><img alt="" src="/d.svg"><a href="/elsewhere">not this</a>"""
    script = """import { one } from "./one.js";\nimport * as two from './two.js'; export { three } from "./three.js";"""

    assert sorted(names_in("text/html", page)) == ["/a.css", "/b.css", "/c.js", "/d.svg", "data:,"]
    assert sorted(names_in("text/javascript", script)) == ["./one.js", "./three.js", "./two.js"]
    assert names_in("text/css", '@font-face { src: url("e.woff2") }') == ["e.woff2"]
