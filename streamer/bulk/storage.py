"""Where recordings are read and results are written: folders of this machine, and stores that fsspec knows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from streamer.core.errors import SinkError
from streamer.core.printable import printable
from streamer.sources.files.input_file import open_input

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from streamer.sources.files.input_file import InputFile


class Storage(Protocol):
    """A flat folder of files that appear as a whole, or not at all."""

    def names(self) -> set[str]:
        """Return the names of all files that are complete. Raises SinkError."""

    def read(self, name: str) -> bytes:
        """Return a file. Raises SinkError."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or replace it. Raises SinkError; then there is none, or the one before."""


class LocalStorage:
    """A folder of this machine, or of a file server that is mounted."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing. Raises SinkError."""
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SinkError(f"{printable(str(folder))} can't be made: {error.strerror}") from error

    def names(self) -> set[str]:
        try:
            return {entry.name for entry in os.scandir(self._folder) if not entry.name.startswith(".")}
        except OSError as error:
            raise SinkError(f"{printable(str(self._folder))} can't be read: {error.strerror}") from error

    def read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise SinkError(f"{printable(str(self._folder / name))} can't be read: {error.strerror}") from error

    def write(self, name: str, data: bytes) -> None:
        # Of this process alone: two that write the same part don't write into each other's file.
        temporary = self._folder / f".{name}.{os.uname().nodename}.{os.getpid()}"
        try:
            try:
                with temporary.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(self._folder / name)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise SinkError(f"{printable(str(self._folder / name))} can't be written: {error.strerror}") from error

    def remove_leftovers(self) -> None:
        """Remove what a writer that was killed left unfinished. No other may write meanwhile."""
        for entry in list(os.scandir(self._folder)):
            if entry.name.startswith((".part-", "._")):
                Path(entry.path).unlink(missing_ok=True)


def is_url(path: str) -> bool:
    """Return whether a path is that of an object in a store."""
    return "://" in path


def open_recording(path: str) -> AbstractContextManager[InputFile]:
    """Open a file by its path, or an object by its URL. Raises SourceError."""
    if is_url(path):
        from streamer.bulk.storage_urls import open_url  # noqa: PLC0415 - fsspec is an extra

        return open_url(path)
    return open_input(Path(path))


def storage_for(output: str) -> Storage:
    """Return the storage of an output folder, or of a URL. Raises SinkError."""
    if is_url(output):
        from streamer.bulk.storage_urls import UrlStorage  # noqa: PLC0415 - fsspec is an extra

        return UrlStorage(output)
    return LocalStorage(Path(output))
