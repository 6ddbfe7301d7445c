"""Divides recordings into shards, which are analysed and written as one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from streamer.bulk.recording import Part, Recording
from streamer.core.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MAX_RECORDINGS: Final = 64
"""In a shard: as many as share batches well."""
MAX_BYTES: Final = 256 * 1024 * 1024
"""Of a shard's files: a shard that is lost with its process costs some seconds."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Recordings that are analysed together; their results are one part."""

    name: str
    """Unique in an output folder, and the same in every try: ``0001-00017``."""
    recordings: tuple[Recording, ...]


def divided(
    recordings: Sequence[Recording],
    size_of: Callable[[Recording], int],
    *,
    plan: int,
    at_least: int = 1,
) -> list[Shard]:
    """Return shards for recordings, in their order.

    ``size_of``: bytes of a recording. ``plan``: the number in the shards' names. ``at_least``: how many shards there
    should be, so that all processes have work, where there are as many recordings.
    """
    most = max(1, min(MAX_RECORDINGS, len(recordings) // max(1, at_least)))
    groups: list[list[Recording]] = []
    size = 0
    for recording in recordings:
        n_bytes = size_of(recording)
        if not groups or len(groups[-1]) >= most or size + n_bytes > MAX_BYTES:
            groups.append([])
            size = 0
        groups[-1].append(recording)
        size += n_bytes
    return [Shard(f"{plan:04}-{number:05}", tuple(group)) for number, group in enumerate(groups, start=1)]


def to_json(shards: Iterable[Shard]) -> bytes:
    """Return shards as they are kept."""
    plan = [[shard.name, [_recording(recording) for recording in shard.recordings]] for shard in shards]
    return json.dumps(plan).encode("ascii")  # names of files may be any bytes, which msgspec's UTF-8 can't hold


def from_json(data: bytes, *, name: str) -> list[Shard]:
    """Return shards that were kept. Raises SinkError where ``data``, of the file ``name``, holds none."""
    try:
        return [
            Shard(
                str(shard),
                tuple(
                    Recording(str(path), tuple(Part(str(part), role) for part, role in parts))
                    for path, parts in recordings
                ),
            )
            for shard, recordings in json.loads(data)
        ]
    except (ValueError, TypeError) as error:
        raise SinkError(f"{name}: expected a plan of shards: {error}") from error


def _recording(recording: Recording) -> list[object]:
    return [recording.path, [[part.path, part.role] for part in recording.parts]]
