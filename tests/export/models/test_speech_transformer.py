from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch
from safetensors.torch import load_file

from export.errors import TrainingError
from export.models.speech_transformer import SpeechTransformer
from tests.export.transformers_folder import write_transformer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.models.speech_transformer import Kind


def test_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="nowhere is missing: a folder of hubert weights"):
        SpeechTransformer(8, "hubert", tmp_path / "nowhere")


def test_a_folder_of_another_network_is_refused(tmp_path: Path) -> None:
    write_transformer(tmp_path, kind="wavlm")
    with pytest.raises(TrainingError, match="of the kind hubert, has 'wavlm'"):
        SpeechTransformer(8, "hubert", tmp_path)


def test_a_network_of_another_sample_rate_is_refused(tmp_path: Path) -> None:
    write_transformer(tmp_path, kind="hubert", sample_rate=8000)
    with pytest.raises(TrainingError, match="should take 16000 Hz, as the daemon does, takes 8000 Hz"):
        SpeechTransformer(8, "hubert", tmp_path)


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_folder_without_a_readable_configuration_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "config.json").write_text(content)
    with pytest.raises(TrainingError, match=r"config\.json"):
        SpeechTransformer(8, "hubert", tmp_path)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    write_transformer(tmp_path, kind="hubert")
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(TrainingError, match="no weights that can be loaded"):
        SpeechTransformer(8, "hubert", tmp_path)


def rename_weights(folder: Path, rename: Callable[[str], str]) -> None:
    """Write the weights again as older versions of transformers did, by other names."""
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save({rename(name): value for name, value in weights.items()}, folder / "pytorch_model.bin")


def test_weights_of_other_names_are_refused_and_not_made_up(tmp_path: Path) -> None:
    write_transformer(tmp_path, kind="hubert")
    rename_weights(tmp_path, lambda name: f"elsewhere.{name}" if ".layers.1." in name else name)
    with pytest.raises(TrainingError, match=r"lacks 16 weights of its network, such as encoder\.layers\.1\.attention"):
        SpeechTransformer(8, "hubert", tmp_path)


@pytest.mark.parametrize("kind", ["hubert", "wav2vec2"])
def test_weights_as_they_were_published_years_ago_are_loaded(tmp_path: Path, kind: Kind) -> None:
    write_transformer(tmp_path, kind=kind)
    as_saved = SpeechTransformer(8, kind, tmp_path).features.state_dict()
    before = {"parametrizations.weight.original0": "weight_g", "parametrizations.weight.original1": "weight_v"}

    def older(name: str) -> str:
        for new, old in before.items():
            name = name.replace(new, old)
        return name

    rename_weights(tmp_path, older)
    loaded = SpeechTransformer(8, kind, tmp_path).features.state_dict()
    assert list(loaded) == list(as_saved)
    assert [name for name, value in loaded.items() if not torch.equal(value, as_saved[name])] == []


@pytest.mark.parametrize("do_normalize", [True, False])
def test_samples_are_normalised_as_the_folder_says(tmp_path: Path, do_normalize: bool) -> None:
    # Without norms in its convolutions, or the network would not hear the level anyhow.
    write_transformer(tmp_path, kind="hubert", do_normalize=do_normalize, feat_extract_norm="layer", conv_bias=True)
    torch.manual_seed(0)
    network = SpeechTransformer(8, "hubert", tmp_path).eval()
    samples = torch.randn(2, 16_000)
    changed = 3 * samples + 0.5
    with torch.inference_mode():
        is_same = torch.allclose(network(samples), network(changed), atol=1e-4)
    assert is_same == do_normalize


def test_the_convolutions_stay_as_they_were_and_all_else_learns(tmp_path: Path) -> None:
    write_transformer(tmp_path, kind="wav2vec2", mask_time_prob=0.0)
    network = SpeechTransformer(8, "wav2vec2", tmp_path).train()
    torch.autograd.backward(network(torch.randn(2, 16_000)).square().sum())
    learning = {name for name, value in network.named_parameters() if value.grad is not None}
    frozen = {name for name, _ in network.named_parameters() if ".feature_extractor." in name}
    unused = {"features.masked_spec_embed"}
    assert frozen
    assert learning == {name for name, _ in network.named_parameters()} - frozen - unused
