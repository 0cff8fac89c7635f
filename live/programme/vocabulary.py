"""
The words organisers use in eight languages: what names a kind of slot, a meal, a month, a weekday.

English, French, German, Spanish, Italian, Portuguese, Dutch and Welsh, one line of words for each where they differ.
Every word list is written folded (small letters, no accents) and is matched against folded text, so that BEGRÜSSUNG,
Begrüßung and begrussung are one word. Nothing here knows about times or lines.
"""

import re
import unicodedata
from enum import IntEnum

from live.day.kinds import Kind


class Weekday(IntEnum):
    """The days of the week, numbered as `datetime.date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def fold(text: str) -> str:
    """Small letters without accents, one character for each character of `text` where that is possible."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("’", "'")


def kind_named_in(text: str) -> tuple[Kind, str] | None:
    """
    The kind that the words of `text` name, and the word that names it; None where no word does.

    The earliest word wins within a rank. A keynote and the main points win over all else in the line, a meal over the
    networking around it, and tea or coffee names a break only where nothing else is going on.
    """
    folded = fold(text)
    spellings = (folded, _WRITTEN_UMLAUT.sub("", folded))
    found = [
        (rank, match.start(), kind, match[0])
        for rank, kind, words in _KINDS
        for spelling in spellings
        if (match := words.search(spelling))
    ]
    if not found:
        return None
    _, _, kind, word = min(found)
    return kind, word


def names_a_meal(text: str) -> bool:
    """Is a meal among these words? Meals keep their time when the day runs late: the kitchen does not slide."""
    return _MEALS.search(fold(text)) is not None


def names_an_ending(text: str) -> bool:
    """Does the line only say that the day ends here?"""
    return _ENDINGS.match(fold(text)) is not None


def month_named(word: str) -> int | None:
    """1 to 12 for a month's name or an abbreviation of three letters or more; None for any other word."""
    folded = fold(word).rstrip(".")
    if folded in _MONTHS:
        return _MONTHS[folded]
    meant = {month for name, month in _MONTHS.items() if name.startswith(folded)} if len(folded) >= 3 else set()
    return meant.pop() if len(meant) == 1 else None


def weekday_named(text: str) -> Weekday | None:
    """The first weekday named in full in `text`, else None. Welsh days want their `dydd`."""
    named = _WEEKDAY.search(fold(text))
    return Weekday(_WEEKDAYS[named[0]]) if named else None


def is_day_word(word: str) -> bool:
    """Is this a weekday, in full or short, or one of the small words that stand around a date?"""
    return fold(word).strip(".,;:()–-") in _DAY_WORDS


# "Begruessung" for Begrüßung.
_WRITTEN_UMLAUT = re.compile(r"(?<=[aou])e")


def _words(*languages: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(languages)})\b")


