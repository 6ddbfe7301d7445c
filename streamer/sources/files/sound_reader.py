"""What the two decoders of sound files have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from streamer.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray


class UnknownFormatError(SourceError):
    """The decoder can't read the file at all; the text continues the file's name."""


class SoundReader(Protocol):
    """An open sound file."""

    sample_rate: int
    """Hz."""
    channels: int
    codec: str
    """Name of the encoding for `LegOpened.codec`."""
    n_samples: int
    """How many samples per channel the file states; 0 where it doesn't, or only guesses."""
    slack_samples: int
    """How many fewer it may give all the same: decoders treat the encoder's delay differently."""
    is_float: bool
    """Whether it holds floats, which may be of any scale."""
    left_out: str | None
    """What the file holds beside the sound that is read; continues the file's name."""

    def parts(self) -> Iterator[NDArray[np.float32]]:
        """Give the samples, once, shape (n, channels), unbounded where `is_float`.

        Raises `SourceError`, after everything that can be read, where the file is damaged.
        """

    def close(self) -> None:
        """Release what the decoder holds; the file itself stays open."""
