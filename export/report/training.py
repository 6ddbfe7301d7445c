"""The sections of a report about training: loss curves, learning curves, and what a random split leaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.markdown import heading, paragraph
from export.report.curves import learning_curve_picture, training_picture
from export.report.document import RANDOM
from export.report.pictures import leak_picture
from export.report.style import picture
from export.report.tables import leak_table, learning_curve_table
from export.report.views import view

if TYPE_CHECKING:
    from export.markdown import Block
    from export.report.document import ConditionResult, Entry, Results
    from export.report.views import View

UNTRAINED = " A network that was stopped after few epochs shows little of it: it has not learnt the speakers yet."


def training_sections(results: Results, one: View) -> list[Block]:
    """Return the sections that this view has figures for."""
    return [*_training(one), *_learning_curve(results, one), *_leak(results, one)]


def _training(one: View) -> list[Block]:
    curves = {row.entry.model: row.entry.curve for row in sorted(one.own, key=lambda row: row.name) if row.entry.curve}
    if not curves:
        return []
    title = f"Training curves, {one.split}"
    return [
        heading(2, "Training curves"),
        paragraph(
            "UAR is that of some training speakers who are held out for validation; no test speaker is among them. "
            "They don't choose the epoch: the last one counts. Where a loss goes up and down, epochs take turns with "
            "windows through channels and clean ones."
        ),
        picture(one.picture_name("training"), title, lambda: training_picture(title, curves)),
    ]


def _learning_curve(results: Results, one: View) -> list[Block]:
    curves = _learning_curves(results, one)
    if not curves:
        return []
    title = f"How much data is enough: {one.title}, {one.split}"
    points = {name: [(entry.cost.n_clips or 0, result.uar) for entry, result in runs] for name, runs in curves}
    return [
        heading(2, "How much data is enough"),
        paragraph("The same speakers are held out; training has fewer clips of each of the others."),
        picture(one.picture_name("learning-curve"), title, lambda: learning_curve_picture(title, points)),
        learning_curve_table(curves),
    ]


def _learning_curves(results: Results, one: View) -> list[tuple[str, list[tuple[Entry, ConditionResult]]]]:
    found: dict[str, list[tuple[Entry, ConditionResult]]] = {}
    for entry in sorted(results.entries, key=lambda entry: entry.share):
        result = entry.result(one.corpus)
        if result is not None and entry.split == one.split and entry.kind != "shipped":
            found.setdefault(entry.model, []).append((entry, result))
    return [(name, runs) for name, runs in found.items() if len(runs) > 1]


def _leak(results: Results, one: View) -> list[Block]:
    random = {row.entry.model: row for row in view(results, RANDOM, one.corpus).rows}
    both = [(row, random[row.entry.model]) for row in one.own if row.entry.model in random]
    comparable = [(row, other) for row, other in both if row.entry.cost.epochs == other.entry.cost.epochs]
    rows = [(row.entry.model, row.result, other.result) for row, other in comparable]
    drawn = [(name, unseen.uar, known.uar) for name, unseen, known in rows]
    if not rows or one.split == RANDOM:
        return []
    left_out = ", ".join(f"`{row.entry.model}`" for row, other in both if (row, other) not in comparable)
    text = (
        "In a random split the test speakers are known from training, so a system can score by recognising them. Many "
        "figures that projects publish on RAVDESS are of such splits, such as 0.9 for a 1-D ResNet or 81 % for a CNN; "
        "what the split explains of them is the leak here, no more, and none where it is within the intervals. "
        f"The same systems, with the same number of epochs, on `{one.split}` and on a random fifth of the clips. The "
        "tests have different clips, so differences are not paired."
    )
    text += UNTRAINED if any(row.entry.is_short for row, _ in comparable) else ""
    text += f" Left out, since the numbers of epochs differ: {left_out}." if left_out else ""
    return [
        heading(2, "What a random split leaks"),
        paragraph(text),
        picture(one.picture_name("leak"), "What a random split leaks", lambda: leak_picture(drawn)),
        leak_table(rows),
    ]
