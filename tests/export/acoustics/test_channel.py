"""Every effect against an obvious reference; then that what is drawn follows from the seed alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from export.acoustics.channel import (
    FADES,
    PACKET_SAMPLES,
    ChannelConfig,
    RandomChannel,
    Telephone,
    add_noise,
    add_offset,
    add_room,
    change_level,
    change_pace,
    conceal,
    direct_first,
    to_full_scale,
)
from streamer.protocol.g711 import A_LAW, MU_LAW
from tests.export.sounds import RATE, speech

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from streamer.protocol.g711 import Law

CPU = torch.device("cpu")
USUAL = ChannelConfig()
ROUNDING = 1e-5
NOTHING = ChannelConfig(pace=0, room=0, noise=0, telephone=0, level_db=(0, 0))


def voices(n: int = 3) -> Tensor:
    """Return speech, shape (n, 28800)."""
    return torch.stack([torch.from_numpy(speech(number=4 * i, seed=i)) for i in range(n)])


def rms(samples: Tensor) -> Tensor:
    return samples.square().mean(dim=1).sqrt()


def db(ratio: Tensor) -> Tensor:
    return 20 * torch.log10(ratio)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator(CPU).manual_seed(seed)


# -- pace ------------------------------------------------------------------------------------------


def test_at_pace_1_the_samples_are_the_samples() -> None:
    source = torch.from_numpy((32768 * speech()).astype(np.int16))
    start = torch.tensor([0, 1, 5000])
    paced = change_pace(source, start, 8000, torch.ones(3))
    torch.testing.assert_close(paced, torch.stack([source[i : i + 8000] for i in start]).float(), atol=0, rtol=0)


@pytest.mark.parametrize("factor", [2.0, 0.5, 1.1])
def test_at_another_pace_a_tone_has_another_pitch(factor: float) -> None:
    def tone(hz: float, n: int) -> Tensor:
        return torch.sin(2 * torch.pi * hz * torch.arange(n, dtype=torch.float64) / RATE).float()

    paced = change_pace(tone(200.0, RATE), torch.tensor([0]), 4000, torch.tensor([factor]))
    # Catmull-Rom's error on a tone of 80 samples' period; samples 0 and 1 have no sample before them.
    torch.testing.assert_close(paced[0, 2:], tone(200.0 * factor, 4000)[2:], atol=1e-4, rtol=0)


def test_each_window_has_its_own_start_and_pace_and_stays_in_the_source() -> None:
    source = torch.arange(100, dtype=torch.int16)
    paced = change_pace(source, torch.tensor([10, 90, 98]), 6, torch.tensor([2.0, 1.0, 2.0]))
    assert paced.tolist() == [
        [10, 12, 14, 16, 18, 20],
        [90, 91, 92, 93, 94, 95],
        [98, 99, 99, 99, 99, 99],
    ]


# -- room ------------------------------------------------------------------------------------------


def test_a_room_without_walls_leaves_the_samples() -> None:
    samples = voices()
    impulse = torch.zeros(3, 500)
    impulse[:, 0] = 1.0
    torch.testing.assert_close(add_room(samples, impulse), samples, atol=1e-6, rtol=0)


def test_a_room_is_the_convolution_at_the_level_there_was() -> None:
    samples, impulses = voices(), torch.randn(3, 4000, generator=seeded()) * torch.logspace(0, -3, 4000)
    wet = add_room(samples, impulses)
    torch.testing.assert_close(rms(wet), rms(samples))
    for before, impulse, after in zip(samples.numpy(), impulses.numpy(), wet.numpy(), strict=True):
        expected = signal.fftconvolve(before, impulse)[: len(before)]
        expected *= np.sqrt(np.mean(before**2) / np.mean(expected**2))
        np.testing.assert_allclose(after, expected, atol=1e-5)


def test_a_room_makes_silence_no_sound() -> None:
    assert add_room(torch.zeros(1, 1000), torch.ones(1, 10)).tolist() == [[0.0] * 1000]


def test_an_impulse_response_begins_with_its_direct_sound_and_has_energy_1() -> None:
    found = direct_first(torch.tensor([0.0, 0.1, -4.0, 3.0, 0.0]))
    torch.testing.assert_close(found, torch.tensor([-0.8, 0.6, 0.0]))


# -- noise and level -------------------------------------------------------------------------------


def test_noise_has_the_given_signal_to_noise_ratio() -> None:
    samples, noise = voices(), 7.0 * torch.randn(3, 28_800, generator=seeded())
    snr_db = torch.tensor([20.0, 10.0, -5.0])
    speech_rms = torch.tensor([0.1, 0.2, 0.05])
    added = add_noise(samples, noise, snr_db, speech_rms) - samples
    torch.testing.assert_close(db(speech_rms / rms(added)), snr_db, atol=1e-3, rtol=0)
    correlation = (added * noise).sum(1) / added.square().sum(1).sqrt() / noise.square().sum(1).sqrt()
    torch.testing.assert_close(correlation, torch.ones(3))


def test_silence_as_noise_adds_nothing() -> None:
    torch.testing.assert_close(
        add_noise(voices(1), torch.zeros(1, 28_800), torch.tensor([0.0]), torch.tensor([0.1])), voices(1)
    )


def test_the_level_changes_by_decibels_and_is_clipped_at_full_scale() -> None:
    samples = torch.tensor([[0.25, -0.75], [0.25, -0.75]])
    changed = change_level(samples, torch.tensor([6.0206, -6.0206]))
    torch.testing.assert_close(changed, torch.tensor([[0.5, -1.0], [0.125, -0.375]]), atol=1e-5, rtol=0)


# -- telephone -------------------------------------------------------------------------------------


def within_the_band(number: int) -> NDArray[np.float32]:
    """Return speech of 100-3000 Hz that fades in and out: resamplers differ at 4 kHz and at the ends."""
    sos = signal.butter(8, (100, 3000), "bandpass", fs=RATE, output="sos")
    samples = signal.sosfiltfilt(sos, speech(number=number, silence_s=0))
    ramp = np.minimum(1, np.minimum(np.arange(len(samples)), np.arange(len(samples))[::-1]) / 1600)
    return np.asarray(0.5 * samples * ramp / np.abs(samples * ramp).max(), dtype=np.float32)


def by_soxr(samples: NDArray[np.float32], law: Law) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what a telephone line makes of ``samples``, and what it would make without G.711."""
    low = soxr.resample(samples, RATE, 8000, quality="VHQ")
    coded = law.decode(law.encode(np.rint(low * 32768).astype(np.int16))).astype(np.float32) / 32768
    received, band_limited = (soxr.resample(one, 8000, RATE, quality="VHQ") for one in (coded, low))
    return received[: len(samples)], band_limited[: len(samples)]


