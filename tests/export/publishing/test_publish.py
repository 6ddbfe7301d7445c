from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from export.errors import TrainingError
from export.evaluation.figures import figures_in, save_figures
from export.evaluation.measure import Measured
from export.json_file import write_json
from export.publishing.publish import publish, stale
from streamer.core.errors import ModelError
from streamer.inference.card import load_any_card
from tests.export.evaluated import figures, predictions, setting
from tests.export.publishing.claimed import CURVE, call_figures, claim_figures
from tests.support.statistics_models import write_statistics_model

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
        assert [
            name
            for name, figures in figures_in(MODELS).items()
            if f"<!-- figures: {name} " not in text and f"`{name}` {figures.version}:" not in text
        ] == []


def test_a_folder_without_figures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"expected a folder with \*\.figures\.json, and .* has none"):
        publish(tmp_path, [])


# -- models of the statistics kind -----------------------------------------------------------------


@pytest.fixture
def statistics(tmp_path: Path) -> Path:
    """A folder with a model of the statistics kind, its figures and claims, and a document."""
    write_statistics_model(
        tmp_path,
        version="1.2.0",
        corpora=["ravdess (English, CC BY-NC-SA 4.0): its own eight"],
        weights=["Whisper, MIT License"],
        licence="Non-commercial use only: trained on RAVDESS speech (CC BY-NC-SA 4.0).",
    )
    save_figures(tmp_path / "tiny.figures.json", figures())
    write_json(tmp_path / "tiny.claims.json", claim_figures())
    marks = ("* claims", "tiny licences", "tiny corpora", "tiny results corpus=nemo")
    text = "\n".join(f"<!-- figures: {mark} -->\n<!-- /figures -->" for mark in marks)
    (tmp_path / "README.md").write_text(text)
    return tmp_path


def test_a_model_of_the_statistics_kind_is_published_with_what_it_claims(statistics: Path) -> None:
    documents = [statistics / "README.md"]
    assert publish(statistics, documents) == [statistics / "tiny.json", *documents]
    assert stale(statistics, documents) == []
    text = documents[0].read_text()
    for part in (
        "### tiny 1.2.0: what to expect",
        "tiny 1.2.0: Non-commercial use only: trained on RAVDESS speech (CC BY-NC-SA 4.0).",
        "- weights: Whisper, MIT License",
        "| RAVDESS speech | English | 120 |",
        "nEMO, ",
    ):
        assert part in text
    card = load_any_card(statistics / "tiny.json")
    assert card.claim_curve == CURVE
    assert len(card.metrics) > 10


def test_claims_that_changed_make_card_and_page_stale(statistics: Path) -> None:
    documents = [statistics / "README.md"]
    publish(statistics, documents)
    calls = msgspec.structs.replace(claim_figures().calls or call_figures(), claim_curve=[(0.5, 3.0), (0.9, 0.5)])
    write_json(statistics / "tiny.claims.json", msgspec.structs.replace(claim_figures(), calls=calls))
    assert stale(statistics, documents) == [statistics / "tiny.json", *documents]


def test_damaged_claims_are_an_error_and_a_model_without_any_has_no_page(statistics: Path) -> None:
    (statistics / "tiny.claims.json").write_text("{}")
    with pytest.raises(TrainingError, match=r"claims .*tiny\.claims\.json are not valid"):
        publish(statistics, [])
    (statistics / "tiny.claims.json").unlink()
    documents = [statistics / "README.md"]
    publish(statistics, documents)
    assert "No model here has such figures: `make figures` measures them." in documents[0].read_text()
    documents[0].write_text("<!-- figures: tiny claims -->\n<!-- /figures -->\n")
    with pytest.raises(TrainingError, match="no results for 'tiny claims'"):
        publish(statistics, documents)
