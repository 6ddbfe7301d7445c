"""Stores that fsspec knows: S3 and what speaks it, and others. fsspec and pyarrow are an extra."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import fsspec
from fsspec.implementations.arrow import ArrowFSWrapper
from pyarrow import fs as arrow

from streamer.core.errors import SinkError, SourceError
from streamer.core.printable import printable
from streamer.sources.files.input_file import open_stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamer.sources.files.input_file import InputFile

WHOLE: Final = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oci", "memory"}
"""Protocols of stores in which an object appears as a whole when all of it was sent."""
FAILURES: Final = (OSError, ValueError, RuntimeError, ImportError)
"""What file systems of fsspec raise."""


def split(url: str) -> tuple[Any, str, str]:
    """Return the file system, the protocol and the path of a URL. Raises SourceError where nobody knows it."""
    protocol, _, path = url.partition("://")
    try:
        if protocol in {"s3", "s3a"}:
            return ArrowFSWrapper(_s3()), protocol, path
        file_system, path = fsspec.core.url_to_fs(url)
    except FAILURES as error:
        raise SourceError(f"{printable(url)}: {_line(error)}") from error
    return file_system, protocol, path


def files_below(url: str) -> list[tuple[str, int]]:
    """Return the URLs and sizes of all objects below a URL, sorted, or of the one that it names. Raises SourceError."""
    file_system, protocol, path = split(url)
    try:
        found = file_system.find(path, detail=True)
    except FAILURES as error:
        raise SourceError(f"{printable(url)}: can't be read: {_line(error)}") from error
    return sorted((f"{protocol}://{name.lstrip('/')}", int(info.get("size") or 0)) for name, info in found.items())


@contextmanager
def open_url(url: str) -> Iterator[InputFile]:
    """Open an object. Raises SourceError."""
    file_system, _, path = split(url)
    try:
        size = int(file_system.info(path)["size"] or 0)
        stored = file_system.open(path, "rb")
    except FAILURES as error:
        raise SourceError(f"can't be read: {_line(error)}") from error
    with open_stored(stored, size) as opened:
        yield opened


class UrlStorage:
    """A `Storage` below a URL."""

    def __init__(self, url: str) -> None:
        """Raise SinkError where nobody knows the URL."""
        self._url = url.rstrip("/")
        try:
            self._file_system, self._protocol, self._path = split(self._url)
            if self._protocol not in WHOLE:
                self._file_system.makedirs(self._path, exist_ok=True)
        except (SourceError, *FAILURES) as error:
            raise SinkError(_line(error)) from error

    def names(self) -> set[str]:
        try:
            self._file_system.invalidate_cache()
            found = self._file_system.find(self._path, maxdepth=1)
        except FileNotFoundError:
            return set()
        except FAILURES as error:
            raise SinkError(f"{printable(self._url)} can't be read: {_line(error)}") from error
        return {name for path in found if not (name := path.rsplit("/", 1)[-1]).startswith(".")}

    def read(self, name: str) -> bytes:
        try:
            data: bytes = self._file_system.cat_file(f"{self._path}/{name}")
        except FAILURES as error:
            raise SinkError(f"{printable(self._url)}/{name} can't be read: {_line(error)}") from error
        return data

    def write(self, name: str, data: bytes) -> None:
        path = f"{self._path}/{name}"
        try:
            if self._protocol in WHOLE:
                with self._file_system.open(path, "wb") as file:
                    file.write(data)
                return
            temporary = f"{self._path}/.{name}.{os.uname().nodename}.{os.getpid()}"
            self._file_system.pipe_file(temporary, data)
            self._file_system.mv(temporary, path)
        except FAILURES as error:
            raise SinkError(f"{printable(self._url)}/{name} can't be written: {_line(error)}") from error


def _s3() -> Any:
    """Return S3 as the environment says: ``AWS_ACCESS_KEY_ID``, ``AWS_ENDPOINT_URL`` and so on."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    options = {} if endpoint is None else {"endpoint_override": endpoint}
    if region := os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"):
        options["region"] = region
    return arrow.S3FileSystem(**options)


def _line(error: BaseException) -> str:
    return printable((str(error).splitlines() or [type(error).__name__])[0])
