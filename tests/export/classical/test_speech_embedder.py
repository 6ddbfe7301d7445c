from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import pytest
import torch

from export.classical.speech_embedder import speech_embedder
from export.errors import TrainingError
from export.models.speech_transformer import Kind
from tests.export.transformers_folder import write_transformer

if TYPE_CHECKING:
    from pathlib import Path

KINDS: tuple[Kind, ...] = get_args(Kind)


def waves() -> np.ndarray[Any, np.dtype[np.float32]]:
    return (0.1 * np.random.default_rng(0).normal(size=(2, 8000)) + 0.05).astype(np.float32)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_the_mean_of_a_hidden_layer_as_transformers_gives_it(tmp_path: Path, kind: Kind) -> None:
    import transformers  # noqa: PLC0415 - slow

    folder = write_transformer(tmp_path / kind, kind=kind)
    extractor = transformers.Wav2Vec2FeatureExtractor.from_pretrained(folder)
    inputs = extractor(list(waves()), sampling_rate=16_000, return_tensors="pt").input_values
    model = transformers.AutoModel.from_pretrained(folder).eval()
    with torch.inference_mode():
        hidden = model(inputs, output_hidden_states=True).hidden_states
    for layer in range(3):
        found = speech_embedder(folder, kind, layer=layer)
        assert found.width == 16
        np.testing.assert_allclose(found.embed(waves()), hidden[layer].mean(dim=1).numpy(), atol=1e-4)
    usual = speech_embedder(folder, kind)
    np.testing.assert_array_equal(usual.embed(waves()), speech_embedder(folder, kind, layer=1).embed(waves()))


def test_a_waveform_is_normalised_only_where_the_preprocessor_says_so(tmp_path: Path) -> None:
    torch.manual_seed(0)
    wants = write_transformer(tmp_path / "wants", kind="hubert")
    doesnt = shutil.copytree(wants, tmp_path / "doesnt")
    settings = doesnt / "preprocessor_config.json"
    settings.write_text(settings.read_text().replace('"do_normalize": true', '"do_normalize": false'))
    normalised, plain = (speech_embedder(folder, "hubert") for folder in (wants, doesnt))
    louder = (3 * waves() - 0.1).astype(np.float32)
    np.testing.assert_allclose(normalised.embed(waves()), normalised.embed(louder), atol=1e-4)
    quiet = (waves() / 1000).astype(np.float32)  # the network's own norms hide the level of anything louder
    assert np.abs(normalised.embed(quiet) - plain.embed(quiet)).max() > 0.01


def test_its_key_depends_on_weights_settings_kind_and_layer(tmp_path: Path) -> None:
    torch.manual_seed(0)
    one = write_transformer(tmp_path / "one", kind="hubert")
    same = shutil.copytree(one, tmp_path / "same")
    other = write_transformer(tmp_path / "other", kind="hubert")
    silent = shutil.copytree(one, tmp_path / "silent")
    settings = silent / "preprocessor_config.json"
    settings.write_text(settings.read_text().replace('"do_normalize": true', '"do_normalize": false'))
    key = speech_embedder(one, "hubert").key
    assert speech_embedder(same, "hubert").key == key
    others = {speech_embedder(folder, "hubert").key for folder in (other, silent)}
    others.add(speech_embedder(one, "hubert", layer=0).key)
    assert len(others - {key}) == 3


def test_an_invalid_folder_is_refused(tmp_path: Path) -> None:
    folder = write_transformer(tmp_path / "model", kind="hubert")
    with pytest.raises(TrainingError, match="embeddings of wavlm: expected a folder of its weights, --weights-folder"):
        speech_embedder(None, "wavlm")
    with pytest.raises(TrainingError, match="is missing"):
        speech_embedder(tmp_path / "elsewhere", "hubert")
    with pytest.raises(TrainingError, match="should have a network of the kind wav2vec2, has 'hubert'"):
        speech_embedder(folder, "wav2vec2")
    with pytest.raises(TrainingError, match="has hidden layers 0 to 2, got 3"):
        speech_embedder(folder, "hubert", layer=3)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(TrainingError, match="has no weights that can be loaded"):
        speech_embedder(folder, "hubert")
