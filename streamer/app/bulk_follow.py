"""``emotion-streamer analyze --follow``: recordings are analysed as they appear in a folder, until a signal comes."""

from __future__ import annotations

import queue
import signal
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from streamer.app.bulk import job_for, results_for, size_of, take
from streamer.app.bulk_progress import BulkProgress
from streamer.bulk.follow import Follower
from streamer.bulk.plan import divided
from streamer.bulk.pool import Pool
from streamer.bulk.runner import ShardRunner
from streamer.bulk.watched_folder import is_written, listing
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from streamer.app.bulk import Request
    from streamer.bulk.plan import Shard
    from streamer.bulk.pool import Result
    from streamer.bulk.recording import Recording
    from streamer.bulk.results import Results
    from streamer.config.tables import Config

POLL_S: Final = 1.0
"""How often the folder is looked at, or as often as files may settle."""


def follow(request: Request, folder: Path, config: Config, config_path: Path | None, *, settle_s: float) -> bool:
    """Analyse what appears until KeyboardInterrupt; print what is wrong, and return whether anything was.

    ``settle_s``: how long a file has to be as it is. Raises EmotionStreamerError or OSError.
    """
    if not folder.is_dir():
        raise EmotionStreamerError(f"{folder}: a folder expected to follow")
    before = signal.signal(signal.SIGIO, signal.SIG_IGN)  # of leases that were broken
    n_bad = 0
    try:
        with ExitStack() as stack:
            results = results_for(request, config, config_path, stack)
            progress = stack.enter_context(BulkProgress(None, done=0, stream=sys.stderr))
            job = job_for(request, config, config_path)
            pool = stack.enter_context(Pool(request.processes, lambda: ShardRunner(job), on_audio=progress.heard))
            try:
                follower = Follower(dict(request.pairs), settle_s=settle_s, is_written=is_written)
                for done in _done(folder, follower, pool, _Shards(results), look_s=min(POLL_S, max(0.05, settle_s))):
                    problems = take(done, results, progress)
                    n_bad += len(problems)
                    for name, found in problems.items():
                        progress.say("\n".join(f"emotion-streamer: {name}: {problem}" for problem in found))
            except KeyboardInterrupt:
                pass  # what is not done yet is done at the next start
        print(progress.summary(n_bad), file=sys.stderr)
    finally:
        signal.signal(signal.SIGIO, before)
    return n_bad > 0


def _done(folder: Path, follower: Follower, pool: Pool, shards: _Shards, *, look_s: float) -> Iterator[Result]:
    """Give each shard that is done; ends never."""
    for shard in shards.of([]):  # those of an earlier run
        pool.submit(shard)
    while True:
        for shard in shards.of(follower.complete(listing(folder), time.monotonic())):
            pool.submit(shard)
        try:
            yield pool.next(look_s)
        except queue.Empty:
            continue


class _Shards:
    """Gives each shard once."""

    def __init__(self, results: Results | None) -> None:
        self._results = results
        self._n_plans = 0
        self._given: set[str] = set()

    def of(self, recordings: Sequence[Recording]) -> list[Shard]:
        """Return the shards for recordings that are complete, and those that wait since an earlier run."""
        if self._results is not None:
            if self._given and not recordings:
                return []
            found = self._results.todo(recordings, size_of)
        else:
            self._n_plans += 1
            found = divided(recordings, size_of, plan=self._n_plans)
        new = [shard for shard in found if shard.name not in self._given]
        self._given |= {shard.name for shard in new}
        return new
