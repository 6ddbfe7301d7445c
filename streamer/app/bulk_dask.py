"""``emotion-streamer analyze --dask``: shards are analysed by the workers of a cluster, which write their parts."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.app.bulk import SHARDS_PER_JOB, find, job_for, results_for, size_of
from streamer.app.bulk_progress import BulkProgress
from streamer.bulk.storage import is_url
from streamer.core.errors import ConfigError, EmotionStreamerError

if TYPE_CHECKING:
    from streamer.app.bulk import Request
    from streamer.config.tables import Config

WORKERS_ASSUMED = 16
"""Of a cluster that may grow: there are shards for so many, where there are as many recordings."""


def analyse_on_cluster(request: Request, address: str, config: Config, config_path: Path | None) -> list[str]:
    """Analyse what is asked for; return what was wrong, one line each. Raises EmotionStreamerError or OSError.

    ``address``: of a scheduler, or ``local``.
    """
    if find_spec("distributed") is None:
        raise ConfigError("--dask needs Dask: pip install 'emotion-streamer[cluster]'")
    from streamer.bulk.dask_cluster import connected, run_shards  # noqa: PLC0415 - Dask is an extra
    from streamer.bulk.dask_task import Output  # noqa: PLC0415

    if request.output is None:
        raise EmotionStreamerError("--dask writes a table: --output with a folder that all workers share, or a URL")
    request = replace(request, paths=tuple(map(_absolute, request.paths)), output=_absolute(request.output))
    recordings = find(request)
    with ExitStack() as stack:
        results = results_for(request, config, config_path, stack)
        assert results is not None  # noqa: S101 - there is an output
        client = stack.enter_context(connected(address, jobs=request.processes))
        shards = results.todo(recordings, size_of, at_least=SHARDS_PER_JOB * WORKERS_ASSUMED)
        left = sum(len(shard.recordings) for shard in shards)
        progress = stack.enter_context(BulkProgress(len(recordings), done=len(recordings) - left, stream=sys.stderr))
        output = Output(request.output or "", request.form)
        for done in run_shards(client, job_for(request, config, config_path), output, shards):
            for note in done.notes:
                progress.say(note)
            progress.heard(done.audio_s)
            progress.done(done.recordings)
        problems = results.errors()
    print(progress.summary(len(problems)), file=sys.stderr)
    return [f"{name}: {problem}" for name, found in problems.items() for problem in found]


def _absolute(path: str) -> str:
    return path if is_url(path) else str(Path(path).absolute())
