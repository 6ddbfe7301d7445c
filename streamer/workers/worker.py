"""One worker as the supervisor knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Sender
    from streamer.workers.leg_limit import SharedLegLimit
    from streamer.workers.messages import StartWorker
    from streamer.workers.process import WorkerProcess


class Worker:
    """A worker and its present process; a process that ends is replaced."""

    def __init__(self, start: StartWorker, leg_limit: SharedLegLimit) -> None:
        self.start = start
        self.leg_limit = leg_limit
        self.name = f"worker {start.number + 1} of {start.workers}"
        self.process: WorkerProcess | None = None
        self.is_ready = False
        self.open_legs = 0
        self.blocked: tuple[Sender, ...] = ()
        """Paused senders on the shared port, as last reported: its next process blocks them too."""
        self.alive_s = 0.0
        """When its last message came, CLOCK_MONOTONIC seconds."""
        self.is_suspect = False
        """Whether it had sent nothing for too long at the last check."""
        self.ended = ""
        """How its last process ended."""

    def note_alive(self, now_s: float) -> None:
        """Note a sign of life."""
        self.alive_s, self.is_suspect = now_s, False
