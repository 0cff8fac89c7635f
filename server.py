"""
Cento's command line, and the one place where everything is put together.

Reads as phases: settings, open the days, build the app, run, drain, close. Nothing else builds long-lived objects.
"""

import argparse
import asyncio
import importlib.util
import itertools
import logging
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

if __name__ == "__main__" and importlib.util.find_spec("msgspec") is None:
    # Started with a python that has none of what it needs; `make` has put that beside it.
    beside = Path(__file__).parent / ".venv" / "bin" / "python"
    if not beside.exists():
        sys.exit("What Cento needs is not installed yet. Run `make run` once; it does that.")
    os.execv(beside, [str(beside), *sys.argv])  # noqa: S606  no shell is wanted

import msgspec
import uvicorn

from live import programme, rehearsal
from live.day.roles import KEYED
from live.language import Language
from live.log import CannotOpen, Damaged
from live.log.sqlite import SqliteLog, verify
from live.room.room import Clock, Room, Unknown
from live.room.wire import FRAME_LIMIT_BYTES
from live.web import routes
from live.web.access import Keyring
from live.web.house import House, give_codes
from live.web.links import Links, announce, qr
from live.web.site import Site

# The server's secret and the generations of its keys, in the folder of the days.
KEYRING = ".secret"
# And where it was last reached, so that `keys` prints links that open.
ADDRESS = ".address"
# More than any room dials at once after a restart; a shorter queue makes the last phones try again after a second.
BACKLOG = 4096
# A line whose other end takes nothing for so long is given up by the system, with the buffers it held.
LOST_MS = 30_000
# How long a stop waits for answers that are under way; sockets are told to come back (1012) at once.
DRAIN_S = 5


class Settings(msgspec.Struct, frozen=True):
    """What the server can be told, by flag, else by environment, else by default."""

    sessions: Path = Path("sessions")
    host: str = "0.0.0.0"  # noqa: S104  phones in the hall reach a laptop by its address in the network
    port: int = 8000
    url: str = ""


HELP = {
    "sessions": "the folder of the days: <day>.txt is a programme, <day>.db beside it what happened",
    "host": "the address to listen on",
    "port": "the port to listen on; 0 takes a free one",
    "url": "the address under which people reach the server, where it is not this machine's own (behind a proxy)",
}


