"""Each system learns from generated sound, leaves as ONNX, and says the same in the session that the daemon opens."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.input_spec import InputSpec
from export.classical import classifiers
from export.classical.egemaps import NO_ONNX
from export.classical.systems import CLASSICAL, CLASSIFIER_TITLES, FEATURES
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from tests.export.networks import lively_network, trunk_weights
from tests.export.sounds import speech
from tests.export.transformers_folder import write_transformer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Batch = tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]

VOICES = (0, 11, 23)
"""Dull, between, lively: a label each."""
N_LABELS = 4
"""One more than occur."""


TARGETS = np.repeat(np.arange(len(VOICES)), 5)
"""Of each speaker's clips: five takes of each voice."""


@cache
def batches(input_spec: InputSpec) -> tuple[Batch, ...]:
    """Return what three speakers say, a batch each."""
    return tuple(
        (
            np.stack([input_spec.window(said) for said in takes(speaker)]),
            TARGETS.astype(np.int64),
            np.full(len(TARGETS), speaker, dtype=np.int64),
        )
        for speaker in range(3)
    )


def takes(speaker: int) -> Iterator[NDArray[np.float32]]:
    for place, target in enumerate(TARGETS):
        take = place % 5
        yield speech(number=VOICES[target], seed=10 * speaker + take, seconds=0.5 + 0.08 * take)


def test_every_kind_of_features_comes_with_every_classifier() -> None:
    assert list(CLASSICAL) == [f"{features}+{name}" for features in FEATURES for name in CLASSIFIER_TITLES]
    assert all(system.name == name for name, system in CLASSICAL.items())


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pretrained weights by the name of what they are for."""
    folder = tmp_path_factory.mktemp("weights")
    torch.save(trunk_weights(lively_network()), folder / "mn04.pt")
    torch.manual_seed(0)
    kinds = ("hubert", "wav2vec2", "wavlm")
    speech_models = {f"embeddings-{kind}": write_transformer(folder / kind, kind=kind) for kind in kinds}
    return {"embeddings-mn04": folder / "mn04.pt", **speech_models}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where rows are kept: each window is embedded once for all tests."""
    return tmp_path_factory.mktemp("rows")


@pytest.fixture
def one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is chosen: that is tested elsewhere, and takes several times as long."""
    for name, one in classifiers.CLASSIFIERS.items():
        monkeypatch.setitem(classifiers.CLASSIFIERS, name, replace(one, candidates=one.candidates[:1]))


@pytest.mark.usefixtures("one_setting")
@pytest.mark.parametrize(
    "name",
    [
        *(f"embeddings-mn04+{name}" for name in CLASSIFIER_TITLES),
        "embeddings-hubert+logistic",
        "embeddings-wav2vec2+svm",
        "embeddings-wavlm+mlp",
    ],
)
def test_a_trained_system_is_exported_as_one_onnx_file(
    name: str, weights: dict[str, Path], rows: Path, tmp_path: Path
) -> None:
    system = CLASSICAL[name]
    input_spec = InputSpec(system.input_kind, system.window_ms, system.normalize)
    folder = weights[system.features.name]
    fitted = system.learn(batches(input_spec), n_labels=N_LABELS, seed=0, threads=1, weights=folder, cache=rows)
    assert fitted.no_onnx == ""
    fitted.to_onnx(tmp_path / "model.onnx")
    score = onnx_scorer(tmp_path / "model.onnx")
    windows = batches(input_spec)[0][0]
    found, expected = score(windows), fitted.score(windows)
    assert found.dtype == np.float32
    assert found.shape == (len(windows), N_LABELS)
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    # Distances between nearly the same sounds are what float32 leaves of large numbers.
    np.testing.assert_allclose(found, expected, atol=5e-3 if name.endswith("knn") else 1e-4)
    assert np.mean(found.argmax(axis=1) == expected.argmax(axis=1)) >= 0.999
    np.testing.assert_allclose(np.concatenate([score(windows[i : i + 1]) for i in range(3)]), found[:3], atol=1e-5)
    # It has trained: the voices are as different as can be.
    assert np.mean(found.argmax(axis=1) == TARGETS) > 0.8


@pytest.mark.usefixtures("one_setting")
def test_windows_are_embedded_once_for_all_classifiers(weights: dict[str, Path], tmp_path: Path) -> None:
    input_spec, predictions, sizes = InputSpec(), [], []
    for name in ("embeddings-mn04+logistic", "embeddings-mn04+knn", "embeddings-mn04+logistic"):
        fitted = CLASSICAL[name].learn(
            batches(input_spec), n_labels=3, seed=0, threads=1, weights=weights["embeddings-mn04"], cache=tmp_path
        )
        predictions.append(fitted.score(batches(input_spec)[0][0]))
        sizes.append(sum(path.stat().st_size for path in tmp_path.iterdir()))
    assert sizes == [sizes[0]] * 3
    np.testing.assert_array_equal(predictions[0], predictions[2])
    assert not np.array_equal(predictions[0], predictions[1])


@pytest.mark.usefixtures("one_setting")
def test_an_onnx_file_that_says_something_else_is_not_left(
    weights: dict[str, Path], rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = CLASSICAL["embeddings-mn04+logistic"].learn(
        batches(InputSpec()), n_labels=3, seed=0, threads=1, weights=weights["embeddings-mn04"], cache=rows
    )
    scale = fitted.trained.pipeline.named_steps["scale"]
    monkeypatch.setattr(scale, "mean_", scale.mean_ + 3 * scale.scale_)
    with pytest.raises(TrainingError, match=r"ONNX and scikit-learn: the same label for 99\.9% of the windows"):
        fitted.to_onnx(tmp_path / "model.onnx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("one_setting")
def test_egemaps_is_evaluated_and_never_exported(tmp_path: Path) -> None:
    pytest.importorskip("opensmile", reason="its licence is asked for: the extra egemaps")
    system = CLASSICAL["egemaps+logistic"]
    input_spec = InputSpec(system.input_kind, system.window_ms, system.normalize)
    fitted = system.learn(batches(input_spec), n_labels=N_LABELS, seed=0, threads=1, weights=None, cache=tmp_path)
    windows, targets, _ = batches(input_spec)[0]
    predictions = fitted.score(windows)
    np.testing.assert_allclose(predictions.sum(axis=1), 1, atol=1e-5)
    assert np.mean(predictions.argmax(axis=1) == targets) > 0.8
    assert fitted.no_onnx == NO_ONNX
    with pytest.raises(TrainingError, match="no ONNX: eGeMAPS is computed by openSMILE's own library"):
        fitted.to_onnx(tmp_path / "model.onnx")


def test_without_clips_there_is_nothing_to_learn_from(weights: dict[str, Path]) -> None:
    with pytest.raises(TrainingError, match="no clips to train on"):
        CLASSICAL["embeddings-mn04+knn"].learn(
            [], n_labels=3, seed=0, threads=1, weights=weights["embeddings-mn04"], cache=None
        )
