"""
A process whose system calls fail, as on a disk that is broken or must not be written: for tests that start one.

The kernel is asked to answer some calls with an error (seccomp), for the thread that asks and all that it begins, until
they end. Only on Linux, where the servers of days run.
"""

import ctypes
import errno
import os
import platform
import struct

# fsync and fdatasync, openat, and what else changes a folder: mkdirat, unlinkat, renameat2, ftruncate.
FLUSHES = {"x86_64": (74, 75), "aarch64": (82, 83)}
OPENAT = {"x86_64": 257, "aarch64": 56}
CHANGES = {"x86_64": (83, 258, 87, 263, 82, 264, 316, 76, 77), "aarch64": (34, 35, 38, 276, 45, 46)}

_LOAD, _IF_EQUAL, _IF_ANY, _ANSWER = 0x20, 0x15, 0x45, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_NUMBER, _THIRD_ARGUMENT = 0, 32
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2

Step = tuple[int, int, int, int]


def flushes_fail() -> None:
    """From now on this thread is told that the disk did not take what it wrote."""
    _install([step for call in FLUSHES[platform.machine()] for step in _fails(call, errno.EIO)])


def nothing_is_written() -> None:
    """From now on this process finds every disk read-only."""
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    opens = [
        (_IF_EQUAL, 0, 4, OPENAT[platform.machine()]),
        (_LOAD, 0, 0, _THIRD_ARGUMENT),
        (_IF_ANY, 0, 1, writes),
        (_ANSWER, 0, 0, _FAIL | errno.EROFS),
        (_ANSWER, 0, 0, _ALLOW),
    ]
    _install([step for call in CHANGES[platform.machine()] for step in _fails(call, errno.EROFS)] + opens)


def _fails(call: int, error: int) -> list[Step]:
    return [(_IF_EQUAL, 0, 1, call), (_ANSWER, 0, 0, _FAIL | error)]


def _install(steps: list[Step]) -> None:
    whole = [(_LOAD, 0, 0, _NUMBER), *steps, (_ANSWER, 0, 0, _ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in whole))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(whole), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SECCOMP, _FILTER, program, 0, 0):
        raise OSError(ctypes.get_errno(), "the system does not let calls fail")
