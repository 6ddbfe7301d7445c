"""Forms of a system beside each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.compression.summary import table
from export.compression.variants import Variant, compare
from export.errors import TrainingError
from export.evaluation import metrics
from tests.export.evaluated import predictions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.compression.document import CompressionRow
    from export.evaluation.predictions import Predictions

GOOD, WORSE = predictions(skill=2.0), predictions(skill=0.5, seed=1)


def even(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    assert windows.shape == (1, 298, 103)
    return np.full((1, 8), 1 / 8, dtype=np.float32)


def rows(*about: Predictions | None) -> list[CompressionRow]:
    variants = [
        Variant(what=f"form {place}", n_bytes=1000 * (place + 1), score=even, predictions=its, parameters=7)
        for place, its in enumerate(about)
    ]
    return compare(variants, step="quantize", shape=(298, 103), seed=0, n_rounds=4)


def test_the_first_is_the_yardstick_and_differences_are_paired() -> None:
    first, second = rows(GOOD, WORSE)
    assert (first.what, first.bytes, first.agreement, first.uar_minus_first) == ("form 0", 1000, None, None)
    assert first.uar is not None
    assert first.uar.value == pytest.approx(metrics.uar(GOOD.probabilities, GOOD.targets), abs=1e-5)
    assert second.agreement is not None
    assert second.agreement.value == pytest.approx(metrics.agreement(GOOD.probabilities, WORSE.probabilities), abs=1e-5)
    more = second.uar_minus_first
    assert more is not None
    assert more.low is not None
    assert more.high is not None
    assert more.low <= more.value <= more.high < 0
    assert 0 <= first.latency_p50_ms <= first.latency_p99_ms


def test_the_same_in_another_order_of_clips_agrees_wholly() -> None:
    turned = replace(
        GOOD,
        paths=GOOD.paths[::-1],
        speakers=GOOD.speakers[::-1],
        targets=GOOD.targets[::-1],
        probabilities=GOOD.probabilities[::-1],
    )
    _, second = rows(GOOD, turned)
    assert second.agreement is not None
    assert second.agreement.value == 1.0
    assert second.uar_minus_first is not None
    assert second.uar_minus_first.value == 0.0


def test_what_is_not_evaluated_yet_has_size_and_latency_only() -> None:
    first, second = rows(None, GOOD)
    assert (first.uar, first.agreement) == (None, None)
    assert second.uar is not None
    assert (second.agreement, second.uar_minus_first) == (None, None)
    header, one, other = table([first, second])
    assert header.split()[:2] == ["parameters", "kB"]
    assert one.startswith("form 0")
    assert one.endswith("-")
    assert f"{100 * second.uar.value:.1f}" in other


def test_other_clips_and_nothing_at_all_are_refused() -> None:
    with pytest.raises(TrainingError, match="predictions can only be compared clip by clip"):
        rows(GOOD, predictions(n_speakers=5))
    with pytest.raises(TrainingError, match="expected something to compare, got nothing"):
        rows()
