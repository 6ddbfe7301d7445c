"""An example event of each type, and streams of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.core.coaching import Advice, CoachReport, Mixture, Share, Stretch
from streamer.core.events import (
    Alert,
    Audio,
    Category,
    Dimensions,
    EmotionEvent,
    Gap,
    HealthChanged,
    Leg,
    ModelRef,
    Overload,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.protocol.cloudevents import encode

if TYPE_CHECKING:
    from streamer.core.audio import HealthState
    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent

AT = datetime(2026, 11, 20, 10, 30, 15, 123456, tzinfo=UTC)
MODEL = ModelRef(name="small", version="1.0.0", sha256="0f" * 32, precision="int8")
AUDIO = Audio(
    start_ms=1000,
    end_ms=4000,
    speech_ms=2800,
    concealed_ms=20,
    dropped_ms=0,
    sample_rate=8000,
    codec="PCMU",
    level_dbfs=-23.4567,
    clipped_share=0.00012,
    quality="good",
)
POSTERIOR = (Category("neutral", 0.6123456), Category("angry", 0.3), Category("happy", 0.0876544))
DIMENSIONS = Dimensions(valence=-0.0820001, arousal=0.2216999)
CATEGORIES = (Category("angry", 0.7123456), Category("neutral", 0.2), Category("happy", 0.0876544))

EXAMPLES: dict[str, Event] = {
    "session.started.v1": SessionStarted(
        source_id="phones",
        session_id="call-1",
        legs=(Leg("leg-1", "customer", "PCMU", 8000, True), Leg("leg-2", "agent", "PCMA", 8000, False)),
        at=AT,
    ),
    "session.changed.v1": SessionChanged(
        source_id="phones",
        session_id="call-1",
        legs=(Leg("leg-1", "customer", "PCMU", 8000, True), Leg("leg-2", "agent", "PCMA", 8000, False)),
        at=AT,
    ),
    "session.ended.v1": SessionEnded(
        source_id="phones", session_id="call-1", reason="hangup", duration_ms=61_000, at=AT
    ),
    "utterance.started.v1": UtteranceStarted(
        session_id="call-1", leg_id="leg-1", role="customer", utterance_id="u-1", start_ms=1000, at=AT
    ),
    "utterance.ended.v1": UtteranceEnded(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        utterance_id="u-1",
        audio=AUDIO,
        categories=CATEGORIES,
        posterior=POSTERIOR,
        dimensions=DIMENSIONS,
        abstained=False,
        reason=None,
        model=MODEL,
        at=AT,
    ),
    "emotion.v1": EmotionEvent(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        utterance_id="u-1",
        trigger="interval",
        audio=AUDIO,
        categories=CATEGORIES,
        posterior=POSTERIOR,
        dimensions=DIMENSIONS,
        abstained=False,
        reason=None,
        model=MODEL,
        inference_ms=3,
        captured_at=100.0,
        at=AT,
    ),
    "state.v1": StateChanged(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        state="angry",
        probability=0.71239,
        previous=None,
        since_ms=1000,
        at=AT,
    ),
    "alert.v1": Alert(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        alert_id="a-1",
        rule="upset",
        kind="above",
        labels=("angry", "disgust"),
        threshold=0.6,
        status="raised",
        probability=0.71239,
        since_ms=1000,
        raised_at=AT,
        acknowledged=False,
        acknowledged_by=None,
        reason=None,
        muted=0,
        at=AT,
    ),
    "source.health.v1": HealthChanged(source_id="phones", state="ok", detail="50 packets a second", at=AT),
    "gap.v1": Gap(
        reason="concealed",
        where="phones",
        lost_ms=40,
        lost_events=0,
        occurrences=2,
        at=AT,
        session_id="call-1",
        leg_ids=("leg-1",),
    ),
    "advice.v1": Advice(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        cue="more",
        label="calm",
        start_ms=12_000,
        end_ms=23_500,
        heard=(Share("happy", 0.71239), Share("neutral", 0.2), Share("calm", 0.08761)),
        target=(Share("happy", 0.6), Share("calm", 0.4)),
        distance=0.31239,
        text="Let more calm be heard.",
        at=AT,
    ),
    "coach.report.v1": CoachReport(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        duration_ms=61_000,
        heard_ms=40_000,
        unsure_ms=2_000,
        target=(Share("happy", 0.6), Share("calm", 0.4)),
        shares=(Share("happy", 0.52), Share("calm", 0.31), Share("neutral", 0.17)),
        distance=0.17,
        on_target_share=0.81,
        mixtures=(Mixture(("calm", "happy"), 0.22, 30_000, 36_000),),
        stretches=(Stretch(3_000, 10_600, 0.45, "calm", "neutral"),),
        sentences=(
            "In 0:40 of speech the voice expressed happy 52 %, calm 31 % and neutral 17 %.",
            "It was near the target, happy 60 % and calm 40 %, for 81 % of that time; the longest stretch away from "
            "it, 0:03 to 0:10, had more neutral and less calm.",
            "For the next take, let more calm be heard.",
        ),
        at=AT,
    ),
    "overload.v1": Overload(
        active=True,
        hop_ms=2000,
        normal_hop_ms=500,
        waiting_windows=12,
        suspended_legs=3,
        at=AT,
        load=1.2,
        refuses_legs=True,
    ),
}


def emotion(
    *, captured_at: float | None, inference_ms: int, categories: tuple[Category, ...] = CATEGORIES
) -> EmotionEvent:
    """Return an ``emotion.v1`` event; ``captured_at`` in CLOCK_MONOTONIC seconds, None for audio of a file."""
    example = EXAMPLES["emotion.v1"]
    assert isinstance(example, EmotionEvent)
    return replace(example, captured_at=captured_at, inference_ms=inference_ms, categories=categories)


def wire(event: Event, event_id: str = "e-1") -> WireEvent:
    """Return the event as node ``test`` sends it."""
    return encode(event, node="test", event_id=event_id, now_s=100.25)


def stream(count: int, *, first: int = 0) -> list[WireEvent]:
    """Return ``count`` emotion events with increasing ids from ``first``."""
    return [wire(EXAMPLES["emotion.v1"], str(number)) for number in range(first, first + count)]


def health(state: HealthState, event_id: str) -> WireEvent:
    """Return a health event of the source ``phones``; it is retained."""
    return wire(HealthChanged(source_id="phones", state=state, detail="", at=AT), event_id)
