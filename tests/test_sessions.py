"""Exactly one start and one end for every session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from streamer.sessions import Sessions
from streamer.types import Leg, LegOpened, SessionEnded, SessionStarted

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
    assert sessions.close("a", "hangup", heard_s=3.5) is None
    assert sessions.close("b", "timeout", heard_s=2.0) == SessionEnded(
        "phone", "call", "timeout", 3500, AT + timedelta(seconds=3.5)
    )
    assert len(sessions) == 0


def test_a_leg_id_that_is_in_use_is_refused() -> None:
    sessions = Sessions(analyses=lambda _: True)
    sessions.open(leg("a"))
    with pytest.raises(ValueError, match="leg a is open already"):
        sessions.open(leg("a", session="another"))
