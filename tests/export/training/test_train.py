from __future__ import annotations

import math
from collections import OrderedDict
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import torch

from export.acoustics.channel import ChannelConfig, RandomChannel
from export.acoustics.dataset import Batch, CropConfig, TrainingSet
from export.acoustics.input_spec import InputSpec
from export.corpora.readers import ASED, LABELS, RAVDESS, Clip
from export.errors import TrainingError
from export.models.mn04 import EmotionNet, ModelConfig
from export.packaging.parity import fixed_windows
from export.training.checkpoint import load_network, load_weights, read_epochs
from export.training.config import TrainConfig
from export.training.losses import (
    masked_cross_entropy,
    mean_probabilities,
    smooth_targets,
    soft_cross_entropy,
)
from export.training.rounding import begin_rounding
from export.training.train import stepping, train
from tests.export.killed import EPOCH, killed_while_learning
from tests.export.networks import lively_network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

CPU = torch.device("cpu")
TINY = TrainConfig(epochs=4, batch_size=8, warmup_steps=2, mixup=0.5, mix_style=0.5, teacher_weight=0.5)
ONCE = replace(TINY, epochs=1)


@pytest.fixture(scope="module")
def clips(tiny_clips: list[Clip]) -> list[Clip]:
    return [clip for clip in tiny_clips if clip.corpus == RAVDESS.name][:16]


def channel(config: ChannelConfig | None = None) -> RandomChannel:
    return RandomChannel(config or ChannelConfig(), noises=[], rooms=[], device=CPU)


def fresh(seed: int = 0) -> EmotionNet:
    torch.manual_seed(seed)
    return EmotionNet(ModelConfig())


def run(
    clips: list[Clip],
    cache: Path,
    checkpoint: Path,
    config: TrainConfig = TINY,
    *,
    network: EmotionNet | None = None,
    teachers: Sequence[EmotionNet] = (),
    through: ChannelConfig | None = None,
) -> EmotionNet:
    return train(
        network or fresh(),
        clips,
        config,
        channel=channel(through),
        cache=cache,
        checkpoint=checkpoint,
        title="tiny",
        device=CPU,
        teachers=teachers,
    )


def run_with_a_teacher(clips: list[Clip], cache: Path, checkpoint: Path) -> None:
    run(clips, cache, checkpoint, teachers=[fresh(1)])


def assert_same_weights(one: EmotionNet, other: EmotionNet) -> None:
    ours, theirs = one.state_dict(), other.state_dict()
    assert list(ours) == list(theirs)
    assert [name for name in ours if not torch.equal(ours[name], theirs[name])] == []


# -- going on --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_training_killed_and_started_again_ends_with_the_same_weights_to_the_bit(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path
) -> None:
    whole = run(clips, tiny_cache, tmp_path / "whole.pt", teachers=[fresh(1)])
    checkpoint = tmp_path / "killed.pt"
    killed_while_learning(run_with_a_teacher, clips, tiny_cache, checkpoint)
    assert torch.load(checkpoint, weights_only=True)["epoch"] == EPOCH < TINY.epochs
    with pytest.raises(TrainingError, match=r"killed\.pt is not finished: epoch \d; run .*train` again"):
        load_network(checkpoint)
    assert_same_weights(run(clips, tiny_cache, checkpoint, teachers=[fresh(1)]), whole)
    assert_same_weights(load_network(checkpoint), whole)


def test_what_is_trained_is_not_trained_again_and_what_it_began_with_is_left_alone(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path
) -> None:
    start = fresh()
    once = run(clips, tiny_cache, tmp_path / "a.pt", ONCE, network=start)
    assert_same_weights(start, fresh())
    assert not torch.equal(once.state_dict()["head.2.weight"], start.state_dict()["head.2.weight"])
    written = (tmp_path / "a.pt").stat().st_mtime_ns
    assert_same_weights(run(clips, tmp_path / "no cache", tmp_path / "a.pt", ONCE), once)
    assert (tmp_path / "a.pt").stat().st_mtime_ns == written


