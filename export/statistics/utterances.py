"""Finds utterances as the daemon's gate does, and cuts them into chunks of 1 s with a mask of frames with speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from export.statistics.config import CHUNK_SAMPLES, FRAME_SAMPLES, FRAMES
from streamer.core.audio import CHUNK_MS, SAMPLE_RATE, VAD_BLOCK_CHUNKS
from streamer.dsp.gate import Gate, SpeechStarted
from streamer.inference.vad import TwoStageVad
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from export.statistics.config import CutConfig
    from export.statistics.variants import Arrived
    from streamer.core.vad import VadCoroutine
    from streamer.inference.vad import Silero

VAD_SAMPLES = SAMPLE_RATE * CHUNK_MS // 1000
"""That one probability of speech is about, at 16 kHz."""
AT_ONCE = 64
"""Recordings whose VAD requests share a batch."""
BLOCKS_AT_ONCE = 8
QUIETER_DB = 30.0
"""Where the gate finds hardly any speech in an acted clip, frames above this below its loudest are speech."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One stretch of speech."""

    start: int
    """Of its first chunk, a sample index of the recording."""
    chunks: NDArray[np.float32]
    """Shape (n_chunks, 16000), end to end; zeros after the end of the utterance."""
    mask: NDArray[np.bool_]
    """Shape (n_chunks, 50): the frames in which somebody speaks."""


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What the gate makes of one recording."""

    speech: NDArray[np.bool_]
    """For each 32 ms, whether it is speech; shape (n,)."""
    spans: tuple[tuple[int, int], ...]
    """Onset and end of each utterance, half-open, in samples."""


def find_speech(recordings: Sequence[Arrived], config: CutConfig, silero: Silero) -> list[Spoken]:
    """Return what VAD and gate of the daemon make of each recording."""
    found: list[Spoken] = []
    for first in range(0, len(recordings), AT_ONCE):
        works = [_listen(recording, config, silero) for recording in recordings[first : first + AT_ONCE]]
        found += [_gated(probabilities, config) for probabilities in run_vad_batch(works, silero.answer)]
    return found


def cut_acted(arrived: Arrived, spoken: Spoken, config: CutConfig) -> Utterance:
    """Return an acted clip as one utterance, from its first onset to its last end; all of it where nobody speaks."""
    n = len(arrived.samples)
    span = (spoken.spans[0][0], spoken.spans[-1][1]) if spoken.spans else (0, n)
    found = _cut(arrived.samples, spoken.speech, _with_margins(span, n, config))
    if found.mask.sum() >= config.min_frames:
        return found
    level_db = 10 * np.log10(np.square(found.chunks.reshape(-1, FRAME_SAMPLES)).mean(1) + 1e-10)
    loud = (level_db > level_db.max() - QUIETER_DB).reshape(-1, FRAMES)
    return Utterance(found.start, found.chunks, loud)


def cut_ordinary(arrived: Arrived, spoken: Spoken, config: CutConfig) -> list[Utterance]:
    """Return the utterances of a recording, without those of hardly any speech."""
    n = len(arrived.samples)
    found = [_cut(arrived.samples, spoken.speech, _with_margins(span, n, config)) for span in spoken.spans]
    return [utterance for utterance in found if utterance.mask.sum() >= config.min_frames]


def cut_pieces(arrived: Arrived, config: CutConfig) -> list[Utterance]:
    """Return sound that is not speech in pieces of one length, without what remains, with all frames in the mask."""
    n, size = len(arrived.samples), config.piece_samples
    whole = np.ones(-(-n // VAD_SAMPLES), dtype=bool)
    starts = range(0, max(1, n - size + 1), size)
    return [_cut(arrived.samples, whole, (start, min(n, start + size))) for start in starts]


def _listen(recording: Arrived, config: CutConfig, silero: Silero) -> VadCoroutine:
    """Return the probability of speech in each VAD chunk of a recording."""
    # Nothing is above 4 kHz in a narrow one, so every other sample is what the leg has at 8 kHz.
    rate, samples = (8_000, recording.samples[::2]) if recording.is_narrow else (SAMPLE_RATE, recording.samples)
    vad = TwoStageVad(
        silero,
        rate=rate,
        mode=2,
        frame_ms=20,
        hold_ms=300,
        warm_up_ms=256,
        speech_threshold=config.gate.speech_threshold,
    )
    block = rate * CHUNK_MS // 1000 * VAD_BLOCK_CHUNKS
    samples = np.pad(samples, (0, -len(samples) % block))
    found: list[float] = []
    for start in range(0, len(samples), BLOCKS_AT_ONCE * block):
        end = min(len(samples), start + BLOCKS_AT_ONCE * block)
        recent = samples[max(0, start - vad.history_samples) : end]
        found += yield from vad.listen(recent, (end - start) // block)
    return found


def _gated(probabilities: Sequence[float], config: CutConfig) -> Spoken:
    gate = Gate(config.gate)
    spans, onset = [], 0
    speech = np.zeros(len(probabilities), dtype=bool)
    for i, probability in enumerate(probabilities):
        boundary = gate.push(probability, VAD_SAMPLES)
        speech[i] = gate.is_speech
        if isinstance(boundary, SpeechStarted):
            onset = boundary.at
        elif boundary is not None:
            spans.append((onset, boundary.at))
    if (ended := gate.finish()) is not None:
        spans.append((onset, ended.at))
    return Spoken(speech, tuple(spans))


def _with_margins(span: tuple[int, int], n: int, config: CutConfig) -> tuple[int, int]:
    return max(0, span[0] - config.pre_roll_samples), min(n, span[1] + config.post_roll_samples)


def _cut(samples: NDArray[np.float32], speech: NDArray[np.bool_], span: tuple[int, int]) -> Utterance:
    """Return an utterance; a frame is in the mask where its centre is speech and before the end."""
    start, end = span
    n_chunks = max(1, -(-(end - start) // CHUNK_SAMPLES))
    padded = np.zeros(n_chunks * CHUNK_SAMPLES, dtype=np.float32)
    padded[: end - start] = samples[start:end]
    centres = start + FRAME_SAMPLES // 2 + np.arange(n_chunks * FRAMES) * FRAME_SAMPLES
    mask = speech[np.minimum(centres // VAD_SAMPLES, len(speech) - 1)] & (centres < end)
    return Utterance(start, padded.reshape(n_chunks, CHUNK_SAMPLES), mask.reshape(n_chunks, FRAMES))


def each_utterance(utterances: Sequence[Sequence[Utterance]]) -> Iterator[tuple[int, int, Utterance]]:
    """Return the number of the recording, the number of the utterance in it, and each utterance."""
    for recording, found in enumerate(utterances):
        for piece, utterance in enumerate(found):
            yield recording, piece, utterance
