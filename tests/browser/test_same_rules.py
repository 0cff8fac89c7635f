"""The rules of text that stand in Python and in a script: both give the same answer to the same examples."""

import unicodedata
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.async_api import Page

from live.day import credit, folding
from live.day import text as rules
from live.prosody.forms import FORMS, Hint, HintCode, form, rhyme_letters
from live.prosody.record import measured, record
from live.prosody.rhyme import Kind, rhyme
from live.web.site import Site
from tests.browsers import OpenPage
from tests.cast import TestHouse
from tests.day.texts import NEARNESS, UNSEEN
from tests.days import ENGLISH, at

WRITTEN = [
    "",
    "two chairs, same height",
    "  white \t space\u00a0of\u2003all\u3000kinds \n and lines\x85and\u2028more ",
    "soft\u00adhyphen, zero\u200bwidth, word\u2060joiner, \ufeffmark",
    "Straße STRASSE straẞe",
    "ὈΔΥΣΣΕΎΣ Ὀδυσσεύς ὀδυσσεύσ ΣΟΦΟΣ, σοφός",
    "ŉ Afrikaans ’n 'n ʼn",
    "ılık ILIK İstanbul istanbul",
    "ﬁnd the ﬂoor, ½ Å",
    "né NÉ ne\u0301 Ngũgĩ wa Thiong’o",
    "o\u0302\u0323 \u1ed9 o\u0323\u0302",
    "it’s it's it‘s itʼs",
    "co-production co‐production co‑production co·production",
    "👩‍👩‍👧‍👦 👋🏽 🏳️‍🌈 ❤️",
    "🇬🇧🇫🇷 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "שָׁלוֹם שלום",
    "أن يُسمع صوتك مُحَمَّد ﷺ ﻻ",
    "क्षत्रिय हिन्दी नमस्ते क्‍ष",
    "বাংলা ਪੰਜਾਬੀ தமிழ் ไทยกำ",
    "言葉 かな が か\u3099 한글 \u1112\u1161\u11ab",
    "Українська ї и\u0306 й",
    "ᏣᎳᎩ ꮳꮃꭹ",
    "— … !",
    *UNSEEN,
    *(typed for typed, _, _ in NEARNESS),
    *(given for _, given, _ in NEARNESS),
]
PAIRS = [(one, other) for one in WRITTEN for other in WRITTEN] + [
    *((typed, given) for typed, given, _ in NEARNESS),
    ("chairs, same", "two chairs, same height"),
    ("Chairs same", "two chairs, same height"),
    ("two same", "two chairs, same height"),
    ("two chair", "two chairs, same height"),
    ("Two chairs – same height!", "two chairs, same height"),
    ("STRASSE", "Straße"),
    ("ne", "né"),
    ("σοφοσ", "ΣΟΦΌΣ"),
    ("шалом", "шало\u0301м"),
    ("יום", "יוֹם"),
    ("الله", "ﷺ"),
    ("'n", "ŉ"),
    ("!", " ! "),
    ("…", "..."),
    ("", "two chairs"),
]


@pytest.fixture
async def page(house: TestHouse, browser_page: OpenPage) -> Page:
    """A phone's page, on which scripts can be asked."""
    page = await browser_page()
    await page.goto(house.page)
    return page


async def ask(page: Page, site: Site, module: str, function: str, examples: list[Any]) -> list[Any]:
    """What a script's function answers to each example; a tuple is several arguments."""
    calls = [list(example) if isinstance(example, tuple) else [example] for example in examples]
    return list(
        await page.evaluate(
            "async ([url, name, calls]) => import(url).then(module => calls.map(values => module[name](...values)))",
            [site.assets.url(module), function, calls],
        )
    )


async def test_white_space_and_what_nobody_sees_go_the_same_way(page: Page, site: Site) -> None:
    assert await ask(page, site, "shared/outbox.js", "tidy", WRITTEN) == [tidied(text) for text in WRITTEN]


async def test_characters_are_counted_as_people_count_them(page: Page, site: Site) -> None:
    counted = [rules.graphemes(tidied(text)) for text in WRITTEN]

    assert await ask(page, site, "phone/words.js", "characters", WRITTEN) == counted


