"""The fields that several types of events have, as they are published."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Origin
    from streamer.core.events import Alert, Audio, Category, Dimensions, Leg, ModelRef

Data = dict[str, Any]

_PROBABILITY_DECIMALS = 4


def legs(which: Sequence[Leg]) -> list[Data]:
    """Return legs, as the events of a session list them."""
    return [
        {
            "leg_id": leg.leg_id,
            "role": leg.role,
            "codec": leg.codec,
            "sample_rate": leg.sample_rate,
            "analysed": leg.analysed,
            "paused": leg.paused,
            "origin": _origin(leg.origin),
        }
        for leg in which
    ]


def _origin(origin: Origin | None) -> Data | None:
    """Return where a leg comes from; None for live audio."""
    if origin is None:
        return None
    return {
        "file": origin.file,
        "channel": origin.channel,
        "source": origin.source,
        "destination": origin.destination,
        "ssrc": None if origin.ssrc is None else f"0x{origin.ssrc:08x}",
    }


def audio(audio: Audio) -> Data:
    """Return the audio that an event is about."""
    return {
        "start_ms": audio.start_ms,
        "end_ms": audio.end_ms,
        "speech_ms": audio.speech_ms,
        "concealed_ms": audio.concealed_ms,
        "dropped_ms": audio.dropped_ms,
        "sample_rate": audio.sample_rate,
        "codec": audio.codec,
        "level_dbfs": round(float(audio.level_dbfs), 1),
        "clipped_share": probability(audio.clipped_share),
        "quality": audio.quality,
    }


def categories(categories: Sequence[Category]) -> list[Data]:
    """Return labels with their probabilities."""
    return [{"name": category.name, "probability": probability(category.probability)} for category in categories]


def dimensions(dimensions: Dimensions | None) -> Data | None:
    """Return valence and arousal; None where they aren't known."""
    if dimensions is None:
        return None
    return {
        "valence": round(float(dimensions.valence), _PROBABILITY_DECIMALS),
        "arousal": round(float(dimensions.arousal), _PROBABILITY_DECIMALS),
    }


def alert(alert: Alert) -> Data:
    """Return what an alert says."""
    return {
        "session_id": alert.session_id,
        "leg_id": alert.leg_id,
        "role": alert.role,
        "alert_id": alert.alert_id,
        "rule": alert.rule,
        "kind": alert.kind,
        "labels": alert.labels,
        "threshold": alert.threshold,
        "status": alert.status,
        "probability": None if alert.probability is None else probability(alert.probability),
        "since_ms": alert.since_ms,
        "raised_at": rfc3339(alert.raised_at),
        "acknowledged": alert.acknowledged,
        "acknowledged_by": alert.acknowledged_by,
        "reason": alert.reason,
        "muted": alert.muted,
    }


def probability(value: float) -> float:
    """Return a probability as it is published."""
    return round(float(value), _PROBABILITY_DECIMALS)


def model(model: ModelRef) -> Data:
    """Return the model that gave the scores."""
    return {"name": model.name, "version": model.version, "sha256": model.sha256, "precision": model.precision}


def rfc3339(at: datetime) -> str:
    """Return a time in UTC, in milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