@pytest.mark.parametrize("law", [MU_LAW, A_LAW], ids=lambda law: law.name)
@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_line_is_8_khz_and_g711(law: Law, cut: int) -> None:
    """Its error is far below what G.711 itself adds, -38 dB.

    What is left is G.711's noise above 3.65 kHz, where soxr's filter ends, and samples that fall to another side of a
    step: -48 dB and less.
    """
    telephone = Telephone(CPU)
    for number in (0, 7, 15, 23):
        samples = within_the_band(number)
        samples = samples[: len(samples) - cut]
        a_law, narrow = torch.tensor([law is A_LAW]), torch.tensor([False])
        (received,) = telephone(torch.from_numpy(samples)[None], a_law=a_law, narrow=narrow).numpy()
        expected, band_limited = by_soxr(samples, law)
        assert received.shape == samples.shape
        assert np.mean((received - expected) ** 2) < 0.1 * np.mean((expected - band_limited) ** 2)


def test_nothing_above_4_khz_comes_through_and_a_narrow_line_has_a_band() -> None:
    noise = 0.1 * torch.randn(2, RATE, generator=seeded())
    received = Telephone(CPU)(noise, a_law=torch.tensor([False, False]), narrow=torch.tensor([False, True]))
    gain_db = db(torch.fft.rfft(received).abs() / torch.fft.rfft(noise).abs())  # 1 Hz a bin
    assert float(torch.fft.rfft(received).abs()[:, 4001:].max()) < 1e-3
    hz = np.array([150, 200, 300, 400, 1000, 2500, 3200, 3400, 3600, 3900])
    # Butterworth of 4th order at each edge.
    band_db = -10 * np.log10((1 + (300 / hz) ** 8) * (1 + (hz / 3400) ** 8))
    for row, expected_db in ((0, np.zeros(len(hz))), (1, band_db)):
        found_db = [float(gain_db[row, one - 8 : one + 9].median()) for one in hz.tolist()]
        np.testing.assert_allclose(found_db, expected_db, atol=0.4)


