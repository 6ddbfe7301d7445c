"""Augments speech in batches: pace, room, noise, level, clipping, DC offset, telephone, lost packets, codecs.

Samples are float32, shape (B, n), 16 kHz, -1..1. Functions are deterministic; ``RandomChannel`` draws their arguments.
"""

from __future__ import annotations

import copy
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from export.acoustics.codecs import CODECS, through_codec
from streamer.core.audio import SAMPLE_RATE
from streamer.protocol.g711 import A_LAW, MU_LAW

if TYPE_CHECKING:
    from collections.abc import Sequence

TELEPHONE_RATE = 8_000
TELEPHONE_BAND_HZ = (300.0, 3400.0)
PACKET_SAMPLES = 160
"""20 ms at 8 kHz."""
FADES = (1.0, 0.6, 0.3, 0.0)
"""Level of the first, second, third ... repetition of the packet before a gap."""
SILENT = 1e-9


def change_pace(source: Tensor, start: Tensor, n_samples: int, factor: Tensor) -> Tensor:
    """Return ``n_samples`` of ``source`` (N,) from each ``start`` (B,) on, played ``factor`` (B,) times as fast.

    Cubic interpolation (Catmull-Rom). Shape (B, n_samples), in the units of ``source``.
    """
    steps = torch.arange(n_samples, device=source.device, dtype=torch.float64)
    position = start[:, None] + steps * factor[:, None].double()  # (B, n)
    first = position.floor().long()
    x = (position - first).float()
    before, here, after, beyond = (
        source[(first + shift).clamp_(0, len(source) - 1)].float() for shift in (-1, 0, 1, 2)
    )
    a = 0.5 * (3 * (here - after) + beyond - before)
    b = before - 2.5 * here + 2 * after - 0.5 * beyond
    c = 0.5 * (after - before)
    return ((a * x + b) * x + c) * x + here


def add_room(samples: Tensor, impulses: Tensor) -> Tensor:
    """Return ``samples`` convolved with ``impulses`` (B, m), whose direct sound is at 0; the level stays."""
    n = samples.shape[1]
    size = 1 << (n + impulses.shape[1] - 2).bit_length()
    wet = torch.fft.irfft(torch.fft.rfft(samples, n=size) * torch.fft.rfft(impulses, n=size), n=size)[:, :n]
    same_level: Tensor = wet * (_rms(samples) / _rms(wet))[:, None]
    return same_level


def add_noise(samples: Tensor, noise: Tensor, snr_db: Tensor, speech_rms: Tensor) -> Tensor:
    """Return ``samples`` plus ``noise`` (B, n), ``snr_db`` (B,) below ``speech_rms`` (B,)."""
    gain = speech_rms / _rms(noise) * 10 ** (-snr_db / 20)
    return samples + gain[:, None] * noise


def change_level(samples: Tensor, gain_db: Tensor) -> Tensor:
    """Return ``samples`` louder by ``gain_db`` (B,), clipped at full scale."""
    return (samples * (10 ** (gain_db / 20))[:, None]).clamp(-1.0, 1.0)


def to_full_scale(samples: Tensor) -> Tensor:
    """Return ``samples`` with their largest absolute value at 1; silence stays as it is."""
    return samples / samples.abs().amax(dim=1, keepdim=True).clamp_min(SILENT)


def add_offset(samples: Tensor, offset: Tensor) -> Tensor:
    """Return ``samples`` plus a constant ``offset`` (B,), clipped at full scale."""
    return (samples + offset[:, None]).clamp(-1.0, 1.0)


