"""The analyzer of a leg: none for roles that must not be analysed, normalised as the card says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.core.errors import ConfigError
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.pooling import PoolingConfig
from streamer.dsp.windows import WindowConfig
from tests.support.leg import LEG
from tests.support.models import NORMALIZATION, write_model
from tests.support.statistics_models import N_FEATURES, write_statistics_model
from tests.support.wiring import argument, configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.core.audio import Role
    from tests.support.wiring import Arguments


@pytest.mark.parametrize("wanted", [False, True])
def test_legs_are_normalised_where_the_card_has_the_parameters_and_the_configuration_allows_it(
    make: Callable[[Config], Arguments], tmp_path: Path, *, wanted: bool
) -> None:
    config = configuration(model={"normalize_legs": wanted})
    path = "WindowScorer.normalization"
    assert argument(make(config), path) is None  # the card has no parameters
    write_model(tmp_path, name="other", leg_normalization=msgspec.to_builtins(NORMALIZATION))
    assert argument(make(config), path) == (NORMALIZATION if wanted else None)


@pytest.mark.parametrize(("role", "key"), [("agent", "agent_reason"), ("mixed", "mixed_reason")])
def test_agents_and_mixed_legs_have_an_analyzer_only_for_a_written_reason(
    make: Callable[[Config], Arguments], role: Role, key: str
) -> None:
    leg = replace(LEG, role=role)
    for reason, allowed in (("", False), ("a good one", True)):
        made = make(configuration(privacy={key: reason}))
        analyzer = made["LegManager"]["make_analyzer"](leg)
        assert (analyzer is not None, made["Sessions"]["analyses"](role)) == (allowed, allowed)


def test_base_rates_are_those_of_the_models_labels(make: Callable[[Config], Arguments], tmp_path: Path) -> None:
    config = configuration(decision={"base_rates": {"neutral": 0.6, "calm": 0.2}})
    write_model(tmp_path, name="other", base_rates={"calm": 0.5, "angry": 0.2, "sad": 0.3})
    decision = argument(make(config), "Analyzer.config.decision")
    assert isinstance(decision, DecisionConfig)
    assert decision.base_rates == pytest.approx((0.5, 0.25, 0.25))  # there is no neutral: the others share its part
    assert decision.training_rates == (0.5, 0.2, 0.3)


def test_base_rates_that_leave_nothing_for_the_models_labels_are_an_error(make: Callable[[Config], Arguments]) -> None:
    with pytest.raises(
        ConfigError, match=r"decision\.base_rates: a share above 0 expected for one of calm, angry, sad"
    ):
        make(configuration(decision={"base_rates": {"neutral": 1.0}}))


@pytest.mark.parametrize(
    ("curve", "false_claims", "threshold"),
    [([], 2.0, 0.85), ([(0.5, 10.0), (0.9, 2.0)], 2.0, 0.9), ([(0.5, 10.0), (0.9, 2.0)], 0.0, 0.85)],
)
def test_the_claim_threshold_is_that_of_the_wanted_false_claims_where_the_card_has_a_curve(
    make: Callable[[Config], Arguments],
    tmp_path: Path,
    curve: list[tuple[float, float]],
    false_claims: float,
    threshold: float,
) -> None:
    write_model(tmp_path, name="other", claim_curve=curve)
    config = configuration(decision={"false_claims_per_hour": false_claims})
    assert argument(make(config), "Analyzer.config.decision.claim_probability") == pytest.approx(threshold)


@pytest.mark.parametrize(("wanted", "history_max_ms"), [(False, 0), (True, 60_000)])
def test_a_statistics_model_is_run_on_chunks_and_pooled_as_card_and_configuration_say(
    make: Callable[[Config], Arguments], tmp_path: Path, *, wanted: bool, history_max_ms: int
) -> None:
    write_statistics_model(tmp_path, name="other", pooling_ms=4_000)
    made = make(configuration(model={"hop_ms": 2_000, "normalize_legs": wanted}, shadow={"model": ""}))
    windows = argument(made, "Analyzer.config.windows")
    assert windows == WindowConfig(
        window_samples=16_000,
        hop_samples=16_000,
        first_samples=1_600 * 16,
        pre_roll_samples=310 * 16,
        post_roll_samples=120 * 16,
        are_chunks=True,
    )
    assert argument(made, "Analyzer.scorer._config") == PoolingConfig(
        n_features=N_FEATURES,
        frame_ms=20,
        recent_chunks=4,
        first_ms=1_600,
        hop_samples=32_000,
        history_min_ms=1_000,
        history_max_ms=history_max_ms,
    )
    assert argument(made, "OverloadReporter.normal_hop_ms") == 2_000
