"""The first table of a report: the best system of each kind that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from export.report.sections import report
from export.report.statistics import STATISTICS_TITLE
from tests.export.evaluated import MADE
from tests.export.report.page import Page, read
from tests.export.report.reported import entry, results

if TYPE_CHECKING:
    from export.report.document import Results

WEIGHTS = structs.replace(MADE, command="python -m export train --weights-folder PATH")
SHIPPED = (
    entry("ser-one", kind="shipped", split="pooled", title=STATISTICS_TITLE, claims="ordinary speech: 2.0 false; more"),
    entry(
        "ser-one-light",
        kind="shipped",
        split="pooled",
        title=STATISTICS_TITLE,
        claims="ordinary speech: 1.0 false; more",
        licence="Non-commercial use only",
        skill=0.5,
    ),
)


def read_report(given: Results) -> Page:
    return read(report(given, results_path=None))


def rows(page: Page) -> list[list[str]]:
    return [list(row) for row in page.table("ordinary speech").rows]


def test_each_kind_has_its_best_system() -> None:
    page = read_report(
        results(
            entry("gru", skill=1.0),
            entry("mel-cnn", skill=2.0),
            entry("mn04", made=WEIGHTS),
            entry("embeddings-mn04+svm", kind="classical", skill=1.0, made=WEIGHTS),
            entry("embeddings-whisper+logistic", kind="classical", skill=2.0, made=WEIGHTS),
            *SHIPPED,
        )
    )
    assert [(row[1], row[3]) for row in rows(page)] == [
        ("`ser-one`", "2.0 false"),
        ("`ser-one-light`", "1.0 false"),
        ("`embeddings-whisper+logistic`", "not measured: it has heard acted speech only"),
        ("`mn04`", "not measured: it has heard acted speech only"),
        ("`mel-cnn`", "not measured: it has heard acted speech only"),
    ]
    licences = [row[7] for row in rows(page)]
    assert licences[1:] == [
        "Non-commercial use only",
        "that of the recordings; weights MIT",
        "that of the recordings; weights MIT",
        "that of the recordings",
    ]


def test_a_network_that_another_with_weights_taught_is_not_free_of_them() -> None:
    taught = structs.replace(MADE, command="python -m export distill --teachers mn04 --student gru")
    page = read_report(results(entry("gru-from-mn04", skill=2.0, made=taught), entry("rnn", skill=1.0)))
    assert [row[1] for row in rows(page)] == ["`gru-from-mn04`", "`rnn`"]


def test_with_one_kind_there_is_nothing_to_choose() -> None:
    blocks = report(results(entry("gru")), results_path=None)
    assert "What to choose" not in str(blocks)
