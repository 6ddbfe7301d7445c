"""The ring returns the samples that were appended, by sample index."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.dsp.ring import Ring


@given(
    capacity=st.integers(1, 50),
    start=st.integers(0, 1000),
    sizes=st.lists(st.integers(0, 120), max_size=20),
)
def test_any_chunking_keeps_at_least_the_capacity_and_every_sample_at_its_index(
    capacity: int, start: int, sizes: list[int]
) -> None:
    ring = Ring(capacity, start=start)
    total = sum(sizes)
    samples = np.arange(start, start + total, dtype=np.float32)
    position = 0
    for size in sizes:
        ring.append(samples[position : position + size])
        position += size
    assert ring.end == start + total
    assert ring.end - ring.start >= min(capacity, total)
    assert ring.end - ring.start <= 2 * capacity
    np.testing.assert_array_equal(ring.read(ring.start, ring.end), np.arange(ring.start, ring.end))


@given(start=st.integers(0, 1000), spacing=st.integers(1, 3), sizes=st.lists(st.integers(0, 70), max_size=20))
def test_a_spaced_ring_holds_the_same_samples_at_spaced_indices(start: int, spacing: int, sizes: list[int]) -> None:
    ring, plain, position = Ring(30, start=start, spacing=spacing), Ring(30), 0
    for size in sizes:
        samples = np.arange(position, position + size, dtype=np.float32)
        ring.append(samples)
        plain.append(samples)
        position += size
        assert (ring.start, ring.end) == (start + spacing * plain.start, start + spacing * plain.end)
    middle = (plain.start + plain.end) // 2
    found = ring.read(start + spacing * middle, ring.end)
    np.testing.assert_array_equal(found, plain.read(middle, plain.end))


@pytest.mark.parametrize(("start", "end"), [(96, 100), (98, 111), (105, 100)])
def test_a_range_that_is_not_held_is_an_error_with_both_ranges(start: int, end: int) -> None:
    ring = Ring(10, start=90)
    ring.append(np.zeros(20, dtype=np.float32))
    with pytest.raises(IndexError, match=rf"ring holds 97\.\.110, asked for {start}\.\.{end}"):
        ring.read(start, end)


def test_a_capacity_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 sample, got capacity 0"):
        Ring(0)
