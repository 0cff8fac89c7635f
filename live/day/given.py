"""
What people gave: phrases, the longer notes, and pairs of what somebody thought before and now, each with what became
of it.

The rules here: words belong to whoever gave them. Nobody is ever told who gave what: a voice leaves this state only as
a count. What is asked of one kind stands in `phrases`, `notes` and `shifts`, what of all in `moderation` and `showing`.
"""

from collections.abc import Iterator
from sys import intern
from typing import Annotated, Literal, NamedTuple

import msgspec

from live.day.credit import Givers
from live.day.keys import PEOPLE, Key
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.slips import voice_of

What = Literal["phrase", "note", "shift"]
KINDS: tuple[What, ...] = ("phrase", "note", "shift")
Use = Literal["wall", "poem", "report"]
Said = Literal["aloud", "paper"]
# A language by its tag (cy, pt-BR, sr-Latn-RS): a language, a script of this list, a country. Never free text, which
# would stand in the record where nothing can be erased; variants of other lengths could be somebody's words.
_SCRIPTS = (
    "Adlm|Arab|Armn|Beng|Cans|Cher|Cyrl|Deva|Ethi|Geor|Grek|Gujr|Guru|Hans|Hant|Hebr|Jpan|Khmr|Knda|Kore|Laoo|Latn|"
    "Mlym|Mong|Mymr|Nkoo|Olck|Orya|Sinh|Syrc|Taml|Telu|Tfng|Thaa|Thai|Tibt"
)
_TAG = rf"\A(?i:[a-z]{{2,3}}(-({_SCRIPTS}))?(-([a-z]{{2}}|[0-9]{{3}}))?)?\Z"
Lang = Annotated[str, msgspec.Meta(pattern=_TAG, max_length=11)]
ALL_USES: tuple[Use, ...] = ("wall", "poem", "report")

# Where something stands with the wall: it waits for it, is shown, is held back by the desk, or was not given for it.
WallState = Literal["waiting", "shown", "kept", "never"]


# Where words are seen that were not taken back: whether the wall may show them, whether they are the poet's to borrow.
_SEEN_AT: dict[tuple[bool, bool], tuple[Role, ...]] = {
    (False, False): (Role.DESK,),
    (False, True): (Role.DESK, Role.POET),
    (True, False): (Role.PHONE, Role.DESK, Role.WALL),
    (True, True): (Role.PHONE, Role.DESK, Role.POET, Role.WALL),
}


# What nobody stands behind has this one, as nearly everything of a long day does; nothing is ever put into it.
NO_ECHOES: dict[Voice, None] = {}


class Appeal(msgspec.Struct, frozen=True):
    """
    What the giver of hidden words asks of the desk, and what it says. Times are epoch ms; `answered_at` is None until
    it has looked again, `restored` says whether it brought the words back.
    """

    text: str
    at: int
    answer: str = ""
    answered_at: int | None = None
    restored: bool = False


