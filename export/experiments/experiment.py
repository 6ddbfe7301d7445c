"""An experiment: one system on one division of clips, and everything that follows from that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from export.acoustics.backgrounds import check_audio
from export.acoustics.input_spec import InputSpec
from export.corpora.readers import CORPORA, LABELS, unique
from export.corpora.splits import Split, check_leaks
from export.corpora.together import EKMAN, TOGETHER, together
from export.errors import TrainingError
from export.evaluation.figures import Made
from export.experiments.division import divide
from export.experiments.results import ExperimentFiles
from export.experiments.system import EPOCHS, find_system
from export.models.families import Family, usual_epochs
from export.provenance import commit_here, data_digests
from export.runs.model_run import ModelRun
from export.runs.workspace import Workspace

if TYPE_CHECKING:
    from export.corpora.data import Data
    from export.corpora.readers import Clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of an experiment."""

    model: str
    """The system."""
    name: str = ""
    """Of the result and its folder; empty for the system's name."""
    teachers: tuple[str, ...] = ()
    """Names of the experiments whose models teach it."""
    teacher_weight: float = 0.0
    """Weight of the loss against the teachers' predictions; the rest is on the labels."""
    split: str = "fold-0"
    corpora: tuple[str, ...] = ()
    """Of the data; all if empty."""
    share: float = 1.0
    """Of each training speaker's clips."""
    epochs: int | None = None
    """None: the family's own number."""
    seed: int = 0
    audio: Path | None = None
    weights: Path | None = None
    """A file or folder of pretrained weights."""
    build: Path = Path("build")
    device: str = "cpu"
    threads: int = 2
    command: str
    """The command that repeats the experiment."""
    date: str
    """ISO 8601."""


class Experiment:
    """One system on one division of clips."""

    def __init__(self, data: Data, settings: Settings, *, is_trained: bool = False) -> None:
        """``is_trained``: only the results of an earlier run are read.

        Raises TrainingError for settings and clips that can't work.
        """
        self.settings = settings
        self.name = settings.name or settings.model
        self.system = find_system(settings.model)
        _check_folders(settings, needs_folder=self.system.needs_folder and not is_trained)
        chosen = tuple(unique(_chosen(data, settings.corpora), data.folder))
        self.clips = _together(data, chosen) if settings.split == TOGETHER else chosen
        self.division = divide(self.clips, settings.split, share=settings.share, seed=settings.seed)
        self.code = commit_here()
        self.files = ExperimentFiles.of(settings.build, self.name, settings.split, settings.share)
        self.workspace = Workspace(
            data=data.folder,
            cache=settings.build / "cache",
            audio=settings.audio,
            # Classical systems are fitted on the CPU.
            device=torch.device(settings.device if isinstance(self.system, Family) else "cpu"),
            workers=settings.threads,
            stores_windows=True,
            input_spec=InputSpec(self.system.input_kind, self.system.window_ms, self.system.normalize),
            labels=_labels(data, self.clips),
        )
        self.model_run = ModelRun(
            workspace=self.workspace, files=self.files, name=f"{self.name} {self.files.folder.name}"
        )

    @property
    def title(self) -> str:
        """For reports."""
        taught = f", taught by {' and '.join(self.settings.teachers)}" if self.settings.teachers else ""
        return f"{self.system.title}{taught}"

    @property
    def n_epochs(self) -> int:
        """How often each training clip is used."""
        if self.settings.epochs:
            return self.settings.epochs
        return usual_epochs(self.system, self.settings.split) if isinstance(self.system, Family) else EPOCHS

    @property
    def tested_corpus(self) -> str:
        """The corpus of most test clips."""
        corpora = [clip.corpus for clip in self.division.test]
        return max(sorted(set(corpora)), key=corpora.count)

    @cached_property
    def made(self) -> Made:
        """The provenance of the figures. Reads all clips."""
        settings = self.settings
        return Made(
            date=settings.date,
            code=self.code,
            command=settings.command,
            seed=settings.seed,
            data=data_digests(self.clips, self.workspace.data),
        )

    def prepare(self) -> None:
        """Decode the clips, and make sure that no recording is on both sides of the split."""
        self.workspace.prepare(self.clips)
        if self.division.is_honest:
            check_leaks(Split(self.division.train + self.division.validation, self.division.test), self.workspace.data)


def _check_folders(settings: Settings, *, needs_folder: bool) -> None:
    check_audio(settings.audio)
    if settings.weights is not None and not settings.weights.exists():
        raise TrainingError(f"--weights-folder: expected pretrained weights, and {settings.weights} is not there")
    if needs_folder and settings.weights is None:
        raise TrainingError(f"{settings.model} starts from pretrained weights: name them with --weights-folder")


def _chosen(data: Data, corpora: tuple[str, ...]) -> list[Clip]:
    missing = sorted(set(corpora) - set(data.corpora))
    if missing:
        here = ", ".join(data.corpora) or "none"
        raise TrainingError(f"--corpora: expected some out of {here} in {data.folder}, got {', '.join(missing)}")
    return [clip for clip in data.clips if not corpora or clip.corpus in corpora]


def _together(data: Data, clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
    if data.own is not None:
        raise TrainingError(f"--split {TOGETHER}: of known corpora only, and {data.own} is your own")
    return together(clips)


def _labels(data: Data, clips: tuple[Clip, ...]) -> tuple[str, ...]:
    """Return the labels that these corpora have, in the order of LABELS, or those of own recordings."""
    if data.own is not None:
        return data.labels
    if any(clip.corpus == TOGETHER for clip in clips):
        return EKMAN
    known = {label for clip in clips for label in CORPORA[clip.corpus].labels.values()}
    return tuple(label for label in LABELS if label in known)
