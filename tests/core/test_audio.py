"""Sample counts and their durations."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, to_ms


@pytest.mark.parametrize(
    ("samples", "ms"), [(0, 0), (15, 0), (16, 1), (31, 1), (16_000, 1_000), (57_600_000, 3_600_000)]
)
def test_durations_are_rounded_down_to_milliseconds(samples: int, ms: int) -> None:
    assert to_ms(samples) == ms


def test_a_frame_ends_after_its_last_sample() -> None:
    assert AudioFrame("leg", np.zeros(160, dtype=np.float32), 8_000, start=1_000).end == 1_160
