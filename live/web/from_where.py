"""
From which address something is asked: what limits are counted by.

The rules here: what a request says of its way counts only where the settings name the proxy that adds it (`--proxy`);
anybody can write such a header. Of an IPv6 address the network counts, for one household has more addresses than a
server can remember.
"""

import ipaddress
from functools import lru_cache

from starlette.requests import HTTPConnection

# What a household or a phone gets of its provider's; every address in it is one sender's.
_V6_NETWORK_BITS = 64


def address_of(asked: HTTPConnection, proxies: frozenset[str]) -> str:
    """
    The address that asks; behind a named proxy the last one in `X-Forwarded-For` that is none of the proxies.

    What came before that one in the header was written by whoever asks.
    """
    address = asked.client.host if asked.client else ""
    if address in proxies:
        ways = [way.strip() for line in asked.headers.getlist("x-forwarded-for") for way in line.split(",")]
        address = next((way for way in reversed(ways) if way not in proxies), address)
    return _sender(address)


@lru_cache(maxsize=1024)
def _sender(address: str) -> str:
    """One name for all the addresses of one sender; what is no address is one as well, and not for long."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, _V6_NETWORK_BITS), strict=False))
