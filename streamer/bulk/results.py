"""A folder of results: a part for each shard, and what a later run needs to go on. Nothing in it is changed in place.

``_run.json`` says what the results were made with, ``_plan-0001.json`` which recordings are in which shard,
``_errors-0001-00017.json`` what was wrong in one. Readers of Parquet folders ignore names that begin with ``_``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from streamer.bulk.plan import Shard, divided, from_json, to_json
from streamer.core.errors import ConfigError, SinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamer.bulk.job import Outcome
    from streamer.bulk.recording import Recording
    from streamer.bulk.storage import Storage

Format = Literal["jsonl", "parquet"]


class Results:
    """Results in a storage. Two runs at once in one folder are for the caller to prevent."""

    def __init__(self, storage: Storage, form: Format, *, name: str) -> None:
        """``name``: of the folder, for a person."""
        self._storage = storage
        self._form = form
        self._name = name

    def open(self, made_with: Mapping[str, Any]) -> None:
        """Begin, or go on. Raises ConfigError where the results there were made with something else, and SinkError.

        ``made_with``: everything that the results depend on, as JSON can hold it.
        """
        wanted = {"format": self._form, **made_with}
        if "_run.json" not in self._storage.names():
            self._storage.write("_run.json", json.dumps(wanted, indent=1).encode("ascii"))
            return
        found = self._loaded("_run.json")
        if found != json.loads(json.dumps(wanted)):
            other = [key for key in sorted({*found, *wanted}) if found.get(key) != wanted.get(key)]
            raise ConfigError(
                f"{self._name} holds results that were made with another {' and '.join(other)}: "
                "choose another folder for the output"
            )

    def todo(
        self, recordings: Sequence[Recording], size_of: Callable[[Recording], int], *, at_least: int = 1
    ) -> list[Shard]:
        """Return the shards without results; recordings that are in no plan get one first. Raises SinkError."""
        names = self._storage.names()
        plans = sorted(name for name in names if name.startswith("_plan-"))
        shards = [shard for name in plans for shard in from_json(self._storage.read(name), name=name)]
        planned = {recording.path for shard in shards for recording in shard.recordings}
        new = [recording for recording in recordings if recording.path not in planned]
        if new:
            number = len(plans) + 1
            more = divided(new, size_of, plan=number, at_least=at_least)
            self._storage.write(f"_plan-{number:04}.json", to_json(more))
            shards += more
        return [shard for shard in shards if self._part(shard) not in names]

    def write(self, shard: Shard, outcomes: Sequence[Outcome]) -> None:
        """Write the part of a shard. Written twice, it is the same part. Raises SinkError."""
        errors = {outcome.recording.name: list(outcome.problems) for outcome in outcomes if outcome.problems}
        if errors:  # before the part: a shard with a part is never done again
            self._storage.write(f"_errors-{shard.name}.json", json.dumps(errors, indent=1).encode("ascii"))
        lines = b"".join(outcome.lines for outcome in outcomes)
        self._storage.write(self._part(shard), self._encoded(lines))

    def errors(self) -> dict[str, list[str]]:
        """Return what was wrong, in this run and in those before, by the name of the recording. Raises SinkError."""
        found: dict[str, list[str]] = {}
        for name in sorted(name for name in self._storage.names() if name.startswith("_errors-")):
            found |= self._loaded(name)
        return found

    def _part(self, shard: Shard) -> str:
        return f"part-{shard.name}.{self._form}"

    def _encoded(self, lines: bytes) -> bytes:
        if self._form == "jsonl":
            return lines
        from streamer.bulk.parquet import to_parquet  # noqa: PLC0415 - pyarrow is an extra

        return to_parquet(lines)

    def _loaded(self, name: str) -> dict[str, Any]:
        try:
            loaded = json.loads(self._storage.read(name))
        except ValueError as error:
            raise SinkError(f"{self._name}: {name} is damaged: {error}") from error
        if not isinstance(loaded, dict):
            raise SinkError(f"{self._name}: {name} is damaged: an object expected, got {type(loaded).__name__}")
        return loaded
