"""Counts published events by what they say: results, states, sessions. No count is of one person or call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.core.events import Alert, EmotionEvent, SessionEnded, SessionStarted, StateChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamer.core.events import Event


@dataclass(slots=True)
class EventCounts:
    """Counts since the start. Each key is a tuple, in the order that its description names."""

    results: Counter[tuple[str, str]] = field(default_factory=Counter)
    """``emotion.v1`` that did not abstain, by most probable label and role."""
    abstentions: Counter[tuple[str, str]] = field(default_factory=Counter)
    """``emotion.v1`` that abstained, by reason and role."""
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    """States that began, by state and role; the end of one is the state ``none``."""
    alerts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """``alert.v1``, by rule and status."""
    started: Counter[str] = field(default_factory=Counter)
    """Sessions, by source."""
    ended: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Sessions, by source and reason; those of a daemon that crashed before too."""

    def count(self, event: Event) -> None:
        """Count an event."""
        match event:
            case EmotionEvent(abstained=False, categories=(top, *_)):
                self.results[top.name, event.role] += 1
            case EmotionEvent():
                self.abstentions[str(event.reason), event.role] += 1
            case StateChanged():
                self.states[event.state, event.role] += 1
            case Alert():
                self.alerts[event.rule, event.status] += 1
            case SessionStarted():
                self.started[event.source_id] += 1
            case SessionEnded():
                self.ended[event.source_id, event.reason] += 1
            case _:
                pass

    def open_sessions(self, sources: Iterable[str]) -> dict[str, int]:
        """Return how many sessions have started and not ended, by source; of each of ``sources`` at least 0."""
        still_open = Counter({**dict.fromkeys(sources, 0), **self.started})
        for (source_id, reason), number in self.ended.items():
            if reason != "daemon_restart":  # those were started by a daemon before this one
                still_open[source_id] -= number
        return dict(still_open)