_REGISTRATION = _words(
    r"registration|registering|arriv(?:e|als?|ing)|sign[- ]?in|check[- ]?in|doors open|doors|welcome desk",
    r"inscriptions?|accueil|arrivees?|enregistrement|emargement",
    r"anmeldung|registrierung|akkreditierung|ankunft|ankommen|eintreffen|einlass|empfang der teilnehm\w+",
    r"registro|inscripcion(?:es)?|acreditacion(?:es)?|llegada|recepcion (?:de|y)",
    r"registrazion[ei]|accoglienza|iscrizion[ei]|accredit[oi]|arrivo",
    r"inscric(?:ao|oes)|credenciamento|acolhimento|recec?p?cao|chegada",
    r"registratie|aanmeld(?:en|ing)|inschrijving|ontvangst|inloop|aankomst",
    r"[cg]h?ofrestru|[cg]h?yrraedd",
)
_OPENING = _words(
    r"opening|welcome|introductions?|greetings?|housekeeping|setting the scene",
    r"ouverture|bienvenue|mots? d'accueil|(?:allocution|discours) (?:d'ouverture|de bienvenue)",
    r"eroffnung|eroffnungs(?:worte|rede)|begrussung|willkommen|einfuhrung|einleitung|grussworte?|auftakt",
    r"apertura|bienvenida|inauguracion|introduccion|presentacion de la jornada",
    r"benvenut[oi]|salut[oi]|introduzione",
    r"abertura|boas[- ]vindas|bem[- ]vindos|introducao",
    r"welkom|welkomstwoord|inleiding",
    r"agoriad\w*|[cg]h?roeso",
)
_TALK = _words(
    r"talks?|lectures?|presentations?|papers?|speakers?|testimon(?:y|ies)|stor(?:y|ies)|case stud(?:y|ies)",
    r"demonstrations?",
    r"exposes?|conference (?:de|du|par)|conference ?:|^conference$|communications? (?:de|du|libres?)|temoignages?",
    r"recits?|allocution",
    r"\w*vortrage?|\w*vortrags|\w*referate?|impuls\w*|inputs?(?! from)|prasentation(?:en)?|erfahrungsberichte?",
    r"beitrage?",
    r"charlas?|ponencias?|conferencias?|presentacion(?:es)?|comunicacion(?:es)?|testimonios?|relatos?",
    r"relazion[ei]|intervent[oi]|conferenz[ae]|presentazion[ei]|testimonianz[ae]|racconti",
    r"palestras?|comunicac(?:ao|oes)|apresentac(?:ao|oes)|testemunhos?",
    r"\w*lezing(?:en)?|presentaties?|voordracht(?:en)?|ervaringsverha(?:al|len)|getuigenis(?:sen)?",
    r"sgwrs|sgyrsiau|d?darlith(?:oedd)?|[cg]h?yflwyniad(?:au)?|anerchiad(?:au)?|straeon",
    r"(?:t|th|d)ystiolaeth(?:au)?",
)
# "Discussion of the keynote" is about one; what it is itself stands before that.
_KEYNOTE = _words(
    r"(?<!\w the )(?:keynotes?|key[- ]note)|plenary (?:lecture|talk|address|speaker)",
    r"conference (?:pleniere|principale|inaugurale|d'ouverture)|discours (?:principal|inaugural)|grand temoin",
    r"keynote\w+|(?:haupt|fest|eroffnungs|plenar)(?:vortrag|referat)|hauptrede",
    r"(?:conferencia|ponencia) (?:magistral|inaugural|plenaria|magna|marco|principal|de (?:apertura|abertura))",
    r"relazione (?:principale|introduttiva|inaugurale|di apertura)|lectio magistralis|lezione magistrale",
    r"discorso (?:di apertura|principale)",
    r"palestra (?:principal|inaugural|magna|de abertura)",
    r"hoofdlezing|openingslezing|hoofdspreker",
    r"b?prif (?:araith|ddarlith|anerchiad|siaradwr\w*)",
)
_DISCUSSION = _words(
    r"discussions?|debates?|q ?(?:&|and) ?a|questions?|conversations?|dialogues?|workshops?|feedback from",
    r"group ?(?:work|exercise)|small groups|break[- ]?outs?|world cafe|round ?tables?|panel|plenary",
    r"open (?:space|floor)|fishbowl",
    r"debats?|echanges?|tables? rondes?|ateliers?|(?:travail|travaux) en (?:petits )?groupes?|groupes? de travail",
    r"forum ouvert",
    r"\w*diskussion(?:en|srunde)?|austausch|\w*gesprache?|gesprachsrunde|arbeitsgruppen?|\w*gruppenarbeit",
    r"kleingruppen|(?:ruck|nach)?fragen|fragerunde|aussprache|rund(?:er|e) tische?|plenum",
    r"debatte|\w+workshops?",
    r"discusion(?:es)?|coloquio|mesas?[- ]redondas?|taller(?:es)?|preguntas|dialogo|conversatorio",
    r"grupos? de (?:trabajo|discusion)|trabajo (?:en|de) grupos?",
    r"discussion[ei]|dibattito|tavol[ae] rotond[ae]|domande|laborator(?:io|i)|confronto",
    r"gruppi di (?:lavoro|discussione)|lavor[oi] (?:di|in) grupp[oi]",
    r"discuss(?:ao|oes)|oficinas?|perguntas|grupos? de (?:trabalho|discussao)|trabalhos? (?:em|de) grupos?",
    r"rodas? de conversa|paine(?:l|is)",
    r"\w*discussies?|debat|\w*gesprek(?:ken)?|dialoog|vragen|vragenronde|werkgroep(?:en)?|groepswerk|deelsessies?",
    r"workshopronde|rondetafel\w*|uitwisseling",
    r"(?:t|th|d)rafod|(?:t|th|d)rafodaeth(?:au)?|g?weithdai|g?weithdy|(?:c|ch|g)westiynau",
    r"gwaith grwp|holi ac ateb|dadl",
)
_MAIN_POINTS = _words(
    r"(?:main|key) (?:points|messages|themes|findings)|summary|summing[- ]up|wrap[- ]?up|conclusions?|takeaways",
    r"recap|synthesis",
    r"points (?:principaux|cles|essentiels|forts)|synthese|bilan|restitutions?|recapitulatif",
    r"hauptpunkte|kernpunkte|kernaussagen|wichtigste\w* punkte|zusammenfassung|ergebnisse|ergebnissicherung|fazit",
    r"resumee?",
    r"(?:puntos|ideas) (?:principales|clave)|conclusion(?:es)?|resumen|sintesis|puesta en comun",
    r"punti (?:principali|chiave)|conclusion[ei]|sintesi|riepilogo",
    r"(?:pontos|ideias)[- ](?:principais|chave)|conclus(?:ao|oes)|resumo|sintese",
    r"hoofdpunten|kernpunten|belangrijkste punten|samenvatting|conclusies?",
    r"b?prif (?:bwyntiau|negeseuon)|[cg]h?rynodeb|crynhoi|[cg]h?asgliadau",
)
_POEM = _words(
    r"poems?|poetry|poets?|poetic|spoken[- ]wor[dk]|slam|cento",
    r"(?:lecture (?:du |de |des )?)?poemes?|poesies?|poetes?|poetesse|(?:lecture )?poetique",
    r"\w*gedichte?|\w*poesie|lyrik\w*|dichter(?:in|lesung)?",
    r"poemas?|poesias?|poetas?|poetic[ao]",
    r"poesi[ae]|poetessa",
    r"sarau",
    r"(?:voordracht van (?:een |het )?)?\w*gedicht(?:en)?|dichteres|poezie",
    r"[cg]h?erddi?|[bf]ardd|[bf]arddoniaeth",
)
_NETWORKING = _words(
    r"networking|mingl\w+|drinks?|reception|meet and greet|marketplace|posters?|socials?$|social (?:hour|time|evening)",
    r"reseautage|aperitif|apero|cocktail|moment convivial|(?:pot|verre) de l'amitie|vin d'honneur",
    r"netzwerken|vernetz(?:ung|en)|kennenlernen|umtrunk|ausklang|get[- ]together|\w*empfang",
    r"redes|coctel|aperitivo|convivio|coquetel|convivencia|vino (?:espanol|de honor)|copa de (?:vino|cava)",
    r"brindisi",
    r"confraternizacao|porto de honra",
    r"netwerken|\w*borrel|napraten",
    r"rh?wydweithio|d?diodydd",
)
_MEALS = _words(
    r"lunch\w*|dinner|supper|breakfast|brunch|buffet|picnic|barbecue",
    r"dejeuner|diner|repas|pique[- ]nique",
    r"mittag|mittags\w+|mittagessen|abendessen|abendbrot|\w*imbiss|fruhstuck",
    r"almuerzo|comida|cena|desayuno",
    r"pranzo|colazione",
    r"almoco|jantar",
    r"middageten|avondeten|ontbijt",
    r"[cg]h?inio|swper|brecwast",
)
_TEA = _words(
    r"breaks?|tea|coffee|refreshments?|intervals?|intermission|recess",
    r"pauses?|cafe|entracte|gouter|collation|^the$",
    r"\w*pause|\w*kaffee\w*|tee|starkung",
    r"descansos?|pausas?|receso|intermedio|merienda",
    r"intervallo|caffe|intervalo|lanche|rinfresc(?:o|hi)",
    r"\w*pauze|koffie\w*|thee",
    r"egwyl|toriad|paned|[cg]h?offi|amser te|^te$",
)
_KINDS = (
    (0, Kind.KEYNOTE, _KEYNOTE),
    (0, Kind.MAIN_POINTS, _MAIN_POINTS),
    (1, Kind.REGISTRATION, _REGISTRATION),
    (1, Kind.OPENING, _OPENING),
    (1, Kind.POEM, _POEM),
    (1, Kind.DISCUSSION, _DISCUSSION),
    (1, Kind.TALK, _TALK),
    (1, Kind.BREAK, _MEALS),
    (2, Kind.NETWORKING, _NETWORKING),
    (3, Kind.BREAK, _TEA),
)
_ENDINGS = _words(
    r"close|closing|ends?|finish|departures?|fin|cloture|ende|schluss|abschluss|cierre|fine|chiusura|fim|encerramento",
    r"einde|afsluiting|diwedd|cau",
)


def _numbered(*languages: str) -> dict[str, int]:
    return {name: number for names in languages for number, name in enumerate(names.split())}


_MONTHS = {
    name: index + 1
    for name, index in _numbered(
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
        "jaenner feber maerz",
    ).items()
}
_WEEKDAYS = _numbered(
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
) | {f"dydd {day}": number for day, number in _numbered("llun mawrth mercher iau gwener sadwrn sul").items()}
_DATE_WORDS = ("", "den", "le", "el", "il", "on", "op", "am", "ar", "date", "datum", "fecha", "data", "dyddiad")
_SHORT_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
_WEEKDAY = _words(*_WEEKDAYS)
_DAY_WORDS = {word for day in _WEEKDAYS for word in day.split()} | {*_SHORT_DAYS, *_DATE_WORDS}
