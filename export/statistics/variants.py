"""How a recording arrives: clean, under the fixed conditions of evaluation, or through a channel drawn at random.

A random channel belongs to a voice block: some recordings of one speaker, as one call has one channel throughout.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.backgrounds import training_channel
from export.acoustics.channel import Received, change_pace
from export.acoustics.conditions import TELEPHONES, Conditions
from export.acoustics.recording_chain import as_device, as_studio
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from export.acoustics.backgrounds import Backgrounds
    from export.acoustics.channel import ChannelConfig

CPU = torch.device("cpu")
RANDOM = re.compile(r"random-\d+")
STEP = 3_200
"""Recordings are padded to whole multiples, for which FFTs are quick."""
LEVEL_SAMPLES = 320
LOUD = 1e-3
"""Frames of this share of the power of the loudest ones are speech, where the level of the speech is measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrived:
    """A recording as it arrives."""

    samples: NDArray[np.float32]
    """Shape (n,), 16 kHz, -1..1."""
    is_narrow: bool
    """Whether it was at 8 kHz on the way: then the daemon keeps it at 8 kHz."""


class Variants:
    """Sends recordings through channels."""

    def __init__(self, config: ChannelConfig, backgrounds: Backgrounds, noises: Sequence[Tensor] = ()) -> None:
        """``noises``: more noises for the random channels, each shape (n,), 16 kHz."""
        self._config = config
        self._conditions = Conditions(backgrounds.for_tests(), CPU)
        self._test_noises = [noise for _, noise in sorted(backgrounds.for_tests().noises.items())]
        self._random = training_channel(config, backgrounds, CPU, more_noises=noises)

    @property
    def names(self) -> tuple[str, ...]:
        """The variants that are available, beside ``random-0``, ``random-1`` ..."""
        return (*self._conditions.names, "device", "studio")

    def is_available(self, variant: str) -> bool:
        """Tell whether there is such a variant."""
        return variant in self.names or bool(RANDOM.fullmatch(variant))

    def __call__(self, variant: str, samples: NDArray[np.float32], *, block: str, name: str) -> Arrived:
        """Return what arrives of ``samples`` (n,), 16 kHz, -1..1.

        The same for the same ``variant``, ``block`` (of the voice) and ``name`` (of the recording). Raises
        TrainingError for a variant that is not available.
        """
        if RANDOM.fullmatch(variant):
            return self._through_random(samples, f"{variant} {block}", f"{variant} {name}")
        if variant == "studio":
            return Arrived(as_studio(samples), is_narrow=False)
        speech = torch.from_numpy(samples)[None]
        if variant == "device":
            rng = np.random.default_rng(_seed(f"device {name}"))
            return Arrived(as_device(samples, speech_level(speech), self._test_noises, rng), is_narrow=False)
        if variant not in self.names:
            raise TrainingError(f"expected one of the variants {', '.join(self.names)} or random-N, got {variant!r}")
        received = self._conditions(variant, speech, speech_level(speech), [name])[0]
        return Arrived(received.numpy(), variant in TELEPHONES)

    def _through_random(self, samples: NDArray[np.float32], block: str, name: str) -> Arrived:
        voice, recording = (torch.Generator(CPU).manual_seed(_seed(text)) for text in (block, name))
        speech = self._paced(torch.from_numpy(np.pad(samples, (0, -len(samples) % STEP))), voice)
        received: Received = self._random.transmit(speech, speech_level(speech), voice, recording)
        return Arrived(received.samples[0].numpy(), bool(received.narrow[0]))

    def _paced(self, samples: Tensor, voice: torch.Generator) -> Tensor:
        """Return ``samples`` (n,) at the pace of the voice, shape (1, m)."""
        low, high = self._config.pace_range
        factor = low + (high - low) * torch.rand(1, generator=voice)
        if float(torch.rand(1, generator=voice)) >= self._config.pace:
            return samples[None]
        n = max(STEP, int(len(samples) / float(factor)) // STEP * STEP)
        return change_pace(samples, torch.zeros(1), n, factor)


def speech_level(samples: Tensor) -> Tensor:
    """Return the level (RMS) of the frames of 20 ms that are not far below the loudest ones, (B, n) to (B,)."""
    n = samples.shape[1] // LEVEL_SAMPLES
    power = samples[:, : n * LEVEL_SAMPLES].reshape(len(samples), n, LEVEL_SAMPLES).square().mean(2)
    loud = power > power.quantile(0.95, dim=1, keepdim=True) * LOUD
    return ((power * loud).sum(1) / loud.sum(1).clamp_min(1)).sqrt()


def _seed(text: str) -> int:
    return zlib.crc32(text.encode())
