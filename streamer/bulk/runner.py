"""Analyses shards of recordings in one process after another; what makes a process fail is found and told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.bulk.child import Child, ChildFailedError
from streamer.bulk.job import Outcome
from streamer.bulk.rows import failed
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from streamer.bulk.job import Job
    from streamer.bulk.recording import Recording

log = logging.getLogger(__name__)


def ignore_audio(_audio_s: float) -> None:
    """Take no notice of how much was heard."""


class ShardRunner:
    """Has one process at a time, which keeps its model from shard to shard."""

    def __init__(self, job: Job, *, start: Callable[[Job], Child] = Child) -> None:
        self._job = job
        self._start = start
        self._child: Child | None = None
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def stop(self) -> None:
        """End the process, whatever it does, and start no other; ``run``, in another thread, raises then."""
        self._is_stopped = True
        if (child := self._child) is not None:
            child.stop()

    def close(self) -> None:
        """End the process. No other thread may use it."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def run(
        self, recordings: Sequence[Recording], *, on_audio: Callable[[float], None] = ignore_audio
    ) -> list[Outcome]:
        """Return an outcome for each recording, in their order.

        Where the process fails, those that were not done are analysed again, one by one: the one that makes it fail
        again has a problem, the others are as they would be without it. Raises what `Child` raises at its start.
        """
        outcomes: dict[str, Outcome] = {}
        try:
            self._analyse(recordings, outcomes, on_audio)
        except ChildFailedError as error:
            log.info("%s; its recordings are analysed one by one", error)
            self._analyse_alone([r for r in recordings if r.path not in outcomes], outcomes, on_audio)
        return [outcomes[recording.path] for recording in recordings]

    def _analyse_alone(
        self, recordings: Sequence[Recording], outcomes: dict[str, Outcome], on_audio: Callable[[float], None]
    ) -> None:
        for recording in recordings:
            try:
                self._analyse([recording], outcomes, on_audio)
            except ChildFailedError as error:
                outcomes[recording.path] = self.outcome_of_failure(recording, str(error))

    def _analyse(
        self, recordings: Sequence[Recording], outcomes: dict[str, Outcome], on_audio: Callable[[float], None]
    ) -> None:
        self._check_not_stopped()
        self._child = child = self._child or self._start(self._job)
        self._check_not_stopped()  # meanwhile; who stopped us closes the process
        try:
            for message in child.analyse(recordings):
                if isinstance(message, Outcome):
                    outcomes[message.recording.path] = message
                else:
                    on_audio(message.audio_s)
        except ChildFailedError:
            self._check_not_stopped()
            self._child = None
            raise

    def _check_not_stopped(self) -> None:
        if self._is_stopped:
            raise EmotionStreamerError("stopped")

    def outcome_of_failure(self, recording: Recording, error: str) -> Outcome:
        """Return the outcome of a recording that can't be analysed."""
        lines = failed(recording.name, error) if self._job.content == "table" else b""
        return Outcome(recording, lines, problems=(error,))