def tidied(text: str) -> str:
    return " ".join(rules.check(text, rules.NOTE).split())


async def test_words_fold_to_the_same_form(page: Page, site: Site) -> None:
    assert await ask(page, site, "shared/folding.js", "fold", WRITTEN) == [folding.fold(text) for text in WRITTEN]


async def test_every_letter_of_unicode_folds_to_the_same_form(page: Page, site: Site) -> None:
    """Those that this Python knows; a browser may know newer ones."""
    letters = [chr(number) for number in range(0x110000) if unicodedata.category(chr(number)).startswith("L")]
    assert len(letters) > 130_000, "all of them, for this test to mean anything"

    (there,) = await ask(page, site, "shared/folding.js", "fold", ["\n".join(letters)])

    here = folding.fold("\n".join(letters))
    rows = zip(letters, here.split("\n"), there.split("\n"), strict=True)
    assert [row for row in rows if row[1] != row[2]] == []


@pytest.mark.parametrize(("function", "rule"), [("isPart", credit.is_part), ("isWhole", credit.is_whole)])
async def test_words_are_found_in_what_was_given_alike(page: Page, site: Site, function: str, rule: Any) -> None:
    expected = [rule(*pair) for pair in PAIRS]
    assert {True, False} == set(expected), "there are both, for this test to mean anything"

    assert await ask(page, site, "shared/folding.js", function, PAIRS) == expected


async def test_letters_that_know_no_italics_are_the_same(page: Page, site: Site) -> None:
    kept = [tidied(text) for text in WRITTEN]
    expected = [rules.is_unslanted(text) for text in kept]
    assert {True, False} == set(expected), "there are both, for this test to mean anything"

    assert await ask(page, site, "shared/poem-line.js", "isUnslanted", kept) == expected


# Rhymes

LISTS = Path(__file__).parent.parent / "prosody" / "lists"
LISTED = [
    pair
    for each in ("perfect", "slant", "apart")
    for line in (LISTS / f"{each}.txt").read_text("utf-8").splitlines()
    if len(pair := tuple(line.split("\t"))) == 2
]
LINES = [
    "the kettle's on, and there's a chair",
    "nobody asked us if we'd share.",
    "I love him",
    "the sky above him",
    "the sky above him",
    "",
    "she was a poet",
    "and we all know it",
    "on the grass",
    "higher",
    "a flumbare",
    "2010",
    "factory",
    "century",
]
EAR = """async ([url, from, measured, pairs, lines]) => {
  const ear = new (await import(url)).Ear(measured);
  const rhymes = new (await import(from)).Rhymes(ear);
  const pool = pairs.map(([, other]) => other);
  pool.forEach((sound, id) => rhymes.put(`${id}`, sound));
  const alone = (line) => pool.map((other) => ear.kind(line, other));
  const together = (line) => {
    const kinds = pool.map(() => null);
    rhymes.of(line).forEach(({ kind, ids }) => ids.forEach((id) => (kinds[id] = kind)));
    return kinds;
  };
  const differ = lines.concat(pool.slice(-1)).filter((line) => `${alone(line)}` !== `${together(line)}`);
  return [pairs.map(([one, other]) => ear.kind(one, other)), ear.letters(lines), differ];
}"""


async def test_two_ends_rhyme_alike_in_every_pair_of_the_lists(page: Page, site: Site) -> None:
    """The lists that the ear itself is tested with, every two lines, and chance pairs of their words."""
    words = [word for pair in LISTED for word in pair]
    pairs = [*LISTED, *product(LINES, LINES), *zip(words, words[61:], strict=False), ("corazón", "canción")]
    langs = [*([None] * (len(pairs) - 1)), "es"]
    expected = [rhyme(*pair, lang=lang) for pair, lang in zip(pairs, langs, strict=True)]
    assert set(expected) == {*Kind, None}, "there is every kind, for this test to mean anything"

    told = [[plain(record(text, lang=lang)) for text in pair] for pair, lang in zip(pairs, langs, strict=True)]
    lines = [plain(record(line)) for line in LINES]
    urls = [site.assets.url(f"poet/{name}.js") for name in ("rhyme", "rhymes")]
    kinds, letters, differ = await page.evaluate(EAR, [*urls, plain(measured()), told, lines])

    wrong = [row for row in zip(pairs, expected, kinds, strict=True) if (row[1] and row[1].replace(" ", "_")) != row[2]]
    assert wrong == []
    assert letters == rhyme_letters(LINES)
    assert differ == [], "a pool says of each what would be said of the two alone"


