"""What a report says: the words and figures in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from export.evaluation.bootstrap import Estimate
from export.report.content import Folded, Heading, Items, Picture, Table, Text
from export.report.sections import report
from export.report.style import LINES
from tests.export.report.reported import entry, everything, results, takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.content import Block
    from export.report.document import Entry, Results


def flat(blocks: Sequence[Block]) -> list[Block]:
    return [
        inner for block in blocks for inner in ([block, *flat(block.blocks)] if isinstance(block, Folded) else [block])
    ]


def made(document: Results) -> list[Block]:
    return flat(report(document, kept_at="comparison/results.json"))


def table(blocks: Sequence[Block], first: str) -> Table:
    """Return the table whose first column, or some column, is called ``first``."""
    return next(block for block in blocks if isinstance(block, Table) and first in block.header)


def pictures(blocks: Sequence[Block]) -> dict[str, str]:
    return {block.name: block.svg for block in blocks if isinstance(block, Picture)}


def words(blocks: Sequence[Block]) -> str:
    return "\n".join(
        block.text if isinstance(block, (Text, Heading)) else "\n".join(block.items)
        for block in blocks
        if isinstance(block, (Text, Heading, Items))
    )


@pytest.fixture(scope="module")
def whole() -> list[Block]:
    return made(everything())


def test_it_has_a_part_for_everything_that_was_asked(whole: list[Block]) -> None:
    assert [block.text for block in whole if isinstance(block, Heading)] == [
        "Systems compared",
        "What was compared, on what",
        "How good each system is",
        "Whole clips or segments",
        "Features and classifiers",
        "Label by label",
        "What is taken for what",
        "How networks learnt",
        "How much data is enough",
        "What a random split pretends",
        "Smaller and faster",
        "What was not run",
        "Where the figures come from",
    ]
    assert list(pictures(whole)) == [
        f"{what}-ravdess-fold-0" for what in ("systems", "confusion", "training", "learning-curve", "leak")
    ]


def test_the_best_system_stands_first_and_the_one_that_ships_is_among_them(whole: list[Block]) -> None:
    main = table(whole, "parameters")
    uars = [float(row[2].split()[0]) for row in main.rows]
    assert uars == sorted(uars, reverse=True)
    assert main.rows[0][0] == "`ser-mn04` (five folds, pooled)"
    assert main.rows[0][-1] == "the whole recipe"
    assert {row[0] for row in main.rows[1:]} == {
        f"`{one.model}`" for one in everything().entries if one.split == "fold-0" and one.share == 1
    }
    assert "its figures are of other clips too" in words(whole)


def test_a_row_has_every_figure_with_its_unit() -> None:
    one = entry(takes=takes(parameters=4_900_000, training_seconds=7200.0, threads=1))
    (row,) = table(made(results(one)), "parameters").rows
    judged = one.judged[0]
    assert row[:2] == ("`mel-cnn`", "CNN on mel-spectrograms, whole clips")
    interval = [f"{100 * end:.1f}" for end in (judged.uar.value, judged.uar.low or 0, judged.uar.high or 0)]
    assert row[2] == "{} ({} to {})".format(*interval)
    assert row[3] == f"{100 * judged.accuracy.value:.1f}"
    assert row[6:9] == tuple(
        f"{100 * value:.1f}"
        for value in (judged.calibration_error.value, one.judged[1].uar.value, one.judged[2].uar.value)
    )
    assert row[9:] == ("4.9 M", "1.40", "0.70 / 1.20", "2.0 h, 6 of 30 epochs, 1 core: not to the end")


def test_precision_recall_and_f1_are_those_of_the_confusion_matrix() -> None:
    judged = msgspec.structs.replace(
        entry().judged[0],
        labels=["sad", "glad"],
        confusion=[[3, 1], [2, 4]],
        recall=[Estimate(0.75, 0.5, 1.0), None],
        uar=Estimate(0.7083, None, None),
        n_clips=10,
    )
    blocks = made(results(entry(judged=[judged])))
    assert table(blocks, "recall").rows == (
        ("sad", "4", "60.0", "75.0 (50.0 to 100.0)", "66.7"),
        ("glad", "6", "80.0", "-", "72.7"),
    )
    assert table(blocks, "parameters").rows[0][4:6] == ("70.0", "69.7")
    assert table(blocks, "F1, %").rows == (("`mel-cnn`", "66.7", "72.7"),)


def test_segments_are_compared_in_pairs_where_scores_allow_it(whole: list[Block]) -> None:
    clean, mu_law, _ = table(whole, "UAR, segments").rows
    assert clean[3:] == ("-2.0 (-5.0 to +1.1)", "-1.0 (-4.0 to +2.0)", "80.0")
    assert mu_law[3:] == ("-", "-", "-")
    alone = msgspec.structs.replace(everything(), pairs=[])
    assert "not paired" in words(made(alone))


def test_classifiers_that_were_not_run_are_said_in_their_table(whole: list[Block]) -> None:
    found = table(whole, "logistic regression")
    assert [row[0] for row in found.rows] == ["mn04 as AudioSet taught it", "eGeMAPS"]
    for row in found.rows:
        assert row[1].endswith(" ←")
        assert (row[3], row[5], row[6]) == ("not run",) * 3


def test_what_leaks_stands_beside_what_does_not_and_nowhere_else(whole: list[Block]) -> None:
    leak = table(whole, "the leak, points")
    assert [row[0] for row in leak.rows] == ["`mel-cnn`", "`mel-cnn-segments`", "`gru`"]
    for row in leak.rows:
        honest, random = (float(cell.split()[0]) for cell in row[1:3])
        assert float(row[3]) == pytest.approx(random - honest, abs=0.11)
        main = {one[0]: one[2] for one in table(whole, "parameters").rows}
        assert main[row[0]] == row[1]


def test_who_was_not_trained_for_as_long_on_both_splits_is_left_out_and_named() -> None:
    short, long = takes(epochs=6), takes(epochs=30)
    blocks = made(
        results(
            entry("gru", takes=long),
            entry("gru", split="random", takes=short),
            entry("rnn", takes=long),
            entry("rnn", split="random", takes=long),
        )
    )
    assert [row[0] for row in table(blocks, "the leak, points").rows] == ["`rnn`"]
    assert "Left out, since it was not trained for as long on both: `gru`." in words(blocks)
    assert "has not learnt can't leak" not in words(blocks)


def test_segments_and_whole_clips_that_had_not_the_same_chance_are_told(whole: list[Block]) -> None:
    assert "not trained for as long, in epochs" not in words(whole)
    segments = entry("mel-cnn-segments", takes=takes(epochs=30, window_ms=1000))
    blocks = made(results(entry("mel-cnn", takes=takes(epochs=20)), segments))
    assert "not trained for as long, in epochs: `mel-cnn` 20, `mel-cnn-segments` 30. They were not" in words(blocks)
    assert "a window, which of segments is 33 % as long: with more epochs" in words(blocks)
    blocks = made(results(entry("mel-cnn", takes=takes(epochs=30)), segments))
    assert "They were not trained" not in words(blocks)


def test_random_splits_alone_are_called_what_they_are() -> None:
    blocks = made(results(entry(split="random")))
    assert "UAR of KNOWN voices" in pictures(blocks)["systems-ravdess-random"]
    assert "clips, not speakers, are held out" in words(blocks)


def test_few_epochs_are_said(whole: list[Block]) -> None:
    assert "not trained to the end: `gru`, `mel-cnn`, `mel-cnn-segments`, `rnn`." in words(whole)
    assert ">not trained to the end<" in pictures(whole)["systems-ravdess-fold-0"]
    done = made(results(entry(takes=takes(epochs=30))))
    assert "not trained to the end" not in words(done)
    assert "not trained to the end" not in pictures(done)["systems-ravdess-fold-0"]


def test_more_curves_than_colours_are_told_apart_by_their_strokes() -> None:
    names = [f"network-{number:02}" for number in range(len(LINES) + 1)]
    (drawn,) = (svg for name, svg in pictures(made(results(*map(entry, names)))).items() if name.startswith("training"))
    strokes = re.findall(
        r"stroke-dasharray: [1-9][^;]*; [^\"]*stroke: (#\w+)|stroke: (#\w+)[^\"]*stroke-dasharray: [1-9]", drawn
    )
    assert {a or b for a, b in strokes} == {LINES[0]}


def test_a_learning_curve_has_a_row_a_share(whole: list[Block]) -> None:
    rows = table(whole, "clips learnt from").rows
    assert [row[:3] for row in rows] == [
        ("`gru`", "25 %", "200"),
        ("`gru`", "50 %", "400"),
        ("`gru`", "75 %", "600"),
        ("`gru`", "100 %", "800"),
    ]


def test_compression_is_shown_where_it_was_measured(whole: list[Block]) -> None:
    assert table(whole, "decides as first").rows == (
        ("quantize", "fp32", "2.80", "0.80 / 1.10", "61.0 (55.0 to 66.0)", "-", "-"),
        (
            "quantize",
            "int8",
            "0.90",
            "0.80 / 1.10",
            "60.0 (54.0 to 65.0)",
            "-1.0 (-2.0 to +1.0)",
            "97.0 (95.0 to 99.0)",
        ),
    )


def test_every_figure_has_its_commit_seed_and_split(whole: list[Block]) -> None:
    rows = table(whole, "commit").rows
    entries: list[Entry] = everything().entries
    assert [row[:6] for row in rows] == [
        (f"`{one.model}`", f"`{one.split}`", f"{100 * one.share:g} %", "0", "`0000000000`", "2026-11-20")
        for one in entries
    ] + [("`rnn`, quantize", "`fold-0`", "100 %", "4", "`2222222222`", "2026-11-21")]
    assert "at `1111111111` + changes" in words(whole)


def test_one_fold_of_the_shipped_model_stands_for_it_and_the_published_figure_is_told() -> None:
    pooled = entry("ser-mn04", kind="shipped", split="pooled", skill=2.0)
    fold = entry("ser-mn04", kind="shipped", split="fold-0", skill=2.5)
    blocks = made(results(entry(), pooled, fold))
    assert [row[0] for row in table(blocks, "parameters").rows] == ["`ser-mn04`", "`mel-cnn`"]
    assert f"over all five folds its UAR is {100 * pooled.judged[0].uar.value:.1f} (" in words(blocks)


def test_several_corpora_are_told_apart() -> None:
    one = entry(corpus="nemo")
    blocks = made(results(msgspec.structs.replace(one, judged=[*one.judged, *entry().judged])))
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.text.startswith("How good")]
    assert titles == ["How good each system is: nEMO, fold-0", "How good each system is: RAVDESS speech, fold-0"]
    assert len(pictures(blocks)) == 6


def test_pictures_are_the_same_each_time_and_their_text_is_text(whole: list[Block]) -> None:
    again = pictures(made(everything()))
    assert pictures(whole) == again
    for svg in again.values():
        assert re.search(r"<text[^>]*sans-serif", svg)
        assert "<dc:date>" not in svg
    assert "embeddings-mn04+logistic" in again["systems-ravdess-fold-0"]
    assert sum(map(len, again.values())) < 1_000_000


def test_labels_of_any_script_are_drawn() -> None:
    judged = entry().judged[0]
    renamed = msgspec.structs.replace(judged, labels=["злість", "ደስታ", "$x$", *judged.labels[3:]])
    drawn = pictures(made(results(entry(judged=[renamed]))))["confusion-ravdess-fold-0"]
    assert all(label in drawn for label in ("злість", "ደስታ", "$x$"))
