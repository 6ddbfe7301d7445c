"""The encoder against transformers, and its statistics against their definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from export.errors import TrainingError
from export.statistics.config import EncoderConfig
from export.statistics.encoder import load_encoder
from export.statistics.log_mel import TOP, LogMel, mel_filters
from tests.export.sounds import speech
from tests.export.whisper_folder import WIDTH, encoder, write_whisper

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whisper(tmp_path_factory.mktemp("whisper"))


def seconds(n: int = 3) -> Tensor:
    """Return speech, shape (n, 16000)."""
    return torch.stack([torch.from_numpy(speech(number=7 * i, seed=i)[4_800:20_800]) for i in range(n)])


def test_the_log_mel_is_that_of_whisper_but_for_its_level() -> None:
    from transformers import WhisperFeatureExtractor  # noqa: PLC0415 - slow

    samples = seconds()
    samples -= samples.mean(dim=1, keepdim=True)
    extract: Any = WhisperFeatureExtractor(feature_size=80)  # type: ignore[no-untyped-call]
    theirs = torch.from_numpy(
        extract(list(samples.numpy()), sampling_rate=16_000, padding=False, return_tensors="np").input_features
    )
    ours = LogMel()(samples).transpose(1, 2)
    shift = ours.amax(dim=(1, 2), keepdim=True) - theirs.amax(dim=(1, 2), keepdim=True)
    assert torch.allclose(ours, theirs[..., :100] + shift, atol=2e-4)
    assert torch.allclose(ours.amax(dim=(1, 2)), torch.full((3,), (TOP + 4) / 4))


def test_the_mel_filters_are_those_of_whisper() -> None:
    from transformers import WhisperFeatureExtractor  # noqa: PLC0415 - slow

    extract: Any = WhisperFeatureExtractor(feature_size=80)  # type: ignore[no-untyped-call]
    theirs = extract.mel_filters.T
    assert np.allclose(mel_filters(80), theirs, atol=1e-6)


@pytest.mark.parametrize("change", [lambda x: 0.01 * x, lambda x: x + 0.1], ids=["level", "offset"])
def test_neither_level_nor_offset_counts(folder: Path, change: object) -> None:
    network = load_encoder(folder, EncoderConfig())
    assert torch.allclose(network.features(change(seconds())), network.features(seconds()), atol=2e-2)  # type: ignore[operator]


def test_the_layers_are_those_of_transformers(folder: Path) -> None:
    network, theirs = load_encoder(folder, EncoderConfig()), encoder()
    with torch.inference_mode():
        mel = network.log_mel(seconds()).transpose(1, 2)
        state = functional.gelu(theirs.conv2(functional.gelu(theirs.conv1(mel)))).transpose(1, 2)
        states = [state + theirs.embed_positions.weight[:50]]
        for layer in theirs.layers:
            found = layer(states[-1], None)
            states.append(found[0] if isinstance(found, tuple) else found)
        assert torch.allclose(network.features(seconds()), torch.cat(states, dim=2), atol=1e-5)


def test_statistics_are_over_the_frames_in_the_mask(folder: Path) -> None:
    network = load_encoder(folder, EncoderConfig(layers=(0, 2)))
    mask = torch.zeros(3, 50)
    mask[0, 3:17] = mask[2, 40:] = 1
    count, total, squares = network(seconds(), mask)
    features = network.features(seconds())
    assert count[:, 0].tolist() == [14, 0, 10]
    assert total.shape == squares.shape == (3, 2 * WIDTH)
    assert torch.allclose(total[0], features[0, 3:17].sum(0), atol=1e-4)
    assert torch.allclose(squares[2], features[2, 40:].square().sum(0), atol=1e-4)
    assert not total[1].any()


def test_a_whole_model_of_the_hub_is_read_like_its_encoder(folder: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file  # noqa: PLC0415

    (tmp_path / "config.json").write_bytes((folder / "config.json").read_bytes())
    weights = load_file(folder / "model.safetensors")
    save_file({f"model.encoder.{name}": value for name, value in weights.items()}, tmp_path / "model.safetensors")
    one, other = (load_encoder(each, EncoderConfig()).features(seconds()) for each in (folder, tmp_path))
    assert torch.equal(one, other)


def test_what_is_no_encoder_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"expected config.json and model.safetensors .* config.json is missing"):
        load_encoder(tmp_path, EncoderConfig())
    with pytest.raises(TrainingError, match="has the layers 0 to 2"):
        load_encoder(folder, EncoderConfig(layers=(1, 3)))
    (tmp_path / "config.json").write_bytes((folder / "config.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(TrainingError, match="can't be read"):
        load_encoder(tmp_path, EncoderConfig())
    (tmp_path / "config.json").write_text("[]")
    with pytest.raises(TrainingError, match="not the configuration of a Whisper encoder"):
        load_encoder(tmp_path, EncoderConfig())
