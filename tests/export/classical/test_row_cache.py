from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.classical.row_cache import AT_ONCE, RowCache

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


class Means:
    """Says of a window its mean and its first number; notes how many windows it was asked about."""

    width = 2
    network = None
    no_network = "a test's"

    def __init__(self, key: str = "means") -> None:
        self.key = key
        self.asked: list[int] = []

    def embed(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        self.asked.append(len(windows))
        return np.stack([windows.mean(axis=(1, 2)), windows[:, 0, 0]], axis=1)


def windows(n: int, seed: int = 0) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(n, 4, 3)).astype(np.float32)


def test_each_window_is_embedded_once_however_it_comes_again() -> None:
    embedder = Means()
    kept = RowCache(embedder, None)
    some = windows(AT_ONCE + 5)
    expected = Means().embed(some)
    np.testing.assert_array_equal(kept.embed(some), expected)
    np.testing.assert_array_equal(kept.embed(some[::-1]), expected[::-1])
    np.testing.assert_array_equal(kept.embed(np.repeat(some[:3], 2, axis=0)), np.repeat(expected[:3], 2, axis=0))
    assert kept.embed(some[:0]).shape == (0, 2)
    assert embedder.asked == [AT_ONCE, 5]


def test_rows_come_back_from_the_folder_for_the_same_embedder_only(tmp_path: Path) -> None:
    some = windows(7)
    first = RowCache(Means(), tmp_path / "rows")
    expected = np.concatenate([first.embed(some[:4]), first.embed(some[4:])])
    again, other = Means(), Means("other")
    np.testing.assert_array_equal(RowCache(again, tmp_path / "rows").embed(some), expected)
    np.testing.assert_array_equal(RowCache(other, tmp_path / "rows").embed(some), expected)
    assert (again.asked, other.asked) == ([], [7])


@pytest.mark.parametrize("cut", range(1, 25))
def test_a_record_that_a_kill_cut_short_is_made_again(tmp_path: Path, cut: int) -> None:
    some = windows(3)
    expected = RowCache(Means(), tmp_path).embed(some)
    path = tmp_path / "means.rows"
    path.write_bytes(path.read_bytes()[:-cut])
    embedder = Means()
    kept = RowCache(embedder, tmp_path)
    assert len(kept) == 2
    np.testing.assert_array_equal(kept.embed(some), expected)
    assert embedder.asked == [1]
    assert len(RowCache(Means(), tmp_path)) == 3
