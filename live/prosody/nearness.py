"""
How alike two sounds are, from 0 to 1: vowels by where the tongue is, consonants by how and where they are made.

The figures for vowels are places on the chart that phoneticians draw: how far back (0 front, 1 back) and how open
(0 close, 1 open), where the vowel begins and where it ends.
"""

from functools import cache, lru_cache
from math import hypot, sqrt

from live.prosody.phones import Phones

_Place = tuple[float, float]

_CHART: dict[str, tuple[_Place, _Place]] = {
    "IY": ((0.0, 0.0), (0.0, 0.0)), "IH": ((0.2, 0.2), (0.2, 0.2)), "EH": ((0.15, 0.6), (0.15, 0.6)),
    "AE": ((0.25, 0.9), (0.25, 0.9)), "AA": ((0.8, 1.0), (0.8, 1.0)), "OH": ((1.0, 0.9), (1.0, 0.9)),
    "AO": ((1.0, 0.6), (1.0, 0.6)), "UH": ((0.8, 0.25), (0.8, 0.25)), "UW": ((0.9, 0.0), (0.9, 0.0)),
    "AH": ((0.6, 0.75), (0.6, 0.75)), "AX": ((0.5, 0.5), (0.5, 0.5)), "ER": ((0.5, 0.55), (0.5, 0.55)),
    "EY": ((0.1, 0.5), (0.1, 0.15)), "AY": ((0.5, 1.0), (0.2, 0.2)), "OY": ((1.0, 0.6), (0.2, 0.2)),
    "AW": ((0.5, 1.0), (0.8, 0.25)), "OW": ((0.7, 0.5), (0.8, 0.2)), "EA": ((0.15, 0.65), (0.25, 0.65)),
    "IA": ((0.15, 0.15), (0.4, 0.45)), "BA": ((0.5, 0.95), (0.5, 0.95)), "UA": ((0.8, 0.25), (0.6, 0.5)),
}  # fmt: skip

# A consonant by how it is made, where, and whether the voice sounds.
_MADE = {
    "P": ("stop", "lips", 0), "B": ("stop", "lips", 1), "T": ("stop", "teeth", 0), "D": ("stop", "teeth", 1),
    "K": ("stop", "back", 0), "G": ("stop", "back", 1), "CH": ("hiss", "palate", 0), "JH": ("hiss", "palate", 1),
    "F": ("rub", "lips", 0), "V": ("rub", "lips", 1), "TH": ("rub", "teeth", 0), "DH": ("rub", "teeth", 1),
    "S": ("hiss", "teeth", 0), "Z": ("hiss", "teeth", 1), "SH": ("hiss", "palate", 0), "ZH": ("hiss", "palate", 1),
    "HH": ("breath", "throat", 0), "M": ("nose", "lips", 1), "N": ("nose", "teeth", 1), "NG": ("nose", "back", 1),
    "L": ("flow", "teeth", 1), "R": ("flow", "palate", 1), "W": ("flow", "lips", 1), "Y": ("flow", "palate", 1),
}  # fmt: skip


VOWELS, CONSONANTS = tuple(_CHART), tuple(_MADE)


@cache
def vowels_alike(a: str, b: str) -> float:
    """How close two vowels are on the chart; 1 for the same."""
    if a == b:
        return 1.0
    (a_start, a_end), (b_start, b_end) = _CHART[a], _CHART[b]
    apart = (_distance(a_start, b_start) + _distance(a_end, b_end)) / 2
    # In thousandths: a script that is told them reckons with the very same.
    return round(max(0.0, 1 - apart / sqrt(2)), 3)


def _distance(a: _Place, b: _Place) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


@cache
def consonants_alike(a: str, b: str) -> float:
    """How close two consonants are; 1 for the same, 0.8 for two that only the voice parts."""
    if a == b:
        return 1.0
    (a_way, a_place, a_voice), (b_way, b_place, b_voice) = _MADE[a], _MADE[b]
    if a_way == b_way:
        return 0.8 if a_place == b_place else 0.7 if a_way == "nose" else 0.5 if a_voice == b_voice else 0.3
    if {a_way, b_way} == {"rub", "hiss"}:
        return 0.5 if a_voice == b_voice else 0.3
    return 0.0


@lru_cache(maxsize=20_000)
def endings_alike(a: Phones, b: Phones) -> float:
    """How close two runs of consonants are, matched in order as well as can be; what is over counts against."""
    if not a and not b:
        return 1.0
    if not a or not b:
        return 0.0
    return _matched(a, b) / max(len(a), len(b))


def _matched(a: Phones, b: Phones) -> float:
    """The best total of a matching in order."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            both = best[i][j] + consonants_alike(one, other)
            best[i + 1][j + 1] = max(both, best[i][j + 1], best[i + 1][j])
    return best[-1][-1]
