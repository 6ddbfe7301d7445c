"""Evaluates a model through ``emotion-streamer analyze``: with the daemon's gate, windows and events."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np
import soundfile
import soxr

from export.corpora.recordings import read_samples
from export.errors import TrainingError
from export.evaluation.daemon_run import analyze_files
from export.evaluation.predictions import Predictions
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.card import load_any_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.corpora.readers import Clip
    from export.evaluation.daemon_run import DaemonEvent


Line = Literal["clean", "mu-law", "a-law"]
LINES: dict[Line, tuple[int, str]] = {
    "clean": (SAMPLE_RATE, "PCM_16"),
    "mu-law": (8_000, "ULAW"),
    "a-law": (8_000, "ALAW"),
}
"""Rate in Hz and encoding of the WAV files of a line."""
TIE_BREAK = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class DaemonPredictions:
    """The daemon's predictions for clips."""

    predictions: Predictions
    """The mean over a clip's utterances, weighted by their speech; for a clip without one, see ``missed``."""
    missed: tuple[str, ...]
    """Paths of clips without an utterance that was scored. Their predictions are uniform but for a little less on the
    right label: they count as wrong, whichever label a tie would go to."""
    split: tuple[str, ...]
    """Paths of clips with several utterances."""


class _Audio(msgspec.Struct):
    speech_ms: int


class _Category(msgspec.Struct):
    name: str
    probability: float


class Utterance(msgspec.Struct):
    """The data of an ``utterance.ended.v1`` event."""

    session_id: str
    utterance_id: str
    audio: _Audio
    categories: list[_Category]
    """Empty where it was not scored: too little of it is speech, to a model of the statistics kind."""
    abstained: bool


def predict_through_daemon(
    card: Path,
    clips: Sequence[Clip],
    *,
    data: Path,
    line: Line = "clean",
    processes: int = 2,
    title: str = "daemon",
) -> DaemonPredictions:
    """Return the predictions of the daemon for ``clips``, below the folder ``data``, with the model of ``card``.

    The daemon has its default settings; each clip is a leg of its own, so that the normalisation of a leg begins anew.
    ``line``: ``clean`` analyses the files; the others an 8 kHz G.711 WAV of them in a temporary folder. Raises
    TrainingError where a clip can't be analysed to its end, ModelError where the card is of no model.
    """
    labels = tuple(load_any_card(card).labels)
    with TemporaryDirectory(prefix="emotion-streamer-") as folder:
        files = [(data / clip.path).resolve() for clip in clips]
        if line != "clean":
            files = [_written(path, Path(folder) / f"{i}.wav", line) for i, path in enumerate(files)]
        utterances = find_utterances(card, files, processes=processes, title=title)
    return _summed_up(clips, utterances, labels)


def find_utterances(
    card: Path, files: Sequence[Path], *, processes: int = 2, title: str = "daemon"
) -> list[list[Utterance]]:
    """Return the utterances that the daemon finds in each of ``files``, with the model of ``card`` and its defaults.

    Raises TrainingError where a file can't be analysed to its end.
    """
    return [utterances_in(events) for events in analyze_files(card, files, processes=processes, title=title)]


def utterances_in(events: Sequence[DaemonEvent]) -> list[Utterance]:
    """Return the utterances that events are about."""
    return [event.read(Utterance) for event in events if event.is_a("utterance.ended.v1")]


def scored(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Return those that were scored."""
    return [utterance for utterance in utterances if utterance.categories]


def mean_prediction(utterances: Sequence[Utterance], labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Return a recording's probabilities: the mean over its utterances, weighted by their speech.

    ``utterances``: those that were scored, at least one.
    """
    rows = np.array([_row(utterance, labels) for utterance in utterances])
    weights = np.array([max(1, utterance.audio.speech_ms) for utterance in utterances])
    mean = np.average(rows, axis=0, weights=weights)
    probabilities: NDArray[np.float64] = mean / mean.sum()  # events round to four decimals
    return probabilities


def _written(source: Path, target: Path, line: Line) -> Path:
    """Write a recording as it sounds over ``line``."""
    rate_hz, encoding = LINES[line]
    samples = soxr.resample(read_samples(source), SAMPLE_RATE, rate_hz)
    soundfile.write(target, np.clip(samples, -1.0, 1.0), rate_hz, subtype=encoding)
    return target


def _summed_up(clips: Sequence[Clip], utterances: list[list[Utterance]], labels: tuple[str, ...]) -> DaemonPredictions:
    answered = [scored(of_clip) for of_clip in utterances]
    rows = [
        mean_prediction(of_clip, labels) if of_clip else no_prediction(labels, clip.label)
        for clip, of_clip in zip(clips, answered, strict=True)
    ]
    paths = [clip.path.as_posix() for clip in clips]
    counts = [len(of_clip) for of_clip in answered]
    return DaemonPredictions(
        predictions=Predictions.about(clips, np.array(rows).reshape(-1, len(labels)), labels),
        missed=tuple(path for path, n in zip(paths, counts, strict=True) if n == 0),
        split=tuple(path for path, n in zip(paths, counts, strict=True) if n > 1),
    )


def _row(utterance: Utterance, labels: tuple[str, ...]) -> list[float]:
    probability_of = {category.name: category.probability for category in utterance.categories}
    if set(probability_of) != set(labels):
        raise TrainingError(
            f"expected probabilities of {', '.join(labels)}, got some of {', '.join(probability_of) or 'none'}"
        )
    return [probability_of[label] for label in labels]


def no_prediction(labels: tuple[str, ...], right: str) -> NDArray[np.float64]:
    """Return the probabilities of a recording without an utterance: uniform, a little less for the right label."""
    row = np.array([1.0 - TIE_BREAK * (label == right) for label in labels], dtype=np.float64)
    probabilities: NDArray[np.float64] = row / row.sum()
    return probabilities
