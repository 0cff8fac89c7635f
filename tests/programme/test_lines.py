"""Lines made plain: titles that were broken over two, prompts behind bullets."""

import pytest

from live.programme import read


@pytest.mark.parametrize("below", ["with Ann Lee and Bob Ray", "  and what comes after it"])
def test_a_title_that_goes_on_in_the_next_line_is_one_title(below):
    slot = read(f"A day\n9.30 A talk about the room and the people in it\n{below}").slots[0]

    assert slot.title == f"A talk about the room and the people in it {below.strip()}"


@pytest.mark.parametrize("below", ["with tea and coffee", "Ann Lee and Bob Ray"])
def test_what_stands_below_a_short_title_describes_it(below):
    slot = read(f"A day\n9.30 Registration\n{below}").slots[0]

    assert (slot.title, slot.description) == ("Registration", below)


@pytest.mark.parametrize("line", ["? What stays?", "?What stays?", "- ? What stays?", "• ? What stays?"])
def test_a_prompt_may_have_a_bullet(line):
    slot = read(f"A day\n11.15 Discussion\n{line}").slots[0]

    assert (slot.prompt, slot.description) == ("What stays?", "")
