from __future__ import annotations

import msgspec
import pytest

from export.errors import TrainingError
from export.packaging.tables import KINDS, filled
from tests.export.evaluated import figures

FIGURES = {"tiny": figures()}


def table(what: str) -> list[str]:
    """Return the lines between the marks, after they were filled."""
    text = filled(f"before\n<!-- figures: {what} -->\nold\n<!-- /figures -->\nafter\n", FIGURES)
    head, _, rest = text.partition(f"<!-- figures: {what} -->\n")
    inner, _, foot = rest.partition("<!-- /figures -->")
    assert (head, foot) == ("before\n", "\nafter\n")
    assert inner.startswith("\n")
    assert inner.endswith("\n\n")
    return inner.strip("\n").splitlines()


def cells(lines: list[str]) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    assert len({len(row) for row in rows}) == 1
    return rows


def test_results_stand_under_what_they_are_about() -> None:
    lines = table('tiny results corpus=ravdess through=workshop "condition=clean|8 kHz mu-law" precision=int8')
    assert " ".join(lines[:2]) == (
        "RAVDESS speech, 8 classes, 120 clips of 6 speakers: two folds; speaker-independent, two models pooled. In per "
        "cent, with 95 % intervals over speakers."
    )
    header, clean, noisy = cells(lines)
    assert header[:3] == ["sound", "precision", "UAR"]
    assert (clean[:2], noisy[:2]) == (["clean", "int8"], ["8 kHz mu-law", "int8"])
    result = FIGURES["tiny"].results[1]
    assert result.uar.low is not None
    assert result.uar.high is not None
    uar = f"{100 * result.uar.value:.1f} ({100 * result.uar.low:.1f} to {100 * result.uar.high:.1f})"
    assert clean[2] == uar


def test_results_about_other_clips_get_a_table_of_their_own() -> None:
    lines = table("tiny results")
    captions = [line for line in lines if " clips of " in line]
    assert [caption.split(",")[0] for caption in captions] == ["RAVDESS speech", "nEMO", "RAVDESS speech"]
    assert "through the daemon's own pipeline" in captions[2]
    daemon = lines[lines.index(captions[2]) :]
    assert cells(daemon)[0][-2:] == ["clips without speech", "clips split"]
    assert cells(daemon)[1][-2:] == ["1", "2"]


def test_what_was_normalised_and_has_too_few_speakers_for_an_interval_is_marked() -> None:
    (row,) = cells(table("tiny results corpus=nemo"))[1:]
    assert row[:3] == ["clean, normalised", "int8", f"{100 * FIGURES['tiny'].results[3].uar.value:.1f}"]


def test_precisions_are_shown_side_by_side() -> None:
    (row,) = cells(table("tiny precisions"))[1:]
    assert row[0] == "clean"
    assert row[1] == row[2]
    assert (row[3], row[5]) == ("0.0 (0.0 to 0.0)", "100.0 (100.0 to 100.0)")


def test_recall_has_a_column_a_label_and_confusion_a_row() -> None:
    result = FIGURES["tiny"].results[2]
    header, row = cells(table('tiny recall "condition=8 kHz mu-law"'))
    assert header == ["sound", "precision", *result.labels]
    assert [cell.split()[0] for cell in row[2:]] == [
        f"{100 * of.recall.value:.1f}" for of in result.by_label.values() if of.recall
    ]
    matrix = cells(table('tiny confusion "condition=8 kHz mu-law"'))
    assert [[int(cell) for cell in row[1:]] for row in matrix[1:]] == result.confusion
    assert [row[0] for row in matrix[1:]] == matrix[0][1:] == result.labels


def test_the_coverage_curve_says_accuracy_and_threshold() -> None:
    header, row = cells(table('tiny coverage name="ravdess clean int8"'))
    assert header[2:] == [f"{percent} %" for percent in range(10, 101, 10)]
    point = FIGURES["tiny"].results[1].coverage[4]
    assert row[6] == f"{100 * point.accuracy:.1f} (p ≥ {point.threshold:.2f})"


def test_comparisons_are_those_of_two_results_that_were_asked_for() -> None:
    assert [row[0] for row in cells(table("tiny comparisons"))[1:]] == [
        "int8 minus fp32, clean",
        "mu-law minus clean, int8",
    ]
    assert len(cells(table("tiny comparisons condition=clean"))) == 2


def test_corpora_say_what_they_lack_and_their_licence() -> None:
    assert [(row[0], row[2], row[4]) for row in cells(table("tiny corpora"))[1:]] == [
        ("RAVDESS speech", "120", ""),
        ("nEMO", "60", "calm, disgust"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_filled_stays_as_it_is_when_it_is_filled_again(kind: str) -> None:
    text = f"<!-- figures: tiny {kind} -->\n<!-- /figures -->\n\n<!-- figures: tiny corpora -->\n<!-- /figures -->"
    once = filled(text, FIGURES)
    assert filled(once, FIGURES) == once != text


def test_a_text_without_marks_stays_as_it_is() -> None:
    assert filled("# Read me\n", {}) == "# Read me\n"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("tiny", "expected NAME KIND"),
        ("tiny results corpus", "expected NAME KIND"),
        ('tiny results "corpus', "expected NAME KIND"),
        ("other results", "expected some of tiny models, got 'other'"),
        ("tiny result", "expected one of results, precisions"),
        ("tiny results colour=red", "expected fields of a result, got colour"),
        ("tiny results corpus=tess", "no results for 'tiny results corpus=tess'"),
        ("tiny comparisons corpus=nemo", "no results for"),
        ("tiny precisions corpus=nemo", "no results for"),
    ],
)
def test_a_mark_that_asks_for_what_is_not_there_is_an_error(what: str, expected: str) -> None:
    with pytest.raises(TrainingError, match=expected):
        table(what)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- figures: tiny corpora -->\n",
        "<!-- /figures -->\n",
        "<!-- figures: tiny corpora -->\n<!-- figures: tiny corpora -->\n<!-- /figures -->\n",
        "<!-- figures: tiny corpora --> on the line\n<!-- /figures -->\n",
        "<!-- figures: tiny corpora\n-->\n<!-- /figures -->\n",
    ],
)
def test_marks_that_do_not_pair_are_an_error(text: str) -> None:
    with pytest.raises(TrainingError, match="to have its own"):
        filled(text, FIGURES)


def test_a_star_stands_for_each_model_that_has_such_results() -> None:
    both = {"tiny": figures(), "other": msgspec.structs.replace(figures(), model="other", results=[], comparisons=[])}
    text = filled("<!-- figures: * results corpus=nemo -->\n<!-- /figures -->\n", both)
    assert "`tiny` 1.2.0:\n\nnEMO" in text
    assert "other" not in text
    nothing = filled("<!-- figures: * results corpus=tess -->\n<!-- /figures -->\n", both)
    assert "No model here has such figures: `make figures` measures them." in nothing


def test_other_kinds_take_no_field() -> None:
    others = {"story": lambda name: f"about {name}"}
    assert "\nabout tiny\n" in filled("<!-- figures: * story -->\n<!-- /figures -->\n", FIGURES, others)
    with pytest.raises(TrainingError, match="expected fields of a result, got corpus"):
        filled("<!-- figures: tiny story corpus=nemo -->\n<!-- /figures -->\n", FIGURES, others)
