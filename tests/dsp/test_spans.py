"""Spans count the samples in their ranges."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streamer.dsp.spans import Spans


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20), st.integers(0, 100), st.integers(0, 100))
def test_within_counts_samples_as_a_set_of_them_does(steps: list[tuple[int, int]], start: int, end: int) -> None:
    spans, covered, position = Spans(), set[int](), 0
    for gap, length in steps:
        begin = position + gap
        position = begin + length
        spans.add(begin, position)
        covered |= set(range(begin, position))
    assert spans.within(start, end) == len(covered & set(range(start, end)))


def test_a_forgotten_range_no_longer_counts() -> None:
    spans = Spans()
    spans.add(0, 10)
    spans.add(20, 30)
    spans.forget_before(10)
    assert spans.within(0, 100) == 10


def test_the_ranges_contain_their_samples_and_no_others() -> None:
    spans = Spans()
    for start, end in ((0, 10), (10, 20), (30, 40), (50, 60)):
        spans.add(start, end)
    indices = np.arange(-5, 70)
    expected = [0 <= i < 20 or 30 <= i < 40 or 50 <= i < 60 for i in indices]
    assert spans.contain(indices).tolist() == expected
    assert not Spans().contain(indices).any()
