"""
The words of fourteen languages that name a kind of slot.

`kinds/` holds titles of programmes: `known.txt` those with which the words were gathered, `kept.txt` and `later.txt`
those that were written before and after that, and tried only then.
"""

from pathlib import Path

import pytest

from live.day.kinds import Kind
from live.programme import read

KIND_WORDS = {
    Kind.REGISTRATION: (
        "Registration | Arrival, tea and coffee | Inscription | Accueil café | Anmeldung | Ankunft und Kaffee | "
        "Registro | Acreditación | Registrazione | Credenciamento | Inscrição | Ontvangst met koffie | "
        "Cofrestru | Inloop | "
        "Arrive, tea/coffee | Arrivée des participants | Eintreffen der Gäste | Akkreditierung | Recepción de "
        "participantes | Arrivo dei partecipanti | Chegada | Aanmelden | Te a choffi a chofrestru"
    ),
    Kind.OPENING: (
        "Opening | Welcome and introductions | Ouverture | Mot d’accueil | Begrüßung | BEGRÜSSUNG | Eröffnung | "
        "Bienvenida | Apertura | Saluti | Abertura | Boas-vindas | Welkom | Croeso | Agoriad | "
        "Setting the scene | Allocution d’ouverture | Begruessung | Eröffnungsworte | Einleitung | "
        "Introducción | Indirizzi di saluto | Introdução | Sylwadau agoriadol | Chroeso"
    ),
    Kind.TALK: (
        "Talk | Lecture on power | Exposé | Témoignage | Vortrag | Impulsvortrag | Kurzreferat | Charla | "
        "Ponencia | Relazione | Palestra | Apresentação | Lezing | Voordracht | Darlith | Cyflwyniad | "
        "Our stories | "
        "Conférence | Vortraege | Präsentation | Comunicaciones | Conferenza | Getuigenis | Anerchiad | "
        "Straeon"
    ),
    Kind.KEYNOTE: (
        "Keynote | Opening keynote | Keynote lecture and discussion | Conférence plénière | Hauptvortrag | "
        "Conferencia inaugural | Relazione principale | Palestra magna | Hoofdlezing | Prif araith | "
        "Conférence principale | Eroeffnungsvortrag | Plenarvortrag | Ponencia magistral | Conferencia de "
        "apertura | Relazione di apertura | Palestra de abertura | Openingslezing"
    ),
    Kind.DISCUSSION: (
        "Discussion (with tea) | Panel discussion | Q&A | Workshops | World café | Débat | Échanges | "
        "Table ronde | Podiumsdiskussion | Austausch | Arbeitsgruppen | Coloquio | Mesa redonda | Dibattito | "
        "Tavola rotonda | Discussão | Debate | Discussie | Gesprek | Trafodaeth | Gweithdy | "
        "Discussion of the keynote | Questions to the keynote speaker | Groupwork | Travail en groupes | "
        "Gruppenarbeit | Rückfragen | Podiumsgespräch | Plenum | Mesas redondas | Grupos de trabajo | Tavole "
        "rotonde | Gruppi di lavoro | Grupos de trabalho | Roda de conversa | Paneldiscussie | Deelsessies | "
        "Sesiwn holi ac ateb | Gwaith grŵp"
    ),
    Kind.BREAK: (
        "LUNCH | Break | Tea | Coffee break | Networking lunch | Déjeuner | Pause café | Mittagspause | "
        "Mittagessen | Kaffeepause | Almuerzo | Descanso | Pranzo | Pausa | Almoço | Intervalo | Pauze | "
        "Lunchpauze | Cinio | Egwyl | Thé | "
        "Pausenkaffee | Mittag | Goûter | Merienda | Rinfresco | Amser te"
    ),
    Kind.MAIN_POINTS: (
        "Main points | Summary of the discussion | Wrap-up | Synthèse | Points principaux | Zusammenfassung | "
        "Ergebnisse der Diskussion | Conclusiones | Sintesi | Conclusões | Samenvatting | Prif bwyntiau | "
        "Crynodeb | Tea, and the main points | "
        "Recap | Restitution des ateliers | Kernaussagen | Puesta en común | Ideias principais | Kernpunten"
    ),
    Kind.POEM: (
        "Poem | Closing poem | Poetry | Spoken word | Poème | Poésie | Gedicht | Abschlussgedicht | Poema | "
        "Poesia | Poëzie | Cerdd | Y bardd | "
        "Poetic response | Lecture poétique | Recital poético | Lettura poetica | Leitura poética | "
        "Voordracht van een gedicht"
    ),
    Kind.NETWORKING: (
        "Networking | Coffee and networking | Drinks reception | Réseautage | Apéro | Umtrunk | Aperitivo | "
        "Convívio | Netwerkborrel | Rhwydweithio | "
        "Pot de l’amitié | Vin d’honneur | Empfang | Zeit zum Vernetzen | Vino español | Brindisi | Porto de "
        "honra | Diodydd | Cyfle i rwydweithio"
    ),
    Kind.OTHER: ("Close | Ende | Fin | Prayers | Group photograph"),
}


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, titles in KIND_WORDS.items() for title in titles.split(" | ")]
)
def test_the_words_of_a_title_name_its_kind(kind, title):
    programme = read(f"A day\n10.00 {title}\n11.00 Close")

    assert programme.slots[0].kind is kind
    assert programme.slots[0].title == title


MEALS = "Lunch | Networking lunch | Dinner | Mittagspause | Déjeuner | Almuerzo | Pranzo | Almoço | Middageten | Cinio"


@pytest.mark.parametrize("meal", MEALS.split(" | "))
def test_a_meal_keeps_its_time(meal):
    assert read(f"A day\n12.00 {meal}").slots[0].fixed


def test_a_tea_break_slides():
    assert not read("A day\n11.00 Tea break").slots[0].fixed


TITLES = Path(__file__).parent / "kinds"


def titles_in(name: str) -> list[tuple[Kind, str]]:
    rows = [line.split(" | ", 1) for line in (TITLES / name).read_text("utf-8").splitlines()]
    return [(Kind(kind), title) for kind, title in rows]


def kind_read(title: str) -> Kind:
    return read(f"A day\n9.00 Doors\n10.00 {title}\n11.00 Home").slots[1].kind


@pytest.mark.parametrize(("kind", "title"), titles_in("known.txt"), ids=lambda value: str(value))
def test_a_title_as_people_write_it_has_its_kind(kind, title):
    assert kind_read(title) is kind


@pytest.mark.parametrize("name", ["kept.txt", "later.txt"])
def test_titles_with_which_no_word_was_gathered_have_their_kind_too(name):
    titles = titles_in(name)

    wrong = [(title, kind) for kind, title in titles if kind_read(title) is not kind]

    assert len(titles) >= 60
    assert len(wrong) <= 0.07 * len(titles), wrong


@pytest.mark.parametrize(
    "title",
    ["The politics of coffee", "A short history of poetry", "Stories over lunch", "On poems", "Manifest", "Prozessen"],
)
def test_what_a_title_is_about_is_no_break_and_no_poem(title):
    assert kind_read(title) not in (Kind.BREAK, Kind.POEM, Kind.NETWORKING)


@pytest.mark.parametrize("title", ["Lunch and registration", "Frokost og registrering", "Kaffee und Anmeldung"])
def test_registration_wins_over_what_there_is_to_eat(title):
    assert kind_read(title) is Kind.REGISTRATION
