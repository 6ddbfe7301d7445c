"""Exactly one start and one end for every session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from streamer.core.audio import LegOpened
from streamer.core.events import Leg, SessionChanged, SessionEnded, SessionStarted
from streamer.engine.sessions import Sessions

AT = datetime(2026, 1, 2, tzinfo=UTC)


def leg(leg_id: str, role: str = "customer", session: str = "call") -> LegOpened:
    return LegOpened("phone", session, leg_id, role, "PCMU", 8000, AT)  # type: ignore[arg-type]  # roles as plain text


def test_a_session_starts_once_with_the_legs_it_has_and_ends_with_its_last_leg() -> None:
    sessions = Sessions(analyses=lambda role: role != "agent")
    sessions.open(leg("a"))
    sessions.open(leg("b", "agent"))
    assert [sessions.start("b"), sessions.start("a"), sessions.start("b")] == [
        SessionStarted(
            "phone", "call", (Leg("a", "customer", "PCMU", 8000, True), Leg("b", "agent", "PCMU", 8000, False)), AT
        ),
        None,
        None,
    ]
    assert sessions.close("a", "hangup", duration_s=3.5) is None
    assert sessions.close("b", "timeout", duration_s=2.0) == SessionEnded(
        "phone", "call", "timeout", 3500, AT + timedelta(seconds=3.5)
    )
    assert len(sessions) == 0


def test_the_id_of_an_open_leg_is_refused() -> None:
    sessions = Sessions(analyses=lambda _: True)
    sessions.open(leg("a"))
    with pytest.raises(ValueError, match="leg a is open already"):
        sessions.open(leg("a", session="another"))


def test_a_leg_that_joins_later_is_reported_with_all_legs_of_the_session() -> None:
    sessions = Sessions(analyses=lambda _: True)
    assert sessions.open(leg("a")) is None
    sessions.start("a")
    both = (Leg("a", "customer", "PCMU", 8000, True), Leg("b", "agent", "PCMU", 8000, True))
    assert sessions.open(leg("b", "agent")) == SessionChanged("phone", "call", both, AT)


def test_an_expected_leg_keeps_its_session_open() -> None:
    sessions = Sessions(analyses=lambda _: True)
    sessions.expect(leg("a"))
    sessions.expect(leg("b"))
    assert (len(sessions), sessions.expected()) == (1, [leg("a"), leg("b")])
    sessions.open(leg("a"))
    sessions.start("a")
    assert sessions.expected() == [leg("b")]
    assert sessions.close("a", "hangup", duration_s=1.0) is None
    for channel in ("b-1", "b-2"):
        sessions.open(replace(leg(channel), stream_id="b"))
    assert sessions.close("b-1", "timeout", duration_s=0.0) is None
    ended = sessions.close("b-2", "timeout", duration_s=0.0)
    assert ended == SessionEnded("phone", "call", "timeout", 1000, AT + timedelta(seconds=1))
    assert (len(sessions), sessions.expected()) == (0, [])


def test_the_id_of_an_expected_leg_is_refused() -> None:
    sessions = Sessions(analyses=lambda _: True)
    sessions.expect(leg("a"))
    with pytest.raises(ValueError, match="leg a is open already"):
        sessions.expect(leg("a", session="another"))
