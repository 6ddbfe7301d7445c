"""Puts the figures of the recipe's networks together, and writes the shipped model with its card."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import CORPORA, LABELS
from export.evaluation.daemon_eval import LINES, predict_through_daemon
from export.evaluation.figures import Made, Segmentation, Setting, lines_of, load_figures, save_figures
from export.evaluation.measure import Measured, make_figures
from export.evaluation.predictions import concatenate
from export.evaluation.voices import after_context, fit_best
from export.models.families import MN04_NOTICE
from export.packaging.model_card import figures_path
from export.provenance import commit_here, data_digests
from export.recipe.folds import Folds
from export.recipe.runs import FINAL, FIRST, GROUPED, LEFT_OUT, TESTED
from export.runs.figures import CORPUS_PARTS, among_own_labels, setting_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.evaluation.figures import Precision
    from export.evaluation.predictions import Predictions
    from export.packaging.model_card import CardFacts
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps
    from streamer.dsp.leg_normalization import LegNormalization

FOLDS_PROTOCOL = "five folds of Luna-Jimenez et al., Sensors 21(22):7665, 2021"
FOLDS_SPLIT = "speaker-independent; out-of-fold predictions of five models made by this recipe, pooled"
PRECISIONS: tuple[Precision, ...] = ("fp32", "int8")
NORMALIZED_UNDER = ("clean", "mu-law", "noise-5")
"""Conditions under which the leg normalisation is fitted and evaluated."""
EVEN = "20 earlier utterances of the voice, of all labels"
MOSTLY_NEUTRAL = "20 earlier utterances of the voice, 75 % of them neutral"
INTENDED_USE = (
    "Estimating which of eight acted emotions a voice expresses, in windows of up to 3 s of speech of one person, from "
    "a microphone or a telephone line. An answer says what the voice expresses, never what a person feels."
)
LIMITS = (
    "Spontaneous speech is subtler, and no figure here is about it. Other languages, children and singing were not in "
    "the training. Not for inferring emotions of people at work or in education (EU AI Act, Art. 5(1)(f)), and not for "
    "any decision about a person."
)


@dataclass(frozen=True, slots=True)
class RecipePackaging:
    """The figures and the card of trained and evaluated networks."""

    steps: RecipeSteps
    models: Path
    name: str
    version: str
    command: str
    date: str
    """ISO 8601."""

    def figures(self) -> list[str]:
        """Write ``models/<name>.figures.json``; return the main figures, a line each."""
        steps = self.steps
        collected = _Collected(Folds(steps))
        collected.add_folds()
        collected.add_normalized()
        self._add_daemon(collected)
        missing = self._add_elsewhere(collected.measured)
        made = Made(
            date=self.date,
            code=commit_here(),
            command=self.command,
            seed=steps.recipe.seed,
            data=data_digests(steps.clips(), steps.data),
        )
        figures = make_figures(
            model=self.name,
            version=self.version,
            made=made,
            measured=collected.measured,
            comparisons=collected.comparisons,
        )
        save_figures(self._figures_path, figures)
        return lines_of(figures) + [f"left out, as it was not trained and evaluated: {name}" for name in missing]

    def card(self) -> Path:
        """Check that torch, fp32 and int8 agree; then write the model and its card."""
        folds = Folds(self.steps)
        run = self.steps.runs([FINAL])[0]
        normalization = fit_best(folds.to_fit(folds.runs, _normalized_under(folds)))
        facts = self._facts(run, folds.temperature(folds.runs), normalization)
        figures = load_figures(self._figures_path)
        return self.steps.model_run(run).write_card(self._model_path, facts, figures)

    # -- results -----------------------------------------------------------------------------------

    def _add_daemon(self, collected: _Collected) -> None:
        """Add the fold models' predictions through the daemon."""
        folds = collected.folds
        cards = {run.name: self._fold_card(run, folds.temperatures[run.name]) for run in folds.runs}
        for line in LINES:
            parts = [
                predict_through_daemon(
                    cards[run.name], run.split.test, data=self.steps.data, line=line, title=f"{run.name} {line}"
                )
                for run in folds.runs
            ]
            segmentation = Segmentation(
                missed=sum(len(one.missed) for one in parts), split=sum(len(one.split) for one in parts)
            )
            predictions = concatenate([one.predictions for one in parts])
            collected.add(
                f"daemon/{line}", predictions, "int8", CONDITIONS[line], through="daemon", segmentation=segmentation
            )
            collected.compare(f"through the daemon minus not, {CONDITIONS[line]}", f"daemon/{line}", f"int8/{line}")

    def _add_elsewhere(self, measured: dict[str, Measured]) -> list[str]:
        """Add the networks that are only evaluated; return the names of those that weren't trained or evaluated."""
        runs = {run.name: run for run in self.steps.runs()}
        evaluated = {name: run for name, run in runs.items() if self.steps.is_evaluated(run)}
        for corpus in (TESTED, *LEFT_OUT):
            name = FIRST if corpus == TESTED else corpus
            if name in evaluated:
                self._add_left_out(evaluated[name], measured)
        for corpus in GROUPED:
            groups = [run for name, run in runs.items() if name.startswith(f"{corpus}-")]
            if groups and all(run.name in evaluated for run in groups):
                self._add_groups(corpus, groups, measured)
        return sorted(set(runs) - set(evaluated) - {FINAL})

    def _add_left_out(self, run: Run, measured: dict[str, Measured]) -> None:
        """Evaluate a network on a corpus it was not trained on, among the labels that some other corpus has."""
        known = {label for clip in run.split.train for label in CORPORA[clip.corpus].labels.values()}
        labels = [label for label in LABELS if label in known and label in CORPORA[run.corpus].labels.values()]
        for condition in self.steps.conditions(run):
            predictions = self.steps.scores(run, "fp32", condition).predictions(run.split.test).restricted(labels)
            setting = setting_of(
                condition,
                "fp32",
                protocol="leave one corpus out, common classes",
                split="a network that learnt from all other corpora only, from the AudioSet weights",
                held_out=[sorted(set(predictions.speakers))],
                part=CORPUS_PARTS.get(run.corpus, ""),
            )
            measured[f"without {run.corpus}/{condition}"] = Measured(predictions, setting)

    def _add_groups(self, corpus: str, groups: Sequence[Run], measured: dict[str, Measured]) -> None:
        """Evaluate networks that were each trained without some of a corpus's speakers."""
        alone = all(len({clip.speaker for clip in run.split.test}) == 1 for run in groups)
        for condition in self.steps.conditions(groups[0]):
            parts = [self.steps.scores(run, "fp32", condition).predictions(run.split.test) for run in groups]
            setting = setting_of(
                condition,
                "fp32",
                protocol="leave one speaker out" if alone else f"{len(groups)} groups of speakers",
                split="speaker-independent; each network learnt from the other speakers and all other corpora",
                held_out=[sorted({clip.speaker for clip in run.split.test}) for run in groups],
                part=CORPUS_PARTS.get(corpus, ""),
            )
            predictions = among_own_labels(concatenate(parts), corpus)
            measured[f"{corpus}/{condition}"] = Measured(predictions, setting)

    # -- cards -------------------------------------------------------------------------------------

    def _fold_card(self, run: Run, temperature: float) -> Path:
        """Write a fold's int8 model with a card, so that the daemon runs it; not to be published."""
        target = self.steps.build / "run" / "cards" / f"{run.name}.onnx"
        return self.steps.model_run(run).write_card(target, self._facts(run, temperature, None), None)

    def _facts(self, run: Run, temperature: float, normalization: LegNormalization | None) -> CardFacts:
        steps = self.steps
        return steps.model_run(run).facts(
            "int8",
            run.split.train,
            version=self.version,
            hop_ms=steps.recipe.hop_ms,
            temperature=temperature,
            start_weights=MN04_NOTICE if steps.weights else "",
            intended_use=INTENDED_USE,
            limits=LIMITS,
            parity=steps.parity(run),
            recipe=asdict(steps.recipe),
            made_by=self.command,
            corpus_parts=CORPUS_PARTS,
            leg_normalization=normalization,
        )

    @property
    def _model_path(self) -> Path:
        return self.models / f"{self.name}.onnx"

    @property
    def _figures_path(self) -> Path:
        return figures_path(self._model_path)


