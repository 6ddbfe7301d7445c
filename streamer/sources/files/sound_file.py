"""Reads one sound file block by block, with a clear error for each way in which it can be bad."""

from __future__ import annotations

import io
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import soundfile

from streamer.core.errors import SourceError
from streamer.sources.files.containers import missing_end, promised_samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from typing_extensions import Buffer

FLOAT_SUBTYPES = {"FLOAT", "DOUBLE"}
PEAK_SAMPLES = 65_536
"""How many samples are read at once for the largest one."""
READ_SAMPLES = 1024
"""How many samples are read at once. Fixed, as it decides how much of a damaged FLAC can be read."""

MPEG_SLACK_SAMPLES = 2 * 1152
"""How many fewer samples an MP3 may give than its frames hold: decoders treat the encoder's delay differently."""

UNKNOWN_LENGTH = 2**62
"""libsndfile's count of samples is beyond this where a file doesn't state its length."""

LOUDEST_FLOAT = 4.0
"""A mix in floats may go beyond full scale, which is 1, by some decibels. What goes further has another scale."""
INTEGER_SCALES = (2.0**15, 2.0**23, 2.0**31)
"""Full scale of floats that were made from integers of 16, 24 or 32 bit, and not divided by it."""

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 4_000, 384_000
"""Beyond these a header is wrong, or the rate is too low for speech."""

CODECS = {
    "PCM_S8": "pcm_s8",
    "PCM_U8": "pcm_u8",
    "PCM_16": "pcm_s16",
    "PCM_24": "pcm_s24",
    "PCM_32": "pcm_s32",
    "FLOAT": "pcm_f32",
    "DOUBLE": "pcm_f64",
    "ULAW": "PCMU",
    "ALAW": "PCMA",
    "MPEG_LAYER_III": "mp3",
}
BIG_ENDIAN_FORMATS = {"AIFF", "AU", "CAF"}


class SoundFile:
    """An open sound file, made by `open_sound_file`."""

    def __init__(
        self, file: soundfile.SoundFile, *, n_samples: int, missing_end: str | None, peak: float = 1.0
    ) -> None:
        self._file = file
        self._missing_end = missing_end
        self.peak = peak
        """The largest sample that the file holds, where it holds floats."""
        self.full_scale = full_scale(peak)
        """By what its samples are divided; above 1 where it holds floats beyond -1..1."""
        self.n_samples = n_samples
        """How many samples per channel the file states; 0 where it doesn't."""
        self.sample_rate = int(file.samplerate)
        """Hz."""
        self.channels = int(file.channels)
        self.codec = _codec(file)

    def blocks(self, block_samples: int) -> Iterator[NDArray[np.float32]]:
        """Give the samples, once, shape (n, channels), -1..1, in blocks of about ``block_samples``.

        Raises `SourceError`, after everything that can be read, where the file is truncated or damaged.
        """
        n_read = 0
        for block in _gathered(self._parts(), block_samples):
            n_read += len(block)
            yield block
        slack = MPEG_SLACK_SAMPLES if self.codec == "mp3" else 0
        if self._missing_end:
            raise SourceError(f"is cut short: {self._missing_end}")
        if n_read < self.n_samples - slack:
            raise SourceError(f"is cut short or damaged: {n_read} of {self.n_samples} samples can be read")

    def _parts(self) -> Iterator[NDArray[np.float32] | SourceError]:
        """Give what can be read and then, if any, the error that ended it."""
        n_read = 0
        while True:
            try:
                part = self._file.read(READ_SAMPLES, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError as error:
                yield SourceError(
                    f"is cut short or damaged: {n_read} of {self.n_samples} samples can be read"
                    f" ({_libsndfile_text(error)})"
                )
                return
            if len(part) == 0:
                return
            finite = np.isfinite(part).all(axis=1)
            n_finite = len(part) if finite.all() else int(np.argmin(finite))
            n_read += n_finite
            yield np.clip(part[:n_finite] / np.float32(self.full_scale), -1, 1)
            if n_finite < len(part):
                yield SourceError(f"has a sample that is not a finite number, at index {n_read}")
                return


@contextmanager
def open_sound_file(data: BinaryIO) -> Iterator[SoundFile]:
    """Open a file of any format that libsndfile reads. Raises `SourceError` with what is wrong with it."""
    missing = missing_end(data)
    data.seek(0)
    try:
        file = soundfile.SoundFile(io.BufferedReader(_Nameless(data)))
    except (
        soundfile.LibsndfileError,
        TypeError,
    ) as error:
        why = f"is cut short: {missing}" if missing else f"is not a sound file: {_libsndfile_text(error)}"
        raise SourceError(why) from error
    with file:
        if file.format == "RAW":  # libsndfile goes by the suffix where the content has no header: .au, .gsm
            raise SourceError("is not a sound file: it has no header")
        if not LOWEST_RATE_HZ <= file.samplerate <= HIGHEST_RATE_HZ:
            rates = f"{LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ} Hz expected"
            raise SourceError(f"has an impossible sample rate: {rates}, got {file.samplerate} Hz")
        n_samples = 0 if file.frames >= UNKNOWN_LENGTH else int(file.frames)
        if file.format == "MP3":
            n_samples = promised_samples(data, n_samples)
        if n_samples == 0 and file.frames == 0:
            raise SourceError(f"is cut short: {missing}" if missing else "is empty: it holds no samples")
        yield SoundFile(file, n_samples=n_samples, missing_end=missing, peak=_peak(file))


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


def _peak(file: soundfile.SoundFile) -> float:
    """Return the largest finite sample of a file of floats, at least 1, and read the file again from its beginning."""
    peak = 1.0
    if file.subtype in FLOAT_SUBTYPES:
        with suppress(soundfile.LibsndfileError):  # which is raised again when the file is read
            while len(part := file.read(PEAK_SAMPLES, dtype="float32")):
                peak = max(peak, float(np.abs(part, where=np.isfinite(part), out=np.zeros_like(part)).max()))
        file.seek(0)
    return peak


class _Nameless(io.RawIOBase):
    """Has no name, by whose suffix soundfile would take a file without a header for one of a certain kind."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)


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


def _codec(file: soundfile.SoundFile) -> str:
    """Return the name of the encoding for `LegOpened.codec`."""
    if file.format == "FLAC" or file.subtype == "FLAC":
        return "flac"
    subtype = str(file.subtype)
    name = CODECS.get(subtype, subtype.lower())
    if not name.startswith("pcm_") or name.endswith("8"):
        return name
    big = file.endian == "BIG" or (file.endian == "FILE" and file.format in BIG_ENDIAN_FORMATS)
    return name + ("be" if big else "le")


def _libsndfile_text(error: Exception) -> str:
    text = error.error_string if isinstance(error, soundfile.LibsndfileError) else str(error)
    return str(text).strip().rstrip(".")
