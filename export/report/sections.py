"""A report from beginning to end, and its sections about how good the systems are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.conditions import CONDITIONS
from export.formatting import percent_interval
from export.markdown import folded, heading, items, paragraph
from export.report.appendix import appendix
from export.report.choice import choice
from export.report.document import BY_CLIPS, POOLED
from export.report.paired import AGAINST, SEGMENTED
from export.report.pictures import confusion_picture, systems_picture
from export.report.setting import setting
from export.report.style import picture
from export.report.tables import (
    MAIN_SOUNDS,
    against_table,
    conditions_table,
    f1_table,
    features_table,
    label_table,
    main_table,
    segments_table,
)
from export.report.training import training_sections
from export.report.views import Row, View, views

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from export.markdown import Block
    from export.report.document import Entry, Results

TITLE = "Systems compared"
MORE_DATA = "The shipped model had more than the others: clips of other corpora, three teachers, and all its epochs."


def report(results: Results, *, results_path: str | None) -> list[Block]:
    """Return the report; ``results_path``: of its results, relative to it, which it then links to."""
    stored = " The figures are stored in results.json, from which the report can be made again." * bool(results_path)
    found = views(results)
    blocks: list[Block] = [
        heading(1, TITLE),
        paragraph(
            "Every system here was trained on the same clips, augmented with the same rooms, noises and telephone "
            "lines. Every system was evaluated on the same windows under the same conditions by the same metrics. "
            f"`python -m export report` makes this report.{stored} Every number comes from a run; what was not run is "
            "listed near the end.",
            links={"results.json": results_path} if results_path else None,
        ),
        *(choice(results, found[0]) if found else []),
        heading(2, "What was compared, on what"),
        items(setting(results, found)),
    ]
    for one in found:
        blocks += _results(results, one, several=len(found) > 1)
        blocks += _against(results, one) + _segments(results, one) + _features(one) + _labels(one) + _confusion(one)
        blocks += training_sections(results, one)
    return [*blocks, *appendix(results)]


def _results(results: Results, one: View, *, several: bool) -> list[Block]:
    chance = 1 / len(one.rows[0].result.labels)
    title = f"How good each system is: {one.title}, {one.split}"
    rows = [(row.name, row.kind, row.result) for row in one.rows]
    speakers = "KNOWN speakers" if one.split in BY_CLIPS else "unseen speakers"
    short = [row.name for row in one.rows if row.entry.is_short]

    def draw() -> Figure:
        return systems_picture(title, rows, speakers=speakers, chance=chance, short=short)

    return [
        heading(2, title if several else "How good each system is"),
        picture(one.picture_name("systems"), title, draw),
        main_table(one),
        *_about_shipped(results, one),
        paragraph("UAR under every condition:"),
        conditions_table(one),
    ]


def _about_shipped(results: Results, one: View) -> list[Block]:
    """Say in what a shipped model's row differs from the others, and what its published UAR is."""
    shipped = [row for row in one.rows if row.kind == "shipped"]
    models = {row.entry.model for row in shipped if row.entry.split == one.split}
    published = [
        (entry.model, entry.result(one.corpus))
        for entry in results.entries
        if entry.split == POOLED and entry.model in models
    ]
    blocks: list[Block] = [
        paragraph(
            f"The row of `{model}` is the model that its recipe made for this fold. Over all five folds its UAR is "
            f"{percent_interval(result.uar)}, in `models/{model}.figures.json`."
        )
        for model, result in published
        if result
    ]
    blocks += [paragraph(f"`{row.entry.model}`: {row.entry.claims}") for row in shipped if row.entry.claims]
    pooled = [row.name for row in one.rows if row.entry.split != one.split]
    if pooled:
        blocks.append(paragraph(f"{', '.join(pooled)}: these figures cover the clips of all five folds."))
    return [*blocks, *([paragraph(MORE_DATA)] if shipped else [])]


