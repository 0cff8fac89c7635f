"""Facts as small as a test of the log needs them; the log knows none of the day's own."""

import msgspec

from live.day.text import Written


class Offered(msgspec.Struct, tag_field="is", tag="phrase.offered"):
    """Words stand beside the entry, the rest in it."""

    id: str
    text: Written
    uses: tuple[str, ...] = ("wall", "poem")


class Named(msgspec.Struct, tag_field="is", tag="theme.named"):
    """Two places for words, one of them empty."""

    title: Written
    reason: Written | None = None
