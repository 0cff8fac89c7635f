"""
Cento's command line, and the one place where everything is put together.

Reads as phases: settings, listen, open the days, build the app, run, drain, close. Nothing else builds long-lived
objects. What a command says is one of the functions under "The command line"; what it does, one under "Commands".
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
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

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
from live.log.sqlite import verify
from live.room.wire import FRAME_LIMIT_BYTES
from live.web import routes
from live.web.access import Keyring
from live.web.addresses import BACKLOG, base_url, bound, last_reached, listen, remember
from live.web.erasures import erase_by_hand
from live.web.house import House, give_codes
from live.web.links import Links, announce, announce_rehearsal
from live.web.opening import KEYRING, day_names, open_house
from live.web.settings import HELP, CannotRun, Settings
from live.web.site import Site
from live.web.typed_address import read_address

# How long a stop waits for answers that are under way; sockets are told to come back (1012) at once.
DRAIN_S = 5


def command() -> int:
    """The command `cento`, as it is installed."""
    return main(sys.argv[1:])


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit code."""
    chosen = parser().parse_args(with_default(list(arguments)))
    try:
        code: int = chosen.run(chosen)
    except (CannotRun, programme.Unreadable, CannotOpen) as why:
        print(why, file=sys.stderr)
        return 2
    return code


# The command line

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The command line, as `--help` prints it."""
    whole = argparse.ArgumentParser(
        prog="cento" if Path(sys.argv[0]).stem == "cento" else "server.py",
        description="Cento, the live companion for a seminar day that ends in a poem.",
        epilog="Without a command it serves. `%(prog)s COMMAND --help` says more of each.",
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_serve, _add_check, _add_keys, _add_verify, _add_erase, _add_rehearse):
        add(commands)
    return whole


def _add_serve(commands: Commands) -> None:
    command = commands.add_parser(
        "serve", help="run every day in the sessions folder", description="Run every day in the sessions folder."
    )
    command.set_defaults(run=serve)
    add_settings(command)


def _add_check(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help="show a programme file as it was understood",
        description="Show a programme file as it was understood.",
    )
    command.set_defaults(run=check_programme)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--json", action="store_true", help="as JSON, for programs")


def _add_keys(commands: Commands) -> None:
    command = commands.add_parser(
        "keys", help="print the links of a day again", description="Print the links of a day again."
    )
    command.set_defaults(run=print_keys)
    add_settings(command)
    command.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")
    command.add_argument("--json", action="store_true", help="as JSON, for programs")
    command.add_argument("--renew", action="store_true", help="make new keys first; the old open nothing any more")


def _add_verify(commands: Commands) -> None:
    command = commands.add_parser(
        "verify",
        help="walk a day's log and name the first bad entry",
        description="Walk a day's log and name the first bad entry.",
    )
    command.set_defaults(run=verify_log)
    add_settings(command)
    command.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")


def _add_erase(commands: Commands) -> None:
    command = commands.add_parser(
        "erase",
        help="erase somebody's words from a day for good",
        description="Erase the words of a phrase or note from a day and its log, for good; also while the day runs.",
    )
    command.set_defaults(run=erase_words)
    add_settings(command)
    command.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")
    command.add_argument("phrase", metavar="PHRASE-ID", help="the id of a phrase or note (see docs/log.md)")


def _add_rehearse(commands: Commands) -> None:
    command = commands.add_parser(
        "rehearse",
        help="run a day in fast forward with a simulated room",
        description="Run a day in fast forward with a simulated room.",
    )
    command.set_defaults(run=rehearse_day)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--speed", type=float, default=60.0, help="how much faster than life (default: 60)")
    command.add_argument("--people", type=int, default=30, help="how many phones (default: 30)")
    stay = "keep the pages open when the day is over, or not (default: at a terminal yes, for a program no)"
    command.add_argument("--stay", action=argparse.BooleanOptionalAction, default=None, help=stay)
    command.add_argument("--folder", type=Path, help="where its log goes (default: a new folder in rehearsals/)")
    add_settings(command, without="sessions")


def add_settings(command: argparse.ArgumentParser, without: str = "") -> None:
    """The settings as flags; the environment gives the defaults."""
    for field in msgspec.structs.fields(Settings):
        if field.name != without:
            says, variable, usual = HELP[field.name], f"CENTO_{field.name.upper()}", str(field.default)
            command.add_argument(
                f"--{field.name}",
                type=field.type if isinstance(field.type, type) else str,
                default=os.environ.get(variable, field.default),
                help=f"{says}; or {variable} (default: {usual})" if usual else f"{says}; or {variable}",
            )


def with_default(arguments: list[str]) -> list[str]:
    """`server.py --port 9000` is `server.py serve --port 9000`."""
    asks_for_help = arguments[:1] in (["-h"], ["--help"])
    return arguments if asks_for_help or (arguments and not arguments[0].startswith("-")) else ["serve", *arguments]


def settings_of(chosen: argparse.Namespace) -> Settings:
    """The settings among what was chosen on the command line. Raises `CannotRun` for an address that is none."""
    names = (field.name for field in msgspec.structs.fields(Settings))
    settings = Settings(**{name: getattr(chosen, name) for name in names if hasattr(chosen, name)})
    return msgspec.structs.replace(settings, url=read_address(settings.url)) if settings.url else settings


# Commands


def serve(chosen: argparse.Namespace) -> int:
    """Runs every day in the folder until the process is told to stop."""
    asyncio.run(_serve(settings_of(chosen)))
    return 0


async def _serve(settings: Settings) -> None:
    with listen(settings) as listener:
        url = base_url(settings, listener)
        async with open_house(bound(settings, listener), url, time.time) as house:
            remember(settings, url)
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
    print(msgspec.json.encode(links).decode() if chosen.json else links.as_text(Language()))
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


def erase_words(chosen: argparse.Namespace) -> int:
    """Erases somebody's words from a day: here, or by the server that runs it."""
    settings = settings_of(chosen)
    day = _existing(settings, chosen.day, ".db")
    if not erase_by_hand(settings.sessions / f"{day}.db", day, chosen.phrase):
        print(f"{day} is running, and its server has not erased the words yet. Is it well?", file=sys.stderr)
        return 1
    print(f"The words of {chosen.phrase} are erased from {day}. Copies of its log have them still: erase there too.")
    return 0


