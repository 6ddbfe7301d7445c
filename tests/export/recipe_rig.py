"""The steps of a recipe that takes seconds, and what they printed."""

from __future__ import annotations

from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from typing import TYPE_CHECKING

from export.__main__ import main
from export.recipe.packaging import RecipePackaging
from export.recipe.steps import RecipeSteps
from export.runs.recipe import Recipe
from export.training.config import TrainConfig

if TYPE_CHECKING:
    from pathlib import Path

QUICK = TrainConfig(epochs=1, batch_size=4, warmup_steps=1, share={"ravdess": 0.05})
RECIPE = Recipe(
    first=QUICK,
    teachers={"base": QUICK},
    student=QUICK,
    rounded=QUICK,
    first_elsewhere=QUICK,
    second_elsewhere=replace(QUICK, batch_size=2),
    folds=(0, 4),
    calibration_clips=8,
)
TABLES = """# Models

<!-- figures: tiny results corpus=ravdess condition=clean -->
<!-- /figures -->

<!-- figures: tiny corpora -->
<!-- /figures -->
"""


def file(steps: RecipeSteps, run: str, suffix: str) -> Path:
    """Return a file of a run, ``fold-0`` or ``fold-0.base`` say."""
    return steps.build / "run" / f"{run}.{suffix}"


@dataclass(frozen=True, slots=True)
class RecipeRig:
    """The steps and the packaging of a model in a folder."""

    folder: Path
    steps: RecipeSteps
    packaging: RecipePackaging
    printed: dict[str, str] = field(default_factory=dict)
    """By step."""

    @classmethod
    def open(cls, folder: Path, *, data: Path, audio: Path | None) -> RecipeRig:
        """Prepare ``folder``, in which ``weights.pt`` is; ``models/README.md`` in it will ask for tables."""
        (folder / "models").mkdir()
        (folder / "models/README.md").write_text(TABLES)
        steps = RecipeSteps(
            data=data, audio=audio, weights=folder / "weights.pt", build=folder / "build", recipe=RECIPE
        )
        packaging = RecipePackaging(
            steps,
            models=folder / "models",
            name="tiny",
            version="0.1.0",
            command="python -m export all",
            date="2026-11-20",
        )
        return cls(folder, steps, packaging)

    def run(self, *steps: str) -> None:
        """Do these steps as the command does them, in ``folder``: that is where it looks for documents."""
        for step in steps:
            with chdir(self.folder), redirect_stdout(StringIO()) as printed:
                self._run(step)
            self.printed[step] = printed.getvalue()

    def _run(self, step: str) -> None:
        match step:
            case "publish":
                assert main(["publish"]) == 0
            case "figures":
                print("\n".join(self.packaging.figures()))
            case "card":
                self.packaging.card()
            case _:
                getattr(self.steps, step.replace("-", "_"))()
