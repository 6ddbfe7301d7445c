"""The request of a pipeline for a model of the statistics kind, and its files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from export.acoustics.backgrounds import check_audio
from export.errors import TrainingError
from export.json_file import write_json
from export.statistics.config import Recipe, quick

if TYPE_CHECKING:
    from export.statistics.card import Origins

KIND = "statistics"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPlan:
    """The options of the command."""

    name: str
    """Of the model and its files."""
    version: str = "0.1.0"
    out: Path = Path("models")
    build: Path = Path("build")
    weights: Path
    """The folder of Whisper's encoder."""
    origins: Origins
    ordinary: Path | None = None
    """Ordinary speech; None takes ``ordinary/`` beside the recordings, where there is one."""
    audio: Path | None = None
    epochs: int | None = None
    """Of each head; None for the recipe's own number."""
    is_quick: bool = False
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
    def card(self) -> Path:
        return self.out / f"{self.name}.json"

    @property
    def report(self) -> Path:
        return self.out / f"{self.name}.md"

    @property
    def config(self) -> Path:
        """The configuration that runs the model."""
        return self.out / f"{self.name}.toml"

    @property
    def pictures(self) -> Path:
        """The folder of the report's pictures."""
        return self.out / self.name

    @property
    def targets(self) -> tuple[Path, ...]:
        """All that is written to ``out``."""
        parts = ("-encoder.onnx", "-head.onnx", ".figures.json", ".claims.json")
        return (self.card, self.report, self.config, *(self.out / f"{self.name}{part}" for part in parts))

    @property
    def settings_file(self) -> Path:
        return self.folder / "plan.json"

    @property
    def recipe(self) -> Recipe:
        """All settings of the training."""
        usual = quick(Recipe()) if self.is_quick else Recipe()
        return replace(usual, head=replace(usual.head, seed=self.seed, epochs=self.epochs or usual.head.epochs))

    def check(self) -> None:
        """Raise TrainingError where files of another origin would be written over, or folders are missing."""
        there = [path for path in self.targets if path.exists()]
        if there and not self.settings_file.exists():
            raise TrainingError(
                f"{there[0]} is there, and no pipeline below {self.build} made it: give another --name or --out"
            )
        if self.settings_file.exists() and self._kind_begun() != KIND:
            raise TrainingError(
                f"{self.name} was begun as a model of the window kind ({self.settings_file}): give another --name, or "
                f"move {self.folder} away to begin anew"
            )
        check_audio(self.audio)

    def begin(self) -> None:
        """Write down that a pipeline of this kind and name was begun.

        Settings may change: features and heads know what they follow from, and what follows from others is made again.
        """
        write_json(self.settings_file, {"kind": KIND, "command": self.command})

    def _kind_begun(self) -> str:
        try:
            return str(msgspec.json.decode(self.settings_file.read_bytes(), type=dict).get("kind", "window"))
        except msgspec.DecodeError as error:
            raise TrainingError(
                f"{self.settings_file} is not valid: {error}; move {self.folder} away to begin anew"
            ) from error
