"""The newest events are kept by number, found by id and by time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streamer.web.replay import Replay
from tests.support.examples import stream


def ids(events: object) -> list[str] | None:
    return None if events is None else [event.id for event in events]  # type: ignore[attr-defined]


def filled(capacity: int, count: int) -> Replay:
    replay = Replay(capacity)
    for second, event in enumerate(stream(count)):
        replay.add(event, float(second))
    return replay


@given(capacity=st.integers(0, 12), count=st.integers(0, 30), resume_from=st.integers(0, 30))
def test_after_an_event_come_all_later_ones_or_it_is_not_known(capacity: int, count: int, resume_from: int) -> None:
    known = range(count)[-capacity:] if capacity else range(0)
    expected = [str(number) for number in range(resume_from + 1, count)] if resume_from in known else None
    assert ids(filled(capacity, count).after(str(resume_from))) == expected


def test_a_gap_counts_as_an_event_before_the_one_that_it_stood_before() -> None:
    replay, events = Replay(3), stream(8)
    for event in events[:5]:
        replay.add(event, 0.0)
    replay.add_gap("gap", before=events[3])
    assert ids(replay.after("gap")) == ["3", "4"]
    replay.add(events[5], 0.0)
    assert ids(replay.after("gap")) == ["3", "4", "5"]
    replay.add(events[6], 0.0)  # the event after the gap goes
    assert replay.after("gap") is None
    replay.add_gap("late", before=events[0])  # one that is not kept any more
    assert replay.after("late") is None


def test_the_last_seconds() -> None:
    replay = filled(4, 10)
    assert ids(replay.since(8.0)) == ["8", "9"]
    assert ids(replay.since(0.0)) == ["6", "7", "8", "9"]
    assert ids(replay.since(9.5)) == []


def test_a_smaller_size_drops_the_oldest_at_once() -> None:
    replay = filled(10, 10)
    replay.resize(2)
    assert ids(replay.since(0.0)) == ["8", "9"]
    assert replay.after("7") is None
    replay.resize(0)
    assert ids(replay.since(0.0)) == []
