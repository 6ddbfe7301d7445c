"""Out-of-fold predictions of the fold models, at temperatures that are fitted on the other folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.corpora.splits import RAVDESS_FOLDS, ravdess_actors
from export.evaluation.predictions import concatenate
from export.runs.figures import fit_temperature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.evaluate import Scores
    from export.evaluation.figures import Precision
    from export.evaluation.predictions import Predictions
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps


class Folds:
    """The predictions of all folds. Whatever is fitted for one fold is fitted on the predictions of the others."""

    def __init__(self, steps: RecipeSteps) -> None:
        """Read all scores; raise TrainingError where some are missing or of another model."""
        self.runs = steps.runs([f"fold-{fold}" for fold in steps.recipe.folds])
        self.conditions = steps.conditions(self.runs[0])
        self._scores: dict[tuple[str, str, str], Scores] = {
            (run.name, precision, condition): steps.scores(run, precision, condition)
            for run in self.runs
            for precision in steps.precisions(run)
            for condition in self.conditions
        }
        self.temperatures = {run.name: self.temperature(self.but(run)) for run in self.runs}
        """By the name of a fold's run, fitted on the other folds' int8 predictions."""

    @property
    def held_out(self) -> list[list[str]]:
        """The test speakers of each fold."""
        return [sorted(ravdess_actors(RAVDESS_FOLDS[int(run.name.removeprefix("fold-"))])) for run in self.runs]

    def but(self, one: Run) -> list[Run]:
        """Return the other folds."""
        return [run for run in self.runs if run.name != one.name]

    def predictions(
        self, run: Run, precision: Precision, condition: str, *, temperature: float | None = None
    ) -> Predictions:
        """Return a fold's predictions of its test clips, at the fold's own temperature or another."""
        t = self.temperatures[run.name] if temperature is None else temperature
        return self._scores[run.name, precision, condition].predictions(run.split.test, t)

    def pooled(self, precision: Precision, condition: str) -> Predictions:
        """Return the predictions of all folds, one after another."""
        return concatenate([self.predictions(run, precision, condition) for run in self.runs])

    def to_fit(self, runs: Sequence[Run], conditions: Sequence[str]) -> list[Predictions]:
        """Return the int8 predictions of some folds, by condition, for a fit in which no other fold takes part.

        They have a common temperature: their own temperatures are each fitted on all folds but one.
        """
        temperature = self.temperature(runs)
        return [
            concatenate([self.predictions(run, "int8", condition, temperature=temperature) for run in runs])
            for condition in conditions
        ]

    def temperature(self, runs: Sequence[Run]) -> float:
        """Return the temperature that fits the int8 predictions of some folds, over all conditions; 1 for no fold."""
        if not runs:
            return 1.0
        return fit_temperature(
            lambda t: [self.predictions(run, "int8", name, temperature=t) for run in runs for name in self.conditions]
        )
