"""A small encoder learns without labels what a large one hears, and goes on where it was stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import torch

from export.acoustics.channel import RandomChannel
from export.corpora.recordings import prepare
from export.errors import TrainingError
from export.statistics import lessons as lessons_module
from export.statistics.config import EncoderConfig, random_channel
from export.statistics.encoder import Shape, load_encoder
from export.statistics.lessons import Lessons, statistics_of
from export.statistics.material import read_material
from export.statistics.student import CHECKPOINT, StudentConfig, save_encoder, teach
from tests.export.sounds import speech
from tests.export.whisper_folder import WIDTH, write_whisper

if TYPE_CHECKING:
    from pathlib import Path

SMALL = StudentConfig(
    shape=Shape(width=8, heads=2, hidden=16, n_layers=1, n_mels=20, hop=320), steps=6, stretches=4, save_every=2
)


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> Lessons:
    root = tmp_path_factory.mktemp("lessons")
    for number in range(6):
        path = root / f"data/{('neutral', 'angry')[number % 2]}/speaker{number // 2}/{number}.wav"
        path.parent.mkdir(parents=True)
        soundfile.write(path, speech(number=number, seed=number), 16_000)
    material = read_material(root / "data")
    for part in material.parts:
        prepare(part.clips, data=part.folder, cache=root / "cache", workers=1)
    channel = RandomChannel(random_channel(), noises=[], rooms=[], device=torch.device("cpu"))
    encoder = load_encoder(write_whisper(root / "whisper"), EncoderConfig())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lessons_module, "SCALED_BY", 32)
        return Lessons(material.parts, root / "cache", encoder=encoder, channel=channel, seed=0)


def test_a_lesson_is_what_arrives_and_what_the_large_encoder_hears_before(lessons: Lessons) -> None:
    lesson = lessons.draw(4, 3)
    assert lesson.samples.shape == (12, 16_000)
    assert lesson.mask.shape == (12, 50)
    assert lesson.frames.shape == (int(lesson.mask.sum()), 3 * WIDTH)
    assert lesson.statistics.shape == (4, 6 * WIDTH)
    again, other = lessons.draw(4, 3), lessons.draw(4, 4)
    assert torch.equal(again.samples, lesson.samples)
    assert torch.equal(again.statistics, lesson.statistics)
    assert not torch.equal(other.samples, lesson.samples)


def test_statistics_are_those_of_the_frames_in_the_mask() -> None:
    features = torch.randn(6, 50, 5, generator=torch.Generator().manual_seed(0))
    mask = torch.zeros(6, 50)
    mask[:3, 10:40] = mask[4, :7] = 1
    found = statistics_of(features, mask)
    some = features[:3, 10:40].reshape(-1, 5)
    assert torch.allclose(found[0, :5], some.mean(0), atol=1e-5)
    assert torch.allclose(found[0, 5:], some.std(0, correction=0), atol=1e-3)
    assert torch.allclose(found[1, :5], features[4, :7].mean(0), atol=1e-5)


@pytest.mark.slow
def test_it_learns_and_is_read_like_any_encoder(lessons: Lessons, tmp_path: Path) -> None:
    first = teach(lessons, replace(SMALL, steps=1), tmp_path / "one")
    found = teach(lessons, replace(SMALL, steps=60, learning_rate=1e-2), tmp_path / "many")
    assert found["statistics"] < first["statistics"]
    encoder = load_encoder(tmp_path / "many", EncoderConfig((0, 1)))
    assert encoder.features(torch.zeros(2, 16_000)).shape == (2, 50, 16)
    save_encoder(encoder, SMALL.shape, tmp_path / "again")
    kept = load_encoder(tmp_path / "again", EncoderConfig((0, 1)))
    x = torch.from_numpy(np.random.default_rng(0).standard_normal((2, 16_000)).astype(np.float32))
    assert torch.equal(encoder.features(x), kept.features(x))


def test_a_run_that_was_stopped_ends_with_the_same_weights(
    lessons: Lessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(lessons, SMALL, tmp_path / "whole")
    draw = lessons.draw

    def stops(n: int, number: int) -> object:
        if number == 3:
            raise KeyboardInterrupt
        return draw(n, number)

    monkeypatch.setattr(lessons, "draw", stops)
    with pytest.raises(KeyboardInterrupt):
        teach(lessons, SMALL, tmp_path / "stopped")
    monkeypatch.undo()
    assert torch.load(tmp_path / "stopped" / CHECKPOINT, weights_only=True)["step"] == 2
    teach(lessons, SMALL, tmp_path / "stopped")
    one, other = (
        load_encoder(tmp_path / name, EncoderConfig((0, 1))).state_dict().values() for name in ("whole", "stopped")
    )
    assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_other_settings_and_nothing_to_learn_from_are_refused(lessons: Lessons, tmp_path: Path) -> None:
    teach(lessons, SMALL, tmp_path)
    with pytest.raises(TrainingError, match="was made with other settings"):
        teach(lessons, replace(SMALL, steps=7), tmp_path)
    with pytest.raises(TrainingError, match="no recordings"):
        Lessons([], tmp_path, encoder=lessons._encoder, channel=lessons._channel, seed=0)
