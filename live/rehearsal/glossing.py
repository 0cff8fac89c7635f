"""
Words in another language than the room's: whoever gave them says what they mean, or the facilitator does who knows it.

The rule here: they are given as they are said; what they mean comes after.
"""

from collections.abc import Iterable, Mapping

from live.day.glossing import GlossPhrase
from live.day.phrases import DeskPhraseCell
from live.day.roles import Role
from live.day.steps import MineCell
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity
from live.rehearsal.script import GLOSS_BY_TEXT


class SayWhatTheyMean(Activity):
    """Says of one's own words what they mean."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Every other guest, late in a slot that takes words; what the others leave, the desk says."""
        if "phrase" in slot.takes and self.person.number % 2 == 0:
            yield self.once(slot, 0.6, 0.9, self.say)

    async def say(self) -> None:
        """Of those that have a language, and no meaning yet."""
        await gloss(self, self.person.client.cells("mine", MineCell))


class SayForOthers(Activity):
    """Says what words mean that nobody has said it of."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """At the end of a slot that takes words."""
        if "phrase" in slot.takes:
            yield self.once(slot, 0.93, 0.97, self.say)

    async def say(self) -> None:
        """In the words that the script has."""
        await gloss(self, self.person.client.cells("phrase", DeskPhraseCell))


async def gloss(activity: Activity, cells: Mapping[str, MineCell | DeskPhraseCell]) -> None:
    """Says what each of these means that is in a language and says nothing of it yet."""
    for phrase, cell in list(cells.items()):
        if cell.lang and cell.gloss is None and cell.text in GLOSS_BY_TEXT:
            await activity.person.ask(GlossPhrase(phrase, cell.lang, GLOSS_BY_TEXT[cell.text]))


ACTIVITIES: Activities = {Role.PHONE: (SayWhatTheyMean,), Role.DESK: (SayForOthers,)}
