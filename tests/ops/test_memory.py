"""Freed heap is returned to the system."""

from __future__ import annotations

import ctypes

import pytest

from streamer.ops.memory import give_back
from tests.bench.memory import rss_mb


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="this C library has no malloc_trim")
def test_freed_memory_that_the_allocator_keeps_is_returned() -> None:
    # Small pieces come from the heap; every hundredth stays, so that the heap cannot shrink by itself.
    pieces = [bytearray(2_000) for _ in range(50_000)]
    kept = pieces[::100]
    del pieces
    before_mb = rss_mb("self")
    give_back()
    after_mb = rss_mb("self")
    assert len(kept) == 500
    assert after_mb <= before_mb - 50
