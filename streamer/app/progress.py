"""A progress bar over audio files, on a terminal only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self, TextIO


class Progress:
    """Shows which file is read, how far it is, and an estimate of what is left."""

    def __init__(self, *, stream: TextIO) -> None:
        """``stream``: where the bar is drawn; nothing is drawn where it is not a terminal."""
        self._stream = stream
        self._bar: tqdm[Any] | None = None
        self._path: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._finish()

    def advance(self, path: Path, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` samples of a file were read."""
        if path != self._path:
            self._finish()
            self._path = path
            self._bar = tqdm(
                total=total, desc=path.name, unit="sample", unit_scale=True, file=self._stream, disable=None
            )
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None
