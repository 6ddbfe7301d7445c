"""A call as events, for the rules of alerts: seconds of the call are its only time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from streamer.alerts.engine import AlertEngine
from streamer.alerts.rule import Rule
from streamer.core.events import (
    Alert,
    Category,
    EmotionEvent,
    Leg,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    UtteranceEnded,
    UtteranceStarted,
)
from tests.support.examples import AT, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from streamer.core.audio import EndReason, Role
    from streamer.core.events import AbstainReason, Event

UPSET = Rule("upset", "above", frozenset({"angry", "disgust"}), threshold=0.6, for_s=3.0, cooldown_s=0.0)
CUSTOMER = Leg("leg-1", "customer", "PCMU", 8000, analysed=True)
AGENT = Leg("leg-2", "agent", "PCMU", 8000, analysed=True)


def at(second: float) -> datetime:
    """Return the time of a second of the call."""
    return AT + timedelta(seconds=second)


def started(*legs: Leg, session_id: str = "call-1", second: float = 0.0) -> SessionStarted:
    """Return the start of a call with these legs."""
    return SessionStarted("phones", session_id, legs or (CUSTOMER,), at(second))


def changed(second: float, *legs: Leg) -> SessionChanged:
    """Return that the call has these legs from then on."""
    return SessionChanged("phones", "call-1", legs, at(second))


def ended(second: float, reason: EndReason = "hangup") -> SessionEnded:
    """Return the end of the call."""
    return SessionEnded("phones", "call-1", reason, round(second * 1000), at(second))


def speaks(second: float, leg_id: str = "leg-1", role: Role = "customer") -> UtteranceStarted:
    """Return that a leg begins to speak."""
    return UtteranceStarted("call-1", leg_id, role, f"{leg_id}-u", round(second * 1000), at(second))


def stops(second: float, leg_id: str = "leg-1", role: Role = "customer") -> UtteranceEnded:
    """Return that a leg stops speaking."""
    example = EXAMPLES["utterance.ended.v1"]
    assert isinstance(example, UtteranceEnded)
    return replace(example, leg_id=leg_id, role=role, at=at(second))


def result(
    second: float,
    angry: float,
    *,
    disgust: float = 0.0,
    leg_id: str = "leg-1",
    role: Role = "customer",
    reason: AbstainReason | None = None,
    session_id: str = "call-1",
) -> EmotionEvent:
    """Return a result with these posteriors; the rest is neutral."""
    example = EXAMPLES["emotion.v1"]
    assert isinstance(example, EmotionEvent)
    rest = Category("neutral", 1 - angry - disgust)
    return replace(
        example,
        session_id=session_id,
        leg_id=leg_id,
        role=role,
        audio=replace(example.audio, end_ms=round(second * 1000)),
        posterior=(Category("angry", angry), Category("disgust", disgust), rest),
        abstained=reason is not None,
        reason=reason,
        at=at(second),
    )


def engine(*rules: Rule, silence_s: float = 10.0) -> AlertEngine:
    """Return an engine whose alerts are called a-1, a-2, ..."""
    numbers = count(1)
    return AlertEngine(rules or (UPSET,), silence_s=silence_s, new_id=lambda: f"a-{next(numbers)}")


def alerts_of(events: Iterable[Event]) -> list[Alert]:
    """Return the alerts among events."""
    return [event for event in events if isinstance(event, Alert)]


def run(watching: AlertEngine, *events: Event) -> list[Alert]:
    """Return the alerts that follow from events."""
    return [alert for event in events for alert in watching.take(event)]


def brief(alerts: Iterable[Alert]) -> list[tuple[str, str, float]]:
    """Return rule, status or reason, and second of each alert."""
    return [(alert.rule, alert.reason or alert.status, (alert.at - AT).total_seconds()) for alert in alerts]
