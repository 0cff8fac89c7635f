"""
Cento's command line, and the one place where everything is put together.

Reads as phases: settings, listen, open the days, build the app, run, drain, close. Nothing else builds long-lived
objects. What a command says is one of the functions under "The command line"; what it does, one under "Commands".
"""

import argparse
import asyncio
import importlib.util
import os
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

if __name__ == "__main__" and importlib.util.find_spec("msgspec") is None:
    # Started with a python that has none of what it needs; `make` has put that beside it.
    beside = Path(__file__).parent / ".venv" / "bin" / "python"
    if not beside.exists():
        sys.exit("What Cento needs is not installed yet. Run `make run` once; it does that.")
    os.execv(beside, [str(beside), *sys.argv])  # noqa: S606  no shell is wanted

import msgspec

from live import programme, rehearsal
from live.day.roles import KEYED
from live.language import Language
from live.log import CannotOpen, Damaged
from live.prosody import printed
from live.prosody.answers import answers
from live.prosody.reading import Ears
from live.rehearsal.folder import behind, keep_time, rehearsal_folder
from live.room.day_time import MachineClock
from live.web import logs_by_hand as logs
from live.web.access import Keyring
from live.web.addresses import base_url, bound, last_reached, listen, near, remember
from live.web.collecting import collecting_rarely
from live.web.from_where import read_proxies
from live.web.house import House, give_codes
from live.web.links import Links, announce, announce_rehearsal, announce_rehearsed
from live.web.opening import KEYRING, day_names, first_told, open_house
from live.web.serving import Server, stopped_by_signals
from live.web.settings import CannotRun, Settings, add_settings
from live.web.site import Site
from live.web.typed_address import read_address

# Half a minute for a slot of a quarter of an hour, a minute and a half for a discussion: time enough to type a phrase,
# gather it and start what is next. Twice as fast, nobody can act in a short slot; twice as slow, it takes half an hour.
REHEARSAL_SPEED = 30


def command() -> int:
    """The command `cento`, as it is installed."""
    return main(sys.argv[1:])


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit code."""
    chosen = parser().parse_args(with_default(list(arguments)))
    try:
        code: int = chosen.run(chosen)
    except (CannotRun, programme.Unreadable, printed.Unreadable, CannotOpen, Damaged) as why:
        print(why, file=sys.stderr)
        return 2
    except KeyboardInterrupt:  # before the links were printed, or in a command that is soon over
        return 130
    return code


# The command line

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The command line, as `--help` prints it."""
    whole = argparse.ArgumentParser(
        prog=program(),
        description="Cento, the live companion for a seminar day that ends in a poem.",
        epilog="Without a command it serves. `%(prog)s COMMAND --help` says more of each.",
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    of_logs = (_add_verify, _add_erase, _add_forget, _add_backup, _add_restore, _add_import)
    for add in (_add_serve, _add_check, _add_keys, *of_logs, _add_rehearse, _add_sound):
        add(commands)
    return whole


def program() -> str:
    """What this is called where it was started."""
    return "cento" if Path(sys.argv[0]).stem == "cento" else "server.py"


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
    command = _add_for_a_day(commands, "keys", print_keys, "print the links of a day again")
    command.add_argument("--json", action="store_true", help="as JSON, for programs")
    command.add_argument("--renew", action="store_true", help="make new keys first; the old open nothing any more")


def _add_verify(commands: Commands) -> None:
    _add_for_a_day(commands, "verify", verify_log, "walk a day's log and name the first bad entry")


def _add_erase(commands: Commands) -> None:
    says = "erase somebody's words from a day and its log for good, also while the day runs"
    command = _add_for_a_day(commands, "erase", erase_words, says)
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("phrase", metavar="ID", nargs="?", help="the id of a phrase, note, check-in … (see docs/log.md)")
    which.add_argument("--slip", metavar="CODE", help="the letters on a slip: all words of whoever has it")


def _add_forget(commands: Commands) -> None:
    says = "erase the words of days that are over for as long as their words are kept (a running server does it itself)"
    command = commands.add_parser("forget", help=says, description=f"{says[0].upper()}{says[1:]}.")
    command.set_defaults(run=forget_words)
    add_settings(command)
    command.add_argument("days", metavar="DAY", nargs="*", help="the names of days; without one, all in the folder")
    command.add_argument("--dry-run", action="store_true", help="only say what would be erased, and when")


def _add_backup(commands: Commands) -> None:
    says = "make a copy of a day's log, also while the day runs"
    command = _add_for_a_day(commands, "backup", back_up_log, says)
    command.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; nothing may be there yet")


def _add_restore(commands: Commands) -> None:
    says = "put a copy of a day's log back, while the day does not run"
    command = _add_for_a_day(commands, "restore", restore_log, says)
    command.add_argument("file", type=Path, metavar="FILE", help="a copy that `backup` made")


def _add_import(commands: Commands) -> None:
    says = "take in a day that another Cento gave away as everything.json"
    command = commands.add_parser("import", help=says, description=f"{says[0].upper()}{says[1:]}.")
    command.set_defaults(run=import_day)
    add_settings(command)
    command.add_argument("file", type=Path, metavar="FILE", help="everything.json of that day")
    where = "the folder that the day goes to, made where it is not there (default: that of --sessions)"
    command.add_argument("--folder", type=Path, help=where)


def _add_for_a_day(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], says: str
) -> argparse.ArgumentParser:
    """A command that is told the name of a day first."""
    command = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    command.set_defaults(run=run)
    add_settings(command)
    command.add_argument("day", metavar="DAY", help="the name of the day's file, without .txt")
    return command


