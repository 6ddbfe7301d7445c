"""Takes of one leg, as the events that a daemon makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.core.events import Category, EmotionEvent, SessionEnded, UtteranceStarted
from tests.support.examples import AT, AUDIO, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamer.core.events import AbstainReason, Event


def result(
    start_ms: int, end_ms: int, shares: Mapping[str, float], *, reason: AbstainReason | None = None
) -> EmotionEvent:
    """What the voice of ``leg-1`` expresses from one position to another."""
    example = EXAMPLES["emotion.v1"]
    assert isinstance(example, EmotionEvent)
    return replace(
        example,
        role="unknown",
        audio=replace(AUDIO, start_ms=start_ms, end_ms=end_ms),
        posterior=tuple(Category(name, share) for name, share in shares.items()),
        abstained=reason is not None,
        reason=reason,
        at=AT + timedelta(milliseconds=end_ms),
    )


def begin(start_ms: int = 0) -> UtteranceStarted:
    """The first word."""
    return UtteranceStarted("call-1", "leg-1", "unknown", "u-1", start_ms, AT + timedelta(milliseconds=start_ms))


def end(at_ms: int = 60_000) -> SessionEnded:
    """The end of the take."""
    return SessionEnded("microphone", "call-1", "hangup", at_ms, AT + timedelta(milliseconds=at_ms))


def take(*stretches: tuple[int, Mapping[str, float]]) -> Sequence[Event]:
    """A take without a pause: stretches of some seconds, each with what is expressed in it; a result a second."""
    events: list[Event] = [begin()]
    second = 0
    for seconds, shares in stretches:
        for _ in range(seconds):
            events.append(result(1000 * second, 1000 * second + 1000, shares))
            second += 1
    return [*events, end(1000 * second)]
