"""
Whose ears hear English on the poet's page: those of the programme, else those of the day's zone.

What is heard, `live.prosody` says; that a poet listens with other ears is the matter of their page alone.
"""

from typing import Literal

Ears = Literal["british", "american"]

_AMERICA = ("America/", "US/")


def ears_in(zone: str) -> Ears:
    """Whose ears hear in a zone: American ones in America, everywhere else as in Britain."""
    return "american" if zone.startswith(_AMERICA) else "british"
