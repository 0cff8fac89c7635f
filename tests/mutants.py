"""
Proof that the tests can fail: plants faults one by one and says which test catches each.

    python -m tests.mutants            all of them, a few minutes
    python -m tests.mutants hidden     those whose name has this in it

Everything happens in a copy of the tree, which is thrown away: nothing here is changed, whatever ends it. First the
tests run without a fault, or a red test would prove nothing. Exit code 1 where a fault is caught by none.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "*.db*", ".*_cache", "__pycache__", "rehearsals")


class Mutant(NamedTuple):
    """A fault: in this file this line becomes that one; and the tests that should notice."""

    name: str
    file: str
    line: str
    becomes: str
    tests: tuple[str, ...]


MUTANTS = (
    Mutant(
        "answer ok before the flush",
        "live/room/room.py",
        "            n, outcomes = await self._carry_out(asked)\n",
        "            for each in asked:\n                each.answered(self.log.head + 1)\n"
        "            n, outcomes = await self._carry_out(asked)\n",
        ("tests/room/test_room.py",),
    ),
    Mutant(
        "drop a resend's dedupe",
        "live/day/__init__.py",
        "    return made is not None\n",
        "    return False\n",
        ("tests/day/test_phrases.py", "tests/day/test_notes.py"),
    ),
    Mutant(
        "send a hidden phrase to the wall",
        "live/day/given.py",
        '        return self.is_there and "wall" in self.uses and self.shown_at is not None',
        '        return self.withdrawn_at is None and "wall" in self.uses and self.shown_at is not None',
        ("tests/day/test_moderation.py",),
    ),
    Mutant(
        "let how people are leave the house",
        "live/day/checkins.py",
        "    leaves=False,\n",
        "    leaves=True,\n",
        ("tests/day/test_taken_in.py",),
    ),
    Mutant(
        "say in a file which words are one person's",
        "live/room/everything.py",
        '    fact: _ELSE_AMONG.get(fact, "id")\n',
        '    fact: _ELSE_AMONG.get(fact, "")\n',
        ("tests/room/test_everything.py",),
    ),
    Mutant(
        "forget a touched cell",
        "live/room/boards.py",
        "_slices(sorted(keys), MADE_AT_ONCE)",
        "_slices(sorted(keys)[1:], MADE_AT_ONCE)",
        ("tests/room/test_boards.py", "tests/day/test_noun.py"),
    ),
    Mutant(
        "skip one entry at replay",
        "live/room/replay.py",
        "        since = entries[-1].n\n",
        "        since = entries.pop().n\n",
        ("tests/room/test_replay.py",),
    ),
    Mutant(
        "pass over what the witness of a log has seen",
        "live/log/rows.py",
        "    if witness.n > head:\n",
        "    if witness.n >= 0:\n        return 0\n    if witness.n > head:\n",
        ("tests/log/test_witness.py",),
    ),
    Mutant(
        "believe a phone that the log went back",
        "live/room/gone_back.py",
        "        if role in KEYED and had.since is not None",
        "        if had.since is not None",
        ("tests/room/test_resuming.py",),
    ),
    Mutant(
        "leave erased words in the write-ahead log",
        "live/log/sqlite.py",
        '        return value(self._db, "PRAGMA wal_checkpoint (TRUNCATE)") == 0\n',
        "        return True\n",
        ("tests/room/test_erasing.py",),
    ),
    Mutant(
        "make seats without end",
        "live/web/comers.py",
        "        if not self._seats.take(",
        "        if self._held < 0 and not self._seats.take(",
        ("tests/web/test_comers.py",),
    ),
    Mutant(
        "let a strange page in with a cookie",
        "live/web/door.py",
        "(bearer_of(asked) is None and not self.house.own.has_origin(asked))",
        "False",
        ("tests/room/test_connection.py",),
    ),
    Mutant(
        "let strangers write our log",
        "live/web/strangers.py",
        "        if kind is None:\n",
        "        if kind != record:\n",
        ("tests/web/test_strangers.py",),
    ),
    Mutant(
        "follow a clock that jumps",
        "live/room/day_time.py",
        "        if abs(by) <= JUMP_MS:\n",
        "        if abs(by) >= 0:\n",
        ("tests/room/test_day_time.py",),
    ),
    Mutant(
        "believe whoever says where they are",
        "live/web/from_where.py",
        "    if address in proxies:\n",
        "    if address not in ():\n",
        ("tests/web/test_from_where.py",),
    ),
)


def planted(mutant: Mutant, text: str) -> str:
    """A file's text with the fault in it. Raises `LookupError` where the line is not there just once."""
    if text.count(mutant.line) != 1:
        raise LookupError(f"“{mutant.name}” cannot be planted: its line stands {text.count(mutant.line)} times there.")
    return text.replace(mutant.line, mutant.becomes)


def failing(tree: Path, tests: Sequence[str]) -> str:
    """The first of the tests that fails in a tree, by its name; empty where none does."""
    # -B: a file that changes twice in a second would else be read from its bytecode.
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    ended = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if ended.returncode == 0:
        return ""
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", ended.stdout, re.MULTILINE)
    return found.group(1) if found else f"pytest itself (exit code {ended.returncode})"


def caught_by(mutant: Mutant, tree: Path) -> str:
    """The test that catches a fault planted in a tree, or empty; the file is as it was afterwards."""
    path = tree / mutant.file
    text = path.read_text("utf-8")
    path.write_text(planted(mutant, text), "utf-8")
    try:
        return failing(tree, mutant.tests)
    finally:
        path.write_text(text, "utf-8")


def run(mutants: Sequence[Mutant], tree: Path) -> bool:
    """Plants each in a copy of the tree and prints what catches it; whether all are caught."""
    red = failing(tree, sorted({test for mutant in mutants for test in mutant.tests}))
    if red:
        say(f"{red} fails without any fault: mend that first.")
        return False
    catches = [(mutant, caught_by(mutant, tree)) for mutant in mutants]
    for mutant, test in catches:
        say(f"{mutant.name}: {f'caught by {test}' if test else 'CAUGHT BY NOTHING'}")
    return all(test for _, test in catches)


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  what this script is for


def main(wanted: Sequence[str]) -> int:
    chosen = [mutant for mutant in MUTANTS if all(word in mutant.name for word in wanted)]
    if not chosen:
        say(f"There is no such fault. These are: {'; '.join(mutant.name for mutant in MUTANTS)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="cento-mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        return 0 if run(chosen, tree) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