def rehearse_day(chosen: argparse.Namespace) -> int:
    """Runs a day in fast forward with a simulated room, in a folder of its own."""
    if chosen.speed <= 0 or chosen.people < 0:
        raise CannotRun("A rehearsal needs a speed above 0, and 0 people or more.")
    settings, read = settings_of(chosen), programme.load(chosen.file)
    folder = rehearsal_folder(chosen.folder, chosen.file.stem)
    (folder / f"{chosen.file.stem}.txt").write_bytes(chosen.file.read_bytes())
    settings = msgspec.structs.replace(settings, sessions=folder)
    stay = sys.stdout.isatty() if chosen.stay is None else chosen.stay
    asyncio.run(_rehearse(settings, rehearsal.FastClock(read, chosen.speed), chosen.people, stay=stay))
    return 0


async def _rehearse(settings: Settings, clock: rehearsal.FastClock, people: int, *, stay: bool) -> None:
    with listen(settings) as listener:
        async with open_house(bound(settings, listener), base_url(settings, listener), clock, clock.speed) as house:
            ((code, room),) = house.rooms.items()
            print(announce_rehearsal(house, settings.sessions), flush=True)
            keys = {place: house.keyring.key(room.name, place) for place in KEYED}
            where = rehearsal.Address(*_near(listener), code, keys)
            simulation = rehearsal.Simulation(clock, people)
            async with asyncio.TaskGroup() as group:
                serving = group.create_task(run(house, listener))
                ticking = group.create_task(clock.run(simulation.is_waiting))
                playing = group.create_task(_play(simulation, where, stay=stay))
                await serving
                for task in (ticking, playing):
                    task.cancel()


async def _play(simulation: rehearsal.Simulation, where: rehearsal.Address, *, stay: bool) -> None:
    summary = await rehearsal.rehearse(simulation, where, lambda line: print(line, flush=True))
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
            raise CannotRun(f"There is a day in {chosen} already. Give another folder, so that it stays as it is.")
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
        file, folder = f"{name}{ending}", settings.sessions
        known = ", ".join(sorted(path.stem for path in folder.glob(f"*{ending}")))
        if not known:
            raise CannotRun(f"There is no {file} in {folder}. Days here: none.")
        raise CannotRun(f"There is no {file} in {folder}. Days here: {known}.")
    return name


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
