"""A report's first lines: what a model is good for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from export.evaluation.measure import Measured, make_figures
from export.pipeline.report import GUESSES, _summary
from tests.export.evaluated import MADE, predictions, setting

if TYPE_CHECKING:
    from export.pipeline.report import ReportInput


@pytest.mark.parametrize(("skill", "guesses"), [(0.0, True), (2.0, False)])
def test_a_model_that_guesses_is_said_to(skill: float, guesses: bool) -> None:
    said = predictions(skill=skill)
    measured = {"clean": Measured(said, setting(said))}
    figures = make_figures(model="m", version="", made=MADE, measured=measured, comparisons=[])
    card: Any = SimpleNamespace(labels=figures.results[0].labels)
    given = SimpleNamespace(figures=figures, card=card, kept="int8", not_int8="")
    blocks = _summary(cast("ReportInput", given))
    assert any(GUESSES[:40] in str(block).replace("\n", " ") for block in blocks) == guesses
