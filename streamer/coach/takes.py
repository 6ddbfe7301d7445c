"""Compares a take with earlier ones, whose reports were kept as JSON Lines of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from streamer.coach.aim import as_mapping, difference
from streamer.core.coaching import Share  # noqa: TC001 - msgspec reads the annotation when it decodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from streamer.core.coaching import CoachReport

REPORT_TYPE = "org.emotionstreamer.coach.report.v1"


class _Data(msgspec.Struct, frozen=True):
    shares: tuple[Share, ...]
    heard_ms: int


class _Event(msgspec.Struct, frozen=True):
    type: str
    time: str = ""
    data: msgspec.Raw = msgspec.Raw(b"{}")


@dataclass(frozen=True, slots=True)
class Take:
    """What is compared of an earlier report."""

    name: str
    time: str
    """RFC 3339."""
    heard_ms: int
    shares: tuple[Share, ...]

    def distance_to(self, target: Mapping[str, float]) -> float:
        """Return how far it is from a target, which may be another than it had."""
        return difference(as_mapping(self.shares), target).distance


def takes_in(lines: Iterable[bytes], *, name: str) -> list[Take]:
    """Return the takes in JSON Lines; events of other types are skipped, and so are reports of no speech.

    Raises ValueError for a line that is no event.
    """
    takes = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = msgspec.json.decode(line, type=_Event)
            data = msgspec.json.decode(event.data, type=_Data) if event.type == REPORT_TYPE else None
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ValueError(f"line {number}: expected an event in JSON: {error}") from None
        if data is not None and data.shares:
            takes.append(Take(name, event.time, data.heard_ms, data.shares))
    return takes


def comparison(report: CoachReport, earlier: Sequence[Take]) -> str:
    """Return how a take compares with earlier ones, in words; empty where there is nothing to compare."""
    if report.distance is None or not earlier:
        return ""
    target = as_mapping(report.target)
    distances = [take.distance_to(target) for take in earlier]
    before = distances[-1]
    many = f"{len(earlier)} earlier takes" if len(earlier) > 1 else "the earlier take"
    if report.distance < min(distances):
        return f"Closer to the target than {many}: distance {report.distance:.2f}, before {before:.2f}."
    best = min(range(len(earlier)), key=distances.__getitem__)
    return (
        f"Of {len(earlier) + 1} takes, {earlier[best].name} was the closest to the target: distance "
        f"{distances[best]:.2f}, now {report.distance:.2f}."
    )
