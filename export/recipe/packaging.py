"""Puts the figures together, and writes the model that is shipped with its card."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from tqdm import tqdm

from export.acoustics.conditions import CONDITIONS
from export.acoustics.input_spec import LOG_MEL
from export.corpora.readers import CORPORA, LABELS
from export.evaluation.daemon_eval import LINES, predict_through_daemon
from export.evaluation.figures import Hearing, Made, Setting, lines_of, load_figures, save_figures
from export.evaluation.measure import Measured, make_figures
from export.evaluation.predictions import concatenate
from export.evaluation.voices import after_context, fit_best
from export.models.families import MN04_NOTICE
from export.packaging.model_card import CardFacts, figures_path, write_card
from export.packaging.parity import fixed_windows
from export.provenance import commit_of, data_digests
from export.recipe.folds import Folds
from export.recipe.runs import FINAL, FIRST, GROUPED, LEFT_OUT, TESTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.figures import Normalization, Precision
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps
    from streamer.dsp.leg_normalization import LegNormalization

FOLDS_PROTOCOL = "five folds of Luna-Jimenez et al., Sensors 21(22):7665, 2021"
FOLDS_SPLIT = "speaker-independent; out-of-fold answers of five models made by this recipe, pooled"
PRECISIONS: tuple[Precision, ...] = ("fp32", "int8")
NORMALIZED_UNDER = ("clean", "mu-law", "noise-5")
"""From these the normalisation is fitted, and under these it is judged."""
EVEN = "20 utterances of the voice heard before, of all labels"
MOSTLY_NEUTRAL = "20 utterances of the voice heard before, 75 % of them neutral"
CORPUS_PARTS = {"emodb": "first 2.0 s of each clip"}
INTENDED_USE = (
    "Estimating which of eight acted emotions a voice expresses, in windows of up to 3 s of speech of one person, from "
    "a microphone or a telephone line. An answer says what the voice expresses, never what a person feels."
)
LIMITS = (
    "Spontaneous speech is subtler, and no figure here is about it. Other languages, children and singing were never "
    "heard. Not for inferring emotions of people at work or in education (EU AI Act, Art. 5(1)(f)), and not for any "
    "decision about a person."
)


@dataclass(frozen=True, slots=True)
class RecipePackaging:
    """What becomes of trained and evaluated networks."""

    workshop: RecipeSteps
    models: Path
    name: str
    version: str
    command: str
    date: str
    """ISO 8601."""

    def figures(self) -> list[str]:
        """Write ``models/<name>.figures.json`` and return what it says, a line each."""
        folds = Folds(self.workshop)
        measured: dict[str, Measured] = {}
        comparisons: list[tuple[str, str, str]] = []
        _by_fold(folds, measured, comparisons)
        _normalized(folds, measured, comparisons)
        self._through_daemon(folds, measured, comparisons)
        missing = self._elsewhere(measured)
        workshop = self.workshop
        made = Made(
            date=self.date,
            code=commit_of(Path(__file__).resolve().parents[2]),
            command=self.command,
            seed=workshop.recipe.seed,
            data=data_digests(workshop.clips(), workshop.data),
        )
        figures = make_figures(
            model=self.name, version=self.version, made=made, measured=measured, comparisons=comparisons
        )
        save_figures(self._figures_path, figures)
        return lines_of(figures) + [f"left out, as it was not trained and evaluated: {name}" for name in missing]

    def card(self) -> Path:
        """Check that torch, fp32 and int8 agree; then write the model and its card."""
        folds = Folds(self.workshop)
        run = self.workshop.runs([FINAL])[0]
        normalization = fit_best(folds.to_fit(folds.runs, _normalized_under(folds)))
        facts = self._facts(run, folds.temperature(folds.runs), normalization)
        figures = load_figures(self._figures_path)
        return write_card(self.workshop.file(FINAL, "int8.onnx"), self._model_path, facts, figures)

    # -- results -----------------------------------------------------------------------------------

    def _through_daemon(
        self, folds: Folds, measured: dict[str, Measured], comparisons: list[tuple[str, str, str]]
    ) -> None:
        cards = {run.name: self._fold_card(run, folds.temperatures[run.name]) for run in folds.runs}
        for line in LINES:
            heard = [
                predict_through_daemon(
                    cards[run.name], run.split.test, data=self.workshop.data, line=line, title=f"{run.name} {line}"
                )
                for run in folds.runs
            ]
            hearing = Hearing(
                not_heard=sum(len(one.not_heard) for one in heard), split=sum(len(one.split) for one in heard)
            )
            setting = _setting(folds, "int8", CONDITIONS[line], through="daemon", hearing=hearing)
            measured[f"daemon/{line}"] = Measured(concatenate([one.predictions for one in heard]), setting)
            comparisons.append((f"through the daemon minus not, {CONDITIONS[line]}", f"daemon/{line}", f"int8/{line}"))

    def _elsewhere(self, measured: dict[str, Measured]) -> list[str]:
        """Add what networks that are only judged said; return the names of those that weren't trained or judged."""
        runs = {run.name: run for run in self.workshop.runs()}
        judged = {name: run for name, run in runs.items() if self.workshop.is_judged(run)}
        for corpus in (TESTED, *LEFT_OUT):
            name = FIRST if corpus == TESTED else corpus
            if name in judged:
                self._left_out(judged[name], measured)
        for corpus in GROUPED:
            groups = [run for name, run in runs.items() if name.startswith(f"{corpus}-")]
            if groups and all(run.name in judged for run in groups):
                self._grouped(corpus, groups, measured)
        return sorted(set(runs) - set(judged) - {FINAL})

    def _left_out(self, run: Run, measured: dict[str, Measured]) -> None:
        """Judge a network on a corpus it never heard, among the labels that some other corpus has."""
        known = {label for clip in run.split.train for label in CORPORA[clip.corpus].labels.values()}
        labels = [label for label in LABELS if label in known and label in CORPORA[run.corpus].labels.values()]
        for condition in self.workshop.conditions(run):
            predictions = self.workshop.scores(run, "fp32", condition).predictions(run.split.test).restricted(labels)
            measured[f"without {run.corpus}/{condition}"] = Measured(
                predictions,
                Setting(
                    protocol="leave one corpus out, common classes",
                    split="a network that learnt from all other corpora only, from the AudioSet weights",
                    held_out=[sorted(set(predictions.speakers))],
                    condition=CONDITIONS[condition],
                    precision="fp32",
                    normalization="none",
                    temperature=1.0,
                    part=CORPUS_PARTS.get(run.corpus, ""),
                ),
            )

    def _grouped(self, corpus: str, groups: Sequence[Run], measured: dict[str, Measured]) -> None:
        """Judge the networks that each never heard some of a corpus's speakers."""
        alone = all(len({clip.speaker for clip in run.split.test}) == 1 for run in groups)
        for condition in self.workshop.conditions(groups[0]):
            parts = [self.workshop.scores(run, "fp32", condition).predictions(run.split.test) for run in groups]
            predictions = concatenate(parts).restricted(
                [label for label in LABELS if label in CORPORA[corpus].labels.values()]
            )
            measured[f"{corpus}/{condition}"] = Measured(
                predictions,
                Setting(
                    protocol="leave one speaker out" if alone else f"{len(groups)} groups of speakers",
                    split="speaker-independent; each network learnt from the other speakers and all other corpora",
                    held_out=[sorted({clip.speaker for clip in run.split.test}) for run in groups],
                    condition=CONDITIONS[condition],
                    precision="fp32",
                    normalization="none",
                    temperature=1.0,
                    part=CORPUS_PARTS.get(corpus, ""),
                ),
            )

    # -- parts -------------------------------------------------------------------------------------

    def _fold_card(self, run: Run, temperature: float) -> Path:
        """Write a fold's int8 model with a card, so that the daemon runs it; not to be published."""
        target = self.workshop.build / "run" / "cards" / f"{run.name}.onnx"
        facts = self._facts(run, temperature, None)
        return write_card(self.workshop.file(run.name, "int8.onnx"), target, facts, None)

    def _facts(self, run: Run, temperature: float, normalization: LegNormalization | None) -> CardFacts:
        workshop = self.workshop
        return CardFacts(
            version=self.version,
            input_spec=LOG_MEL,
            hop_ms=workshop.recipe.hop_ms,
            temperature=temperature,
            trained_on=sorted({clip.corpus for clip in run.split.train}),
            start_weights=MN04_NOTICE if workshop.weights else "",
            intended_use=INTENDED_USE,
            limits=LIMITS,
            parity=workshop.parity(run),
            fixed_audio_answers=workshop.scorer(run.name, "int8")(fixed_windows()),
            recipe=asdict(workshop.recipe),
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


def _by_fold(folds: Folds, measured: dict[str, Measured], comparisons: list[tuple[str, str, str]]) -> None:
    for precision in PRECISIONS:
        for condition in folds.conditions:
            setting = _setting(folds, precision, CONDITIONS[condition])
            measured[f"{precision}/{condition}"] = Measured(folds.pooled(precision, condition), setting)
    comparisons += [
        (f"int8 minus fp32, {CONDITIONS[name]}", f"int8/{name}", f"fp32/{name}") for name in folds.conditions
    ]
    comparisons += [
        (f"{CONDITIONS[name]} minus clean, int8", f"int8/{name}", "int8/clean") for name in folds.conditions[1:]
    ]


def _normalized(folds: Folds, measured: dict[str, Measured], comparisons: list[tuple[str, str, str]]) -> None:
    conditions = _normalized_under(folds)
    fits = {run.name: fit_best(folds.to_fit(folds.but(run), conditions)) for run in tqdm(folds.runs, desc="voices")}
    for condition in conditions:
        for neutral, before in ((False, EVEN), (True, MOSTLY_NEUTRAL)):
            name = f"{condition}/{'mostly neutral' if neutral else 'even'}"
            predictions = concatenate(
                [
                    after_context(folds.predictions(run, "int8", condition), fits[run.name], neutral=neutral)
                    for run in folds.runs
                ]
            )
            setting = _setting(folds, "int8", f"{CONDITIONS[condition]}; {before}", normalization="running")
            measured[name] = Measured(predictions, setting)
            comparisons.append((f"normalised minus not, {name}", name, f"int8/{condition}"))


def _normalized_under(folds: Folds) -> list[str]:
    return [name for name in NORMALIZED_UNDER if name in folds.conditions]


def _setting(
    folds: Folds,
    precision: Precision,
    condition: str,
    *,
    normalization: Normalization = "none",
    through: Literal["workshop", "daemon"] = "workshop",
    hearing: Hearing | None = None,
) -> Setting:
    return Setting(
        protocol=FOLDS_PROTOCOL,
        split=FOLDS_SPLIT,
        held_out=folds.held_out,
        condition=condition,
        precision=precision,
        normalization=normalization,
        temperature=round(float(np.mean(list(folds.temperatures.values()))), 4),
        through=through,
        hearing=hearing,
    )
