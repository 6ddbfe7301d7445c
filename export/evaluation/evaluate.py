"""Scores a model on the windows of clips, cut as the daemon cuts an utterance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import torch
from tqdm import tqdm

from export.acoustics.input_spec import FRONT_END, LOG_MEL
from export.acoustics.window_store import digest_of, stored_windows
from export.atomic_file import write_atomically
from export.corpora.readers import LABELS
from export.corpora.recordings import find_recordings
from export.errors import TrainingError
from export.evaluation.metrics import with_temperature
from export.evaluation.predictions import Predictions
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import nn

    from export.acoustics.conditions import Conditions
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip
    from export.corpora.recordings import Recordings

    Scorer = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """Windows (n, n_frames, n_mels) or (n, n_samples) in, probabilities (n, n_labels) out."""

Name = TypeVar("Name", bound=str)
PRE_FRAMES = 30
"""0.3 s of the clip before its speech, as the daemon's gate keeps them (``pre_roll_ms``)."""
POST_FRAMES = 10
"""0.1 s after it (``post_roll_ms``)."""
AT_ONCE = 32
"""Windows in a batch of a torch network: as many as fit in memory for the largest."""
PADDED_SAMPLES = 4 * SAMPLE_RATE
"""Clips are padded to multiples of this before a line is applied, so that FFTs have few lengths."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A model's probabilities for the windows of some clips."""

    windows: NDArray[np.float32]
    """Shape (n_windows, n_labels), rows sum to 1."""
    clips: NDArray[np.int64]
    """Shape (n_windows,): index of each window's clip, 0..n_clips-1, rising."""

    def predictions(
        self, clips: Sequence[Clip], temperature: float = 1.0, *, labels: tuple[str, ...] = LABELS
    ) -> Predictions:
        """Return one row a clip: the mean over its windows, each at ``temperature`` first, as in the daemon."""
        softened = with_temperature(self.windows.astype(np.float64), temperature)
        first = np.flatnonzero(np.diff(self.clips, prepend=-1))
        sums: NDArray[np.float64] = np.add.reduceat(softened, first, axis=0)
        return Predictions.about(clips, sums / np.diff(np.append(first, len(self.clips)))[:, np.newaxis], labels)

    def save(self, path: Path, *, made_by: str) -> None:
        """Write the scores atomically. ``made_by``: the SHA-256 of the model."""
        with write_atomically(path) as partial, partial.open("wb") as file:
            np.savez(file, windows=self.windows, clips=self.clips, made_by=made_by)

    @classmethod
    def load(cls, path: Path, *, made_by: str) -> Scores:
        """Read what ``save`` wrote. Raises TrainingError where it is missing or of another model."""
        if not path.exists():
            raise TrainingError(f"{path} is missing: run `python -m export evaluate` first")
        with np.load(path) as saved:
            theirs = str(saved["made_by"])
            if theirs != made_by:
                raise TrainingError(
                    f"{path} is of another model (SHA-256 {theirs[:12]}, expected {made_by[:12]}): "
                    "run `python -m export evaluate` again"
                )
            return cls(windows=saved["windows"], clips=saved["clips"])


class WindowLoader:
    """Cuts the windows of clips for an evaluation under any condition."""

    def __init__(
        self,
        clips: Sequence[Clip],
        cache: Path,
        conditions: Conditions,
        *,
        input_spec: InputSpec = LOG_MEL,
        stored: bool = False,
    ) -> None:
        """Set up. ``stored``: windows are made once and kept in ``cache``, for all systems of these clips and input."""
        self.clips = clips
        self._store = cache if stored else None
        self._conditions = conditions
        self._input_spec = input_spec
        self._recordings = find_recordings(cache, clips)

    def windows(self, condition: str, *, post_frames: int = POST_FRAMES) -> Iterator[NDArray[np.float32]]:
        """Yield the windows of each clip, shape (n, *input_spec.shape)."""
        if self._store is None:
            yield from self._made(condition, post_frames)
            return
        digest = digest_of(self._digest, condition, PRE_FRAMES, post_frames)
        yield from stored_windows(self._store, digest, lambda: list(self._made(condition, post_frames)))

    @cached_property
    def _digest(self) -> str:
        """A hash of what determines the windows under a condition."""
        paths = [clip.path.as_posix() for clip in self.clips]
        sounds = [part for its, i in self._recordings for part in (its.clip(i), its.spans[i])]
        return digest_of(paths, *sounds, self._input_spec, FRONT_END, self._conditions.digest())

    def _made(self, condition: str, post_frames: int) -> Iterator[NDArray[np.float32]]:
        for clip, (its, index) in zip(self.clips, self._recordings, strict=True):
            start, end = its.spans[index].tolist()
            samples = self._samples(condition, clip, its, index)
            yield self._input_spec.tiles(samples, (start, end), before=PRE_FRAMES, after=post_frames)

    def score(self, scorers: Mapping[Name, Scorer], condition: str, *, title: str) -> dict[Name, Scores]:
        """Run every window through some models; return the scores of each, by its name."""
        rows: dict[Name, list[NDArray[np.float32]]] = {name: [] for name in scorers}
        owners: list[int] = []
        bar = tqdm(self.windows(condition), total=len(self.clips), desc=title, unit="clip", mininterval=2)
        for index, windows in enumerate(bar):
            owners += [index] * len(windows)
            for name, score in scorers.items():
                rows[name].append(score(windows))
        return {name: Scores(windows=np.concatenate(its), clips=np.array(owners)) for name, its in rows.items()}

    def _samples(self, condition: str, clip: Clip, its: Recordings, index: int) -> NDArray[np.float32]:
        samples = its.clip(index)
        start, end = its.spans[index]
        speech_rms = float(np.sqrt(np.mean(np.square(samples[start:end]))))
        padded = np.pad(samples, (0, -len(samples) % PADDED_SAMPLES))
        changed = self._conditions(
            condition, torch.from_numpy(padded)[None], torch.tensor([speech_rms]), [clip.path.as_posix()]
        )
        kept: NDArray[np.float32] = changed[0, : len(samples)].numpy()
        return kept


def torch_scorer(network: nn.Module) -> Scorer:
    """Return a function that runs windows through ``network``, on its device, in small batches."""
    network.eval()
    device = next(network.parameters()).device

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        with torch.inference_mode():
            parts = torch.split(torch.from_numpy(windows), AT_ONCE)
            rows = [torch.softmax(network(part.to(device)), dim=1).cpu() for part in parts]
        probabilities: NDArray[np.float32] = torch.cat(rows).numpy()
        return probabilities

    return score


def onnx_scorer(model: Path) -> Scorer:
    """Return a function that runs windows through an ONNX file, in a session as the daemon opens it."""
    if not model.exists():
        raise TrainingError(f"{model} is missing: run `python -m export to-onnx` and `quantize` first")
    session = open_session(model)

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        probabilities: NDArray[np.float32] = session.run(["probabilities"], {"features": windows})[0]
        return probabilities

    return score
