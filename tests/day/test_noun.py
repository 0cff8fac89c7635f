"""The rows of the nouns: nothing that a noun has is forgotten in its row, and nothing in a row goes nowhere."""

import ast
import importlib
import pkgutil
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import live.day
from live.day import CELLS, CODES, COMMANDS, FACTS, NOUNS, noun
from live.day.asks import AskRoom, ShowAsk
from live.day.clock import NoteClock
from live.day.decision_book import Decisions
from live.day.decisions import AskWhy
from live.day.door import SetDoor
from live.day.gathered import PAGE
from live.day.keys import PEOPLE, Key
from live.day.lending import BorrowWall, LendWall, TakeWall, word_of
from live.day.meanings import AskMeaning
from live.day.moderation import HidePhrase
from live.day.newer_programme import ReadProgramme
from live.day.noun import Cell, CellRow, Command, Fact, MadeFact, MakeCommand, Noun
from live.day.pages import TurnWall
from live.day.plan import ALL_TAKES, TakeInSlot
from live.day.points import MarkTheme
from live.day.projection import Timetable
from live.day.readback import BeginReadback
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.reflections import OfferReflection
from live.day.refusals import AnyCode, Code
from live.day.report import WriteReportNote
from live.day.rings import PlaceTheme
from live.day.roles import CLOCK, PLACES, Role
from live.day.sheet import Poem
from live.day.timetable import EndDay
from live.day.wall import ShowWall
from live.room.wire import name_of
from tests.days import (
    ADA,
    CARE_VERBS,
    DESK_VERBS,
    FRAN,
    PAUL,
    PHONE_VERBS,
    POET_VERBS,
    REPORTER_VERBS,
    RITA,
    SECRET,
    Ask,
    Seminar,
    all_boards,
    card_of,
    planned,
    reached,
)

DAY = Path(live.day.__file__).parent
MODULES = [importlib.import_module(f"live.day.{module.name}") for module in pkgutil.iter_modules([str(DAY)])]
# What the day may stand on: itself, the standard library, and these.
ALLOWED = {"msgspec", "regex"}


def kinds_of(base: type) -> list[type]:
    """Every kind there is, wherever it is defined in the day; without those that others are made from."""
    found = [kind for each in base.__subclasses__() for kind in (each, *kinds_of(each))]
    return [kind for kind in found if kind.__module__.startswith("live.day.") and kind.__module__ != noun.__name__]


def name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__name__}"


# Nothing is forgotten


@pytest.mark.parametrize("module", [module for module in MODULES if hasattr(module, "NOUN")], ids=lambda m: m.__name__)
def test_every_noun_is_one_of_the_days(module: typing.Any) -> None:
    assert module.NOUN in NOUNS, f"{module.__name__} is missing in live.day._MODULES"


@pytest.mark.parametrize("command", kinds_of(Command), ids=name)
def test_every_command_stands_in_one_row(command: type[Command]) -> None:
    rows = [row for each in NOUNS for row in each.commands if row.command is command]

    assert len(rows) == 1, f"{name(command)} stands in {len(rows)} rows of commands"
    assert rows[0].by, f"nobody may say {name_of(command)}: its row names no place"
    assert bool(rows[0].makes) == issubclass(command, MakeCommand), f"what {name_of(command)} makes is in doubt"


@pytest.mark.parametrize("fact", kinds_of(Fact), ids=name)
def test_every_fact_stands_in_one_row(fact: type[Fact]) -> None:
    rows = [row for each in NOUNS for row in each.facts if row.fact is fact]

    assert len(rows) == 1, f"{name(fact)} stands in {len(rows)} rows of facts"
    assert (rows[0].made is not None) == issubclass(fact, MadeFact), f"whose {name(fact)} makes is in doubt"


@pytest.mark.parametrize("kind", kinds_of(Cell), ids=name)
def test_every_kind_of_cell_is_shown_to_a_place(kind: type[Cell]) -> None:
    assert kind in {shown for row in CELLS.values() for shown in row.places.values()}, f"no place is shown {name(kind)}"


@pytest.mark.parametrize("kind", [kind for kind in kinds_of(AnyCode) if kind is not Code], ids=name)
def test_every_kind_of_codes_stands_in_the_row_of_its_noun(kind: type[AnyCode]) -> None:
    assert [each.codes for each in NOUNS if each.codes is kind] == [kind], f"{name(kind)} stands in no noun's row"


def test_a_code_of_the_wire_means_one_thing() -> None:
    assert len({code.value for code in CODES}) == len(CODES)


