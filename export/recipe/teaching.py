"""How one network of the recipe comes about: teachers, a student whom they teach, and the rounding of int8, learnt."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.conditions import Conditions
from export.acoustics.input_spec import LOG_MEL
from export.evaluation.evaluate import WindowLoader
from export.training.rounding import begin_rounding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.acoustics.backgrounds import Backgrounds
    from export.acoustics.input_spec import InputSpec
    from export.corpora.readers import Clip
    from export.models.mn04 import EmotionNet
    from export.recipe.recipe import Recipe
    from export.training.train import TrainConfig

    Learn = Callable[[EmotionNet, TrainConfig, str, Sequence[EmotionNet]], EmotionNet]
    """Trains a copy of a network by some settings, in a stage of this name, with these teachers."""

CALIBRATED_ON = ("clean", "mu-law", "narrow", "noise-10")
CALIBRATION_POST_FRAMES = 30
"""Frames after the speech where ranges are sought: more than is judged, as other gates may leave more."""


def teach(first: EmotionNet, recipe: Recipe, *, learn: Learn, windows: Callable[[], NDArray[np.float32]]) -> EmotionNet:
    """Return the student of the recipe's teachers, all of whom start from ``first``, after it has learnt rounding.

    ``windows``: gives those of training clips, (n, 298, 103), by which the rounding's ranges are set. The stages are
    called as the recipe calls its teachers, ``student`` and ``rounded``.
    """
    teachers = [learn(first, config, name, ()) for name, config in recipe.teachers.items()]
    student = learn(first, recipe.student, "student", teachers)
    rounded = deepcopy(student)
    begin_rounding(rounded, windows())
    return learn(rounded, recipe.rounded, "rounded", [student])


def calibration_windows(
    clips: Sequence[Clip],
    cache: Path,
    backgrounds: Backgrounds,
    *,
    n_clips: int,
    seed: int,
    input_spec: InputSpec = LOG_MEL,
) -> NDArray[np.float32]:
    """Return the first window of some training clips, as many under each condition, ``n_clips`` in all at most.

    They are heard in that part of ``surroundings`` in which networks learn: ranges are learnt too.
    """
    rng = np.random.default_rng(seed)
    conditions = Conditions(backgrounds.for_training(), torch.device("cpu"))
    names = [name for name in CALIBRATED_ON if name in conditions.names]
    windows = []
    for name in names:
        n = min(len(clips), n_clips // len(names))
        chosen = [clips[i] for i in rng.choice(len(clips), size=n, replace=False)]
        loader = WindowLoader(chosen, cache, conditions, input_spec=input_spec)
        windows += [one[0] for one in loader.windows(name, post_frames=CALIBRATION_POST_FRAMES)]
    return np.stack(windows)
