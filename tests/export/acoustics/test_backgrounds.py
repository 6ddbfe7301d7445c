from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch

from export.acoustics.backgrounds import TEST_ROOMS, Backgrounds, check_audio
from export.errors import TrainingError
from tests.export.sounds import RATE

if TYPE_CHECKING:
    from pathlib import Path


def test_noises_and_rooms_are_read_by_name_as_mono_at_16_khz(tiny_audio: Path) -> None:
    backgrounds = Backgrounds.load(tiny_audio)
    assert {name: noise.shape for name, noise in backgrounds.noises.items()} == {
        "bike": (3 * RATE,),
        "tap": (2 * RATE,),
    }
    assert sorted(backgrounds.rooms) == ["hall", "kitchen-true-stereo", "stairs"]
    assert {room.shape for room in backgrounds.rooms.values()} == {(RATE // 4,)}


def test_training_and_test_backgrounds_have_nothing_in_common(tiny_audio: Path) -> None:
    whole = Backgrounds.load(tiny_audio)
    learnt, tested = whole.for_training(), whole.for_tests()
    assert (sorted(learnt.rooms), sorted(tested.rooms)) == (["hall", "stairs"], ["kitchen-true-stereo"])
    for name, noise in whole.noises.items():
        # Every sample is on one side, and on one side only.
        torch.testing.assert_close(torch.cat([learnt.noises[name], tested.noises[name]]), noise, atol=0, rtol=0)
        assert len(tested.noises[name]) == pytest.approx(0.4 * len(noise), abs=1)


def test_without_a_folder_there_are_none() -> None:
    nothing = Backgrounds.load(None)
    assert [len(part) for part in (nothing.noises, nothing.rooms)] == [0, 0]
    assert [len(part.noises) for part in (nothing.for_training(), nothing.for_tests())] == [0, 0]


def test_a_folder_may_have_only_one_of_them(tiny_audio: Path, tmp_path: Path) -> None:
    (tmp_path / "noise").symlink_to(tiny_audio / "noise")
    backgrounds = Backgrounds.load(tmp_path)
    assert (sorted(backgrounds.noises), sorted(backgrounds.rooms)) == (["bike", "tap"], [])


def test_a_folder_without_any_is_refused_and_none_at_all_is_fine(tiny_audio: Path, tmp_path: Path) -> None:
    for fine in (None, tiny_audio):
        check_audio(fine)
    (tmp_path / "rir").mkdir()
    (tmp_path / "rir/readme.txt").touch()
    with pytest.raises(
        TrainingError, match=r"--audio: expected \.flac or \.wav files in noise/ or rir/ of .*, found none"
    ):
        check_audio(tmp_path)
    with pytest.raises(
        TrainingError, match=r"--audio: expected a folder with noise/ and rir/, and .*readme\.txt is none"
    ):
        check_audio(tmp_path / "rir/readme.txt")


def test_a_sound_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "noise").mkdir()
    (tmp_path / "noise/broken.wav").write_bytes(b"RIFF....")
    with pytest.raises(TrainingError, match=r"noise/broken\.wav can't be read"):
        Backgrounds.load(tmp_path)


def test_the_real_ones_are_there_and_some_of_each_are_for_tests(shared: Path) -> None:
    whole = Backgrounds.load(shared / "audio")
    assert (len(whole.noises), len(whole.rooms)) == (6, 7)
    assert set(whole.for_tests().rooms) == TEST_ROOMS
    assert len(whole.for_training().rooms) == 7 - len(TEST_ROOMS)
    assert all(
        sound.ndim == 1 and torch.isfinite(sound).all() for sound in (*whole.noises.values(), *whole.rooms.values())
    )
