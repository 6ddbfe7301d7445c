"""The request of a pipeline, its files, and the settings of its training."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from export.errors import TrainingError
from export.json_file import write_json
from export.runs.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from export.provenance import DataDigest
    from export.training.config import TrainConfig

QUICK_EPOCHS = 2
EPOCHS = 30
TEACHERS = ("base", "mixed")
"""Of the recipe of the shipped model; they differ in how training windows are blended."""
BATCH = 32
"""Windows in a step: few, as own corpora are small."""
SMALL_CLIPS = 300
"""With no more recordings a corpus gets the preset for small ones, unless ``--epochs`` or ``--quick`` is given."""
SMALL_EPOCHS = 20
SMALL_BATCH = 16
"""A step less than every 32 windows, since so few recordings make few steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The options of the command."""

    name: str
    """Of the model and its files."""
    version: str = "0.1.0"
    out: Path = Path("models")
    build: Path = Path("build")
    start: Path | None = None
    """A model of ours (.onnx) or EfficientAT's mn04_as weights (.pt); None: random numbers."""
    epochs: int = EPOCHS
    teachers: tuple[str, ...] = TEACHERS
    batch_size: int = BATCH
    n_groups: int = 5
    """Groups of speakers with about as many clips each."""
    all_groups: bool = False
    """Whether each group is held out in turn, of a network each, and not the first only."""
    audio: Path | None = None
    language: str = ""
    licence: str = ""
    """Of the recordings, for the card."""
    seed: int = 0
    device: str = "cpu"
    threads: int = 2
    command: str
    date: str
    """ISO 8601."""

    @property
    def folder(self) -> Path:
        """All intermediate files, from which a killed pipeline goes on."""
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
        """All files that are written to ``out``, and the folder of the report's pictures."""
        suffixes = (".onnx", ".json", ".figures.json", ".md", ".toml")
        return (*(self.out / f"{self.name}{suffix}" for suffix in suffixes), self.out / self.name)

    @property
    def is_begun(self) -> bool:
        """Whether an earlier run of this name wrote its settings."""
        return self.settings_file.exists()

    @property
    def settings_file(self) -> Path:
        return self.folder / "plan.json"

    def recipe(self, n_clips: int) -> Recipe:
        """Return the recipe of the shipped model with fewer epochs and smaller batches, for ``n_clips`` clips."""
        usual = Recipe()
        return replace(
            usual,
            teachers={name: self._scaled(usual.teachers[name], n_clips, self.epochs) for name in self.teachers},
            student=self._scaled(usual.student, n_clips, self.epochs),
            rounded=self._scaled(usual.rounded, n_clips, min(usual.rounded.epochs, self.epochs)),
            seed=self.seed,
        )

    def _scaled(self, config: TrainConfig, n_clips: int, epochs: int) -> TrainConfig:
        scaled = config.for_clips(n_clips, epochs=epochs, batch_size=self.batch_size, seed=self.seed)
        return replace(scaled, share={})


def check_settings(plan: Plan, data: Mapping[str, DataDigest], labels: tuple[str, ...]) -> None:
    """Write the settings, or compare them with those of an earlier run of this name.

    Raises TrainingError where they differ: training can't go on from checkpoints of other settings.
    """
    path = plan.settings_file
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
    """Return the options that may not change between two runs of one pipeline."""
    options = asdict(plan)
    if plan.batch_size == BATCH:
        del options["batch_size"]  # plans that were begun before there was a choice go on
    free = ("out", "build", "threads", "command", "date", "licence", "language", "version", "all_groups")
    return {
        name: str(value) if isinstance(value, Path) else value for name, value in options.items() if name not in free
    }
