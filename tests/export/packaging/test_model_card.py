from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from export.acoustics.input_spec import LOG_MEL
from export.corpora.readers import CORPORA, LABELS
from export.errors import TrainingError
from export.packaging.model_card import (
    CardFacts,
    about,
    corpus_line,
    figures_path,
    languages,
    licence,
    metrics_of,
    refreshed,
    split_line,
    write_card,
)
from export.packaging.parity import Parity
from streamer.inference.card import load_card
from tests.export.evaluated import figures

SHIPPED = Path(__file__).parents[3] / "models/ser-mn04.onnx"


@dataclass(frozen=True)
class Recipe:
    epochs: int = 3


def facts(**changes: Any) -> CardFacts:
    return replace(
        CardFacts(
            version="1.2.0",
            input_spec=LOG_MEL,
            hop_ms=500,
            temperature=1.23456,
            trained_on=("ravdess", "nemo", "ased"),
            start_weights="some of somebody's, MIT",
            intended_use="To be tested.",
            limits="Not for anything else.",
            parity=Parity(torch_fp32=1e-6, fp32_int8=0.1, same_top_label=0.9),
            fixed_audio_predictions=np.full((2, 8), 0.125, np.float32),
            recipe=Recipe(),
            made_by="python -m export all",
            corpus_parts={"nemo": "one speaker"},
        ),
        **changes,
    )


def test_a_card_says_what_the_facts_the_corpora_and_the_figures_say(tmp_path: Path) -> None:
    made = figures()
    card = load_card(write_card(SHIPPED, tmp_path / "tiny.onnx", facts(), made))
    assert (tmp_path / card.file).read_bytes() == SHIPPED.read_bytes()
    assert (card.name, card.version, card.temperature, card.quantization) == ("tiny", "1.2.0", 1.2346, "int8")
    assert (tuple(card.labels), card.window_ms, card.hop_ms) == (LABELS, 3000, 500)
    assert card.metrics == metrics_of(made)
    assert card.corpora == [
        "ravdess (English, CC BY-NC-SA 4.0): its own eight; both intensities; songs left out",
        "nemo (Polish, one speaker, CC BY-NC-SA 4.0): happiness is happy, sadness sad, anger angry, fear fearful; "
        "it has no calm or disgust",
        "ased (Amharic, none stated, research): as they are; it has no calm, disgust or surprised",
    ]
    assert card.licence == (
        "Non-commercial use only: trained on RAVDESS speech (CC BY-NC-SA 4.0) and nEMO (CC BY-NC-SA 4.0). "
        "Trained on data given to research: ASED (none stated, research). Start weights: some of somebody's, MIT."
    )
    assert card.intended_use == "To be tested."
    assert card.limits == "Learnt from actors, in English, Polish and Amharic. Not for anything else."
    assert card.training == {
        "made_by": "python -m export all",
        "parity": {"torch_fp32": 1e-6, "fp32_int8": 0.1, "same_top_label": 0.9},
        "recipe": {"epochs": 3},
        "fixed_audio_predictions": [[0.125] * 8] * 2,
        "figures": "tiny.figures.json",
    }


def test_non_commercial_is_said_only_where_a_corpus_says_so() -> None:
    assert licence(["cremad", "savee"], "") == (
        "Trained on data given to research: SAVEE (free for research). Trained on CREMA-D (Open Database License 1.0)."
    )


def test_what_the_owner_of_recordings_says_of_them_is_on_the_card(tmp_path: Path) -> None:
    mine = replace(about("mine"), title="mine", language="Ukrainian", licence="CC BY-NC 4.0")
    card = load_card(write_card(SHIPPED, tmp_path / "m.onnx", facts(trained_on=["mine"], own={"mine": mine}), None))
    assert card.corpora == ["mine (Ukrainian, CC BY-NC 4.0): its own labels"]
    assert card.licence.startswith("Non-commercial use only: trained on mine (CC BY-NC 4.0).")
    assert "in Ukrainian." in card.limits


@pytest.mark.parametrize("name", CORPORA)
def test_every_corpus_has_its_line_language_and_licence(name: str) -> None:
    corpus = CORPORA[name]
    line = corpus_line(corpus)
    assert line.startswith(f"{name} ({corpus.language}, {corpus.licence}): ")
    assert all(label in line for label in corpus.lacks)
    assert corpus.title in licence([name], "")
    assert languages([name, name]) == [corpus.language]


def test_a_model_that_is_only_evaluated_has_a_card_without_figures(tmp_path: Path) -> None:
    card = load_card(write_card(SHIPPED, tmp_path / "fold-0.onnx", facts(), None))
    assert card.metrics == []
    assert "figures" not in card.training


def test_a_card_lists_each_figure_with_its_interval() -> None:
    made = figures()
    found = {
        (m.condition, m.precision, m.normalization, "daemon" in m.split, m.corpus, m.name): m for m in metrics_of(made)
    }
    assert len(found) == len(metrics_of(made))
    ravdess = "RAVDESS speech, 8 classes"
    names = ("uar", "accuracy", "expected_calibration_error", "accuracy_at_half_coverage", "confusion")
    expected = {("clean", "fp32", "none", False, ravdess, name) for name in names}
    expected |= {("clean", "int8", "none", False, ravdess, name) for name in (*names, "agreement_with_fp32")}
    expected |= {("8 kHz mu-law", "int8", "none", False, ravdess, name) for name in names}
    expected |= {("clean", "int8", "none", True, ravdess, name) for name in names}
    expected |= {("clean", "int8", "running", False, "nEMO, some, 2 classes", name) for name in names}
    assert set(found) == expected
    uar = found["clean", "int8", "none", False, ravdess, "uar"]
    measured = made.results[1].uar
    assert (uar.value, uar.low, uar.high) == pytest.approx((measured.value, measured.low, measured.high), abs=6e-5)
    assert found["clean", "int8", "none", False, ravdess, "confusion"].value == made.results[1].confusion
    assert uar.split == split_line(made.results[1])


def test_the_split_says_who_was_held_out() -> None:
    clean, *_, daemon = figures().results
    assert split_line(clean) == (
        "two folds; speaker-independent, two models pooled; 6 speakers held out: {00,02,04} {01,03,05}"
    )
    assert split_line(daemon).endswith("{01,03,05}; through the daemon's own pipeline")
    one, many = [["ravdess/00", "ravdess/01"]], [["ravdess/00"], ["ravdess/01"]]
    endings = [split_line(msgspec.structs.replace(clean, held_out=groups))[-11:] for groups in (one, many, many[:1])]
    assert endings == ["all at once", " each alone", " ravdess/00"]


def test_figures_of_another_model_or_version_are_refused(tmp_path: Path) -> None:
    card = load_card(write_card(SHIPPED, tmp_path / "tiny.onnx", facts(), None))
    assert refreshed(card, figures()).metrics == metrics_of(figures())
    for changes in ({"model": "other"}, {"version": "1.3.0"}):
        with pytest.raises(TrainingError, match=r"expected figures of tiny 1.2.0, got those of"):
            refreshed(card, figures(**changes))


def test_figures_lie_beside_the_card(tmp_path: Path) -> None:
    assert figures_path(tmp_path / "a.b.json") == figures_path(tmp_path / "a.b.onnx") == tmp_path / "a.b.figures.json"
