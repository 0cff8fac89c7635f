"""
Themes: names under which phrases and notes are gathered, and who stands with them.

The rules here: a phrase may be under several themes, a note is under one. A merge keeps everything: what was gathered
under either, in order, and everyone who stood with either, once. The name of a merged theme goes on leading to the one
it went into, so that two desks and slow phones never lose what they do.
"""

import msgspec

from live.day.phrases import Given, Phrases
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.text import THEME, Written, tidy
from live.day.timetable import Timetable

# Commands


class NameTheme(msgspec.Struct, frozen=True, tag_field="do", tag="theme.name"):
    """A new theme."""

    id: str
    title: str


class RenameTheme(msgspec.Struct, frozen=True, tag_field="do", tag="theme.rename"):
    """Another name for it."""

    theme: str
    title: str


class GatherItem(msgspec.Struct, frozen=True, tag_field="do", tag="theme.gather"):
    """A phrase or note under a theme."""

    theme: str
    item: str


class ReleaseItem(msgspec.Struct, frozen=True, tag_field="do", tag="theme.release"):
    """And out again."""

    theme: str
    item: str


class MergeTheme(msgspec.Struct, frozen=True, tag_field="do", tag="theme.merge"):
    """Everything of one theme goes into another."""

    theme: str
    into: str


class SupportTheme(msgspec.Struct, frozen=True, tag_field="do", tag="theme.support"):
    """A person stands with a theme, or no longer."""

    theme: str
    on: bool


# Facts


class ThemeNamed(msgspec.Struct, frozen=True, tag_field="is", tag="theme.named"):
    """There is a new theme."""

    id: str
    title: Written


class ThemeRenamed(msgspec.Struct, frozen=True, tag_field="is", tag="theme.renamed"):
    """It has another name."""

    theme: str
    title: Written


class ItemGathered(msgspec.Struct, frozen=True, tag_field="is", tag="theme.gathered"):
    """Something is under a theme since `at`."""

    theme: str
    item: str
    at: int


class ItemReleased(msgspec.Struct, frozen=True, tag_field="is", tag="theme.released"):
    """And no longer."""

    theme: str
    item: str


class ThemeMerged(msgspec.Struct, frozen=True, tag_field="is", tag="theme.merged"):
    """One theme went into another."""

    theme: str
    into: str


class ThemeSupported(msgspec.Struct, frozen=True, tag_field="is", tag="theme.supported"):
    """A voice stands with a theme, or no longer."""

    theme: str
    by: Voice
    on: bool


ThemeCommand = NameTheme | RenameTheme | GatherItem | ReleaseItem | MergeTheme | SupportTheme
ThemeFact = ThemeNamed | ThemeRenamed | ItemGathered | ItemReleased | ThemeMerged | ThemeSupported


# State


class Theme(msgspec.Struct):
    """One theme; `hue` numbers themes in the order of naming, for their colour."""

    id: str
    title: str
    hue: int
    items: dict[str, int]  # what is gathered, since when; in order
    support: dict[Voice, None]  # an ordered set


class Themes:
    """All themes of the day. Changed by `apply` only."""

    def __init__(self) -> None:
        self.themes: dict[str, Theme] = {}
        self.merged: dict[str, str] = {}
        self.first: dict[str, str] = {}  # the name each was given first
        self.named = 0
        self.holding: dict[str, dict[str, None]] = {}  # for every phrase or note its themes, in order
        self.stands: dict[Voice, dict[str, None]] = {}  # for every voice the themes it stands with

    def find(self, theme_id: str | None) -> Theme | None:
        """The theme of that id, or the one it was merged into."""
        while theme_id in self.merged:
            theme_id = self.merged[theme_id]
        return self.themes.get(theme_id) if theme_id is not None else None

    def of(self, item: str) -> list[str]:
        """The ids of the themes that something is under."""
        return list(self.holding.get(item, ()))


# Deciding


def expect_same(themes: Themes, command: NameTheme) -> None:
    """Refuses another name under an id that has been named: answered ok, it would be lost."""
    if tidy(command.title, THEME) != themes.first[command.id]:
        raise Refused(Code.ID_TAKEN)


def decide(
    themes: Themes, phrases: Phrases, timetable: Timetable, command: ThemeCommand, by: By, now: int
) -> list[ThemeFact]:
    """The facts a command becomes, or `Refused`."""
    match command:
        case NameTheme():
            return [ThemeNamed(command.id, tidy(command.title, THEME))]
        case RenameTheme():
            theme, title = _find(themes, command.theme), tidy(command.title, THEME)
            return [ThemeRenamed(theme.id, title)] if title != theme.title else []
        case GatherItem():
            return _gather(themes, phrases, command, now)
        case ReleaseItem():
            theme = _find(themes, command.theme)
            return [ItemReleased(theme.id, command.item)] if command.item in theme.items else []
        case MergeTheme():
            return _merge(themes, command)
        case SupportTheme():
            theme = _find(themes, command.theme)
            if (by.voice in theme.support) == command.on:
                return []
            if command.on:  # stepping back is nobody's to refuse, at any time of the day
                timetable.expect_open("support", by, words=False)
            return [ThemeSupported(theme.id, by.voice, command.on)]


