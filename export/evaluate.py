"""Judges a model by clips of speakers it never heard, the way the daemon listens to an utterance."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.corpora import LABELS
from export.dataset import FRONT_END, WINDOW_FRAMES, load_cache, tiles
from export.errors import WorkshopError
from export.metrics import with_temperature
from export.whole import written_whole
from streamer.inference.session import open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora import Clip
    from export.model import EmotionNet

    Scorer = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """Windows (n, 298, 103) in, probabilities (n, n_labels) out."""

PRE_FRAMES = 30
"""0.3 s of the clip before its speech, as the daemon's gate leaves them (``pre_roll_ms``)."""
POST_FRAMES = 10
"""0.1 s after it (``post_roll_ms``)."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What a model said about the windows of some clips."""

    windows: NDArray[np.float32]
    """Shape (n_windows, n_labels), rows sum to 1."""
    clips: NDArray[np.int64]
    """Shape (n_windows,): which clip each window is of, 0..n_clips-1, rising."""
    model_sha256: str = ""
    """Of the ONNX file that said it."""

    def by_clip(self, temperature: float = 1.0) -> NDArray[np.float64]:
        """Return one row a clip, shape (n_clips, n_labels): the mean over its windows, each softened first."""
        softened = with_temperature(self.windows.astype(np.float64), temperature)
        first = np.flatnonzero(np.diff(self.clips, prepend=-1))
        sums: NDArray[np.float64] = np.add.reduceat(softened, first, axis=0)
        return sums / np.diff(np.append(first, len(self.clips)))[:, np.newaxis]

    def save(self, path: Path) -> None:
        with written_whole(path) as partial, partial.open("wb") as file:
            np.savez(file, windows=self.windows, clips=self.clips, model_sha256=self.model_sha256)

    @classmethod
    def load(cls, path: Path, *, model_sha256: str) -> Scores:
        """Read what ``save`` wrote. Raises WorkshopError where it is missing or of another model."""
        if not path.exists():
            raise WorkshopError(f"{path} is missing: run `python -m export evaluate` first")
        with np.load(path) as saved:
            theirs = str(saved["model_sha256"]) if "model_sha256" in saved else "none"
            if theirs != model_sha256:
                raise WorkshopError(
                    f"{path} is of another model (SHA-256 {theirs[:12]}, expected {model_sha256[:12]}): "
                    "run `python -m export evaluate` again"
                )
            return cls(windows=saved["windows"], clips=saved["clips"], model_sha256=theirs)


def predict(score: Scorer, clips: Sequence[Clip], *, cache: Path, condition: str, title: str) -> Scores:
    """Run every window of ``clips``, under a cached ``condition``, through a model."""
    rows, owners = [], []
    bar = tqdm(clip_windows(clips, cache, condition), total=len(clips), desc=title, unit="clip", mininterval=2)
    for index, windows in enumerate(bar):
        rows.append(score(windows))
        owners += [index] * len(windows)
    return Scores(windows=np.concatenate(rows), clips=np.array(owners))


def clip_windows(
    clips: Sequence[Clip], cache: Path, condition: str, *, post_frames: int = POST_FRAMES
) -> Iterator[NDArray[np.float32]]:
    """Yield, for each clip, the windows by which it is judged, shape (n, 298, 103)."""
    caches = {corpus: load_cache(cache, corpus, condition) for corpus in {clip.corpus for clip in clips}}
    positions = {corpus: {path: i for i, path in enumerate(cached.paths)} for corpus, cached in caches.items()}
    for clip in clips:
        position = positions[clip.corpus][clip.path.as_posix()]
        cached = caches[clip.corpus]
        start, end = cached.spans[position]
        frames = cached.clip(position)[max(0, start - PRE_FRAMES) : end + post_frames]
        yield tiles(frames.astype(np.float32))


def window_ms(score: Scorer, *, repeats: int = 200) -> float:
    """Return the median milliseconds that ``score`` takes for a batch of one window."""
    window = np.zeros((1, WINDOW_FRAMES, FRONT_END.n_mels), dtype=np.float32)
    score(window)
    taken = []
    for _ in range(repeats):
        before = time.perf_counter()
        score(window)
        taken.append(time.perf_counter() - before)
    return 1000 * float(np.median(taken))


def targets_of(clips: Sequence[Clip]) -> NDArray[np.int64]:
    """Return the clips' labels as indices into LABELS, shape (n_clips,)."""
    return np.array([LABELS.index(clip.label) for clip in clips])


def torch_scorer(network: EmotionNet) -> Scorer:
    """Return a function that runs windows through ``network``."""
    network.eval()

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        with torch.inference_mode():
            probabilities: NDArray[np.float32] = torch.softmax(network(torch.from_numpy(windows)), dim=1).numpy()
        return probabilities

    return score


def onnx_scorer(model: Path) -> Scorer:
    """Return a function that runs windows through an ONNX file, in a session as the daemon opens it."""
    if not model.exists():
        raise WorkshopError(f"{model} is missing: run `python -m export to-onnx` and `quantize` first")
    session = open_session(model)

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        probabilities: NDArray[np.float32] = session.run(["probabilities"], {"features": windows})[0]
        return probabilities

    return score