def test_a_law_and_band_are_each_windows_own() -> None:
    samples, telephone = voices(4), Telephone(CPU)
    a_law, narrow = torch.tensor([False, False, True, True]), torch.tensor([False, True, False, True])
    together = telephone(samples, a_law=a_law, narrow=narrow)
    for i in range(4):
        alone = telephone(samples[i : i + 1], a_law=a_law[i : i + 1], narrow=narrow[i : i + 1])
        # Another batch may round otherwise before the codec, which then takes the next step.
        differs = (alone[0] - together[i]).abs() > ROUNDING
        assert differs.float().mean() < 0.01
        assert (alone[0] - together[i]).abs().max() < 0.01
    assert len({tuple(row.tolist()) for row in together}) == 4


def test_what_is_lost_on_the_line_is_concealed_before_it_comes_back_to_16_khz() -> None:
    samples, line = voices(1), {"a_law": torch.tensor([False]), "narrow": torch.tensor([False])}
    lost = torch.zeros(1, 90, dtype=torch.bool)
    lost[0, 30:50] = True
    telephone = Telephone(CPU)
    whole, holed = telephone(samples, **line), telephone(samples, **line, lost=lost)
    in_packets = (holed - whole).reshape(90, 320).abs().amax(dim=1)
    differs = in_packets > 0.02
    assert torch.nonzero(differs)[:, 0].min() >= 30
    assert torch.nonzero(differs)[:, 0].max() <= 50
    assert holed.reshape(90, 320)[35:49].abs().max() < 1e-3  # three repetitions, then silence
    torch.testing.assert_close(telephone(samples, **line, lost=torch.zeros_like(lost)), whole)


# -- lost packets ----------------------------------------------------------------------------------


def pattern(text: str) -> tuple[Tensor, Tensor]:
    """Return packets whose samples are 1, 2, 3 ..., and which are lost: those that ``text`` has an x for."""
    samples = torch.arange(1, len(text) + 1).repeat_interleave(PACKET_SAMPLES).float()
    return samples[None], torch.tensor([[letter == "x" for letter in text]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("....", [1, 2, 3, 4]),
        (".x.x", [1, 1, 3, 3]),
        (".xxxxxx.", [1, 1, 0.6, 0.3, 0, 0, 0, 8]),
        ("xx.x", [0, 0, 3, 3]),
        ("xxxx", [0, 0, 0, 0]),
        (".xx.xx", [1, 1, 0.6, 4, 4, 2.4]),
    ],
)
def test_a_lost_packet_is_the_one_before_it_ever_quieter(text: str, expected: list[float]) -> None:
    received = conceal(*pattern(text))
    wanted = torch.tensor(expected, dtype=torch.float32).repeat_interleave(PACKET_SAMPLES)
    torch.testing.assert_close(received[0], wanted, atol=1e-6, rtol=0)


