"""
When Python looks for garbage: rarely, and not through the day that was opened.

The rules here: what is no longer needed is freed at once as long as it stands in no circle, and nothing that comes and
goes with phones or words stands in one (a test counts them). So a look through everything finds next to nothing, while
every phone waits for it: half a second with five thousand of them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# What is new is looked through by so many objects, about two milliseconds; that again by every fourth time; and all
# there is when about a million have stayed, which is more than a day leaves behind.
NEW, NEW_TIMES, ALL_TIMES = 5_000, 4, 50


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """While it lasts, what was there before is not looked through at all, and the rest rarely; begin it once opened."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, NEW_TIMES, ALL_TIMES)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
