from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from export.errors import TrainingError
from export.evaluation.figures import load_figures, save_figures, title_of
from tests.export.evaluated import figures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "tiny.figures.json"
    save_figures(made, figures())
    return made


def test_what_is_saved_is_loaded(path: Path) -> None:
    assert load_figures(path) == figures()


def test_a_result_stands_flat_with_all_that_is_needed_to_read_it(path: Path) -> None:
    result = json.loads(path.read_text())["results"][0]
    needed = {"corpus", "protocol", "split", "held_out", "unit", "condition", "precision", "normalization", "labels"}
    assert needed | {"n_clips", "n_speakers", "temperature", "uar", "confusion", "coverage"} <= set(result)


def test_a_title_says_which_part_of_a_corpus_was_there() -> None:
    assert [title_of(result) for result in figures().results[2:4]] == ["RAVDESS speech", "nEMO, some"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d["results"][0].update(n_clips=119), "119 clips, 120 in the confusion matrix"),
        (lambda d: d["results"][0]["uar"].update(value=0.9), "UAR 0.9, 0.[0-9]+ by the confusion matrix"),
        (lambda d: d["results"][0]["accuracy"].update(value=0.9), "accuracy 0.9"),
        (lambda d: d["results"][0]["confusion"].pop(), "a confusion matrix of 8 labels expected"),
        (lambda d: d["results"][0]["by_label"].pop("calm"), "figures of the labels neutral, calm"),
        (lambda d: d["results"].append(d["results"][0]), "two results are called ravdess clean fp32"),
        (lambda d: d["comparisons"][0].update(a="gone"), "int8 minus fp32, clean: no result gone"),
        (lambda d: d.update(format=2), r"are not valid: .* `\$\.format`"),
        (lambda d: d.update(more=1), "are not valid: .*unknown field `more`"),
        (lambda d: d["results"][0].update(precision="int4"), "are not valid: .*precision"),
        (lambda d: d["made"].update(date="today"), "are not valid: .*date"),
        (lambda d: d["results"][0].pop("held_out"), "are not valid: .*held_out"),
    ],
)
def test_a_document_that_was_tampered_with_is_refused(path: Path, change: Change, expected: str) -> None:
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))
    with pytest.raises(TrainingError, match=expected):
        load_figures(path)


def test_a_document_that_is_not_there_or_cut_is_an_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="can't be read: No such file"):
        load_figures(tmp_path / "none.json")
    whole = path.read_bytes()
    for n_bytes in (0, 1, len(whole) // 2, len(whole) - 3):
        path.write_bytes(whole[:n_bytes])
        with pytest.raises(TrainingError, match="are not valid"):
            load_figures(path)