FORM = """async ([url, from, measured, forms, poems]) => {
  const ear = new (await import(url)).Ear(measured);
  const { hintsOf } = await import(from);
  return forms.map((form) => poems.map((lines) => hintsOf(form, lines, ear)));
}"""
REFRAINS = [
    "We were heard.",
    "a pause",
    "every word",
    "the bird",
    "because",
    "we were heard",
    "the long night on a chair",
]
POEMS = [LINES, LINES[:3], LINES * 2, REFRAINS, ["because", "a pause", "in every word", "", "A pause!"], []]


async def test_a_form_is_there_in_a_poem_alike(page: Page, site: Site) -> None:
    expected = [[[told(hint) for hint in form(name).check(lines)] for lines in POEMS] for name in FORMS]
    assert {hint["code"] for poems in expected for hints in poems for hint in hints} == set(HintCode), (
        "or it says little"
    )

    urls = [site.assets.url(f"poet/{name}.js") for name in ("rhyme", "form")]
    lines = [[{"text": text, "sound": plain(record(text))} for text in poem] for poem in POEMS]
    found = await page.evaluate(FORM, [*urls, plain(measured()), [plain(form(name)) for name in FORMS], lines])

    assert found == expected


def told(hint: Hint) -> dict[str, Any]:
    """As the page's script has it."""
    kind = hint.kind and hint.kind.replace(" ", "_")
    facts = {"line": hint.line, "code": hint.code, "withLine": hint.with_line, "kind": kind, "n": hint.n, "of": hint.of}
    return {name: fact for name, fact in facts.items() if fact is not None}


def plain(value: msgspec.Struct) -> Any:
    """As it comes over the wire."""
    return msgspec.json.decode(msgspec.json.encode(value))


# Times and sentences

MOMENTS = [
    (at(clock, date), {"zone": zone, "clock": face})
    for clock in ("0.00", "0.05", "9.30", "11.59", "12.00", "12.45", "13.00", "23.59")
    for date in ("2017-03-03", "2017-03-26", "2017-10-29")  # the last two have a night in which clocks are changed
    for zone in ("Europe/London", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe", "UTC")
    for face in (12, 24)
]
SAID = [
    ENGLISH.clock(moment, day["zone"], day["clock"]) for moment, day in MOMENTS
]  # here, where a zone may be read from disk
MINUTES_LEFT = [
    -5,
    -0.5,
    0,
    0.4,
    0.5,
    1,
    1.49,
    1.5,
    2,
    19.4,
    20.5,
    22.4,
    22.5,
    27.5,
    90,
    92.4,
    92.5,
    95,
    150,
    481,
    1440,
    1443,
    5_000_000,
]


async def test_a_moment_is_said_the_same_way(page: Page, site: Site) -> None:
    assert await ask(page, site, "shared/language.js", "clock", MOMENTS) == SAID


async def test_time_that_is_left_is_said_the_same_way(page: Page, site: Site) -> None:
    left = [minutes * 60_000 for minutes in MINUTES_LEFT]

    assert await ask(page, site, "shared/language.js", "minutesLeft", left) == [ENGLISH.minutes_left(ms) for ms in left]


async def test_a_count_picks_the_same_plural(page: Page, site: Site) -> None:
    counted = [("refused.phrase.too_long", {"count": count, "limit": 90}) for count in (0, 1, 2, 5, 11, 21, 101)]

    said = [ENGLISH.sentence(code, **values) for code, values in counted]

    assert await ask(page, site, "shared/language.js", "sentence", counted) == said
