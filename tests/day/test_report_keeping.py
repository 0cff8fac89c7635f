"""When the time is up, what a published report quotes stays as it is, and nothing of one that nobody else may read."""

import pytest

from live.day.allowing import AllowPhrase
from live.day.given import AllGiven
from live.day.keeping import DAYS
from live.day.meaning_showing import ShowMeaning
from live.day.meanings import AskMeaning, GiveMeaning, WithdrawMeaning
from live.day.moderation import HidePhrase
from live.day.noun import Command
from live.day.phrases import WithdrawPhrase
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.report import (
    CutReportNote,
    PublishReport,
    ReportCode,
    TakeIntoReport,
    WithdrawReport,
    WriteReportNote,
)
from live.day.report_book import ReportBook
from live.day.roles import CLOCK, By
from live.day.taking_back import EraseWords, PutBack
from live.day.timetable import EndDay
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, RITA, STRANGER, Seminar, all_boards

NOTE = "note-of-rita-1"
ASKED, MEANT = "meaning-asked-1", "meaning-given-1"
ALL_DAYS = DAYS * 24 * 60


class Reported(Seminar):
    """A day with a report that quotes one of everything; and words that it does not quote."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("11.20")
        self.quoted = self.show("qa two chairs", gloss="qa dwy gadair")
        self.unquoted = self.show("qz same height", BOB)
        self.in_both = self.show("qb a door that opens", BOB)
        self.hidden = self.show("qz a name", CLEO)
        self.disallowed = self.show("qz not any more", CLEO)
        self.quoted_note = self.note("qc a longer thought", by=BOB)
        self.does(CLEO, AskMeaning(ASKED, "qdword"))
        self.does(FRAN, ShowMeaning(ASKED))
        self.does(ADA, GiveMeaning(MEANT, ASKED, "qd plain words"))
        self.does(FRAN, ShowMeaning(MEANT))
        self.does(RITA, WriteReportNote(NOTE, "s4", "qz what it said first"))
        self.does(RITA, WriteReportNote(NOTE, "s4", "qe we sat\nin a ring"))
        self.starts("s8")
        self.quoted_pair = self.pair("qf it was them", "qf it was us", CLEO)
        quoted = (self.quoted, self.in_both, self.hidden, self.disallowed, self.quoted_note, MEANT, self.quoted_pair)
        for each in quoted:
            self.does(RITA, TakeIntoReport(each))
        self.does(FRAN, HidePhrase(self.hidden, "qz a reason"))
        self.does(CLEO, AllowPhrase(self.disallowed, ("wall", "poem")))
        self.line = self.write("the poet’s own ", ("qb a door", self.in_both))
        for step in (BeginReading(), ReadLine(self.line), EndReading()):
            self.does(PAUL, step)
        self.does(FRAN, EndDay(self.current))

    def report(self) -> dict[str, str]:
        """What the report quotes, each in one text, by its id."""
        quotes = {each: self.sees(RITA, f"quote/{each}") for each in self.day[ReportBook].taken}
        return {each: f"{quote['before'] or ''} {quote['text']}".strip() for each, quote in quotes.items() if quote}

    def everywhere(self) -> str:
        return "".join(self.text(by) for by in all_boards())

    def of(self, by: By, given: str) -> list[str]:
        return [step["is"] for step in self.sees(by, f"mine/{given}")["state"]]


@pytest.fixture
def day() -> Reported:
    return Reported()


@pytest.fixture
def kept(day: Reported) -> Reported:
    """A month after it was published."""
    day.does(RITA, PublishReport())
    day.wait(ALL_DAYS)
    return day


def test_of_a_published_report_stays_what_it_quotes_and_nothing_else(day: Reported) -> None:
    day.does(RITA, PublishReport())
    before, note = day.report(), day.sees(RITA, f"report_note/{NOTE}")
    assert set(before) == {day.quoted, day.in_both, day.quoted_note, MEANT, day.quoted_pair}
    assert before[day.quoted_pair] == "qf it was them qf it was us"
    assert before[MEANT] == "qdword qd plain words"

    day.wait(ALL_DAYS)

    assert day.report() == before
    assert day.sees(RITA, f"quote/{day.quoted}")["gloss"] == "qa dwy gadair"
    assert day.sees(RITA, f"report_note/{NOTE}") == note
    assert day.sees(RITA, "report")["kept"] == day.sees(RITA, "terms")["until"] == day.now
    assert "qz" not in day.everywhere()
    assert not any(word in day.text(by) for word in ("qa", "qc", "qd", "qe", "qf") for by in all_boards() if by != RITA)
    assert not any(each.text or each.before or each.gloss for each in day.day[AllGiven].items.values())
    assert day.is_fresh()


def test_of_a_report_that_nobody_else_may_read_nothing_stays_also_when_it_is_published_later(day: Reported) -> None:
    day.wait(ALL_DAYS)

    day.does(RITA, PublishReport())

    assert day.report() == {}
    assert day.sees(RITA, f"report_note/{NOTE}") is None
    assert day.sees(RITA, "report")["kept"] is None
    assert day.of(ADA, day.quoted) == ["received", "forgotten"]
    day.does(RITA, WriteReportNote("note-of-rita-2", "s4", "written afterwards"))
    day.wait(ALL_DAYS)
    assert day.sees(RITA, "report_note/note-of-rita-2") is not None, "it is nothing that was given on the day"


def test_who_gave_what_is_quoted_still_is_told_so(kept: Reported) -> None:
    assert kept.of(ADA, kept.quoted) == ["received", "reported"]
    assert kept.of(BOB, kept.in_both) == ["received", "reported", "in_poem", "read_aloud"]
    assert kept.of(BOB, kept.unquoted) == ["received", "forgotten"]
    assert kept.sees(ADA, f"own_meaning/{MEANT}")["state"] == "reported"
    assert kept.sees(ADA, f"mine/{kept.quoted}")["text"] == ""


def test_the_poem_in_the_report_has_the_words_that_stay_in_it_and_may_be_reported(kept: Reported) -> None:
    assert [piece["text"] for piece in kept.sees(RITA, f"line/{kept.line}")["pieces"]] == [
        "the poet’s own ",
        "qb a door",
    ]

    kept.does(BOB, AllowPhrase(kept.in_both, ("poem",)))

    assert kept.sees(RITA, f"line/{kept.line}")["pieces"][1]["gone"]
    assert not kept.sees(STRANGER, f"line/{kept.line}")["pieces"][1]["gone"]
    assert kept.in_both not in kept.report()


def test_who_takes_such_words_back_takes_them_out_of_the_report_and_of_the_poem(kept: Reported) -> None:
    kept.does(BOB, WithdrawPhrase(kept.in_both))
    assert kept.in_both not in kept.report()
    kept.does(BOB, PutBack(kept.in_both))
    assert kept.in_both in kept.report()

    kept.does(BOB, WithdrawPhrase(kept.in_both))
    kept.wait(2)
    kept.does(ADA, WithdrawMeaning(MEANT))

    assert not {kept.in_both, MEANT} & set(kept.report())
    assert not any(word in kept.everywhere() for word in ("qb", "qd"))
    assert set(kept.day[ReportBook].kept) == {kept.quoted, kept.quoted_note, kept.quoted_pair}
    assert kept.sees(ADA, f"own_meaning/{MEANT}")["state"] == "ended"
    assert kept.is_fresh()


@pytest.mark.parametrize("asked", [ASKED, MEANT])
def test_by_hand_all_of_it_can_be_erased(kept: Reported, asked: str) -> None:
    kept.does(CLOCK, EraseWords((kept.quoted, kept.quoted_pair, asked, NOTE)))

    assert set(kept.report()) == {kept.in_both, kept.quoted_note}
    assert not any(word in kept.everywhere() for word in ("qa", "qd", "qe", "qf"))
    assert kept.does(CLOCK, EraseWords((kept.quoted, asked, NOTE))) == frozenset(), "it is done once"


@pytest.mark.parametrize("command", [WithdrawReport(), TakeIntoReport("", on=False)])
def test_what_the_reporter_leaves_out_then_is_gone_but_in_the_poem(kept: Reported, command: Command) -> None:
    if isinstance(command, WithdrawReport):
        kept.does(RITA, command)
        assert kept.sees(RITA, f"report_note/{NOTE}") is None
    else:
        for each in list(kept.report()):
            kept.does(RITA, TakeIntoReport(each, on=False))

    assert kept.report() == {}
    assert kept.day[ReportBook].kept == {}
    assert not any(word in kept.everywhere() for word in ("qa", "qc", "qd", "qf"))
    assert "qb a door" in kept.text(STRANGER), "the poem stays"
    assert kept.of(ADA, kept.quoted) == ["received", "forgotten"]
    assert kept.refuses(RITA, TakeIntoReport(kept.quoted)) is ReportCode.WORDS_UNKNOWN
    assert kept.is_fresh()


def test_notes_are_written_on_and_cut_as_before(kept: Reported) -> None:
    kept.does(RITA, WriteReportNote(NOTE, "s4", "we stood"))
    assert kept.does(RITA, WriteReportNote(NOTE, "s4", "we stood")) == frozenset()
    assert kept.sees(RITA, f"report_note/{NOTE}")["text"] == "we stood"
    kept.wait(ALL_DAYS)
    assert kept.sees(RITA, f"report_note/{NOTE}")["text"] == "we stood"

    kept.does(RITA, CutReportNote(NOTE))

    assert kept.sees(RITA, f"report_note/{NOTE}") is None
    assert kept.refuses(RITA, WriteReportNote(NOTE, "s4", "back")) is ReportCode.NOTE_CUT


def test_it_is_done_once(kept: Reported) -> None:
    facts = len(kept.facts)

    kept.wait(ALL_DAYS)

    assert len(kept.facts) == facts
    assert kept.is_fresh()
