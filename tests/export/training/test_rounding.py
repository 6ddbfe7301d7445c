from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.evaluation.evaluate import onnx_scorer, torch_scorer
from export.models.mn04 import round_activations, round_weights
from export.packaging.parity import fixed_windows
from export.packaging.quantize import quantize
from export.packaging.to_onnx import to_onnx
from export.training.rounding import begin_rounding, snap_weights
from tests.export.networks import lively_network

if TYPE_CHECKING:
    from pathlib import Path

    from export.models.mn04 import EmotionNet


@pytest.fixture(scope="module")
def network() -> EmotionNet:
    return lively_network()


def test_rounded_weights_are_on_a_grid_of_their_channel_and_stay_there() -> None:
    torch.manual_seed(0)
    weights = torch.randn(6, 4, 3, 3) * torch.logspace(-3, 1, 6)[:, None, None, None]
    rounded = round_weights(weights)
    for before, channel in zip(weights, rounded, strict=True):
        step = before.abs().max() / 64
        torch.testing.assert_close(channel / step, torch.round(channel / step), atol=1e-3, rtol=0)
        assert (channel - before).abs().max() <= 0.51 * step
    torch.testing.assert_close(round_weights(rounded), rounded)


def test_rounded_activations_are_clipped_to_their_range_with_an_exact_zero() -> None:
    rounded = round_activations(torch.tensor([-9.0, -1.0, 0.0, 0.5, 9.0]), (-1.0, 2.0))
    torch.testing.assert_close(rounded, torch.tensor([-1.0, -1.0, 0.0, 0.5, 2.0]), atol=0.007, rtol=0)
    assert rounded[2] == 0


def test_gradients_pass_through_the_rounding(network: EmotionNet) -> None:
    rounding = deepcopy(network)
    begin_rounding(rounding, fixed_windows()[:4])
    torch.autograd.backward(rounding(torch.from_numpy(fixed_windows()[:4])).sum())
    assert all(parameter.grad is not None for parameter in rounding.parameters())


def test_what_the_network_feels_is_what_int8_does(network: EmotionNet, tmp_path: Path) -> None:
    rounding = deepcopy(network)
    windows = fixed_windows()
    begin_rounding(rounding, windows)
    felt = torch_scorer(rounding)(windows)
    snap_weights(rounding)
    plain = torch_scorer(rounding)(windows)
    to_onnx(rounding, tmp_path / "fp32.onnx")
    quantize(tmp_path / "fp32.onnx", tmp_path / "int8.onnx", windows)
    int8 = onnx_scorer(tmp_path / "int8.onnx")(windows)
    # Rounding errors are close to chance; that both err the same way is no chance.
    assert np.corrcoef((felt - plain).ravel(), (int8 - plain).ravel())[0, 1] > 0.25
    assert np.abs(felt - plain).mean() == pytest.approx(np.abs(int8 - plain).mean(), rel=0.5)
