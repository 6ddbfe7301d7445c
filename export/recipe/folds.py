"""What the fold models said about the actors held out of each, softened by what fits the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.corpora.splits import RAVDESS_FOLDS, ravdess_actors
from export.evaluation import metrics
from export.evaluation.predictions import concatenate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.evaluate import Scores
    from export.evaluation.predictions import Predictions
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps


class Folds:
    """Out-of-fold answers. Whatever is fitted for one fold is fitted on the answers of the others."""

    def __init__(self, workshop: RecipeSteps) -> None:
        """Read all scores; raise TrainingError where some are missing or of another model."""
        self.runs = workshop.runs([f"fold-{fold}" for fold in workshop.recipe.folds])
        self.conditions = workshop.conditions(self.runs[0])
        self._scores: dict[tuple[str, str, str], Scores] = {
            (run.name, precision, condition): workshop.scores(run, precision, condition)
            for run in self.runs
            for precision in workshop.precisions(run)
            for condition in self.conditions
        }
        self.temperatures = {run.name: self.temperature(self.but(run)) for run in self.runs}
        """By the name of a fold's run; from the other folds' int8 answers."""

    @property
    def held_out(self) -> list[list[str]]:
        """The speakers held out of each."""
        return [sorted(ravdess_actors(RAVDESS_FOLDS[int(run.name.removeprefix("fold-"))])) for run in self.runs]

    def but(self, one: Run) -> list[Run]:
        """Return the other folds."""
        return [run for run in self.runs if run.name != one.name]

    def predictions(self, run: Run, precision: str, condition: str, *, temperature: float | None = None) -> Predictions:
        """Return what one fold's model said about its held-out clips, at the fold's own temperature or another."""
        t = self.temperatures[run.name] if temperature is None else temperature
        return self._scores[run.name, precision, condition].predictions(run.split.test, t)

    def pooled(self, precision: str, condition: str) -> Predictions:
        """Return the answers of all folds, one after another."""
        return concatenate([self.predictions(run, precision, condition) for run in self.runs])

    def to_fit(self, runs: Sequence[Run], conditions: Sequence[str]) -> list[Predictions]:
        """Return the int8 answers of some folds, by condition, for a fit that no other fold has a part in.

        Their own temperatures won't do: each is fitted on all folds but one.
        """
        temperature = self.temperature(runs)
        return [
            concatenate([self.predictions(run, "int8", condition, temperature=temperature) for run in runs])
            for condition in conditions
        ]

    def temperature(self, runs: Sequence[Run]) -> float:
        """Return what fits the int8 answers of some folds best, over all conditions; 1 where there is none."""
        if not runs:
            return 1.0
        scores = [(self._scores[run.name, "int8", name], run.split.test) for run in runs for name in self.conditions]
        targets = np.concatenate([score.predictions(clips).targets for score, clips in scores])
        return metrics.best_temperature(
            lambda t: np.concatenate([score.predictions(clips, t).probabilities for score, clips in scores]), targets
        )