@pytest.fixture(scope="module")
def busy() -> Seminar:
    """A day on which everybody has asked for everything, and the poem has been read."""
    seminar = Seminar().furnish().with_pairs()
    seminar.does(ADA, PlaceTheme(seminar.themes[0], "heart"))
    seminar.name("More than a page", *(seminar.show(f"words {number}") for number in range(PAGE + 1)))
    seminar.wait(1)
    verbs = {*PHONE_VERBS, *DESK_VERBS, *POET_VERBS, *CARE_VERBS} - {"day.end", "day.hold"}
    for verb in sorted(verbs, key=lambda verb: (verb == "door.set", verb)):  # once it is closed, phones give nothing
        seminar.try_(*seminar.ask(Ask(verb, 0, 2, "two chairs")))
    seminar.does(CLOCK, ReadProgramme(planned(venue="The other hall")))
    seminar.does(CLOCK, NoteClock(3_600_000))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(seminar.day[Poem].order[0]))
    seminar.does(PAUL, EndReading())
    seminar.does(FRAN, TurnWall(2, held=True))
    seminar.does(FRAN, SetDoor("seated"))
    seminar.does(ADA, AskWhy(next(reversed(seminar.day[Decisions].by_id))))
    seminar.does(FRAN, MarkTheme(seminar.themes[0], "point"))
    current = seminar.day[Timetable].current
    assert current is not None
    seminar.does(FRAN, TakeInSlot(current, ALL_TAKES, current))
    seminar.does(PAUL, AskRoom("ask-of-paul-1", "what rhymes with care?"))
    seminar.does(RITA, WriteReportNote("note-of-rita-1", "s3", "we sat in a ring"))
    seminar.does(FRAN, ShowAsk("ask-of-paul-1"))
    seminar.does(FRAN, AskMeaning("meaning-of-fran", "co-production"))
    seminar.does(FRAN, TakeWall())
    seminar.does(FRAN, LendWall("lending-of-fran", 5))
    seminar.does(ADA, BorrowWall(word_of(SECRET, "lending-of-fran")))
    return seminar


@pytest.fixture(scope="module")
def drafted() -> Seminar:
    """A day before that: the draft is read back, and the wall shows how near the themes are."""
    seminar = Seminar().furnish()
    seminar.does(FRAN, ShowWall("rings"))
    seminar.does(PAUL, BeginReadback(seminar.now + 300_000))
    return seminar


@pytest.fixture(scope="module")
def over() -> Seminar:
    """A day that is over: somebody says what has stayed with them, for the report and not for it."""
    seminar = Seminar().furnish()
    seminar.does(FRAN, EndDay(seminar.current))
    seminar.does(ADA, OfferReflection("reflection-of-ada-1", "the two chairs", ("report",)))
    seminar.does(ADA, OfferReflection("reflection-of-ada-2", "and who sat on them"))
    return seminar


def asked_in_two_ways(seminar: Seminar, verb: str) -> Iterator[str]:
    """Asks for it, of what there is; says after each time what was asked for."""
    for index in (0, 2):
        seminar.try_(*seminar.ask(Ask(verb, index, index, "two chairs")))
        yield f"{verb} changed a cell that no row of its facts named"


MAKING = [name_of(command) for command in COMMANDS if issubclass(command, MakeCommand)]


def test_whatever_is_made_is_said_to_have_changed() -> None:
    """No board keeps a cell that looks different now."""
    seminar = Seminar().furnish().with_pairs()
    for verb in MAKING:
        for said in asked_in_two_ways(seminar, verb):
            assert seminar.is_fresh(), said


@pytest.mark.parametrize("verb", sorted({*PHONE_VERBS, *DESK_VERBS, *POET_VERBS, *CARE_VERBS, *REPORTER_VERBS}))
def test_whatever_a_command_changes_is_said_to_have_changed(verb: str) -> None:
    """Asked for in several ways, once one of everything has been made."""
    seminar = Seminar().furnish().with_pairs()
    for making in MAKING:
        list(asked_in_two_ways(seminar, making))
    for _ in range(3):
        for said in asked_in_two_ways(seminar, verb):
            assert seminar.is_fresh(), said


@pytest.mark.parametrize("row", CELLS.values(), ids=lambda row: row.noun)
def test_every_cell_is_seen_by_a_place_and_is_what_its_row_says(
    busy: Seminar, drafted: Seminar, over: Seminar, row: CellRow
) -> None:
    """In the course of a busy day there is one of each on every board that its row names, and on no other."""
    assert row.places, f"no place sees {row.noun}"
    days = [(day.boards, by) for day in (drafted, over, busy) for by in all_boards()]
    boards = [(by.role, reached(shown, by.role, by.voice) | card_of(shown, by)) for shown, by in days]

    seen = {place: cell for place, cells in boards for key, cell in cells.items() if key.split("/")[0] == row.noun}

    assert set(seen) == set(row.places), f"{row.noun} is not seen where its row says"
    for place, cell in seen.items():
        fields = {field.encode_name for field in msgspec.structs.fields(row.places[place])}
        assert isinstance(cell, dict)
        assert set(cell) <= fields


