"""What is in a folder now, and whether somebody writes it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from streamer.bulk.find import files_below
from streamer.bulk.follow import FileState


def listing(folder: Path) -> dict[str, FileState]:
    """Return all files below a folder that are named as recordings. Raises SourceError."""
    found: dict[str, FileState] = {}
    for path in files_below(folder)[0]:
        try:
            status = Path(path).stat()
        except OSError:
            continue  # renamed or removed since: the next listing has it
        found[path] = FileState((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)
    return found


def is_written(path: str) -> bool | None:
    """Return whether any process has a file open for writing; None where the kernel doesn't tell us.

    It grants a read lease only where nobody writes (fcntl(2), Leases), to the file's owner or with CAP_LEASE, on file
    systems of this machine. Who opens the file for writing meanwhile waits for some microseconds, and we get SIGIO,
    which has to be ignored.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return None  # who analyses it says why it can't be read
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return False
