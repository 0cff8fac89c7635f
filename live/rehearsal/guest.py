"""
What guests with phones do: they give phrases and notes, echo, support themes, take words back, lose the connection.

The rule here: where words are taken everybody joins in; elsewhere they listen, more or less.
"""

from collections import deque
from collections.abc import Iterable
from functools import partial

from live.day.allowing import AllowPhrase
from live.day.appeals import AppealPhrase
from live.day.given import Use
from live.day.notes import OfferNote
from live.day.noun import Command
from live.day.phrases import EchoPhrase, OfferPhrase, PhraseCell, WithdrawPhrase
from live.day.roles import Role
from live.day.steps import EchoCell, MineCell
from live.day.themes import PhoneThemeCell, SupportTheme
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity, Person
from live.rehearsal.script import NOTHING, parts_by_slot
from live.rehearsal.script.discussion import APPEAL
from live.rehearsal.script.part import ScriptedNote, ScriptedPhrase

# A guest who gives more than this in one slot is making a speech, or writing an essay.
MOST_PHRASES = 6
MOST_NOTES = 2
# What somebody allows who does not allow everything.
SOME_USES: tuple[tuple[Use, ...], ...] = (("wall", "report"), ("poem",), ("wall", "poem"))
# How many of the newest phrases somebody looks through for one to echo.
LOOKS_AT = 25
# One guest out of so many may take their words out of the poem again.
RECONSIDERS = 4


class OfferPhrases(Activity):
    """Gives the phrases of the script that are this guest's; what is not taken stays on the phone until later."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.unsaid: dict[str, deque[ScriptedPhrase]] = {}  # by slot
        self.not_taken: list[OfferPhrase] = []

    async def prepare(self) -> None:
        """Comes with everything to say in mind."""
        for slot, part in parts_by_slot(self.person.programme).items():
            own = part.share(self.person.number, self.person.simulation.guests).phrases
            self.unsaid[slot] = deque(own[:MOST_PHRASES])

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Spread over a slot that takes them; and some cannot wait while the room listens."""
        if "phrase" in slot.takes:
            here = slot.slot or ""
            yield self.once(slot, 0.02, 0.1, self.offer_again)
            yield from self.several(slot, len(self.unsaid.get(here, ())), 0.05, 0.92, partial(self.offer_next, here))
        elif slot.listening and slot.opens is not None and self.person.random.random() < 0.12:
            yield self.once(slot, 0.2, 0.9, self.offer_too_early)

    async def offer_next(self, slot: str) -> None:
        """Offers the next phrase that was meant for a slot."""
        phrases = self.unsaid.get(slot)
        if phrases:
            phrase = phrases.popleft()
            await self.offer(OfferPhrase(self.person.new_id("phrase"), phrase.text, self._uses(), phrase.lang))

    def _uses(self) -> tuple[Use, ...]:
        allows_some = self.person.random.random() < 0.15
        return self.person.random.choice(SOME_USES) if allows_some else ("wall", "poem", "report")

    async def offer(self, phrase: OfferPhrase) -> None:
        """Offers a phrase, and keeps it on the phone where it is not taken."""
        answer = await self.person.ask(phrase)
        if answer.refused is not None:
            self.not_taken.append(phrase)

    async def offer_again(self) -> None:
        """Offers what was not taken, under the id it had."""
        phrases, self.not_taken = self.not_taken, []
        for phrase in phrases:
            await self.offer(phrase)

    async def offer_too_early(self) -> None:
        """Offers a phrase while the room listens; it is not taken."""
        opens = self.person.running.opens
        if opens is not None:
            await self.offer_next(opens.slot)


class EchoPhrases(Activity):
    """Stands behind the phrases of others."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """A few times in a slot that takes words."""
        if "phrase" in slot.takes:
            yield from self.several(slot, self.person.random.randint(1, 4), 0.2, 0.97, self.echo)

    async def echo(self) -> None:
        """Echoes one of the newest phrases on the wall."""
        client, echoed = self.person.client, self.person.client.cells("echo", EchoCell)
        own = client.cells("mine", MineCell)
        phrases = [each for each in client.cells("phrase", PhraseCell) if each not in echoed and each not in own]
        if phrases:
            await self.person.ask(EchoPhrase(self.person.random.choice(phrases[-LOOKS_AT:])))


class SupportThemes(Activity):
    """Supports themes, and changes their mind about some."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once or twice in the second half of a slot that takes words."""
        if "phrase" in slot.takes:
            yield from self.several(slot, self.person.random.randint(1, 2), 0.5, 0.97, self.support)

    async def support(self) -> None:
        """Supports one more theme, or one less."""
        supported = self.person.me.stands
        if supported and self.person.random.random() < 0.15:
            await self.person.ask(SupportTheme(self.person.random.choice(supported), on=False))
            return
        others = [theme for theme in self.person.client.cells("theme", PhoneThemeCell) if theme not in supported]
        if others:
            await self.person.ask(SupportTheme(self.person.random.choice(others), on=True))


