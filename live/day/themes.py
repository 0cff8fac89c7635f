"""
Themes: names under which phrases and notes are gathered, and who stands with them.

The rules here: a phrase may be under several themes, a note is under one. A merge keeps everything: what was gathered
under either, in order, and everyone who stood with either, once. The name of a merged theme goes on leading to the one
it went into, so that two desks and slow phones never lose what they do.
"""

import msgspec

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Made, MadeFact, MakeCommand, Noun
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.roles import PLACES, By, Role, Voice
from live.day.text import THEME, Written, tidy

# Commands


class NameTheme(MakeCommand, frozen=True, tag="theme.name"):
    """Makes a theme under that name."""

    title: str


class RenameTheme(Command, frozen=True, tag="theme.rename"):
    """Gives a theme another name."""

    theme: str
    title: str


class GatherItem(Command, frozen=True, tag="theme.gather"):
    """Puts a phrase or note under a theme."""

    theme: str
    item: str


class ReleaseItem(Command, frozen=True, tag="theme.release"):
    """Takes a phrase or note out of a theme."""

    theme: str
    item: str


class MergeTheme(Command, frozen=True, tag="theme.merge"):
    """Makes one of two themes: everything of `theme` goes into `into`."""

    theme: str
    into: str


class SupportTheme(Command, frozen=True, tag="theme.support"):
    """Says that a person stands with a theme, or no longer."""

    theme: str
    on: bool


# Facts


class ThemeNamed(MadeFact, frozen=True, tag="theme.named"):
    """There is a new theme."""

    title: Written


class ThemeRenamed(Fact, frozen=True, tag="theme.renamed"):
    """A theme has another name."""

    theme: str
    title: Written


class ItemGathered(Fact, frozen=True, tag="theme.gathered"):
    """Something is under a theme since `at`."""

    theme: str
    item: str
    at: int


class ItemReleased(Fact, frozen=True, tag="theme.released"):
    """Something is no longer under a theme."""

    theme: str
    item: str


class ThemeMerged(Fact, frozen=True, tag="theme.merged"):
    """One theme went into another."""

    theme: str
    into: str


class ThemeSupported(Fact, frozen=True, tag="theme.supported"):
    """A voice stands with a theme, or no longer."""

    theme: str
    by: Voice
    on: bool


# State


class Theme(msgspec.Struct):
    """One theme; `hue` numbers themes in the order of naming, for their colour."""

    id: str
    title: str
    hue: int
    items: dict[str, int]  # what is gathered, since when; in order
    support: dict[Voice, None]  # who stands with it; an ordered set

    @property
    def key(self) -> Key:
        """The key of its cell."""
        return Key("theme", self.id)


class Themes:
    """All themes of the day. Changed by `apply` only."""

    def __init__(self) -> None:
        self.by_id: dict[str, Theme] = {}
        self.merged: dict[str, str] = {}
        self.first_titles: dict[str, str] = {}  # the name each was given first
        self._of: dict[str, dict[str, None]] = {}  # for every phrase or note its themes, in order
        self._supported: dict[Voice, dict[str, None]] = {}  # for every voice the themes it stands with

    def find(self, theme_id: str | None) -> Theme | None:
        """The theme of that id, or the one it was merged into."""
        while theme_id in self.merged:
            theme_id = self.merged[theme_id]
        return self.by_id.get(theme_id) if theme_id is not None else None

    def expect(self, theme_id: str) -> Theme:
        """The theme of that id, or the one it was merged into; refuses an unknown one."""
        theme = self.find(theme_id)
        if theme is None:
            raise Refused(Code.THEME_UNKNOWN)
        return theme

    def of(self, item: str) -> list[str]:
        """The ids of the themes that a phrase or note is under."""
        return list(self._of.get(item, ()))

    def supported_by(self, voice: Voice) -> list[str]:
        """The ids of the themes that a voice stands with."""
        return list(self._supported.get(voice, ()))

    def name(self, theme_id: str, title: str) -> None:
        """There is a new theme; one of that id that has been there is left as it is."""
        if theme_id not in self.first_titles:
            self.by_id[theme_id] = Theme(theme_id, title, len(self.first_titles), {}, {})
            self.first_titles[theme_id] = title

    def gather(self, theme: Theme, item: str, at: int) -> None:
        """Something is under a theme."""
        theme.items.setdefault(item, at)
        self._of.setdefault(item, {})[theme.id] = None

    def release(self, theme: Theme, item: str) -> bool:
        """Something is no longer under a theme; whether it was."""
        if theme.items.pop(item, None) is None:
            return False
        self._of[item].pop(theme.id, None)
        return True

    def support(self, theme: Theme, voice: Voice) -> None:
        """A voice stands with a theme."""
        theme.support[voice] = None
        self._supported.setdefault(voice, {})[theme.id] = None

    def support_no_more(self, theme: Theme, voice: Voice) -> None:
        """A voice no longer stands with a theme."""
        theme.support.pop(voice, None)
        self._supported.get(voice, {}).pop(theme.id, None)

    def merge(self, theme: Theme, into: Theme) -> None:
        """Everything of one theme is of another, and its name leads there."""
        for item, at in theme.items.items():
            self._of[item].pop(theme.id, None)
            self.gather(into, item, at)
        for voice in theme.support:
            self._supported[voice].pop(theme.id, None)
            self.support(into, voice)
        del self.by_id[theme.id]
        self.merged[theme.id] = into.id


