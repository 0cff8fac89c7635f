"""
Where everything is gathered: the themes of the day, those that went into others, and those that were dropped.

The rules here: nothing is forgotten. A theme that was merged or dropped is kept as it was, and can be brought back.
What is gathered stands in pages, so that what one more costs is a page, however much there is.
"""

import msgspec

from live.day.keys import Key
from live.day.refusals import Code, Refused
from live.day.roles import Voice

# As many as a theme of a long day has, so that most are one page; and no more than a line of a desk sends in a moment.
PAGE = 50


class Theme(msgspec.Struct):
    """One theme; `hue` numbers themes in the order of naming, for their colour. Changed by `Themes` only."""

    id: str
    title: str
    hue: int
    items: dict[str, int] = {}  # what is gathered, since when; in order
    support: dict[Voice, None] = {}  # who stands with it; an ordered set
    pages: list[dict[str, None]] = []  # the same items in the same order; one that leaves makes no other move
    page_of: dict[str, int] = {}  # for every item its page

    @property
    def key(self) -> Key:
        """The key of its cell, which has the first page."""
        return Key("theme", self.id)

    @property
    def keys(self) -> list[Key]:
        """The keys of its cell and of the pages after the first."""
        return [self.key, *(Key("items", f"{self.id}/{page}") for page in range(1, len(self.pages)))]

    def put(self, item: str, at: int) -> bool:
        """Something is gathered since epoch ms; whether it was not before."""
        if item in self.items:
            return False
        if not self.pages or len(self.pages[-1]) == PAGE:
            self.pages.append({})
        self.items[item], self.page_of[item] = at, len(self.pages) - 1
        self.pages[-1][item] = None
        return True

    def take_out(self, item: str) -> bool:
        """Something is not gathered any more; whether it was."""
        if self.items.pop(item, None) is None:
            return False
        del self.pages[self.page_of.pop(item)][item]
        return True

    def gather_anew(self, items: dict[str, int]) -> None:
        """Has these and nothing else, each since epoch ms."""
        self.items, self.pages, self.page_of = {}, [], {}
        for item, at in items.items():
            self.put(item, at)


class Merge(msgspec.Struct):
    """A theme that went into another one: as it was, and what the other had not had before."""

    theme: Theme
    into: str
    items: set[str]
    people: set[Voice]


class Themes:
    """All themes of the day. Changed by `apply` only."""

    def __init__(self) -> None:
        self.by_id: dict[str, Theme] = {}
        self.merges: dict[str, Merge] = {}  # by the id of the theme that went into another
        self.dropped: dict[str, Theme] = {}
        self.first_titles: dict[str, str] = {}  # the name each was given first
        self._of: dict[str, dict[str, None]] = {}  # for every phrase or note its themes, in order
        self._supported: dict[Voice, dict[str, None]] = {}  # for every voice the themes it stands with
        self._shown: set[str] = set()  # what the wall may show, gathered or not
        self._counts: dict[str, int] = {}  # for every theme how many of those are under it

    def find(self, theme_id: str | None) -> Theme | None:
        """The theme of that id, or the one it was merged into."""
        while theme_id in self.merges:
            theme_id = self.merges[theme_id].into
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
            self.by_id[theme_id] = Theme(theme_id, title, len(self.first_titles))
            self.first_titles[theme_id] = title

    def gather(self, theme: Theme, item: str, at: int) -> None:
        """Something is under a theme."""
        theme.put(item, at)
        self._enter(theme, item)

    def _enter(self, theme: Theme, item: str) -> None:
        themes = self._of.setdefault(item, {})
        if theme.id not in themes:
            themes[theme.id] = None
            self._count(theme.id, item, 1)

    def _leave(self, theme: Theme, item: str) -> None:
        if theme.id in self._of[item]:
            del self._of[item][theme.id]
            self._count(theme.id, item, -1)

    def _count(self, theme_id: str, item: str, by: int) -> None:
        if item in self._shown:
            self._counts[theme_id] = self._counts.get(theme_id, 0) + by

    def release(self, theme: Theme, item: str) -> bool:
        """Something is no longer under a theme; whether it was."""
        if not theme.take_out(item):
            return False
        self._leave(theme, item)
        return True

    def look_again(self, item: str, *, on_wall: bool) -> None:
        """Whether the wall may show something has changed, or may have."""
        if on_wall == (item in self._shown):
            return
        if on_wall:
            self._shown.add(item)
        for theme_id in self._of.get(item, ()):
            self._count(theme_id, item, 1 if on_wall else -1)
        if not on_wall:
            self._shown.remove(item)

    def count_shown(self, theme: Theme) -> int:
        """How much of what is under a theme everybody may see."""
        return self._counts.get(theme.id, 0)

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
        brought, people = set(theme.items) - set(into.items), set(theme.support) - set(into.support)
        self.merges[theme.id] = Merge(theme, into.id, brought, people)
        for item, at in theme.items.items():
            self._leave(theme, item)
            self.gather(into, item, at)
        for voice in theme.support:
            self._supported[voice].pop(theme.id, None)
            self.support(into, voice)
        del self.by_id[theme.id]

    def part(self, merge: Merge) -> Theme:
        """A merged theme stands for itself again; the theme, here or dropped, that it has left."""
        left, items, people = self._take_out(merge)
        theme = self.by_id[merge.theme.id] = merge.theme
        del self.merges[theme.id]
        theme.gather_anew({item: at for item, at in theme.items.items() if item in left.items})
        theme.support = {voice: None for voice in theme.support if voice in left.support}
        for item, at in theme.items.items():
            if item in items:
                self.release(left, item)
            self.gather(theme, item, at)
        for voice in theme.support:
            if voice in people:
                self.support_no_more(left, voice)
            self.support(theme, voice)
        return left

    def _take_out(self, merge: Merge) -> tuple[Theme, set[str], set[Voice]]:
        """
        Where all that a merge brought is now, and which items and people are there only because of it.

        What it was merged into may have gone into another one since; that has them from there, and its own way back
        no longer leads to them.
        """
        into, items, people = merge.into, merge.items, merge.people
        while into in self.merges:
            later = self.merges[into]
            later.theme.gather_anew({item: at for item, at in later.theme.items.items() if item not in items})
            later.theme.support = {voice: None for voice in later.theme.support if voice not in people}
            items, people = items & later.items, people & later.people
            later.items, later.people = later.items - items, later.people - people
            into = later.into
        return self.by_id.get(into) or self.dropped[into], items, people

    def drop(self, theme: Theme) -> None:
        """There is no such theme any more; what was under it is not."""
        for item in theme.items:
            self._leave(theme, item)
        for voice in theme.support:
            self._supported[voice].pop(theme.id, None)
        self.dropped[theme.id] = self.by_id.pop(theme.id)

    def restore(self, theme: Theme) -> None:
        """A theme that was dropped is back, with all that it had."""
        self.by_id[theme.id] = self.dropped.pop(theme.id)
        for item, at in theme.items.items():
            self.gather(theme, item, at)
        for voice in theme.support:
            self.support(theme, voice)
