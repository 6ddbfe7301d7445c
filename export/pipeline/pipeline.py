"""The steps of a pipeline, one after another, announced as they begin; a run goes on from what an earlier one made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import torch

from export.acoustics.backgrounds import check_audio
from export.corpora.inspection import inspect
from export.corpora.inspection_text import describe
from export.corpora.pictures import draw
from export.errors import TrainingError
from export.evaluation.daemon_eval import find_utterances
from export.evaluation.figures import Made, lines_of
from export.formatting import duration
from export.pipeline.card import abstention, write_config, write_model
from export.pipeline.estimate import ALONE, Remaining, Speed
from export.pipeline.evaluation import HeldOut, HeldOutRun
from export.pipeline.groups import held_out, labels_of, usable_clips
from export.pipeline.init_weights import start_corpora, start_notice
from export.pipeline.ordinary_claims import claims_by_set
from export.pipeline.plan import check_settings
from export.pipeline.report import ReportInput, write_report
from export.pipeline.training_run import TrainingRun
from export.provenance import commit_here, data_digests
from export.runs.workspace import Workspace
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from export.corpora.data import Data
    from export.corpora.inspection import Inspection
    from export.corpora.ordinary import PlainSet
    from export.corpora.readers import Clip
    from export.evaluation.daemon_eval import Utterance
    from export.evaluation.figures import Figures
    from export.pipeline.estimate import Clock
    from export.pipeline.plan import Plan
    from export.provenance import DataDigest

FINAL = "final"
EVALUATION = "evaluation"
STEP_OF = {"student": 4, "rounded": 5, "int8": 5}
"""Of a network that is evaluated; all other stages are teachers."""
N_STEPS = 9


class Pipeline:
    """From one's own clips to a model. The constructor raises TrainingError for clips or options that can't work."""

    def __init__(
        self,
        data: Data,
        plan: Plan,
        *,
        source: str,
        print_line: Callable[[str], None],
        now: Clock,
        ordinary: Sequence[PlainSet] = (),
    ) -> None:
        """``source``: the data as the user named it; ``print_line``: prints a line; ``now``: a clock, seconds.

        ``ordinary``: speech in which the final model's false claims are counted; it learns nothing from it.
        """
        self._ordinary = tuple(ordinary)
        _check_files(plan)
        self._data, self._plan, self._source, self._print, self._now = data, plan, source, print_line, now
        self._clips = usable_clips(data)
        self._labels = labels_of(data, self._clips)
        self._splits = held_out(data, self._clips, n_groups=plan.n_groups, all_groups=plan.all_groups)
        self._workspace = Workspace(
            data=data.folder,
            cache=plan.cache,
            audio=plan.audio,
            device=torch.device(plan.device),
            workers=plan.threads,
            labels=self._labels,
        )
        self._tested = [HeldOutRun(self._run(f"group-{i}", split.train), split) for i, split in enumerate(self._splits)]
        self._final = self._run(FINAL, self._clips)

    def describe(self) -> None:
        """Print the steps and how long they would take on this machine; do none of them."""
        plan = self._plan
        expected = self._expected()
        self._print_split()
        for run in self._runs():
            names = ", ".join(f"{stage} {duration(seconds)}" for stage, seconds in self._stages(expected, run).items())
            stages = f"about {names}" if names else "made before"
            self._print(f"{run.name}: {len(run.clips)} training clips; {stages}")
        self._print(f"evaluation: about {duration(expected[EVALUATION])}")
        self._print(f"in all about {duration(sum(expected.values()))} on {plan.device}, {plan.threads} threads{ALONE}")
        self._print(f"it would write {plan.model} with .json, .md, .toml and .figures.json beside it")

    def run(self) -> Path:
        """Do all steps; return the card. Raises TrainingError where one can't be done."""
        inspection, pictures = self._inspect()
        digests = data_digests(self._clips, self._data.folder)
        check_settings(self._plan, digests, self._labels)
        self._print_split()
        self._workspace.prepare(self._clips)
        remaining = Remaining(self._now, self._expected())
        for one in self._tested:
            self._make(one.run, remaining)
        self._begin(remaining, 6, EVALUATION, "evaluate them, int8 and fp32, under every condition")
        n_speakers = len({clip.speaker for clip in self._clips})
        held_out_predictions = HeldOut(self._tested, n_groups=min(self._plan.n_groups, n_speakers))
        figures = held_out_predictions.figures(
            model=self._plan.name, version=self._plan.version, made=self._made(digests)
        )
        for line in lines_of(figures):
            self._print(f"    {line}")
        self._make(self._final, remaining)
        card, not_int8 = write_model(self._final, figures, held_out_predictions.temperature)
        self._report(card, not_int8, inspection, pictures, figures)
        self._run_daemon(card)
        return card

    # -- steps -------------------------------------------------------------------------------------

    def _inspect(self) -> tuple[Inspection, tuple[str, ...]]:
        self._step(1, f"inspect {len(self._data.clips)} recordings")
        inspection, measured = inspect(self._data, source=self._source, ordinary=self._ordinary)
        self._print(describe(inspection))
        if inspection.verdict == "not trainable":
            raise TrainingError(f"{self._source}: no model can be trained on this; see the errors above")
        paths = draw(inspection, measured, self._plan.folder / "pictures")
        return inspection, tuple(path.stem for path in paths if path.suffix == ".svg")

    def _print_split(self) -> None:
        self._step(2, f"hold out {len(self._splits)} of the groups of speakers")
        for one in self._tested:
            speakers = sorted({clip.speaker.partition("/")[2] for clip in one.split.test})
            self._print(f"    {one.run.name}: {len(one.split.test)} clips of {', '.join(speakers)}")
        notice = start_notice(self._plan.start)
        self._print(f"    start: {notice or 'random numbers'}")

    def _make(self, run: TrainingRun, remaining: Remaining) -> None:
        def on_stage(stage: str) -> None:
            number = 7 if run.name == FINAL else STEP_OF.get(stage, 3)
            self._begin(remaining, number, f"{run.name} {stage}", f"{run.name}: {_purpose(stage)}")

        if run.is_made:
            self._print(f"    {run.name}: made before, in {run.files.folder}")
        run.make(on_stage)

    def _report(
        self, card: Path, not_int8: str, inspection: Inspection, pictures: tuple[str, ...], figures: Figures
    ) -> None:
        self._step(8, "report")
        plan, answered = self._plan, abstention(figures, "fp32" if not_int8 else "int8")
        folder = plan.model.with_suffix("")
        folder.mkdir(parents=True, exist_ok=True)
        for name in pictures:
            shutil.copyfile(plan.folder / "pictures" / f"{name}.svg", folder / f"{name}.svg")
        write_config(plan, answered)
        ordinary = claims_by_set(card, self._ordinary)
        for name, claims in ordinary.items():
            self._print(f"    {name}: {claims.an_hour:.1f} false claims an hour, in {claims.hours:.2f} h")
        report = write_report(
            ReportInput(
                plan=plan,
                card=load_card(card),
                inspection=inspection,
                drawn=pictures,
                figures=figures,
                answered=answered,
                start_corpora=start_corpora(plan.start),
                not_int8=not_int8,
                curves=self._final.curves(self._final.recipe),
                ordinary=ordinary,
            )
        )
        if not_int8:
            self._print(f"    the model is fp32, as int8 differs too much: {not_int8}")
        self._print(f"    wrote {card}, {plan.model.name}, {report.name}")

    def _run_daemon(self, card: Path) -> None:
        """Run the daemon on a clip. The final model was trained on this voice: this only shows that the model runs."""
        clip = self._splits[0].test[0]
        path = self._data.folder / clip.path
        self._step(9, f"run the daemon on {path}")
        (utterances,) = find_utterances(card, [path], processes=1, title="daemon")
        self._print(f"    its label is {clip.label}; the daemon predicts {_predicted(utterances)}")
        config = self._plan.model.with_suffix(".toml")
        self._print(f"run it live:   emotion-streamer run --config {config}")
        self._print(f"or on files:   emotion-streamer analyze --config {config} FILE.wav")
        self._print(f'or in your own config.toml: [model] card = "{card.resolve()}"')

    # -- parts -------------------------------------------------------------------------------------

    def _run(self, name: str, clips: tuple[Clip, ...]) -> TrainingRun:
        return TrainingRun.of(self._plan, self._workspace, name, clips)

    def _runs(self) -> Iterator[TrainingRun]:
        yield from (one.run for one in self._tested)
        yield self._final

    def _made(self, digests: dict[str, DataDigest]) -> Made:
        plan = self._plan
        return Made(date=plan.date, code=commit_here(), command=plan.command, seed=plan.seed, data=digests)

    def _expected(self) -> dict[str, float]:
        """Return the estimated seconds of every stage that isn't done."""
        speed = Speed.measured(self._plan)
        expected = {
            f"{run.name} {stage}": seconds
            for run in self._runs()
            for stage, seconds in speed.stages(self._plan, len(run.clips)).items()
            if not run.is_done(stage)
        }
        n_clips = sum(len(one.split.test) for one in self._tested if not (one.run.files.folder / "scores").exists())
        return expected | {EVALUATION: speed.evaluation(n_clips, len(self._workspace.conditions().names))}

    def _stages(self, expected: dict[str, float], run: TrainingRun) -> dict[str, float]:
        prefix = f"{run.name} "
        return {name.removeprefix(prefix): its for name, its in expected.items() if name.startswith(prefix)}

    def _begin(self, remaining: Remaining, number: int, stage: str, text: str) -> None:
        this, rest = remaining.begin(stage)
        self._step(number, f"{text} (about {duration(this)}; {duration(rest)} with all that follows)")

    def _step(self, number: int, text: str) -> None:
        self._print(f"[{number}/{N_STEPS}] {text}")


def _purpose(stage: str) -> str:
    return {
        "student": "distil the teachers into a student",
        "rounded": "let it learn the rounding of int8",
        "int8": "write ONNX and quantise",
    }.get(stage, f"train the teacher {stage}")


def _predicted(utterances: list[Utterance]) -> str:
    if not utterances:
        return "no speech in it"
    first = utterances[0]
    best = first.categories[0]
    return f"{best.name} ({best.probability:.2f}{', below the threshold of abstention' if first.abstained else ''})"


def _check_files(plan: Plan) -> None:
    there = [path for path in plan.targets if path.exists()]
    if there and not plan.is_begun:
        raise TrainingError(
            f"{there[0]} is there, and no pipeline below {plan.build} made it: give another --name or --out"
        )
    check_audio(plan.audio)
    if plan.start is not None and not plan.start.is_file():
        raise TrainingError(f"--start: expected a model or weights, and {plan.start} is no file; `none` begins anew")
