"""Settings and time constants of the analysis of one leg."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.audio import CHUNK_MS, SAMPLE_RATE, VAD_BLOCK_CHUNKS
from streamer.dsp.chunks import CONTEXT_SAMPLES

if TYPE_CHECKING:
    from streamer.dsp.decision import DecisionConfig
    from streamer.dsp.gate import GateConfig
    from streamer.dsp.windows import WindowConfig

CHUNK_SAMPLES = SAMPLE_RATE * CHUNK_MS // 1000
"""The step of the gate, on the leg's clock."""
VAD_BLOCK_SAMPLES = VAD_BLOCK_CHUNKS * CHUNK_SAMPLES
"""Length of a VAD block, on the leg's clock."""
MAX_VAD_BLOCKS = 8
"""The most VAD blocks in one VAD request."""
MEASURE_STEP_SAMPLES = SAMPLE_RATE // 2
"""An utterance is measured at least this often, however long the hop, because the ring holds little of the past."""
RING_SLACK_SAMPLES = SAMPLE_RATE * 3 // 4
"""Room in the ring beyond the lookback, for an input block and a partial VAD block that VAD has not processed yet."""


@dataclass(frozen=True, slots=True)
class AnalyzerConfig:
    """Settings of one leg's analysis; samples count on the leg's clock."""

    gate: GateConfig
    windows: WindowConfig
    decision: DecisionConfig
    cutter_lookback_samples: int
    """How far before the end of a window its cutter reads the ring; 0 if it keeps what it needs itself."""
    max_filled_hole_samples: int = 16_000
    """A hole up to this long is filled with silence; a longer one ends the utterance."""

    def lookback_samples(self) -> int:
        """Return the most samples before the gate's position that the analysis reads."""
        gate, pre_roll = self.gate, self.windows.pre_roll_samples
        onset = 2 * (gate.onset_samples + gate.onset_gap_samples) + pre_roll
        measuring = gate.hangover_samples + MEASURE_STEP_SAMPLES + VAD_BLOCK_SAMPLES
        cutting = gate.hangover_samples + VAD_BLOCK_SAMPLES + self.cutter_lookback_samples  # of the final window
        return max(onset + CONTEXT_SAMPLES, measuring, cutting)
