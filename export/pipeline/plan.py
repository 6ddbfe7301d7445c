"""What is asked of a pipeline, where it leaves things, and the settings by which its networks learn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from export.errors import TrainingError
from export.experiments.networks import AVERAGED, LONGEST_MEMORY
from export.json_file import write_json
from export.recipe.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from export.provenance import DataDigest
    from export.training.train import TrainConfig

QUICK_EPOCHS = 2
EPOCHS = 30
TEACHERS = ("base", "mixed")
"""Of the recipe of the model that ships; what these learn differently is how windows are blended."""
BATCH = 32
"""Windows in a step: small, as one's own corpora are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked for."""

    name: str
    """Of the model, and so of its files."""
    version: str = "0.1.0"
    out: Path = Path("models")
    build: Path = Path("build")
    start: Path | None = None
    """A model of ours (.onnx) or EfficientAT's mn04_as weights (.pt); None: random numbers."""
    epochs: int = EPOCHS
    teachers: tuple[str, ...] = TEACHERS
    n_groups: int = 5
    """Into which speakers are divided, of about as many clips each."""
    all_groups: bool = False
    """Hold out each group in turn, a network each, and not the first alone."""
    audio: Path | None = None
    language: str = ""
    licence: str = ""
    """Of one's own recordings, as the card is to tell."""
    seed: int = 0
    device: str = "cpu"
    threads: int = 2
    command: str
    date: str
    """ISO 8601."""

    @property
    def folder(self) -> Path:
        """Where everything is kept that makes it go on after a kill."""
        return self.build / "pipeline" / self.name

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def model(self) -> Path:
        """The ONNX file; its card, its figures and its report lie beside it."""
        return self.out / f"{self.name}.onnx"

    @property
    def targets(self) -> tuple[Path, ...]:
        """All files that are put into ``out``, and the folder of the report's pictures."""
        suffixes = (".onnx", ".json", ".figures.json", ".md", ".toml")
        return (*(self.out / f"{self.name}{suffix}" for suffix in suffixes), self.out / self.name)

    @property
    def is_begun(self) -> bool:
        """Whether a model of this name was begun here."""
        return self.kept.exists()

    @property
    def kept(self) -> Path:
        return self.folder / "plan.json"

    def recipe(self, n_clips: int) -> Recipe:
        """Return the recipe of the model that ships, for ``n_clips`` clips of one's own: shorter, in smaller steps."""
        usual = Recipe()
        return replace(
            usual,
            teachers={name: self._scaled(usual.teachers[name], n_clips, self.epochs) for name in self.teachers},
            student=self._scaled(usual.student, n_clips, self.epochs),
            rounded=self._scaled(usual.rounded, n_clips, min(usual.rounded.epochs, self.epochs)),
            seed=self.seed,
        )

    def _scaled(self, config: TrainConfig, n_clips: int, epochs: int) -> TrainConfig:
        batch_size = min(BATCH, n_clips)
        steps = epochs * (n_clips // batch_size)
        memory = min(LONGEST_MEMORY, max(1.0, AVERAGED * steps))
        return replace(
            config,
            epochs=epochs,
            batch_size=batch_size,
            warmup_steps=min(50, max(1, steps // 10)),
            ema_decay=1 - 1 / memory,
            share={},
            seed=self.seed,
        )


def keep(plan: Plan, data: Mapping[str, DataDigest], labels: tuple[str, ...]) -> None:
    """Write down what is to be made, or make sure that what was begun under this name is the same.

    Raises TrainingError where it isn't: checkpoints of other settings must not be gone on from.
    """
    path = plan.kept
    ours = msgspec.json.decode(msgspec.json.encode({"labels": labels, "data": data, **_settings(plan)}))
    if not path.exists():
        write_json(path, ours)
        return
    try:
        theirs = msgspec.json.decode(path.read_bytes(), type=dict)
    except msgspec.DecodeError as error:
        raise TrainingError(f"{path} is not valid: {error}; move {plan.folder} away to begin anew") from error
    odd = [name for name in ours if theirs.get(name) != ours[name]]
    if odd:
        raise TrainingError(
            f"{plan.name} was begun with other {', '.join(odd)} ({path}): give the options of then to go on, another "
            f"--name to make another model, or move {plan.folder} away to begin anew"
        )


def _settings(plan: Plan) -> dict[str, object]:
    """Return what may not change between two runs of one pipeline."""
    told = asdict(plan)
    free = ("out", "build", "threads", "command", "date", "licence", "language", "version", "all_groups")
    return {name: str(value) if isinstance(value, Path) else value for name, value in told.items() if name not in free}
