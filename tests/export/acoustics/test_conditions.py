from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch

from export.acoustics.backgrounds import Backgrounds
from export.acoustics.channel import Telephone, direct_first
from export.acoustics.conditions import CONDITIONS, Conditions
from export.errors import TrainingError
from tests.export.sounds import speech

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

CPU = torch.device("cpu")
NAMES = tuple(f"ravdess/{i}.flac" for i in range(6))
LINE = {"a_law": torch.tensor([False]), "narrow": torch.tensor([False])}


@pytest.fixture(scope="module")
def backgrounds(tiny_audio: Path) -> Backgrounds:
    return Backgrounds.load(tiny_audio).for_tests()


@pytest.fixture(scope="module")
def conditions(backgrounds: Backgrounds) -> Conditions:
    return Conditions(backgrounds, CPU)


@pytest.fixture(scope="module")
def clips() -> Tensor:
    """Shape (6, 28800)."""
    return torch.stack([torch.from_numpy(speech(number=4 * i, seed=i)) for i in range(6)])


def rms(samples: Tensor) -> Tensor:
    return samples.square().mean(dim=1).sqrt()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_clips_condition_does_not_depend_on_the_batch(conditions: Conditions, clips: Tensor, condition: str) -> None:
    together = conditions(condition, clips, rms(clips), NAMES)
    for chosen in ([3], [5, 3, 0], [3, 4]):
        some = conditions(condition, clips[chosen], rms(clips[chosen]), [NAMES[i] for i in chosen])
        torch.testing.assert_close(some, together[chosen], atol=0, rtol=0)


@pytest.mark.parametrize("condition", sorted(set(CONDITIONS) - {"clean", "mu-law", "a-law", "narrow", "room"}))
def test_clips_of_other_names_get_another_noise(conditions: Conditions, clips: Tensor, condition: str) -> None:
    same = clips[:1].expand(6, -1)
    received = conditions(condition, same, rms(same), NAMES)
    assert len({tuple(row.tolist()) for row in received}) == 6


def test_clean_is_the_clip_itself(conditions: Conditions, clips: Tensor) -> None:
    torch.testing.assert_close(conditions("clean", clips, rms(clips), NAMES), clips, atol=0, rtol=0)


def test_the_telephones_are_lines_of_their_law_and_band(conditions: Conditions, clips: Tensor) -> None:
    telephone = Telephone(CPU)
    for condition, a_law, narrow in (("mu-law", False, False), ("a-law", True, False), ("narrow", False, True)):
        received = conditions(condition, clips[:1], rms(clips[:1]), NAMES[:1])
        expected = telephone(clips[:1], a_law=torch.tensor([a_law]), narrow=torch.tensor([narrow]))
        torch.testing.assert_close(received, expected)


def test_a_lossy_line_loses_one_packet_in_twenty() -> None:
    loud = 0.5 * torch.ones(40, 32_000)
    names = [str(i) for i in range(40)]
    conditions = Conditions(Backgrounds({}, {}), CPU)
    # Two losses in a row make a constant quieter, and so does one at the very start.
    received = conditions("loss", loud, rms(loud), names)
    quiet = (received.reshape(40, 100, 320).mean(dim=2) < 0.4).float()
    expected = 0.05**2 + 0.05 / 100
    assert float(quiet.mean()) == pytest.approx(expected, abs=3 * (expected / 4000) ** 0.5)


@pytest.mark.parametrize("snr_db", [10, 5])
def test_noise_is_at_its_ratio_to_the_speech_and_from_the_recordings_for_tests(
    conditions: Conditions, backgrounds: Backgrounds, clips: Tensor, snr_db: int
) -> None:
    speech_rms = torch.linspace(0.05, 0.2, 6)
    added = conditions(f"noise-{snr_db}", clips, speech_rms, NAMES) - clips
    torch.testing.assert_close(20 * torch.log10(speech_rms / rms(added)), torch.full((6,), float(snr_db)))
    recorded = torch.cat([noise.repeat(2) for noise in backgrounds.noises.values()])  # it goes on from its end
    for row in added:
        piece = row[1000:1400] / row[1000:1400].norm()
        windows = torch.nn.functional.normalize(recorded.unfold(0, 400, 1), dim=1)
        assert float((windows @ piece).max()) == pytest.approx(1.0, abs=1e-3)


def test_a_room_is_one_of_the_test_rooms(conditions: Conditions, backgrounds: Backgrounds, clips: Tensor) -> None:
    click = torch.zeros(1, 8000)
    click[0, 100] = 0.5
    received = conditions("room", click, rms(click), NAMES[:1])
    (room,) = map(direct_first, backgrounds.rooms.values())
    torch.testing.assert_close(received[0, 100 : 100 + len(room)], 0.5 * room, atol=1e-4, rtol=0)
    torch.testing.assert_close(rms(conditions("room", clips, rms(clips), NAMES)), rms(clips))


def test_conditions_that_cannot_be_had_are_not_offered_and_refused() -> None:
    bare = Conditions(Backgrounds({}, {}), CPU)
    assert bare.names == ("clean", "mu-law", "a-law", "narrow", "loss")
    for condition in ("room", "noise-5", "mulaw"):
        with pytest.raises(TrainingError, match=f"clean, mu-law, a-law, narrow, loss, got '{condition}'"):
            bare(condition, torch.zeros(1, 1000), torch.ones(1), ["a"])


def test_all_conditions_are_offered_where_there_is_everything(conditions: Conditions) -> None:
    assert conditions.names == tuple(CONDITIONS)
