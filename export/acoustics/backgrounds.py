"""Background noises and rooms, with a part of them kept for tests only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from export.acoustics.channel import RandomChannel
from export.corpora.recordings import read_samples
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

    from export.acoustics.channel import ChannelConfig

PARTS = ("noise", "rir")
"""Folders of noises and of rooms."""
TEST_ROOMS = frozenset({"kitchen-true-stereo", "tim-warehouse-stretch1"})
"""Rooms in which no network learns."""
TEST_NOISE = 0.4
"""The last part of each noise recording, in which no network learns."""


@dataclass(frozen=True, slots=True, eq=False)
class Backgrounds:
    """Sounds of shape (n,), 16 kHz, by name; may be empty."""

    noises: Mapping[str, Tensor]
    rooms: Mapping[str, Tensor]

    @classmethod
    def load(cls, audio: Path | None) -> Backgrounds:
        """Read ``noise/`` and ``rir/`` of the folder ``audio``; nothing where there is no folder."""
        if audio is None:
            return cls({}, {})
        noises, rooms = (_load(audio / part) for part in PARTS)
        return cls(noises, rooms)

    def for_training(self) -> Backgrounds:
        """Return what a network may learn in."""
        return Backgrounds(
            {name: noise[: _cut(noise)] for name, noise in self.noises.items()},
            {name: room for name, room in self.rooms.items() if name not in TEST_ROOMS},
        )

    def for_tests(self) -> Backgrounds:
        """Return the rest: what it is judged in."""
        return Backgrounds(
            {name: noise[_cut(noise) :] for name, noise in self.noises.items()},
            {name: room for name, room in self.rooms.items() if name in TEST_ROOMS},
        )


def check_audio(audio: Path | None) -> None:
    """Raise TrainingError where ``--audio`` names no folder, or one in which there is nothing to learn in."""
    if audio is None:
        return
    if not audio.is_dir():
        raise TrainingError(f"--audio: expected a folder with noise/ and rir/, and {audio} is none")
    if not any(_sounds(audio / part) for part in PARTS):
        raise TrainingError(f"--audio: expected .flac or .wav files in noise/ or rir/ of {audio}, found none")


def training_channel(config: ChannelConfig, surroundings: Backgrounds, device: torch.device) -> RandomChannel:
    """Return the channel through which windows are learnt from, in the part of ``surroundings`` that is for that."""
    ours = surroundings.for_training()
    return RandomChannel(
        config,
        noises=[noise for _, noise in sorted(ours.noises.items())],
        rooms=[room for _, room in sorted(ours.rooms.items())],
        device=device,
    )


def _cut(noise: Tensor) -> int:
    return int(len(noise) * (1 - TEST_NOISE))


def _load(folder: Path) -> dict[str, Tensor]:
    return {path.stem: torch.from_numpy(read_samples(path)) for path in _sounds(folder)}


def _sounds(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.flac"), *folder.glob("*.wav")])