def test_a_checkpoint_of_other_settings_is_refused(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    run(clips, tiny_cache, tmp_path / "a.pt", ONCE)
    for other in (replace(ONCE, seed=1), replace(ONCE, crop=CropConfig(tempo=0.1)), replace(ONCE, share={"tess": 0.1})):
        with pytest.raises(TrainingError, match=r"a\.pt was made with other settings; move it away"):
            run(clips, tiny_cache, tmp_path / "a.pt", other)
    with pytest.raises(TrainingError, match="other settings"):
        run(clips, tiny_cache, tmp_path / "a.pt", ONCE, network=EmotionNet(ModelConfig(hidden=64)))


def test_a_checkpoint_of_another_start_is_refused(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    checkpoint, start, teacher = tmp_path / "a.pt", lively_network(), fresh(1)

    def go(network: EmotionNet, some: list[Clip], teachers: Sequence[EmotionNet]) -> None:
        run(some, tiny_cache, checkpoint, ONCE, network=network, teachers=teachers)

    def refused(differing: str, network: EmotionNet, some: list[Clip], teachers: Sequence[EmotionNet]) -> None:
        with pytest.raises(TrainingError, match=rf"a\.pt was started with other {differing}; move it away"):
            go(network, some, teachers)

    go(start, clips, [teacher])
    go(start, clips, [teacher])
    refused("weights", fresh(1), clips, [teacher])
    refused("clips", start, clips[:-1], [teacher])
    refused("teachers", start, clips, [])
    refused("teachers", start, clips, [fresh(2)])
    refused("teachers", start, clips, [teacher, teacher])
    rounding = deepcopy(start)
    begin_rounding(rounding, fixed_windows()[:4])
    refused("rounding", rounding, clips, [teacher])
    refused("clips and other teachers and other rounding", rounding, clips[1:], [])


def test_a_checkpoint_begun_on_another_device_is_refused_until_it_is_finished(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path
) -> None:
    checkpoint = tmp_path / "a.pt"
    run(clips, tiny_cache, checkpoint, ONCE)
    saved = torch.load(checkpoint, weights_only=True)
    saved["origin"]["device"] = "cuda"
    torch.save(saved, checkpoint)
    run(clips, tiny_cache, checkpoint, ONCE)
    torch.save(saved | {"epoch": 0}, checkpoint)
    with pytest.raises(TrainingError, match=r"a\.pt was begun on cuda, this is cpu; move it away"):
        run(clips, tiny_cache, checkpoint, ONCE)


def test_a_network_that_was_not_trained_says_which_step_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"none\.pt is missing: run .*train` first"):
        load_network(tmp_path / "none.pt")


@pytest.mark.parametrize("content", [b"", b"no checkpoint", "cut", [1], {"epoch": 1}], ids=str)
def test_a_damaged_checkpoint_says_so_in_a_line(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path, content: object
) -> None:
    checkpoint = tmp_path / "a.pt"
    if isinstance(content, bytes):
        checkpoint.write_bytes(content)
    else:
        torch.save(content, checkpoint)
    if content == "cut":
        checkpoint.write_bytes(checkpoint.read_bytes()[:100])
    expected = r"^\S*a\.pt (can't be read as a|is no) checkpoint[^\n]*; move it away to train anew\Z"
    with pytest.raises(TrainingError, match=expected):
        run(clips, tiny_cache, checkpoint)
    with pytest.raises(TrainingError, match=expected):
        load_network(checkpoint)


def test_fewer_clips_than_a_batch_are_an_error(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="tiny: an epoch of these 7 clips has no batch of 8"):
        run(clips[:7], tiny_cache, tmp_path / "a.pt")
    with pytest.raises(TrainingError, match="tiny: an epoch of these 16 clips has no batch of 8"):
        run(clips, tiny_cache, tmp_path / "a.pt", replace(TINY, share={"ravdess": 0.4}))
    assert not list(tmp_path.iterdir())


def test_a_loss_that_is_no_number_ends_the_training(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    broken = fresh()
    with torch.no_grad():
        broken.head[-1].get_parameter("bias").fill_(torch.inf)
    with pytest.raises(TrainingError, match="tiny: the loss is nan in epoch 1"):
        run(clips, tiny_cache, tmp_path / "a.pt", network=broken)
    assert not list(tmp_path.iterdir())


# -- other networks --------------------------------------------------------------------------------


def plain_network(*, waveform: bool) -> torch.nn.Module:
    torch.manual_seed(0)
    n_inputs = 48_000 if waveform else 298 * 103
    body = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(n_inputs, 4))
    return torch.nn.Sequential(OrderedDict(body=body, head=torch.nn.Linear(4, 3)))


def train_plainly(
    network: torch.nn.Module, clips: list[Clip], cache: Path, checkpoint: Path, *, waveform: bool, **options: Any
) -> torch.nn.Module:
    some = [clip for clip in clips if clip.label in THREE]
    config = replace(ONCE, batch_size=len(some) // 2, teacher_weight=0.0, weight_decay=0.0, **options.pop("config", {}))
    return train(
        network,
        some,
        config,
        channel=channel(),
        cache=cache,
        checkpoint=checkpoint,
        title="tiny",
        device=CPU,
        input_spec=InputSpec("waveform" if waveform else "log_mel"),
        labels=THREE,
        **options,
    )


THREE = ("neutral", "happy", "sad")


@pytest.mark.parametrize("waveform", [False, True])
def test_any_network_learns_and_its_checkpoint_says_how_and_what_it_is(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path, *, waveform: bool
) -> None:
    biases: list[float] = []

    def score(network: torch.nn.Module) -> float:
        biases.append(network.get_parameter("head.bias")[0].item())
        return len(biases) / 10

    def go(family: str) -> torch.nn.Module:
        return train_plainly(
            plain_network(waveform=waveform),
            clips,
            tiny_cache,
            tmp_path / "a.pt",
            waveform=waveform,
            config={"epochs": 2},
            described={"family": family},
            validate=score,
        )

    trained = go("plain")
    epochs = read_epochs(tmp_path / "a.pt")
    assert [one.score for one in epochs] == [0.1, 0.2]
    assert all(math.isfinite(one.loss) and one.seconds >= 0 for one in epochs)
    assert biases[0] != biases[1] == trained.get_parameter("head.bias")[0].item()
    again = load_weights(plain_network(waveform=waveform), tmp_path / "a.pt")
    for name, value in trained.state_dict().items():
        torch.testing.assert_close(again.state_dict()[name], value, atol=0, rtol=0)
    with pytest.raises(TrainingError, match="other settings"):
        go("another")
    with pytest.raises(TrainingError, match=r"a\.pt is of another network"):
        load_weights(torch.nn.Linear(2, 2), tmp_path / "a.pt")


class RecordingNetwork(torch.nn.Module):
    """Keeps its inputs, and learns something."""

    def __init__(self, inputs: dict[bool, list[Tensor]]) -> None:
        super().__init__()
        self.head = torch.nn.Linear(1, 3)
        self._inputs = inputs

    def __deepcopy__(self, memo: dict[int, object]) -> RecordingNetwork:
        copied = RecordingNetwork(self._inputs)
        copied.load_state_dict(self.state_dict())
        return copied

    def forward(self, samples: Tensor) -> Tensor:
        self._inputs[self.training].append(samples.detach().clone())
        logits: Tensor = self.head(samples.mean(dim=1, keepdim=True))
        return logits


def test_waveforms_are_masked_where_a_network_learns_and_not_where_it_is_evaluated(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path
) -> None:
    masks = {"time_masks": 1, "longest_time_mask": 40, "band_masks": 0, "mixup": 0.0}
    inputs: dict[bool, list[Tensor]] = {True: [], False: []}
    window = torch.ones(1, 48_000)

    def score(network: torch.nn.Module) -> float:
        network(window)
        return 0.0

    train_plainly(
        RecordingNetwork(inputs), clips, tiny_cache, tmp_path / "a.pt", waveform=True, config=masks, validate=score
    )
    plain: dict[bool, list[Tensor]] = {True: [], False: []}
    none = {"time_masks": 0, "band_masks": 0, "mixup": 0.0}
    train_plainly(RecordingNetwork(plain), clips, tiny_cache, tmp_path / "b.pt", waveform=True, config=none)
    learnt, unmasked = torch.cat(inputs[True]), torch.cat(plain[True])
    hidden = learnt != unmasked
    assert 0 < int(hidden.sum(dim=1).max()) <= 40 * 160
    torch.testing.assert_close(learnt[hidden], torch.zeros(int(hidden.sum())), atol=0, rtol=0)
    torch.testing.assert_close(torch.cat(inputs[False]), window, atol=0, rtol=0)


def test_a_head_has_a_rate_of_its_own_and_what_is_frozen_stays(
    clips: list[Clip], tiny_cache: Path, tmp_path: Path
) -> None:
    network = plain_network(waveform=True)
    network.get_parameter("body.1.bias").requires_grad = False
    trained = train_plainly(
        network, clips, tiny_cache, tmp_path / "a.pt", waveform=True, config={"head_learning_rate": 0.0}
    )
    same = {name: torch.equal(value, network.state_dict()[name]) for name, value in trained.state_dict().items()}
    assert same == {"body.1.weight": False, "body.1.bias": True, "head.weight": True, "head.bias": True}


# -- learning --------------------------------------------------------------------------------------


STILL = ChannelConfig(pace=0, room=0, noise=0, telephone=0, level_db=(0, 0))
WHOLE = CropConfig(longest_margin_ms=0, full_window=1.0, tempo=0)
QUICK = TrainConfig(
    epochs=8,
    batch_size=8,
    learning_rate=1e-5,
    head_learning_rate=1e-3,
    warmup_steps=1,
    label_smoothing=0,
    ema_decay=0.5,
    gain_db=0,
    tilt_db=0,
    time_masks=0,
    band_masks=0,
    crop=WHOLE,
)
"""Nothing random but the order and dropout: what can be learnt in seconds."""


def test_training_fits_its_clips(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    learnt = run(clips, tiny_cache, tmp_path / "a.pt", QUICK, network=lively_network(), through=STILL)
    windows, targets, masks = still_batch(clips, tiny_cache)
    before, after = (
        masked_cross_entropy(predictions(one, windows), targets, masks) for one in (lively_network(), learnt)
    )
    assert after < 0.7 * before


def test_a_student_comes_near_its_teachers(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    """Taught by their probabilities alone: the labels have no part in it."""
    teachers = [lively_network(1), lively_network(2)]
    config = replace(QUICK, teacher_weight=1.0)
    student = run(
        clips, tiny_cache, tmp_path / "a.pt", config, network=lively_network(), teachers=teachers, through=STILL
    )
    windows, _, _ = still_batch(clips, tiny_cache)
    taught = mean_probabilities(teachers, windows)
    least = soft_cross_entropy(taught.log(), taught)  # the entropy of what is taught
    before, after = (
        soft_cross_entropy(predictions(one, windows), taught) - least for one in (lively_network(), student)
    )
    assert after < 0.6 * before


def still_batch(clips: list[Clip], cache: Path) -> tuple[Tensor, Tensor, Tensor]:
    """Return each clip's speech as a window, its target as probabilities, and the labels of its corpus."""
    data = TrainingSet(clips, cache, crop=WHOLE, channel=channel(STILL), device=CPU)
    batch = data.batch(torch.arange(len(clips)), torch.Generator(CPU))
    return batch.features, smooth_targets(batch.targets, batch.masks, 0.0), batch.masks


def predictions(network: EmotionNet, windows: Tensor) -> Tensor:
    with torch.inference_mode():
        logits: Tensor = network.eval()(windows)
    return logits


# -- losses ----------------------------------------------------------------------------------------


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


def test_the_loss_is_torchs_where_every_label_is_known() -> None:
    torch.manual_seed(0)
    logits, masks = torch.randn(5, len(LABELS)), torch.tensor([RAVDESS.mask] * 5)
    targets = torch.tensor([0, 3, 3, 7, 2])
    ours = masked_cross_entropy(logits, smooth_targets(targets, masks, 0.1), masks)
    torch.testing.assert_close(ours, torch.nn.functional.cross_entropy(logits, targets, label_smoothing=0.1))
    taught = torch.softmax(torch.randn(5, len(LABELS)), dim=1)
    torch.testing.assert_close(soft_cross_entropy(logits, taught), torch.nn.functional.cross_entropy(logits, taught))


def test_smoothed_targets_sum_to_one_over_known_labels() -> None:
    targets = smooth_targets(torch.tensor([4]), torch.tensor([ASED.mask]), 0.1)
    torch.testing.assert_close(targets.sum(), torch.tensor(1.0))
    torch.testing.assert_close(targets[0, 4], torch.tensor(0.92))
    assert targets[0, LABELS.index("calm")] == 0


def test_teachers_give_their_mean() -> None:
    windows, teachers = torch.from_numpy(fixed_windows()[:3]), [lively_network(), fresh(1).eval()]
    expected = sum(torch.softmax(predictions(teacher, windows), dim=1) for teacher in teachers) / 2
    assert isinstance(expected, torch.Tensor)
    torch.testing.assert_close(mean_probabilities(teachers, windows), expected)


def test_single_steps_train_a_copy(clips: list[Clip], tiny_cache: Path) -> None:
    network, before = fresh(), fresh()
    step = stepping(network, TINY, device=CPU)
    features, targets, masks = still_batch(clips, tiny_cache)
    losses = [step(Batch(features, targets.argmax(dim=1), masks)) for _ in range(4)]
    assert losses[-1] < losses[0]
    assert_same_weights(network, before)
