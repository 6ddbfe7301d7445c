from __future__ import annotations

import multiprocessing
import os
import signal
import time
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.corpora import ASED, LABELS, RAVDESS, Clip, read_corpus, unique
from export.dataset import Variants, prepare
from export.errors import WorkshopError
from export.model import EmotionNet, ModelConfig
from export.parity import fixed_windows
from export.rounding import begin_rounding
from export.train import (
    TrainConfig,
    change_gain,
    load_network,
    mask_at_random,
    masked_cross_entropy,
    mix_up,
    smooth_targets,
    train,
)
from tests.export.networks import lively_network

if TYPE_CHECKING:
    from pathlib import Path

TINY = TrainConfig(epochs=5, batch_size=8, warmup_steps=2)


@pytest.fixture(scope="module")
def clips(tiny_data: Path) -> list[Clip]:
    return unique(read_corpus(RAVDESS, tiny_data), tiny_data)[:16]


@pytest.fixture(scope="module")
def cache(tiny_data: Path, clips: list[Clip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    prepare(clips, Variants(("clean",), 1), data=tiny_data, audio=None, cache=folder, seed=0, workers=1)
    return folder


def run(clips: list[Clip], cache: Path, checkpoint: Path, config: TrainConfig = TINY) -> EmotionNet:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    return train(EmotionNet(ModelConfig()), clips, config, cache=cache, checkpoint=checkpoint, title="tiny")


def test_training_killed_and_started_again_ends_with_the_same_weights(
    clips: list[Clip], cache: Path, tmp_path: Path
) -> None:
    whole = run(clips, cache, tmp_path / "whole.pt").state_dict()
    checkpoint = tmp_path / "killed.pt"
    process = multiprocessing.get_context("spawn").Process(target=run, args=(clips, cache, checkpoint))
    process.start()
    deadline = time.monotonic() + 60
    while not checkpoint.exists() and time.monotonic() < deadline:
        process.join(timeout=0.01)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    saved = torch.load(checkpoint, weights_only=True)
    assert 1 <= saved["epoch"] < TINY.epochs
    with pytest.raises(WorkshopError, match="not finished"):
        load_network(checkpoint)
    resumed = run(clips, cache, checkpoint).state_dict()
    for name, weights in whole.items():
        torch.testing.assert_close(resumed[name], weights, msg=name)
    for name, weights in load_network(checkpoint).state_dict().items():
        torch.testing.assert_close(weights, resumed[name], msg=name)


def test_a_checkpoint_of_other_settings_is_refused(clips: list[Clip], cache: Path, tmp_path: Path) -> None:
    config = replace(TINY, epochs=1)
    run(clips, cache, tmp_path / "a.pt", config)
    with pytest.raises(WorkshopError, match="other settings"):
        run(clips, cache, tmp_path / "a.pt", replace(config, seed=1))


def test_a_checkpoint_of_another_start_is_refused(clips: list[Clip], cache: Path, tmp_path: Path) -> None:
    config, checkpoint = replace(TINY, epochs=1), tmp_path / "a.pt"

    def go(network: EmotionNet, some: list[Clip]) -> None:
        train(network, some, config, cache=cache, checkpoint=checkpoint, title="tiny")

    def refused(differing: str, network: EmotionNet, some: list[Clip]) -> None:
        with pytest.raises(WorkshopError, match=f"a.pt was started with other {differing};"):
            go(network, some)

    start = lively_network()
    go(start, clips)
    go(start, clips)
    torch.manual_seed(1)
    refused("weights", EmotionNet(ModelConfig()), clips)
    refused("clips", start, clips[:-1])
    rounding = deepcopy(start)
    begin_rounding(rounding, fixed_windows()[:4])
    refused("rounding", rounding, clips)
    refused("clips and other rounding", rounding, clips[1:])


def test_a_checkpoint_that_does_not_say_its_start_is_taken_with_a_warning(
    clips: list[Clip], cache: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config, checkpoint = replace(TINY, epochs=1), tmp_path / "old.pt"
    run(clips, cache, checkpoint, config)
    saved = torch.load(checkpoint, weights_only=True)
    del saved["origin"]
    torch.save(saved, checkpoint)
    run(clips, cache, checkpoint, config)
    assert [record.getMessage() for record in caplog.records] == [
        f"{checkpoint} does not say what it was started from; it is taken as it is"
    ]


def test_a_network_that_was_not_trained_says_which_step_is_missing(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="train"):
        load_network(tmp_path / "none.pt")


def test_labels_a_corpus_lacks_neither_cost_nor_learn() -> None:
    logits = torch.randn(2, len(LABELS), requires_grad=True)
    masks = torch.tensor([ASED.mask, RAVDESS.mask])
    targets = smooth_targets(torch.tensor([0, 5]), masks, 0.1)
    torch.autograd.backward(masked_cross_entropy(logits, targets, masks))
    assert logits.grad is not None
    known = torch.tensor(ASED.mask)
    assert torch.all(logits.grad[0][~known] == 0)
    assert torch.all(logits.grad[0][known] != 0)
    assert torch.all(logits.grad[1] != 0)


def test_smoothed_targets_sum_to_one_over_known_labels() -> None:
    targets = smooth_targets(torch.tensor([4]), torch.tensor([ASED.mask]), 0.1)
    torch.testing.assert_close(targets.sum(), torch.tensor(1.0))
    torch.testing.assert_close(targets[0, 4], torch.tensor(0.92))
    assert targets[0, LABELS.index("calm")] == 0


def test_a_blend_keeps_probabilities_and_knows_the_labels_of_both() -> None:
    torch.manual_seed(0)
    masks = torch.tensor([ASED.mask, RAVDESS.mask] * 4)
    targets = smooth_targets(torch.tensor([0, 1] * 4), masks, 0.1)
    features, blended, known = mix_up(torch.ones(8, 10, 3), targets, masks, 0.3)
    torch.testing.assert_close(features, torch.ones(8, 10, 3))
    torch.testing.assert_close(blended.sum(dim=1), torch.ones(8))
    assert torch.all((blended > 0) <= known)


def test_gain_is_the_gain_of_the_sound() -> None:
    torch.manual_seed(0)
    loud = torch.full((64, 5, 4), 1.0)
    change_db = (change_gain(loud, 6.0) - loud) * 5.0 * 10 / np.log(10)
    assert change_db.abs().max() <= 6.0001
    assert change_db.std() > 2
    silence = torch.full((4, 5, 4), float((np.log(1e-5) + 4.5) / 5.0))
    torch.testing.assert_close(change_gain(silence, 6.0), silence, atol=1e-3, rtol=0)


def test_masks_blank_stretches_of_time_and_bands() -> None:
    torch.manual_seed(0)
    masked = mask_at_random(torch.ones(16, 298, 103), TINY)
    share = float((masked == 0).float().mean())
    assert 0.05 < share < 0.4
    assert torch.all((masked == 0) | (masked == 1))
