"""Quality is the worst of loss, clipping and faintness."""

from __future__ import annotations

import pytest

from streamer.dsp.quality import quality


@pytest.mark.parametrize(
    ("lost_share", "clipped_share", "level_dbfs", "expected"),
    [
        (0.0, 0.0, -20.0, "good"),
        (0.0099, 0.0009, -45.0, "good"),
        (0.01, 0.0, -20.0, "degraded"),
        (0.1, 0.0, -20.0, "poor"),
        (0.0, 0.001, -20.0, "degraded"),
        (0.0, 0.02, -20.0, "poor"),
        (0.0, 0.0, -45.1, "degraded"),
        (0.0, 0.0, -60.0, "degraded"),
        (0.0, 0.0, -60.1, "poor"),
        (0.01, 0.5, -20.0, "poor"),
        (0.5, 0.001, -50.0, "poor"),
    ],
)
def test_quality_is_the_worst_of_three_grades(
    lost_share: float, clipped_share: float, level_dbfs: float, expected: str
) -> None:
    assert quality(lost_share=lost_share, clipped_share=clipped_share, level_dbfs=level_dbfs) == expected