@pytest.mark.parametrize("each", NOUNS, ids=lambda each: each.name)
def test_a_noun_hears_only_of_facts_that_are_anothers(each: Noun) -> None:
    own = {row.fact for row in each.facts}

    assert all(row.fact in FACTS and row.fact not in own for row in each.hears)


@pytest.mark.parametrize("row", [row for row in CELLS.values() if row.alone], ids=lambda row: row.noun)
def test_a_cell_without_an_id_on_the_wire_is_one_persons_own_and_has_one_elsewhere(row: CellRow) -> None:
    """Elsewhere those of all people would stand under one name."""
    key = Key(row.noun, "voice/id-of-one")

    assert row.whose is not None
    assert row.shown_as(key, Role.PHONE) == row.noun
    assert {row.shown_as(key, place) for place in row.places if place is not Role.PHONE} <= {f"{row.noun}/id-of-one"}


@pytest.mark.parametrize("row", CELLS.values(), ids=lambda row: row.noun)
def test_a_cell_is_made_of_nouns_that_there_are(row: CellRow) -> None:
    assert set(row.made_of) <= set(CELLS)


def test_a_command_on_the_wire_has_a_name_of_its_own_and_so_has_a_fact_in_the_log() -> None:
    for kinds in (COMMANDS, FACTS):
        names = [name_of(kind) for kind in kinds]
        assert len(names) == len(set(names))


def test_what_only_the_clock_says_no_place_may_say() -> None:
    alone = [row.command for row in COMMANDS.values() if not set(row.by) & set(PLACES)]

    assert [name_of(command) for command in alone] == [
        "clock.note",
        "phrase.show_waiting",
        "programme.read",
        "phrase.erase_taken_back",
        "phrase.erase",
        "words.forget",
        "meaning.show_waiting",
        "wall.end_lending",
        "checkin.forget",
        "round.forget",
        "decision.forget",
        "reflection.erase_taken_back",
    ]
    assert all(set(row.by) <= {*PLACES, Role.CLOCK} for row in COMMANDS.values())


def test_what_shows_a_part_of_something_is_touched_with_it() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.show("two chairs")
    theme, line = seminar.name("Being heard", phrase), seminar.write(("two chairs", phrase))

    touched = seminar.does(FRAN, HidePhrase(phrase, "a reason"))

    around = {Key("phrase", phrase), Key("mine", phrase), Key("theme", theme), Key("line", line), Key("quote", phrase)}
    (decision,) = seminar.day[Decisions].by_id.values()
    assert touched == around | {decision.key} | {Key("prompt"), Key("wall"), Key("pages"), Key("threads")}, (
        "what the wall can show of a question, and so of itself"
    )
    assert PEOPLE not in touched
    assert seminar.sees(PAUL, f"phrase/{phrase}") is None


# The fence


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where they come from"
            found.add(str(node.module))
    return found


@pytest.mark.parametrize("path", sorted(DAY.glob("*.py")), ids=lambda path: path.name)
def test_the_day_stands_on_nothing_but_itself(path: Path) -> None:
    """So that every rule can be read and tried without a socket, a disk, a clock or a language."""
    outside = {module for module in imported(path) if module != "live.day" and not module.startswith("live.day.")}

    assert {module.partition(".")[0] for module in outside} <= sys.stdlib_module_names | ALLOWED


def test_no_import_of_the_package_goes_in_a_circle() -> None:
    root = DAY.parent.parent
    modules = {".".join(path.relative_to(root).with_suffix("").parts): path for path in DAY.parent.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    edges = {name: {each for each in imports_of(path, modules) if each != name} for name, path in modules.items()}
    edges["live.day"] |= {module.__name__ for module in MODULES if hasattr(module, "NOUN")}  # imported by their names

    while leaves := [name for name, needs in edges.items() if not needs & set(edges)]:
        for name in leaves:
            del edges[name]

    assert sorted(edges) == []


def imports_of(path: Path, modules: dict[str, Path]) -> set[str]:
    """The modules that one names; a module of a package that is imported by name is that module, not the package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = {f"{node.module}.{each.name}" for each in node.names} & set(modules)
            found |= inside if len(inside) == len(node.names) else {*inside, str(node.module)}
    return found & set(modules)