class Telephone:
    """8 kHz and G.711, and back to 16 kHz."""

    def __init__(self, device: torch.device) -> None:
        pcm = np.arange(-32768, 32768).astype(np.int16)
        laws = np.stack([law.decode(law.encode(pcm)) for law in (MU_LAW, A_LAW)])
        self._laws = torch.from_numpy(laws.astype(np.float32) / 32768).to(device)  # (2, 65536): mu-law, A-law

    def __call__(self, samples: Tensor, *, a_law: Tensor, narrow: Tensor, lost: Tensor | None = None) -> Tensor:
        """Return ``samples`` after the line.

        ``a_law``, ``narrow`` (also cut to 300-3400 Hz): bool (B,). ``lost``: bool (B, n_packets) of 20 ms, concealed as
        ``conceal`` does.
        """
        n = samples.shape[1] + samples.shape[1] % 2
        spectrum = torch.fft.rfft(samples, n=n)[:, : n // 4 + 1]  # 0-4 kHz
        hz = torch.linspace(0, TELEPHONE_RATE / 2, spectrum.shape[1], device=samples.device)
        line = torch.where(narrow[:, None], _band(hz), (hz < TELEPHONE_RATE / 2).float())
        low = torch.fft.irfft(spectrum * line, n=n // 2) / 2  # (B, n / 2) at 8 kHz
        codes = (low * 32768).round().clamp(-32768, 32767).long() + 32768
        decoded = self._laws[a_law.long()[:, None], codes]
        if lost is not None:
            decoded = conceal(decoded, lost)
        back: Tensor = torch.fft.irfft(torch.fft.rfft(decoded), n=n) * 2
        return back[:, : samples.shape[1]].clamp(-1.0, 1.0)


def conceal(samples: Tensor, lost: Tensor) -> Tensor:
    """Return ``samples`` (B, n) at 8 kHz; each ``lost`` packet repeats the one before it, fading out."""
    n_packets = -(-samples.shape[1] // PACKET_SAMPLES)
    padded = torch.nn.functional.pad(samples, (0, n_packets * PACKET_SAMPLES - samples.shape[1]))
    packets = padded.reshape(len(samples), n_packets, PACKET_SAMPLES)
    number = torch.arange(n_packets, device=samples.device)
    lost = lost[:, :n_packets]
    last = torch.where(lost, -1, number).cummax(dim=1).values  # the last received packet
    age = (number - last).clamp(0, len(FADES))
    fade = torch.tensor((1.0, *FADES), device=samples.device)[age] * (last >= 0)
    filled = packets.gather(1, last.clamp_min(0)[..., None].expand_as(packets)) * fade[..., None]
    return filled.reshape(len(samples), -1)[:, : samples.shape[1]]


@dataclass(frozen=True, slots=True)
class ChannelConfig:
    """Probability and range of each augmentation of a window."""

    pace: float = 0.7
    """Probability."""
    pace_range: tuple[float, float] = (0.88, 1.14)
    """Pace and pitch together."""
    room: float = 0.35
    noise: float = 0.5
    snr_db: tuple[float, float] = (2.0, 25.0)
    telephone: float = 0.5
    narrow: float = 0.5
    """Of the telephone lines, how many also cut to 300-3400 Hz."""
    a_law: float = 0.4
    lossy: float = 0.5
    """Of the telephone lines, how many lose packets."""
    most_lost: float = 0.12
    level_db: tuple[float, float] = (-15.0, 6.0)
    """Of the change of level, where ``peak_dbfs`` is None."""
    peak_dbfs: tuple[float, float] | None = None
    """Of the largest sample; None leaves levels relative to the recording's, without clipping and offset."""
    clipping: float = 0.0
    clipped_db: tuple[float, float] = (3.0, 18.0)
    """By how much the peak is above full scale before it is cut."""
    offset: float = 0.0
    most_offset: float = 0.1
    """Of full scale, to either side."""
    coded: float = 0.0
    """Of the samples that pass no telephone line, how many pass a codec instead."""


LEVEL_SPREAD_DB = 1.5
"""Standard deviation of the peaks of the recordings of one voice."""


@dataclass(frozen=True, slots=True, eq=False)
class Received:
    """What arrives at the other end."""

    samples: Tensor
    """Shape (B, n), 16 kHz."""
    narrow: Tensor
    """Whether they were at 8 kHz on the way, and have nothing above 4 kHz; bool, shape (B,)."""


class RandomChannel:
    """Draws rooms, noises, levels, telephone lines and codecs for training."""

    def __init__(
        self, config: ChannelConfig, *, noises: Sequence[Tensor], rooms: Sequence[Tensor], device: torch.device
    ) -> None:
        """``noises`` and ``rooms``: recordings of shape (n,), 16 kHz; where there are none they are generated."""
        self.config = config
        self._device = device
        self._telephone = Telephone(device)
        self._noises = _stack([noise.to(device) for noise in noises])
        self._rooms = _stack([_to_length(direct_first(room.to(device)), SAMPLE_RATE) for room in rooms])

    def __call__(self, samples: Tensor, speech_rms: Tensor, generator: torch.Generator) -> Tensor:
        """Return ``samples`` (B, n) after a channel each; ``speech_rms`` (B,) is the level of the speech in them."""
        return self.transmit(samples, speech_rms, generator).samples

    def undisturbed(self) -> RandomChannel:
        """Return a channel that draws pace and level as this one does, and no room, noise, line or codec."""
        clean = copy.copy(self)
        clean.config = replace(self.config, room=0.0, noise=0.0, telephone=0.0, coded=0.0)
        return clean

    def digest(self) -> str:
        """Return a hash of its settings, noises and rooms."""
        digest = hashlib.blake2b(repr(self.config).encode(), digest_size=16)
        for values in (*(self._noises or ()), *(self._rooms or ())):
            digest.update(values.cpu().numpy().tobytes())
        return digest.hexdigest()

    def transmit(
        self, samples: Tensor, speech_rms: Tensor, generator: torch.Generator, recording: torch.Generator | None = None
    ) -> Received:
        """Return what arrives of ``samples``; arguments as of a call.

        ``recording``: draws what differs between the recordings of one call (stretch of noise, lost packets, level), so
        that ``generator`` with the same seed gives all of them the same channel; None: ``generator`` draws it too.
        """
        c, each = self.config, recording or generator
        samples = samples.clone()
        picked = self._some(len(samples), c.room, generator)
        if len(picked):  # MKL transforms no empty batches
            samples[picked] = add_room(samples[picked], self._impulses(len(picked), generator))
        picked = self._some(len(samples), c.noise, generator)
        snr_db = self._between(c.snr_db, len(picked), generator)
        noise = self._noise(len(picked), samples.shape[1], generator, each)
        samples[picked] = add_noise(samples[picked], noise, snr_db, speech_rms[picked])
        samples = self._level(samples, generator, each)
        picked = self._some(len(samples), c.telephone, generator)
        if len(picked):
            samples[picked] = self._line(samples[picked], generator, each)
        narrow = torch.zeros(len(samples), dtype=torch.bool, device=self._device)
        narrow[picked] = True
        return self._code(Received(samples, narrow), generator) if c.coded else Received(samples, narrow)

    def _level(self, samples: Tensor, generator: torch.Generator, each: torch.Generator) -> Tensor:
        c, n = self.config, len(samples)
        if c.peak_dbfs is None:
            return change_level(samples, self._between(c.level_db, n, generator))
        samples = to_full_scale(samples)
        clipped = self._uniform(n, generator) < c.clipping
        samples = change_level(samples, clipped * self._between(c.clipped_db, n, generator))
        spread = LEVEL_SPREAD_DB * torch.randn(n, device=self._device, generator=each)
        samples = change_level(samples, (self._between(c.peak_dbfs, n, generator) + spread).clamp_max(0.0))
        shifted = self._uniform(n, generator) < c.offset
        return add_offset(samples, shifted * self._between((-c.most_offset, c.most_offset), n, generator))

    def _code(self, received: Received, generator: torch.Generator) -> Received:
        """Return ``received``, where some of what passed no telephone line passes a codec."""
        n = len(received.samples)
        coded = (self._uniform(n, generator) < self.config.coded) & ~received.narrow
        which = torch.randint(len(CODECS), (n,), device=self._device, generator=generator).tolist()
        samples, narrow = received.samples.clone(), received.narrow.clone()
        for row in torch.nonzero(coded)[:, 0].tolist():
            codec = list(CODECS)[which[row]]
            decoded = through_codec(samples[row].cpu().numpy(), codec)
            samples[row] = torch.from_numpy(decoded).to(self._device)
            narrow[row] = CODECS[codec].is_narrow
        return Received(samples, narrow)

    def _line(self, samples: Tensor, generator: torch.Generator, each: torch.Generator) -> Tensor:
        c, n = self.config, len(samples)
        n_packets = samples.shape[1] // 2 // PACKET_SAMPLES + 1
        rate = self._uniform(n, generator) * c.most_lost * (self._uniform(n, generator) < c.lossy)
        lost = torch.rand(n, n_packets, device=self._device, generator=each) < rate[:, None]
        return self._telephone(
            samples,
            a_law=self._uniform(n, generator) < c.a_law,
            narrow=self._uniform(n, generator) < c.narrow,
            lost=lost,
        )

    def _impulses(self, n: int, generator: torch.Generator) -> Tensor:
        """Return rooms, half of them recorded, half generated: a direct sound and noise that decays."""
        seconds = torch.arange(SAMPLE_RATE, device=self._device) / SAMPLE_RATE
        t60_s = self._between((0.1, 0.9), n, generator)
        tail = torch.randn(n, SAMPLE_RATE, device=self._device, generator=generator)
        tail *= 10 ** (-3 * seconds / t60_s[:, None])
        impulses = tail / tail.square().sum(1, keepdim=True).sqrt()
        impulses *= 10 ** (-self._between((0.0, 15.0), n, generator)[:, None] / 20)
        impulses[:, 0] = 1.0
        if self._rooms is None:
            return impulses
        chosen = torch.randint(len(self._rooms[1]), (n,), device=self._device, generator=generator)
        recorded = self._uniform(n, generator) < 0.5
        return torch.where(recorded[:, None], self._rooms[0][chosen], impulses)

    def _noise(self, n: int, n_samples: int, generator: torch.Generator, each: torch.Generator) -> Tensor:
        if self._noises is None:
            return torch.randn(n, n_samples, device=self._device, generator=each)
        chosen = torch.randint(len(self._noises[1]), (n,), device=self._device, generator=generator)
        lengths = self._noises[1][chosen]
        start = (self._uniform(n, each) * lengths).long()
        at = (start[:, None] + torch.arange(n_samples, device=self._device)) % lengths[:, None]
        return self._noises[0][chosen[:, None], at]

    def _some(self, n: int, probability: float, generator: torch.Generator) -> Tensor:
        return torch.nonzero(self._uniform(n, generator) < probability)[:, 0]

    def _uniform(self, n: int, generator: torch.Generator) -> Tensor:
        return torch.rand(n, device=self._device, generator=generator)

    def _between(self, ends: tuple[float, float], n: int, generator: torch.Generator) -> Tensor:
        return ends[0] + (ends[1] - ends[0]) * self._uniform(n, generator)


def direct_first(impulse: Tensor) -> Tensor:
    """Return an impulse response (n,) from its direct sound on, of energy 1."""
    impulse = impulse[int(impulse.abs().argmax()) :]
    return impulse / impulse.square().sum().sqrt()


def _stack(sounds: Sequence[Tensor]) -> tuple[Tensor, Tensor] | None:
    """Return sounds padded to (n, longest), and their lengths (n,); None where there are none."""
    if not sounds:
        return None
    lengths = torch.tensor([len(sound) for sound in sounds], device=sounds[0].device)
    return torch.nn.utils.rnn.pad_sequence(list(sounds), batch_first=True), lengths


def _to_length(sound: Tensor, n_samples: int) -> Tensor:
    return torch.nn.functional.pad(sound[:n_samples], (0, max(0, n_samples - len(sound))))


def _band(hz: Tensor) -> Tensor:
    """Return the gain of a 300-3400 Hz line: Butterworth, 4th order at each edge."""
    low, high = TELEPHONE_BAND_HZ
    ratio = hz.clamp_min(1.0)
    return ((1 + (low / ratio) ** 8) * (1 + (ratio / high) ** 8)).rsqrt()


def _rms(samples: Tensor) -> Tensor:
    return samples.square().mean(dim=1).sqrt() + SILENT
