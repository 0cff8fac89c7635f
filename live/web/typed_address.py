"""
The address under which people reach the server, read from what somebody typed as a browser reads it.

The rules here: scheme and host in small letters, a host of other letters as IDNA has it (UTS 46, non-transitional), an
IP address in its one form, no port where it is the scheme's own. A path is refused: pages, cookies, links and sockets
of a server stand at the root of an address of its own.
"""

import ipaddress
import re
from urllib.parse import unquote_to_bytes

import idna

from live.web.settings import CannotRun

PORTS = {"http": 80, "https": 443}
_HIGHEST_PORT = 65_535

# Scheme, who and where, and the rest. Browsers take any number of slashes of either kind.
_PARTS = re.compile(r"(https?):[/\\]*([^/\\?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_EDGES = "".join(map(chr, range(0x21)))
_SPLIT = re.compile(r"[\t\n\r]")
# No name of more can be looked up.
_LONGEST_HOST, _LONGEST_LABEL = 254, 63
_IN_NO_HOST = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^`{|}\x7f]")
_PORT = re.compile(r"0*[0-9]{1,5}")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_EXAMPLE = "Give a whole one, such as https://cento.example or http://192.168.1.20:8000."


def read_address(typed: str) -> str:
    """The address as browsers write it, `https://cento.example:8443`; raises `CannotRun` with what is wrong with it."""
    parts = _PARTS.fullmatch(_SPLIT.sub("", typed.strip(_EDGES)))
    if parts is None:
        raise CannotRun(f"--url {typed} is not an address that begins with http:// or https://. {_EXAMPLE}")
    scheme, where, rest = parts[1].lower(), parts[2], parts[3]
    if rest not in ("", "/", "\\"):
        say = "Cento needs an address of its own, without a path, question mark or #"
        raise CannotRun(f"--url {typed} has {rest} after the host: {say}. {_EXAMPLE}")
    if "@" in where:
        raise CannotRun(f"--url {typed} has a name or password in it, which everybody would see. {_EXAMPLE}")
    typed_host, _, typed_port = where.rpartition(":") if re.search(r":[^\]]*$", where) else (where, "", "")
    try:
        return f"{scheme}://{_host(typed_host)}{_port(typed_port, scheme)}"
    except ValueError as error:
        raise CannotRun(f"--url {typed} is not an address that a browser can open: {error}. {_EXAMPLE}") from error


def as_people_read(url: str) -> str:
    """Without http:// and in the letters of its own language: bücher.example for https://xn--bcher-kva.example."""
    where = url.partition("://")[2]
    return ".".join(_in_own_letters(label) for label in where.split("."))


def _in_own_letters(label: str) -> str:
    return label[4:].encode().decode("punycode") if label.startswith("xn--") else label


def _port(typed: str, scheme: str) -> str:
    """The port with its colon; nothing where it is the scheme's own."""
    if not typed:
        return ""
    if not _PORT.fullmatch(typed) or not 0 < int(typed) <= _HIGHEST_PORT:
        raise ValueError(f"a port is a number from 1 to {_HIGHEST_PORT}")
    return "" if int(typed) == PORTS[scheme] else f":{int(typed)}"


def _host(typed: str) -> str:
    if typed.startswith("["):
        return f"[{_ipv6(typed)}]"
    decoded = unquote_to_bytes(typed).decode("utf-8", "replace")
    host = _in_ascii(decoded)
    labels = host.removesuffix(".").split(".")
    if not host or _IN_NO_HOST.search(host):
        raise ValueError("its host is missing or has a character that no host has")
    if len(host) > _LONGEST_HOST or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        raise ValueError("its host has a part that is empty or too long")
    return _ipv4(labels) if _NUMBER.fullmatch(labels[-1]) else host


def _ipv6(typed: str) -> str:
    """As browsers write it, which never end it in an IPv4 address."""
    try:
        address = ipaddress.IPv6Address(typed.removeprefix("[").removesuffix("]"))
    except ValueError:
        address = None
    if address is None or address.scope_id or not typed.endswith("]"):
        raise ValueError("what stands in [ ] is no IPv6 address")
    if address.ipv4_mapped is None:
        return str(address)
    high, low = divmod(int(address.ipv4_mapped), 0x10000)
    return f"::ffff:{high:x}:{low:x}"


def _ipv4(labels: list[str]) -> str:
    """Up to four numbers, decimal, octal or hexadecimal; the last one fills what is left."""
    if len(labels) > 4 or not all(_NUMBER.fullmatch(label) for label in labels):
        raise ValueError("its host ends in a number and is no IPv4 address")
    try:
        *first, last = (_number(label) for label in labels)
    except ValueError as error:
        raise ValueError("a number of its IPv4 address is none") from error
    if any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        raise ValueError("a number of its IPv4 address is too large")
    return str(ipaddress.IPv4Address(last + sum(number << (24 - 8 * place) for place, number in enumerate(first))))


def _number(label: str) -> int:
    if label[:2].lower() == "0x":
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") and len(label) > 1 else 10)


def _in_ascii(host: str) -> str:
    """A host as it is looked up; raises ValueError for letters that none may have."""
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(_label_in_ascii(label) for label in mapped.split("."))
    except (idna.IDNAError, UnicodeError) as error:
        raise ValueError("its host has letters that no host may have") from error


def _label_in_ascii(label: str) -> str:
    """Browsers take signs such as ☕ too, which IDNA 2008 does not; the rules of direction and joiners they keep."""
    if label.isascii() and not label.startswith("xn--"):
        return label
    written = label[4:].encode().decode("punycode") if label.isascii() else label
    if label.isascii() and (written.isascii() or idna.uts46_remap(written, std3_rules=False) != written):
        raise ValueError("its host is not written as IDNA has it")
    idna.check_initial_combiner(written)
    idna.check_bidi(written)
    if not all(idna.valid_contextj(written, at) for at, letter in enumerate(written) if letter in _JOINERS):
        raise ValueError("its host has a joiner where none may be")
    return "xn--" + written.encode("punycode").decode()
