"""What the server can be told, and how it says that it cannot do something."""

import argparse
import os
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """What the server can be told, by flag, else by environment, else by default."""

    sessions: Path = Path("sessions")
    host: str = "0.0.0.0"  # noqa: S104  phones in the hall reach a laptop by its address in the network
    port: int = 8000
    url: str = ""
    proxy: str = ""

    @property
    def proxies(self) -> frozenset[str]:
        """The addresses of the proxies whose word counts of where a request comes from."""
        return frozenset(address for address in self.proxy.replace(",", " ").split() if address)


HELP = {
    "sessions": "the folder of the days: <day>.txt is a programme, <day>.db beside it what happened",
    "host": "the address to listen on",
    "port": "the port to listen on; 0 takes a free one",
    "url": "the address under which people reach the server, where that is not this machine's own (a proxy's); no path",
    "proxy": "the address of the proxy in front, where there is one: by what it says of them wrong codes are counted",
}


class CannotRun(Exception):
    """A command cannot be carried out as it was given; the sentence says what to do. Exit code 2."""


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
