"""The tokens that are valid now, and what each of them grants; files of tokens are read again when they change."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from streamer.access.grants import OPEN_TO_ALL
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from streamer.access.grants import Grant

MIN_CHARACTERS = 16
"""A shorter token can be guessed; it is used, with a warning."""
MAX_FILE_BYTES = 64 * 1024
"""A file of tokens is no larger."""


@dataclass(frozen=True, slots=True)
class TokenSource:
    """Where a token comes from: the configuration itself, or a file."""

    grant: Grant
    """What it grants; its ``digest`` is filled in for each token."""
    secret: str = field(default="", repr=False)
    """The token; empty where it is in a file."""
    path: Path | None = None
    """The file: one token a line, each as good as the other, so that the next can be handed out before the last ends.

    Empty lines, and lines that begin with ``#``, are no tokens.
    """


class Tokens:
    """Finds what a token grants.

    A file that can't be read when it is read again changes nothing: the tokens stay as they were.
    """

    def __init__(self, sources: Sequence[TokenSource]) -> None:
        """Read all tokens. Raises ConfigError where a file can't be read or holds none."""
        self._sources: tuple[TokenSource, ...] = ()
        self._grants: dict[bytes, Grant] = {}
        self._seen: dict[Path, _Version] = {}
        self.short: list[str] = []
        """Names of tokens with fewer than `MIN_CHARACTERS` characters."""
        self.problem = ""
        """Why the files could not be read again when they last changed; empty where they could."""
        self.replace(sources)

    @property
    def are_required(self) -> bool:
        """Whether any is configured; where none is, everybody may do everything."""
        return bool(self._sources)

    @property
    def grants(self) -> Sequence[Grant]:
        """What is granted now, one for each token."""
        return tuple(self._grants.values()) if self._sources else (OPEN_TO_ALL,)

    def find(self, given: Iterable[bytes]) -> Grant | None:
        """Return what the first valid one of these tokens grants, or None."""
        if not self._sources:
            return OPEN_TO_ALL
        digests = [hashlib.sha256(token).digest() for token in given if token]
        found = None
        # All are compared, so that the time it takes does not tell which one was right, or how much of it.
        for known, grant in self._grants.items():
            matches = [hmac.compare_digest(digest, known) for digest in digests]
            found = grant if True in matches and found is None else found
        return found

    def is_valid(self, grant: Grant) -> bool:
        """Return whether what was granted before is still granted in the same way."""
        if not self._sources:
            return grant == OPEN_TO_ALL
        return self._grants.get(grant.digest) == grant

    def replace(self, sources: Sequence[TokenSource]) -> None:
        """Use other sources from now on. Raises ConfigError, and changes nothing, where one can't be read."""
        grants: dict[bytes, Grant] = {}
        short: dict[str, None] = {}
        seen = {source.path: _version(source.path) for source in sources if source.path is not None}
        for source in sources:
            for token in _secrets(source):
                digest = hashlib.sha256(token.encode()).digest()
                grant = replace(source.grant, digest=digest)
                if grants.setdefault(digest, grant) != grant:
                    names = f"{grants[digest].name} and {grant.name}"
                    raise ConfigError(f"websocket.tokens: expected different ones, {names} are the same")
                if len(token) < MIN_CHARACTERS:
                    short[source.grant.name] = None
        self._sources, self._grants, self._seen, self.short = tuple(sources), grants, seen, list(short)
        self.problem = ""

    def reload(self) -> None:
        """Read all files again. Raises ConfigError, and changes nothing, where one can't be read."""
        self.replace(self._sources)

    def reload_changed(self) -> bool:
        """Read the files again if one has changed since; return whether other tokens are valid now.

        It is to be called now and then, since nothing else notices a change. ``problem`` says what went wrong.
        """
        now = {path: _version(path) for path in self._seen}
        if now == self._seen:
            return False
        try:
            self.reload()
        except ConfigError as error:
            self._seen, self.problem = now, str(error)  # until the next change there is nothing new to read
            return False
        return True


_Version = tuple[int, int, int] | None
"""Of a file: inode, size and time of the last change; None where there is none."""


def _version(path: Path) -> _Version:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _secrets(source: TokenSource) -> list[str]:
    if source.path is None:
        return [source.secret]
    return secret_lines(source.path, f"the token {source.grant.name}")


def secret_lines(path: Path, name: str) -> list[str]:
    """Return the lines of a file that are no comments; ``name``: what is in it, for errors.

    Raises ConfigError where it can't be read or has none.
    """
    lines = [line.strip() for line in _read(path, name).splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise ConfigError(f"{path}: expected {name}, got an empty file")
    return found


def _read(path: Path, name: str) -> str:
    try:
        # A FIFO must not make the daemon wait for whoever writes to it.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1) or b""
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {name} can't be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: expected {name} as UTF-8 text, got other bytes") from None
    if len(data) > MAX_FILE_BYTES:
        raise ConfigError(f"{path}: expected at most {MAX_FILE_BYTES} bytes with {name}, got more")
    return text
