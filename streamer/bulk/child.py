"""A process that analyses recordings: a file that makes a decoder crash or hang takes nothing else with it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from streamer.bulk.frames import receive, send
from streamer.bulk.job import AllDone, Outcome, Ready, Refused
from streamer.core.errors import EmotionStreamerError, ModelError
from streamer.ops.child_environment import child_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streamer.bulk.frames import Pipe
    from streamer.bulk.job import FromChild, Heard, Job
    from streamer.bulk.recording import Recording

STALL_S: Final = 300.0
"""A process that says nothing for so long hangs. It says something after each block of audio, many times a second."""


class ChildFailedError(EmotionStreamerError):
    """The process ended or hung in the middle of its work; try the recordings one by one, in another."""


class Child:
    """One process, with one model. It ends when this side is gone: its standard input ends then."""

    def __init__(self, job: Job, *, module: str = "streamer.app.bulk_worker", stall_s: float = STALL_S) -> None:
        """Start ``python -m module``. Raises OSError, ModelError or EmotionStreamerError."""
        self._stall_s = stall_s
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=child_environment(os.environ),
            start_new_session=True,  # Ctrl+C is for the command, which ends its processes
        )
        self._to: Pipe = cast("BinaryIO", self._process.stdin)
        self._of: Pipe = cast("BinaryIO", self._process.stdout)
        try:
            self._send(job)
            self._check_ready(self._receive())
        except BaseException:
            self.kill()
            raise

    def _check_ready(self, answer: FromChild) -> None:
        if isinstance(answer, Refused):
            raise (ModelError if answer.is_config else EmotionStreamerError)(answer.error)
        if not isinstance(answer, Ready):
            raise ChildFailedError(f"a process said {type(answer).__name__} before it was ready")

    def analyse(self, recordings: Sequence[Recording]) -> Iterator[Outcome | Heard]:
        """Give each recording when it is done, and a sign of life in between.

        Raises ChildFailedError; the process is gone then.
        """
        self._send(list(recordings))
        while not isinstance(message := self._receive(), AllDone):
            yield message  # type: ignore[misc] # Ready and Refused come first only

    def stop(self) -> None:
        """End it at once; may be called in any thread."""
        self._process.kill()
        self._process.wait()

    def kill(self) -> None:
        """End it at once, and give back what it took here."""
        self.stop()
        for pipe in (self._to, self._of):
            with suppress(OSError):
                pipe.close()

    def _send(self, value: object) -> None:
        try:
            send(self._to, value)
        except OSError:
            raise self._failure() from None

    def _receive(self) -> FromChild:
        # Whole messages come without a pause: once one begins, reading it to its end does not wait for long.
        if not select.select([self._of], [], [], self._stall_s)[0]:
            self.kill()
            raise ChildFailedError(f"hangs: nothing happened for {self._stall_s:g} s")
        try:
            message: FromChild = receive(self._of)
        except EOFError:
            raise self._failure() from None
        return message

    def _failure(self) -> ChildFailedError:
        status = self._process.wait()
        self.kill()
        if status == -signal.SIGKILL:
            return ChildFailedError("the process that analysed it was killed; out of memory, probably")
        how = f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
        return ChildFailedError(f"the process that analysed it ended {how}")