@given(
    rows=st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=4),
    n_samples=st.integers(4 * PACKET_SAMPLES + 1, 5 * PACKET_SAMPLES),
)
def test_concealment_is_what_a_receiver_does_packet_by_packet(rows: list[list[bool]], n_samples: int) -> None:
    samples = torch.randn(len(rows), n_samples, generator=seeded())
    expected = samples.clone()
    for row, lost in enumerate(rows):
        last, age = torch.zeros(PACKET_SAMPLES), 0
        for packet in range(5):
            part = slice(packet * PACKET_SAMPLES, min((packet + 1) * PACKET_SAMPLES, n_samples))
            size = part.stop - part.start
            if lost[packet]:
                fade = FADES[age] if age < len(FADES) else 0.0
                expected[row, part] = fade * last[:size]
                age += 1
            else:
                last, age = torch.nn.functional.pad(samples[row, part], (0, PACKET_SAMPLES - size)), 0
    torch.testing.assert_close(conceal(samples, torch.tensor(rows)), expected, atol=0, rtol=1e-6)


# -- what is drawn ---------------------------------------------------------------------------------


def channel(config: ChannelConfig = USUAL, *, recorded: bool = True) -> RandomChannel:
    """Return a channel; its backgrounds, where ``recorded``, are two noises and a room."""
    noises = [torch.randn(n, generator=seeded(n)) for n in (3000, 40_000)] if recorded else []
    rooms = [torch.randn(2000, generator=seeded()) * torch.logspace(0, -2, 2000)] if recorded else []
    return RandomChannel(config, noises=noises, rooms=rooms, device=CPU)


@pytest.mark.parametrize("recorded", [True, False])
def test_the_same_generator_state_gives_the_same_sound_and_another_another(recorded: bool) -> None:
    samples, random = voices(6), channel(recorded=recorded)
    before = samples.clone()
    one, again, other = (random(samples, rms(samples), seeded(seed)) for seed in (1, 1, 2))
    torch.testing.assert_close(one, again, atol=0, rtol=0)
    torch.testing.assert_close(samples, before, atol=0, rtol=0)
    assert not torch.isclose(one, other).all(dim=1).any()
    assert one.shape == samples.shape
    assert one.abs().max() <= 1
    assert torch.isfinite(one).all()


def test_windows_of_a_batch_get_different_channels() -> None:
    samples = voices(1).expand(16, -1)
    received = channel(ChannelConfig(room=1, noise=1, telephone=1))(samples, rms(samples), seeded())
    apart = torch.cdist(received, received) / received.norm(dim=1)
    assert apart[~torch.eye(16, dtype=torch.bool)].min() > 0.01


def test_a_channel_in_which_nothing_happens_changes_nothing() -> None:
    samples = voices(2)
    torch.testing.assert_close(channel(NOTHING)(samples, rms(samples), seeded()), samples)


@pytest.mark.parametrize("what", ["room", "noise", "telephone"])
def test_each_thing_happens_as_often_as_it_is_configured(what: str) -> None:
    samples = voices(1)[:, 4000:8000].expand(200, -1)
    changes: dict[str, float] = {what: 0.3}
    received = channel(replace(NOTHING, **changes))(samples, rms(samples), seeded())  # type: ignore[arg-type]
    happened = (received - samples).abs().amax(dim=1) > 1e-4
    assert float(happened.float().mean()) == pytest.approx(0.3, abs=0.1)  # three standard deviations


def test_noise_and_level_are_drawn_within_their_ranges() -> None:
    samples = voices(1)[:, 5000:13_000].expand(100, -1)
    speech_rms = torch.full((100,), 0.02)
    noisy = channel(replace(NOTHING, noise=1, snr_db=(2.0, 25.0)))(samples, speech_rms, seeded())
    snr_db = db(speech_rms / rms(noisy - samples))
    assert 2.0 <= float(snr_db.min()) < 4.0
    assert 23.0 < float(snr_db.max()) <= 25.0
    louder = channel(replace(NOTHING, level_db=(-15.0, 0.0)))(samples, speech_rms, seeded())
    level_db = db(rms(louder) / rms(samples))
    assert -15.0 <= float(level_db.min()) < -13.0
    assert -2.0 < float(level_db.max()) <= 0.0


