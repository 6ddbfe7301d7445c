from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from export.atomic_file import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new/a.json"
    with write_atomically(target) as partial:
        partial.write_text("new")
        assert not target.exists()
    assert [path.name for path in target.parent.iterdir()] == ["a.json"]
    assert target.read_text() == "new"


def test_what_goes_wrong_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def write() -> None:
        with write_atomically(target) as partial:
            partial.write_text("ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.json": "old"}


def test_two_processes_that_write_the_same_file_at_once_don_t_meet(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with write_atomically(target) as partial:
        partial.write_text("one")
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            assert pool.submit(_written, target).result() == "other"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.json": "one"}


def _written(target: Path) -> str:
    with write_atomically(target) as partial:
        partial.write_text("other")
    return target.read_text()