def _find(themes: Themes, theme_id: str) -> Theme:
    theme = themes.find(theme_id)
    if theme is None:
        raise Refused(Code.THEME_UNKNOWN)
    return theme


def _gather(themes: Themes, phrases: Phrases, command: GatherItem, now: int) -> list[ThemeFact]:
    theme = _find(themes, command.theme)
    given = phrases.given.get(command.item)
    if given is None:
        raise Refused(Code.ITEM_UNKNOWN)
    if given.withdrawn_at is not None:
        raise Refused(Code.PHRASE_WITHDRAWN)
    return [ItemGathered(theme.id, given.id, now)] if given.id not in theme.items else []


def for_note(themes: Themes, theme_id: str, note_id: str, now: int) -> ItemGathered:
    """The fact that puts a note under the theme it was given for."""
    return ItemGathered(_find(themes, theme_id).id, note_id, now)


def _merge(themes: Themes, command: MergeTheme) -> list[ThemeFact]:
    into = _find(themes, command.into)
    if command.theme in themes.merged and themes.find(command.theme) is into:
        return []
    theme = _find(themes, command.theme)
    if theme is into:
        raise Refused(Code.THEME_SAME)
    return [ThemeMerged(theme.id, into.id)]


# Applying


def apply(themes: Themes, phrases: Phrases, fact: ThemeFact) -> list[str]:
    """Changes the themes; returns the keys it touched. A fact that no longer holds changes nothing."""
    if isinstance(fact, ThemeNamed):
        return _named(themes, fact)
    theme = themes.find(fact.theme)
    if theme is None:
        return []
    match fact:
        case ThemeRenamed():
            theme.title = fact.title
            return [f"theme/{theme.id}"]
        case ItemGathered():
            return _gathered(themes, phrases, theme, fact)
        case ItemReleased():
            return _release(themes, theme, fact.item)
        case ThemeMerged():
            return _merged(themes, theme, fact)
        case ThemeSupported():
            return _supported(themes, theme, fact)


def _named(themes: Themes, fact: ThemeNamed) -> list[str]:
    if fact.id in themes.themes or fact.id in themes.merged:
        return []
    themes.first[fact.id] = fact.title
    themes.themes[fact.id] = Theme(fact.id, fact.title, themes.named, {}, {})
    themes.named += 1
    return [f"theme/{fact.id}"]


def _gathered(themes: Themes, phrases: Phrases, theme: Theme, fact: ItemGathered) -> list[str]:
    given = phrases.given.get(fact.item)
    if given is None:
        return []
    touched: list[str] = []
    if given.what == "note":  # a note is under one theme
        touched = [key for other in themes.of(given.id) for key in _release(themes, themes.themes[other], given.id)]
    theme.items.setdefault(given.id, fact.at)
    themes.holding.setdefault(given.id, {})[theme.id] = None
    return [*touched, f"theme/{theme.id}", f"{given.what}/{given.id}"]


def _release(themes: Themes, theme: Theme, item: str) -> list[str]:
    if theme.items.pop(item, None) is None:
        return []
    themes.holding[item].pop(theme.id, None)
    return [f"theme/{theme.id}", f"phrase/{item}", f"note/{item}"]


def _merged(themes: Themes, theme: Theme, fact: ThemeMerged) -> list[str]:
    into = themes.find(fact.into)
    if into is None or into is theme:
        return []
    for item, at in theme.items.items():
        into.items.setdefault(item, at)
        held = themes.holding[item]
        held.pop(theme.id, None)
        held[into.id] = None
    for voice in theme.support:
        into.support[voice] = None
        themes.stands[voice].pop(theme.id, None)
        themes.stands[voice][into.id] = None
    del themes.themes[theme.id]
    themes.merged[theme.id] = into.id
    items = [key for item in theme.items for key in (f"phrase/{item}", f"note/{item}")]
    return [f"theme/{theme.id}", f"theme/{into.id}", "wall", *items, *(f"me/{voice}" for voice in theme.support)]


def _supported(themes: Themes, theme: Theme, fact: ThemeSupported) -> list[str]:
    if fact.on:
        theme.support[fact.by] = None
        themes.stands.setdefault(fact.by, {})[theme.id] = None
    else:
        theme.support.pop(fact.by, None)
        themes.stands.get(fact.by, {}).pop(theme.id, None)
    return [f"theme/{theme.id}", f"me/{fact.by}"]


# What places see


class ThemeCell(msgspec.Struct, frozen=True):
    """A theme, with those of its phrases and notes that the place may see."""

    title: str
    items: list[str]
    support: int
    hue: int


def theme_cell(theme: Theme, phrases: Phrases, place: Role) -> ThemeCell:
    """What a place sees of a theme."""
    items = [item for item in theme.items if _may_see(phrases.given[item], place)]
    return ThemeCell(theme.title, items, len(theme.support), theme.hue)


def _may_see(given: Given, place: Role) -> bool:
    match place:
        case Role.DESK:
            return given.withdrawn_at is None
        case Role.POET:
            return given.in_pool
        case _:
            return given.on_wall
