"""Pooling is exact over any number of chunks; groups add up."""

from __future__ import annotations

import numpy as np

from export.statistics.store import add_up, pooled
from tests.export.statistics.small_store import N_FEATURES, acted_and_ordinary, small_store


def test_pooled_chunks_are_mean_and_deviation_of_all_their_frames() -> None:
    rng = np.random.default_rng(1)
    frames = [rng.normal(size=(n, N_FEATURES)) for n in (50, 7, 31)]
    sums = np.array([np.concatenate([[len(f)], f.sum(0), np.square(f).sum(0)]) for f in frames])
    every = np.concatenate(frames)
    expected = np.concatenate([every.mean(0), every.std(0)])
    assert np.allclose(pooled(sums.sum(0, keepdims=True))[0], expected, atol=1e-6)


def test_a_row_is_the_sum_of_its_chunks() -> None:
    store = small_store([("acted", "a", 0, 3), ("acted", "a", 1, 1)])
    chunks = store.chunk_sums(np.arange(4))
    assert np.allclose(store.whole(), [chunks[:3].sum(0), chunks[3]], rtol=1e-6)
    part = store.sums(np.array([0]), np.array([1]), np.array([3]))
    assert np.allclose(part, [chunks[1:3].sum(0)], rtol=1e-6)
    assert store.frames(np.array([0, 1])).tolist() == [store.count[:3].sum(), store.count[3]]


def test_groups_of_rows_add_up_and_an_empty_one_is_nothing() -> None:
    store = acted_and_ordinary()
    sums = store.whole()
    found = add_up([np.array([2, 2, 5]), np.array([], dtype=np.int64)], sums)
    assert np.allclose(found[0], 2 * sums[2] + sums[5], rtol=1e-5)
    assert not found[1].any()
    assert not pooled(found)[1].any()
