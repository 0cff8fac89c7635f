"""
Texts for tests: as hypothesis draws them, so that what is hard about text comes often; and the examples that the rules
in Python and the same rules in scripts are both held to.
"""

from hypothesis import strategies as st

# Everything that is hard about text, so that random texts are not mostly plain.
NASTY = (
    *" \t\n\r\u00a0\u2003\u2028\u3000\u1680",
    *"\u0000\u0007\u001c\u001b\u0085\u009f",
    *"\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u00ad\ufeff\u180e\u115f\u3164",
    *"\u202a\u202d\u202e\u2066\u2067\u2069",
    *"\u0300\u0301\u0344\u0f73\u034f\u0e34\u093c\u094d\u05b0\u0651\u20dd\ufe0f",
    *"İıſßÅΩǅﬁ̈ϓᾳ한가각ｶﾞ㍍が👩🏽🇫",
)
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(NASTY), st.sampled_from("ab '’-")), max_size=60)


def tags(letters: str) -> str:
    """Letters as Unicode's tag characters, which nobody sees."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in letters)


# What is written, and what of it is kept: nothing that the room cannot see, but for what scripts and emoji need.
UNSEEN = {
    f"hands{tags('psst')} up": "hands up",
    f"🏴{tags('gbwls')}\U000e007f Cymru": f"🏴{tags('gbwls')}\U000e007f Cymru",
    f"🏴{tags('gbeng')}\U000e007f🏴": f"🏴{tags('gbeng')}\U000e007f🏴",
    f"🏴{tags('gbsct')}\U000e007f{tags('x')}": f"🏴{tags('gbsct')}\U000e007f",
    f"🏴{tags('hidden')}\U000e007f": "🏴",
    f"🏴{tags('gbwls')} unended": "🏴 unended",
    "sun ☀\ufe0f\ufe0f\U000e0103\ufe0e": "sun ☀\ufe0f",
    "a\U000e0148\U000e0155b": "ab",
    "bread\ufe0f": "bread",
    "👩🏾‍🔧 👨‍👨‍👦 🏳️‍🌈 🐦‍⬛ 🧑🏻‍❤️‍💋‍🧑🏿 🤷🏽‍♀️": "👩🏾‍🔧 👨‍👨‍👦 🏳️‍🌈 🐦‍⬛ 🧑🏻‍❤️‍💋‍🧑🏿 🤷🏽‍♀️",
    "👩\u200d and 🔧": "👩 and 🔧",
    "3️⃣ #️⃣ 7⃣ 5\ufe0f": "3️⃣ #️⃣ 7⃣ 5",
    "نمی‌دانم خانه‌ها": "نمی‌دانم خانه‌ها",
    "ه‍ ق": "ه‍ ق",
    "शक्‍ति ශ්‍රී র‍্যাব ന്‍": "शक्‍ति ශ්‍රී র‍্যাব ന്‍",
    "نمی\u200c\u200c\u200dدانم": "نمی\u200cدانم",
    "we\u200call\u200d h\u200cear": "weall hear",
    "辻󠄁さん 葛󠄀城": "辻󠄁さん 葛󠄀城",
    "ᠠ\u180bᠨ\u180eᠠ": "ᠠ\u180bᠨ\u180eᠠ",
    "a\u180eb": "ab",
    "\u2068עשר\u2069, \u2066ten\u2069": "עשר, ten",
    "\u200fעשר\u200f! (\u200eten\u200e)": "\u200fעשר\u200f! (ten\u200e)",
    "t\u200ee\u200fn,\u200e\u200f\u200e\u061c x": "ten,\u200e x",
    "a\u034f\u0301 no\u206a note\U000e0001": "á no note",
    "soft\u00adly\u200b \ufeffsaid\u2062": "softly said",
    "두\u3164의자\uffa0 같은\u3164\u3164높이": "두 의자 같은 높이",
}

# What is typed where a phrase was put, the phrase, and how near the one is to the other.
NEARNESS = (
    ("☀️", "❤️", "changed"),
    ("☀", "☀️", "given"),
    ("☀️!", "☀️", "given"),
    ("☀️", "☀️🌊", "trimmed"),
    ("🌊 ☀️", "☀️🌊", "changed"),
    ("1️⃣", "2️⃣", "changed"),
    ("1️⃣", "1️⃣", "given"),
    ("1", "1️⃣", "changed"),
    ("👍🏿", "👍🏻", "changed"),
    ("🏳️🌈", "🏳️‍🌈", "changed"),
    ("🇮🇪", "🇮🇹", "changed"),
    ("🇮🇪", "🇮🇪🇮🇹", "trimmed"),
    (f"🏴{tags('gbwls')}\U000e007f", f"🏴{tags('gbsct')}\U000e007f", "changed"),
    ("ℹ️", "ask ℹ️ first", "trimmed"),
    ("❤️", "we ❤️ soup", "trimmed"),
    ("we soup", "we ❤️ soup", "given"),
    ("نمی‌دانم", "نمی‌دانم", "given"),
    ("نمیدانم", "نمی‌دانم", "given"),
    ("دانم", "نمی‌دانم چرا", "changed"),
    ("चक्‍का", "चक्‍का जाम", "trimmed"),
    ("चक", "चक्‍का जाम", "changed"),
    ("葛城", "葛󠄀城", "given"),
    ("静かな朝の駅", "静かな朝の駅", "given"),
    ("朝の駅", "静かな朝の駅", "trimmed"),
    ("駅", "静かな朝の駅", "trimmed"),
    ("駅の朝", "静かな朝の駅", "changed"),
    ("我们听见", "昨天我们听见了雨声", "trimmed"),
    ("ฟังเสียง", "เราฟังเสียงฝน", "trimmed"),
    ("ຟັງສຽງ", "ພວກເຮົາຟັງສຽງຝົນ", "trimmed"),
    ("ស្តាប់សំឡេង", "យើងស្តាប់សំឡេងភ្លៀង", "trimmed"),
    ("မိုးသံကို", "ငါတို့မိုးသံကိုနားထောင်သည်", "trimmed"),
    ("ドアは open です", "ドアはopenです", "given"),
    ("openで", "ドアはopenです", "trimmed"),
    ("سنة ؀١٤٤٥", "سنة ؀١٤٤٥", "given"),
)

# Two runs side by side that end inside of a character, and how they stand in a line: each character where it begins.
BROKEN = (
    (("❤", "\ufe0f and"), ("❤\ufe0f", " and")),
    (("👩🏽\u200d", "🔧!"), ("👩🏽\u200d🔧", "!")),
    (("👍", "🏿"), ("👍🏿", "")),
    (("caf", "e\u0301"), ("caf", "é")),
    (("cafe", "\u0301s"), ("café", "s")),
    (("🇮", "🇪 🇮🇹"), ("🇮🇪", " 🇮🇹")),
    (("1", "\ufe0f\u20e3 first"), ("1\ufe0f\u20e3", " first")),
    (("two chairs", " and"), ("two chairs", " and")),
)
