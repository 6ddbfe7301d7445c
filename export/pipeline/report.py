"""Writes what a pipeline found as Markdown with pictures, for whoever made the recordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.atomic_file import write_text
from export.corpora.inspection_text import verdict
from export.evaluation.figures import title_of
from export.formatting import duration, percent, percent_interval
from export.markdown import Picture, document, heading, items, paragraph, table
from export.publishing.claims_page import by_set_table
from export.report.collect import condition_results
from export.report.pictures import confusion_picture
from export.report.style import LINES, panels, picture, quiet
from export.report.tables import label_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from export.corpora.inspection import Inspection
    from export.evaluation.figures import CoveragePoint, Figures, Precision, Result
    from export.markdown import Block
    from export.pipeline.plan import Plan
    from export.statistics.claims import OrdinaryClaims
    from export.training.checkpoint import Epoch
    from streamer.inference.card import ModelCard

FEW_SPEAKERS = 10
LIKE_GUESSING = 1.2
"""Times the UAR of guessing, below which a model is said to guess."""
GUESSES = (
    "That is about what guessing gives: of voices that it has not heard, it knows nothing. Don't use it for them. More "
    "speakers help most, then clips whose labels people who listen agree on; the confusion matrix shows what it takes "
    "for what."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInput:
    """All that a report is made from."""

    plan: Plan
    card: ModelCard
    inspection: Inspection
    drawn: tuple[str, ...]
    """Names of the SVG pictures of the recordings, which lie in the report's folder already."""
    figures: Figures
    answered: CoveragePoint
    """The probability below which the model is set to abstain."""
    start_corpora: tuple[str, ...]
    """Corpora that the start weights were trained on."""
    not_int8: str
    """Why the model isn't int8; empty where it is."""
    curves: Mapping[str, Sequence[Epoch]]
    """By stage, of the model that is kept."""
    ordinary: Mapping[str, OrdinaryClaims]
    """By set of ordinary speech, what the model that is kept claims of it; empty without any."""

    @property
    def kept(self) -> Precision:
        """The precision of the model that is kept, and of the figures that come first."""
        return "fp32" if self.not_int8 else "int8"

    @property
    def other(self) -> Precision:
        """The precision that is measured and not kept."""
        return "int8" if self.not_int8 else "fp32"


def write_report(given: ReportInput) -> Path:
    """Write the report beside the model, its pictures to the folder of its name; return its path."""
    path = given.plan.model.with_suffix(".md")
    folder = given.plan.model.with_suffix("")
    blocks = _blocks(given)
    for block in blocks:
        if isinstance(block, Picture) and block.svg:
            write_text(folder / f"{block.name}.svg", block.svg())
    return write_text(path, document(blocks, address=lambda picture: f"{folder.name}/{picture.name}.svg"))


def _blocks(given: ReportInput) -> list[Block]:
    blocks: list[Block] = [heading(1, f"{given.card.name} {given.card.version}"), *_summary(given)]
    blocks += [heading(2, "The recordings"), *recordings(given.inspection, given.drawn)]
    blocks += _ordinary(given)
    for corpus in dict.fromkeys(result.corpus for result in given.figures.results):
        blocks += _evaluation(given, [one for one in given.figures.results if one.corpus == corpus])
    blocks += [
        heading(2, "Training"),
        picture("training", "Loss of each stage, by epoch", lambda: _losses(given.curves)),
        heading(2, "Limits of these figures"),
        items(_limits(given)),
        heading(2, "How it was made"),
        *_made(given),
    ]
    return blocks


def _summary(given: ReportInput) -> list[Block]:
    clean = _clean(given.figures.results, given.kept)
    guessing = percent(1 / len(clean.labels))
    text = (
        f"UAR {percent_interval(clean.uar)} %, accuracy {percent_interval(clean.accuracy)} %, in {given.kept}, on "
        f"{clean.n_clips} clips of {_speakers(clean)} held out of the training, {_interval(clean)}; guessing gives "
        f"{guessing} %. Its {len(given.card.labels)} labels: {', '.join(given.card.labels)}."
    )
    blocks: list[Block] = [paragraph(text)]
    if clean.uar.value < LIKE_GUESSING / len(clean.labels):
        blocks.append(paragraph(GUESSES))
    if given.not_int8:
        blocks.append(paragraph(f"The final model is fp32, not int8: {given.not_int8}."))
    return blocks


def recordings(inspection: Inspection, drawn: Sequence[str]) -> list[Block]:
    """Return what was found of the recordings; ``drawn``: names of pictures that are there."""
    blocks: list[Block] = []
    for one in inspection.corpora:
        labels = ", ".join(f"{label} {n}" for label, n in one.labels.items())
        text = f"{one.corpus}: {one.clips} recordings, {duration(one.seconds)}, {len(one.speakers)} speakers; {labels}."
        blocks.append(paragraph(text))
    found = tuple(f"{finding.severity}: {finding.line}" for finding in inspection.findings)
    blocks.append(paragraph(verdict(inspection)))
    blocks += [items(found)] if found else []
    return [*blocks, *(Picture(name, f"Of the recordings: {name}", None) for name in drawn)]