class Given(msgspec.Struct):
    """
    A phrase, a note or a pair, and what became of it. Times are epoch ms; `said` where the desk wrote it down.

    Of a pair `text` is what its giver thinks now, and `before` what they thought before.
    """

    what: What
    id: str
    text: str
    slot: str
    by: Voice
    at: int
    uses: tuple[Use, ...]
    lang: str | None
    gloss: str | None
    said: Said | None
    # A dict as an ordered set, so that nothing depends on the order of a set; changed here and in `_echo_taken_back`.
    echoes: dict[Voice, None]
    before: str = ""
    prompt: str = ""  # the id of the question that it answers; a pair answers none
    read_at: int | None = None
    shown_at: int | None = None
    shown_apart: bool = False  # when it was shown, the wall had another question up, or no pairs
    is_shown_answer: bool = False  # counted among the answers to its question that the wall may show
    held_back: bool = False
    hidden: str | None = None
    hidden_at: int | None = None
    appeal: Appeal | None = None
    withdrawn_at: int | None = None
    is_forgotten: bool = False  # erased when the time was up for which words are kept
    was_glossed: tuple[str | None, str | None] | None = None  # its language and meaning as given, once said anew
    was_for: tuple[Use, ...] | None = None  # where it might go when it was given, once that is other

    @property
    def uses_at_first(self) -> tuple[Use, ...]:
        """Where it might go when it was given: what is sent once more says that."""
        return self.uses if self.was_for is None else self.was_for

    @property
    def gloss_at_first(self) -> tuple[str | None, str | None]:
        """In which language it was given, and what it was said to mean then."""
        return self.was_glossed or (self.lang, self.gloss)

    @property
    def key(self) -> Key:
        """The key of its cell."""
        return Key(self.what, self.id)

    @property
    def is_pair(self) -> bool:
        """Whether it is what somebody thought before and thinks now."""
        return self.what == "shift"

    @property
    def is_lent(self) -> bool:
        """Whether it is of a kind that poets borrow from; the longer notes are not."""
        return self.what != "note"

    @property
    def is_there(self) -> bool:
        """Whether the room may work with it: neither taken back nor hidden, nor erased because time is up."""
        return self.withdrawn_at is None and self.hidden is None and not self.is_forgotten

    @property
    def on_wall(self) -> bool:
        """Whether the wall, and so everybody, may see it."""
        return self.is_there and "wall" in self.uses and self.shown_at is not None and not self.held_back

    @property
    def is_the_poets(self) -> bool:
        """Whether the poet may have it in a line that had it, and so sees it there, also hidden words."""
        return self.withdrawn_at is None and "poem" in self.uses

    @property
    def stays_in_poem(self) -> bool:
        """Whether what is in the poem of it may be read there, though all else of it is erased."""
        return self.is_forgotten and self.withdrawn_at is None and self.hidden is None and "poem" in self.uses

    @property
    def in_pool(self) -> bool:
        """Whether the poet may draw from it."""
        return self.is_lent and self.is_there and "poem" in self.uses

    @property
    def is_for_report(self) -> bool:
        """Whether the report may have what is left of it, be that all or what stays when the rest is erased."""
        return self.withdrawn_at is None and self.hidden is None and "report" in self.uses

    @property
    def may_be_reported(self) -> bool:
        """Whether the report may quote it."""
        return self.is_for_report and not self.is_forgotten

    @property
    def wall_state(self) -> WallState:
        """Where it stands with the wall."""
        if "wall" not in self.uses:
            return "never"
        if self.held_back:
            return "kept"
        return "waiting" if self.shown_at is None else "shown"

    def echo(self, voice: Voice) -> None:
        """A voice stands behind it."""
        if not self.echoes:
            self.echoes = {}  # until then it is the one that they all share
        self.echoes[voice] = None

    def seen_at(self) -> tuple[Role, ...]:
        """The places that may see it."""
        if self.withdrawn_at is not None or self.is_forgotten:
            return ()
        return _SEEN_AT[self.on_wall, self.in_pool]

    def is_seen_by(self, place: Role) -> bool:
        """Whether a place may see it."""
        match place:
            case Role.DESK:
                return self.withdrawn_at is None and not self.is_forgotten
            case Role.POET:
                return self.in_pool
            case Role.REPORTER:
                return self.may_be_reported
            case _:
                return self.on_wall


# What the id of the first half of a pair ends with in the pool; no id of anything that is made has a dot.
_BEFORE = ".before"


class Source(NamedTuple):
    """An entry of the pool: a phrase, or one half of a pair, what its giver thinks now or thought `before`."""

    given: Given
    before: bool = False

    @property
    def id(self) -> str:
        """Under which it stands in the pool; the half that is thought now has the id of the pair."""
        return source_id(self.given.id, before=self.before)

    @property
    def text(self) -> str:
        """Its words."""
        return self.given.before if self.before else self.given.text

    def seen_at(self) -> tuple[Role, ...]:
        """The places that may see it as an entry of its own: a half of a pair is one for the poet alone."""
        if not self.given.is_pair:
            return self.given.seen_at()
        return (Role.POET,) if self.given.in_pool else ()


def source_id(given_id: str, *, before: bool) -> str:
    """The id of an entry of the pool."""
    return f"{given_id}{_BEFORE}" if before else given_id


def sources_of(given: Given) -> tuple[Source, ...]:
    """The entries that something has in the pool, if it may be there."""
    if not given.is_lent:
        return ()
    return (Source(given, before=True), Source(given)) if given.is_pair else (Source(given),)


