"""What holds of every neural system, whatever it is built of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from export.errors import TrainingError
from export.models.families import FAMILIES, family_called
from export.packaging.parity import FP32_TOLERANCE, fixed_audio
from export.packaging.to_onnx import to_onnx
from streamer.inference.session import open_session
from tests.export.slow import SLOW
from tests.export.transformers_folder import write_transformer

if TYPE_CHECKING:
    from pathlib import Path

    from export.models.families import Family

N_LABELS = 4
VOICES = (0, 8, 16, 23)
"""Of the fixed audio, dull to lively: a label each."""
STEPS = 6
DEEP_TOLERANCE = 1e-3
"""Of networks for pictures: fp32 sums of a hundred layers in another order; InceptionV3 was seen 1.5e-4 apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """A network after a few steps."""

    family: Family
    network: nn.Module
    windows: Tensor
    losses: list[float]
    """Of each step, before it."""


@pytest.fixture(scope="module", params=[pytest.param(name, marks=SLOW.get(name, ())) for name in FAMILIES])
def taught(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Taught:
    family = FAMILIES[request.param]
    folder = None
    if family.needs_folder:
        folder = write_transformer(tmp_path_factory.mktemp("weights"), kind=family.name)
    torch.manual_seed(0)
    network = family.build(N_LABELS, folder)
    voices = fixed_audio()
    windows = torch.from_numpy(np.stack([family.input_spec.window(voices[number]) for number in VOICES]))
    return Taught(family, network, windows, learn(network, windows, family))


def learn(network: nn.Module, windows: Tensor, family: Family) -> list[float]:
    """Take a few steps on the windows, let norms settle, and return the loss before each."""
    rate = max(family.learning_rate, 1e-3) if family.needs_folder else family.learning_rate
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = functional.cross_entropy(network.train()(windows), torch.arange(N_LABELS))
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(loss.item())
    settle(network, windows)
    return losses


def settle(network: nn.Module, windows: Tensor) -> None:
    """Give norms the statistics of the windows: after a few steps they lag, and a network would answer all alike."""
    # Keras's layers are no modules of torch that it would list.
    for module in (*network.modules(), *getattr(getattr(network, "features", None), "layers", ())):
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.momentum = 1.0
        elif hasattr(module, "moving_mean"):
            module.momentum = 0.0  # Keras means the share of what was
    with torch.no_grad():
        network.train()(windows)
    network.eval()


def test_a_few_steps_lower_the_loss(taught: Taught) -> None:
    assert np.mean(taught.losses[-2:]) < taught.losses[0]


def test_the_answer_for_a_window_does_not_depend_on_the_rest_of_the_batch(taught: Taught) -> None:
    with torch.inference_mode():
        together = taught.network(taught.windows)
        alone = taught.network(taught.windows[1:2])
    assert together.shape == (len(VOICES), N_LABELS)
    tolerance = DEEP_TOLERANCE if taught.family.name in SLOW else 1e-4
    torch.testing.assert_close(alone, together[1:2], rtol=tolerance, atol=tolerance)


def test_onnx_says_what_torch_says_of_any_number_of_windows(taught: Taught, tmp_path: Path) -> None:
    to_onnx(taught.network, tmp_path / "model.onnx", input_spec=taught.family.input_spec)
    with torch.inference_mode():
        by_torch = torch.softmax(taught.network(taught.windows), dim=1).numpy()
    session = open_session(tmp_path / "model.onnx")
    tolerance = DEEP_TOLERANCE if taught.family.name in SLOW else FP32_TOLERANCE
    assert np.ptp(by_torch, axis=0).max() > 100 * tolerance  # else all outputs are alike, and anything agrees
    for size in (1, 3, 4):
        (by_onnx,) = session.run(None, {"features": taught.windows[:size].numpy()})
        np.testing.assert_allclose(by_onnx, by_torch[:size], rtol=0, atol=tolerance)


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(TrainingError, match=r"mel-cnn, .*wav2vec2, got 'vgg20'"):
        family_called("vgg20")


@pytest.mark.parametrize("name", ["hubert", "wav2vec2"])
def test_fine_tuning_needs_a_folder(name: str) -> None:
    with pytest.raises(TrainingError, match="--weights-folder"):
        family_called(name).build(8, None)
