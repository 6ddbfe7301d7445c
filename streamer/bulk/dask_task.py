"""What a Dask worker does with a shard: analyses it in a process of its own, and writes the part."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.bulk.results import Results
from streamer.bulk.runner import ShardRunner
from streamer.bulk.storage import storage_for

if TYPE_CHECKING:
    from streamer.bulk.job import Job
    from streamer.bulk.plan import Shard
    from streamer.bulk.results import Format

_lock = threading.Lock()
_runners: dict[Job, ShardRunner] = {}
"""The one of this worker, with its model, for the job at hand."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where every worker writes."""

    url: str
    """A folder that all share, or a URL."""
    form: Format


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard whose part is written."""

    recordings: int
    bad: int
    notes: tuple[str, ...]
    audio_s: float


def analyse_shard(job: Job, output: Output, shard: Shard) -> ShardDone:
    """Analyse a shard and write its part; done twice, there is one part. Raises EmotionStreamerError or OSError.

    A worker has one model, whatever its number of threads: start it with one.
    """
    with _lock:
        for other in [known for known in _runners if known != job]:
            _runners.pop(other).close()
        runner = _runners.setdefault(job, ShardRunner(job))
        outcomes = runner.run(shard.recordings)
        Results(storage_for(output.url), output.form, name=output.url).write(shard, outcomes)
    notes = tuple(f"{outcome.recording.name}: {note}" for outcome in outcomes for note in outcome.notes)
    bad = sum(bool(outcome.problems) for outcome in outcomes)
    return ShardDone(len(outcomes), bad, notes, sum(outcome.audio_s for outcome in outcomes))
