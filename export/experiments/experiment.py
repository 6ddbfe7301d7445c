"""Trains one system on one division of clips, judges it, and keeps what came out: the body of ``train --model``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from export.acoustics.backgrounds import Backgrounds, check_audio, training_channel
from export.acoustics.channel import ChannelConfig
from export.acoustics.conditions import Conditions
from export.acoustics.input_spec import InputSpec
from export.corpora.readers import CORPORA, LABELS, unique
from export.corpora.recordings import prepare
from export.corpora.splits import Split, check_leaks
from export.errors import TrainingError
from export.evaluation.evaluate import WindowLoader, onnx_scorer
from export.evaluation.figures import lines_of, save_figures
from export.experiments.card import write_experiment_card
from export.experiments.classical import learn_classical
from export.experiments.division import divide
from export.experiments.evaluation import best_temperature, judge, measure_cost
from export.experiments.networks import Watch, learn_network, train_config
from export.experiments.results import Curve, CurvePoint, ExperimentFiles, save
from export.experiments.system import EPOCHS, find_system
from export.models.families import Family
from export.provenance import commit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import nn

    from export.corpora.data import Data
    from export.corpora.readers import Clip
    from export.experiments.system import Fitted
    from export.training.train import TrainConfig

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is asked of a study."""

    model: str
    """The system."""
    name: str = ""
    """Of what comes out, and of its folder; empty for the system's."""
    teachers: tuple[str, ...] = ()
    """Names of those who teach it, ``run`` is given them."""
    teacher_weight: float = 0.0
    """Of the loss against what the teachers say; the rest is against the labels."""
    split: str = "fold-0"
    corpora: tuple[str, ...] = ()
    """Which of the data's; all where there is none."""
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
    """By which a reader makes the same again."""
    date: str
    """ISO 8601."""


