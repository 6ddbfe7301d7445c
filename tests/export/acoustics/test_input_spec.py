"""What networks hear is what the daemon cuts: its own cutters say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.acoustics.input_spec import FRONT_END, LOG_MEL, InputSpec
from streamer.dsp.features import LogMel
from streamer.dsp.ring import Ring
from streamer.dsp.windows import LogMelCutter, WaveformCutter, WindowConfig
from streamer.inference.card import LogMelFrontEnd, WaveformFrontEnd
from tests.export.sounds import RATE, speech

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.acoustics.input_spec import Normalize

SAID = np.concatenate([speech(number=number, silence_s=0) for number in (3, 9, 15, 21)])
"""4.8 s."""


def cut_by_daemon(input_spec: InputSpec, samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the window that the daemon cuts at the end of an utterance of ``samples``."""
    ring = Ring(len(samples))
    ring.append(samples)
    config = WindowConfig(input_spec.window_samples, RATE, RATE, 0, 0)
    if input_spec.kind == "log_mel":
        return LogMelCutter(LogMel(FRONT_END), config, start=0).cut(ring, len(samples)).inputs
    normalize = input_spec.normalize == "zero_mean_unit_variance"
    cutter = WaveformCutter(config, start=0, zero_mean_unit_variance=normalize)
    return cutter.cut(ring, len(samples)).inputs


@pytest.mark.parametrize("window_ms", [1000, 3000])
@pytest.mark.parametrize("n_samples", [RATE // 2, RATE, 3 * RATE, 70_000])
@pytest.mark.parametrize("normalize", ["none", "zero_mean_unit_variance"])
def test_a_waveform_window_is_the_daemons(window_ms: int, n_samples: int, normalize: Normalize) -> None:
    input_spec = InputSpec("waveform", window_ms, normalize)
    window = input_spec.window(SAID[:n_samples])
    assert window.shape == input_spec.shape
    assert window.dtype == np.float32
    np.testing.assert_array_equal(window, cut_by_daemon(input_spec, SAID[:n_samples]))


@pytest.mark.parametrize("window_ms", [1000, 3000])
@pytest.mark.parametrize("n_samples", [RATE // 2, RATE, 3 * RATE, 70_000])
def test_a_log_mel_window_is_the_daemons(window_ms: int, n_samples: int) -> None:
    input_spec = InputSpec("log_mel", window_ms)
    window = input_spec.window(SAID[:n_samples])
    assert window.shape == input_spec.shape
    assert window.dtype == np.float32
    np.testing.assert_allclose(window, cut_by_daemon(input_spec, SAID[:n_samples]), atol=1e-4)


@given(n_samples=st.integers(1, 70_000), window_ms=st.sampled_from([500, 1000, 3000]))
def test_tiles_of_a_waveform_show_every_sample_and_only_the_last_shows_some_again(
    n_samples: int, window_ms: int
) -> None:
    input_spec = InputSpec("waveform", window_ms)
    samples = np.arange(n_samples, dtype=np.float32)
    windows = input_spec.tiles(samples, (0, n_samples))
    n = input_spec.window_samples
    assert windows.shape[1:] == input_spec.shape
    assert windows[:-1].ravel().tolist() == list(range(n * (len(windows) - 1)))
    if n_samples >= n:
        np.testing.assert_array_equal(windows[-1], samples[-n:])
    else:
        np.testing.assert_array_equal(windows, [np.resize(samples, n)])


@pytest.mark.parametrize(
    "input_spec", [InputSpec("waveform", 1000), InputSpec("waveform", 1000, "zero_mean_unit_variance"), LOG_MEL]
)
def test_an_utterance_is_its_span_with_what_is_left_around_it(input_spec: InputSpec) -> None:
    span, hop = (8000, 40_000), FRONT_END.hop_samples
    narrow, wide = input_spec.tiles(SAID, span), input_spec.tiles(SAID, span, before=30, after=10)
    last = 40_000 + 10 * hop
    begin = 8000 - 30 * hop
    tolerance = 0 if input_spec.kind == "waveform" else 1e-3
    np.testing.assert_allclose(wide[-1], input_spec.window(SAID[begin:last]), atol=tolerance)
    np.testing.assert_allclose(narrow[-1], input_spec.window(SAID[slice(*span)]), atol=tolerance)
    # More than a clip has is all it has.
    np.testing.assert_array_equal(input_spec.tiles(SAID, span, before=10**6), input_spec.tiles(SAID, (0, 40_000)))


def test_shapes_and_front_ends_are_those_of_cards() -> None:
    assert (LOG_MEL.shape, LOG_MEL.front_end) == ((298, 103), LogMelFrontEnd(FRONT_END))
    wave = InputSpec("waveform", 1500, "zero_mean_unit_variance")
    assert (wave.shape, wave.front_end) == ((24_000,), WaveformFrontEnd("zero_mean_unit_variance"))
