from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.channel import ChannelConfig, RandomChannel
from export.acoustics.dataset import CropConfig, TrainingSet, label_masks
from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES, InputSpec
from export.corpora.readers import CORPORA, LABELS
from export.corpora.recordings import find_recordings, prepare
from export.errors import TrainingError
from streamer.dsp.features import LogMel
from tests.export.clips import write_clips
from tests.export.sounds import RATE, voice

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from export.acoustics.dataset import Batch
    from export.acoustics.input_spec import Normalize
    from export.corpora.readers import Clip

CPU = torch.device("cpu")
USUAL_CROP, USUAL_CHANNEL = CropConfig(), ChannelConfig()
STILL = ChannelConfig(pace=0, room=0, noise=0, telephone=0, level_db=(0, 0))
WHOLE = CropConfig(longest_margin_ms=0, full_window=1.0, tempo=0)
"""Windows as long as the speech allows, and nothing random about them."""


@pytest.fixture(scope="module")
def clips(tiny_clips: list[Clip]) -> list[Clip]:
    """Eight clips of RAVDESS and three of TESS."""
    ravdess, tess = ([clip for clip in tiny_clips if clip.corpus == corpus] for corpus in ("ravdess", "tess"))
    return ravdess[:8] + tess


def training_set(
    clips: list[Clip], cache: Path, *, crop: CropConfig = USUAL_CROP, channel: ChannelConfig = USUAL_CHANNEL
) -> TrainingSet:
    random = RandomChannel(channel, noises=[], rooms=[], device=CPU)
    return TrainingSet(clips, cache, crop=crop, channel=random, device=CPU)


def epoch(
    data: TrainingSet, seed: int = 0, *, batch_size: int = 4, share: dict[str, float] | None = None
) -> list[Batch]:
    return list(data.epoch((seed, 1), batch_size=batch_size, share=share or {}))


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator(CPU).manual_seed(seed)


# -- epochs ----------------------------------------------------------------------------------------


def test_an_epoch_has_each_clip_once_with_its_label_and_its_corpus_labels(clips: list[Clip], tiny_cache: Path) -> None:
    (batch,) = epoch(training_set(clips, tiny_cache), batch_size=len(clips))
    assert batch.features.shape == (11, WINDOW_FRAMES, FRONT_END.n_mels)
    assert torch.isfinite(batch.features).all()
    expected = sorted((LABELS.index(clip.label), CORPORA[clip.corpus].mask) for clip in clips)
    found = zip(batch.targets.tolist(), map(tuple, batch.masks.tolist()), strict=True)
    assert sorted(found) == expected


def test_a_last_smaller_batch_is_left_out_and_another_time_another_one(clips: list[Clip], tiny_cache: Path) -> None:
    data = training_set(clips, tiny_cache)
    targets = []
    for seed in range(8):
        batches = epoch(data, seed)
        assert [len(batch.targets) for batch in batches] == [4, 4]
        targets.append(tuple(sorted(torch.cat([batch.targets for batch in batches]).tolist())))
    assert len(set(targets)) > 1
    assert data.n_batches(batch_size=4, share={}) == 2


def test_the_same_seed_gives_the_same_epoch_and_another_another(clips: list[Clip], tiny_cache: Path) -> None:
    data = training_set(clips, tiny_cache)
    one, again, other = epoch(data, 7), epoch(training_set(clips, tiny_cache), 7), epoch(data, 8)
    for batch, twin, stranger in zip(one, again, other, strict=True):
        for name in ("features", "targets", "masks"):
            torch.testing.assert_close(getattr(batch, name), getattr(twin, name), atol=0, rtol=0)
        assert not torch.isclose(batch.features, stranger.features).all(dim=(1, 2)).any()


def test_only_its_share_of_a_corpus_is_in_an_epoch(clips: list[Clip], tiny_cache: Path) -> None:
    data = training_set(clips, tiny_cache)
    assert [bool(batch.masks.all()) for batch in epoch(data, share={"tess": 0.0})] == [True, True]
    assert epoch(data, share={"tess": 0.0, "ravdess": 0.0}) == []
    n_batches = [len(epoch(data, seed, batch_size=1, share={"ravdess": 0.25})) for seed in range(20)]
    assert np.mean(n_batches) == pytest.approx(3 + 2, abs=0.9)  # 3 standard deviations
    assert data.n_batches(batch_size=1, share={"ravdess": 0.25}) == 5


