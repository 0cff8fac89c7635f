"""
From which address something is asked: what limits are counted by.

The rules here: what a request says of its way counts only where the settings name the proxy that adds it (`--proxy`);
anybody can write such a header. Of an IPv6 address the network counts, for one household has more addresses than a
server can remember.
"""

import ipaddress
from functools import lru_cache

from starlette.requests import HTTPConnection

from live.web.settings import CannotRun

# What a household or a phone gets of its provider's; every address in it is one sender's.
_V6_NETWORK_BITS = 64


def read_proxies(typed: str) -> str:
    """The addresses of proxies as connections have them, a comma between; raises `CannotRun` for what is no address."""
    try:
        return ",".join(_plain(address) for address in typed.replace(",", " ").split())
    except ValueError as error:
        raise CannotRun(
            f"--proxy {typed}: {error}. Give the address the proxy connects from, such as 10.0.0.2."
        ) from error


def _plain(address: str) -> str:
    """An address in its one form, of IPv4 also where IPv6 has it in itself; raises ValueError for what is none."""
    parsed = ipaddress.ip_address(address)
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return str(mapped or parsed)


def address_of(asked: HTTPConnection, proxies: frozenset[str]) -> str:
    """
    The address that asks; behind a named proxy the last one in `X-Forwarded-For` that is none of the proxies.

    What came before that one in the header was written by whoever asks.
    """
    address = _one_form(asked.client.host if asked.client else "")
    if address in proxies:
        ways = [_one_form(way.strip()) for line in asked.headers.getlist("x-forwarded-for") for way in line.split(",")]
        address = next((way for way in reversed(ways) if way not in proxies), address)
    return _sender(address)


@lru_cache(maxsize=1024)
def _one_form(address: str) -> str:
    try:
        return _plain(address)
    except ValueError:
        return address


@lru_cache(maxsize=1024)
def _sender(address: str) -> str:
    """One name for all the addresses of one sender; what is no address is one as well, and not for long."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _V6_NETWORK_BITS), strict=False))
