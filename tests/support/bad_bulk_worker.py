"""A process that analyses recordings, and does what some files make decoders do: run as ``-m``."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from streamer.bulk.frames import receive, send
from streamer.bulk.job import AllDone, Outcome, Ready

if TYPE_CHECKING:
    from streamer.bulk.recording import Recording


def main() -> None:
    to = os.fdopen(os.dup(1), "wb")
    receive(sys.stdin.buffer)
    send(to, Ready())
    while True:
        try:
            recordings: list[Recording] = receive(sys.stdin.buffer)
        except EOFError:
            return
        for recording in recordings:
            if "crash" in recording.path:
                os.kill(os.getpid(), signal.SIGSEGV)
            if "exit" in recording.path:
                sys.exit(3)
            if "memory" in recording.path:
                os.kill(os.getpid(), signal.SIGKILL)
            if "hang" in recording.path:
                signal.pause()
            send(to, Outcome(recording, f"{recording.path} of {len(recordings)}\n".encode()))
        send(to, AllDone())


if __name__ == "__main__":
    main()