def _add_rehearse(commands: Commands) -> None:
    command = commands.add_parser(
        "rehearse",
        help="run a day in fast forward with a simulated room",
        description="Run a day in fast forward with a simulated room.",
    )
    command.set_defaults(run=rehearse_day)
    command.add_argument("file", type=Path, metavar="FILE")
    speed = f"how much faster than life (default: {REHEARSAL_SPEED}); the lower, the more time to act in a slot"
    command.add_argument("--speed", type=float, default=REHEARSAL_SPEED, help=speed)
    command.add_argument("--people", type=int, default=30, help="how many phones (default: 30)")
    stay = "keep the pages open when the day is over, or not (default: at a terminal yes, for a program no)"
    command.add_argument("--stay", action=argparse.BooleanOptionalAction, default=None, help=stay)
    command.add_argument("--folder", type=Path, help="where its log goes (default: a new folder in rehearsals/)")
    add_settings(command, without="sessions")


def _add_sound(commands: Commands) -> None:
    command = commands.add_parser(
        "sound",
        help="say of pairs of words or lines how they rhyme and how long they are",
        description="Say of each pair of words or lines in a file how they rhyme, and how many syllables each has.",
    )
    command.set_defaults(run=say_sounds)
    command.add_argument("file", type=Path, metavar="FILE", help="a pair a line, with a tab between the two")
    command.add_argument("--json", action="store_true", help="as JSON, one object a line, for programs")
    whose = "whose ears hear (default: british)"
    command.add_argument("--ears", choices=[str(ears) for ears in Ears], default=str(Ears.BRITISH), help=whose)
    command.add_argument("--lang", default="en", metavar="LANGUAGE", help="the language of the words (default: en)")


def with_default(arguments: list[str]) -> list[str]:
    """`server.py --port 9000` is `server.py serve --port 9000`."""
    asks_for_help = arguments[:1] in (["-h"], ["--help"])
    return arguments if asks_for_help or (arguments and not arguments[0].startswith("-")) else ["serve", *arguments]


def settings_of(chosen: argparse.Namespace) -> Settings:
    """The settings among what was chosen on the command line. Raises `CannotRun` for an address that is none."""
    told = Settings(**{name: getattr(chosen, name) for name in Settings.__struct_fields__ if hasattr(chosen, name)})
    return msgspec.structs.replace(told, url=told.url and read_address(told.url), proxy=read_proxies(told.proxy))


# Commands


def serve(chosen: argparse.Namespace) -> int:
    """Runs every day in the folder until the process is told to stop."""
    asyncio.run(_serve(settings_of(chosen)))
    return 0


async def _serve(settings: Settings) -> None:
    with listen(settings) as listener:
        url = base_url(settings, listener)
        async with open_house(bound(settings, listener), url, MachineClock(behind(settings.sessions))) as house:
            remember(settings, url)
            stop = asyncio.Event()
            with stopped_by_signals(stop):  # from here on: who reads the links may stop it again at once
                print(announce(house, first_told(settings, house), shlex.join(typed())), flush=True)
                await run(house, listener, stop)


def check_programme(chosen: argparse.Namespace) -> int:
    """Prints a programme as it was understood."""
    read = programme.load(chosen.file)
    print(programme.as_json(read).decode() if chosen.json else programme.describe(read))
    return 0


def say_sounds(chosen: argparse.Namespace) -> int:
    """Prints what the poet's ear hears in each pair of a file."""
    heard = answers(printed.text_of(chosen.file), Ears(chosen.ears), chosen.lang)
    printed.put_out(printed.as_json(heard) if chosen.json else printed.table(heard), sys.stdout)
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
    return logs.check(*_log_of(chosen))


def erase_words(chosen: argparse.Namespace) -> int:
    """Erases somebody's words from a day: here, or by the server that runs it."""
    erase, named = (logs.erase, chosen.phrase) if chosen.slip is None else (logs.erase_slip, chosen.slip)
    return erase(*_log_of(chosen), named)


