"""Values over a pipe between two processes of one installation: a length in four bytes, and a pickle."""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from io import RawIOBase
    from typing import BinaryIO

    Pipe = BinaryIO | RawIOBase
    """Buffered or not. One that `select` waits for must not be: it knows nothing of what a buffer holds."""

_LENGTH = struct.Struct("!I")


def send(pipe: Pipe, value: object) -> None:
    """Write a value. Raises OSError where nobody reads."""
    data = pickle.dumps(value, protocol=5)
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]
    pipe.flush()


def receive(pipe: Pipe) -> Any:
    """Return the next value. Raises EOFError where none comes, or only a part of it."""
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size))
    return pickle.loads(_read(pipe, length))  # noqa: S301 - of a process that we started, over a pipe of ours alone


def _read(pipe: Pipe, n_bytes: int) -> bytes:
    data = bytearray()
    while len(data) < n_bytes:
        part = pipe.read(n_bytes - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
