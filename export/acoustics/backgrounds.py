"""Background noises and rooms; a part of them is for tests only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from export.acoustics.channel import RandomChannel
from export.corpora.recordings import read_samples
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from export.acoustics.channel import ChannelConfig

PARTS = ("noise", "rir")
"""Folders of noises and of rooms."""
TEST_ROOMS = frozenset({"kitchen-true-stereo", "tim-warehouse-stretch1"})
"""Rooms that are only in tests."""
TEST_NOISE = 0.4
"""The share of each noise recording, at its end, that is only in tests."""


@dataclass(frozen=True, slots=True, eq=False)
class Backgrounds:
    """Sounds of shape (n,), 16 kHz, by name; may be empty."""

    noises: Mapping[str, Tensor]
    rooms: Mapping[str, Tensor]

    @classmethod
    def load(cls, audio: Path | None) -> Backgrounds:
        """Read ``noise/`` and ``rir/`` of the folder ``audio``; without a folder there are none."""
        if audio is None:
            return cls({}, {})
        noises, rooms = (_load(audio / part) for part in PARTS)
        return cls(noises, rooms)

    def for_training(self) -> Backgrounds:
        """Return the part for training."""
        return Backgrounds(
            {name: noise[: _cut(noise)] for name, noise in self.noises.items()},
            {name: room for name, room in self.rooms.items() if name not in TEST_ROOMS},
        )

    def for_tests(self) -> Backgrounds:
        """Return the part for tests."""
        return Backgrounds(
            {name: noise[_cut(noise) :] for name, noise in self.noises.items()},
            {name: room for name, room in self.rooms.items() if name in TEST_ROOMS},
        )


def check_audio(audio: Path | None) -> None:
    """Raise TrainingError where ``--audio`` is no folder, or has neither noises nor rooms."""
    if audio is None:
        return
    if not audio.is_dir():
        raise TrainingError(f"--audio: expected a folder with noise/ and rir/, and {audio} is none")
    if not any(_sounds(audio / part) for part in PARTS):
        raise TrainingError(f"--audio: expected .flac or .wav files in noise/ or rir/ of {audio}, found none")


def training_channel(
    config: ChannelConfig, backgrounds: Backgrounds, device: torch.device, *, more_noises: Sequence[Tensor] = ()
) -> RandomChannel:
    """Return the channel of training windows, with the training part of ``backgrounds``, and ``more_noises`` (n,)."""
    training = backgrounds.for_training()
    return RandomChannel(
        config,
        noises=[*(noise for _, noise in sorted(training.noises.items())), *more_noises],
        rooms=[room for _, room in sorted(training.rooms.items())],
        device=device,
    )


def _cut(noise: Tensor) -> int:
    return int(len(noise) * (1 - TEST_NOISE))


def _load(folder: Path) -> dict[str, Tensor]:
    return {path.stem: torch.from_numpy(read_samples(path)) for path in _sounds(folder)}


def _sounds(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.flac"), *folder.glob("*.wav")])
