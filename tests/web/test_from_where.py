"""The address that limits are counted by: the sender's own, and never what the sender writes."""

import pytest
from starlette.requests import Request

from live.web.from_where import address_of, read_proxies
from live.web.settings import CannotRun

PROXY = frozenset({"192.0.2.7", "2001:db8::7"})


def asked(address: str | None, *ways: str) -> Request:
    headers = [(b"x-forwarded-for", way.encode()) for way in ways]
    client = (address, 4321) if address is not None else None
    return Request({"type": "http", "headers": headers, "client": client})


def test_without_a_proxy_nobody_says_where_they_are() -> None:
    assert address_of(asked("10.0.0.1", "6.6.6.6"), frozenset()) == "10.0.0.1"
    assert address_of(asked("127.0.0.1", "6.6.6.6"), frozenset()) == "127.0.0.1"


def test_beside_the_proxy_nobody_says_where_they_are() -> None:
    assert address_of(asked("10.0.0.1", "6.6.6.6"), PROXY) == "10.0.0.1"


@pytest.mark.parametrize(
    ("ways", "address"),
    [
        (["10.0.0.1"], "10.0.0.1"),
        (["6.6.6.6, 10.0.0.1"], "10.0.0.1"),
        (["6.6.6.6", "10.0.0.1"], "10.0.0.1"),
        (["6.6.6.6,10.0.0.1 , 192.0.2.7"], "10.0.0.1"),
        ([], "192.0.2.7"),
        (["192.0.2.7"], "192.0.2.7"),
        (["::ffff:10.0.0.1"], "10.0.0.1"),
        (["10.0.0.1, ::ffff:192.0.2.7"], "10.0.0.1"),
        (["10.0.0.1, 2001:DB8:0::7"], "10.0.0.1"),
    ],
)
def test_behind_the_proxy_the_last_that_is_no_proxy_counts(ways: list[str], address: str) -> None:
    assert address_of(asked("192.0.2.7", *ways), PROXY) == address


def test_a_proxy_is_known_however_its_address_is_written() -> None:
    assert read_proxies("::ffff:192.0.2.7, 2001:DB8:0::7 10.0.0.2") == "192.0.2.7,2001:db8::7,10.0.0.2"
    assert read_proxies(" ") == ""
    assert address_of(asked("::ffff:192.0.2.7", "10.0.0.1"), PROXY) == "10.0.0.1"


@pytest.mark.parametrize("typed", ["nonsense", "10.0.0.0/8", "10.0.0.2:80", "10.0.0.2;10.0.0.3", "https://10.0.0.2"])
def test_what_is_no_address_of_a_proxy_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(CannotRun, match=r"^--proxy .* such as 10\.0\.0\.2\.$"):
        read_proxies(typed)


def test_of_an_ipv6_network_all_addresses_are_one_sender() -> None:
    one, other = asked("2001:db8:1:2::1"), asked("2001:db8:1:2:ffff::9")

    assert address_of(one, frozenset()) == address_of(other, frozenset())
    assert address_of(one, frozenset()) != address_of(asked("2001:db8:1:3::1"), frozenset())


def test_what_is_no_address_is_short() -> None:
    assert len(address_of(asked("192.0.2.7", "x" * 9000), PROXY)) <= 64
    assert address_of(asked(None), frozenset()) == ""
