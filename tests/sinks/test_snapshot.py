from __future__ import annotations

from dataclasses import replace

from streamer.core.events import Event, Overload, SessionEnded, SessionStarted, StateChanged
from streamer.sinks.snapshot import Snapshot
from tests.support.examples import AT, EXAMPLES, health, wire


def ids(*events: tuple[Event, str]) -> list[str]:
    snapshot = Snapshot()
    for event, event_id in events:
        snapshot.add(wire(event, event_id))
    return [event.id for event in snapshot.events()]


def started(session_id: str) -> SessionStarted:
    event = EXAMPLES["session.started.v1"]
    assert isinstance(event, SessionStarted)
    return replace(event, session_id=session_id)


def ended(session_id: str) -> SessionEnded:
    event = EXAMPLES["session.ended.v1"]
    assert isinstance(event, SessionEnded)
    return replace(event, session_id=session_id)


def state(session_id: str, leg_id: str) -> StateChanged:
    event = EXAMPLES["state.v1"]
    assert isinstance(event, StateChanged)
    return replace(event, session_id=session_id, leg_id=leg_id)


def test_the_newest_of_each_key_is_kept_and_the_session_comes_first() -> None:
    assert ids(
        (started("a"), "1"),
        (state("a", "x"), "2"),
        (state("a", "y"), "3"),
        (EXAMPLES["emotion.v1"], "4"),
        (EXAMPLES["gap.v1"], "5"),
        (state("a", "x"), "6"),
    ) == ["1", "6", "3"]


def test_the_end_of_a_session_removes_all_of_it_and_nothing_else() -> None:
    assert ids(
        (started("a"), "1"),
        (state("a", "x"), "2"),
        (started("a1"), "3"),
        (state("a1", "x"), "4"),
        (ended("a"), "5"),
    ) == ["3", "4"]


def test_an_overload_holds_until_it_is_over() -> None:
    overload = Overload(active=True, hop_ms=2000, normal_hop_ms=500, waiting_windows=9, suspended_legs=0, at=AT)
    assert ids((overload, "1")) == ["1"]
    assert ids((overload, "1"), (replace(overload, active=False), "2")) == []


def test_the_health_of_a_source_is_the_newest() -> None:
    snapshot = Snapshot()
    snapshot.add(health("starting", "0"))
    snapshot.add(health("ok", "1"))
    assert [event.id for event in snapshot.events()] == ["1"]
