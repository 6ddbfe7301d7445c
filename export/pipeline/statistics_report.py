"""Writes what a pipeline of the statistics kind found as Markdown with pictures, for whoever made the recordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.atomic_file import write_text
from export.corpora.ordinary_survey import ordinary_line
from export.evaluation.figures import title_of
from export.formatting import percent, percent_interval
from export.markdown import Picture, document, heading, items, paragraph, table
from export.pipeline.report import FEW_SPEAKERS, recordings
from export.publishing.claims_page import claims_page
from export.publishing.licences import licences
from export.report.collect import condition_results
from export.report.pictures import confusion_picture
from export.report.style import picture
from export.report.tables import label_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.inspection import Inspection
    from export.evaluation.figures import Figures, Result
    from export.markdown import Block
    from export.pipeline.statistics_plan import StatisticsPlan
    from export.statistics.claim_figures import ClaimFigures
    from streamer.inference.card import StatisticsCard

NO_ORDINARY = (
    "There was no ordinary speech, so nobody knows what this model claims of it. A model that has heard expressive "
    "speech only claims emotions in ordinary calls all the time: record some, or take a freely licensed set, "
    "`--ordinary`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsReport:
    """All that a report is made from."""

    plan: StatisticsPlan
    card: StatisticsCard
    inspection: Inspection
    drawn: tuple[str, ...]
    """Names of the SVG pictures of the recordings, which lie in the report's folder already."""
    figures: Figures
    claims: ClaimFigures

    def write(self) -> Path:
        """Write it beside the model, its pictures to the folder of the model's name; return its path."""
        folder = self.plan.pictures
        blocks = self._blocks()
        for block in blocks:
            if isinstance(block, Picture) and block.svg:
                write_text(folder / f"{block.name}.svg", block.svg())
        return write_text(self.plan.report, document(blocks, address=lambda one: f"{folder.name}/{one.name}.svg"))

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = [heading(1, f"{self.card.name} {self.card.version}"), *self._summary()]
        blocks += [heading(2, "The recordings"), *recordings(self.inspection, self.drawn)]
        blocks.append(items(map(ordinary_line, self.inspection.ordinary)) if self.inspection.ordinary else "")
        for number, corpus in enumerate(dict.fromkeys(result.corpus for result in self.figures.results)):
            blocks += _evaluation([one for one in self.figures.results if one.corpus == corpus], number)
        blocks += [heading(2, "Limits of these figures"), items(self._limits())]
        blocks += [heading(2, "Licences"), licences(self.card)]
        blocks += [heading(2, "How it was made"), items(self._made())]
        return [block for block in blocks if block]

    def _summary(self) -> list[Block]:
        clean = self.figures.results[0]
        guessing = percent(1 / len(clean.labels))
        text = (
            f"UAR {percent_interval(clean.uar)} %, accuracy {percent_interval(clean.accuracy)} %, on {clean.n_clips} "
            f"clips of {clean.n_speakers} speakers, each held out of the training in turn; guessing gives {guessing} "
            f"%. Its {len(self.card.labels)} labels: {', '.join(self.card.labels)}."
        )
        calls = self.claims.calls
        page = claims_page(calls, self.figures) if calls else ""
        has_ordinary = bool(calls and calls.by_set)
        return [paragraph(text), page, "" if has_ordinary else paragraph(NO_ORDINARY)]

    def _limits(self) -> list[str]:
        clean = self.figures.results[0]
        limits = [
            "They are of other models than the final one. That one was trained on all speakers by the same recipe, so "
            "no speaker is left to test it on.",
            "The figures of labels are of an encoder and heads in full precision; the model is int8. How far both "
            "differ is on the card.",
        ]
        if clean.n_speakers < FEW_SPEAKERS:
            limits.append(f"{clean.n_speakers} speakers: these are few, and others may give another figure.")
        if self.plan.audio is None:
            limits.append(
                "Noise and rooms were generated in training and are not in the evaluation: `--audio` gives real ones."
            )
        return limits

    def _made(self) -> list[str]:
        made, recipe = self.figures.made, self.plan.recipe
        return [
            f"`{made.command}`, on {made.date}, code {made.code}, seed {made.seed}",
            f"frozen layers {', '.join(map(str, recipe.encoder.layers))} of Whisper's encoder; heads of "
            f"{recipe.head.epochs} epochs; int8",
            f"temperature {self.claims.temperature:g}, fitted on held-out speakers",
        ]


def _evaluation(results: Sequence[Result], number: int) -> list[Block]:
    found = condition_results(results)
    rows = (
        (one.condition, *map(percent_interval, (one.uar, one.accuracy, one.calibration_error, one.accuracy_at_half)))
        for one in results
    )
    header = ("sound", "UAR", "accuracy", "calibration error", "accuracy on the surer half")
    name = f"confusion-{number}"
    return [
        heading(2, f"Evaluation on held-out speakers: {title_of(results[0])}"),
        paragraph(f"{results[0].protocol[0].upper()}{results[0].protocol[1:]}; {results[0].split}. In per cent."),
        table(header, rows, left=1),
        paragraph("Clean speech, label by label:"),
        label_table(found[0]),
        picture(name, "Confusion matrix", lambda: confusion_picture([("clean", found[0])])),
    ]
