"""
Words that not everybody knows: guests ask, others say what they mean, and the facilitator shows them while people eat.

The rule here: whoever knows a word says what it means in plain words, and only what nobody has said yet.
"""

from collections.abc import Iterable

from live.day.meanings import AskMeaning, DeskMeaningCell, GiveMeaning, MeaningCell
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.day.wall import ShowWall
from live.rehearsal.person import Action, Activities, Activity

# What people at such a day stumble over, and what others told them that it means.
MEANINGS = {
    "co-production": ("people who use a thing also help to make it", "doing it with us, not to us"),
    "reciprocity": ("giving and getting, each in turn",),
    "testimony": ("somebody says what happened to them, and nobody interrupts",),
    "restorative": ("putting right what can be put right, together",),
    "lived experience": ("knowing a thing because it happened to you",),
    "neurodiversity": ("minds work in many ways, and none of them is the wrong one",),
}
# One guest out of so many asks; one out of so many knows.
ASKS, KNOWS = 6, 5


class AskForWords(Activity):
    """Asks what a word means."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once in a slot in which nobody has the floor alone; some ask for what others have asked for already."""
        if not slot.listening and self.person.number % ASKS == 0:
            yield self.once(slot, 0.1, 0.5, self.ask)

    async def ask(self) -> None:
        """One of the words."""
        word = self.person.random.choice(list(MEANINGS))
        await self.person.ask(AskMeaning(self.person.new_id("meaning"), word))


class SayWhatTheyMean(Activity):
    """Says what a word means, to somebody who asked."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Looks twice what is asked."""
        if not slot.listening and self.person.number % KNOWS == 0:
            yield from self.several(slot, 2, 0.4, 0.8, self.say)

    async def say(self) -> None:
        """A meaning that nobody has given yet."""
        for question, cell in self.person.client.cells("meaning", MeaningCell).items():
            given = {each.text for each in cell.texts}
            left = [text for text in MEANINGS.get(cell.word, ()) if text not in given]
            if left:
                await self.person.ask(GiveMeaning(self.person.new_id("meaning"), question, left[0]))
                return


class MindMeanings(Activity):
    """Answers what nobody has answered, and has the wall show what words mean while people eat."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """In a break before more is said, for half of it."""
        if not slot.listening and slot.opens and "phrase" not in slot.takes:
            yield self.once(slot, 0.2, 0.25, self.answer)
            yield self.once(slot, 0.3, 0.35, self.show)
            yield self.once(slot, 0.8, 0.85, self.follow_again)

    async def answer(self) -> None:
        """In the words that the script has."""
        for question, cell in self.person.client.cells("meaning", DeskMeaningCell).items():
            if not cell.texts and cell.word in MEANINGS:
                text = MEANINGS[cell.word][0]
                await self.person.ask(GiveMeaning(self.person.new_id("meaning"), question, text))

    async def show(self) -> None:
        """If there is anything to show."""
        if self.person.client.cells("meaning", DeskMeaningCell):
            await self.person.ask(ShowWall("meanings"))

    async def follow_again(self) -> None:
        """The wall follows the day."""
        await self.person.ask(ShowWall("auto"))


ACTIVITIES: Activities = {Role.PHONE: (AskForWords, SayWhatTheyMean), Role.DESK: (MindMeanings,)}
