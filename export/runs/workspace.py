"""Where the clips and background sounds of a run are, and what its networks take and predict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.backgrounds import Backgrounds, training_channel
from export.acoustics.conditions import Conditions
from export.acoustics.input_spec import LOG_MEL, InputSpec
from export.corpora.readers import LABELS
from export.corpora.recordings import prepare
from export.evaluation.evaluate import WindowLoader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.acoustics.channel import ChannelConfig, RandomChannel
    from export.corpora.readers import Clip

CALIBRATED_ON = ("clean", "mu-law", "narrow", "noise-10")
CALIBRATION_POST_FRAMES = 30
"""Frames kept after the speech in calibration: more than in evaluation, as other gates may leave more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The data, the devices and the input and output of the networks of a run."""

    data: Path
    """Folder of the clips."""
    cache: Path
    """Folder of the decoded recordings."""
    audio: Path | None = None
    """Folder of noises and rooms; None: they are generated, and there are no tests with them."""
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    """Where networks are trained; they are evaluated on the CPU."""
    workers: int = 1
    """Processes that decode clips."""
    stores_windows: bool = False
    """Whether windows of an evaluation are kept in ``cache``, for the next system."""
    input_spec: InputSpec = LOG_MEL
    labels: tuple[str, ...] = LABELS

    def prepare(self, clips: Sequence[Clip]) -> None:
        """Decode the clips that are not in the cache yet."""
        for corpus in sorted({clip.corpus for clip in clips}):
            of_corpus = [clip for clip in clips if clip.corpus == corpus]
            prepare(of_corpus, data=self.data, cache=self.cache, workers=self.workers)

    def backgrounds(self) -> Backgrounds:
        """Read the noises and rooms."""
        return Backgrounds.load(self.audio)

    def channel(self, config: ChannelConfig) -> RandomChannel:
        """Return the random channel for training windows."""
        return training_channel(config, self.backgrounds(), self.device)

    def conditions(self) -> Conditions:
        """Return the conditions of the evaluation, with the backgrounds that are kept for tests."""
        return Conditions(self.backgrounds().for_tests(), torch.device("cpu"))

    def loader(self, clips: Sequence[Clip]) -> WindowLoader:
        """Return the windows of ``clips`` for the evaluation."""
        return WindowLoader(
            clips, self.cache, self.conditions(), input_spec=self.input_spec, stored=self.stores_windows
        )

    def calibration_windows(self, clips: Sequence[Clip], *, n_clips: int, seed: int) -> NDArray[np.float32]:
        """Return the first window of training clips, as many under each condition, shape (n, *input_spec.shape).

        ``n``: at most ``n_clips``. Backgrounds are those of the training: calibration is a part of it.
        """
        rng = np.random.default_rng(seed)
        conditions = Conditions(self.backgrounds().for_training(), torch.device("cpu"))
        names = [name for name in CALIBRATED_ON if name in conditions.names]
        windows = []
        for name in names:
            n = min(len(clips), n_clips // len(names))
            chosen = [clips[i] for i in rng.choice(len(clips), size=n, replace=False)]
            loader = WindowLoader(chosen, self.cache, conditions, input_spec=self.input_spec)
            windows += [one[0] for one in loader.windows(name, post_frames=CALIBRATION_POST_FRAMES)]
        return np.stack(windows)
