"""
Parting: what is undone of whole themes. A merge is taken apart again; a theme is dropped, and brought back.

The rules here: no words are ever lost by it. What is under a theme that is dropped stays where else it is. A theme that
is parted again has the words and the people that it had, but for those that have left the merged one since; the other
theme keeps what it had of its own, and what has come to it since. Nobody drops the theme that another one has gone into
by its old name.
"""

from live.day.gathered import Theme, Themes
from live.day.given import AllGiven
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.refusals import Code, Refused
from live.day.roles import By, Role

# Commands


class DropTheme(Command, frozen=True, tag="theme.drop"):
    """Removes a theme; what was under it stays."""

    theme: str


class RestoreTheme(Command, frozen=True, tag="theme.restore"):
    """Brings back a theme that was dropped."""

    theme: str


class PartTheme(Command, frozen=True, tag="theme.part"):
    """Takes a theme out again of the one that it was merged into."""

    theme: str


# Facts


class ThemeDropped(Fact, frozen=True, tag="theme.dropped"):
    """A theme was removed."""

    theme: str


class ThemeRestored(Fact, frozen=True, tag="theme.restored"):
    """A theme that was dropped is back."""

    theme: str


class ThemeParted(Fact, frozen=True, tag="theme.parted"):
    """A theme stands for itself again."""

    theme: str


# Deciding


def _drop(day: Day, command: DropTheme, _by: By, _now: int) -> list[Fact]:
    themes = day[Themes]
    if command.theme in themes.merges:
        raise Refused(Code.ALREADY, "merged")
    if command.theme in themes.dropped:
        return []
    return [ThemeDropped(themes.expect(command.theme).id)]


def _restore(day: Day, command: RestoreTheme, _by: By, _now: int) -> list[Fact]:
    if command.theme in day[Themes].dropped:
        return [ThemeRestored(command.theme)]
    day[Themes].expect(command.theme)
    return []


def _part(day: Day, command: PartTheme, _by: By, _now: int) -> list[Fact]:
    if command.theme in day[Themes].merges:
        return [ThemeParted(command.theme)]
    day[Themes].expect(command.theme)
    return []


# Applying


def _dropped(day: Day, fact: ThemeDropped) -> list[Key]:
    themes = day[Themes]
    theme = themes.by_id.get(fact.theme)
    if theme is None:
        return []
    themes.drop(theme)
    return _with_all_in_it(day, theme)


def _restored(day: Day, fact: ThemeRestored) -> list[Key]:
    themes = day[Themes]
    theme = themes.dropped.get(fact.theme)
    if theme is None:
        return []
    touched = _with_all_in_it(day, theme)
    elsewhere = [item for item in theme.items if day[AllGiven].items[item].what == "note" and themes.of(item)]
    for item in elsewhere:  # a note is under one theme
        theme.take_out(item)
    themes.restore(theme)
    return touched


def _parted(day: Day, fact: ThemeParted) -> list[Key]:
    merge = day[Themes].merges.get(fact.theme)
    if merge is None:
        return []
    touched = _with_all_in_it(day, merge.theme)
    left = day[Themes].part(merge)
    return [*touched, *merge.theme.keys, *left.keys]


def _with_all_in_it(day: Day, theme: Theme) -> list[Key]:
    items = (day[AllGiven].items[item].key for item in theme.items)
    return [*theme.keys, *items, *(Key("me", voice) for voice in theme.support)]


NOUN = Noun(
    "parting",
    commands=(
        CommandRow(DropTheme, (Role.DESK,), _drop),
        CommandRow(RestoreTheme, (Role.DESK,), _restore),
        CommandRow(PartTheme, (Role.DESK,), _part),
    ),
    facts=(
        FactRow(ThemeDropped, _dropped),
        FactRow(ThemeRestored, _restored),
        FactRow(ThemeParted, _parted),
    ),
)
