"""Makes the analyzer of each leg as the configuration and the model card say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.features import LogMel
from streamer.dsp.gate import GateConfig
from streamer.dsp.resample import kept_rate
from streamer.dsp.scoring import WindowScorer
from streamer.dsp.windows import Cutter, LogMelCutter, WaveformCutter, WindowConfig
from streamer.inference.card import LogMelFrontEnd
from streamer.inference.vad import RATES, TwoStageVad
from streamer.leg.analyzer import Analyzer
from streamer.leg.analyzer_config import AnalyzerConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.config import Config
    from streamer.core.audio import LegOpened
    from streamer.inference.card import ModelCard
    from streamer.inference.emotion import EmotionModel
    from streamer.inference.vad import Silero


def analyzer_config(config: Config, card: ModelCard) -> AnalyzerConfig:
    """Return the settings of every leg's analysis."""
    gate, model, decision = config.gate, config.model, config.decision
    return AnalyzerConfig(
        gate=GateConfig(
            speech_threshold=gate.speech_threshold,
            silence_threshold=gate.silence_threshold,
            onset_samples=_samples(gate.onset_ms),
            onset_gap_samples=_samples(gate.onset_gap_ms),
            hangover_samples=_samples(gate.hangover_ms),
        ),
        windows=WindowConfig(
            window_samples=card.window_samples,
            hop_samples=_samples(hop_ms(config, card)),
            first_samples=_samples(model.first_ms),
            pre_roll_samples=_samples(gate.pre_roll_ms),
            post_roll_samples=_samples(gate.post_roll_ms),
        ),
        decision=DecisionConfig(
            min_confidence=decision.min_confidence,
            max_lost_share=decision.max_lost_share,
            smoothing_ms=decision.smoothing_ms,
            commit_probability=decision.commit_probability,
            commit_margin=decision.commit_margin,
        ),
        cutter_lookback_samples=0 if isinstance(card.front_end, LogMelFrontEnd) else card.window_samples,
    )


def hop_ms(config: Config, card: ModelCard) -> int:
    """Return the hop in milliseconds: the configured one, else the one that the card recommends."""
    return config.model.hop_ms or card.hop_ms


def analyzer_maker(config: Config, model: EmotionModel, silero: Silero) -> Callable[[LegOpened], Analyzer | None]:
    """Return a function that makes the analyzer of a leg, or gives None where the leg must not be analysed."""
    settings = analyzer_config(config, model.card)
    make_cutter = {rate: _cutter_maker(model.card, settings.windows, rate) for rate in RATES}
    labels = tuple(model.card.labels)
    normalization = model.card.leg_normalization if config.model.normalize_legs else None
    gate = config.gate

    def make(leg: LegOpened) -> Analyzer | None:
        if not config.privacy.allows(leg.role):
            return None
        rate = kept_rate(leg.sample_rate)
        vad = TwoStageVad(
            silero,
            rate=rate,
            mode=gate.webrtc_mode,
            frame_ms=gate.webrtc_frame_ms,
            hold_ms=gate.webrtc_hold_ms,
            warm_up_ms=gate.warm_up_ms,
            speech_threshold=gate.speech_threshold,
        )
        return Analyzer(
            leg,
            settings,
            vad=vad,
            answer=silero.answer,
            make_cutter=make_cutter[rate],
            scorer=WindowScorer(
                len(labels), window_samples=settings.windows.window_samples, normalization=normalization
            ),
            labels=labels,
            model=model.ref,
        )

    return make


def _cutter_maker(card: ModelCard, windows: WindowConfig, rate: int) -> Callable[[int], Cutter]:
    """``rate``: Hz, at which the samples are kept."""
    front_end = card.front_end
    if isinstance(front_end, LogMelFrontEnd):
        log_mel = LogMel(front_end.parameters, sample_rate=rate)
        return lambda start: LogMelCutter(log_mel, windows, start=start)
    normalize = front_end.normalize == "zero_mean_unit_variance"
    return lambda start: WaveformCutter(windows, start=start, zero_mean_unit_variance=normalize)


def _samples(duration_ms: int) -> int:
    return duration_ms * SAMPLE_RATE // 1000
