"""Reads the recording that is played, at the rate of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from streamer.core.errors import SourceError
from streamer.dsp.resample import resample
from streamer.sources.files.sound_file import open_sound_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.sources.files.sound_file import SoundFile

MAX_S = 3600
"""A longer recording is not read: it is played in real time."""


def read_recording(path: Path, rate_for: Callable[[int], int]) -> tuple[NDArray[np.int16], int]:
    """Return samples, shape (n, channels), and their rate in Hz, which ``rate_for`` gives for that of the file.

    Raises SourceError where the file can't be read, is too long, or has another number of channels than 1 or 2.
    """
    try:
        with path.open("rb") as data, open_sound_file(data) as sound:
            _check(sound)
            blocks = list(sound.blocks(sound.sample_rate))
            rate = rate_for(sound.sample_rate)
            samples = np.concatenate(blocks) if blocks else np.zeros((0, sound.channels), np.float32)
            channels = [_at(channel, sound.sample_rate, rate) for channel in samples.T]
    except OSError as error:
        raise SourceError(f"{path}: can't be read: {error.strerror}") from None
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    return np.round(np.clip(np.stack(channels, axis=1), -1, 32_767 / 32_768) * 32_768).astype(np.int16), rate


def _check(sound: SoundFile) -> None:
    if sound.channels > 2:
        raise SourceError(f"expected 1 or 2 channels, got {sound.channels}")
    if sound.n_samples > MAX_S * sound.sample_rate:
        raise SourceError(f"expected at most {MAX_S // 60} minutes of audio")


def _at(samples: NDArray[np.float32], rate_in: int, rate_out: int) -> NDArray[np.float32]:
    return samples if rate_in == rate_out else resample(np.ascontiguousarray(samples), rate_in, rate_out)
