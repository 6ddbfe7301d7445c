"""The table of results: what is written of a recording, one flat row for each result, and one about the recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core.events import EmotionEvent, Gap, SessionChanged, SessionStarted, StateChanged, UtteranceEnded
from streamer.core.printable import printable
from streamer.protocol import event_fields as fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamer.bulk.batch import Analysed
    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent

Row = dict[str, Any]

COLUMNS = {
    "kind": "string",
    "recording": "string",
    "session_id": "string",
    "leg_id": "string",
    "role": "string",
    "origin": "string",
    "utterance_id": "string",
    "start_ms": "int64",
    "end_ms": "int64",
    "speech_ms": "int64",
    "label": "string",
    "probability": "float",
    "scores": "shares",
    "posterior": "shares",
    "valence": "float",
    "arousal": "float",
    "abstained": "bool",
    "reason": "string",
    "quality": "string",
    "level_dbfs": "float",
    "lost_ms": "int64",
    "legs": "int64",
    "audio_ms": "int64",
    "error": "string",
    "notes": "strings",
    "model": "string",
}
"""Name and type of every column, in their order. ``shares``: probabilities by label; ``strings``: a list."""

_to_json = msgspec.json.Encoder().encode


def table(analysed: Analysed, *, model: str) -> bytes:
    """Return the rows of a recording as JSON Lines; what a row has nothing of is left out.

    ``model``: its name and version.
    """
    return b"".join(_to_json(row) + b"\n" for row in _rows(analysed, model))


def events(analysed: Analysed, *, encode: Callable[[Event], WireEvent]) -> bytes:
    """Return the events of a recording as JSON Lines, as ``analyze`` prints them of a single file."""
    return b"".join(encode(event).payload + b"\n" for event in analysed.events)


def failed(name: str, error: str) -> bytes:
    """Return the row of a recording of which nothing could be analysed."""
    return _to_json({"kind": "recording", "recording": name, "legs": 0, "audio_ms": 0, "error": error}) + b"\n"


def _rows(analysed: Analysed, model: str) -> Iterator[Row]:
    name = analysed.recording.name
    origins: dict[str, str] = {}
    for event in analysed.events:
        if isinstance(event, SessionStarted | SessionChanged):
            origins |= {leg.leg_id: _origin(leg.origin, len(analysed.recording.parts)) for leg in event.legs}
        row = _row(event)
        if row is not None:
            kind, values = row
            origin = origins.get(values.get("leg_id", ""))
            yield {"kind": kind, "recording": name} | ({"origin": origin} if origin else {}) | values | {"model": model}
    yield _about(analysed) | {"model": model}


def _about(analysed: Analysed) -> Row:
    row: Row = {
        "kind": "recording",
        "recording": analysed.recording.name,
        "session_id": analysed.recording.session_id,
        "start_ms": 0,
        "end_ms": round(analysed.duration_s * 1000),
        "legs": analysed.n_legs,
        "audio_ms": round(analysed.audio_s * 1000),
    }
    if analysed.problems:
        row["error"] = "; ".join(analysed.problems)
    if analysed.notes:
        row["notes"] = analysed.notes
    return row


def _row(event: Event) -> tuple[str, Row] | None:
    match event:
        case EmotionEvent():
            return "result", _result(event)
        case UtteranceEnded():
            return "utterance", _result(event)
        case StateChanged():
            return "state", {
                **_leg(event),
                "start_ms": event.since_ms,
                "label": event.state,
                "probability": fields.probability(event.probability),
            }
        case Gap():
            return "gap", {"session_id": event.session_id, "reason": event.reason, "lost_ms": event.lost_ms}
        case _:
            return None


def _result(event: EmotionEvent | UtteranceEnded) -> Row:
    audio = fields.audio(event.audio)
    row: Row = {
        **_leg(event),
        "utterance_id": event.utterance_id,
        **{name: audio[name] for name in ("start_ms", "end_ms", "speech_ms", "quality", "level_dbfs")},
        "scores": {category.name: fields.probability(category.probability) for category in event.categories},
        "posterior": {category.name: fields.probability(category.probability) for category in event.posterior},
        **(fields.dimensions(event.dimensions) or {}),
        "abstained": event.abstained,
    }
    if event.abstained:
        row["reason"] = event.reason
    elif event.categories:
        row["label"] = event.categories[0].name
        row["probability"] = fields.probability(event.categories[0].probability)
    return row


def _leg(event: EmotionEvent | UtteranceEnded | StateChanged) -> Row:
    return {"session_id": event.session_id, "leg_id": event.leg_id, "role": event.role}


def _origin(origin: Any, n_parts: int) -> str:
    """Return where a leg comes from within its recording; empty where that is not known."""
    if origin is None:
        return ""
    if origin.source is not None:
        return f"{origin.source} > {origin.destination}"
    return printable(origin.file) if n_parts > 1 else f"channel {origin.channel}"
