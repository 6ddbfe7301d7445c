"""A recording with which nothing is wrong, as it is measured."""

from __future__ import annotations

from export.corpora.measuring import Measured

GOOD = Measured(
    seconds=2.0,
    rate_hz=16_000,
    channels=1,
    n_samples_16k=32_000,
    peak_dbfs=-6.0,
    clipped=0.0,
    offset=0.0,
    leading_offset=0.0,
    has_speech=True,
    file_digest="",
    sound_digest="",
)
