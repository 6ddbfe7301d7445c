"""Reads sound files through libsndfile: WAV, W64, AIFF, AU, CAF, FLAC, Ogg."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import soundfile

from streamer.core.errors import SourceError
from streamer.sources.files.sound_reader import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

FLOAT_SUBTYPES = {"FLOAT", "DOUBLE"}
READ_SAMPLES = 1024
"""How many samples are read at once. Fixed, as it decides how much of a damaged FLAC can be read."""
READ_PCM_SAMPLES = 4096
"""The same where each sample is stored by itself, and none is lost with another."""
UNKNOWN_LENGTH = 2**62
"""libsndfile's count of samples is beyond this where a file doesn't state its length."""
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
}
BIG_ENDIAN_FORMATS = {"AIFF", "AU", "CAF"}


class LibsndfileReader:
    """A `SoundReader`."""

    slack_samples = 0
    left_out: str | None = None

    def __init__(self, data: BinaryIO) -> None:
        """Open it; ``data`` has no name, by whose suffix a file without a header would be taken for some kind.

        Raises `UnknownFormatError`.
        """
        try:
            self._file = soundfile.SoundFile(data)
        except soundfile.LibsndfileError as error:
            raise UnknownFormatError(_text(error)) from error
        if self._file.subtype.startswith("MPEG"):
            self._file.close()  # its decoder writes to standard error
            raise UnknownFormatError("holds MPEG audio")
        self.sample_rate = int(self._file.samplerate)
        self.channels = int(self._file.channels)
        self.codec = _codec(self._file)
        self.n_samples = 0 if self._file.frames >= UNKNOWN_LENGTH else int(self._file.frames)
        self.is_float = self._file.subtype in FLOAT_SUBTYPES
        self._read_samples = READ_PCM_SAMPLES if self._file.subtype in CODECS else READ_SAMPLES

    def parts(self) -> Iterator[NDArray[np.float32]]:
        n_read = 0
        while True:
            try:
                part: NDArray[np.float32] = self._file.read(self._read_samples, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError as error:
                of = f" of {self.n_samples}" if self.n_samples else ""
                raise SourceError(
                    f"is cut short or damaged: {n_read}{of} samples can be read ({_text(error)})"
                ) from error
            if len(part) == 0:
                return
            n_read += len(part)
            yield part

    def close(self) -> None:
        self._file.close()


def _codec(file: soundfile.SoundFile) -> str:
    if file.format == "FLAC" or file.subtype == "FLAC":
        return "flac"
    subtype = str(file.subtype)
    name = CODECS.get(subtype, subtype.lower())
    if not name.startswith("pcm_") or name.endswith("8"):
        return name
    big = file.endian == "BIG" or (file.endian == "FILE" and file.format in BIG_ENDIAN_FORMATS)
    return name + ("be" if big else "le")


def _text(error: soundfile.LibsndfileError) -> str:
    return str(error.error_string).strip().rstrip(".")
