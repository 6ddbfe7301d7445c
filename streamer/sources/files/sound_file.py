"""Reads one sound file block by block, with a clear error for each way in which it can be bad."""

from __future__ import annotations

import io
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from streamer.core.errors import SourceError
from streamer.sources.files.containers import inspect
from streamer.sources.files.ffmpeg import FfmpegReader
from streamer.sources.files.libsndfile import LibsndfileReader
from streamer.sources.files.patched_file import PatchedFile
from streamer.sources.files.sound_reader import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from streamer.sources.files.containers import Container
    from streamer.sources.files.sound_reader import SoundReader

MPEG_SLACK_SAMPLES = 2 * 1152
"""How many fewer samples an MP3 may give than its frames hold: decoders treat the encoder's delay differently."""
LOUDEST_FLOAT = 4.0
"""A mix in floats may go beyond full scale, which is 1, by some decibels. What goes further has another scale."""
INTEGER_SCALES = (2.0**15, 2.0**23, 2.0**31)
"""Full scale of floats that were made from integers of 16, 24 or 32 bit, and not divided by it."""
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 384_000
"""Beyond these a header is wrong, or the rate is too low for speech."""


class SoundFile:
    """An open sound file, made by `open_sound_file`."""

    def __init__(self, reader: SoundReader, container: Container, *, peak: float) -> None:
        self._reader = reader
        self._missing_end = container.missing_end
        self._slack_samples = reader.slack_samples if container.n_samples is None else MPEG_SLACK_SAMPLES
        self.peak = peak
        """The largest sample that the file holds, where it holds floats; at least 1."""
        self.full_scale = full_scale(peak)
        """By what its samples are divided; above 1 where it holds floats beyond -1..1."""
        self.n_samples = reader.n_samples if container.n_samples is None else container.n_samples
        """How many samples per channel the file states; 0 where it doesn't."""
        self.sample_rate = reader.sample_rate
        """Hz."""
        self.channels = reader.channels
        self.codec = reader.codec
        self.note = container.note
        """What is wrong with the file, though all of it is read; continues its name."""
        self.left_out = reader.left_out
        """What of the file is not read; continues its name."""

    def blocks(self, block_samples: int) -> Iterator[NDArray[np.float32]]:
        """Give the samples, once, shape (n, channels), -1..1, in blocks of about ``block_samples``.

        Raises `SourceError`, after everything that can be read, where the file is truncated or damaged.
        """
        n_read = 0
        for block in _gathered(self._parts(), block_samples):
            n_read += len(block)
            yield block
        if self._missing_end:
            raise SourceError(f"is cut short: {self._missing_end}")
        if n_read < self.n_samples - self._slack_samples:
            raise SourceError(f"is cut short or damaged: {n_read} of {self.n_samples} samples can be read")

    def _parts(self) -> Iterator[NDArray[np.float32] | SourceError]:
        """Give what can be read and then, if any, the error that ended it."""
        n_read = 0
        try:
            for part in self._reader.parts():
                finite = np.isfinite(part).all(axis=1)
                n_finite = len(part) if finite.all() else int(np.argmin(finite))
                n_read += n_finite
                yield np.clip(part[:n_finite] / np.float32(self.full_scale), -1, 1)
                if n_finite < len(part):
                    yield SourceError(f"has a sample that is not a finite number, at index {n_read}")
                    return
        except SourceError as error:
            # A decoder calls the last packet damaged where the file was cut within it.
            yield SourceError(f"is cut short: {self._missing_end}") if self._missing_end else error


@contextmanager
def open_sound_file(data: BinaryIO) -> Iterator[SoundFile]:
    """Read a file that can seek, of any format that libsndfile or FFmpeg reads. Raises `SourceError`."""
    container = inspect(data)
    with closing(_open_reader(data, container)) as reader:
        if not LOWEST_RATE_HZ <= reader.sample_rate <= HIGHEST_RATE_HZ:
            rates = f"{LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ} Hz expected"
            raise SourceError(f"has an impossible sample rate: {rates}, got {reader.sample_rate} Hz")
        if reader.n_samples == 0 and not any(map(len, _first_parts(data, container))):
            missing = container.missing_end
            raise SourceError(f"is cut short: {missing}" if missing else "is empty: it holds no samples")
        peak = _peak(data, container) if reader.is_float else 1.0
        yield SoundFile(reader, container, peak=peak)


def full_scale(peak: float) -> float:
    """Return what full scale is in a file of floats whose largest sample is ``peak``; 1 for what is within -1..1.

    Raises `SourceError` where the samples are beyond any scale that is in use.
    """
    if peak <= LOUDEST_FLOAT:
        return max(1.0, peak)
    for scale in INTEGER_SCALES:
        if peak <= scale:
            return scale
    raise SourceError(f"has samples out of range: -1 to 1 expected, got {peak:g}")


def _open_reader(data: BinaryIO, container: Container) -> SoundReader:
    """Return the decoder that reads the file. Raises `SourceError` where none does."""
    if container.kind is not None and container.ffmpeg_first:
        with suppress(UnknownFormatError):
            return FfmpegReader(_patched(data, container), kind=container.kind)
    try:
        return LibsndfileReader(_patched(data, container))
    except UnknownFormatError as error:
        why = f"is not a sound file: {error}"
    if container.kind is not None:
        try:
            return FfmpegReader(_patched(data, container), kind=container.kind)
        except UnknownFormatError as error:
            why = str(error)
    raise SourceError(f"is cut short: {container.missing_end}" if container.missing_end else why)


def _patched(data: BinaryIO, container: Container) -> BinaryIO:
    data.seek(0)
    return io.BufferedReader(PatchedFile(data, container.patches))


def _first_parts(data: BinaryIO, container: Container) -> Iterator[NDArray[np.float32]]:
    """Give the samples of a file that does not say how many there are."""
    with closing(_open_reader(data, container)) as reader, suppress(SourceError):
        yield from reader.parts()


def _peak(data: BinaryIO, container: Container) -> float:
    """Return the largest finite sample of a file of floats, at least 1."""
    peak = 1.0
    with closing(_open_reader(data, container)) as reader, suppress(SourceError):  # raised again when it is read
        for part in reader.parts():
            peak = max(peak, float(np.abs(part, where=np.isfinite(part), out=np.zeros_like(part)).max(initial=0)))
    return peak


def _gathered(parts: Iterator[NDArray[np.float32] | SourceError], block_samples: int) -> Iterator[NDArray[np.float32]]:
    """Join parts to blocks; raise an error among them after the parts before it."""
    waiting: list[NDArray[np.float32]] = []
    error: SourceError | None = None
    for part in parts:
        if isinstance(part, SourceError):
            error = part
            break
        waiting.append(part)
        if sum(map(len, waiting)) >= block_samples:
            yield np.concatenate(waiting)
            waiting = []
    if any(map(len, waiting)):
        yield np.concatenate(waiting)
    if error:
        raise error
