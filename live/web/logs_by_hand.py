"""
What somebody does by hand with the logs of days, on the server's own machine, and what the terminal then says.

Each answers with the exit code. `CannotOpen` and `Damaged` are for whoever calls, but where a log is checked.
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from live.language import Language
from live.log import AlreadyOpen, CannotOpen, Damaged
from live.log.at_once import write_log
from live.log.copies import back_up, put_back
from live.log.files import in_plain_words
from live.log.sqlite import SqliteLog, read_whole, verify
from live.room.forgetting import Coming, forget_in, given_by_slip, look_ahead
from live.room.taking_in import MOST_BYTES, CannotTakeIn, TakenIn, take_in
from live.web.access import Keyring, tidy_code
from live.web.erasures import erase_by_hand
from live.web.opening import KEYRING, is_odd

# What may stand beside a programme and belong to its day.
_OF_A_DAY = (".txt", ".db", ".db-wal", ".db-shm", ".head", ".erased", ".copies")
# A file's name may have 255 bytes; its ending, and that of a file which is being written, need some of them.
_LONGEST_NAME_BYTES = 200

# Of each kind one, and several.
_NAMES = {
    "phrase": ("phrase", "phrases"),
    "note": ("note", "notes"),
    "shift": ("changed view", "changed views"),
    "meaning": ("word or its meaning", "words and their meanings"),
    "reflection": ("reflection", "reflections"),
    "report_note": ("note of the reporter’s", "notes of the reporter’s"),
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
    """Erases the words that have an id: here, or by the server that runs the day."""
    return _erase(log, day, [phrase], f"The words of {phrase}")


def erase_slip(log: Path, day: str, slip: str) -> int:
    """Erases all words of whoever has a slip; its code is kept and said nowhere."""
    slip_key = Keyring.open(log.with_name(KEYRING)).slips(day)
    ids = given_by_slip(read_whole(log), slip_key, tidy_code(slip))
    if ids is None:
        raise CannotOpen(f"No slip of {day} has these letters.")
    if not ids:
        print(f"Of what came with this slip {day} has no words any more.")
        return 0
    return _erase(log, day, ids, "All words that came with this slip")


def _erase(log: Path, day: str, ids: Sequence[str], what: str) -> int:
    if not erase_by_hand(log, day, ids):
        print(f"{day} is running, and its server has not erased the words yet. Is it well?", file=sys.stderr)
        return 1
    print(f"{what} are erased from {day} and from the copies that `backup` made, where they are.")
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


def import_day(file: Path, folder: Path) -> int:
    """Takes in a day that another house gave away as everything.json."""
    say = Language().sentence
    try:
        taken = take_in(_bytes_of(file))
        _expect_name(taken.day)
    except CannotTakeIn as why:
        raise CannotOpen(say(f"terminal.import.{why.why}", file=file, n=why.n)) from why
    there = [f"{taken.day}{ending}" for ending in _OF_A_DAY if (folder / f"{taken.day}{ending}").exists()]
    if there:
        raise CannotOpen(say("terminal.import.there", day=taken.day, folder=folder, files=", ".join(there)))
    log = folder / f"{taken.day}.db"
    _renew_keys(folder / KEYRING, taken.day)
    _write(taken, log)
    coming = look_ahead(read_whole(log))
    print(say("terminal.import.done", day=taken.day, folder=folder, count=len(taken.entries)))
    print(f"{taken.day}: {_said(coming, is_due=coming.is_due(time.time() * 1000))}")
    if taken.programme is None:
        print(say("terminal.import.no_programme", file=f"{taken.day}.txt", folder=folder))
    print(say("terminal.import.links", day=taken.day, folder=folder))
    return 0


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise CannotTakeIn("no_file")
    with in_plain_words(file), file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _expect_name(day: str) -> None:
    """The name comes from elsewhere, and is a file's here."""
    is_plain = bool(day.strip()) and not day.startswith(".") and not set(day) & set('/\\:*?"<>|')
    if not is_plain or is_odd(day) or len(day.encode()) > _LONGEST_NAME_BYTES:
        raise CannotTakeIn("name")


def _write(taken: TakenIn, log: Path) -> None:
    """The log and the programme, each whole or not at all."""
    programme = log.with_suffix(".txt")
    part = programme.with_name(f"{programme.name}.part")
    with in_plain_words(log):
        log.parent.mkdir(parents=True, exist_ok=True)
        try:
            if taken.programme is not None:
                part.write_text(taken.programme, "utf-8")
            write_log(log, taken.day, ((entry.at, entry.facts) for entry in taken.entries))
            if taken.programme is not None:
                part.rename(programme)
        finally:
            part.unlink(missing_ok=True)


def _renew_keys(path: Path, day: str) -> None:
    """Where there was a day of that name once, its links open nothing of this one."""
    if not path.exists():
        return
    with in_plain_words(path):
        keyring = Keyring.read(path)
    if day in keyring.generations:
        keyring.renew(day)
        keyring.save(path)


def forget(log: Path, day: str, *, only_says: bool) -> int:
    """Erases the words of a day whose time is up, or only says what would be erased and when."""
    coming, now = look_ahead(read_whole(log)), round(time.time() * 1000)
    is_due = not coming.is_nothing and coming.is_due(now)
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
    words = ", ".join(f"{count} {_NAMES[kind][count > 1]}" for kind, count in coming.counts.items() if count)
    if coming.until is None:
        return f"{words}. The day is not over; nothing is erased before it is."
    date = datetime.fromtimestamp(coming.until / 1000, UTC).date()
    return f"{words}. {'Their time was up on' if is_due else 'They are erased on'} {date}.{_stays(coming)}"


def _stays(coming: Coming) -> str:
    if not coming.quotes_stay and not coming.notes_stay:
        return ""
    quotations = "quotation" if coming.quotes_stay == 1 else "quotations"
    stay = f"{coming.quotes_stay} {quotations} of them and {coming.notes_stay} of those notes"
    return f" What stays in the report, which everybody may read: {stay}."
