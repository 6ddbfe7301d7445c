"""What a subscriber gets first: the current state, the last minutes, or what it missed since it was last connected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.snapshot import Snapshot
    from streamer.web.replay import Replay

BEGINNINGS = ("resume_from", "recent_s", "caught_up")
"""The parameters of a URL that `parse_beginning` reads, each at most once."""
MAX_RECENT_S = 3600
_MAX_ID_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a subscriber wants its stream to begin."""

    resume_from: str | None = None
    """The id of the last event that it got; what came after it is sent instead of the current state."""
    recent_s: int = 0
    """Seconds of events before now to send with the current state."""
    tells_end: bool = False
    """Whether a ``caught_up.v1`` follows these events."""


def parse_beginning(query: Mapping[str, str]) -> Beginning:
    """Return what the query of a URL asks for. Raises ValueError for what is none."""
    resume_from, recent = query.get("resume_from"), query.get("recent_s", "0")
    if resume_from is not None and not 0 < len(resume_from) <= _MAX_ID_CHARACTERS:
        raise ValueError(f"resume_from: expected the id of an event, got {len(resume_from)} characters")
    if not (recent.isascii() and recent.isdecimal() and len(recent) <= 4 and int(recent) <= MAX_RECENT_S):
        raise ValueError(f"recent_s: expected seconds, 0 to {MAX_RECENT_S}, got {recent[:20]!r}")
    if (caught_up := query.get("caught_up", "1")) != "1":
        raise ValueError(f"caught_up: expected 1, got {caught_up[:20]!r}")
    return Beginning(resume_from, int(recent), tells_end="caught_up" in query)


def first_events(
    beginning: Beginning, snapshot: Snapshot, replay: Replay, *, now_s: float
) -> tuple[list[WireEvent], bool]:
    """Return the events to begin with, and whether what was missed could not be given: a ``gap.v1`` goes first then."""
    missed = None if beginning.resume_from is None else replay.after(beginning.resume_from)
    if missed is not None:
        return missed, False
    recent = replay.since(now_s - beginning.recent_s) if beginning.recent_s else []
    ids = {event.id for event in recent}
    older = [event for event in snapshot.events() if event.id not in ids]
    return older + recent, beginning.resume_from is not None
