"""Lines: how many sockets phones may have open, and which makes way."""

from live.day.roles import Voice
from live.room import lines as limits
from live.room.lines import FILES_KEPT, PER_ADDRESS, PER_PHONE, SILENT_S, Lines

ADA = Voice("ada")


class Socket:
    """A line that was heard at a time, and remembers that it made way."""

    def __init__(self, heard_at: float = 0.0) -> None:
        self.heard_at = heard_at
        self.has_made_way = False

    def make_way(self) -> None:
        self.has_made_way = True


def test_a_phone_has_four_lines_and_no_fifth() -> None:
    lines = Lines()
    first = [Socket() for _ in range(PER_PHONE)]

    assert all(lines.comes(socket, ADA, "10.0.0.1", 0.0) for socket in first)

    assert not lines.comes(Socket(), ADA, "10.0.0.1", 0.0)
    assert lines.comes(Socket(), Voice("bob"), "10.0.0.1", 0.0)
    lines.goes(first[2], ADA)
    assert lines.comes(Socket(), ADA, "10.0.0.1", 0.0)


def test_a_dead_line_makes_way_for_the_phone_that_comes_back() -> None:
    lines = Lines()
    dead, *others = [Socket(heard_at) for heard_at in (1.0, 20.0, 21.0, 22.0)]
    for socket in (dead, *others):
        lines.comes(socket, ADA, "10.0.0.1", 22.0)

    assert lines.comes(Socket(26.0), ADA, "10.0.0.1", 1.0 + SILENT_S)

    assert dead.has_made_way
    assert not any(socket.has_made_way for socket in others)
    lines.goes(dead, ADA)
    assert lines.open == PER_PHONE, "it is counted once, also when it is gone for good"


def test_a_hall_behind_one_router_comes_in_and_not_everything_that_an_address_opens() -> None:
    lines = Lines()

    came = [lines.comes(Socket(), Voice(f"voice {number}"), "10.0.0.1", 0.0) for number in range(PER_ADDRESS + 10)]

    assert came.count(True) == PER_ADDRESS >= 2000
    assert lines.comes(Socket(), ADA, "10.0.0.2", 0.0)


def test_in_all_there_are_no_more_than_the_process_serves_or_has_files_for() -> None:
    lines = Lines(in_all=50)
    lines.fit_into(FILES_KEPT + 30)

    came = [lines.comes(Socket(), Voice(f"voice {number}"), f"10.0.0.{number}", 0.0) for number in range(40)]

    assert came == [True] * 30 + [False] * 10


def test_what_is_gone_is_forgotten() -> None:
    lines = Lines()
    sockets = [Socket() for _ in range(100)]
    for number, socket in enumerate(sockets):
        lines.comes(socket, Voice(f"voice {number}"), f"10.0.0.{number}", 0.0)

    for number, socket in enumerate(sockets):
        lines.goes(socket, Voice(f"voice {number}"))

    assert (lines.open, lines._of_phone, dict(lines._of_address)) == (0, {}, {})
    assert limits.IN_ALL > limits.PER_ADDRESS
