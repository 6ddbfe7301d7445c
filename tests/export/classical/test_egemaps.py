from __future__ import annotations

import sys

import numpy as np
import pytest

from export.classical.egemaps import Egemaps
from export.errors import TrainingError
from tests.export.sounds import voice

NAMES_OF_PITCH = "F0semitoneFrom27.5Hz_sma3nz_amean"


def test_without_the_package_it_says_how_to_get_it_and_for_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opensmile", None)
    with pytest.raises(TrainingError, match=r"for research and private use only: pip install .*'\.\[egemaps\]'"):
        Egemaps()


def test_a_window_becomes_the_88_functionals_the_same_in_any_batch() -> None:
    opensmile = pytest.importorskip("opensmile", reason="its licence is asked for: the extra egemaps")
    names = opensmile.Smile(
        feature_set=opensmile.FeatureSet.eGeMAPSv02, feature_level=opensmile.FeatureLevel.Functionals
    ).feature_names
    low, high = (voice(pitch_hz=pitch_hz, silence_s=0) for pitch_hz in (110.0, 220.0))
    silence = np.zeros_like(low)
    egemaps = Egemaps()
    rows = egemaps.embed(np.stack([low, high, silence]))
    assert rows.shape == (3, egemaps.width)
    assert rows.dtype == np.float32
    assert np.isfinite(rows).all()
    np.testing.assert_array_equal(egemaps.embed(high[np.newaxis])[0], rows[1])
    # Semitones above 27.5 Hz: an octave apart.
    pitches = rows[:2, names.index(NAMES_OF_PITCH)]
    np.testing.assert_allclose(pitches, [24, 36], atol=0.3)