class OfferNotes(Activity):
    """Gives the notes of the script that are this guest's."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """At any time in a slot that takes words, but for the beginning."""
        if "phrase" in slot.takes:
            part = parts_by_slot(self.person.programme).get(slot.slot or "", NOTHING)
            notes = part.share(self.person.number, self.person.simulation.guests).notes
            yield from (self.once(slot, 0.35, 0.9, partial(self.offer, note)) for note in notes[:MOST_NOTES])

    async def offer(self, note: ScriptedNote) -> None:
        """Offers a note, under its theme where there is one by now."""
        theme = self.person.theme_id(note.theme)
        await self.person.ask(OfferNote(self.person.new_id("note"), note.text, theme))


class WithdrawPhrases(Activity):
    """Takes a phrase back, now and then."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """One guest in ten, in the second half of a slot that takes words."""
        if "phrase" in slot.takes and self.person.random.random() < 0.1:
            yield self.once(slot, 0.5, 0.97, self.withdraw)

    async def withdraw(self) -> None:
        """Withdraws one of their own phrases."""
        phrases = own_phrases(self.person, "received")
        if phrases:
            await self.person.ask(WithdrawPhrase(self.person.random.choice(phrases)))


class AskToLookAgain(Activity):
    """Asks the facilitators to look again at words of theirs that were hidden."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Whoever sees it, twice in a slot that takes words: the second time for what was hidden meanwhile."""
        if "phrase" in slot.takes:
            yield from self.several(slot, 2, 0.3, 0.8, self.ask)

    async def ask(self) -> None:
        """Once for each of their words that are hidden."""
        for item, cell in self.person.client.cells("mine", MineCell).items():
            states = {step.is_ for step in cell.state}
            if "hidden" in states and "appealed" not in states:
                await self.person.ask(AppealPhrase(item, APPEAL))


class LeavePoem(Activity):
    """To some it is too much to be in a poem: they say that their words may not be in it, or take them back."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Some guests look twice in every slot what became of their words."""
        if self.person.number % RECONSIDERS == RECONSIDERS - 1:
            yield from self.several(slot, 2, 0.1, 0.95, self.reconsider)

    async def reconsider(self) -> None:
        """One time in three, as long as the poem is being written."""
        phrases = own_phrases(self.person, "in_poem")
        if phrases and self.person.poem.state == "writing" and self.person.random.random() < 0.35:
            await self.person.ask(self._refusing(phrases[0]))

    def _refusing(self, phrase: str) -> Command:
        uses = self.person.client.cells("mine", MineCell)[phrase].uses
        stays = self.person.random.random() < 0.5
        return AllowPhrase(phrase, tuple(use for use in uses if use != "poem")) if stays else WithdrawPhrase(phrase)


class LoseConnection(Activity):
    """Walks into a lift; what is given meanwhile goes out later."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """One guest in eight, in any slot."""
        if self.person.random.random() < 0.12:
            yield self.once(slot, 0.2, 0.6, self.lose_connection)

    async def lose_connection(self) -> None:
        """Is away for one to five minutes of the day."""
        self.person.client.lose_connection(self.person.random.uniform(60, 300) / self.person.simulation.clock.speed)


def own_phrases(person: Person, state: str) -> list[str]:
    """The ids of one's own phrases that have got so far and are neither withdrawn nor hidden."""
    cells = person.client.cells("mine", MineCell).items()
    return [phrase for phrase, cell in cells if cell.what == "phrase" and _is_in_use(cell, state)]


def _is_in_use(cell: MineCell, state: str) -> bool:
    states = {step.is_ for step in cell.state}
    return state in states and not states & {"withdrawn", "hidden"}


ACTIVITIES: Activities = {
    Role.PHONE: (
        OfferPhrases,
        EchoPhrases,
        SupportThemes,
        OfferNotes,
        WithdrawPhrases,
        AskToLookAgain,
        LeavePoem,
        LoseConnection,
    )
}
