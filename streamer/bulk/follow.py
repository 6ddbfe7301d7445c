"""Tells which recordings in a folder are complete, while others are still being written. No clock, no files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from streamer.bulk.find import end_of, recordings_of, without_end

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.bulk.recording import Recording
    from streamer.core.audio import Role

PARTNER_S: Final = 60.0
"""How long a file of a pair waits for its partner; then it is a recording of its own."""
UNKNOWN_FACTOR: Final = 6
"""How many times longer a file must rest where nobody can tell whether it is being written."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What a folder says of a file."""

    identity: tuple[int, int]
    """Device and inode, which stay the same when it is renamed."""
    size: int
    mtime_ns: int


@dataclass(slots=True)
class _Seen:
    state: FileState
    since_s: float
    """When it was first seen as it is now."""


class Follower:
    """A file is complete once it has not changed for a while and nobody has it open for writing.

    Recorders write a file over the whole call, and some rename it at the end: it is the same file then. Each is given
    once, whatever it is called later.
    """

    def __init__(
        self, roles_by_end: Mapping[str, Role], *, settle_s: float, is_written: Callable[[str], bool | None]
    ) -> None:
        """``roles_by_end``: as of `recordings_of`. ``is_written``: whether somebody writes a file; None: unknown."""
        self._roles_by_end = roles_by_end
        self._settle_s = settle_s
        self._is_written = is_written
        self._seen: dict[str, _Seen] = {}
        self._given: set[tuple[int, int]] = set()
        """Identities of files that were given, as long as they are there."""

    def complete(self, listing: Mapping[str, FileState], now_s: float) -> list[Recording]:
        """Return the recordings that have become complete.

        ``listing``: all files that are named as recordings, by path. ``now_s``: from any beginning, never decreasing.
        """
        self._given &= {state.identity for state in listing.values()}  # an inode that is free is used again
        self._seen = {path: self._note(path, state, now_s) for path, state in listing.items()}
        ready = [path for path in sorted(listing) if self._is_ready(path, now_s)]
        ready = [path for path in ready if not self._waits_for_partner(path, ready, now_s)]
        self._given |= {listing[path].identity for path in ready}
        return recordings_of(ready, self._roles_by_end)

    def _note(self, path: str, state: FileState, now_s: float) -> _Seen:
        before = self._seen.get(path)
        return before if before is not None and before.state == state else _Seen(state, now_s)

    def _is_ready(self, path: str, now_s: float) -> bool:
        seen = self._seen[path]
        rests_s = now_s - seen.since_s
        if seen.state.identity in self._given or rests_s < self._settle_s:
            return False
        written = self._is_written(path)
        return rests_s >= UNKNOWN_FACTOR * self._settle_s if written is None else not written

    def _waits_for_partner(self, path: str, ready: list[str], now_s: float) -> bool:
        end = end_of(path, self._roles_by_end)
        if end is None:
            return False
        base = without_end(path, end)
        partners = [
            other
            for other in self._seen
            if (other_end := end_of(other, self._roles_by_end)) and without_end(other, other_end) == base
        ]
        if all(partner in ready for partner in partners) and len(partners) == len(self._roles_by_end):
            return False
        if any(partner not in ready and self._seen[partner].state.identity not in self._given for partner in partners):
            return True  # it is there, and still being written
        return now_s - self._seen[path].since_s < self._settle_s + PARTNER_S