def _against(results: Results, one: View) -> list[Block]:
    """Compare pairs that somebody may choose between, clip by clip, with what each costs."""
    entries = {row.entry.model: row.entry for row in one.own}
    pairs = [
        (pair, entries[pair.a], entries[pair.b])
        for pair in results.pairs
        if (pair.split, pair.corpus) == (one.split, one.corpus)
        and (pair.a, pair.b) in AGAINST
        and {pair.a, pair.b} <= set(entries)
        and pair.condition in MAIN_SOUNDS
    ]
    text = (
        "A minus B on the same clips, in points, with intervals over speakers: where one contains 0, these clips don't "
        "show which is better. `emotion-streamer-train ab-test` compares two models on your own recordings."
    )
    return [heading(2, "A against B"), paragraph(text), against_table(pairs)] if pairs else []


def _segments(results: Results, one: View) -> list[Block]:
    blocks: list[Block] = []
    entries = {row.entry.model: row.entry for row in one.own}
    for segments, whole in SEGMENTED:
        if not {segments, whole} <= set(entries):
            continue
        pairs = [p for p in results.pairs if (p.a, p.split, p.corpus) == (segments, one.split, one.corpus)]
        rows = [
            (name, entries[whole].result(one.corpus, name), entries[segments].result(one.corpus, name))
            for name in CONDITIONS.values()
            if entries[whole].result(one.corpus, name)
        ]
        blocks += [
            heading(2, "Whole clips or segments"),
            paragraph(
                f"The input of `{whole}` is a whole clip. `{segments}` is the same network on segments of a second; "
                "their mean is the clip's prediction. Differences are paired, clip by clip, in points, with intervals "
                "over speakers. An interval that contains 0 shows no difference."
                if pairs
                else f"`{whole}` against `{segments}`, not paired."
            ),
            *_unequal_training(entries[whole], entries[segments]),
            segments_table(pairs, rows),
        ]
    return blocks


def _unequal_training(whole: Entry, segments: Entry) -> list[Block]:
    """Say what else may explain the difference between two networks: fewer epochs, or less audio in each."""
    pair = (whole, segments)
    sentences = []
    if whole.cost.epochs != segments.cost.epochs:
        epochs = ", ".join(f"`{entry.model}` {entry.cost.epochs}" for entry in pair)
        sentences.append(f"Their numbers of epochs differ: {epochs}.")
    if any(entry.is_short for entry in pair):
        share = segments.cost.window_ms / whole.cost.window_ms
        sentences.append(
            "Their training was stopped early. An epoch has one window of each clip, and the window of a segment is "
            f"{100 * share:.0f} % as long: with more epochs the two may be closer."
        )
    return [paragraph(" ".join(sentences))] if sentences else []


def _features(one: View) -> list[Block]:
    table = features_table(one)
    if table is None:
        return []
    text = "UAR of each kind of features with each classifier; ← marks the best of a row."
    return [heading(2, "Features and classifiers"), paragraph(text), table]


def _labels(one: View) -> list[Block]:
    tables = [folded(f"`{row.entry.model}`: precision, recall and F1", label_table(row.result)) for row in one.rows]
    return [heading(2, "Label by label"), f1_table(one), *tables]


def _confusion(one: View) -> list[Block]:
    shown = _shown_matrices(one)
    text = (
        "Every network and, of each kind of features, the best classifier. The stored results have all matrices."
        if len(shown) < len(one.rows)
        else "Clean speech."
    )
    matrices = [(row.name, row.result) for row in shown]
    return [
        heading(2, "Confusion matrices"),
        paragraph(text),
        picture(one.picture_name("confusion"), "Confusion matrices", lambda: confusion_picture(matrices)),
    ]


def _shown_matrices(one: View) -> list[Row]:
    features: set[str] = set()
    shown = []
    for row in one.rows:
        kind = row.entry.model.partition("+")[0]
        if row.kind != "classical" or kind not in features:
            shown.append(row)
        features.add(kind)
    return shown
