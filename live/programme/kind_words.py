"""
The words that name a kind of slot, a meal, an ending, in fourteen languages and some Finnish.

English, French, German, Spanish, Italian, Portuguese, Dutch, Welsh, Danish and Norwegian, Swedish, Icelandic, Polish,
Hebrew and Finnish, in this order, one line of words for each where they differ. Every word is written folded (small
letters, no accents) and is matched against folded text, so that BEGRÜSSUNG, Begrüßung and begrussung are one word.
"""

import re

from live.day.kinds import Kind
from live.programme.vocabulary import fold


def kind_named_in(text: str) -> tuple[Kind, str] | None:
    """
    The kind that the words of `text` name, and the word that names it; None where no word does.

    The earliest word wins within a rank. A keynote and the main points win over all else in the line, a meal over the
    networking around it, registration over the meal beside it, and tea or coffee names a break only where nothing else
    is going on.
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
    rank, _, kind, word = min(found)
    registration = next((word for _, _, other, word in sorted(found) if other is Kind.REGISTRATION), "")
    if kind is Kind.BREAK and rank and registration:
        return Kind.REGISTRATION, registration
    return kind, word.strip()


def is_kind_label(text: str, words: int = 3) -> bool:
    """Is the text nothing but the name of a kind, in so many words at most?"""
    return 0 < len(text.split()) <= words and kind_named_in(text) is not None


def names_a_meal(text: str) -> bool:
    """Is a meal among these words? Meals keep their time when the day runs late: the kitchen does not slide."""
    return _MEALS.search(fold(text)) is not None


def names_an_ending(text: str) -> bool:
    """Does the line only say that the day ends here?"""
    return _ENDINGS.match(fold(text)) is not None


# "Begruessung" for Begrüßung.
_WRITTEN_UMLAUT = re.compile(r"(?<=[aou])e")


def _words(*languages: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(languages)})\b")


def _no_topics(words: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(_NO_TOPIC + words.pattern)


# "The politics of coffee" is no break, and "The power of poetry" no poem.
_NO_TOPIC = r"(?<!\bof )(?<!about )(?<!\bover )(?<!\bon )(?<!uber )"
# Hebrew writes "and", "the", "in", "to", "from" into the word.
_IN_HEBREW = "[והבלמכש]{0,2}"

# Pairs in which a word that names another kind stands first: the second word says what it is.
_PAIRED_REGISTRATION = _words(
    r"doors open|welcome (?:coffee|tea|desk|breakfast)|(?:coffee|tea) (?:and|&|\+) (?:arrivals?|welcome)",
    r"ouverture des portes|cafe d'accueil|cafe de bienvenue",
    r"(?:tur|saal)offnung|willkommenskaffee|begrussungskaffee",
    r"apertura de puertas|cafe de bienvenida",
    r"apertura (?:delle )?porte|caffe di benvenuto",
    r"abertura d[ae]s? portas?|cafe de boas[- ]vindas",
    r"deuren open|ontvangst met koffie|welkomstkoffie",
    r"te a choffi a chofrestru",
    r"do+re?ne? (?:abner|apner)|dorrarna oppnar?|velkomstkaffe|husid opnar|husid opnad|kawa powitalna",
)
_PAIRED_DISCUSSION = _words(
    r"(?:poe\w+|writing|lyrics?|story|stories|storytelling|lunch|tea|coffee|breakfast|film|closing|opening|"
    r"check[- ]?in|check[- ]?out|talking|listening|reading)"
    r"[ -](?:workshops?|circles?|discussions?|conversations?|debates?|rounds?|"
    r"groups?|dialogues?)",
    r"(?:poesie|lyrik|schreib|gedicht|film|erzahl|ideen|zukunfts|text|wort)\W?(?:werkstatt|werkstatten|workshops?|cafe)",
    r"(?:poezie|schrijf|dicht|verhalen|taal)\W?(?:workshops?|atelier|ateliers)",
    r"(?:poesi|dikt|digte?|skrive|skriv|skriva|ljoda|ritlistar|fortælle)\W?(?:værksted|verksted|verkstad|workshops?|"
    r"smidja|stofa|cafe|kafe)",
    r"(?:world|conversation|talking|repair)[- ]cafe|table talks?|(?:fika|bord|lunch|frokost|lunsj|kaffe)samtale?r?",
)
_PAIRED_NETWORKING = _words(
    r"(?:welcome|drinks?|evening|wine|closing|opening) reception|welcome drinks?|speed (?:networking|dating)",
    r"(?:sekt|abend|steh|begrussungs)empfang|cocktail de bienvenue|verre de bienvenue|coctel de bienvenida",
    r"aperitivo di benvenuto|coquetel de abertura|welkomstborrel|velkomstdrink|valkomstmingel",
)
_PAIRED_BREAK = _words(r"(?:tea|coffee|lunch|dinner|comfort|short|long)[ -]?(?:break|pause)")
_PAIRED_TALK = _words(
    r"fireside chats?|lunch(?:time)? (?:talk|lecture|concert)s?|lightning talks?|panel of speakers",
    r"discours (?:de|du|d')",
)
_REGISTRATION = _words(
    r"registration|registering|arriv(?:e|als?|ing)|sign(?:ing)?[- ]?(?:in|up)|check(?:ing)?[- ]?in|^doors",
    r"badges?|name tags?|gathering|^gather|settl(?:e|ing) in|come in|coming in",
    r"inscriptions?|accueil|arrivees?|enregistrement|emargement",
    r"anmeldung|registrierung|akkreditierung|ankunft|ankommen|eintreffen|einlass|empfang der teilnehm\w+|anreise",
    r"registro|inscripcion(?:es)?|acreditacion(?:es)?|llegadas?|recepcion (?:de|y)|entrega de credenciales",
    r"registrazion[ei]|accoglienza|iscrizion[ei]|accredit[oi]|arriv[oi]",
    r"inscric(?:ao|oes)|credenciamento|acolhimento|recec?p?cao|chegada|check-in",
    r"registratie|aanmeld(?:en|ing)|inschrijving|ontvangst|inloop|aankomst|binnenkomst",
    r"[cg]h?ofrestru|[cg]h?yrraedd",
    r"registrering\w*|indskrivning|innskriving|ankomst|indtjekning|innsjekk(?:ing)?|tilmelding|pamelding|fremmode",
    r"oppmote|inskrivning|incheckning|insjekk|inslapp|anmalan|samling",
    r"skraning\w*|innritun|mæting|afhending gagna",
    r"rejestracj\w+|przyjazd|przybycie|zapisy|recepcja",
    rf"{_IN_HEBREW}(?:הרשמה|רישום|התכנסות|קבלת פנים|הגעה)",
    r"ilmoittautuminen|saapuminen",
)
_OPENING = _words(
    r"opening|welcom(?:e|es|ing)|introductions?|greetings?|housekeeping|setting the (?:scene|tone)|kick[- ]?off",
    r"introductory|why we are here|orientation|hello|ground ?rules|overview of the day|land acknowledge?ment",
    r"ouverture|bienvenue|mots? d'accueil|(?:allocution|discours) (?:d'ouverture|de bienvenue)|lancement|introduction",
    r"presentation de la journee",
    r"eroffnung|eroffnungs(?:worte|rede|runde)|begrussung\w*|willkommen|einfuhrung|einleitung|grussworte?|auftakt",
    r"einstieg|vorstellungsrunde|start in den tag|hallo",
    r"apertura|bienvenida|inauguracion|introduccion|presentacion de la jornada|acto inaugural|saludos?",
    r"benvenut[oi]|salut[oi](?! final)|introduzione|avvio (?:dei )?lavori|inaugurazione",
    r"abertura|boas[- ]vindas|bem[- ]vind[oa]s?|introducao|saudac(?:ao|oes)",
    r"welkom|welkomstwoord|openingswoord|plenaire opening|inleiding|introductie|aftrap|verwelkoming",
    r"agoriad\w*|[cg]h?roeso|rhagymadrodd",
    r"velkomst\w*|velkommen|abning\w*|apning\w*|indledning|innledning|introduktion|introduksjon|valkomm?n?[ea]n?",
    r"valkomsthalsning|inledning|invigning|oppning|oppnande|halsning\w*",
    r"setning(?: \w+)?|opnun|velkomin|avarp|inngangur|inngangsord",
    r"otwarcie|powitanie|wprowadzenie|inauguracja|wstep|przywitanie",
    rf"{_IN_HEBREW}(?:פתיחה|ברכ(?:ה|ות)|ברוכים הבאים|דברי פתיחה|מבוא)",
    r"avaus\w*|tervetulo\w+|johdanto",
)
_TALK = _words(
    r"talks?|lectures?|presentations?|papers?|speakers?|speech(?:es)?|testimon(?:y|ies)|stor(?:y|ies)",
    r"case stud(?:y|ies)",
    r"demonstrations?|demos?|inputs?(?! from the)|briefings?|storytelling|masterclass|updates?|pecha ?kucha",
    r"show (?:and|&) tell",
    r"pitch(?:es)?|showcase",
    r"exposes?|conference (?:de|du|par|d'|sur)|conference ?:|^conference$|communications? (?:de|du|libres?)",
    r"temoignages?",
    r"recits?|allocution|interventions?|presentations?|plaidoyer|contes?",
    r"\w*vortrage?|\w*vortrags|\w*referate?|impuls\w*|prasentation(?:en)?|\w*berichte?|\w*prasentation",
    r"beitrage?|\w*geschichten|kurzvorstellung\w*|projektvorstellung\w*|vorstellung de[rs]|erzahlungen|vorfuhrung\w*",
    r"charlas?|ponencias?|conferencias?|presentacion(?:es)?|comunicacion(?:es)?|testimonios?|relatos?|exposicion de",
    r"intervencion(?:es)?|historias",
    r"relazion[ei]|intervent[oi]|conferenz[ae]|presentazion[ei]|testimonianz[ae]|raccont[oi]|lezion[ei]|stori[ae]",
    r"palestras?|comunicac(?:ao|oes)|apresentac(?:ao|oes)|testemunhos?|relatos?|historias|intervencoes|aula aberta",
    r"\w*lezing(?:en)?|\w*presentaties?|voordracht(?:en)?|ervaringsverha(?:al|len)|getuigenis(?:sen)?|\w*verhalen",
    r"spreker|toespraak|demonstratie",
    r"sgwrs|sgyrsiau|d?darlith(?:oedd)?|[cg]h?yflwyniad(?:au)?|anerchiad(?:au)?|straeon",
    r"(?:t|th|d)ystiolaeth(?:au)?",
    r"\w*foredrag(?:et)?|\w*forelæsning(?:er)?|\w*forelesning(?:er)?|\w*oplæg|\w*innlegg|\w*indlæg|præsentation(?:er)?",
    r"presentasjon(?:er)?|fortælling(?:er)?|fortelling(?:er)?|vidnesbyrd|vitnesbyrd|beretning(?:er)?|tale[r]? ved",
    r"\w*forelasning(?:ar)?|\w*anforanden?|berattelser?|inlagg|vittnesmal|presentationer|\w*foredrag",
    r"fyrirlest(?:ur|rar)|erindi|kynning(?:ar)?|sogur|frasagnir|frasogn|reynslusog\w+",
    r"wyklad\w*|prelekcj\w+|prezentacj\w+|referat\w*|wystapieni\w+|swiadectw\w+|opowiesc\w*|odczyt\w*|pokaz\w*",
    rf"{_IN_HEBREW}(?:הרצא(?:ה|ות|ת)|מצגת|סיפור(?:ים|י)?|עדו(?:ת|יות)|נאום|הצגת)",
    r"luento|luennot|esitelma\w*|puheenvuoro\w*|tarinat",
)
_PERFORMANCE = _words(
    r"performances?|performs?|concerts?|recitals?|(?:live )?music|theatre|film|films|screenings?|gig|choir|readings?",
    r"monologues?|short play|^play(?= ?:)|songs",
    r"spectacles?|projections?|lecture|representation theatrale|theatre|musique|chorale",
    r"\w*konzert\w*|\w*auffuhrung|\w*lesung|\w*film|\w*theater\w*|\w*musik|darbietung|filmvorfuhrung|chor",
    r"conciertos?|actuacion(?:es)?|espectaculos?|proyeccion(?:es)?|pelicula|lectura|teatro|musica|cine|coro",
    r"concert[oi]|spettacol[oi]|proiezion[ei]|lettura|letture",
    r"concertos?|espetaculos?|projecao|filme|leituras?",
    r"\w*voorstelling|optredens?|\w*film|\w*muziek|\w*concert|voorlezing|koor",
    r"[cg]h?yngerdd|(?:b|m|ph)?perfformiad(?:au)?|ffilm|[cg]h?erddoriaeth|drama|darlleniad(?:au)?",
    r"\w*kon[cs]ert(?:en)?|\w*forestilling(?:en)?|\w*musikk?|\w*oplæsning|\w*opplesning|\w*teater|filmvisning|kor",
    r"\w*forestallning(?:en)?|\w*upplasning|film|hogl[aæ]sning",
    r"tonleikar|leiksyning|kvikmynd\w*|tonlist\w*|upplestur|korsongur",
    r"\w*koncert\w*|wystep\w*|spektakl\w*|projekcj\w+|muzyk\w+|czytanie|seans|chor",
    rf"{_IN_HEBREW}(?:קונצרט|הופע(?:ה|ת|ות)|מופע|הקרנ(?:ה|ת)|סרט|מוזיקה|הצגה|מקהלה)",
    r"konsertti|esitys|elokuva|musiikki\w*",
)
# "Discussion of the keynote" is about one; what it is itself stands before that.
_KEYNOTE = _words(
    r"(?<!\w the )(?:keynotes?|key[- ]note)|(?:plenary|inaugural) (?:lecture|talk|address|speaker)",
    r"conference (?:pleniere|principale|inaugurale|d'ouverture)|discours (?:principal|inaugural)|grand temoin",
    r"keynote\w+|(?:haupt|fest|eroffnungs|plenar|leit)(?:vortrag|referat)|hauptrede|festrede",
    r"(?:conferencia|ponencia) (?:magistral|inaugural|plenaria|magna|marco|principal|central|de (?:apertura|abertura))",
    r"relazione (?:principale|introduttiva|inaugurale|di apertura)|lectio magistralis|lezione magistrale",
    r"discorso (?:di apertura|principale)|prolusione",
    r"palestra (?:principal|inaugural|magna|de abertura)|conferencia (?:inaugural|de abertura)|licao inaugural",
    r"hoofdlezing|openingslezing|hoofdspreker",
    r"b?prif (?:araith|ddarlith|anerchiad|siaradwr\w*)",
    r"hoved(?:oplæg|taler?|foredrag|innlegg)|(?:abnings|apnings)(?:foredrag|tale)",
    r"huvud(?:anforande|talare|forelasning|foredrag)|(?:invignings|oppnings)(?:tal|anforande|forelasning)",
    r"adal(?:fyrirlestur|erindi|rædumadur|ræda)|opnunarerindi",
    r"wyklad (?:glowny|inauguracyjny|plenarny|otwierajacy)|mow(?:ca|czyni) glown[ya]|prelekcja glowna",
    rf"{_IN_HEBREW}(?:הרצאת (?:מליאה|פתיחה|מפתח|אורח)|הרצאה מרכזית|נאום (?:מרכזי|מפתח)|הרצאה ראשית)",
    r"paapuhe\w*|paaluento\w*|avausluento",
)
_DISCUSSION = _words(
    r"discussions?|discuss|debates?|q ?(?:&|and|\+) ?a|questions?|conversations?|dialogues?|workshops?|feedback",
    r"(?:small|working|focus|discussion|group) ?(?:work|exercises?|sessions?|groups?)|in (?:small )?groups|in pairs",
    r"break[- ]?outs?|world cafe|round ?tables?|panels?|plenary|open (?:space|floor|discussion)|fishbowl|brainstorm\w*",
    r"(?:sharing|story|talking|listening|closing|opening|reflection|learning) circles?|^circles?|sharing|^exchange",
    r"reflections?|reflect|town ?hall|(?:open|community|citizens'?) (?:forum|assembly)|forum|assembly|unconference",
    r"circles?|interactive|over to you|floor open|group (?:activity|activities|tasks?|reflections?|conversations?)",
    r"barcamp|ask (?:me|us) anything|think[- ]pair[- ]share|co-?(?:creation|design)|hackathon|evaluation|deliberation",
    r"debats?|echanges?|tables? rondes?|ateliers?|(?:travail|travaux) (?:en|de) (?:petits )?groupes?",
    r"(?:sous-)?groupes? de \w+",
    r"pleniere|questions[- ]reponses|forum ouvert|cercles? de (?:parole|discussion)|partages?|remue-meninges|agora",
    r"assemblee|dialogues?",
    r"en petits groupes",
    r"\w*diskussion(?:en|srunde)?|\w*austausch\w*|\w*gesprache?|gesprachs\w+|arbeits(?:gruppen?|phase|runde)",
    r"\w*gruppenarbeit|gruppenphase",
    r"\w*kleingruppen\w*|murmelgruppen?|\w*fragen|fragerunde|aussprache|rund(?:er|e) tische?|plenum|podium",
    r"debatte|\w+workshops?|\w*werkstatt(?:en)?|weltcafe|themen(?:tische|inseln)|ideensammlung|reflexion|dialog\w*",
    r"auswertung|(?:feedback|abschluss|schluss|blitzlicht|rede|gesprachs|anfangs)runde",
    r"discusion(?:es)?|coloquio|mesas?[- ]redondas?|taller(?:es)?|preguntas|dialogos?|conversatorio|debates?|foro",
    r"grupos? de (?:trabajo|discusion)|(?:trabajo|dinamicas?|dialogo) (?:en|de|por) grupos?|circulos?|lluvia de ideas",
    r"asamblea",
    r"intercambio|ronda de \w+|conversacion(?:es)?|reflexion|evaluacion|tertulia",
    r"discussion[ei]|dibattito|tavol[ae] rotond[ae]|domande|laborator(?:io|i)|confronto|cerchio|assemblea|scambio",
    r"gruppi di (?:lavoro|discussione)|lavor[oi] (?:di|in|a) grupp[oi]|conversazion[ei]|dialogo|riflession[ei]|forum",
    r"discuss(?:ao|oes)|oficinas?|perguntas|grupos? de (?:trabalho|discussao)|trabalhos? (?:em|de) grupos?|dialogos?",
    r"rodas? de conversa|paine(?:l|is)|conversas?|partilha|assembleia|tertulia|chuva de ideias|mesas?[- ]redondas?",
    r"\w*discussies?|debat|\w*gesprek(?:ken)?|dialoog|vragen|vragenronde|(?:sub|werk|tafel)sessies?",
    r"werkgroep(?:en)?|groepswerk|deelsessies?",
    r"workshopronde|rondetafel\w*|\w*uitwisseling|nabespreking|in groepjes|reflectie|wereldcafe|evaluatie|werksessies?",
    r"(?:t|th|d)rafod|(?:t|th|d)rafodaeth(?:au)?|g?weithdai|g?weithdy|(?:c|ch|g)westiynau",
    r"[cg]?h?ylch(?:oedd)? (?:t|d)\w+",
    r"gwaith grwp|holi ac ateb|dadl|grwpiau (?:trafod|bach)|fforwm|adborth|myfyrio",
    r"\w*diskussion(?:er|en)?|\w*diskusjon(?:er|en)?|\w*debatt?(?:en)?|\w*samtal(?:e|er|en|ar)?|dialog\w*",
    r"\w*sporsmal\w*",
    r"gruppe(?:arbejde|arbeid|drøftelse|droftelse\w*|samtale\w*)|\w*værksted(?:er)?|\w*verksted(?:er)?|rundbord\w*",
    r"rundebord\w*|plenum|ordskifte|(?:erfarings|ide)(?:udveksling|utveksling|myldring|deling)|idegenerering",
    r"borddebat\w*",
    r"\w*grupparbeten?|\w*verkstad(?:er)?|fragor|fragestund|rundabord\w*|bikup\w+|erfarenhetsutbyte|gruppsamtal",
    r"\w*panel",
    r"umræd(?:a|ur)|\w*umrædur|samtal|\w*vinnustof(?:a|ur)|hop(?:avinna|astarf)|spurningar|fyrirspurni?r?",
    r"\w*smidj(?:a|ur)",
    r"pallbord\w*|malstof(?:a|ur)|hringbord\w*",
    r"dyskusj\w+|debat[ay]|rozmow[ay]|dialog\w*|warsztat\w*|panel\w*|prac[ay] w grupach|grupy robocze|pytani[ae]",
    r"sesja q",
    r"okragl\w+ sto\w+|burz[ay] mozgow|krag|kregi|wymiana doswiadczen|forum|refleksj[ae]|konsultacj\w+",
    rf"{_IN_HEBREW}(?:דיונ?(?:ן|ים)?|רב[- ]שיח|שיח|שיח(?:ה|ות)|סדנ(?:ה|אות|ת|א)|שולחנ?(?:ן|ות) עגול(?:ים)?|פאנל|שאלות)",
    rf"{_IN_HEBREW}(?:עבודה בקבוצות|קבוצות (?:עבודה|דיון)|מעגל(?:י)?(?: שיח| הקשבה)?|סיעור מוחות|משוב)",
    r"\w*keskustelu\w*|tyopaja\w*|ryhmatyo\w*|paneeli\w*|kysymyks\w+",
)
_LATE_DISCUSSION = _words(r"\w*(?<!g)(?<!f)(?<!ab)runden?", r"rondje", r"runda", r"\w*krets|\w*[ck]irkel")
_MAIN_POINTS = _words(
    r"(?:main|key) (?:points|messages|themes|findings)|summary|summing[- ]up|wrap(?:ping)?[- ]?up|conclusions?",
    r"takeaways",
    r"(?:pulling|drawing|bringing) (?:it|them|things|(?:the )?threads) together|action points|themes of the day",
    r"insights",
    r"what we (?:heard|learned|learnt|take)|learnings|recap|synthesis|report(?:ing)?[- ]?backs?",
    r"feedback from (?:the )?(?:groups|workshops|tables)|next steps|harvest",
    r"points (?:principaux|cles|essentiels|forts)|synthese|bilan|restitutions?|recapitulatif|retours? en pleniere",
    r"mise en commun",
    r"conclusions?",
    r"hauptpunkte|kernpunkte|kernaussagen|wichtigste\w* punkte|zusammenfassung|\w*ergebnisse|ergebnis\w+|fazit",
    r"ausblick",
    r"resumee?|ruckblick|bundelung|ernte|zusammentragen",
    r"(?:puntos|ideas) (?:principales|clave)|conclusion(?:es)?|resumen|sintesis|puesta en comun|recapitulacion",
    r"punti (?:principali|chiave)|conclusion[ei]|sintesi|riepilogo|restituzion[ei]",
    r"(?:pontos|ideias)[- ](?:principais|chave)|conclus(?:ao|oes)|resumo|sintese|balanco",
    r"hoofdpunten|kernpunten|belangrijkste punten|samenvatting|conclusies?|terugkoppeling|oogst",
    r"b?prif (?:bwyntiau|negeseuon)|[cg]h?rynodeb|crynhoi|[cg]h?asgliadau",
    r"opsamling(?:en)?|hovedp(?:unkter|ointer)|konklusjon(?:er)?|konklusion(?:er)?|sammenfatning|op+summering",
    r"sammendrag",
    r"sammanfattning|slutsats(?:er)?|huvudpunkter|summering|aterkoppling",
    r"samantekt|adalatridi|meginatridi|nidurstod(?:a|ur)",
    r"podsumowani[ea]|wnioski|glowne (?:punkty|wnioski|tezy)|syntez[ay]",
    rf"{_IN_HEBREW}(?:סיכום|סיכומים|מסקנות|עיקרי הדברים|נקודות עיקריות|תובנות)",
    r"yhteenveto|paakohdat|johtopaatokset",
)
_POEM = _words(
    r"(?:readings?|recitals?|performances?|evening) of (?:the )?poe\w+|poems?|poetry|poets?|poetic",
    r"spoken[- ]wor[dk]|slam|cento",
    r"(?:lecture (?:du |de |des )?)?poemes?|poesies?|poetes?|poetesse|(?:lecture )?poetique",
    r"\w*gedichte?|\w*poesie|lyrik\w*|dichter(?:in|lesung)?",
    r"poemas?|poesias?|poetas?|poetic[ao]",
    r"poesi[ae]|poetessa",
    r"sarau",
    r"(?:voordracht van (?:een |het )?)?\w*gedicht(?:en)?|dichteres|poezie",
    r"[cg]h?erddi?|[bf]ardd|[bf]arddoniaeth",
    r"\w*digte?(?:t|oplæsning)?|\w*dikte?(?:t|er|lesning|opplesning|lasning)?|poesi\w*|lyrik|lyrikk",
    r"ljod|ljodalestur|ljodi[dn]|kvædi|skald(?:id|konan)?",
    r"wiersz\w*|poezj\w+|poetyck\w+|poet(?:a|ka|ki|y)",
    rf"{_IN_HEBREW}(?:שיר(?! ב)|שירה(?! ב)|פואמה|משורר(?:ת)?|שיר מסכם)",
    r"runo(?:ja|t|n)?|runoilija\w*",
)
_NETWORKING = _words(
    r"networking|mingl\w+|drinks?|reception|meet and greet|market ?place|posters?|socials?$",
    r"social (?:hour|time|evening)",
    r"meet (?:the|your|each)|socialising|^party|party$|get[- ]together|pub|wine|cocktails?|mixer|bar (?:opens|open)",
    r"(?:info )?stalls",
    r"celebration",
    r"reseautage|aperitif|apero|cocktail|moment convivial|(?:pot|verre) de l'amitie|vin d'honneur|fete|verre",
    r"netzwerken|vernetz(?:ung|en)|kennenlernen|umtrunk|ausklang|\w*empfang|markt der moglichkeiten",
    r"(?:sommer|abschluss|herbst|fruhlings|hof|stadtteil|nachbarschafts|gemeinde)?fest|\w*feier",
    r"redes|coctel|aperitivo|convivio|coquetel|convivencia|vino (?:espanol|de honor)|copa de (?:vino|cava)|brindis",
    r"fiesta",
    r"brindisi|festa|rinfresco finale",
    r"confraternizacao|porto de honra|convivio",
    r"netwerken|\w*borrel|napraten|feest",
    r"rh?wydweithio|d?diodydd|cymdeithasu|parti",
    r"netværk\w*|nettverk\w*|mingling|mingle|reception|mottakelse|(?:socialt|sosialt)(?: samvær)?|hygge|fest",
    r"afterparty",
    r"mingel|natverkande|mottagning|after ?work|samvaro",
    r"tengsla\w+|mottaka|kokteill?|samvera|spjall|lettar veitingar|hofid",
    r"koktajl|bankiet|integracj\w+|spotkanie towarzyskie|lampka wina|nawiazywanie kontaktow|kuluary",
    rf"{_IN_HEBREW}(?:נטוורקינג|מינגלינג|קוקטייל|הרמת כוסית|היכרות|מפגש חברתי|מסיבה)",
    r"verkostoituminen|illanvietto|cocktailtilaisuus",
)
_MEALS = _words(
    r"\w*lunch\w*|dinner|supper|breakfast|brunch|buffet|picnic|barbecue|bbq|potluck|meals?|sandwiches|soup|pizza",
    r"bring[- ]and[- ]share",
    r"(?:petit[- ])?dejeuner|diner|repas|pique[- ]nique|casse-croute|souper",
    r"mittag|mittags\w+|mittagessen|abendessen|abendbrot|\w*imbiss|fruhstuck\w*|(?:mittags?|abend|fest)?essen",
    r"brotzeit|vesper|jause",
    r"buffett?",
    r"almuerzo|comida|cena|desayuno|picoteo",
    r"pranzo|colazione|cena",
    r"almoco|jantar|pequeno[- ]almoco",
    r"middageten|avondeten|ontbijt|diner|maaltijd",
    r"[cg]h?inio|swper|brecwast|bwffe|pryd (?:o fwyd)?",
    r"\w*frokost\w*|aftensmad|middag|morgenmad|morgenbrod|kveldsmat|lunsj\w*|spisning|smorrebrod",
    r"frukost\w*|kvallsmat|kvallsmaltid|lunch\w*",
    r"hadegis\w+|kvold(?:matur|verdur)|morgun(?:matur|verdur)|matur",
    r"obiad\w*|kolacj\w+|sniadani\w+|posil\w+|lunch\w*",
    rf"{_IN_HEBREW}(?:ארוח(?:ה|ת(?: \w+)?)|צהריים)",
    r"lounas\w*|illallinen|aamiainen|aamupala",
)
_TEA = _words(
    r"breaks?|tea|coffee|refreshments?|intervals?|intermission|recess|snacks?|cake|elevenses|biscuits|cookies",
    r"pastries|fruit|(?:cold|hot|soft) drinks|cuppa|breather|pause",
    r"pauses?|cafe|entracte|gouter|collation|^the$|en-cas",
    r"\w*pause|\w*kaffee\w*|stehcafe|tee|starkung|kuchen|verschnaufpause|unterbrechung",
    r"descansos?|pausas?|receso|intermedio|merienda|refrigerio",
    r"intervallo|caffe|intervalo|lanche|rinfresc(?:o|hi)|merenda",
    r"\w*pauze|\w*koffie\w*|thee",
    r"egwyl|toriad|paned|[cg]h?offi|amser te|^te$",
    r"\w*pausen?|\w*kaffe\w*|te og kaffe|frugt|kage|strækpause|beinstrekk",
    r"\w*paus(?:en)?|\w*fika\w*|benstrackare|rast",
    r"\w*hle|\w*kaffi\w*|^pasa$",
    r"przerw[aey](?: \w+)?|kaw[ay]|herbata|poczestunek",
    rf"{_IN_HEBREW}(?:הפסק(?:ה|ת)(?: \w+)?|קפה|כיבוד(?: קל)?|תה)",
    r"\w*tauko|kahvi\w*",
)
_KINDS = (
    (0, Kind.KEYNOTE, _KEYNOTE),
    (0, Kind.MAIN_POINTS, _MAIN_POINTS),
    (0, Kind.REGISTRATION, _PAIRED_REGISTRATION),
    (0, Kind.DISCUSSION, _PAIRED_DISCUSSION),
    (0, Kind.NETWORKING, _PAIRED_NETWORKING),
    (0, Kind.TALK, _PAIRED_TALK),
    (1, Kind.BREAK, _PAIRED_BREAK),
    (1, Kind.REGISTRATION, _REGISTRATION),
    (1, Kind.OPENING, _OPENING),
    (1, Kind.POEM, _no_topics(_POEM)),
    (1, Kind.DISCUSSION, _DISCUSSION),
    (1, Kind.TALK, _TALK),
    (1, Kind.BREAK, _no_topics(_MEALS)),
    (2, Kind.TALK, _PERFORMANCE),
    (2, Kind.NETWORKING, _NETWORKING),
    (3, Kind.BREAK, _no_topics(_TEA)),
    (4, Kind.DISCUSSION, _LATE_DISCUSSION),
)
_ENDINGS = _words(
    r"close|closing|ends?|finish|departures?|fin|cloture|ende|schluss\w*|abschluss|cierre|fine|chiusura|fim",
    r"encerramento",
    r"einde|afsluiting|diwedd|cau|cloi|farewells?|goodbyes?|depart|home$|thank(?:s| you)|au revoir|mot de la fin",
    r"verabschiedung|abschied|heimreise|abreise|despedida|clausura|saluti finali|congedo|afscheid|ffarwel",
    r"slutt?|afslutning|avslutning|farvel|tak for i dag|takk for i dag|afrunding|avrunding|hej da|hemfard|hjemrejse",
    r"lok|dagskrarlok|kvedja|slit|koniec|zakonczenie|zamkniecie|pozegnanie|wyjazd|סיום|סגירה|פרידה|נעילה|paatos",
    r"lopetus",
)
