"""Whatever stands in a file with a time opens a slot, or is named: in fifteen forms, in any order, between any text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from live.programme import read
from live.programme.programme import Programme, Unreadable
from tests.programme.examples import attempt

FORMS = [
    *(
        "{h}.{m:02} {t}",
        "{h:02}:{m:02}–{e:02}:{m:02} {t}",
        "{h}h{m:02} : {t}",
        "{h}.{m:02} Uhr {t}",
        "Kl. {h}.{m:02} {t}",
    ),
    *(
        "klo {h} {t}",
        "godz. {h}:{m:02} {t}",
        "Time: {h}.{m:02} {t}",
        "{t} ..... {h}.{m:02}",
        "{t} ({h}.{m:02}–{e}.{m:02})",
    ),
    *(
        "| {h}.{m:02} | {t} | Hall |",
        "{t}\t27/11/2026 {h:02}:{m:02}\t27/11/2026 {e:02}:{m:02}",
        "{h}-{m5}-{e}.{m:02} {t}",
    ),
    *("27.11.2026 {h}:{m:02}; {t}", "2026-11-27T{h:02}:{m:02}:00 {t}", "{t}, {h}.{m:02}, Hall", "{h}.{m:02}\n{t}"),
    *(
        "At {h}.{m:02} we meet for {t}",
        "{t} starts at {h}.{m:02}.",
        "({h}.{m:02}) {t}",
        "{t}: {h}.{m:02} to {e}.{m:02}",
    ),
    *(
        "{h}am {t}",
        "noon {t}",
        "{h}:{m:02} uur, {t} (tot {e}:{m:02})",
        "{t} | {h}.{m:02}",
        "? {t} at {h}.{m:02}",
        "{h}u{m:02} {t}",
    ),
]
TITLES = [
    "Talk",
    "First round",
    "Lunch",
    "Free Writing",
    "Ann Lee",
    "prayers and a walk",
    "Gespräch",
    "Poem",
    "Umræður",
]


@st.composite
def lines_with_times(draw: st.DrawFn) -> str:
    hour = draw(st.integers(8, 11))
    minute = draw(st.sampled_from([0, 15, 30, 45]))
    form, title = draw(st.sampled_from(FORMS)), draw(st.sampled_from(TITLES))
    return form.format(h=hour, m=minute, m5=f"{minute:02}", e=hour + 1, t=title)


TEXTS = st.sampled_from(
    ["", "", "Some prose.", "A line of words", "\n\n\n", "Parking is behind the hall.", "27 November 2026"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(lines_with_times(), lines_with_times(), TEXTS), min_size=1, max_size=12).map("\n".join))
def test_every_line_with_a_time_is_in_a_slot_or_is_named(text):
    programme = attempt(lambda: read("Our day\n" + text))

    if not isinstance(programme, Unreadable):
        lost = [
            number for number, line in enumerate(["Our day", *text.split("\n")], 1) if is_lost(programme, number, line)
        ]
        assert lost == []


def is_lost(programme: Programme, number: int, line: str) -> bool:
    """Whether a line with a time stands in no slot, title or question, and in no text that a guess names."""
    if not re.search(r"[0-9]{1,2}[.:h-][0-9]{2}|[0-9]am|klo [0-9]|noon", line) or line.startswith("?"):
        return False
    if any(slot.line == number or line.strip() in slot.title for slot in programme.slots):
        return False
    named = [(guess.line, guess.values.get("last_line", guess.line)) for guess in programme.guesses]
    return not any(first <= number <= last for first, last in named)
