"""What stands below the last slot and is not about it."""

import pytest

from live.programme import read
from tests.programme.examples import said

DAY = "A day\n9.00 Doors\nCome in.\n10.00 Talk\nBy the river.\n16.00 The poem\nNadia reads.\n"
NOTES = [
    "\nParking is behind the hall.\nCall Ola on 0123 456789.",
    "\nThe hall is number nine, behind the church.",
    "Parking: behind the hall.",
    "\nKontakt: ola@example.org",
    "Organised by the allotment society",
    "\nStationnement derrière la salle",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_closing_note_is_not_the_poems_description_and_is_said(note):
    programme = read(DAY + note)

    first = 8 + note.startswith("\n")
    assert programme.slots[-1].description == "Nadia reads."
    assert "note" in said(programme, first)


@pytest.mark.parametrize(
    "text", ["\n  Indented words are the slot's own.", "And a second line.", "\n? What stays with you?"]
)
def test_what_describes_the_last_slot_stays_with_it(text):
    slot = read(DAY + text).slots[-1]

    assert text.strip().lstrip("? ") in (slot.description.splitlines()[-1], slot.prompt)


def test_where_free_lines_part_slots_from_their_text_the_last_slot_keeps_its_own():
    programme = read("A day\n\n9.00 Doors\n\nCome in.\n\n16.00 The poem\n\nNadia reads.\n")

    assert programme.slots[-1].description == "Nadia reads."
