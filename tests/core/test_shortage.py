"""Which errors are for want of something of the machine."""

from __future__ import annotations

import errno
import os

import pytest

from streamer.core.errors import ConfigError, ModelError, ShortageError
from streamer.core.shortage import OF_ERRNO, shortage_of


def caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


DESCRIPTORS, MEMORY, THREADS = OF_ERRNO[errno.EMFILE], OF_ERRNO[errno.ENOMEM], OF_ERRNO[errno.EAGAIN]


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (OSError(errno.EMFILE, os.strerror(errno.EMFILE)), DESCRIPTORS),
        (MemoryError(), MEMORY),
        (ImportError("libav.so: cannot open shared object file: Too many open files"), DESCRIPTORS),
        (ImportError("libav.so: failed to map segment from shared object"), MEMORY),
        (RuntimeError("can't start new thread"), THREADS),
        (caused(ModelError("m.onnx can't be run"), RuntimeError("std::bad_alloc")), MEMORY),
        (caused(ConfigError("c.toml can't be read"), OSError(errno.EMFILE, "x")), DESCRIPTORS),
        (
            ExceptionGroup("x", [ValueError(), ExceptionGroup("y", [OSError(errno.ENFILE, "z")])]),
            OF_ERRNO[errno.ENFILE],
        ),
        (ShortageError("no port", "patience"), "patience"),
        (OSError(errno.EADDRINUSE, "Address already in use"), None),
        (FileNotFoundError(errno.ENOENT, "No such file"), None),
        (ModelError("sha256 expected"), None),
        (ValueError("shape"), None),
    ],
)
def test_a_shortage_is_found_in_an_error_its_causes_and_its_group(error: Exception, what: str | None) -> None:
    assert shortage_of(error) == what


def test_causes_that_refer_to_each_other_end() -> None:
    one, other = ValueError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert shortage_of(one) is None
