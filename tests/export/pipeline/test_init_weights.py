from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from export.errors import TrainingError
from export.models.from_onnx import read_network
from export.packaging.parity import fixed_windows
from export.pipeline.init_weights import load_initial, save_initial, start_corpora, start_network, start_notice
from tests.export.networks import lively_network, trunk_weights

SHIPPED = Path(__file__).parents[3] / "models/ser-mn04.onnx"
LABELS = ("bored", "sad", "angry")


def logits(network: torch.nn.Module) -> np.ndarray:
    with torch.no_grad():
        return np.asarray(network.eval()(torch.from_numpy(fixed_windows())))


def test_what_the_shipped_model_says_of_labels_that_it_knows_stays() -> None:
    network = start_network(SHIPPED, LABELS, torch.from_numpy(fixed_windows()), seed=0)
    shipped = read_network(SHIPPED)
    known = [shipped.config.labels.index(label) for label in LABELS[1:]]
    np.testing.assert_allclose(logits(network)[:, 1:], logits(shipped)[:, known], atol=2e-3)


def test_a_network_with_random_weights_scores_windows_differently() -> None:
    network = start_network(None, LABELS, torch.from_numpy(fixed_windows()), seed=0)
    assert (logits(network).std(axis=0) > 1e-3).all()


def test_audioset_weights_become_the_trunk(tmp_path: Path) -> None:
    donor = lively_network()
    torch.save(trunk_weights(donor), tmp_path / "mn04.pt")
    network = start_network(tmp_path / "mn04.pt", LABELS, torch.from_numpy(fixed_windows()), seed=0)
    kernels = [dict(one.features.named_parameters()) for one in (network, donor)]
    assert all(torch.equal(kernels[0][name], kernels[1][name]) for name in kernels[0])


def test_the_same_seed_gives_the_same_start_and_it_can_be_kept(tmp_path: Path) -> None:
    windows = torch.from_numpy(fixed_windows())
    one, other = (start_network(SHIPPED, LABELS, windows, seed=3) for _ in range(2))
    save_initial(one, tmp_path / "start.pt")
    for network in (other, load_initial(tmp_path / "start.pt", LABELS)):
        assert all(
            torch.equal(a, b) for a, b in zip(one.state_dict().values(), network.state_dict().values(), strict=True)
        )


def test_a_file_of_something_else_is_no_start(tmp_path: Path) -> None:
    (tmp_path / "notes.pt").write_text("no weights")
    with pytest.raises(TrainingError, match=r"notes\.pt"):
        start_network(tmp_path / "notes.pt", LABELS, torch.from_numpy(fixed_windows()), seed=0)


def test_the_notice_carries_the_licence_of_the_start() -> None:
    assert "Non-commercial use only" in start_notice(SHIPPED)
    assert start_notice(Path("mn04.pt")).startswith("mn04_as of EfficientAT, MIT")
    assert start_notice(None) == ""


def test_the_corpora_that_the_start_learnt_from_are_known() -> None:
    assert "ravdess" in start_corpora(SHIPPED)
    assert start_corpora(None) == start_corpora(Path("mn04.pt")) == ()
