from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.classical.mn04_embedder import mn04_embedder
from export.errors import TrainingError
from export.packaging.parity import fixed_windows
from tests.export.networks import lively_network, trunk_weights

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_are_what_the_head_of_the_network_would_see(tmp_path: Path) -> None:
    network = lively_network()
    torch.save(trunk_weights(network), tmp_path / "weights.pt")
    embedder = mn04_embedder(tmp_path / "weights.pt")
    with torch.inference_mode():
        expected = network.embed(torch.from_numpy(fixed_windows())).numpy()
    np.testing.assert_allclose(embedder.embed(fixed_windows()), expected, atol=1e-5)
    assert embedder.width == expected.shape[1] == 704


def test_other_weights_have_another_key(tmp_path: Path) -> None:
    keys = []
    for name, seed in (("one", 0), ("two", 1)):
        (tmp_path / name).mkdir()
        torch.save(trunk_weights(lively_network(seed)), tmp_path / name / "weights.pt")
        keys.append(mn04_embedder(tmp_path / name / "weights.pt").key)
    assert keys[0] != keys[1]
    assert mn04_embedder(tmp_path / "one/weights.pt").key == keys[0]


def test_an_invalid_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="expected the file of its weights"):
        mn04_embedder(None)
    with pytest.raises(TrainingError, match=r"none\.pt can't be read as weights"):
        mn04_embedder(tmp_path / "none.pt")
    (tmp_path / "text.pt").write_text("text")
    with pytest.raises(TrainingError, match=r"text\.pt can't be read as weights"):
        mn04_embedder(tmp_path / "text.pt")
    torch.save([1, 2], tmp_path / "list.pt")
    with pytest.raises(TrainingError, match="expected a dictionary of tensors"):
        mn04_embedder(tmp_path / "list.pt")
    torch.save({"x": torch.zeros(1)}, tmp_path / "other.pt")
    with pytest.raises(TrainingError, match="these are not the weights of mn04"):
        mn04_embedder(tmp_path / "other.pt")
