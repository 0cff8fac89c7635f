"""Where the server listens, and under which address people reach it."""

import socket
import sys

import msgspec

from live.web.own_address import EVERYWHERE
from live.web.settings import CannotRun, Settings

# Where it was last reached, in the folder of the days, so that `keys` prints links that open.
ADDRESS = ".address"
# More than any room dials at once after a restart; a shorter queue makes the last phones try again after a second.
BACKLOG = 4096
# A line whose other end takes nothing for so long is given up by the system, with the buffers it held.
LOST_MS = 30_000


def listen(settings: Settings) -> socket.socket:
    """The socket people connect to; bound before anything is opened or printed. Raises `CannotRun`."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named, because asyncio sends small frames at once (no Nagle) only over what calls itself TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # what a lost phone was sent is held no longer than this
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, LOST_MS)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(BACKLOG)  # from here on nobody is turned away; who comes early waits a moment
    except (OSError, OverflowError) as error:
        listener.close()
        raise CannotRun(_why_not(settings, error)) from error
    return listener


def _why_not(settings: Settings, error: OSError | OverflowError) -> str:
    """Why nothing can listen there, and what to do; an overflow is a port that no machine has."""
    where = f"{settings.host}, port {settings.port}"
    if isinstance(error, OverflowError):
        return f"Cannot listen on {where}: a port is a number up to 65535. Give another with --host or --port."
    return f"Cannot listen on {where}: {error.strerror}. Give another with --host or --port."


def bound(settings: Settings, listener: socket.socket) -> Settings:
    """The settings with the port that the server listens on, also where it took any free one."""
    return msgspec.structs.replace(settings, port=listener.getsockname()[1])


def base_url(settings: Settings, listener: socket.socket) -> str:
    """The server's own address as people reach it."""
    host, port = listener.getsockname()[:2]
    return settings.url or _reached_at(host, port)


def remember(settings: Settings, url: str) -> None:
    """Writes down where the days of a folder are reached; a folder that does not take it ends nothing."""
    try:
        (settings.sessions / ADDRESS).write_text(f"{url}\n", "utf-8")
    except OSError as error:
        path, why = settings.sessions / ADDRESS, error.strerror
        sys.stderr.write(f"{path} cannot be written: {why}. The days run; `keys` may print links of another address.\n")


def last_reached(settings: Settings) -> str:
    """Where people reach the days of a folder: what the settings say, else where the server last ran."""
    is_said = settings != Settings(sessions=settings.sessions)
    try:
        last = "" if is_said else (settings.sessions / ADDRESS).read_text("utf-8").strip()
    except OSError:
        last = ""
    return last or settings.url or _reached_at(settings.host, settings.port)


def _reached_at(host: str, port: int) -> str:
    """The address of a server that listens there; one that listens everywhere is reached by this machine's own."""
    if host in EVERYWHERE:
        host = _own_host()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _own_host() -> str:
    """This machine's address in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's: only the route to it is asked for
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def near(listener: socket.socket) -> tuple[str, int]:
    """Where this machine itself reaches a listening socket."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return (f"[{host}]" if ":" in host else host), port
