from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer, torch_scorer
from export.packaging.parity import N_VOICES, check_parity, fixed_audio, fixed_windows
from export.packaging.quantize import quantize
from export.packaging.to_onnx import to_onnx
from tests.export.networks import lively_network

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.models.mn04 import EmotionNet


@pytest.fixture(scope="module")
def network() -> EmotionNet:
    return lively_network()


@pytest.fixture(scope="module")
def models(network: EmotionNet, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("models")
    fp32, int8 = folder / "fp32.onnx", folder / "int8.onnx"
    to_onnx(network, fp32)
    quantize(fp32, int8, fixed_windows())
    return fp32, int8


def test_the_fixed_audio_is_fixed_and_spread_out() -> None:
    one, two = fixed_audio(), fixed_audio()
    assert len(one) == N_VOICES
    for a, b in zip(one, two, strict=True):
        np.testing.assert_array_equal(a, b)
        assert 24_000 <= len(a) <= 48_000
    assert fixed_windows().shape == (N_VOICES, WINDOW_FRAMES, FRONT_END.n_mels)


def test_a_faithful_export_passes(network: EmotionNet, models: tuple[Path, Path]) -> None:
    fp32, int8 = models
    found = check_parity(torch_scorer(network), onnx_scorer(fp32), onnx_scorer(int8))
    assert found.torch_fp32 < 1e-5
    assert found.fp32_int8 is not None
    assert found.fp32_int8 < 0.1


def test_int8_is_smaller_and_takes_any_batch(models: tuple[Path, Path]) -> None:
    fp32, int8 = models
    assert int8.stat().st_size < min(2_000_000, 0.8 * fp32.stat().st_size)
    together = onnx_scorer(int8)(fixed_windows())
    alone = np.concatenate([onnx_scorer(int8)(window[np.newaxis]) for window in fixed_windows()])
    np.testing.assert_array_equal(together, alone)


def test_quantising_leaves_the_logging_as_it_was(models: tuple[Path, Path], tmp_path: Path) -> None:
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    try:
        quantize(models[0], tmp_path / "int8.onnx", fixed_windows()[:2])
        assert root.level == logging.INFO
        with pytest.raises(ValueError, match="No data is collected"):
            quantize(models[0], tmp_path / "int8.onnx", fixed_windows()[:0])
        assert root.level == logging.INFO
    finally:
        root.setLevel(before)


def test_a_broken_export_is_refused(network: EmotionNet, models: tuple[Path, Path], tmp_path: Path) -> None:
    fp32, int8 = models
    broken = onnx.load(fp32)
    bias = next(tensor for tensor in broken.graph.initializer if tensor.name.endswith("head.5.bias"))
    values = numpy_helper.to_array(bias).copy()
    values[2] += 0.01
    bias.CopyFrom(numpy_helper.from_array(values, bias.name))
    onnx.save(broken, tmp_path / "broken.onnx")
    with pytest.raises(TrainingError, match="torch and fp32 ONNX differ"):
        check_parity(torch_scorer(network), onnx_scorer(tmp_path / "broken.onnx"), onnx_scorer(int8))


def test_a_badly_quantised_model_is_refused(network: EmotionNet, models: tuple[Path, Path]) -> None:
    score = torch_scorer(network)

    def turned(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.roll(confident(windows), 1, axis=1)

    def confident(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.tile(np.array([0.26, 0.14, 0.12, 0.12, 0.10, 0.10, 0.08, 0.08], np.float32), (len(windows), 1))

    with pytest.raises(TrainingError, match="another top label"):
        check_parity(confident, confident, turned)
    with pytest.raises(TrainingError, match="fp32 and int8 ONNX differ"):
        check_parity(score, score, lambda windows: np.eye(8, dtype=np.float32)[np.zeros(len(windows), int)])


def test_an_answer_that_is_no_number_is_refused(network: EmotionNet) -> None:
    score = torch_scorer(network)
    with pytest.raises(TrainingError, match="nan"):
        check_parity(score, score, lambda windows: np.full((len(windows), 8), np.nan, np.float32))
