"""Judges a model by clips of speakers it never heard, the way the daemon listens to an utterance."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.corpora.readers import LABELS
from export.corpora.recordings import find_recordings
from export.errors import WorkshopError
from export.judging.answers import Answers
from export.judging.metrics import with_temperature
from export.sound.dataset import FRONT_END
from export.whole import written_whole
from streamer.dsp.features import LogMel, fill
from streamer.inference.session import open_session
from streamer.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip
    from export.corpora.recordings import Recordings
    from export.models.mn04 import EmotionNet
    from export.sound.conditions import Conditions

    Scorer = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """Windows (n, n_frames, n_mels) in, probabilities (n, n_labels) out."""

PRE_FRAMES = 30
"""0.3 s of the clip before its speech, as the daemon's gate leaves them (``pre_roll_ms``)."""
POST_FRAMES = 10
"""0.1 s after it (``post_roll_ms``)."""
PADDED_SAMPLES = 4 * SAMPLE_RATE
"""Clips are padded to multiples of this before they go through a line: what FFTs see depends on no neighbour."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What a model said about the windows of some clips."""

    windows: NDArray[np.float32]
    """Shape (n_windows, n_labels), rows sum to 1."""
    clips: NDArray[np.int64]
    """Shape (n_windows,): which clip each window is of, 0..n_clips-1, rising."""

    def answers(self, clips: Sequence[Clip], temperature: float = 1.0) -> Answers:
        """Return one row a clip: the mean over its windows, each softened first, as the daemon does it."""
        softened = with_temperature(self.windows.astype(np.float64), temperature)
        first = np.flatnonzero(np.diff(self.clips, prepend=-1))
        sums: NDArray[np.float64] = np.add.reduceat(softened, first, axis=0)
        return Answers.about(clips, sums / np.diff(np.append(first, len(self.clips)))[:, np.newaxis], LABELS)

    def save(self, path: Path, *, made_by: str) -> None:
        """Write the scores whole. ``made_by``: the SHA-256 of the model."""
        with written_whole(path) as partial, partial.open("wb") as file:
            np.savez(file, windows=self.windows, clips=self.clips, made_by=made_by)

    @classmethod
    def load(cls, path: Path, *, made_by: str) -> Scores:
        """Read what ``save`` wrote. Raises WorkshopError where it is missing or of another model."""
        if not path.exists():
            raise WorkshopError(f"{path} is missing: run `python -m export evaluate` first")
        with np.load(path) as saved:
            theirs = str(saved["made_by"])
            if theirs != made_by:
                raise WorkshopError(
                    f"{path} is of another model (SHA-256 {theirs[:12]}, expected {made_by[:12]}): "
                    "run `python -m export evaluate` again"
                )
            return cls(windows=saved["windows"], clips=saved["clips"])


class Listener:
    """Cuts the windows by which clips are judged, under any condition."""

    def __init__(self, clips: Sequence[Clip], cache: Path, conditions: Conditions, *, window_frames: int) -> None:
        self.clips = clips
        self._conditions = conditions
        self._window_frames = window_frames
        self._log_mel = LogMel(FRONT_END)
        self._places = find_recordings(cache, clips)

    def windows(self, condition: str, *, post_frames: int = POST_FRAMES) -> Iterator[NDArray[np.float32]]:
        """Yield the windows of each clip, shape (n, window_frames, n_mels)."""
        for clip, (its, index) in zip(self.clips, self._places, strict=True):
            frames = self._log_mel(self._heard(condition, clip, its, index))
            start, end = _in_frames(its.spans[index], len(frames))
            yield tiles(frames[max(0, start - PRE_FRAMES) : end + post_frames], self._window_frames)

    def score(self, scorers: Mapping[str, Scorer], condition: str, *, title: str) -> dict[str, Scores]:
        """Run every window through some models; return what each said, by its name."""
        rows: dict[str, list[NDArray[np.float32]]] = {name: [] for name in scorers}
        owners: list[int] = []
        bar = tqdm(self.windows(condition), total=len(self.clips), desc=title, unit="clip", mininterval=2)
        for index, windows in enumerate(bar):
            owners += [index] * len(windows)
            for name, score in scorers.items():
                rows[name].append(score(windows))
        return {name: Scores(windows=np.concatenate(its), clips=np.array(owners)) for name, its in rows.items()}

    def _heard(self, condition: str, clip: Clip, its: Recordings, index: int) -> NDArray[np.float32]:
        samples = its.clip(index)
        start, end = its.spans[index]
        speech_rms = float(np.sqrt(np.mean(np.square(samples[start:end]))))
        padded = np.pad(samples, (0, -len(samples) % PADDED_SAMPLES))
        heard = self._conditions(
            condition, torch.from_numpy(padded)[None], torch.tensor([speech_rms]), [clip.path.as_posix()]
        )
        kept: NDArray[np.float32] = heard[0, : len(samples)].numpy()
        return kept


def tiles(frames: NDArray[np.float32], window_frames: int) -> NDArray[np.float32]:
    """Return the windows by which a clip is judged, shape (n, window_frames, n_mels).

    As the daemon does with an utterance: full windows end to end from the start, and one final window of the last
    frames. One window, repeated to fill it, where the speech is no longer than that.
    """
    starts = range(0, max(len(frames) - window_frames, 0), window_frames)
    full = [frames[start : start + window_frames] for start in starts]
    return np.stack([*full, fill(frames, window_frames)])


def window_ms(score: Scorer, shape: tuple[int, ...], *, repeats: int = 200) -> float:
    """Return the median milliseconds that ``score`` takes for a batch of one window of ``shape``."""
    window = np.zeros((1, *shape), dtype=np.float32)
    score(window)
    taken = []
    for _ in range(repeats):
        before = time.perf_counter()
        score(window)
        taken.append(time.perf_counter() - before)
    return 1000 * float(np.median(taken))


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


def _in_frames(span: NDArray[np.int64], n_frames: int) -> tuple[int, int]:
    """Return the frames that lie in a span of samples; at least one."""
    start = min(int(span[0]) // FRONT_END.hop_samples, n_frames - 1)
    return start, min(max(FRONT_END.n_frames(int(span[1])), start + 1), n_frames)