class Sorry(Exception):
    """It cannot be done; the sentence says what to do. Exit code 2."""


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit code."""
    chosen = parser().parse_args(with_default(list(arguments)))
    try:
        code: int = chosen.run(chosen)
    except (Sorry, programme.Unreadable, CannotOpen) as sorry:
        print(sorry, file=sys.stderr)
        return 2
    return code


# Settings


def parser() -> argparse.ArgumentParser:
    """The command line, as `--help` prints it."""
    whole = argparse.ArgumentParser(
        prog="server.py",
        description="Cento, the live companion for a seminar day that ends in a poem.",
        epilog="Without a command it serves. `server.py COMMAND --help` says more of each.",
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _command(commands, "serve", serve, "run every day in the sessions folder", settings=True)
    check = _command(commands, "check", check_programme, "show a programme file as it was understood")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="as JSON, for programs")
    keys = _command(commands, "keys", print_keys, "print the links of a day again", settings=True)
    keys.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")
    keys.add_argument("--json", action="store_true", help="as JSON, for programs")
    keys.add_argument("--renew", action="store_true", help="make new keys first; the old open nothing any more")
    check_log = _command(commands, "verify", verify_log, "walk a day's log and name the first bad entry", settings=True)
    check_log.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")
    rehearse = _command(commands, "rehearse", rehearse_day, "run a day in fast forward with a simulated room")
    rehearse.add_argument("file", type=Path, metavar="FILE")
    rehearse.add_argument("--speed", type=float, default=60.0, help="how much faster than life (default: 60)")
    rehearse.add_argument("--people", type=int, default=30, help="how many phones (default: 30)")
    stay = "keep the pages open when the day is over, or not (default: at a terminal yes, for a program no)"
    rehearse.add_argument("--stay", action=argparse.BooleanOptionalAction, default=None, help=stay)
    rehearse.add_argument("--folder", type=Path, help="where its log goes (default: a new folder in rehearsals/)")
    add_settings(rehearse, without="sessions")
    return whole


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
    *,
    settings: bool = False,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    command.set_defaults(run=run)
    if settings:
        add_settings(command)
    return command


def add_settings(command: argparse.ArgumentParser, without: str = "") -> None:
    """The settings as flags; the environment gives the defaults."""
    for field in msgspec.structs.fields(Settings):
        if field.name != without:
            variable = f"CENTO_{field.name.upper()}"
            shown = f" (default: {field.default})" if str(field.default) else ""
            kind = field.type if isinstance(field.type, type) else str
            default = os.environ.get(variable, field.default)
            says = f"{HELP[field.name]}; or {variable}{shown}"
            command.add_argument(f"--{field.name}", type=kind, default=default, help=says)


def with_default(arguments: list[str]) -> list[str]:
    """`server.py --port 9000` is `server.py serve --port 9000`."""
    asks_for_help = arguments[:1] in (["-h"], ["--help"])
    return arguments if asks_for_help or (arguments and not arguments[0].startswith("-")) else ["serve", *arguments]


def settings_of(chosen: argparse.Namespace) -> Settings:
    """The settings among what was chosen on the command line."""
    names = (field.name for field in msgspec.structs.fields(Settings))
    return Settings(**{name: getattr(chosen, name) for name in names if hasattr(chosen, name)})


# Commands


def serve(chosen: argparse.Namespace) -> int:
    """Runs every day in the folder until it is told to stop."""
    asyncio.run(_serve(settings_of(chosen)))
    return 0


async def _serve(settings: Settings) -> None:
    with listen(settings) as listener:
        url = base_url(settings, listener)
        async with open_house(settings, url, time.time) as house:
            (settings.sessions / ADDRESS).write_text(f"{url}\n", "utf-8")
            print(announce(house), flush=True)
            await run(house, listener)


def check_programme(chosen: argparse.Namespace) -> int:
    """Prints a programme as it was understood."""
    read = programme.load(chosen.file)
    print(programme.as_json(read).decode() if chosen.json else programme.describe(read))
    return 0


def print_keys(chosen: argparse.Namespace) -> int:
    """Prints the join address and the links of a day."""
    settings = settings_of(chosen)
    day = _existing(settings, chosen.day, ".txt")
    keyring = Keyring.open(settings.sessions / KEYRING)
    if chosen.renew:
        keyring.renew(day)
        keyring.save(settings.sessions / KEYRING)
    code = next(code for code, name in give_codes(keyring, day_names(settings)).items() if name == day)
    links = Links.make(keyring, day, code, last_reached(settings))
    print(msgspec.json.encode(links).decode() if chosen.json else links.as_text())
    return 0


def verify_log(chosen: argparse.Namespace) -> int:
    """Walks the chain of a day's log."""
    settings = settings_of(chosen)
    day = _existing(settings, chosen.day, ".db")
    try:
        head = verify(settings.sessions / f"{day}.db")
    except Damaged as damage:
        print(damage, file=sys.stderr)
        return 1
    print(f"The log of {day} is whole: {head} entries, each linked to the one before.")
    return 0


def rehearse_day(chosen: argparse.Namespace) -> int:
    """Runs a day in fast forward with a simulated room, in a folder of its own."""
    if chosen.speed <= 0 or chosen.people < 0:
        raise Sorry("A rehearsal needs a speed above 0, and 0 people or more.")
    read = programme.load(chosen.file)
    folder = rehearsal_folder(chosen.folder, chosen.file.stem)
    (folder / f"{chosen.file.stem}.txt").write_bytes(chosen.file.read_bytes())
    settings = msgspec.structs.replace(settings_of(chosen), sessions=folder)
    stay = sys.stdout.isatty() if chosen.stay is None else chosen.stay
    asyncio.run(_rehearse(settings, rehearsal.FastClock(read, chosen.speed), chosen.people, stay=stay))
    return 0


