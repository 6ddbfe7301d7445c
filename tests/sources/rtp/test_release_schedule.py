from __future__ import annotations

import pytest

from streamer.sources.rtp.release_schedule import ReleaseSchedule


def test_items_are_due_at_their_tick_and_again_when_they_are_rescheduled() -> None:
    schedule: ReleaseSchedule[str] = ReleaseSchedule(max_ticks=5)
    schedule.add("a", within_ticks=1)
    due: list[tuple[int, str]] = []
    for tick in range(1, 14):
        for item in schedule.due(tick):
            due.append((tick, item))
            schedule.reschedule(item, after_ticks=3 if tick < 7 else 5)
    assert due == [(1, "a"), (4, "a"), (7, "a"), (12, "a")]


def test_new_items_are_spread_over_the_next_ticks() -> None:
    schedule: ReleaseSchedule[int] = ReleaseSchedule(max_ticks=10)
    for item in range(7):
        schedule.add(item, within_ticks=3)
    due: list[list[int]] = []
    for tick in range(1, 5):
        due.append(list(schedule.due(tick)))
        for item in due[-1]:
            schedule.remove(item)
    assert due == [[0, 3, 6], [1, 4], [2, 5], []]


def test_a_removed_item_is_not_due_even_where_another_one_of_its_tick_removes_it() -> None:
    schedule: ReleaseSchedule[str] = ReleaseSchedule(max_ticks=5)
    schedule.add("a", within_ticks=1)
    schedule.add("b", within_ticks=1)
    schedule.add("c", within_ticks=1)
    due: list[str] = []
    for item in schedule.due(1):
        due.append(item)
        schedule.remove("b")
        schedule.reschedule(item, after_ticks=1)
    assert due == ["a", "c"]
    schedule.remove("a")
    assert list(schedule.due(2)) == ["c"]


@pytest.mark.parametrize("late", [7, 100, 10**9])
def test_after_a_long_time_each_item_is_due_once_by_the_next_tick(late: int) -> None:
    schedule: ReleaseSchedule[int] = ReleaseSchedule(max_ticks=5)
    for item in range(5):
        schedule.add(item, within_ticks=5)
    due: list[int] = []
    for tick in (late, late + 1):
        for item in schedule.due(tick):
            due.append(item)
            schedule.remove(item)
    assert sorted(due) == [0, 1, 2, 3, 4]