def test_without_clips_there_is_nothing_to_train_on(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no clips to train on"):
        training_set([], tmp_path)


# -- windows ---------------------------------------------------------------------------------------


def test_a_still_window_is_the_daemons_features_of_the_speech_repeated(clips: list[Clip], tiny_cache: Path) -> None:
    windows = training_set(clips, tiny_cache, crop=WHOLE, channel=STILL).windows(torch.arange(11), seeded())
    for window, (recordings, index) in zip(windows.numpy(), find_recordings(tiny_cache, clips), strict=True):
        start, end = recordings.spans[index]
        frames = LogMel(FRONT_END)(recordings.clip(index)[start:end])
        expected = np.concatenate([frames] * 4)[:WINDOW_FRAMES]
        np.testing.assert_allclose(window, expected, atol=1e-4)


def test_a_window_of_a_batch_does_not_depend_on_the_clips_around_it(clips: list[Clip], tiny_cache: Path) -> None:
    """Clips lie in one array: nothing of a neighbour may be in a window."""
    crop = replace(WHOLE, longest_margin_ms=500)  # more than a clip has
    alone = training_set(clips[3:4], tiny_cache, crop=crop, channel=STILL).windows(torch.tensor([0]), seeded())
    among = training_set(clips, tiny_cache, crop=crop, channel=STILL).windows(torch.tensor([3]), seeded())
    torch.testing.assert_close(alone, among, atol=1e-5, rtol=0)


class Given(RandomChannel):
    """Remembers what it was given."""

    def __call__(self, samples: Tensor, speech_rms: Tensor, generator: torch.Generator) -> Tensor:
        self.given = samples.clone(), speech_rms.clone()
        return super().__call__(samples, speech_rms, generator)


def test_a_channel_is_given_the_stretch_with_silence_after_it_and_the_level_of_the_stretch(
    clips: list[Clip], tiny_cache: Path
) -> None:
    channel = Given(STILL, noises=[], rooms=[], device=CPU)
    data = TrainingSet(clips, tiny_cache, crop=WHOLE, channel=channel, device=CPU)
    data.windows(torch.arange(11), seeded())
    for samples, rms, (recordings, index) in zip(*channel.given, find_recordings(tiny_cache, clips), strict=True):
        start, end = recordings.spans[index]
        said = recordings.clip(index)[start:end]
        np.testing.assert_allclose(samples.numpy(), np.pad(said, (0, 48_000 - len(said))), atol=1e-6)
        assert float(rms) == pytest.approx(np.sqrt(np.mean(said**2)), rel=1e-4)


def prepared(folder: Path, samples: np.ndarray) -> list[Clip]:
    """Return a clip of ``samples``, recorded below ``folder``."""
    clips = write_clips(folder, [samples])
    prepare(clips, data=folder, cache=folder, workers=1)
    return clips


def test_windows_begin_and_end_anywhere_in_the_speech(tmp_path: Path) -> None:
    # Each 10 ms have a level of their own, so that a frame says where it was cut.
    n_steps, decades = 600, 1.2
    noise = np.random.default_rng(0).standard_normal(160)
    clips = prepared(tmp_path, np.concatenate([noise * 10 ** (-decades * i / n_steps - 0.8) for i in range(n_steps)]))
    data = training_set(clips, tmp_path, crop=CropConfig(tempo=0, longest_margin_ms=0), channel=STILL)
    windows = data.windows(torch.zeros(150, dtype=torch.int64), seeded())
    level = windows.mean(dim=2) * FRONT_END.std  # natural logarithm of power
    frame = ((level.max() - level) * n_steps / (2 * decades * np.log(10))).round().long()
    back = frame.diff(dim=1) < -50  # where a short stretch begins again
    lengths = torch.where(back.any(dim=1), back.int().argmax(dim=1) + 1, WINDOW_FRAMES)
    assert float((lengths == WINDOW_FRAMES).float().mean()) == pytest.approx(0.5, abs=0.12)  # 3 standard deviations
    assert 98 <= int(lengths.min()) < 110  # 1 s
    assert len(set(lengths.tolist())) > 40
    assert 0 <= int(frame[:, 0].min()) < 15
    assert n_steps - 15 < int(frame.max()) < n_steps


def test_pace_moves_pitch_and_tempo_leaves_it(tmp_path: Path) -> None:
    time_s = np.arange(5 * RATE) / RATE
    clips = prepared(tmp_path, np.sin(2 * np.pi * 1000 * time_s) * (0.5 + 0.3 * np.sin(2 * np.pi * 4 * time_s)))

    def measured(crop: CropConfig, channel: ChannelConfig) -> tuple[int, int]:
        """Return the loudest band, and how many beats the window holds."""
        (window,) = training_set(clips, tmp_path, crop=crop, channel=channel).windows(torch.tensor([0]), seeded())
        band = int(window.mean(dim=0).argmax())
        beats = torch.fft.rfft(window[:, band] - window[:, band].mean()).abs()
        return band, int(beats.argmax())

    def band(hz: float) -> int:
        frames = LogMel(FRONT_END)(np.sin(2 * np.pi * hz * time_s[:4000]).astype(np.float32))
        return int(frames.mean(axis=0).argmax())

    assert measured(WHOLE, STILL) == (band(1000), 12)
    assert measured(WHOLE, replace(STILL, pace=1, pace_range=(1.5, 1.5))) == (band(1500), 18)
    assert measured(replace(WHOLE, tempo=1, tempo_range=(1.5, 1.5)), STILL) == (band(1000), 18)


@pytest.mark.parametrize("n_samples", [400, 401, 559, 560, 8000, 47_999, 48_000, 48_001])
def test_a_clip_of_any_length_gives_a_full_window(tmp_path: Path, n_samples: int) -> None:
    clips = prepared(tmp_path, voice(seconds=4.0, silence_s=0)[:n_samples])
    windows = training_set(clips, tmp_path).windows(torch.zeros(10, dtype=torch.int64), seeded())
    assert windows.shape == (10, WINDOW_FRAMES, FRONT_END.n_mels)
    assert torch.isfinite(windows).all()


# -- waveforms -------------------------------------------------------------------------------------


@pytest.mark.parametrize("normalize", ["none", "zero_mean_unit_variance"])
@pytest.mark.parametrize("window_ms", [1000, 3000])
def test_a_still_waveform_is_the_daemons_window_of_the_speech(
    clips: list[Clip], tiny_cache: Path, normalize: Normalize, window_ms: int
) -> None:
    input_spec = InputSpec("waveform", window_ms, normalize)
    random = RandomChannel(STILL, noises=[], rooms=[], device=CPU)
    crop = replace(WHOLE, window_ms=window_ms)
    data = TrainingSet(clips, tiny_cache, crop=crop, channel=random, device=CPU, input_spec=input_spec)
    windows = data.windows(torch.arange(11), seeded()).numpy()
    assert windows.shape == (11, *input_spec.shape)
    for window, (recordings, index) in zip(windows, find_recordings(tiny_cache, clips), strict=True):
        start, end = recordings.spans[index]
        said = recordings.clip(index)[start:end]
        if len(said) <= input_spec.window_samples:
            np.testing.assert_allclose(window, input_spec.window(said), atol=1e-4)
        else:
            assert window.std() == pytest.approx(1 if normalize != "none" else said.std(), rel=0.2)


def test_a_random_waveform_is_a_full_window_and_as_reproducible(clips: list[Clip], tiny_cache: Path) -> None:
    input_spec = InputSpec("waveform", 1000, "zero_mean_unit_variance")
    random = RandomChannel(USUAL_CHANNEL, noises=[], rooms=[], device=CPU)
    crop = CropConfig(window_ms=1000, shortest_ms=300)
    data = TrainingSet(clips, tiny_cache, crop=crop, channel=random, device=CPU, input_spec=input_spec)
    (one,), (again,) = (epoch(data, batch_size=11) for _ in range(2))
    assert one.features.shape == (11, 16_000)
    assert torch.isfinite(one.features).all()
    torch.testing.assert_close(one.features, again.features, atol=0, rtol=0)


def test_crops_of_another_length_than_the_window_are_refused(clips: list[Clip], tiny_cache: Path) -> None:
    random = RandomChannel(STILL, noises=[], rooms=[], device=CPU)
    with pytest.raises(TrainingError, match="expected crops as long as a window, 1000 ms, got 3000 ms"):
        TrainingSet(clips, tiny_cache, crop=WHOLE, channel=random, device=CPU, input_spec=InputSpec(window_ms=1000))


# -- labels ----------------------------------------------------------------------------------------


def test_ones_own_corpus_knows_the_labels_of_its_clips_and_a_known_one_all_of_its_own(clips: list[Clip]) -> None:
    own = [
        replace(clip, corpus="mine", label=label) for clip, label in zip(clips, ("joy", "joy", "grief"), strict=False)
    ]
    labels = ("grief", "joy", *LABELS)
    masks = label_masks([*own, *clips], labels)
    assert masks["mine"] == (True, True, *[False] * 8)
    assert masks["tess"] == (False, False, *CORPORA["tess"].mask)
    with pytest.raises(TrainingError, match="expected clips of grief, got some of joy"):
        label_masks(own, ("grief",))


def test_rate_and_grid_are_the_daemons() -> None:
    assert (FRONT_END.sample_rate, WINDOW_FRAMES, CropConfig().window_frames) == (RATE, 298, 298)