@dataclass(slots=True)
class _Collected:
    """The results and comparisons of a document of figures, as they are added."""

    folds: Folds
    measured: dict[str, Measured] = field(default_factory=dict)
    comparisons: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, name: str, predictions: Predictions, precision: Precision, condition: str, **others: Any) -> None:
        """Add predictions of all folds. ``condition``: as the setting calls it; ``others``: fields of the setting."""
        temperature = round(float(np.mean(list(self.folds.temperatures.values()))), 4)
        setting = Setting(
            protocol=FOLDS_PROTOCOL,
            split=FOLDS_SPLIT,
            held_out=self.folds.held_out,
            condition=condition,
            precision=precision,
            temperature=temperature,
            **{"normalization": "none", **others},
        )
        self.measured[name] = Measured(predictions, setting)

    def compare(self, what: str, a: str, b: str) -> None:
        """Add a comparison of two results, by their names."""
        self.comparisons.append((what, a, b))

    def add_folds(self) -> None:
        """Add the pooled predictions in each precision under each condition."""
        names = self.folds.conditions
        for precision in PRECISIONS:
            for name in names:
                predictions = self.folds.pooled(precision, name)
                self.add(f"{precision}/{name}", predictions, precision, CONDITIONS[name])
        for name in names:
            self.compare(f"int8 minus fp32, {CONDITIONS[name]}", f"int8/{name}", f"fp32/{name}")
        for name in names[1:]:
            self.compare(f"{CONDITIONS[name]} minus clean, int8", f"int8/{name}", "int8/clean")

    def add_normalized(self) -> None:
        """Add the predictions after the normalisation of a leg, with even and with mostly neutral utterances before."""
        folds, conditions = self.folds, _normalized_under(self.folds)
        fits = {run.name: fit_best(folds.to_fit(folds.but(run), conditions)) for run in tqdm(folds.runs, desc="voices")}
        for condition in conditions:
            for neutral, before in ((False, EVEN), (True, MOSTLY_NEUTRAL)):
                name = f"{condition}/{'mostly neutral' if neutral else 'even'}"
                parts = [
                    after_context(folds.predictions(run, "int8", condition), fits[run.name], neutral=neutral)
                    for run in folds.runs
                ]
                called = f"{CONDITIONS[condition]}; {before}"
                self.add(name, concatenate(parts), "int8", called, normalization="running")
                self.compare(f"normalised minus not, {name}", name, f"int8/{condition}")


def _normalized_under(folds: Folds) -> list[str]:
    return [name for name in NORMALIZED_UNDER if name in folds.conditions]
