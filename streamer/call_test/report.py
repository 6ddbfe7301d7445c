"""Says in lines what the daemon made of a call that was played. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from streamer.core.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PREFIX = "org.emotionstreamer."


class CallReport:
    """Follows the session that starts first after the call is played."""

    def __init__(self, source_id: str | None = None) -> None:
        """``source_id``: the only source whose sessions count; None where any does."""
        self._source_id = source_id
        self._has_begun = False
        self.session_id: str | None = None
        self.has_ended = False
        self.results = self.states = 0
        """How many there were."""

    def begin(self) -> None:
        """Take the next session that starts for the one that is played; those before are of others."""
        self._has_begun = True

    def _may_be_ours(self, started: Mapping[str, Any]) -> bool:
        is_source = self._source_id is None or started["source_id"] == self._source_id
        return self._has_begun and self.session_id is None and is_source

    def take(self, event: Mapping[str, Any]) -> Iterator[str]:
        """Yield lines about an event of the daemon."""
        kind, data = str(event["type"]).removeprefix(_PREFIX), event["data"]
        if kind == "session.started.v1" and self._may_be_ours(data):
            self.session_id = data["session_id"]
            yield f"session {data['session_id']} at source {data['source_id']}: {_legs(data['legs'])}"
        elif data.get("session_id") != self.session_id:
            return
        elif kind == "session.changed.v1":
            yield f"session has now: {_legs(data['legs'])}"
        elif kind == "emotion.v1":
            self.results += 1
        elif kind == "state.v1":
            self.states += 1
            yield f"{data['role']}: {printable(data['state'])}, probability {data['probability']:.2f}"
        elif kind == "gap.v1":
            yield f"lost: {data['lost_ms']} ms of audio ({data['reason']})"
        elif kind == "session.ended.v1":
            self.has_ended = True
            yield (
                f"session ended: {data['reason']}, {data['duration_ms'] / 1000:.1f} s of audio, "
                f"{self.results} results, {self.states} states"
            )


def _legs(legs: list[dict[str, Any]]) -> str:
    return ", ".join(
        f"{leg['role']} ({leg['codec']}, {leg['sample_rate']} Hz{'' if leg['analysed'] else ', NOT analysed'})"
        for leg in legs
    )
