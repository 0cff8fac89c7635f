"""The published programme of Seminar 5, and how tests show what was read."""

from collections.abc import Callable

from live.programme.programme import Programme, Unreadable
from live.programme.sentences import sentence

# The published programme of Seminar 5, line by line in its own shape; the long paragraphs are cut to a sentence or two
# of ours that keep what made them hard: length, colons, quotes, kind words in running text.
PUBLISHED = """\
Seminar 5 Programme: Friday 3rd March, 2017

Seminar 5 will be held at the University of York, Research Centre for Social Sciences Building, \
6 Innovation Close, YO10 5ZF

Follow us on the day via Twitter @ESRCcopro #ESRCseminar5

(View a PDF of the programme here.)

Programme:

9.30 Registration (with tea and coffee available)

10.00 Opening with Martin Webber and Pamela Fisher

10.15 Tricia Thorpe and Vanessa Findlay: Tricia Thorpe, Anti-stigma coordinator, Real Voices working for Leeds and \
York Partnership Foundation Trust (LYPFT) and Vanessa Findlay, Anti-stigma volunteer.

Are you ready to hear us? We bring stories told in many ways, for many reasons; for this discussion we keep to a few.

11.15 Discussion of arising themes (with tea and coffee available)

12.00 Mick McKeown and Helen Spandler: Mick McKeown, Reader in Democratic Mental Health and Helen Spandler, Reader in \
Mental Health, University of Central Lancashire (UcLan)

What a process of ‘truth and reconciliation’ could do, and (perhaps) could not, for alliances that have to last.

12.45 LUNCH

1.45 Keynote: Brendan Stone (Professor of Medical Humanities University of Sheffield)

Is it possible at all? And if so, where and how? A talk about the radical side of a word that has been taken over.

3.00 Tea and coffee and identification of the main points arising from presentations and discussions

3.30 Adam Montgomery is a Dual Diagnosis Peer Support Development & Group Worker employed by Leeds Mind. However, it \
will be in his capacity as a spoken work artist and poet that Adam will close the seminar.

3.45 Additional networking opportunity
"""
WRITTEN = "9.30 10.00 10.15 11.15 12.00 12.45 1.45 3.00 3.30 3.45"
TEN_SLOTS = [
    "09:30–10:00 registration",
    "10:00–10:15 opening",
    "10:15–11:15 talk",
    "11:15–12:00 discussion",
    "12:00–12:45 talk",
    "12:45–13:45 break",
    "13:45–15:00 keynote",
    "15:00–15:30 main-points",
    "15:30–15:45 poem",
    "15:45– networking",
]
TEN_TITLES = [
    "Registration (with tea and coffee available)",
    "Opening with Martin Webber and Pamela Fisher",
    "Tricia Thorpe and Vanessa Findlay",
    "Discussion of arising themes (with tea and coffee available)",
    "Mick McKeown and Helen Spandler",
    "LUNCH",
    "Keynote: Brendan Stone (Professor of Medical Humanities University of Sheffield)",
    "Tea and coffee and identification of the main points arising from presentations and discussions",
    "Adam Montgomery",
    "Additional networking opportunity",
]


def hhmm(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def times(programme: Programme) -> list[str]:
    return [f"{hhmm(slot.start)}–{hhmm(slot.end)}" for slot in programme.slots]


def kinds(programme: Programme) -> list[str]:
    return [f"{span} {slot.kind}" for span, slot in zip(times(programme), programme.slots, strict=True)]


def plainly(programme: Programme) -> list[str]:
    return [f"{hhmm(slot.start)} {slot.title}" for slot in programme.slots]


def said(programme: Programme, line: int) -> str:
    return " ".join(sentence(guess.code, **guess.values) for guess in programme.guesses if guess.line == line)


def attempt(read_it: Callable[[], Programme]) -> Programme | Unreadable:
    try:
        return read_it()
    except Unreadable as unreadable:
        return unreadable
