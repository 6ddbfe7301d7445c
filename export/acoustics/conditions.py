"""The conditions of evaluation: clean, telephone lines, lost packets, noise, rooms.

Each clip gets the same line, noise and room every time: the random seed is the clip's name.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from export.acoustics.channel import PACKET_SAMPLES, Telephone, add_noise, add_room, direct_first
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.acoustics.backgrounds import Backgrounds

CONDITIONS = {
    "clean": "clean",
    "mu-law": "8 kHz mu-law",
    "a-law": "8 kHz A-law",
    "narrow": "300-3400 Hz, 8 kHz mu-law",
    "loss": "8 kHz mu-law, 5 % of packets lost and concealed",
    "noise-10": "noise at 10 dB",
    "noise-5": "noise at 5 dB",
    "room": "rooms",
}
"""By name, the title in cards and tables."""
TELEPHONES = frozenset({"mu-law", "a-law", "narrow", "loss"})
LOST = 0.05


class Conditions:
    """Applies a condition to clips."""

    def __init__(self, backgrounds: Backgrounds, device: torch.device) -> None:
        """``backgrounds``: the part for tests."""
        self._telephone = Telephone(device)
        self._noises = [noise.to(device) for _, noise in sorted(backgrounds.noises.items())]
        self._rooms = [direct_first(room.to(device)) for _, room in sorted(backgrounds.rooms.items())]

    def digest(self) -> str:
        """Return a hash of the noises and rooms."""
        digest = hashlib.blake2b(digest_size=16)
        for sounds in (self._noises, self._rooms):
            for sound in sounds:
                digest.update(sound.cpu().numpy().tobytes())
            digest.update(b"|")
        return digest.hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        """The available conditions: no rooms without impulse responses, no noise without recordings."""
        without = ({"room"} if not self._rooms else set()) | ({"noise-10", "noise-5"} if not self._noises else set())
        return tuple(name for name in CONDITIONS if name not in without)

    def __call__(self, condition: str, samples: Tensor, speech_rms: Tensor, names: Sequence[str]) -> Tensor:
        """Return ``samples`` (B, n), 16 kHz, of the clips called ``names``, under ``condition``.

        ``speech_rms``: level of the speech in each, (B,). Raises TrainingError for a condition that is not available.
        """
        if condition not in self.names:
            raise TrainingError(f"expected one of the conditions {', '.join(self.names)}, got {condition!r}")
        # One by one: in a batch an FFT's last bits differ, and G.711 makes steps of them.
        clips = zip(samples[:, None], speech_rms[:, None], names, strict=True)
        return torch.cat([self._apply(condition, *clip) for clip in clips])

    def _apply(self, condition: str, samples: Tensor, speech_rms: Tensor, name: str) -> Tensor:
        """Return one clip, shape (1, n), under the condition."""
        if condition in TELEPHONES:
            return self._line(condition, samples, name)
        if condition == "room":
            return add_room(samples, self._room(name))
        if condition.startswith("noise-"):
            snr_db = torch.full_like(speech_rms, float(condition.removeprefix("noise-")))
            return add_noise(samples, self._noise(name, samples.shape[1]), snr_db, speech_rms)
        return samples

    def _line(self, condition: str, samples: Tensor, name: str) -> Tensor:
        n_packets = samples.shape[1] // 2 // PACKET_SAMPLES + 1
        lost = (_rng(name, "loss").random(n_packets) < LOST) & (condition == "loss")
        return self._telephone(
            samples,
            a_law=torch.tensor([condition == "a-law"], device=samples.device),
            narrow=torch.tensor([condition == "narrow"], device=samples.device),
            lost=torch.from_numpy(lost)[None].to(samples.device),
        )

    def _room(self, name: str) -> Tensor:
        return self._rooms[_rng(name, "room").integers(len(self._rooms))][None]

    def _noise(self, name: str, n_samples: int) -> Tensor:
        rng = _rng(name, "noise")
        noise = self._noises[rng.integers(len(self._noises))]
        start = int(rng.integers(len(noise)))
        return noise[None, (start + torch.arange(n_samples, device=noise.device)) % len(noise)]


def _rng(name: str, purpose: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(f"{purpose} {name}".encode()))