def test_lines_lose_at_most_the_share_that_is_configured() -> None:
    samples = 0.5 * torch.ones(60, RATE)
    config = replace(NOTHING, telephone=1, narrow=0, lossy=1, most_lost=0.12)
    received = channel(config)(samples, rms(samples), seeded())
    # Of a constant, only the second repetition and those after it are quieter.
    quieter = (received[:, 160:].unfold(1, 320, 320).mean(dim=2) < 0.45).float().mean(dim=1)
    assert 0 < float(quieter.mean()) < 0.12


# -- level, clipping, offset and codecs of calls -------------------------------------------------------------


FIELD = replace(NOTHING, peak_dbfs=(-40.0, 0.0))


def test_the_largest_sample_becomes_full_scale_and_silence_stays_silence() -> None:
    assert torch.allclose(to_full_scale(0.2 * voices()).abs().amax(1), torch.ones(3))
    assert not to_full_scale(torch.zeros(1, 100)).any()


def test_an_offset_is_added_and_clipped() -> None:
    found = add_offset(torch.tensor([[0.0, 0.95], [0.0, -0.95]]), torch.tensor([0.1, -0.1]))
    assert torch.allclose(found, torch.tensor([[0.1, 1.0], [-0.1, -1.0]]))


def test_peaks_are_where_they_are_asked_for() -> None:
    channel = RandomChannel(FIELD, noises=[], rooms=[], device=CPU)
    speech = voices(1).repeat(200, 1)
    peaks = db(channel(speech, rms(speech), seeded()).abs().amax(1))
    assert peaks.max() <= 0
    assert -46 < peaks.min() < -38
    assert peaks.std() > 8


def test_clipped_speech_has_a_flat_top_and_offset_a_mean() -> None:
    speech = voices(2)
    clipped = RandomChannel(replace(FIELD, clipping=1.0), noises=[], rooms=[], device=CPU)(
        speech, rms(speech), seeded()
    )
    at_top = (clipped.abs() == clipped.abs().amax(1, keepdim=True)).sum(1)
    assert (at_top > 20).all()
    shifted = RandomChannel(replace(FIELD, peak_dbfs=(-20.0, -20.0), offset=1.0), noises=[], rooms=[], device=CPU)(
        speech, rms(speech), seeded()
    )
    assert (shifted.mean(1).abs() > 0.005).all()


def test_recordings_of_one_call_have_one_channel_and_noise_of_their_own() -> None:
    noise = torch.from_numpy(np.random.default_rng(0).standard_normal(160_000).astype(np.float32))
    config = replace(FIELD, noise=1.0, telephone=0.5, coded=0.5)
    channel = RandomChannel(config, noises=[noise], rooms=[], device=CPU)
    for seed in range(6):
        found = [channel.transmit(voices(1), rms(voices(1)), seeded(seed), seeded(100 + i)) for i in range(3)]
        assert len({bool(one.narrow[0]) for one in found}) == 1
        assert not torch.equal(found[0].samples, found[1].samples)
        again = channel.transmit(voices(1), rms(voices(1)), seeded(seed), seeded(100))
        assert torch.equal(again.samples, found[0].samples)


def test_what_is_narrow_has_nothing_above_4_khz() -> None:
    channel = RandomChannel(replace(FIELD, telephone=0.3, coded=0.6), noises=[], rooms=[], device=CPU)
    speech = voices(1).repeat(40, 1)
    received = channel.transmit(speech, rms(speech), seeded())
    spectrum = torch.fft.rfft(received.samples).abs().square()
    high = spectrum[:, int(0.52 * spectrum.shape[1]) :].sum(1) / spectrum.sum(1)
    assert 10 < received.narrow.sum() < 40
    assert high[received.narrow].max() < 1e-4