class AllGiven:
    """Everything that was given today. Changed by `apply` only."""

    def __init__(self) -> None:
        self.items: dict[str, Given] = {}  # of every kind by their ids, in the order of giving
        self.by_voice: dict[Voice, list[str]] = {}
        self.givers = Givers()
        self.written_down = 0
        self._more = 0  # people beyond those that can be told apart here; below 0: fewer
        self._in_pool: dict[str, None] = {}  # ids of what the poet may draw from, as an ordered set
        self._for_poem: dict[Voice, int] = {}  # how many of those each person gave
        self._latest = 0  # when the last one was given, epoch ms

    def phrase(self, phrase_id: str | None) -> Given | None:
        """The phrase of that id, also one that was taken back; None for a note or an unknown id."""
        given = self.items.get(phrase_id) if phrase_id is not None else None
        return given if given is not None and given.what == "phrase" else None

    def lent(self, given_id: str | None) -> Given | None:
        """What poets borrow from, a phrase or a pair, by its id, also one that was taken back; None for all else."""
        given = self.items.get(given_id) if given_id is not None else None
        return given if given is not None and given.is_lent else None

    def source(self, source_id: str | None) -> Source | None:
        """The entry of the pool that has that id, also where it is not there now; None where there is none."""
        given = self.lent(source_id.removesuffix(_BEFORE)) if source_id is not None else None
        found = sources_of(given) if given is not None else ()
        return next((each for each in found if each.id == source_id), None)

    def key_of(self, given_id: str) -> Key:
        """The key of the cell of something that was given."""
        given = self.items.get(given_id)
        return Key("phrase", given_id) if given is None else given.key

    def not_withdrawn(self, given_id: str) -> Given | None:
        """What has that id, unless nobody gave it or its giver took it back."""
        given = self.items.get(given_id)
        return given if given is not None and given.withdrawn_at is None else None

    def expect(self, given_id: str) -> Given:
        """What has that id; refuses an unknown one."""
        given = self.items.get(given_id)
        if given is None:
            raise Refused(Code.ITEM_UNKNOWN)
        return given

    def expect_not_withdrawn(self, given_id: str) -> Given:
        """What has that id; refuses an unknown one, and one that its giver took back or that is erased by now."""
        given = self.expect(given_id)
        if given.withdrawn_at is not None or given.is_forgotten:
            raise Refused(Code.PHRASE_WITHDRAWN)
        return given

    @property
    def voices(self) -> int:
        """How many people gave words; every slip of paper and every voice in the room counts as one person."""
        return len(self.by_voice) + self._more

    def count_as(self, voices: int) -> None:
        """So many people gave all that is there now, whoever is said to have given it."""
        self._more = voices - len(self.by_voice)

    @property
    def voices_for_poem(self) -> int:
        """How many people have words in the pool."""
        return len(self._for_poem)

    @property
    def pool(self) -> Iterator[Given]:
        """All that the poet may draw from."""
        return (self.items[each] for each in self._in_pool)

    def add(self, given: Given) -> list[Key]:
        """Takes something in; what is there already is left as it is. The keys of what is other than before."""
        if given.id in self.items:
            return []
        if given.at < self._latest:  # the clock was put back: what comes later still stands later
            given.at = self._latest + 1
        self._latest = given.at
        # The same few for thousands, and each was read from the log as a text of its own.
        given.by, given.slot = Voice(intern(given.by)), intern(given.slot)
        if given.uses == ALL_USES:
            given.uses = ALL_USES
        self.items[given.id] = given
        self.by_voice.setdefault(given.by, []).append(given.id)
        self.written_down += given.said is not None
        self._pool(given)
        return [given.key, PEOPLE]

    def look_again(self, given: Given) -> None:
        """Something is seen by others than before: its words are the poet's to borrow, or no longer."""
        self._pool(given)

    def _pool(self, given: Given) -> None:
        """Puts it into the pool or takes it out, as it is now."""
        if given.in_pool == (given.id in self._in_pool):
            return
        if given.in_pool:
            self._in_pool[given.id] = None
        else:
            del self._in_pool[given.id]
        for source in sources_of(given):
            if given.in_pool:
                self.givers.add(source.id, source.text)
            else:
                self.givers.remove(source.id)
        self._for_poem[given.by] = self._for_poem.get(given.by, 0) + (1 if given.in_pool else -1)
        if not self._for_poem[given.by]:
            del self._for_poem[given.by]


def whose(by: By, said: Said | None, given_id: str) -> tuple[Said | None, Voice]:
    """
    Whose words an offer holds. On a phone they are its own; at the desk they are somebody's without a phone, and every
    slip of paper and every voice in the room (`said`) is a person of its own.
    """
    if by.role is not Role.DESK:
        return None, by.voice
    how = said or "aloud"
    return how, voice_of(how, given_id)


def owner(by: Voice, said: Said | None) -> str:
    """Whose the id of an offer is: the voice's own, or any desk's where the desk wrote it down."""
    return by if said is None else Role.DESK.value