def forget_words(chosen: argparse.Namespace) -> int:
    """Erases the words of days whose time is up, or says what would be erased and when."""
    settings = settings_of(chosen)
    named = [_existing(settings, day, ".db") for day in chosen.days]
    days = named or sorted(path.stem for path in settings.sessions.glob("*.db"))
    if not days:
        print(f"There is no log of a day in {settings.sessions} yet.")
    for day in days:
        logs.forget(settings.sessions / f"{day}.db", day, only_says=chosen.dry_run)
    return 0


def back_up_log(chosen: argparse.Namespace) -> int:
    """Makes a copy of a day's log."""
    return logs.copy(*_log_of(chosen), chosen.file)


def restore_log(chosen: argparse.Namespace) -> int:
    """Puts a copy of a day's log back."""
    settings, day = settings_of(chosen), chosen.day.removesuffix(".txt")
    return logs.restore(settings.sessions / f"{day}.db", day, chosen.file)


def import_day(chosen: argparse.Namespace) -> int:
    """Takes in a day of another house."""
    return logs.import_day(chosen.file, chosen.folder or settings_of(chosen).sessions)


def _log_of(chosen: argparse.Namespace) -> tuple[Path, str]:
    """The log that is there of the day that was named, and its name."""
    settings = settings_of(chosen)
    day = _existing(settings, chosen.day, ".db")
    return settings.sessions / f"{day}.db", day


def rehearse_day(chosen: argparse.Namespace) -> int:
    """Runs a day in fast forward with a simulated room, in a folder of its own."""
    if not (0.1 <= chosen.speed <= 10_000 and 0 <= chosen.people <= 1_000):
        raise CannotRun("A rehearsal needs a speed from 0.1 to 10,000, and from 0 to 1,000 people.")
    settings, clock = settings_of(chosen), rehearsal.FastClock(programme.load(chosen.file), chosen.speed)
    settings = msgspec.structs.replace(settings, sessions=rehearsal_folder(chosen.folder, chosen.file))
    stay = sys.stdout.isatty() if chosen.stay is None else chosen.stay
    asyncio.run(_rehearse(settings, clock, chosen.people, stay=stay))
    keep_time(settings.sessions, clock())
    return 0


async def _rehearse(settings: Settings, clock: rehearsal.FastClock, people: int, *, stay: bool) -> None:
    with listen(settings) as listener:
        async with open_house(bound(settings, listener), base_url(settings, listener), clock, clock.speed) as house:
            stop = asyncio.Event()
            with stopped_by_signals(stop):
                print(announce_rehearsal(house, clock.speed, clock.minutes), flush=True)
                simulation, where = rehearsal.Simulation(clock, people), _address(house, listener)
                async with asyncio.TaskGroup() as group:
                    serving = group.create_task(run(house, listener, stop))
                    ticking = group.create_task(clock.run(simulation.is_waiting))
                    playing = group.create_task(_play(simulation, where, house, settings, None if stay else stop))
                    await serving
                    for task in (ticking, playing):
                        task.cancel()


def _address(house: House, listener: socket.socket) -> rehearsal.Address:
    """Where the simulated people of a house with one day come in."""
    ((code, room),) = house.rooms.items()
    keys = {place: house.keyring.key(room.name, place) for place in KEYED}
    return rehearsal.Address(*near(listener), code, keys)


async def _play(
    simulation: rehearsal.Simulation,
    where: rehearsal.Address,
    house: House,
    settings: Settings,
    stop: asyncio.Event | None,
) -> None:
    """Plays the room and tells what became of it; then stops the server, or lets pages stay where `stop` is None."""
    summary = await rehearsal.rehearse(simulation, where, lambda line: print(line, flush=True))
    print(f"\n{summary.as_text()}\n", flush=True)
    again = command_that_serves(settings)
    stays = stop is None
    print(announce_rehearsed(house, settings.sessions, again, has_poem=bool(summary.lines), stays=stays), flush=True)
    if stop is not None:
        stop.set()


def typed() -> list[str]:
    """What somebody types who runs this program as it was started now."""
    return ["cento"] if program() == "cento" else ["python3", sys.argv[0]]


def command_that_serves(settings: Settings) -> str:
    """What to type to serve that folder at that address, with this program as it was started now."""
    usual = Settings(sessions=settings.sessions)
    others = (name for name in ("host", "port", "url") if getattr(settings, name) != getattr(usual, name))
    flags = (word for name in ("sessions", *others) for word in (f"--{name}", str(getattr(settings, name))))
    return shlex.join([*typed(), *flags])


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


async def run(house: House, listener: socket.socket, stop: asyncio.Event) -> None:
    """Serves until it is told to stop."""
    server = Server(house, Site(house.language), stop)
    with collecting_rarely():
        await server.serve(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
