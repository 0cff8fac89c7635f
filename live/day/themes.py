"""
Themes: names under which phrases and notes are gathered, and who stands with them.

The rules here: a phrase may be under several themes, a note is under one. A merge keeps everything: what was gathered
under either, in order, and everyone who stood with either, once; so it can be parted again (`parting`). Until then the
name of a merged theme leads to the one it went into, so that two desks and slow phones never lose what they do.
"""

from collections.abc import Iterable

import msgspec

from live.day.counts import told_at
from live.day.gathered import Theme, Themes
from live.day.given import KINDS, AllGiven
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Made, MadeFact, MakeCommand, Noun
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.roles import WITH_WORDS, By, Role, Voice
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
    if command.theme in themes.merges and themes.find(command.theme) is into:
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
    touched = [key for other in left for key in _out_of(themes, themes.by_id[other], given.id)]
    themes.gather(theme, given.id, fact.at)
    pages = (Key("items", each) for each in _pages_with(day, given.id))
    return [*touched, theme.key, given.key, *pages]


def _released(day: Day, fact: ItemReleased) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None or fact.item not in theme.items:
        return []
    return [*_out_of(day[Themes], theme, fact.item), day[AllGiven].items[fact.item].key]


def _out_of(themes: Themes, theme: Theme, item: str) -> list[Key]:
    page = theme.page_of[item]
    themes.release(theme, item)
    return [theme.key, Key("items", f"{theme.id}/{page}")]


def _merged(day: Day, fact: ThemeMerged) -> list[Key]:
    themes = day[Themes]
    theme, into = themes.find(fact.theme), themes.find(fact.into)
    if theme is None or into is None or into is theme:
        return []
    last = max(len(into.pages) - 1, 1)
    themes.merge(theme, into)
    items = (day[AllGiven].items[item].key for item in theme.items)
    return [*theme.keys, into.key, *into.keys[last:], *items, *(Key("me", voice) for voice in theme.support)]


def _supported(day: Day, fact: ThemeSupported) -> list[Key]:
    themes = day[Themes]
    theme = themes.find(fact.theme)
    if theme is None:
        return []
    (themes.support if fact.on else themes.support_no_more)(theme, fact.by)
    return [theme.key, Key("me", fact.by)]


# What places see


class PhoneThemeCell(Cell, frozen=True):
    """
    A theme on phones; `count`, how many of its phrases and notes they may see, `support`, how many stand with it (see
    `counts`).
    """

    title: str
    count: int
    support: int | None
    hue: int


class ThemeCell(Cell, frozen=True):
    """
    A theme; `support` is how many stand with it, `items` those of its first page of phrases and notes that the place
    may see. What is on later pages stands in cells of their own.
    """

    title: str
    items: list[str]
    support: int | None
    hue: int


class ReportedThemeCell(Cell, frozen=True):
    """A theme at the reporter's; which words stand under it, those say (`report`)."""

    title: str
    hue: int


class MergedTheme(msgspec.Struct, frozen=True):
    """A theme that went into another one, and can be parted from it."""

    id: str
    title: str


class DeskThemeCell(ThemeCell, frozen=True):
    """A theme at the desk, with those that went into it."""

    merged: list[MergedTheme]


class ItemsCell(Cell, frozen=True):
    """What a place may see of a later page of a theme, `items/<theme>/1` being the second."""

    items: list[str]


def _cell(day: Day, theme_id: str, place: Role) -> ThemeCell | PhoneThemeCell | ReportedThemeCell | None:
    theme = day[Themes].by_id.get(theme_id)
    if theme is None:
        return None
    support = told_at(place, len(theme.support))
    if place is Role.PHONE:
        return PhoneThemeCell(theme.title, day[Themes].count_shown(theme), support, theme.hue)
    if place is Role.REPORTER:
        return ReportedThemeCell(theme.title, theme.hue)
    first = theme.pages[0] if theme.pages else ()
    seen = (theme.title, _seen_of(day, first, place), support, theme.hue)
    if place is not Role.DESK:
        return ThemeCell(*seen)
    merged = [
        MergedTheme(each.theme.id, each.theme.title) for each in day[Themes].merges.values() if each.into == theme_id
    ]
    return DeskThemeCell(*seen, merged)


def _items_cell(day: Day, page_id: str, place: Role) -> ItemsCell | None:
    theme_id, _, page = page_id.partition("/")
    theme = day[Themes].by_id.get(theme_id)
    if theme is None or not 0 < int(page) < len(theme.pages):
        return None
    items = _seen_of(day, theme.pages[int(page)], place)
    return ItemsCell(items) if items else None


def _seen_of(day: Day, items: Iterable[str], place: Role) -> list[str]:
    return [item for item in items if day[AllGiven].items[item].is_seen_by(place)]


def _themes_of(day: Day, item: str) -> list[str]:
    return day[Themes].of(item)


def _pages_with(day: Day, item: str) -> list[str]:
    themes = day[Themes]
    pages = ((theme, themes.by_id[theme].page_of[item]) for theme in themes.of(item))
    return [f"{theme}/{page}" for theme, page in pages if page]


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
            {
                **dict.fromkeys(WITH_WORDS, ThemeCell),
                Role.PHONE: PhoneThemeCell,
                Role.DESK: DeskThemeCell,
                Role.REPORTER: ReportedThemeCell,
            },
            _cell,
            made_of=dict.fromkeys(KINDS, _themes_of),
        ),
        CellRow(
            "items",
            dict.fromkeys((Role.DESK, Role.POET, Role.WALL), ItemsCell),
            _items_cell,
            made_of=dict.fromkeys(KINDS, _pages_with),
        ),
    ),
)
