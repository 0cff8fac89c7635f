"""
A line of the poem: the pieces that it is made of, and how what the poet writes is credited.

The rules here: a run that came from a phrase stays credited however it is trimmed or changed. Words the poet types that
somebody gave are credited on their own, unless the poet says of a run that it is not theirs. Where words were taken
back, what is written anew keeps the gap and no word.
"""

import msgspec

from live.day.credit import Credit, credit_of
from live.day.given import AllGiven, Source, source_id
from live.day.refusals import Code, Refused
from live.day.text import LINE, Written, characters, check


class PieceWritten(msgspec.Struct, frozen=True):
    """A run of a line as the poet sends it; `phrase` where it came from one; `own`: the poet says it is nobody's."""

    text: str
    phrase: str | None = None
    own: bool = False


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A run of a line and whose it is; `own`: the poet's, whoever gave the same words. `phrase` is a pair where the words
    are of one; `before`: of its first half.
    """

    text: Written
    phrase: str | None
    kind: Credit
    own: bool = False
    before: bool = False

    @property
    def source(self) -> str | None:
        """The id of the entry of the pool that it came from."""
        return self.phrase and source_id(self.phrase, before=self.before)


class Line(msgspec.Struct):
    """A line as it is now; `since` says for every phrase in it when it came in."""

    pieces: tuple[Piece, ...]
    since: dict[str, int]
    read_at: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it is the space between two stanzas; words that are gone leave a line, also once they are erased."""
        return not any(piece.phrase is not None or piece.text.strip() for piece in self.pieces)

    def has(self, source: str) -> bool:
        """Whether words of an entry of the pool are in it."""
        return any(piece.source == source for piece in self.pieces)

    def of(self, phrase: str) -> list[Piece]:
        """The pieces that came from a phrase."""
        return [piece for piece in self.pieces if piece.phrase == phrase]

    def forget(self, phrase: str) -> None:
        """Leaves of the words of a phrase only where they stood."""
        self.pieces = tuple(
            msgspec.structs.replace(each, text="") if each.phrase == phrase else each for each in self.pieces
        )


def unbroken(pieces: tuple[PieceWritten, ...]) -> list[PieceWritten]:
    """The same runs with every character in the one in which it begins; a run may end up empty."""
    piece_of = [number for number, piece in enumerate(pieces) for _ in piece.text]
    texts, at = [""] * len(pieces), 0
    for character in characters("".join(piece.text for piece in pieces)):
        texts[piece_of[at]] += character
        at += len(character)
    return [PieceWritten(text, piece.phrase, piece.own) for piece, text in zip(pieces, texts, strict=True)]


def gaps_in(all_given: AllGiven, before: Line | None) -> dict[str, list[Piece]]:
    """For every phrase of a line that was taken back, or out of the poem, the pieces of it, in order."""
    phrases = before.since if before is not None else ()
    gone = (given for each in phrases if (given := all_given.lent(each)) and not given.is_the_poets)
    return {given.id: before.of(given.id) for given in gone if before is not None}


def credited(
    all_given: AllGiven, gaps: dict[str, list[Piece]], before: Line | None, written: PieceWritten
) -> list[Piece]:
    """What a written run becomes: a credited piece, or the poet's own words with what people gave credited in them."""
    source = all_given.source(written.phrase)
    if source is not None and source.given.id in gaps:  # the poet has a sign there, or what it was: neither is written
        left = gaps[source.given.id]
        return [left.pop(0)] if left else []
    text = "".join(" " if each.isspace() else each for each in check(written.text, LINE))
    if not text:
        return []
    if written.own:
        return [Piece(text, None, "own", own=True)]
    if written.phrase is None or not text.strip():  # space is nobody's
        return _find_given(all_given, text)
    if source is None:
        raise Refused(Code.PHRASE_UNKNOWN)
    given = source.given
    if "poem" not in given.uses:
        raise Refused(Code.PHRASE_NOT_FOR_POEM)
    if not given.is_there and (before is None or given.id not in before.since):
        raise Refused(Code.PHRASE_HIDDEN if given.withdrawn_at is None else Code.PHRASE_WITHDRAWN)
    return [_piece(text, source, credit_of(text, source.text))]


def _find_given(all_given: AllGiven, text: str) -> list[Piece]:
    """Own words, split at the runs that somebody gave."""
    pieces: list[Piece] = []
    at = 0
    for run in all_given.givers.runs(text):
        pieces.append(Piece(text[at : run.start], None, "own"))
        source = all_given.source(run.phrase)
        assert source is not None, "it is in the pool"
        pieces.append(_piece(text[run.start : run.end], source, "given" if run.whole else "trimmed"))
        at = run.end
    return [piece for piece in (*pieces, Piece(text[at:], None, "own")) if piece.text]


def _piece(text: str, source: Source, kind: Credit) -> Piece:
    return Piece(text, source.given.id, kind, before=source.before)


def joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Own words that are side by side are one piece, but for those of which the poet has said that they are."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and piece.kind == whole[-1].kind == "own" and piece.own == whole[-1].own:
            whole[-1] = Piece(whole[-1].text + piece.text, None, "own", piece.own)
        else:
            whole.append(piece)
    return tuple(whole)
