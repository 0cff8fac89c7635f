"""
What somebody does by hand with the logs of days, on the server's own machine, and what the terminal then says.

Each answers with the exit code. `CannotOpen` and `Damaged` are for whoever calls, but where a log is checked.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from live.log import AlreadyOpen, Damaged
from live.log.copies import back_up, put_back
from live.log.sqlite import SqliteLog, read_whole, verify
from live.room.forgetting import Coming, forget_in, look_ahead
from live.web.erasures import erase_by_hand

_NAMES = {
    "phrase": "phrases",
    "note": "notes",
    "shift": "changed views",
    "meaning": "words and their meanings",
    "report_note": "notes of the reporter’s",
}


def check(log: Path, day: str) -> int:
    """Walks the chain of a log."""
    try:
        head = verify(log)
    except Damaged as damage:
        print(damage, file=sys.stderr)
        return 1
    print(f"The log of {day} is whole: {head} entries, each linked to the one before.")
    return 0


def erase(log: Path, day: str, phrase: str) -> int:
    """Erases the words of a phrase or note: here, or by the server that runs the day."""
    if not erase_by_hand(log, day, phrase):
        print(f"{day} is running, and its server has not erased the words yet. Is it well?", file=sys.stderr)
        return 1
    print(f"The words of {phrase} are erased from {day} and from the copies that `backup` made, where they are.")
    print("Other copies of its log have them still: erase there too.")
    return 0


def copy(log: Path, day: str, file: Path) -> int:
    """Makes a copy of a log."""
    entries = back_up(log, file)
    print(
        f"{file} has all {entries} entries of {day} up to now, and is checked. "
        "It holds people's words: keep it as carefully as the day, and no longer."
    )
    return 0


def restore(log: Path, day: str, file: Path) -> int:
    """Puts a copy of a log back."""
    done = put_back(file, log, day)
    print(f"{day} has the {done.entries} entries of {file} again.")
    if done.kept:
        print(f"What was there is kept as {done.kept}.")
    print("At the next start what was erased since is erased again, and phones give again what is missing.")
    if not log.with_suffix(".txt").is_file():
        print(f"Put the programme there too, as {day}.txt in {log.parent}: it is not in the copy.")
    return 0


def forget(log: Path, day: str, *, only_says: bool) -> int:
    """Erases the words of a day whose time is up, or only says what would be erased and when."""
    coming, now = look_ahead(read_whole(log)), round(time.time() * 1000)
    is_due = not coming.is_nothing and coming.until is not None and coming.until <= now
    said = asyncio.run(_forget(log, day, now)) if is_due and not only_says else _said(coming, is_due=is_due)
    print(f"{day}: {said}")
    return 0


async def _forget(path: Path, day: str, now: int) -> str:
    try:
        log = await SqliteLog.open(path, day)
    except AlreadyOpen:
        return "it runs, and its server erases the words itself."
    try:
        await forget_in(log, now)
    finally:
        await log.close()
    return "the words are erased, here and in the copies that `backup` made, where they are."


def _said(coming: Coming, *, is_due: bool) -> str:
    if coming.is_nothing:
        return "there are no words."
    words = ", ".join(f"{count} {_NAMES[kind]}" for kind, count in coming.counts.items() if count)
    if coming.until is None:
        return f"{words}. The day is not over; nothing is erased before it is."
    date = datetime.fromtimestamp(coming.until / 1000, UTC).date()
    return f"{words}. {'Their time was up on' if is_due else 'They are erased on'} {date}.{_stays(coming)}"


def _stays(coming: Coming) -> str:
    if not coming.quotes_stay and not coming.notes_stay:
        return ""
    stay = f"{coming.quotes_stay} quotations of them and {coming.notes_stay} of those notes"
    return f" In the report, which everybody may read, {stay} stay."
