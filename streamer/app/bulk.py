"""``emotion-streamer analyze`` over folders: finds recordings, analyses them on all cores, writes what comes out."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.app.bulk_progress import BulkProgress
from streamer.app.models import find_card
from streamer.app.rtp import encodings, worker_config
from streamer.bulk.find import files_below, is_named_as_recording, recordings_of
from streamer.bulk.job import Job
from streamer.bulk.lock import locked
from streamer.bulk.plan import divided
from streamer.bulk.pool import Pool
from streamer.bulk.results import Results
from streamer.bulk.runner import ShardRunner
from streamer.bulk.storage import LocalStorage, is_url, storage_for
from streamer.core.errors import ConfigError, EmotionStreamerError
from streamer.core.printable import printable
from streamer.inference.card import load_any_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from streamer.bulk.pool import Result
    from streamer.bulk.recording import Recording
    from streamer.bulk.results import Format
    from streamer.config.tables import Config
    from streamer.core.audio import Role

RESULTS_DEPEND_ON = ("privacy", "gate", "decision")
"""Tables of the configuration, all of their keys."""
SHARDS_PER_JOB = 4
"""At least, where there are as many recordings: no process is without work for long before the end."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for."""

    paths: tuple[str, ...]
    """Files and folders."""
    roles: tuple[Role, ...] = ()
    pairs: tuple[tuple[str, Role], ...] = ()
    """How the names of files of one conversation end, and whose leg is in each."""
    output: str | None = None
    """The folder of the results; None: events on standard output."""
    form: Format = "jsonl"
    jobs: int = 0
    """0: as many as there are cores."""

    @property
    def processes(self) -> int:
        """How many processes work."""
        return self.jobs or len(os.sched_getaffinity(0))


def analyse_all(request: Request, config: Config, config_path: Path | None) -> list[str]:
    """Analyse what is asked for; return what was wrong, one line each. Raises EmotionStreamerError or OSError."""
    recordings = find(request)
    jobs = request.processes
    with ExitStack() as stack:
        results = results_for(request, config, config_path, stack)
        at_least = jobs * SHARDS_PER_JOB
        if results is None:
            shards = divided(recordings, size_of, plan=1, at_least=at_least)
        else:
            shards = results.todo(recordings, size_of, at_least=at_least)
        left = sum(len(shard.recordings) for shard in shards)
        progress = stack.enter_context(BulkProgress(len(recordings), done=len(recordings) - left, stream=sys.stderr))
        job = job_for(request, config, config_path)
        pool = stack.enter_context(Pool(min(jobs, len(shards)), lambda: ShardRunner(job), on_audio=progress.heard))
        problems = _take(pool.run(shards), results, progress)
        if results is not None:
            problems = results.errors()
    print(progress.summary(len(problems)), file=sys.stderr)
    return [f"{name}: {problem}" for name, found in problems.items() for problem in found]


def _take(done: Iterator[Result], results: Results | None, progress: BulkProgress) -> dict[str, list[str]]:
    """Write what is done; return what was wrong, by the name of the recording."""
    problems: dict[str, list[str]] = {}
    for each in done:
        problems |= take(each, results, progress)
    return problems


def take(done: Result, results: Results | None, progress: BulkProgress) -> dict[str, list[str]]:
    """Write a shard that is done, as a part or to standard output; return what was wrong. Raises SinkError."""
    shard, outcomes = done
    for outcome in outcomes:
        for note in outcome.notes:
            progress.say(f"{outcome.recording.name}: {note}")
    if results is None:
        sys.stdout.buffer.write(b"".join(outcome.lines for outcome in outcomes))
        sys.stdout.buffer.flush()
    else:
        results.write(shard, outcomes)
    progress.done(len(outcomes))
    return {outcome.recording.name: list(outcome.problems) for outcome in outcomes if outcome.problems}


def find(request: Request) -> list[Recording]:
    """Return the recordings that are asked for. Raises SourceError, or ConfigError where there are none."""
    paths: list[str] = []
    left_out: list[str] = []
    for path in request.paths:
        if path == "-":
            raise EmotionStreamerError("standard input can't be analysed in several processes: name it alone")
        if is_url(path):
            taken, others = _below_url(path)
        elif Path(path).is_dir():
            taken, others = files_below(Path(path))
        else:
            taken, others = [path], []
        paths += taken
        left_out += others
    if left_out:
        more = f" and {len(left_out) - 1} more" if len(left_out) > 1 else ""
        what = "its name does" if len(left_out) == 1 else "their names do"
        print(f"left out, as {what} not end like a recording's: {printable(left_out[0])}{more}", file=sys.stderr)
    if not paths:
        raise EmotionStreamerError(f"no recordings in {', '.join(printable(path) for path in request.paths)}")
    return recordings_of(paths, dict(request.pairs))


def _below_url(url: str) -> tuple[list[str], list[str]]:
    check_extra("fsspec", "URLs need", "cluster")
    from streamer.bulk import storage_urls  # noqa: PLC0415 - fsspec is an extra

    found = [path for path, _ in storage_urls.files_below(url)]
    if found == [url]:
        return found, []
    return [path for path in found if is_named_as_recording(path)], [p for p in found if not is_named_as_recording(p)]


def size_of(recording: Recording) -> int:
    """Return how many bytes a recording has; 0 where nobody knows."""
    total = 0
    for part in recording.parts:
        try:
            total += Path(part.path).stat().st_size
        except OSError:
            continue  # its row says why it can't be read
    return total


def job_for(request: Request, config: Config, config_path: Path | None) -> Job:
    """Return what the processes are told."""
    return Job(
        config=worker_config(config),
        config_path=None if config_path is None else str(config_path.resolve()),
        roles=request.roles,
        content="events" if request.output is None else "table",
    )


def made_with(request: Request, config: Config, config_path: Path | None) -> Mapping[str, Any]:
    """Return everything that results depend on, as far as it is not in the recordings.

    Raises ConfigError or ModelError where the model or the SDP file can't be read.
    """
    card = load_any_card(find_card(config, config_path))
    model, tables = config.model, msgspec.to_builtins(config)
    return {
        "model": {"name": card.name, "version": card.version, "sha256": card.sha256},
        "roles": list(request.roles),
        "pairs": dict(request.pairs),
        "[model]": {"first_ms": model.first_ms, "hop_ms": model.hop_ms, "normalize_legs": model.normalize_legs},
        **{f"[{table}]": tables[table] for table in RESULTS_DEPEND_ON},
        "payload types": {str(number): str(name) for number, name in sorted(encodings(config, config_path).items())},
    }


def results_for(request: Request, config: Config, config_path: Path | None, stack: ExitStack) -> Results | None:
    """Return the folder of results, open and locked until ``stack`` is left; None where there is none."""
    if request.output is None:
        return None
    if request.form == "parquet":
        check_extra("pyarrow", "Parquet needs", "parquet")
    if is_url(request.output):
        check_extra("fsspec", "URLs need", "cluster")
    storage = storage_for(request.output)
    if isinstance(storage, LocalStorage):
        stack.enter_context(locked(Path(request.output)))
        storage.remove_leftovers()
    results = Results(storage, request.form, name=printable(request.output))
    results.open(made_with(request, config, config_path))
    return results


def check_extra(module: str, what_needs: str, extra: str) -> None:
    """Raise ConfigError where a module of an extra is missing, before anything is analysed."""
    if find_spec(module) is None:
        raise ConfigError(f"{what_needs} {module}: pip install 'emotion-streamer[{extra}]'")
