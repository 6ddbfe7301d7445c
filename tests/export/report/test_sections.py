"""What a report says: the words and figures in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from export.evaluation.bootstrap import Estimate
from export.report.sections import report
from export.report.style import LINES
from tests.export.report.page import Page, read
from tests.export.report.reported import entry, everything, results, system_cost

if TYPE_CHECKING:
    from export.report.document import Entry, Results


def made(document: Results) -> Page:
    return read(report(document, results_path="comparison/results.json"))


@pytest.fixture(scope="module")
def whole() -> Page:
    return made(everything())


def test_it_has_every_section(whole: Page) -> None:
    assert whole.headings == [
        "Systems compared",
        "What to choose",
        "What was compared, on what",
        "How good each system is",
        "A against B",
        "Whole clips or segments",
        "Features and classifiers",
        "Label by label",
        "Confusion matrices",
        "Training curves",
        "How much data is enough",
        "What a random split leaks",
        "Smaller and faster",
        "What was not run",
        "Where the figures come from",
    ]
    assert [picture.name for picture in whole.pictures] == [
        f"{what}-ravdess-fold-0" for what in ("systems", "confusion", "training", "learning-curve", "leak")
    ]


def test_the_best_system_stands_first_and_the_one_that_ships_is_among_them(whole: Page) -> None:
    main = whole.table("parameters")
    uars = [float(row[2].split()[0]) for row in main.rows]
    assert uars == sorted(uars, reverse=True)
    assert main.rows[0][0] == "`ser-mn04` (five folds, pooled)"
    assert main.rows[0][-1] == "the whole recipe"
    assert {row[0] for row in main.rows[1:]} == {
        f"`{one.model}`" for one in everything().entries if one.split == "fold-0" and one.share == 1
    }
    assert "these figures cover the clips of all five folds" in whole.words


def test_a_row_has_every_figure_with_its_unit() -> None:
    one = entry(cost=system_cost(parameters=4_900_000, training_seconds=7200.0, threads=1))
    (row,) = made(results(one)).table("parameters").rows
    result = one.results[0]
    assert row[:2] == ("`mel-cnn`", "CNN on mel-spectrograms, whole clips")
    interval = [f"{100 * end:.1f}" for end in (result.uar.value, result.uar.low or 0, result.uar.high or 0)]
    assert row[2] == "{} ({} to {})".format(*interval)
    assert row[3] == f"{100 * result.accuracy.value:.1f}"
    assert row[6:9] == tuple(
        f"{100 * value:.1f}"
        for value in (result.calibration_error.value, one.results[1].uar.value, one.results[2].uar.value)
    )
    assert row[9:] == ("4.9 M", "1.40", "0.70 / 1.20", "2.0 h, 6 of 30 epochs, 1 core: stopped early")


def test_a_latency_by_the_clock_stands_beside_none_by_the_processor() -> None:
    rows = made(results(entry(), entry("gru", cost=system_cost(timed_by="clock")))).table("parameters").rows
    assert {row[0]: row[11] for row in rows} == {"`mel-cnn`": "0.70 / 1.20", "`gru`": "-"}


def test_systems_are_compared_clip_by_clip_with_what_each_costs(whole: Page) -> None:
    assert whole.table("they agree").rows == (
        (
            "`mel-cnn`",
            "`gru`",
            "clean",
            "+20.0 (+10.0 to +30.0)",
            "-1.0 (-4.0 to +2.0)",
            "80.0",
            "0.70 / 1.20",
            "0.70 / 1.20",
        ),
    )


def test_precision_recall_and_f1_are_those_of_the_confusion_matrix() -> None:
    result = msgspec.structs.replace(
        entry().results[0],
        labels=["sad", "glad"],
        confusion=[[3, 1], [2, 4]],
        recall=[Estimate(0.75, 0.5, 1.0), None],
        uar=Estimate(0.7083, None, None),
        n_clips=10,
    )
    page = made(results(entry(results=[result])))
    assert page.table("recall").rows == (
        ("sad", "4", "60.0", "75.0 (50.0 to 100.0)", "66.7"),
        ("glad", "6", "80.0", "-", "72.7"),
    )
    assert page.table("parameters").rows[0][4:6] == ("70.0", "69.7")
    assert page.table("F1, %").rows == (("`mel-cnn`", "66.7", "72.7"),)


def test_segments_are_compared_in_pairs_where_scores_allow_it(whole: Page) -> None:
    clean, mu_law, _ = whole.table("UAR, segments").rows
    assert clean[3:] == ("-2.0 (-5.0 to +1.1)", "-1.0 (-4.0 to +2.0)", "80.0")
    assert mu_law[3:] == ("-", "-", "-")
    alone = msgspec.structs.replace(everything(), pairs=[])
    assert "not paired" in made(alone).words


def test_the_table_of_classifiers_names_those_that_were_not_run(whole: Page) -> None:
    found = whole.table("logistic regression")
    assert [row[0] for row in found.rows] == ["mn04 trained on AudioSet, frozen", "eGeMAPS"]
    for row in found.rows:
        assert row[1].endswith(" ←")
        assert (row[3], row[5], row[6]) == ("not run",) * 3


def test_what_leaks_stands_beside_what_does_not_and_nowhere_else(whole: Page) -> None:
    leak = whole.table("the leak, points")
    assert [row[0] for row in leak.rows] == ["`mel-cnn`", "`mel-cnn-segments`", "`gru`"]
    for row in leak.rows:
        honest, random = (float(cell.split()[0]) for cell in row[1:3])
        assert float(row[3]) == pytest.approx(random - honest, abs=0.11)
        main = {one[0]: one[2] for one in whole.table("parameters").rows}
        assert main[row[0]] == row[1]


def test_who_was_not_trained_for_as_long_on_both_splits_is_left_out_and_named() -> None:
    short, long = system_cost(epochs=6), system_cost(epochs=30)
    page = made(
        results(
            entry("gru", cost=long),
            entry("gru", split="random", cost=short),
            entry("rnn", cost=long),
            entry("rnn", split="random", cost=long),
        )
    )
    assert [row[0] for row in page.table("the leak, points").rows] == ["`rnn`"]
    assert "Left out, since the numbers of epochs differ: `gru`." in page.words
    assert "has not learnt the speakers yet" not in page.words


def test_unequal_training_of_segments_and_whole_clips_is_stated(whole: Page) -> None:
    assert "Their numbers of epochs differ" not in whole.words
    segments = entry("mel-cnn-segments", cost=system_cost(epochs=30, window_ms=1000))
    page = made(results(entry("mel-cnn", cost=system_cost(epochs=20)), segments))
    assert (
        "Their numbers of epochs differ: `mel-cnn` 20, `mel-cnn-segments` 30. Their training was stopped early"
        in page.words
    )
    assert "the window of a segment is 33 % as long: with more epochs" in page.words
    page = made(results(entry("mel-cnn", cost=system_cost(epochs=30)), segments))
    assert "Their training was stopped" not in page.words


def test_random_splits_alone_are_called_what_they_are() -> None:
    page = made(results(entry(split="random")))
    assert "UAR of KNOWN speakers" in page.svg("systems-ravdess-random")
    assert "clips, not speakers, are held out" in page.words


def test_early_stops_are_stated(whole: Page) -> None:
    assert "Stopped early, after fewer epochs than usual: `gru`, `mel-cnn`, `mel-cnn-segments`, `rnn`." in whole.words
    assert ">stopped early<" in whole.svg("systems-ravdess-fold-0")
    done = made(results(entry(cost=system_cost(epochs=30))))
    assert "Stopped early" not in done.words
    assert "stopped early" not in done.svg("systems-ravdess-fold-0")


def test_more_curves_than_colours_differ_by_their_strokes() -> None:
    names = [f"network-{number:02}" for number in range(len(LINES) + 1)]
    drawn = made(results(*map(entry, names))).svg("training")
    strokes = re.findall(
        r"stroke-dasharray: [1-9][^;]*; [^\"]*stroke: (#\w+)|stroke: (#\w+)[^\"]*stroke-dasharray: [1-9]", drawn
    )
    assert {a or b for a, b in strokes} == {LINES[0]}


def test_a_learning_curve_has_a_row_a_share(whole: Page) -> None:
    rows = whole.table("training clips").rows
    assert [row[:3] for row in rows] == [
        ("`gru`", "25 %", "200"),
        ("`gru`", "50 %", "400"),
        ("`gru`", "75 %", "600"),
        ("`gru`", "100 %", "800"),
    ]


def test_compression_is_shown_where_it_was_measured(whole: Page) -> None:
    assert whole.table("agrees with first").rows == (
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


def test_every_figure_has_its_commit_seed_and_split(whole: Page) -> None:
    rows = whole.table("commit").rows
    entries: list[Entry] = everything().entries
    assert [row[:6] for row in rows] == [
        (f"`{one.model}`", f"`{one.split}`", f"{100 * one.share:g} %", "0", "`0000000000`", "2026-11-20")
        for one in entries
    ] + [("`rnn`, quantize", "`fold-0`", "100 %", "4", "`2222222222`", "2026-11-21")]
    assert "at `1111111111` + changes" in whole.words


def test_a_model_without_a_row_of_the_fold_has_that_of_all_folds_and_says_what_it_claims() -> None:
    said = "ordinary speech: 1.2 false claims an hour."
    pooled = entry("ser-whisper", kind="shipped", split="pooled", skill=2.0, claims=said)
    words = made(results(entry(), pooled)).words
    assert "these figures cover the clips of all five folds" in words
    assert "is the model that its recipe made for this fold" not in words
    assert f"ser-whisper: {said}" in words.replace("`", "")


def test_a_fold_of_the_shipped_model_has_a_row_and_its_published_figure_is_stated() -> None:
    pooled = entry("ser-mn04", kind="shipped", split="pooled", skill=2.0)
    fold = entry("ser-mn04", kind="shipped", split="fold-0", skill=2.5)
    page = made(results(entry(), pooled, fold))
    assert [row[0] for row in page.table("parameters").rows] == ["`ser-mn04`", "`mel-cnn`"]
    assert f"Over all five folds its UAR is {100 * pooled.results[0].uar.value:.1f} (" in page.words


def test_several_corpora_have_headings_and_pictures_of_their_own() -> None:
    one = entry(corpus="nemo")
    page = made(results(msgspec.structs.replace(one, results=[*one.results, *entry().results])))
    titles = [text for text in page.headings if text.startswith("How good")]
    assert titles == ["How good each system is: nEMO, fold-0", "How good each system is: RAVDESS speech, fold-0"]
    assert len(page.pictures) == 6


def test_pictures_are_the_same_each_time_and_their_text_is_text(whole: Page) -> None:
    drawn, again = ([page.svg(one.name) for one in page.pictures] for page in (whole, made(everything())))
    assert drawn == again
    for svg in again:
        assert re.search(r"<text[^>]*sans-serif", svg)
        assert "<dc:date>" not in svg
    assert "embeddings-mn04+logistic" in again[0]
    assert sum(map(len, again)) < 1_000_000


def test_labels_of_any_script_are_drawn() -> None:
    result = entry().results[0]
    renamed = msgspec.structs.replace(result, labels=["злість", "ደስታ", "$x$", *result.labels[3:]])
    drawn = made(results(entry(results=[renamed]))).svg("confusion")
    assert all(label in drawn for label in ("злість", "ደስታ", "$x$"))
