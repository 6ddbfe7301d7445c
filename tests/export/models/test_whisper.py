"""Whisper's encoder in the workshop: its spectrogram is that of transformers, and what doesn't fit is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from export.acoustics.input_spec import InputSpec
from export.classical.whisper_embedder import whisper_embedder
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.models.whisper import WhisperNet, WhisperStatistics
from export.packaging.to_onnx import to_onnx
from tests.export.whisper_folder import WIDTH, write_whisper

if TYPE_CHECKING:
    from pathlib import Path

VOICE = 0.1 * np.random.default_rng(0).standard_normal((2, 48_000)).astype(np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whisper(tmp_path_factory.mktemp("whisper"))


def test_its_spectrogram_is_that_of_transformers(folder: Path) -> None:
    from transformers import WhisperFeatureExtractor  # noqa: PLC0415 - slow

    extract = WhisperFeatureExtractor(feature_size=80, chunk_length=3)  # type: ignore[no-untyped-call]
    expected = extract(list(VOICE), sampling_rate=16_000, return_tensors="np").input_features  # (2, 80, 300)
    found = WhisperStatistics(folder).log_mel(torch.from_numpy(VOICE))
    np.testing.assert_allclose(found.numpy().transpose(0, 2, 1), expected, atol=1e-4)


def test_embeddings_are_mean_and_deviation_of_a_layer(folder: Path) -> None:
    embedder = whisper_embedder(folder)
    rows = embedder.embed(VOICE)
    assert rows.shape == (2, 2 * WIDTH)
    assert (rows[:, WIDTH:] >= 0).all()
    assert embedder.key.startswith("whisper-1-")


def test_the_network_becomes_onnx_and_all_of_it_but_the_positions_learns(folder: Path, tmp_path: Path) -> None:
    network = WhisperNet(3, folder)
    frozen = {name for name, parameter in network.named_parameters() if not parameter.requires_grad}
    assert frozen == {"features.encoder.embed_positions.weight"}
    network.eval()
    to_onnx(network, tmp_path / "model.onnx", input_spec=InputSpec("waveform", 3000, "none"))
    with torch.inference_mode():
        expected = torch.softmax(network(torch.from_numpy(VOICE)), dim=1).numpy()
    np.testing.assert_allclose(onnx_scorer(tmp_path / "model.onnx")(VOICE), expected, atol=1e-5)


def test_whole_models_have_the_encoder_under_a_prefix(folder: Path, tmp_path: Path) -> None:
    named = {f"model.encoder.{name}": value for name, value in load_file(folder / "model.safetensors").items()}
    save_file(named, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text((folder / "config.json").read_text())
    expected = WhisperStatistics(folder)(torch.from_numpy(VOICE))
    torch.testing.assert_close(WhisperStatistics(tmp_path)(torch.from_numpy(VOICE)), expected, atol=0, rtol=0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"model_type": "hubert"}, "should be of a network of the kind whisper, is of 'hubert'"),
        ({"encoder_layers": 4}, r"lacks \d+ weights of the encoder, such as layers\.2"),
        ({"d_model": 32}, "has no weights that fit"),
    ],
)
def test_a_folder_of_something_else_is_named(
    folder: Path, tmp_path: Path, change: dict[str, object], expected: str
) -> None:
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    about = json.loads((folder / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(about | change))
    with pytest.raises(TrainingError, match=expected):
        WhisperStatistics(tmp_path)


def test_without_a_folder_or_its_files_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="--weights-folder FOLDER"):
        whisper_embedder(None)
    with pytest.raises(TrainingError, match=r"lacks config\.json: a folder of a Whisper encoder"):
        whisper_embedder(tmp_path)
    (tmp_path / "config.json").write_text("[]")
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(TrainingError, match="is not the configuration of a Whisper encoder"):
        whisper_embedder(tmp_path)
