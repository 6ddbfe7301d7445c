"""From one's own recordings and ordinary speech to a model of the statistics kind, step by step.

A run goes on from what an earlier one made: features by set and channel, heads by round.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import torch

from export.atomic_file import write_atomically
from export.corpora.data import read_data
from export.corpora.inspection import inspect
from export.corpora.inspection_text import describe
from export.corpora.ordinary import ordinary_sets
from export.corpora.pictures import draw
from export.errors import TrainingError
from export.evaluation.daemon_eval import find_utterances, scored
from export.evaluation.figures import lines_of, load_figures
from export.formatting import duration
from export.pipeline.estimate import ALONE, Remaining
from export.pipeline.groups import held_out, usable_clips
from export.pipeline.statistics_estimate import StatisticsSpeed
from export.pipeline.statistics_report import NO_ORDINARY, StatisticsReport
from export.publishing.claims_page import STRANGERS, claim_lines
from export.statistics.card import licence_of
from export.statistics.claim_figures import load_claims
from export.statistics.material import read_material
from export.statistics.packaging import StatisticsPackaging
from export.statistics.rounds import FINAL
from export.statistics.steps import StatisticsSteps
from streamer.inference.card import StatisticsCard, load_any_card

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.corpora.inspection import Inspection
    from export.corpora.own import Reading
    from export.pipeline.estimate import Clock
    from export.pipeline.statistics_plan import StatisticsPlan
    from export.statistics.claim_figures import ClaimFigures

N_STEPS = 9
N_GROUPS = 5


class StatisticsPipeline:
    """The constructor raises TrainingError for recordings or options that can't work."""

    def __init__(
        self,
        source: Path,
        plan: StatisticsPlan,
        *,
        reading: Reading,
        print_line: Callable[[str], None],
        now: Clock,
    ) -> None:
        """``source``: a folder or a CSV; ``print_line``: prints a line; ``now``: a clock, seconds."""
        plan.check()
        self._source, self._plan, self._print, self._now = source, plan, print_line, now
        self._data = read_data(source, reading)
        self._ordinary = ordinary_sets(source, plan.ordinary)
        material = read_material(source, audio=plan.audio, ordinary=plan.ordinary, reading=reading)
        held_out(self._data, usable_clips(self._data), n_groups=N_GROUPS, all_groups=True)
        self._steps = StatisticsSteps(
            material=material,
            audio=plan.audio,
            weights=plan.weights,
            build=plan.folder,
            workers=plan.threads,
            device=torch.device(plan.device),
            recipe=plan.recipe,
        )
        self._steps.check()
        self._tested = [name for name in self._steps.rounds if name.startswith(STRANGERS) and self._left_out(name)]
        self._packaging = StatisticsPackaging(
            self._steps,
            models=plan.out,
            name=plan.name,
            version=plan.version,
            command=plan.command,
            date=plan.date,
            origins=plan.origins,
        )

    def describe(self) -> None:
        """Print the steps and how long they would take on this machine; do none of them."""
        expected = self._expected()
        self._print_split()
        for stage, seconds in expected.items():
            self._print(f"{stage}: about {duration(seconds)}")
        plan = self._plan
        self._print(f"in all about {duration(sum(expected.values()))} on {plan.device}, {plan.threads} threads{ALONE}")
        self._print(f"it would write {', '.join(path.name for path in plan.targets)} to {plan.out}")

    def run(self) -> Path:
        """Do all steps; return the card. Raises TrainingError where one can't be done."""
        inspection, pictures = self._inspect()
        self._plan.begin()
        self._print_split()
        remaining = Remaining(self._now, self._expected())
        for part in self._steps.material.parts:
            self._begin(remaining, 3, f"encode {part.name}", f"encode {part.name} through channels")
            self._steps.features([part.name])
        for name in self._tested:
            self._begin(remaining, 4, f"train {name}", f"train a head without {', '.join(self._left_out(name))}")
            self._steps.train([name])
        self._begin(remaining, 5, "evaluation", "evaluate each head on whom it left out, and on calls")
        self._packaging.evaluate(tuple(self._tested))
        self._print_figures()
        self._begin(remaining, 6, f"train {FINAL}", "train the head that is kept, on everybody")
        self._steps.train([FINAL])
        self._begin(remaining, 7, "export", "write ONNX, quantise, write the card")
        for line in self._packaging.export():
            self._print(f"    {line}")
        self._report(inspection, pictures)
        self._run_daemon()
        return self._plan.card

    # -- steps -------------------------------------------------------------------------------------

    def _inspect(self) -> tuple[Inspection, tuple[str, ...]]:
        self._step(1, f"inspect {len(self._data.clips)} recordings, and ordinary speech")
        inspection, measured = inspect(self._data, source=str(self._source), ordinary=self._ordinary)
        self._print(describe(inspection))
        if inspection.verdict == "not trainable":
            raise TrainingError(f"{self._source}: no model can be trained on this; see the errors above")
        if not self._ordinary:
            self._print(f"    {NO_ORDINARY}")
        paths = draw(inspection, measured, self._plan.folder / "pictures")
        return inspection, tuple(path.stem for path in paths if path.suffix == ".svg")

    def _print_split(self) -> None:
        self._step(2, f"hold out {len(self._tested)} groups of speakers in turn")
        for name in self._tested:
            self._print(f"    {name}: {', '.join(self._left_out(name))}")
        self._print(f"    start: {self._plan.origins.weights}")
        self._print(f"    licence of the model: {licence_of(self._steps.material, self._plan.origins)}")

    def _print_figures(self) -> None:
        for line in lines_of(load_figures(self._packaging.figures_path)):
            self._print(f"    {line}")
        calls = self._claims().calls
        for line in claim_lines(calls) if calls else []:
            self._print(f"    {line}")

    def _report(self, inspection: Inspection, pictures: tuple[str, ...]) -> None:
        self._step(8, "report")
        plan = self._plan
        plan.pictures.mkdir(parents=True, exist_ok=True)
        for name in pictures:
            shutil.copyfile(plan.folder / "pictures" / f"{name}.svg", plan.pictures / f"{name}.svg")
        report = StatisticsReport(
            plan=plan,
            card=self._card(),
            inspection=inspection,
            drawn=pictures,
            figures=load_figures(self._packaging.figures_path),
            claims=self._claims(),
        )
        with write_atomically(plan.config) as partial:
            partial.write_text(_config(plan, self._card()), encoding="utf-8")
        self._print(f"    wrote {report.write()}, {plan.config.name}")

    def _run_daemon(self) -> None:
        """Run the daemon on a clip. The final model was trained on this voice: this only shows that the model runs."""
        clip, config = self._data.clips[0], self._plan.config
        path = self._data.folder / clip.path
        self._step(9, f"run the daemon on {path}")
        (utterances,) = find_utterances(self._plan.card, [path], processes=1, title="daemon")
        said = [f"{one.categories[0].name} ({one.categories[0].probability:.2f})" for one in scored(utterances)]
        found = said[0] if said else "nothing: less than a second of speech"
        self._print(f"    its label is {clip.label}; the daemon predicts {found}")
        self._print(f"run it live:   emotion-streamer run --config {config}")
        self._print(f"or on files:   emotion-streamer analyze --config {config} FILE.wav")
        self._print(f'or in your own config.toml: [model] card = "{self._plan.card.resolve()}"')

    # -- parts -------------------------------------------------------------------------------------

    def _left_out(self, name: str) -> list[str]:
        """Return who and what a round leaves out, for people."""
        left_out = self._steps.rounds[name]
        return [*sorted(left_out.speakers), *(f"all of {one}" for one in sorted(left_out.sets))]

    def _claims(self) -> ClaimFigures:
        return load_claims(self._packaging.claims_path)

    def _card(self) -> StatisticsCard:
        card = load_any_card(self._plan.card)
        if not isinstance(card, StatisticsCard):
            raise TrainingError(f"{self._plan.card}: expected a model of the statistics kind, got {card.kind}")
        return card

    def _expected(self) -> dict[str, float]:
        """Return the estimated seconds of every stage that isn't done."""
        wanted = {f"train {name}" for name in (*self._tested, FINAL)}
        stages = StatisticsSpeed.measured(self._steps, threads=self._plan.threads).stages(self._steps)
        return {stage: its for stage, its in stages.items() if not stage.startswith("train ") or stage in wanted}

    def _begin(self, remaining: Remaining, number: int, stage: str, text: str) -> None:
        is_made = stage not in remaining.expected
        this, rest = remaining.begin(stage)
        takes = "made before" if is_made else f"about {duration(this)}; {duration(rest)} with all that follows"
        self._step(number, f"{text} ({takes})")

    def _step(self, number: int, text: str) -> None:
        self._print(f"[{number}/{N_STEPS}] {text}")


def _config(plan: StatisticsPlan, card: StatisticsCard) -> str:
    """Return a configuration that runs the model."""
    curve = ", ".join(f"{threshold:g}: {an_hour:.1f}" for threshold, an_hour in card.claim_curve)
    measured = f"# False claims an hour of ordinary speech by threshold, of strangers: {curve}\n" if curve else ""
    claims = (
        "false_claims_per_hour = 2.0  # the threshold follows from it"
        if curve
        else "claim_probability = 0.8  # nobody knows how many false claims an hour that means: no ordinary speech"
    )
    return (
        f"# Runs {plan.name}: emotion-streamer run --config {plan.config.name}\n"
        f'[model]\ncard = "{plan.card.name}"\n\n[decision]\n{measured}{claims}\n'
    )
