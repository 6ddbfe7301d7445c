from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
import torch

from export.errors import TrainingError
from export.models.image_networks import ImageNetwork
from tests.export.slow import MARKS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = list(MARKS)


def test_a_checkpoint_fits_the_same_network_built_later() -> None:
    """Keras numbers its layers, and a state is by their names."""
    torch.manual_seed(1)
    first = ImageNetwork(4, "InceptionV3").state_dict()
    torch.manual_seed(1)
    second = ImageNetwork(4, "InceptionV3")
    assert list(second.state_dict()) == list(first)
    assert all(torch.equal(value, first[name]) for name, value in second.state_dict().items())
    second.load_state_dict(first)


def test_a_copy_is_a_network_of_its_own() -> None:
    network = ImageNetwork(4, "VGG19").eval()
    window = torch.randn(1, 298, 103)
    with torch.inference_mode():
        before = network(window)
        copied = deepcopy(network)
        for value in network.parameters():
            value.zero_()
        torch.testing.assert_close(copied(window), before)


def test_weights_come_from_the_file_in_the_folder(tmp_path: Path) -> None:
    saved = ImageNetwork(4, "InceptionV3")
    saved.features.save_weights(tmp_path / "inception_v3_notop.weights.h5")
    loaded = ImageNetwork(4, "InceptionV3", tmp_path).features.state_dict()
    assert all(torch.equal(value, loaded[name]) for name, value in saved.features.state_dict().items())


def test_a_folder_without_its_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"one file vgg19\*\.h5 with Keras's weights, has 0"):
        ImageNetwork(4, "VGG19", tmp_path)


def test_a_file_that_is_not_of_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vgg19_notop.weights.h5").write_text("nothing")
    with pytest.raises(TrainingError, match="no weights that fit VGG19"):
        ImageNetwork(4, "VGG19", tmp_path)
