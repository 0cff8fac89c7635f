"""
Steps: what became of a person's own words, and what they stand behind.

The rule here: these cells go to that person's own phones and to nobody else. Words that were taken back are gone from
here too; only that they were given and taken back stays.
"""

from collections.abc import Iterable

import msgspec

from live.day.gathered import Themes
from live.day.given import KINDS, AllGiven, Given, Use, What
from live.day.keeping import kept_until
from live.day.keys import ECHO, OWN, OWN_IN_POEM, Key
from live.day.noun import Cell, CellRow, Day, FactRow, Listed, Noun
from live.day.poem import phrases_in_line
from live.day.reading import ReadingBegun, ReadingEnded
from live.day.report_book import ReportBook
from live.day.roles import Role, Voice
from live.day.sheet import Poem
from live.day.taking_back import TakenBack, may_be_put_back_until


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where somebody's words have got to, and since when; and what belongs to it where there is any."""

    is_: str = msgspec.field(name="is")
    at: int
    themes: list[str] = []
    lines: list[str] = []
    line: int | None = None
    reason: str | None = None
    text: str | None = None
    restored: bool | None = None


class MineCell(Cell, frozen=True):
    """
    One's own phrase, note or pair and its way through the day; once withdrawn, without the text.

    `back`: until when (epoch ms) it may be put back where it was withdrawn, else None. `before` is the first half of a
    pair, whose `text` is the second.
    """

    what: What
    text: str
    slot: str
    at: int
    uses: tuple[Use, ...]
    state: list[Step]
    back: int | None = None
    lang: str | None = None
    gloss: str | None = None
    before: str | msgspec.UnsetType = msgspec.UNSET


class EchoCell(Cell, frozen=True):
    """Says of a phrase that this person stands behind it."""


class MeCell(Cell, frozen=True):
    """The themes that a person stands with."""

    stands: list[str]


# One's own words


def _mine(day: Day, given_id: str, _place: Role) -> MineCell:
    given = day[AllGiven].items[given_id]
    if given.withdrawn_at is not None:
        withdrawn, back = [Step("withdrawn", given.withdrawn_at)], may_be_put_back_until(day, given.id)
        return MineCell(given.what, "", given.slot, given.at, given.uses, withdrawn, back)
    if given.is_forgotten:
        is_quoted = given.is_for_report and given.id in day[ReportBook].kept
        left = Step("reported" if is_quoted else "forgotten", kept_until(day) or given.at)
        forgotten = [Step("received", given.at), left, *_in_poem(day, given)]
        return MineCell(given.what, "", given.slot, given.at, given.uses, forgotten)
    steps = sorted(_steps(day, given), key=lambda step: max(step.at, given.at))
    words = (given.what, given.text, given.slot, given.at, given.uses)
    return MineCell(*words, steps, None, given.lang, given.gloss, given.before or msgspec.UNSET)


def _steps(day: Day, given: Given) -> Iterable[Step]:
    yield Step("received", given.at)
    if given.read_at is not None:
        yield Step("read", given.read_at)
    if given.hidden is not None:
        yield Step("hidden", given.hidden_at or given.at, reason=given.hidden)
        yield from _appeal_steps(given)
        return
    yield from _appeal_steps(given)
    themes = day[Themes].of(given.id)
    # Words to an earlier question are up only where a theme shows them.
    if given.shown_at is not None and given.on_wall and (themes or not given.shown_apart):
        yield Step("on_wall", given.shown_at)
    if given.echoes and given.on_wall:  # since when, and how many, could point at somebody
        yield Step("stood", given.shown_at or given.at)
    if themes:
        gathered = (day[Themes].by_id[theme].items[given.id] for theme in themes)
        yield Step("in_theme", min(gathered), themes=themes)
    yield from _in_poem(day, given)


def _in_poem(day: Day, given: Given) -> Iterable[Step]:
    is_in = "poem" in given.uses and (not given.is_forgotten or given.id in day[TakenBack].stay_in_poem)
    return _poem_steps(day[Poem], given) if is_in else ()


def _appeal_steps(given: Given) -> Iterable[Step]:
    appeal = given.appeal
    if appeal is None:
        return
    yield Step("appealed", appeal.at)
    if appeal.answered_at is not None:
        yield Step("answered", appeal.answered_at, text=appeal.answer, restored=appeal.restored)


def _poem_steps(poem: Poem, given: Given) -> Iterable[Step]:
    phrase, lines = given.id, poem.with_phrase(given.id)
    if not lines:
        if poem.state == "read" and given.in_pool and given.at <= poem.ended_at:
            yield Step("not_in_poem", poem.ended_at)
        return
    since = min(poem.lines[line].since[phrase] for line in lines)
    yield Step("in_poem", since, lines=lines, line=poem.numbers()[lines[0]])
    read = [at for line in lines if (at := poem.lines[line].read_at) is not None]
    if read:
        yield Step("read_aloud", min(read), lines=lines)


def _read_out(day: Day, _fact: ReadingBegun | ReadingEnded) -> list[Key]:
    """By a poem that has been read people know whether their words were in it."""
    if not day[Poem].has_been_read:
        return []
    return [Key("mine", given.id) for given in day[AllGiven].pool]


def _giver(day: Day, given_id: str) -> Voice | None:
    """Whose own phone shows it; of what the desk wrote down, the page of its slip."""
    given = day[AllGiven].items.get(given_id)
    return given.by if given is not None else None


def _itself(_day: Day, given_id: str) -> tuple[str]:
    return (given_id,)


def _seen_at(_day: Day, _id: str) -> tuple[Role]:
    """Whoever has it has it from then on, though there may be nothing in it any more."""
    return (Role.PHONE,)


def _listed(cell: MineCell) -> Listed:
    is_in_poem = any(step.is_ == "in_poem" for step in cell.state)
    return Listed(cell.at, (OWN, OWN_IN_POEM) if is_in_poem else (OWN,))


# What a person stands behind


def _echo(day: Day, echo_id: str, _place: Role) -> EchoCell | None:
    """None while the phrase is gone from the phones: whatever takes it from the wall says so (`sight`)."""
    voice, _, phrase = echo_id.rpartition("/")
    given = day[AllGiven].items[phrase]
    return EchoCell() if given.on_wall and voice in given.echoes else None


def _me(day: Day, voice: str, _place: Role) -> MeCell:
    return MeCell(day[Themes].supported_by(Voice(voice)))


NOUN = Noun(
    "steps",
    hears=(FactRow(ReadingBegun, _read_out), FactRow(ReadingEnded, _read_out)),
    cells=(
        CellRow(
            "mine",
            {Role.PHONE: MineCell},
            _mine,
            made_of={**dict.fromkeys(KINDS, _itself), "line": phrases_in_line},
            whose=_giver,
            listed=_listed,
            seen_at=_seen_at,
        ),
        CellRow(
            ECHO,
            {Role.PHONE: EchoCell},
            _echo,
            whose=lambda _day, echo_id: Voice(echo_id.rpartition("/")[0]),
            listed=lambda _cell: Listed(0, ()),
            seen_at=lambda day, echo_id: (Role.PHONE,) if _echo(day, echo_id, Role.PHONE) else (),
        ),
        CellRow(
            "me",
            {Role.PHONE: MeCell},
            _me,
            whose=lambda _day, voice: Voice(voice),
            alone=True,
            seen_at=_seen_at,
        ),
    ),
)
