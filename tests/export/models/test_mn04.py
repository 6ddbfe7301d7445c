from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES
from export.corpora.readers import LABELS
from export.corpora.recordings import read_samples
from export.errors import TrainingError
from export.models.families import FAMILIES
from export.models.mn04 import EmotionNet, ModelConfig, Probabilities, load_audioset
from streamer.dsp.features import LogMel, fill
from tests.export.networks import lively_network, trunk_weights
from tests.export.sounds import voice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def network() -> EmotionNet:
    torch.manual_seed(0)
    return EmotionNet(ModelConfig()).eval()


def test_any_batch_of_windows_gives_rows_that_sum_to_one(network: EmotionNet) -> None:
    with torch.inference_mode():
        for size in (1, 3):
            rows = Probabilities(network)(torch.zeros(size, WINDOW_FRAMES, FRONT_END.n_mels))
            assert rows.shape == (size, len(LABELS))
            torch.testing.assert_close(rows.sum(dim=1), torch.ones(size))


def test_the_network_is_small_enough_for_two_megabytes_in_int8(network: EmotionNet) -> None:
    assert sum(parameter.numel() for parameter in network.parameters()) < 1_500_000


def test_weights_of_another_network_are_refused(network: EmotionNet) -> None:
    with pytest.raises(TrainingError, match="mn04"):
        load_audioset(network, {"features.0.0.weight": torch.zeros(16, 1, 3, 3)})


def test_as_one_of_many_systems_it_begins_from_the_file_of_weights_or_at_random(tmp_path: Path) -> None:
    given = lively_network(seed=3)
    torch.save(trunk_weights(given), tmp_path / "mn04.pt")
    build = FAMILIES["mn04"].build
    started, other = build(4, tmp_path / "mn04.pt"), build(4, None)
    assert isinstance(started, EmotionNet)
    assert isinstance(other, EmotionNet)
    torch.testing.assert_close(started.features.state_dict(), given.features.state_dict())
    assert not torch.equal(other.features[0].get_parameter("0.weight"), started.features[0].get_parameter("0.weight"))
    assert started(torch.zeros(2, WINDOW_FRAMES, FRONT_END.n_mels)).shape == (2, 4)
    (tmp_path / "mn04.pt").write_text("something else")
    with pytest.raises(TrainingError, match=r"mn04\.pt can't be read as weights"):
        build(4, tmp_path / "mn04.pt")


def test_the_audioset_trunk_recognises_speech(shared: Path) -> None:
    """Runs AudioSet's own classifier on our trunk and front-end: a wrong axis or activation would show."""
    state = torch.load(shared / "weights/mn04_as_mAP_432.pt", weights_only=True)
    network = EmotionNet(ModelConfig()).eval()
    load_audioset(network, state)

    speech = read_samples(shared / "data/ravdess/Actor_05/03-01-05-02-01-01-05.flac")
    scores = audioset_scores(network, state, speech)
    assert scores[0] > 0.6  # class 0 is Speech
    assert scores.argmax() == 0
    assert audioset_scores(network, state, voice(seconds=3.0, silence_s=0.0)).argmax() != 0


def audioset_scores(network: EmotionNet, state: dict[str, torch.Tensor], samples: np.ndarray) -> np.ndarray:
    frames = fill(LogMel(FRONT_END)(samples), WINDOW_FRAMES)
    with torch.inference_mode():
        x = torch.from_numpy(frames)[None, None]
        for layer in network.features:
            x = layer(x)
        hidden = torch.nn.functional.hardswish(
            x.mean(dim=(2, 3)) @ state["classifier.2.weight"].T + state["classifier.2.bias"]
        )
        logits = hidden @ state["classifier.5.weight"].T + state["classifier.5.bias"]
    return np.asarray(torch.sigmoid(logits)[0])
