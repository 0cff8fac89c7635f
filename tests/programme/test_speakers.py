"""Who speaks in a slot is told by a name, not by capitals."""

import pytest

from live.day.kinds import Kind
from live.programme import read
from live.programme.speakers import names_who_speaks

SPEAKERS = [
    *(
        "Ruth Adeyemi",
        "Dr Q. Zed",
        "J. Roe, Leeds",
        "Ann Lee and Bob Ray",
        "Vincent van Gogh",
        "Prof. Xu Yi",
        "Anna-Lena Berg",
    ),
    *("Oyinkan Braith, University of Leeds", "Tariq Osman: What a street remembers", "Mette Holm – Byens træer"),
    *(
        'Oyinkan Braith presents "The price of a bench"',
        "Jonas Weber spricht über Brot",
        "Aylin Demir présente son jardin",
    ),
    *(
        "Chiara Ferri racconta il fiume",
        "Pilar Soto habla del barrio",
        "Erla Jónsdóttir segir frá",
        "Ewa Nowak opowiada",
    ),
    *(
        "Karin Ek berättar om skogen",
        "Mette Holm fortæller",
        "“Bread and water” – Ola Nilsen",
        "«Bread»: Sade Bello",
        "Bread, a film by Nadia Klein",
    ),
]
NO_SPEAKERS = [
    *(
        "Free Writing",
        "Community Mapping",
        "Open Mic",
        "Group Photo",
        "Offene Runde",
        "Gemeinsames Singen",
        "Silent Walk",
    ),
    *("Erste Etappe", "Stadt und Land", "Ende der Veranstaltung", "Prize Draw", "Plaza de España", "Kleine Schritte"),
    *("Morning Session, Hall Two", "Making Lanterns (Garden Room)", "Garden Walk led by Nadia Klein", "Den Store Dag"),
]


@pytest.mark.parametrize("title", SPEAKERS)
def test_somebody_who_is_named_speaks(title):
    assert names_who_speaks(title)
    assert read(f"A day\n10.00 {title}").slots[0].kind is Kind.TALK


@pytest.mark.parametrize("title", NO_SPEAKERS)
def test_capitals_alone_are_no_speaker(title):
    assert not names_who_speaks(title)
    assert read(f"A day\n10.00 {title}\n11.00 Lunch").slots[0].takes_words
