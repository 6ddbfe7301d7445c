from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import onnx
import pytest
import torch

from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer, torch_scorer
from export.models.from_onnx import give_norms_statistics, read_network
from export.packaging.parity import fixed_windows
from export.packaging.to_onnx import to_onnx
from streamer.core.errors import ModelError
from streamer.inference.card import load_card, sha256_of
from tests.export.networks import lively_network

SHIPPED = Path(__file__).parents[3] / "models/ser-mn04.onnx"


def with_card(model: Path, **changes: object) -> Path:
    """Put the shipped model's card, changed so that it describes ``model``, beside it."""
    card = load_card(SHIPPED.with_suffix(".json"))
    card = msgspec.structs.replace(card, file=model.name, sha256=sha256_of(model), **changes)
    model.with_suffix(".json").write_bytes(msgspec.json.encode(card))
    return model


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ONNX file without a card."""
    model = tmp_path_factory.mktemp("exported") / "net.onnx"
    to_onnx(lively_network(), model)
    return model


@pytest.fixture
def model(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(exported, tmp_path))


def test_a_network_that_was_exported_is_read_back_unchanged(model: Path) -> None:
    windows = fixed_windows()
    np.testing.assert_allclose(
        torch_scorer(read_network(with_card(model)))(windows), torch_scorer(lively_network())(windows), atol=1e-4
    )


def test_the_shipped_network_agrees_with_its_file_but_for_the_rounding_of_activations() -> None:
    windows = fixed_windows()
    read, shipped = torch_scorer(read_network(SHIPPED))(windows), onnx_scorer(SHIPPED)(windows)
    np.testing.assert_allclose(read, shipped, atol=0.2)
    lead = np.diff(np.sort(shipped, axis=1)[:, -2:], axis=1)[:, 0]
    assert ((read.argmax(axis=1) == shipped.argmax(axis=1)) | (lead < 0.1)).all()
    assert np.abs(read - shipped).mean() < 0.01


def test_norms_with_statistics_give_the_same_output_in_training_and_evaluation() -> None:
    windows = torch.from_numpy(fixed_windows())
    network = read_network(SHIPPED)
    with torch.no_grad():
        before = network.embed(windows)
        give_norms_statistics(network, windows)
        after = network.eval().embed(windows)
        learning = network.train().embed(windows)
    torch.testing.assert_close(after, before, atol=1e-3, rtol=1e-3)
    torch.testing.assert_close(learning, before, atol=1e-3, rtol=1e-3)


def test_without_statistics_norms_would_forget_in_training() -> None:
    windows = torch.from_numpy(fixed_windows())
    network = read_network(SHIPPED)
    with torch.no_grad():
        assert not torch.allclose(network.train().embed(windows), network.eval().embed(windows), atol=0.1)


def test_another_network_is_refused(model: Path) -> None:
    graph = onnx.load(model)
    graph.graph.node.remove(next(node for node in graph.graph.node if node.op_type == "Conv"))
    onnx.save(graph, model)
    with pytest.raises(TrainingError, match=r"does not hold a network .*expected \d+ convolutions"):
        read_network(with_card(model))


def test_labels_of_the_card_must_be_the_head_s(model: Path) -> None:
    with pytest.raises(TrainingError, match="does not hold a network"):
        read_network(with_card(model, labels=["glad", "grim"], leg_normalization=None))


def test_a_model_without_a_card_is_refused(model: Path) -> None:
    with pytest.raises(ModelError, match="card"):
        read_network(model)
