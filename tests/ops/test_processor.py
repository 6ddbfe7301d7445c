"""The idle time of the cores that this process may use, and how many those are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.ops.processor import CpuTimes, Processor

if TYPE_CHECKING:
    from pathlib import Path

STAT = """cpu  500 60 700 8000 90 0 0 0 0 0
cpu0 100 10 100 1000 20 0 0 0 0 0
cpu1 200 20 200 3000 30 0 0 0 0 0
cpu2 200 30 400 4000 40 0 0 0 0 0
intr 12345
"""


def test_idle_time_is_that_of_its_own_cores_with_what_gives_way(tmp_path: Path) -> None:
    (tmp_path / "stat").write_text(STAT)
    processor = Processor(stat=tmp_path / "stat", limit=lambda: 9.0, cores=lambda: {0, 2}, own_s=lambda: 7.5)
    assert processor.n_cores == 2
    assert processor.read() == CpuTimes(own_s=7.5, idle_s=(10 + 1000 + 20 + 30 + 4000 + 40) / 100)


def test_where_the_kernel_hides_it_others_count_as_idle(tmp_path: Path) -> None:
    for text in (None, "cpu0 1 2\n"):
        if text is not None:
            (tmp_path / "stat").write_text(text)
        processor = Processor(
            stat=tmp_path / "stat", limit=lambda: 9.0, cores=lambda: {0, 1}, own_s=lambda: 7.5, monotonic=lambda: 100.0
        )
        assert processor.read() == CpuTimes(own_s=7.5, idle_s=192.5)


def test_a_control_group_may_allow_less_than_the_cores() -> None:
    assert Processor(limit=lambda: 0.5, cores=lambda: {0, 1}).n_cores == 0.5
    assert Processor().n_cores > 0


def test_the_time_of_this_machine_goes_on() -> None:
    processor = Processor()
    before, after = processor.read(), processor.read()
    assert after.own_s >= before.own_s > 0
    assert after.idle_s >= before.idle_s
