"""Texts as hypothesis draws them for tests, so that what is hard about text comes often."""

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
