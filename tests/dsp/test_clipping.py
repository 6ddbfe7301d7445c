"""Samples at full scale are counted by the time at which they came."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.dsp.clipping import ClippedSamples

CLIPPED = np.where(np.arange(4_800) % 4 == 0, np.float32(-1), np.float32(0.9))
"""A quarter is at full scale."""


def test_samples_are_counted_in_the_range_in_which_they_came() -> None:
    clipped = ClippedSamples(1.0)
    clipped.add(0, np.zeros(1_600, dtype=np.float32))
    clipped.add(1_600, CLIPPED)
    assert [clipped.within(*span) for span in ((0, 1_600), (1_600, 3_200), (3_200, 9_600), (0, 9_600))] == [
        0,
        400,
        800,
        1_200,
    ]


@pytest.mark.parametrize(("value", "counts"), [(0.97, False), (32_124 / 32_768, True), (-32_256 / 32_768, True)])
def test_full_scale_is_that_of_g711(value: float, *, counts: bool) -> None:
    clipped = ClippedSamples(2.0)
    clipped.add(0, np.array([0, value], dtype=np.float32))
    assert clipped.within(0, 160) == 2 * counts  # each stands for two samples of the leg's clock


@given(st.lists(st.integers(0, 4_800), max_size=8))
def test_every_chunking_gives_the_same_counts(cuts: list[int]) -> None:
    whole, parts = ClippedSamples(16_000 / 44_100), ClippedSamples(16_000 / 44_100)
    whole.add(0, CLIPPED)
    edges = [0, *sorted(cuts), 4_800]
    for start, end in pairwise(edges):
        parts.add(start, CLIPPED[start:end])
    spans = [(start, start + 480) for start in range(0, 1_920, 480)]
    assert [parts.within(*span) for span in spans] == [whole.within(*span) for span in spans]
    assert whole.within(0, 1_920) == pytest.approx(4_800 / 4 * 16_000 / 44_100, abs=1)


def test_what_is_forgotten_does_not_count() -> None:
    clipped = ClippedSamples(1.0)
    clipped.add(0, CLIPPED)
    clipped.forget_before(1_600)
    assert (clipped.within(0, 1_600), clipped.within(1_600, 4_800)) == (0, 800)
