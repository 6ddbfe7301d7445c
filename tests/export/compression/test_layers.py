"""Which layers become int8, by plans; and what ONNX Runtime makes of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from export.acoustics.input_spec import InputSpec
from export.compression.layers import FEWEST_WEIGHTS, QUANTISABLE, Layer, layers_of, plans
from export.compression.quantize import AT_ONCE, choices
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.models.mn04 import EmotionNet, ModelConfig
from export.models.recurrent import RecurrentNet
from export.packaging.quantize import int8_convolutions, prepare, quantize
from export.packaging.to_onnx import to_onnx

if TYPE_CHECKING:
    from pathlib import Path

KINDS = st.sampled_from([*QUANTISABLE, "GRU"])


def test_plans_leave_out_ends_and_then_all_but_the_largest() -> None:
    stem, early, middle, late, head = (
        Layer("stem", "Conv", 2000),
        Layer("early", "Conv", 4000),
        Layer("middle", "Conv", 10_000),
        Layer("late", "MatMul", 90_000),
        Layer("head", "Gemm", 3000),
    )
    small, recurrent = Layer("small", "Conv", FEWEST_WEIGHTS - 1), Layer("gru", "GRU", 50_000)
    assert plans([stem, early, small, middle, recurrent, late, head]) == [
        [stem, early, middle, late, head],
        [early, middle, late],
        [late],
    ]
    alike = [Layer(f"{i}", "Conv", 2000) for i in range(10)]
    assert [len(plan) for plan in plans(alike)] == [10, 8, 5, 3]


@given(st.lists(st.tuples(KINDS, st.integers(1, 100_000)), max_size=12))
def test_every_plan_is_a_part_of_the_one_before(drawn: list[tuple[str, int]]) -> None:
    layers = [Layer(f"{i}", kind, n) for i, (kind, n) in enumerate(drawn)]
    found = plans(layers)
    assert all(len(b) < len(a) for a, b in itertools.pairwise(found))
    assert all(plan and set(plan) <= set(found[0]) for plan in found)
    for plan in found:
        assert [layer for layer in layers if layer in plan] == plan
        assert all(layer.kind in QUANTISABLE and layer.n_weights >= FEWEST_WEIGHTS for layer in plan)
    assert bool(found) == any(kind in QUANTISABLE and n >= FEWEST_WEIGHTS for kind, n in drawn)


@pytest.fixture(scope="module")
def recurrent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    model = tmp_path_factory.mktemp("recurrent") / "model.onnx"
    to_onnx(RecurrentNet(4, cell="gru").eval(), model)
    return model


def test_a_recurrent_layer_stays_fp32_and_is_named(recurrent: Path) -> None:
    windows = np.random.default_rng(0).standard_normal((AT_ONCE, 298, 103)).astype(np.float32)
    int8 = recurrent.with_name("int8.onnx")
    quantize(recurrent, int8, windows, choose=choices("gru", recurrent)[0], at_once=AT_ONCE // 2)
    assert [(one.name.rpartition("/")[0], one.kind) for one in layers_of(int8)] == [
        ("/network/recurrent", "GRU"),
        ("/network/attention", "MatMul"),
    ]
    assert int8.stat().st_size < recurrent.stat().st_size
    np.testing.assert_allclose(onnx_scorer(int8)(windows), onnx_scorer(recurrent)(windows), atol=0.1)


def test_windows_in_parts_give_the_ranges_of_all(recurrent: Path) -> None:
    windows = np.random.default_rng(1).standard_normal((8, 298, 103)).astype(np.float32)
    predictions = []
    for at_once in (8, 2, None):
        int8 = recurrent.with_name("parts.onnx")
        quantize(recurrent, int8, windows, choose=choices("gru", recurrent)[0], at_once=at_once)
        predictions.append(onnx_scorer(int8)(windows))
    np.testing.assert_array_equal(predictions[0], predictions[2])
    np.testing.assert_allclose(predictions[1], predictions[2], atol=0.02)


def test_of_our_own_network_the_layers_chosen_by_hand_become_int8_or_the_largest_of_them(tmp_path: Path) -> None:
    network = EmotionNet(ModelConfig()).eval()
    prepared = tmp_path / "prepared.onnx"
    to_onnx(network, tmp_path / "model.onnx")
    prepare(tmp_path / "model.onnx", prepared)
    by_hand = int8_convolutions(prepared)
    assert len(by_hand) == len(network.int8_layers())
    first, *others = [choose(prepared) for choose in choices("mn04", tmp_path / "model.onnx")]
    assert first == by_hand
    assert [len(plan) for plan in others] == sorted({len(plan) for plan in others}, reverse=True)
    assert [set(plan) < set(by_hand) for plan in others] == [True] * 4


def test_nodes_that_are_fused_first_are_found_by_their_new_names(tmp_path: Path) -> None:
    input_spec = InputSpec("log_mel", 1000)
    model, int8 = tmp_path / "model.onnx", tmp_path / "int8.onnx"
    to_onnx(
        nn.Sequential(nn.Flatten(), nn.Linear(98 * 103, 8), nn.ReLU(), nn.Linear(8, 4)).eval(),
        model,
        input_spec=input_spec,
    )
    windows = np.random.default_rng(0).standard_normal((2, *input_spec.shape)).astype(np.float32)
    (choose,) = choices("tiny", model)
    quantize(model, int8, windows, choose=choose)
    assert [one.n_weights for one in layers_of(model)] == [98 * 103 * 8, 32]
    assert [one.n_weights for one in layers_of(int8)] == [32]
    np.testing.assert_allclose(onnx_scorer(int8)(windows), onnx_scorer(model)(windows), atol=0.1)


def test_where_nothing_becomes_int8_nothing_is_written(tmp_path: Path) -> None:
    model, int8 = tmp_path / "model.onnx", tmp_path / "int8.onnx"
    to_onnx(nn.Sequential(nn.Flatten(), nn.Linear(98 * 103, 1)).eval(), model, input_spec=InputSpec("log_mel", 1000))
    with pytest.raises(TrainingError, match="has no layer that becomes int8"):
        quantize(model, int8, np.zeros((2, 98, 103), dtype=np.float32), choose=lambda _: [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.onnx"]
