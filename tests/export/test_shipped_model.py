"""The model in ``models/`` is whole, small, and its card says what a reader needs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import LABELS
from export.evaluation.evaluate import onnx_scorer
from export.packaging.parity import fixed_windows
from streamer.inference.card import Metric, ModelCard, load_card

MODELS = Path(__file__).parents[2] / "models"
CARD = MODELS / "ser-mn04.json"
FOLDS = "out-of-fold"


@pytest.fixture(scope="module")
def card() -> ModelCard:
    return load_card(CARD)


def figure(card: ModelCard, condition: str, precision: str, name: str) -> Metric:
    (found,) = [
        m
        for m in card.metrics
        if (m.condition, m.precision, m.name) == (condition, precision, name)
        and FOLDS in m.split
        and "daemon" not in m.split
    ]
    return found


def test_the_model_takes_3_s_of_the_front_end_and_knows_eight_labels(card: ModelCard) -> None:
    assert tuple(card.labels) == LABELS
    assert (card.window_ms, card.input_shape, card.quantization) == (3000, (298, 103), "int8")
    assert (MODELS / card.file).stat().st_size < 2_000_000


def test_the_model_scores_fixed_audio_as_when_it_was_made(card: ModelCard) -> None:
    expected = np.array(card.training["fixed_audio_predictions"])
    found = onnx_scorer(MODELS / card.file)(fixed_windows())
    np.testing.assert_allclose(found.sum(axis=1), 1.0, rtol=1e-5)
    # Other processors round int8 sums a little differently.
    np.testing.assert_allclose(found, expected, atol=0.05)


@pytest.mark.parametrize("precision", ["fp32", "int8"])
@pytest.mark.parametrize("condition", CONDITIONS.values())
def test_the_figures_follow_from_the_confusion_matrix_over_all_clips(
    card: ModelCard, condition: str, precision: str
) -> None:
    counts = np.array(figure(card, condition, precision, "confusion").value)
    assert counts.sum(axis=1).tolist() == [96, 192, 191, 192, 192, 192, 192, 192]
    recall = counts.diagonal() / counts.sum(axis=1)
    assert figure(card, condition, precision, "uar").value == pytest.approx(recall.mean(), abs=1e-4)
    accuracy = counts.trace() / counts.sum()
    assert figure(card, condition, precision, "accuracy").value == pytest.approx(accuracy, abs=1e-4)


def test_the_model_is_good_enough_to_ship(card: ModelCard) -> None:
    for condition, least in {"clean": 0.66, "8 kHz mu-law": 0.64, "noise at 5 dB": 0.58}.items():
        uar = figure(card, condition, "int8", "uar").value
        assert isinstance(uar, float)
        assert uar >= least


def test_every_figure_names_its_corpus_split_and_unit(card: ModelCard) -> None:
    assert {m.unit for m in card.metrics} == {"clip"}
    assert "RAVDESS speech, 8 classes" in {m.corpus for m in card.metrics}
    assert all("held out" in m.split for m in card.metrics)


def test_the_card_names_licence_and_corpora_and_no_path_of_this_machine(card: ModelCard) -> None:
    assert all(word in card.licence for word in ("Non-commercial", "RAVDESS", "TESS", "nEMO", "MIT", "EfficientAT"))
    assert {name.split()[0] for name in card.corpora} == {"ravdess", "tess", "nemo", "ased", "emodb"}
    assert '"/' not in CARD.read_text()
