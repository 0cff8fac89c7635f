"""
Words that belong to everybody: articles, prepositions, pronouns, the small verbs, in the languages of our programmes.

Two of them running are nobody's words in particular. Folded as `text.fold` does. A run is small where all of it is in
one language: "my son" says something, though "son" is a small word in French. The least of them the poet's pool does
not offer as single words.
"""

from collections.abc import Iterable

# Of these no poet looks for one alone: they only hold others together, and one types them.
_LEAST_EN = """
a an the this that there i me my we us our you your he his she her it its they them their who which what when and or
but so if then than as of to in on at by for from with into up out is are was were be has have will not no
"""
_LEAST_CY = """
y yr a ac i o yn ar at am gan hi fy dy ei eu sy sydd mae oedd yw nid na fel roedd
"""

_EN = f"""
{_LEAST_EN}
these those here mine him hers whom whose where why how nor because while though until without onto over under down
off about after before between through am been being it's i'm we're they're that's there's isn't wasn't do does did
done had having would shall should can could may might must yes don't didn't can't all any some each both more most
one too very just also only even still again ever never
"""
_DE = """
der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich dich uns euch mir dir ihm ihnen
mein dein sein unser und oder aber doch wenn als wie dass weil ob in im an am auf aus bei mit nach von vom zu zum zur
uber unter vor hinter durch fur ohne um bis ist bin bist sind war waren hat habe haben hatte wird werden wurde kann
konnen nicht kein keine ja nein auch nur noch schon sehr so da hier man sich
"""
_FR = """
le la les l un une des du de d au aux ce cet cette ces je j tu il elle on nous vous ils elles me m te t se s lui leur
mon ma mes ton ta tes son sa ses notre nos votre vos et ou mais donc car ni que qu qui quoi dont ou quand comme si dans
en sur sous par pour avec sans chez vers entre est suis es sommes etes sont etait ai as a avons avez ont ne n pas plus
tres aussi y c'est j'ai qu'il qu'elle qu'on n'est d'un d'une
"""
_ES = """
el la los las un una unos unas lo de del al a en con por para sin sobre entre hasta desde yo tu el ella nosotros ellos
ellas me te se nos le les mi mis tu tus su sus y e o u pero que quien como cuando donde si no es soy eres son era fue
ser esta estan ha he han hay muy mas tambien ya
"""
_IT = """
il lo la i gli le un uno una di del della dei degli delle a al alla ai agli alle da dal dalla in nel nella con su sul
sulla per tra fra io tu lui lei noi voi loro mi ti si ci vi mio mia suo sua nostro e ed o ma che chi come quando dove se
non e sono sei siamo era ha ho hanno piu molto anche l'ho c'e
"""
_PT = """
o a os as um uma uns umas de do da dos das em no na nos nas ao a com por para sem sobre entre ate eu tu ele ela nos eles
elas me te se lhe meu minha seu sua nosso e ou mas que quem como quando onde se nao e sou es sao era foi ser esta tem
tenho ha mais muito tambem ja
"""
_NL = """
de het een ik jij je hij zij ze wij we jullie u mij me hem haar ons hun mijn jouw zijn en of maar als dat die dit deze
wie wat waar wanneer hoe in op aan uit bij met na van voor door over onder tot te om naar is ben bent was waren heb
heeft hebben had wordt worden kan kunnen niet geen ja nee ook nog al er hier zich
"""
_CY = f"""
{_LEAST_CY}
'r ym yng gyda heb dan dros trwy wrth fi ti ef ni chi nhw ein eich a'r i'r o'r bod ydy ddim neu ond os pan sut pwy
beth ble hefyd
"""

_LANGUAGES = tuple(frozenset(words.split()) for words in (_EN, _DE, _FR, _ES, _IT, _PT, _NL, _CY))

NOT_OFFERED_ALONE = frozenset((_LEAST_EN + _LEAST_CY).split())


def are_small(folded: Iterable[str]) -> bool:
    """Whether words, folded, are all small ones of one language."""
    run = frozenset(folded)
    return any(run <= language for language in _LANGUAGES)
