"""ONNX files as teachers."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.input_spec import InputSpec
from export.compression.teachers import OnnxTeacher
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.metrics import with_temperature
from export.packaging.to_onnx import to_onnx
from export.training.checkpoint import origin_of
from export.training.losses import mean_probabilities
from streamer.inference.card import sha256_of
from tests.export.tiny_families import TinyLogMel

if TYPE_CHECKING:
    from pathlib import Path

EARS = InputSpec("log_mel", 1000)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    to_onnx(TinyLogMel(4).eval(), tmp_path / "model.onnx", input_spec=EARS)
    return tmp_path / "model.onnx"


def teacher(model: Path, temperature: float = 1.0) -> OnnxTeacher:
    return OnnxTeacher(model, sha256=sha256_of(model), temperature=temperature)


@pytest.mark.parametrize("temperature", [1.0, 2.5])
def test_it_says_what_its_file_says_at_the_temperature_of_its_card(model: Path, temperature: float) -> None:
    windows = torch.randn(3, *EARS.shape)
    said = mean_probabilities([teacher(model, temperature)], windows).numpy()
    expected = with_temperature(onnx_scorer(model)(windows.numpy()).astype(np.float64), temperature)
    np.testing.assert_allclose(said, expected, atol=1e-5)


def test_several_give_their_mean_and_strides_of_windows_change_nothing(model: Path) -> None:
    windows = torch.randn(3, *EARS.shape)
    both = mean_probabilities([teacher(model), teacher(model, 3.0)], windows)
    alone = [mean_probabilities([teacher(model, t)], windows) for t in (1.0, 3.0)]
    torch.testing.assert_close(both, (alone[0] + alone[1]) / 2)
    turned = windows.transpose(1, 2).contiguous().transpose(1, 2)
    torch.testing.assert_close(mean_probabilities([teacher(model)], turned), alone[0])


def test_a_checkpoint_tells_teachers_apart_by_file_and_temperature(model: Path) -> None:
    network = torch.nn.Linear(2, 2)
    teachers = [origin_of(network, [], [teacher(model, t)])["teachers"] for t in (1.0, 1.0, 1.5)]
    assert teachers[0] == teachers[1] != teachers[2]


def test_a_copy_is_the_teacher_itself_and_nothing_in_it_learns(model: Path) -> None:
    one = teacher(model)
    assert deepcopy(one) is one
    assert list(one.parameters()) == []
    windows = torch.randn(1, *EARS.shape, requires_grad=True)
    assert not one(windows).requires_grad
