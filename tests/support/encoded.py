"""Sound files that only FFmpeg writes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def write_encoded(
    path: Path,
    samples: NDArray[np.float32],
    sample_rate: int,
    *,
    container: str,
    codec: str,
    tracks: int = 1,
    pauses: tuple[int, ...] = (),
) -> Path:
    """Encode samples, shape (n,), -1..1; every track holds the same.

    ``pauses``: before these samples, the time stamps jump by a second.
    """
    with av.open(str(path), "w", format=container) as output:
        streams: list[Any] = [output.add_stream(codec, rate=sample_rate, layout="mono") for _ in range(tracks)]
        for stream in streams:
            for packet in _packets(stream, samples, sample_rate, pauses):
                output.mux(packet)
    return path


def _packets(stream: Any, samples: NDArray[np.float32], sample_rate: int, pauses: tuple[int, ...]) -> Any:
    if not stream.codec_context.is_open:
        stream.codec_context.open()
    context = stream.codec_context
    resampler: Any = av.AudioResampler(format=context.format.name, layout="mono", rate=sample_rate)
    size = context.frame_size or 1_024
    pcm = np.round(np.clip(samples, -1, 1) * 32_767).astype(np.int16)
    for start in range(0, len(pcm), size):
        frame: Any = av.AudioFrame.from_ndarray(pcm[np.newaxis, start : start + size], format="s16", layout="mono")
        frame.sample_rate = sample_rate
        for converted in resampler.resample(frame):
            converted.time_base = Fraction(1, sample_rate)
            converted.pts = start + sample_rate * sum(start >= at for at in pauses)
            yield from stream.encode(converted)
    yield from stream.encode(None)