def _ordinary(given: ReportInput) -> list[Block]:
    if not given.ordinary:
        return []
    text = (
        "What the model that is kept claims of ordinary speech, where nobody expresses an emotion, through the daemon "
        "and its default decision. It did not learn from it, and is likely to claim much: a model of the statistics "
        "kind learns from it (`--weights-folder`)."
    )
    return [heading(2, "Ordinary speech"), paragraph(text), by_set_table(given.ordinary)]


def _evaluation(given: ReportInput, results: Sequence[Result]) -> list[Block]:
    kept, other = (_clean(results, precision) for precision in (given.kept, given.other))
    found = {result.name: one for result, one in zip(results, condition_results(results), strict=True)}
    name = f"confusion-{list(dict.fromkeys(r.corpus for r in given.figures.results)).index(kept.corpus)}"
    pair = [(given.kept, found[kept.name]), (given.other, found[other.name])]
    return [
        heading(2, f"Evaluation on held-out speakers: {title_of(kept)}"),
        paragraph(f"{kept.protocol[0].upper()}{kept.protocol[1:]}; {kept.split}. In per cent, {_interval(kept)}."),
        _by_condition(given, results),
        paragraph(f"Clean speech, {given.kept}, label by label:"),
        label_table(found[kept.name]),
        picture(name, "Confusion matrices", lambda: confusion_picture(pair)),
        paragraph(f"Abstention on the clips with the lowest probabilities (clean, {given.kept}):"),
        table(
            ("coverage, %", "accuracy, %", "least probability"),
            ((percent(p.coverage), percent(p.accuracy), f"{p.threshold:.2f}") for p in kept.coverage),
            left=1,
        ),
    ]


def _by_condition(given: ReportInput, results: Sequence[Result]) -> str:
    """Return the table of every condition, what is kept before the other precision."""
    kept, other = (
        {result.condition: result for result in results if result.precision == precision}
        for precision in (given.kept, given.other)
    )
    agreements = {pair.b: pair.agreement for pair in given.figures.comparisons}
    rows = (
        (
            name,
            *map(percent_interval, (one.uar, one.accuracy, one.calibration_error, other[name].uar)),
            percent_interval(agreements.get(other[name].name) or agreements.get(one.name)),
        )
        for name, one in kept.items()
    )
    mine = (f"{figure}, {given.kept}" for figure in ("UAR", "accuracy", "calibration error"))
    return table(("sound", *mine, f"UAR, {given.other}", "agreement of both"), rows, left=1)


def _limits(given: ReportInput) -> list[str]:
    clean = _clean(given.figures.results, given.kept)
    limits = [
        "They are of another model than the final one. That one was trained on all speakers by the same recipe, so no "
        "speaker is left to test it on. More voices most likely make it no worse; how much better is not measured.",
        "Only the temperature and the probability to abstain below were chosen by the held-out speakers.",
    ]
    if clean.n_speakers < FEW_SPEAKERS:
        limits.append(
            f"{_speakers(clean)} held out: these are few, and the interval is rough: others may give another figure. "
            + ("" if given.plan.all_groups else "`--all-folds` tests on all speakers.")
        )
    if given.start_corpora:
        limits.append(
            f"The start weights were trained on {', '.join(given.start_corpora)}. Where your recordings are part "
            "of one of these, the figures are too high: use `--start none` or AudioSet weights instead."
        )
    if given.plan.audio is None:
        limits.append(
            "Noise and rooms were generated in training and are not in the evaluation: `--audio` gives real ones."
        )
    return limits


def _made(given: ReportInput) -> list[Block]:
    made, plan = given.figures.made, given.plan
    started = plan.start.name if plan.start else "random numbers"
    return [
        items(
            (
                f"`{made.command}`, on {made.date}, code {made.code}, seed {made.seed}",
                f"start: {started}; {_teachers(plan)}, a student, {plan.epochs} epochs each; "
                + ("fp32" if given.not_int8 else "int8 with quantisation-aware training"),
                f"temperature {given.card.temperature:g}; abstains below {given.answered.threshold:.2f}: a coverage "
                f"of {percent(given.answered.coverage)} %, an accuracy of {percent(given.answered.accuracy)} %",
                f"licence on the card: {given.card.licence}",
            )
        )
    ]


def _teachers(plan: Plan) -> str:
    return "a teacher" if len(plan.teachers) == 1 else f"{len(plan.teachers)} teachers"


def _losses(curves: Mapping[str, Sequence[Epoch]]) -> Figure:
    figure, (axes,) = panels(1, columns=1, row_in=3.4, title="Loss of the augmented training windows")
    for (stage, epochs), colour in zip(curves.items(), LINES, strict=False):
        mark = "o" if len(epochs) == 1 else ""
        axes.plot(range(1, len(epochs) + 1), [one.loss for one in epochs], color=colour, label=stage, marker=mark)
    axes.set_xlabel("epoch")
    axes.locator_params(axis="x", integer=True)
    axes.set_ylim(bottom=0)
    quiet(axes, grid="y")
    figure.legend(loc="outside lower left", ncols=4, frameon=False)
    return figure


def _clean(results: Sequence[Result], precision: str) -> Result:
    return next(one for one in results if one.condition == "clean" and one.precision == precision)


def _speakers(result: Result) -> str:
    return f"{result.n_speakers} speaker{'' if result.n_speakers == 1 else 's'}"


def _interval(result: Result) -> str:
    return "too few speakers for an interval" if result.uar.low is None else "with 95 % intervals over speakers"
