from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.errors import TrainingError
from export.evaluation.figures import save_figures
from export.evaluation.measure import Measured, make_figures
from export.json_file import write_json
from export.recipe.steps import RecipeSteps
from export.report.reference import shipped, shipped_on
from export.statistics.evaluate import PROTOCOLS
from tests.export.evaluated import MADE, predictions, setting
from tests.export.publishing.claimed import claim_figures
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with a model of the statistics kind and its figures: without history, after one, without a corpus."""
    write_statistics_model(tmp_path)
    one = predictions()
    ours = PROTOCOLS["speakers"]
    measured = {
        "speakers/ravdess/clean/none": Measured(one, setting(one, protocol=ours, precision="fp32")),
        "speakers/ravdess/clean/even": Measured(one, setting(one, protocol=ours, condition="clean, after 20")),
        "without/ravdess/clean/none": Measured(one, setting(one, protocol=PROTOCOLS["without"])),
    }
    figures = make_figures(model="tiny", version="1.0.0", made=MADE, measured=measured, comparisons=[])
    save_figures(tmp_path / "tiny.figures.json", figures)
    return tmp_path


def test_a_model_of_the_statistics_kind_is_an_entry_with_its_cost(models: Path) -> None:
    (entry,) = shipped(models)
    assert (entry.kind, entry.model, entry.split, entry.made) == ("shipped", "tiny", "pooled", MADE)
    assert [result.condition for result in entry.results] == ["clean"]
    files = [models / f"tiny-{part}.onnx" for part in ("encoder", "head")]
    assert entry.cost.onnx_bytes == sum(path.stat().st_size for path in files)
    assert (entry.cost.window_ms, entry.claims) == (1000, "")
    assert 0 < entry.cost.latency_p50_ms <= entry.cost.latency_p99_ms
    assert entry.cost.parameters > 320 * 4


def test_it_says_what_the_model_claims_of_ordinary_speech(models: Path) -> None:
    write_json(models / "tiny.claims.json", claim_figures())
    (entry,) = shipped(models)
    assert entry.claims.startswith("ordinary speech: 0.8 false claims an hour, at 0.8 % of the results, in 6.00 h; of")
    assert "of 100 callers who shout: 80 found within 6 s, 95 within 20 s" in entry.claims


def test_it_has_no_fold_of_its_own(models: Path) -> None:
    (entry,) = shipped(models)
    with pytest.raises(TrainingError, match="its heads are evaluated together"):
        shipped_on("fold-0", entry, RecipeSteps(models, None, None, models), command="report")


def test_figures_of_other_corpora_only_make_no_entry(models: Path) -> None:
    nemo = predictions(corpus="nemo")
    measured = {"speakers/nemo/clean/none": Measured(nemo, setting(nemo, protocol=PROTOCOLS["speakers"]))}
    figures = make_figures(model="tiny", version="1.0.0", made=MADE, measured=measured, comparisons=[])
    save_figures(models / "tiny.figures.json", figures)
    assert shipped(models) == []
