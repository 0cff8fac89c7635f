"""
One client of a room: decodes, hands on, writes; never waits for the room and never makes the room wait.

The rules here: a connection holds no queue. It knows the number it is current to; when it is told that there is more,
it writes what its client lacks. Where the line is full it writes nothing, and when that is free again the newest of
everything in one frame: a slow phone costs the room nothing. Only answers are written to a full line, and who lets too
many pile up is cut off. After a farewell nothing is written at all.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol

from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.language import Language
from live.room import frames, more, sounding, wire
from live.room.deciding import Answer
from live.room.limits import Allowance
from live.room.lines import Lines
from live.room.room import Room
from live.room.timer import Timer
from live.room.wire import AskMore, AskPhraseSounds, AskSounds, AskWordSound, AskWordSounds, Beat, TellPage

logger = logging.getLogger("cento.connection")

# A client that sends and does not read is cut off when so much is left of answers alone; it comes back and asks again.
ANSWERS_LIMIT_BYTES = 256 * 1024

GONE_WRONG = 1011
COME_IN_AGAIN = 1008
TRY_LATER = 1013


class Line(Protocol):
    """What carries frames to a client: a socket."""

    def write(self, frame: bytes) -> None:
        """Sends it, or keeps it until it can be sent; never waits, never raises."""

    def close(self, code: int) -> None:
        """Says that it is over, and ends the line when that was heard."""

    def abort(self) -> None:
        """Ends it now."""


class Connection:
    """A client at one place, from `begin` until `end`."""

    __slots__ = (
        "_allowance",
        "_by",
        "_had",
        "_is_full",
        "_language",
        "_later",
        "_line",
        "_lines",
        "_n",
        "_room",
        "_timer",
        "_unread_bytes",
        "_write",
        "heard_at",
        "role",
    )

    def __init__(
        self, room: Room, by: By, had: wire.Had, language: Language, timer: Timer, allowance: Allowance, lines: Lines
    ) -> None:
        self.role: Role = by.role
        self.heard_at = timer.now()  # when it last said something
        self._room = room
        self._later = room.outgoing.to[by.role].later
        self._by = by
        self._had: wire.Had | None = had  # until the hello
        self._n = 0  # what the client has; set only by what writes the frame that makes it so
        self._language = language
        self._timer = timer
        self._allowance = allowance
        self._lines = lines  # where a phone is counted as long as this lasts
        self._line: Line | None = None  # from `begin` until `end`
        self._write: Callable[[bytes], None] = _unheard
        self._is_full = False  # set only by `is_full` and `is_free`
        self._unread_bytes = 0  # of answers, since the line is full

    def begin(self, line: Line, first: bytes) -> None:
        """It is let in: `first` and the hello go out, and from now on it hears of changes."""
        assert self._had is not None, "begun once"
        self._line, self._write = line, line.write
        self._room.readers.join(self)
        self._n, hello = self._room.hello(self.role, self._by.voice, self._had)
        self._had = None
        self._write(frames.text(hello, after=first))

    def end(self) -> None:
        """The line is gone, or about to be; it hears of nothing any more. Twice is harmless."""
        if self._line is None:
            return
        self._line, self._write = None, _unheard
        self._room.readers.leave(self)
        self._lines.goes(self, self._by.voice)

    # What it is told

    def cells_changed(self) -> None:
        """The room has something later."""
        if not self._is_full:
            self._n, frame = self._later(self._by.voice, self._n)
            if frame is not None:
                self._write(frame)

    def people_changed(self) -> None:
        """Somebody came or went."""
        if not self._is_full:
            self._write_unstamped(self._room.people(self.role))

    def walls_changed(self) -> None:
        """Another page is up on a wall."""
        if not self._is_full:
            self._write_unstamped(self._room.readers.walls())

    def send_out(self) -> None:
        """The key by which it came in opens nothing any more."""
        self._close(COME_IN_AGAIN)

    def make_way(self) -> None:
        """Its phone has another line, and this one has been silent for long."""
        self._close(TRY_LATER)

    def is_full(self) -> None:
        """More waits to be sent than a client that reads leaves waiting."""
        self._is_full = True

    def is_free(self) -> None:
        """What waited is sent; now goes out what came meanwhile, and what no entry stamps."""
        self._is_full, self._unread_bytes = False, 0
        self.cells_changed()
        if self.role is not Role.PHONE:
            self.people_changed()
        if self.role is Role.DESK:
            self.walls_changed()

    def _write_unstamped(self, fragments: bytes) -> None:
        """Cells that no entry stamps: the client stays current to the entry it has."""
        self._write(frames.text(wire.cells(self._n, self._room.log.mark(self._n), fragments)))

    def _close(self, code: int) -> None:
        line = self._line
        self.end()
        if line is not None:
            line.close(code)

    # What it says

    def take(self, text: str) -> None:
        """What came in a frame; a mistake of ours ends it. What was no text says nothing."""
        try:
            self._take(text)
        except Exception as bug:  # noqa: BLE001  the one place where a mistake in carrying out ends
            self._give_up(bug)

    def _take(self, text: str) -> None:
        frame = wire.decode(text, self.role)
        self.heard_at = now = self._timer.now()
        if not self._allowance.allows(frame.command, now):
            self._room.allowances.refused(now)
            self._answer(self._refused(frame.ref, Refused(Code.TOO_FAST)))
            return
        match frame.command:
            case Beat():
                self._answer(wire.beat(self._room.now(), self._n))
            case TellPage() as told:
                self._room.readers.tell_page(self, told)
                self._answer(wire.done(frame.ref, self._n))
            case AskMore() | AskPhraseSounds() | AskWordSound() | AskWordSounds() as asked:
                self._answer(self._shown(frame.ref, asked))
            case Refused() as refusal:
                self._answer(self._refused(frame.ref, refusal))
            case command:
                self._room.ask(command, self._by, partial(self._answered, frame.ref))

    def _answered(self, ref: int | None, answer: Answer) -> None:
        match answer:
            case int():
                self._answer(wire.done(ref, answer))
            case Refused():
                self._answer(self._refused(ref, answer))
            case bug:
                self._give_up(bug)

    def _refused(self, ref: int | None, refusal: Refused) -> bytes:
        return wire.refused(ref, refusal.code, self._language.refusal(refusal))

    def _shown(self, ref: int | None, asked: AskMore | AskSounds) -> bytes:
        try:
            fragments = self._asked_for(asked)
        except Refused as refusal:
            return self._refused(ref, refusal)
        return wire.more(ref, self._n, self._room.log.mark(self._n), fragments)

    def _asked_for(self, asked: AskMore | AskSounds) -> bytes:
        match asked:
            case AskMore():
                return more.page_of(self._room, self._by.voice, asked)
            case AskPhraseSounds():
                return sounding.of_phrases(self._room, asked)
            case AskWordSound():
                return sounding.of_text(self._room, asked)
            case AskWordSounds():
                return sounding.of_words(self._room, asked)

    def _answer(self, answer: bytes) -> None:
        frame = frames.text(answer)
        self._write(frame)
        if self._is_full and self._line is not None:
            self._unread_bytes += len(frame)
            if self._unread_bytes > ANSWERS_LIMIT_BYTES:
                self._line.abort()

    def _give_up(self, bug: Exception) -> None:
        """The one place where a bug ends: logged with its traceback, without a word of anybody's; closes 1011."""
        logger.error("A command could not be carried out.", exc_info=bug)
        self._close(GONE_WRONG)


def _unheard(_frame: bytes) -> None:
    """Writes to nobody."""
