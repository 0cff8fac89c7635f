"""
Consents: what people say of their own words in the draft, while it is read back to them.

The rules here: what was said is of the words as they stood: a line that is written anew asks again. It is kept from one
reading back to the next. Who has said nothing has consented as they did when they gave their words.
"""

from live.day.given import AllGiven, Given
from live.day.noun import Day
from live.day.sheet import Poem


class Consents:
    """What was said of phrases and pairs. Changed by `apply` only; `until` (epoch ms) while the draft is read back."""

    def __init__(self) -> None:
        self.until: int | None = None
        self.answers: dict[str, bool] = {}  # by the ids of phrases and pairs

    def forget_fine(self, given_id: str) -> bool:
        """What was fine is to be asked again; whether it was fine."""
        return self.answers.get(given_id, False) and self.answers.pop(given_id)


def asked(day: Day) -> list[Given]:
    """
    What is asked about, in the order in which it came into the poem: the words in it that the room will hear, and those
    that their giver has just taken out.
    """
    answers, found = day[Consents].answers, map(day[AllGiven].lent, day[Poem].phrases)
    return [each for each in found if each is not None and (each.in_pool or answers.get(each.id) is False)]


def fine_in(day: Day, line: str) -> int:
    """
    To how many of the words in a line their giver has said fine. Phrases are counted and not people: a poet would read
    off it which phrases are one person's (`lamp`).
    """
    answers, found = day[Consents].answers, map(day[AllGiven].lent, day[Poem].lines[line].since)
    return sum(each is not None and each.in_pool and answers.get(each.id, False) for each in found)
