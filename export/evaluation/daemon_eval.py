"""Evaluates a model through ``emotion-streamer analyze``: with the daemon's gate, windows and events."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np
import soundfile
import soxr
from tqdm import tqdm

from export.corpora.recordings import read_samples
from export.errors import TrainingError
from export.evaluation.predictions import Predictions
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from export.corpora.readers import Clip


Line = Literal["clean", "mu-law", "a-law"]
LINES: dict[Line, tuple[int, str]] = {
    "clean": (SAMPLE_RATE, "PCM_16"),
    "mu-law": (8_000, "ULAW"),
    "a-law": (8_000, "ALAW"),
}
"""Rate in Hz and encoding of the WAV files of a line."""
BATCH_CLIPS = 48
"""Files in one process: many, as its start takes time; few enough for the progress bar."""
TIE_BREAK = 1e-6
SESSION = re.compile(r"file-(?P<number>\d+)(?:-|$)")
"""The id that ``analyze`` gives the session of its n-th file."""


@dataclass(frozen=True, slots=True, eq=False)
class DaemonPredictions:
    """The daemon's predictions for clips."""

    predictions: Predictions
    """The mean over a clip's utterances, weighted by their speech; for a clip without one, see ``missed``."""
    missed: tuple[str, ...]
    """Paths of clips without an utterance. Their predictions are uniform but for a little less on the right label: they
    count as wrong, whichever label a tie would go to."""
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
    abstained: bool


class _SessionEnded(msgspec.Struct):
    session_id: str
    reason: str


class _Event(msgspec.Struct):
    type: str
    data: msgspec.Raw


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
    labels = tuple(load_card(card).labels)
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
    batches = [files[start : start + BATCH_CLIPS] for start in range(0, len(files), BATCH_CLIPS)]
    utterances: list[list[Utterance]] = []
    with (
        ThreadPoolExecutor(processes) as pool,
        TemporaryDirectory(prefix="emotion-streamer-") as folder,
        tqdm(total=len(files), desc=title, unit="file", mininterval=2) as bar,
    ):
        config = _written_config(Path(folder), card.resolve())
        for found in pool.map(partial(_analyzed, config=config), batches):
            utterances += found
            bar.update(len(found))
    return utterances


def mean_prediction(utterances: Sequence[Utterance], labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Return a recording's probabilities: the mean over its utterances, weighted by their speech."""
    rows = np.array([_row(utterance, labels) for utterance in utterances])
    weights = np.array([max(1, utterance.audio.speech_ms) for utterance in utterances])
    mean = np.average(rows, axis=0, weights=weights)
    probabilities: NDArray[np.float64] = mean / mean.sum()  # events round to four decimals
    return probabilities


def _written_config(folder: Path, card: Path) -> Path:
    config = folder / "config.toml"
    config.write_text(f"[model]\ncard = {json.dumps(str(card))}\n", encoding="utf-8")
    return config


def _analyzed(paths: Sequence[Path], *, config: Path) -> list[list[Utterance]]:
    """Return the utterances of each file."""
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(config), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise TrainingError(f"emotion-streamer analyze ended with {done.returncode}: {lines[-1]}")
    return _utterances(done.stdout, len(paths))


def _written(source: Path, target: Path, line: Line) -> Path:
    """Write a recording as it sounds over ``line``."""
    rate_hz, encoding = LINES[line]
    samples = soxr.resample(read_samples(source), SAMPLE_RATE, rate_hz)
    soundfile.write(target, np.clip(samples, -1.0, 1.0), rate_hz, subtype=encoding)
    return target


def _utterances(lines: bytes, n_files: int) -> list[list[Utterance]]:
    """Return, from the events of ``analyze``, the utterances of each of its files."""
    found: list[list[Utterance]] = [[] for _ in range(n_files)]
    ended: set[int] = set()
    for event in _events(lines):
        if event.type.endswith(".utterance.ended.v1"):
            utterance = msgspec.json.decode(event.data, type=Utterance)
            found[_file_of(utterance.session_id)].append(utterance)
        elif event.type.endswith(".session.ended.v1"):
            session = msgspec.json.decode(event.data, type=_SessionEnded)
            if session.reason == "hangup":
                ended.add(_file_of(session.session_id))
    if ended != set(range(n_files)):
        raise TrainingError(f"emotion-streamer analyze finished {len(ended)} of {n_files} files")
    return found


def _events(lines: bytes) -> Iterator[_Event]:
    decoder = msgspec.json.Decoder(_Event)
    for line in lines.splitlines():
        yield decoder.decode(line)


def _file_of(session_id: str) -> int:
    match = SESSION.match(session_id)
    if match is None:
        raise TrainingError(f"expected the session of a file, got {session_id!r}")
    return int(match["number"]) - 1


def _summed_up(clips: Sequence[Clip], utterances: list[list[Utterance]], labels: tuple[str, ...]) -> DaemonPredictions:
    rows = [
        mean_prediction(of_clip, labels) if of_clip else no_prediction(labels, clip.label)
        for clip, of_clip in zip(clips, utterances, strict=True)
    ]
    paths = [clip.path.as_posix() for clip in clips]
    counts = [len(of_clip) for of_clip in utterances]
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