async def _rehearse(settings: Settings, clock: rehearsal.FastClock, people: int, *, stay: bool) -> None:
    with listen(settings) as listener:
        async with open_house(settings, base_url(settings, listener), clock, clock.speed) as house:
            ((code, room),) = house.rooms.items()
            links = Links.make(house.keyring, room.name, code, house.url)
            print(f"\n{qr(links.join)}\n{links.as_text()}\n\n  Its log is in {settings.sessions}.\n", flush=True)
            keys = {place: house.keyring.key(room.name, place) for place in KEYED}
            door = rehearsal.Door(*_near(listener), code, keys)
            stage = rehearsal.Stage(clock, people)
            async with asyncio.TaskGroup() as group:
                serving = group.create_task(run(house, listener))
                ticking = group.create_task(clock.run(stage.is_waiting))
                playing = group.create_task(_play(stage, door, stay=stay))
                await serving
                for task in (ticking, playing):
                    task.cancel()


async def _play(stage: rehearsal.Stage, door: rehearsal.Door, *, stay: bool) -> None:
    summary = await rehearsal.rehearse(stage, door, lambda line: print(line, flush=True))
    print(f"\n{summary.as_text()}\n", flush=True)
    if stay:
        print("The day is over. The pages stay open; stop with Ctrl-C.", flush=True)
    else:
        signal.raise_signal(signal.SIGINT)  # stops the server the way a person does, and drains it as well


def rehearsal_folder(chosen: Path | None, name: str) -> Path:
    """The folder that was chosen; else a new one in rehearsals/, or a temporary one where that cannot be made."""
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        if any(chosen.glob("*.txt")):
            raise Sorry(f"There is a day in {chosen} already. Give another folder, so that it stays as it is.")
        return chosen
    try:
        return _new_folder(Path("rehearsals"), name)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="cento-rehearsal-"))


def _new_folder(parent: Path, name: str) -> Path:
    """`<name>-<n>`, with the first n that is free."""
    parent.mkdir(exist_ok=True)
    for n in itertools.count(1):
        try:
            (parent / f"{name}-{n}").mkdir()
        except FileExistsError:
            continue
        return parent / f"{name}-{n}"
    raise AssertionError("there is always a next number")


