"""A desk as it is in the middle of a whole rehearsal: all that its simulated room gives by then, read and gathered."""

from live.rehearsal.script import THEME_BY_TEXT, facilitator
from live.rehearsal.script.discussion import DISCUSSION, NAMES_SOMEBODY
from tests.cast import Person, TestHouse

# Not read yet: as many as come in while somebody gathers the others.
UNREAD = 5


async def rehearsed(house: TestHouse, fran: Person) -> None:
    """The discussion is well on: all its phrases and notes were given, most are read and under their themes."""
    await house.at("11.20")
    guests = [await house.phone() for _ in range(6)]
    themes = {key: await fran.names_theme(title) for key, title in facilitator.THEMES.items()}
    for number, note in enumerate(DISCUSSION.notes):
        await fran.does("phrase.read", ids=[await guests[number % len(guests)].notes(note.text)])
    for number, phrase in enumerate(DISCUSSION.phrases):
        item = await guests[number % len(guests)].gives(phrase.text)
        await house.passes(15)
        if phrase.text == NAMES_SOMEBODY:
            await fran.hides(item, facilitator.HIDE_REASON)
        elif number < len(DISCUSSION.phrases) - UNREAD:
            await fran.does("phrase.read", ids=[item])
            await fran.gathers(themes[THEME_BY_TEXT[phrase.text]], item)
    for number, theme in enumerate(themes.values()):
        await guests[number % len(guests)].stands_with(theme)
