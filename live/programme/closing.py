"""
What stands below the last slot and is not about it: where to park, whom to call, who paid for the day.

Text right below the last slot describes it. After a free line it does so only where the file leaves a free line between
slots and their text, and where it does not begin with a word such as `Parking`.
"""

import re
from collections.abc import Sequence

from live.programme.lines import Line, is_prompt
from live.programme.vocabulary import fold


def closing_note_at(body: Sequence[Line], *, has_gaps: bool) -> int:
    """
    The place in the body of the last slot where a closing note begins; its length where it holds none.

    `has_gaps`: other slots of the file have a free line above their text.
    """
    after_questions = max((at + 1 for at, line in enumerate(body) if is_prompt(line.text)), default=0)
    for at in range(after_questions, len(body)):
        is_apart = at > 0 and not body[at - 1].text
        if _begins_note(body, at, is_apart=is_apart and not has_gaps):
            return at
    return len(body)


def has_text_after_gap(body: Sequence[Line]) -> bool:
    """Does the text of a slot stand below a free line?"""
    return len(body) > 1 and not body[0].text and any(line.text for line in body)


def _begins_note(body: Sequence[Line], at: int, *, is_apart: bool) -> bool:
    text = body[at].text
    return bool(text) and not text[0].isspace() and (is_apart or _NOTE.match(fold(text)) is not None)


_NOTE = re.compile(
    r"\W*(?:p\.? ?s\.? |nb\b|n\.b\.|"
    r"parking|contact(?:s|\b:| us|$)|getting (?:here|there)|how to (?:get|find)|directions|accessibility\b|wi-?fi|"
    r"e-?mail|tel(?:ephone)?\b[.:]|phone:|mobile:|organi[sz]ed by|organi[sz]ers?:|hosted by|supported by|"
    r"(?:funded|sponsored) by|with thanks to|thanks to|for (?:more|further)|registration (?:fee|closes|is)|free entry|"
    r"parken|parkplatz|anfahrt|kontakt|anreise|ansprech|gefordert|veranstalter|hinweis|"
    r"stationnement|acces\b|contacts?\b|renseignements|organise par|avec le soutien|"
    r"aparcamiento|contacto|como llegar|organiza|colabora|parcheggio|contatti|come arrivare|organizzato|"
    r"estacionamento|contato|como chegar|organizacao|apoio|parkeren|bereikbaarheid|georganiseerd|"
    r"parcio|cyswllt|trefnwyd|parkering|kontakt|arrangor|arrangeres|stottet af|stottes av|"
    r"bilastaedi|samband|hafid samband|parking|dojazd|organizator|kontakt|חניה|יצירת קשר|לפרטים|הגעה)"
)
