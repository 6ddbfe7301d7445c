"""One progress bar over all recordings, on a terminal only, and what is said at the end."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from streamer.core.counting import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self, TextIO


class BulkProgress:
    """Counts recordings and audio."""

    def __init__(
        self, total: int | None, *, done: int, stream: TextIO, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """``total``: recordings, ``done`` of them by an earlier run; None: nobody knows how many will come."""
        self._monotonic = monotonic
        self._began_s = monotonic()
        self._lock = threading.Lock()
        self._bar: tqdm[Any] = tqdm(total=total, initial=done, unit="rec", file=stream, disable=None, smoothing=0.1)
        self._earlier = done
        self._done = 0
        self._audio_s = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._bar.close()

    def heard(self, audio_s: float) -> None:
        """Note that audio was read; may be called in any thread."""
        with self._lock:
            self._audio_s += audio_s
            self._bar.set_postfix_str(f"{self._speed():.0f} x real time")

    def done(self, n_recordings: int) -> None:
        """Note that recordings are done."""
        with self._lock:
            self._done += n_recordings
            self._bar.update(n_recordings)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        with self._lock:
            tqdm.write(line, file=self._bar.fp)

    def summary(self, n_bad: int) -> str:
        """Return one line about all of it; ``n_bad``: recordings of which not all was heard."""
        took_s = self._monotonic() - self._began_s
        earlier = f", {self._earlier} by an earlier run" if self._earlier else ""
        speed = f" in {took_s:.1f} s, {self._speed():.0f} x real time" if self._done else ""
        return (
            f"{count(self._done + self._earlier, 'recording')}{earlier}, {n_bad} with errors; "
            f"{self._audio_s / 3600:.2f} hours of audio{speed}"
        )

    def _speed(self) -> float:
        return self._audio_s / max(1e-3, self._monotonic() - self._began_s)