# Deciding


def _name(_day: Day, command: NameTheme, _by: By, _now: int) -> list[Fact]:
    return [ThemeNamed(command.id, tidy(command.title, THEME))]


def _expect_same(day: Day, command: NameTheme) -> None:
    """Refuses another name under an id that has been named: answered ok, it would be lost."""
    if tidy(command.title, THEME) != day[Themes].first_titles[command.id]:
        raise Refused(Code.ID_TAKEN)


def _rename(day: Day, command: RenameTheme, _by: By, _now: int) -> list[Fact]:
    theme, title = day[Themes].expect(command.theme), tidy(command.title, THEME)
    return [ThemeRenamed(theme.id, title)] if title != theme.title else []


def _gather(day: Day, command: GatherItem, _by: By, now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    given = day[AllGiven].expect_not_withdrawn(command.item)
    return [ItemGathered(theme.id, given.id, now)] if given.id not in theme.items else []


def _release(day: Day, command: ReleaseItem, _by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    return [ItemReleased(theme.id, command.item)] if command.item in theme.items else []


def _merge(day: Day, command: MergeTheme, _by: By, _now: int) -> list[Fact]:
    themes = day[Themes]
    into = themes.expect(command.into)
    if command.theme in themes.merged and themes.find(command.theme) is into:
        return []
    theme = themes.expect(command.theme)
    if theme is into:
        raise Refused(Code.THEME_SAME)
    return [ThemeMerged(theme.id, into.id)]


def _support(day: Day, command: SupportTheme, by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    if (by.voice in theme.support) == command.on:
        return []
    if command.on:  # stepping back is nobody's to refuse, at any time of the day
        day[Timetable].expect_open("support", by, words=False)
    return [ThemeSupported(theme.id, by.voice, command.on)]


# Applying


def _named(day: Day, fact: ThemeNamed) -> list[Key]:
    day[Themes].name(fact.id, fact.title)
    return [Key("theme", fact.id)]


def _renamed(day: Day, fact: ThemeRenamed) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None:
        return []
    theme.title = fact.title
    return [theme.key]


def _gathered(day: Day, fact: ItemGathered) -> list[Key]:
    themes, theme, given = day[Themes], day[Themes].find(fact.theme), day[AllGiven].items.get(fact.item)
    if theme is None or given is None:
        return []
    left = themes.of(given.id) if given.what == "note" else []  # a note is under one theme
    for other in left:
        themes.release(themes.by_id[other], given.id)
    themes.gather(theme, given.id, fact.at)
    return [theme.key, given.key, *(Key("theme", other) for other in left)]


def _released(day: Day, fact: ItemReleased) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None or not day[Themes].release(theme, fact.item):
        return []
    return [theme.key, day[AllGiven].items[fact.item].key]


def _merged(day: Day, fact: ThemeMerged) -> list[Key]:
    themes = day[Themes]
    theme, into = themes.find(fact.theme), themes.find(fact.into)
    if theme is None or into is None or into is theme:
        return []
    themes.merge(theme, into)
    items = (day[AllGiven].items[item].key for item in theme.items)
    return [theme.key, into.key, *items, *(Key("me", voice) for voice in theme.support)]


def _supported(day: Day, fact: ThemeSupported) -> list[Key]:
    themes = day[Themes]
    theme = themes.find(fact.theme)
    if theme is None:
        return []
    (themes.support if fact.on else themes.support_no_more)(theme, fact.by)
    return [theme.key, Key("me", fact.by)]


# What places see


class ThemeCell(Cell, frozen=True):
    """A theme, with those of its phrases and notes that the place may see; `support` is how many stand with it."""

    title: str
    items: list[str]
    support: int
    hue: int


def _cell(day: Day, theme_id: str, place: Role) -> ThemeCell | None:
    theme = day[Themes].by_id.get(theme_id)
    if theme is None:
        return None
    items = [item for item in theme.items if day[AllGiven].items[item].is_seen_by(place)]
    return ThemeCell(theme.title, items, len(theme.support), theme.hue)


def _themes_of(day: Day, item: str) -> list[str]:
    return day[Themes].of(item)


NOUN = Noun(
    "themes",
    commands=(
        CommandRow(NameTheme, (Role.DESK,), _name, makes="theme", resent=_expect_same),
        CommandRow(RenameTheme, (Role.DESK,), _rename),
        CommandRow(GatherItem, (Role.DESK,), _gather),
        CommandRow(ReleaseItem, (Role.DESK,), _release),
        CommandRow(MergeTheme, (Role.DESK,), _merge),
        CommandRow(SupportTheme, (Role.PHONE,), _support),
    ),
    facts=(
        FactRow(ThemeNamed, _named, made=lambda _fact: Made("theme", Role.DESK.value)),
        FactRow(ThemeRenamed, _renamed),
        FactRow(ItemGathered, _gathered),
        FactRow(ItemReleased, _released),
        FactRow(ThemeMerged, _merged),
        FactRow(ThemeSupported, _supported),
    ),
    cells=(
        CellRow(
            "theme",
            dict.fromkeys(PLACES, ThemeCell),
            _cell,
            made_of={"phrase": _themes_of, "note": _themes_of},
        ),
    ),
)
