"""Reads a catalogue of sentences in gettext's form: a code a message, its sentence, or one for each plural."""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

# A sentence, or one for each plural the language has, by Unicode's name for it (one, few, many, other).
Forms = str | dict[str, str]

# Every plural of every language shows itself among the first hundred whole numbers.
_NUMBERS = range(101)


@cache
def read_catalogue(path: Path, locale: Locale) -> Mapping[str, Forms]:
    """The sentences of a file by their codes; one that is not translated is not there. Read once a process."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale)
    index = gettext.c2py(catalogue.plural_expr)
    examples = {locale.plural_form(number): index(number) for number in reversed(_NUMBERS)}
    sentences: dict[str, Forms] = {}
    for message in catalogue:
        match message.id, message.string:
            case str(code), str(said) if code and said:
                sentences[code] = said
            case [str(code), _], [*said] if all(said):
                sentences[code] = {name: str(said[form]) for name, form in examples.items()}
    return sentences
