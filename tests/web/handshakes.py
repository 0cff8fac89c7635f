"""
What is said to become a socket, well and badly: for tests that hold the answers of the door byte by byte.

In each, `{code}`, `{host}`, `{seat}` and `{desk}` stand for those of the house; `GOOD` are the lines of a handshake.
"""

KEY = "Sec-WebSocket-Key: MDAwMDAwMDAwMDAwMDAwMA=="
GOOD = ("Host: {host}", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY)
SEAT = "Authorization: Bearer {seat}"
DESK = "Authorization: Bearer {desk}"
COOKIE = "Cookie: theme=dark; cento-seat={seat}; b=c"
OWN = "Origin: http://{host}"
LIVE = "GET /{code}/live HTTP/1.1"


def without(line: str, *more: str) -> tuple[str, ...]:
    """The lines of a handshake without one of them, with others in its place."""
    return (*(each for each in GOOD if not each.startswith(line)), *more)


def at(path: str) -> str:
    return f"GET {path} HTTP/1.1"


HANDSHAKES: dict[str, tuple[str, ...]] = {
    # Let in
    "a phone": (LIVE, *GOOD, SEAT),
    "a phone by its cookie": (LIVE, *GOOD, COOKIE, OWN),
    "a phone that says so": (at("/{code}/live?role=phone&since=3&epoch=x&h=0123abcd"), *GOOD, SEAT),
    "a desk": (at("/{code}/live?role=desk"), *GOOD, DESK),
    "a desk, after all": (at("/{code}/live?role=phone&role=desk"), *GOOD, DESK),
    "what a browser says": (
        LIVE,
        "Host: {host}",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)",
        "Accept-Encoding: gzip, deflate",
        "Cache-Control: no-cache",
        "connection: keep-alive, Upgrade",
        "upgrade: WebSocket",
        "Sec-WebSocket-Version:13",
        KEY,
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        COOKIE,
        OWN,
    ),
    "upper case": (at("/{CODE}/live"), *GOOD, SEAT),
    "with dashes": (at("/{co-de}/live"), *GOOD, SEAT),
    "percents": (at("/%20{code}%2e/live"), *GOOD, SEAT),
    "a protocol": (LIVE, *GOOD, SEAT, "Sec-WebSocket-Protocol: chat, superchat"),
    "no length": (LIVE, *GOOD, SEAT, "Content-Length: 0"),
    "two lines of connection": (LIVE, *without("Connection", "Connection: keep-alive", "Connection: upgrade"), SEAT),
    "latin letters": (LIVE, *GOOD, SEAT, "X-Name: \xe9t\xe9"),
    "an odd since": (at("/{code}/live?since=%D9%A3&epoch=&h"), *GOOD, SEAT),
    "many headers": (LIVE, *GOOD, SEAT, *(f"X-{number}: 1" for number in range(90))),
    "a bearer from anywhere": (LIVE, *GOOD, SEAT, "Origin: https://evil.example"),
    "a question and another": (at("/{code}/live?role=phone?x#y"), *GOOD, SEAT),
    # Turned away
    "no seat": (LIVE, *GOOD),
    "an empty bearer": (LIVE, *GOOD, "Authorization: Bearer "),
    "another scheme": (LIVE, *GOOD, "Authorization: Basic Zm9v"),
    "a seat of nobody": (LIVE, *GOOD, "Authorization: Bearer {seat}x"),
    "no letters": (LIVE, *GOOD, "Authorization: Bearer \xe9"),
    "a cookie from nowhere": (LIVE, *GOOD, COOKIE),
    "a cookie from elsewhere": (LIVE, *GOOD, COOKIE, "Origin: https://evil.example"),
    "a cookie from null": (LIVE, *GOOD, COOKIE, "Origin: null"),
    "a cookie beside a bad bearer": (LIVE, *GOOD, COOKIE, OWN, "Authorization: Bearer x"),
    "a desk without a key": (at("/{code}/live?role=desk"), *GOOD),
    "a desk with a seat": (at("/{code}/live?role=desk"), *GOOD, SEAT),
    "a phone with a key": (LIVE, *GOOD, DESK),
    "a wall with the desk's key": (at("/{code}/live?role=wall"), *GOOD, DESK),
    "nonsense": (at("/{code}/live?role=nonsense"), *GOOD, SEAT),
    "the clock": (at("/{code}/live?role=clock"), *GOOD, SEAT),
    "an unknown code": (at("/zzzzz/live"), *GOOD, SEAT),
    "no code": (at("//live"), *GOOD, SEAT),
    "a slash more": (at("/{code}/live/"), *GOOD, SEAT),
    "a longer path": (at("/{code}/live/x"), *GOOD, SEAT),
    "a hidden slash": (at("/{code}%2flive"), *GOOD, SEAT),
    "the page": (at("/{code}"), *GOOD, SEAT),
    "the whole address": (at("http://{host}/{code}/live"), *GOOD, SEAT),
    # Not a handshake
    "no key": (LIVE, *without("Sec-WebSocket-Key"), SEAT),
    "two keys": (LIVE, *GOOD, KEY, SEAT),
    "a key of no letters": (LIVE, *without("Sec-WebSocket-Key", "Sec-WebSocket-Key: !!!!"), SEAT),
    "a short key": (LIVE, *without("Sec-WebSocket-Key", "Sec-WebSocket-Key: MDAwMDAwMDAwMDAwMDAw"), SEAT),
    "no version": (LIVE, *without("Sec-WebSocket-Version"), SEAT),
    "an old version": (LIVE, *without("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8"), SEAT),
    "two versions": (LIVE, *GOOD, "Sec-WebSocket-Version: 13", SEAT),
    "two upgrades": (LIVE, *without("Upgrade", "Upgrade: h2c", "Upgrade: websocket"), SEAT),
    "two origins": (LIVE, *GOOD, SEAT, OWN, OWN),
    "posted": ("POST /{code}/live HTTP/1.1", *GOOD, SEAT),
    "an old http": ("GET /{code}/live HTTP/1.0", *GOOD, SEAT),
    "no http": ("GET /{code}/live HTTX/1.1", *GOOD, SEAT),
    "no host": (LIVE, *without("Host"), SEAT),
    "two hosts": (LIVE, *GOOD, "Host: {host}", SEAT),
    "a zero": (LIVE, *GOOD, SEAT, "X-Name: a\x00b"),
    "a blank before the colon": (LIVE, *GOOD, SEAT, "X-Name : a"),
    "no colon": (LIVE, *GOOD, SEAT, "X-Name"),
    "no name": (LIVE, *GOOD, SEAT, ": a"),
    "a blank in the path": (at("/{code}/live x"), *GOOD, SEAT),
    "no ascii in the path": (at("/{code}/live?\xe9"), *GOOD, SEAT),
}


def said(handshake: tuple[str, ...], **names: str) -> bytes:
    """A handshake as it goes over the line."""
    whole = "\r\n".join((*handshake, "", ""))
    code = names.get("code", "")
    names |= {"CODE": code.upper(), "co-de": f"{code[:2]}-{code[2:]}"}
    for name, value in names.items():
        whole = whole.replace(f"{{{name}}}", value)
    return whole.encode("latin-1")
