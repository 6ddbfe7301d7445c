from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.augment import (
    AugmentConfig,
    Surroundings,
    a_law_decode,
    a_law_encode,
    add_noise,
    add_room,
    augment_channel,
    augment_pace,
    change_level,
    change_speed,
    mu_law_decode,
    mu_law_encode,
    telephone,
)
from tests.export.sounds import voice

if TYPE_CHECKING:
    from pathlib import Path

CODES = np.arange(256, dtype=np.uint8)
PCM = np.arange(-32768, 32768, dtype=np.int32).astype(np.int16)
MU_MINUS_ZERO = 0x7F
"""mu-law has two zeros; 0x7F decodes to 0, which is encoded as 0xFF."""


def band_power(samples: np.ndarray, low_hz: float, high_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    frequency_hz = np.fft.rfftfreq(len(samples), 1 / 16_000)
    return float(power[(frequency_hz >= low_hz) & (frequency_hz < high_hz)].sum())


def test_every_mu_law_code_round_trips() -> None:
    back = mu_law_encode(mu_law_decode(CODES))
    assert back.tolist() == [0xFF if code == MU_MINUS_ZERO else code for code in range(256)]


def test_every_a_law_code_round_trips() -> None:
    assert a_law_encode(a_law_decode(CODES)).tolist() == list(range(256))


def test_g711_values_of_the_tables() -> None:
    # ITU-T G.711 tables 1 and 2, scaled to 16 bits.
    assert mu_law_decode(np.array([0x00, 0x80, 0xFF, 0x7F, 0xFE, 0x8F], np.uint8)).tolist() == [
        -32124, 32124, 0, 0, 8, 16764,
    ]  # fmt: skip
    assert a_law_decode(np.array([0x2A, 0xAA, 0xD5, 0x55, 0x80], np.uint8)).tolist() == [-32256, 32256, 8, -8, 5504]


@pytest.mark.parametrize(
    ("encode", "decode"), [(mu_law_encode, mu_law_decode), (a_law_encode, a_law_decode)], ids=["mu", "a"]
)
def test_every_16_bit_sample_comes_back_within_its_step(encode: object, decode: object) -> None:
    assert callable(encode)
    assert callable(decode)
    back = decode(encode(PCM)).astype(np.int32)
    error = np.abs(back - PCM)
    assert np.all(
        error <= np.maximum(16, np.abs(PCM.astype(np.int32)) / 16 + 8 + 644 * (np.abs(PCM.astype(np.int32)) > 32124))
    )
    assert np.all(np.diff(back) >= 0)


def test_telephone_keeps_the_length_and_nothing_above_4_khz() -> None:
    samples = np.random.default_rng(0).standard_normal(16_001).astype(np.float32) * 0.1
    heard = telephone(samples)
    assert heard.shape == (16_001,)
    assert heard.dtype == np.float32
    assert band_power(heard, 4200, 8000) < 1e-3 * band_power(heard, 500, 3000)


def test_the_narrow_telephone_has_no_bass() -> None:
    samples = np.random.default_rng(0).standard_normal(16_000).astype(np.float32) * 0.1
    assert band_power(telephone(samples, narrow=True), 0, 150) < 0.05 * band_power(telephone(samples), 0, 150)


def test_noise_has_the_ratio_asked_for() -> None:
    samples = voice(silence_s=0)
    noise = np.random.default_rng(0).standard_normal(len(samples)).astype(np.float32)
    added = add_noise(samples, noise, snr_db=10) - samples
    assert 10 * np.log10(np.mean(samples**2) / np.mean(added**2)) == pytest.approx(10, abs=0.01)


def test_a_room_keeps_length_level_and_onset() -> None:
    samples = voice()
    impulse = np.zeros(4000, dtype=np.float32)
    impulse[[800, 2000]] = (1.0, 0.4)
    wet = add_room(samples, impulse)
    assert len(wet) == len(samples)
    assert np.mean(wet**2) == pytest.approx(np.mean(samples**2), rel=1e-3)
    assert np.mean(wet[:4000] ** 2) < 1e-3 * np.mean(samples**2)


def test_a_room_that_changes_nothing_changes_nothing() -> None:
    np.testing.assert_allclose(add_room(voice(), np.ones(1, dtype=np.float32)), voice(), atol=1e-6)


def test_speed_changes_length_and_pitch() -> None:
    samples = voice(pitch_hz=200, silence_s=0, seconds=1)
    faster = change_speed(samples, 1.1)
    assert len(faster) == pytest.approx(16_000 / 1.1, abs=2)
    peak_hz = np.argmax(np.abs(np.fft.rfft(faster))) * 16_000 / len(faster)
    assert peak_hz == pytest.approx(220, abs=2)


def test_level_is_clipped_at_full_scale() -> None:
    samples = np.array([0.25, -0.75], dtype=np.float32)
    np.testing.assert_allclose(change_level(samples, 6.0206), [0.5, -1.0], rtol=1e-4)


def test_the_same_seed_gives_the_same_sound() -> None:
    def once(seed: int) -> np.ndarray:
        rng = np.random.default_rng(seed)
        paced = augment_pace(voice(), rng, AugmentConfig())
        return augment_channel(paced, rng, AugmentConfig(), Surroundings())

    for seed in range(8):
        np.testing.assert_array_equal(once(seed), once(seed))
    assert len({once(seed).tobytes() for seed in range(8)}) == 8


def test_the_real_noises_and_rooms_are_read(shared: Path) -> None:
    surroundings = Surroundings.load(shared / "audio")
    assert (len(surroundings.noises), len(surroundings.rooms)) == (6, 7)
    assert all(sound.ndim == 1 and sound.dtype == np.float32 for sound in (*surroundings.noises, *surroundings.rooms))
