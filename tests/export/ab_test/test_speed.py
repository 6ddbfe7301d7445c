"""Times of two models in turn: the order, and the figures of known times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.ab_test.speed import speed_of, time_alternately
from export.errors import TrainingError
from export.evaluation.bootstrap import Estimate
from export.evaluation.latency import WARM_UP
from streamer.inference.emotion import EmotionModel, load_model
from streamer.inference.model import load_any_model
from streamer.inference.statistics import StatisticsModel
from tests.support.models import write_model
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def test_windows_go_in_turn_and_each_is_timed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = [load_model(write_model(tmp_path, name=name)) for name in ("one", "other")]
    now_s, order = 0.0, []
    score = EmotionModel.score

    def slow(self: EmotionModel, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        nonlocal now_s
        order.append(self.card.name)
        now_s += 0.002 if self.card.name == "one" else 0.003
        assert inputs.shape == (1, *self.card.input_shape)
        return score(self, inputs)

    monkeypatch.setattr(EmotionModel, "score", slow)
    a_ms, b_ms = time_alternately(models[0], models[1], n_pairs=6, seed=0, clock=lambda: now_s)
    assert order == ["one", "other"] * (6 + WARM_UP)
    # Their hop is 500 ms: two windows a second.
    np.testing.assert_allclose(a_ms, [4.0] * 6)
    np.testing.assert_allclose(b_ms, [6.0] * 6)


def test_a_second_costs_a_model_of_the_statistics_kind_one_chunk_and_one_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = load_any_model(write_statistics_model(tmp_path)), load_model(write_model(tmp_path, name="window"))
    now_s = 0.0
    score, head = StatisticsModel.score, StatisticsModel.head

    def slow(self: StatisticsModel, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        nonlocal now_s
        now_s += 0.002
        assert inputs.shape == (1, 16_000 + 50)
        assert inputs[:, 16_000:].all()
        return score(self, inputs)

    def slow_head(
        self: StatisticsModel, pooled: NDArray[np.float32], history: NDArray[np.float32], frames: float
    ) -> NDArray[np.float32]:
        nonlocal now_s
        now_s += 0.0005
        return head(self, pooled, history, frames)

    monkeypatch.setattr(StatisticsModel, "score", slow)
    monkeypatch.setattr(StatisticsModel, "head", slow_head)
    a_ms, b_ms = time_alternately(*models, n_pairs=3, seed=0, clock=lambda: now_s)
    np.testing.assert_allclose(a_ms, [2.5] * 3)
    np.testing.assert_allclose(b_ms, [0.0] * 3)


def test_the_ratio_is_that_of_the_medians_and_a_slow_stretch_of_the_machine_is_no_difference() -> None:
    rng = np.random.default_rng(0)
    machine = np.repeat(rng.lognormal(0, 0.5, 20), 10)
    a_ms, b_ms = (2.0 * machine * rng.lognormal(0, 0.02, 200) for _ in range(2))
    speed = speed_of(a_ms, b_ms, seed=0)
    assert speed.ratio.value == pytest.approx(np.median(a_ms) / np.median(b_ms), abs=1e-5)
    assert speed.a.p99_ms == pytest.approx(np.percentile(a_ms, 99), abs=1e-4)
    assert speed.ratio.low is not None
    assert speed.ratio.high is not None
    assert speed.ratio.low < 1 < speed.ratio.high
    faster = speed_of(0.5 * a_ms, b_ms, seed=0).ratio
    assert faster.high is not None
    assert faster.high < 0.7


def test_few_windows_give_no_interval_and_none_no_figures() -> None:
    few = np.arange(1.0, 8.0)
    assert speed_of(few, few, seed=0).ratio == Estimate(1.0, None, None)
    with pytest.raises(TrainingError, match="as many results of A as of B expected, got 7 and 6"):
        speed_of(few, few[1:], seed=0)
