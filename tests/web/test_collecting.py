"""When Python looks for garbage."""

import gc

from live.web.collecting import collecting_rarely


def test_what_was_opened_is_not_looked_through_while_the_house_is_served() -> None:
    before, day = gc.get_threshold(), [[number] for number in range(1000)]

    with collecting_rarely():
        assert gc.get_freeze_count() > len(day)
        assert not any(each is day for each in gc.get_objects())
        meanwhile = gc.get_threshold()

    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
    assert meanwhile > before
