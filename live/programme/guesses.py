"""
What the reader had to guess, line by line.

Nothing is guessed in silence. A guess is a code of `sentences` with its values, and no sentence: whoever shows it to a
person makes one of it.
"""

import msgspec

from live.programme.sentences import Value


class Guess(msgspec.Struct, frozen=True):
    """Something the reader had to guess: the line it stands on, counted from 1, and what was made of it."""

    line: int
    code: str
    values: dict[str, Value]

    def __hash__(self) -> int:
        """Without the values, which are a dict: two guesses with one hash are told apart by `==`."""
        return hash((self.line, self.code))


class Guesses:
    """The guesses about one text while it is read."""

    def __init__(self) -> None:
        self._guesses: list[Guess] = []

    def add(self, line: int, code: str, **values: Value) -> None:
        """Notes a guess about `line`."""
        self._guesses.append(Guess(line, code, values))

    def of(self, code: str) -> dict[int, Guess]:
        """The guesses of this code, by their line."""
        return {guess.line: guess for guess in self._guesses if guess.code == code}

    def replace(self, guess: Guess, code: str) -> None:
        """Puts another code, with the same values, in the place of a guess that was made before."""
        self._guesses = [Guess(guess.line, code, guess.values) if other == guess else other for other in self._guesses]

    def in_order(self) -> tuple[Guess, ...]:
        """Each guess once, in the order of the lines, and within a line in the order in which they were made."""
        return tuple(sorted(dict.fromkeys(self._guesses), key=lambda guess: guess.line))
