"""Makes the analyzer of each leg as the configuration and the model card say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.app.model_kinds import cutter_lookback_samples, cutter_maker, scorer_maker, window_config
from streamer.core.audio import SAMPLE_RATE
from streamer.core.errors import ConfigError
from streamer.dsp.decision import BASE_RATES, DecisionConfig, claim_threshold
from streamer.dsp.gate import GateConfig
from streamer.dsp.resample import kept_rate
from streamer.dsp.state_filter import rates_of
from streamer.inference.card import FittedDecision
from streamer.inference.vad import RATES, TwoStageVad
from streamer.leg.analyzer import Analyzer
from streamer.leg.analyzer_config import AnalyzerConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.config.tables import Config, Decision
    from streamer.core.audio import LegOpened
    from streamer.inference.card import AnyCard
    from streamer.inference.model import AnyModel
    from streamer.inference.vad import Silero

DEFAULTS = FittedDecision(
    base_rates=BASE_RATES,
    stickiness=DecisionConfig().stickiness,
    evidence_exponent=DecisionConfig().evidence_exponent,
)
"""Where neither the configuration nor the card says it."""


def analyzer_config(config: Config, card: AnyCard) -> AnalyzerConfig:
    """Return the settings of every leg's analysis."""
    gate = config.gate
    return AnalyzerConfig(
        gate=GateConfig(
            speech_threshold=gate.speech_threshold,
            silence_threshold=gate.silence_threshold,
            onset_samples=_samples(gate.onset_ms),
            onset_gap_samples=_samples(gate.onset_gap_ms),
            hangover_samples=_samples(gate.hangover_ms),
        ),
        windows=window_config(config, card),
        decision=decision_config(config.decision, card),
        cutter_lookback_samples=cutter_lookback_samples(card),
    )


def decision_config(decision: Decision, card: AnyCard) -> DecisionConfig:
    """Return the settings of the decision for a model. Raises ConfigError where they don't fit its labels."""
    fitted = card.decision or DEFAULTS
    try:
        base_rates = rates_of(card.labels, decision.base_rates or fitted.base_rates)
    except ValueError as error:
        raise ConfigError(f"decision.base_rates: {error}") from None
    return DecisionConfig(
        min_confidence=decision.min_confidence,
        max_lost_share=decision.max_lost_share,
        base_rates=base_rates,
        training_rates=card.training_rates,
        stickiness=decision.stickiness or fitted.stickiness,
        evidence_exponent=decision.evidence_exponent or fitted.evidence_exponent,
        claim_probability=claim_probability(decision, card),
        release_probability=decision.release_probability,
        silence_samples=round(decision.silence_s * SAMPLE_RATE),
    )


def claim_probability(decision: Decision, card: AnyCard) -> float:
    """Return the posterior from which an emotion is the state."""
    if card.claim_curve and decision.false_claims_per_hour:
        return claim_threshold(card.claim_curve, decision.false_claims_per_hour)
    return decision.claim_probability


class AnalyzerMaker:
    """Makes the analyzers of legs, by settings that may change while the daemon runs."""

    def __init__(
        self, config: Config, model: AnyModel, silero: Silero, *, hop_shift: Callable[[], int] = lambda: 0
    ) -> None:
        """``hop_shift``: of live legs, as of `Analyzer`. Raise ConfigError where the settings don't fit the model."""
        self._hop_shift = hop_shift
        self._model = model
        self._silero = silero
        self.settings = analyzer_config(config, model.card)
        """Of the legs that open from now on."""
        self._make_cutter = {rate: cutter_maker(model.card, self.settings.windows, rate) for rate in RATES}
        self._make_scorer = scorer_maker(config, model)
        self._config = config

    def settings_for(self, config: Config) -> AnalyzerConfig:
        """Return the settings of another configuration. Raises ConfigError where they don't fit the model."""
        return analyzer_config(config, self._model.card)

    def use(self, config: Config, settings: AnalyzerConfig) -> None:
        """Take a configuration that differs in ``gate``, ``decision`` and ``privacy`` alone, and its settings."""
        self._config, self.settings = config, settings

    def __call__(self, leg: LegOpened) -> Analyzer | None:
        """Return the analyzer of a leg, or None where the leg must not be analysed."""
        if not self._config.privacy.allows(leg.role):
            return None
        gate = self._config.gate
        rate = kept_rate(leg.sample_rate)
        vad = TwoStageVad(
            self._silero,
            rate=rate,
            mode=gate.webrtc_mode,
            frame_ms=gate.webrtc_frame_ms,
            hold_ms=gate.webrtc_hold_ms,
            warm_up_ms=gate.warm_up_ms,
            speech_threshold=gate.speech_threshold,
        )
        return Analyzer(
            leg,
            self.settings,
            vad=vad,
            answer=self._silero.answer,
            make_cutter=self._make_cutter[rate],
            scorer=self._make_scorer(),
            labels=tuple(self._model.card.labels),
            model=self._model.ref,
            hop_shift=self._hop_shift if leg.origin is None else lambda: 0,
        )


def _samples(duration_ms: int) -> int:
    return duration_ms * SAMPLE_RATE // 1000