class Experiment:
    """One system, one division. Making one raises TrainingError for whatever can be seen to be wrong by now."""

    def __init__(self, data: Data, settings: Settings, *, has_learnt: bool = False) -> None:
        """``has_learnt``: nothing will; what came out of it earlier is looked at."""
        self.settings = settings
        self.name = settings.name or settings.model
        self.system = find_system(settings.model)
        self.input_spec = InputSpec(self.system.hears, self.system.window_ms, self.system.normalize)
        _check_folders(settings, needs_folder=self.system.needs_folder and not has_learnt)
        self.clips = tuple(unique(_chosen(data, settings.corpora), data.folder))
        self.labels = _labels(data, self.clips)
        self.division = divide(self.clips, settings.split, share=settings.share, seed=settings.seed)
        self.data_folder = data.folder
        self.code = commit_of(REPOSITORY)
        self.files = ExperimentFiles.of(settings.build, self.name, settings.split, settings.share)

    def run(self, teachers: Sequence[nn.Module] = ()) -> list[str]:
        """Train, export and judge; go on where an earlier run was stopped. Return what came out, a line a result.

        ``teachers``: of a network; they hear its windows and give logits of its labels.
        Raises TrainingError where clips are too few, a checkpoint is of other settings, or ONNX says something else.
        """
        self.prepare()
        fitted, seconds = self.learn(teachers)
        if not fitted.no_onnx:
            fitted.to_onnx(self.files.onnx)
        score = fitted.score if fitted.no_onnx else onnx_scorer(self.files.onnx)
        temperature = best_temperature(self, score)
        figures = judge(self, score, temperature)
        save_figures(self.files.figures, figures)
        if not fitted.no_onnx:
            write_experiment_card(self, fitted, temperature, figures)
        cost = measure_cost(self, fitted, score, seconds)
        save(self.files.cost, cost)
        told = f"no ONNX: {fitted.no_onnx}" if fitted.no_onnx else f"wrote {self.files.card}"
        return [
            *lines_of(figures),
            f"{cost.parameters:,} parameters, {cost.latency_p50_ms:.1f} ms a window (p99 {cost.latency_p99_ms:.1f}), "
            f"learnt {cost.n_clips} clips in {cost.training_seconds:.0f} s",
            told,
        ]

    @property
    def title(self) -> str:
        """For reports."""
        taught = f", taught by {' and '.join(self.settings.teachers)}" if self.settings.teachers else ""
        return f"{self.system.title}{taught}"

    @property
    def n_epochs(self) -> int:
        """How often each clip is learnt from."""
        usual = self.system.epochs if isinstance(self.system, Family) else EPOCHS
        return self.settings.epochs or usual

    @property
    def device(self) -> str:
        """Where it learns: what learns in one go does so on the processor."""
        return self.settings.device if isinstance(self.system, Family) else "cpu"

    def train_config(self, family: Family) -> TrainConfig:
        """Return the settings by which it learns, if it is of ``family``."""
        return train_config(
            family,
            n_clips=len(self.division.learn),
            epochs=self.n_epochs,
            seed=self.settings.seed,
            teacher_weight=self.settings.teacher_weight,
        )

    @property
    def cache(self) -> Path:
        return self.settings.build / "cache"

    def loader(self, clips: Sequence[Clip]) -> WindowLoader:
        """Return what cuts the windows by which ``clips`` are judged."""
        return WindowLoader(clips, self.cache, self.conditions(), input_spec=self.input_spec)

    def conditions(self) -> Conditions:
        """Return the conditions under which all systems are judged."""
        return Conditions(Backgrounds.load(self.settings.audio).for_tests(), torch.device("cpu"))

    def prepare(self) -> None:
        """Decode what isn't yet, and make sure that no recording is on both sides."""
        for corpus in sorted({clip.corpus for clip in self.clips}):
            theirs = [clip for clip in self.clips if clip.corpus == corpus]
            prepare(theirs, data=self.data_folder, cache=self.cache, workers=self.settings.threads)
        if self.division.is_honest:
            check_leaks(Split(self.division.learn + self.division.watch, self.division.test), self.data_folder)

    def learn(self, teachers: Sequence[nn.Module] = ()) -> tuple[Fitted, float]:
        """Train, or go on; return what has learnt and the seconds that took, and leave the curve."""
        self.files.folder.mkdir(parents=True, exist_ok=True)
        settings, division = self.settings, self.division
        device = torch.device(self.device)
        channel = training_channel(ChannelConfig(), Backgrounds.load(settings.audio), device)
        points: list[CurvePoint] = []
        if isinstance(self.system, Family):
            fitted, epochs = learn_network(
                self.system,
                division.learn,
                self.train_config(self.system),
                labels=self.labels,
                weights=settings.weights,
                watch=Watch(self.loader(division.watch), self.labels) if division.watch else None,
                channel=channel,
                cache=self.cache,
                checkpoint=self.files.checkpoint,
                title=f"{self.name} {self.files.folder.name}",
                device=device,
                teachers=teachers,
            )
            points = [CurvePoint(i, one.loss, one.score) for i, one in enumerate(epochs, start=1)]
            found: tuple[Fitted, float] = fitted, sum(one.seconds for one in epochs)
        else:
            found = learn_classical(
                self.system,
                division.learn,
                input_spec=self.input_spec,
                labels=self.labels,
                weights=settings.weights,
                channel=channel,
                cache=self.cache,
                rows=settings.build / "study" / "rows",
                epochs=self.n_epochs,
                seed=settings.seed,
                threads=settings.threads,
            )
        save(
            self.files.curve,
            Curve(
                model=self.name,
                split=settings.split,
                seed=settings.seed,
                code=self.code,
                watched=sorted({clip.speaker for clip in division.watch}),
                n_watched=len(division.watch),
                points=points,
            ),
        )
        return found


def _check_folders(settings: Settings, *, needs_folder: bool) -> None:
    check_audio(settings.audio)
    if settings.weights is not None and not settings.weights.exists():
        raise TrainingError(f"--weights-folder: expected pretrained weights, and {settings.weights} is not there")
    if needs_folder and settings.weights is None:
        raise TrainingError(f"{settings.model} starts from pretrained weights: say where with --weights-folder")


def _chosen(data: Data, corpora: tuple[str, ...]) -> list[Clip]:
    missing = sorted(set(corpora) - set(data.corpora))
    if missing:
        here = ", ".join(data.corpora) or "none"
        raise TrainingError(f"--corpora: expected some out of {here} in {data.folder}, got {', '.join(missing)}")
    return [clip for clip in data.clips if not corpora or clip.corpus in corpora]


def _labels(data: Data, clips: tuple[Clip, ...]) -> tuple[str, ...]:
    """Return what is answered: the labels that these corpora have, in the order of LABELS, or one's own."""
    if data.own is not None:
        return data.labels
    known = {label for clip in clips for label in CORPORA[clip.corpus].labels.values()}
    return tuple(label for label in LABELS if label in known)