def _near(listener: socket.socket) -> tuple[str, int]:
    """Where this machine itself reaches a listening socket."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return (f"[{host}]" if ":" in host else host), port


def _existing(settings: Settings, day: str, ending: str) -> str:
    name = day.removesuffix(ending)
    if not (settings.sessions / f"{name}{ending}").is_file():
        known = ", ".join(sorted(path.stem for path in settings.sessions.glob(f"*{ending}"))) or "none"
        raise Sorry(f"There is no {name}{ending} in {settings.sessions}. Days here: {known}.")
    return name


# Opening


def day_names(settings: Settings) -> list[str]:
    """The days of the folder, by their files."""
    return sorted(path.stem for path in settings.sessions.glob("*.txt"))


@asynccontextmanager
async def open_house(settings: Settings, url: str, clock: Clock, speed: float = 1.0) -> AsyncIterator[House]:
    """Opens every day of the folder; closes them, whatever happens, when it is done."""
    if not day_names(settings):
        raise Sorry(f"There is no programme in {settings.sessions}. Put one there as <day>.txt.")
    keyring = Keyring.open(settings.sessions / KEYRING)
    rooms: dict[str, Room] = {}
    try:
        for code, day in give_codes(keyring, day_names(settings)).items():
            try:
                rooms[code] = await open_room(settings.sessions, day, clock, speed)
            except (programme.Unreadable, CannotOpen) as sorry:  # one day must not keep the others from running
                print(sorry, file=sys.stderr)
        if not rooms:
            raise Sorry("No day could be opened.")
        house = House(rooms, keyring, url, Language())
        following = asyncio.create_task(house.follow_keys(settings.sessions / KEYRING))
        try:
            yield house
        finally:
            following.cancel()
            await asyncio.wait([following])
    finally:
        for room in rooms.values():
            await room.close()


async def open_room(sessions: Path, day: str, clock: Clock, speed: float) -> Room:
    """Opens one day: its log, and the room over it. Raises `CannotOpen` or `Unreadable`."""
    try:
        log = await SqliteLog.open(sessions / f"{day}.db", day)
    except Damaged as damage:
        raise CannotOpen(f"{day} cannot be opened. {damage} See docs/log.md for what can be saved.") from damage
    try:
        return await Room.open(day, log, lambda: programme.load(sessions / f"{day}.txt"), clock, speed)
    except Unknown as failed:
        await log.close()
        raise CannotOpen(f"{day} cannot be written to: {failed.__cause__}. Is the disk full?") from failed
    except BaseException:
        await log.close()
        raise


def listen(settings: Settings) -> socket.socket:
    """The socket people connect to; bound before anything is opened or printed."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # what a lost phone was sent is held no longer than this
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, LOST_MS)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(BACKLOG)  # from here on nobody is turned away; who comes early waits a moment
    except (OSError, OverflowError) as error:
        listener.close()
        why = getattr(error, "strerror", None) or "a port is a number up to 65535"
        say = f"Cannot listen on {settings.host}, port {settings.port}: {why}. Give another with --host or --port."
        raise Sorry(say) from error
    return listener


def base_url(settings: Settings, listener: socket.socket) -> str:
    """The server's own address as people reach it."""
    host, port = listener.getsockname()[:2]
    return settings.url or reached_at(host, port)


def last_reached(settings: Settings) -> str:
    """Where people reach the days of a folder: what the settings say, else where the server last ran."""
    is_said = settings != Settings(sessions=settings.sessions)
    try:
        last = "" if is_said else (settings.sessions / ADDRESS).read_text("utf-8").strip()
    except OSError:
        last = ""
    return last or settings.url or reached_at(settings.host, settings.port)


def reached_at(host: str, port: int) -> str:
    """The address of a server that listens there; one that listens everywhere is reached by this machine's own."""
    if host in ("0.0.0.0", "::"):  # noqa: S104
        return address(port)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def address(port: int) -> str:
    """This machine's address in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's: only the route to it is asked for
            host = probe.getsockname()[0]
        except OSError:
            host = "127.0.0.1"
    return f"http://{host}:{port}"


# Running


async def run(house: House, listener: socket.socket) -> None:
    """Serves until the process is told to stop."""
    raise_file_limit()
    # uvicorn raises the signal again once it has drained; the days still have to be closed then.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: None)
    await uvicorn.Server(configured(house, Site(house.language))).serve(sockets=[listener])


def configured(house: House, site: Site) -> uvicorn.Config:
    """How the pages and sockets of a house are served."""
    config = uvicorn.Config(
        routes.build(house, site),
        ws="websockets-sansio",
        ws_max_size=FRAME_LIMIT_BYTES,
        ws_per_message_deflate=False,  # every phone would cost 50 KiB of it, and a small frame gains nothing
        lifespan="off",
        log_level="warning",
        access_log=False,  # it would hold people's addresses
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=DRAIN_S,
    )
    logging.getLogger("uvicorn.error").addFilter(is_ours)
    return config


# What any stranger can make uvicorn say, as often as they like; none of it is a fault of the server's.
BY_STRANGERS = ("Invalid HTTP request", "Invalid UTF-8", "ASGI callable returned without", "opening handshake failed")


def is_ours(record: logging.LogRecord) -> bool:
    """Whether a line for the server's own log says something of the server."""
    return not str(record.msg).startswith(BY_STRANGERS)


def raise_file_limit() -> None:
    """As many open sockets as the system allows; where it says nothing of that, as many as there are."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
