from __future__ import annotations

import json
from pathlib import Path

import pytest

from export.errors import TrainingError
from export.evaluation.figures import save_figures
from export.evaluation.measure import Measured
from export.packaging.publish import figures_in, publish, stale
from streamer.core.errors import ModelError
from tests.export.evaluated import figures, predictions, setting

REPOSITORY = Path(__file__).parents[3]
MODELS = REPOSITORY / "models"
DOCUMENTS = [MODELS / "README.md"]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with a model, its card, its figures and a document; nothing is up to date."""
    (tmp_path / "tiny.onnx").write_bytes((MODELS / "ser-mn04.onnx").read_bytes())
    card = json.loads((MODELS / "ser-mn04.json").read_bytes())
    (tmp_path / "tiny.json").write_text(json.dumps(card | {"name": "tiny", "file": "tiny.onnx", "version": "1.2.0"}))
    save_figures(tmp_path / "tiny.figures.json", figures())
    (tmp_path / "README.md").write_text("<!-- figures: tiny corpora -->\n<!-- /figures -->\n")
    return tmp_path


def test_what_is_published_is_up_to_date(models: Path) -> None:
    quoting = [models / "tiny.json", models / "README.md"]
    documents = [models / "README.md"]
    assert stale(models, documents) == quoting
    assert publish(models, documents) == quoting
    assert stale(models, documents) == publish(models, documents) == []
    assert "| RAVDESS speech |" in documents[0].read_text()


def test_a_figure_that_changed_makes_the_card_stale(models: Path) -> None:
    publish(models, [])
    worse = predictions(skill=1)
    save_figures(models / "tiny.figures.json", figures(measured={"a": Measured(worse, setting(worse))}, comparisons=[]))
    assert stale(models, []) == [models / "tiny.json"]


def test_nothing_is_written_where_a_table_cannot_be_had(models: Path) -> None:
    (models / "README.md").write_text("<!-- figures: other corpora -->\n<!-- /figures -->\n")
    before = {path.name: path.read_bytes() for path in models.iterdir()}
    with pytest.raises(TrainingError, match="got 'other'"):
        publish(models, [models / "README.md"])
    assert {path.name: path.read_bytes() for path in models.iterdir()} == before


def test_figures_without_their_model_are_an_error(models: Path) -> None:
    (models / "tiny.onnx").write_bytes(b"another")
    with pytest.raises(ModelError, match="is not the one its card describes"):
        publish(models, [])


def test_figures_are_found_by_the_name_of_the_model(models: Path) -> None:
    assert figures_in(models) == {"tiny": figures()}


def test_the_committed_cards_and_tables_say_what_the_committed_figures_say() -> None:
    assert stale(MODELS, DOCUMENTS) == [], "run: python -m export publish"


def test_the_documents_quote_the_figures_of_every_model_that_has_some() -> None:
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        assert [name for name in figures_in(MODELS) if f"<!-- figures: {name} " not in text] == []


def test_a_folder_without_figures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"expected a folder with \*\.figures\.json, and .* has none"):
        publish(tmp_path, [])
