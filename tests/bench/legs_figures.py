"""Figures of a run of `make bench-legs`, from what was sent, the expected windows, and the received events."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from tests.bench.legs_sender import TICKS_PER_PACKET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.legs_expected import ExpectedWindows
    from tests.bench.legs_sender import Sent

PACKET_MS = 20
MOST_EARLIER_MS = 500
"""Half of the hop of the shipped models."""

Window = tuple[str, int]
"""Trigger and end in ms."""


@dataclass(slots=True)
class Session:
    """The events of one session."""

    began_at: float
    """Wall clock, seconds."""
    onset_ms: int | None = None
    windows: dict[Window, float] = field(default_factory=dict)
    """Time of receipt of each scored window, CLOCK_MONOTONIC."""


@dataclass(slots=True)
class Received:
    """What the events report."""

    sessions: dict[str, Session] = field(default_factory=dict)
    refused: int = 0
    """Windows abandoned because of overload."""
    hop_increases: int = 0
    hop_ms: int = 0
    """The latest."""
    suspended_legs_max: int = 0
    concealed_ms: int = 0
    """Lost audio."""
    lost_events: int = 0


def parse_events(received: Iterable[tuple[float, bytes]]) -> Received:
    """Return what events report; each has its time of receipt, CLOCK_MONOTONIC."""
    result = Received()
    for received_s, message in received:
        event = msgspec.json.decode(message)
        _take(result, received_s, event["type"].removeprefix("org.emotionstreamer."), event["time"], event["data"])
    return result


def _take(result: Received, received_s: float, kind: str, time: str, data: dict[str, Any]) -> None:
    match kind:
        case "session.started.v1":
            result.sessions[data["session_id"]] = Session(datetime.fromisoformat(time).timestamp())
        case "utterance.started.v1":
            session = result.sessions[data["session_id"]]
            session.onset_ms = data["start_ms"] if session.onset_ms is None else session.onset_ms
        case "emotion.v1" if data["reason"] == "overload":
            result.refused += 1
        case "emotion.v1":
            window = (data["trigger"], data["audio"]["end_ms"])
            result.sessions[data["session_id"]].windows[window] = received_s
        case "overload.v1":
            result.hop_increases += data["hop_ms"] > (result.hop_ms or data["normal_hop_ms"])
            result.hop_ms, result.suspended_legs_max = (
                data["hop_ms"],
                max(result.suspended_legs_max, data["suspended_legs"]),
            )
        case "gap.v1":
            result.concealed_ms += data["lost_ms"]
            result.lost_events += data["lost_events"]


def sessions_of_legs(
    sessions: Iterable[Session], sent: Sent, expected: Sequence[ExpectedWindows]
) -> tuple[dict[int, Session], dict[int, Session]]:
    """Return the sessions by leg, matched and guessed: an event does not name the socket that sent its audio.

    The onset of the first utterance identifies a script; legs with the same script are matched in the order of their
    start. Where an onset is missing, under overload, all remaining legs are guessed in that order.
    """
    legs: defaultdict[int | None, list[int]] = defaultdict(list)
    for leg in range(len(sent.first_ticks)):
        legs[expected[leg % len(expected)].onset_ms].append(leg)  # in the order in which they began
    by_onset: defaultdict[int | None, list[Session]] = defaultdict(list)
    sessions = list(sessions)
    for session in sorted(sessions, key=_began_at):
        by_onset[session.onset_ms].append(session)
    found: dict[int, Session] = {}
    for onset_ms, same in by_onset.items():
        if len(same) == len(legs[onset_ms]):
            found.update(zip(legs[onset_ms], same, strict=True))
    known = {id(session) for session in found.values()}
    left = [session for session in sorted(sessions, key=_began_at) if id(session) not in known]
    unmatched = [leg for leg in range(len(sent.first_ticks)) if leg not in found]
    return found, dict(zip(unmatched, left, strict=True)) if len(left) == len(unmatched) else {}


def _began_at(session: Session) -> float:
    return session.began_at


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of windows, and latencies."""

    windows_expected: int
    windows_scored: int
    legs_unmatched: int
    """Legs whose sessions are guessed or, where that is impossible, unknown, so that their windows count as lost."""
    latency_ms: tuple[float, ...]
    """From the sending of the last sample of each interval window to the receipt of its event."""


def figures(
    received: Received, sent: Sent, expected: Sequence[ExpectedWindows], start_s: float, end_s: float
) -> Figures:
    """Return the figures of the windows whose last sample was sent in ``start_s, end_s``, CLOCK_MONOTONIC."""
    known, guessed = sessions_of_legs(received.sessions.values(), sent, expected)
    found = known | guessed
    n_expected = n_scored = 0
    latency_ms: list[float] = []
    for leg, first_tick in enumerate(sent.first_ticks):
        windows = found[leg].windows if leg in found else {}
        for window in expected[leg % len(expected)].windows:
            sent_s = _sent_s(sent, first_tick, window[1])
            if sent_s is None or not start_s <= sent_s < end_s:
                continue
            n_expected += 1
            scored = _scored(window, windows, expected[leg % len(expected)])
            if scored is None:
                continue
            n_scored += 1
            sent_s = _sent_s(sent, first_tick, scored[1])
            if scored[0] == "interval" and sent_s is not None:  # speech_ended waits for a pause, which is no latency
                latency_ms.append(1000 * (windows[scored] - sent_s))
    return Figures(n_expected, n_scored, len(sent.first_ticks) - len(known), tuple(np.round(latency_ms, 1)))


def _scored(window: Window, scored: dict[Window, float], expected: ExpectedWindows) -> Window | None:
    """Return the scored window that is an expected one, or came up to half a hop earlier, out of a crowd."""
    if window in scored:
        return window
    trigger, end_ms = window
    earlier = range(end_ms - 1, end_ms - MOST_EARLIER_MS - 1, -1)
    moved = [(trigger, end) for end in earlier if (trigger, end) in scored and (trigger, end) not in expected.windows]
    return moved[0] if moved else None


def _sent_s(sent: Sent, first_tick: int, end_ms: int) -> float | None:
    """Return when the packet with the last sample before ``end_ms`` was sent; None if it was not."""
    tick = first_tick + TICKS_PER_PACKET * ((end_ms - 1) // PACKET_MS)
    return sent.ticks_s[tick] if tick < len(sent.ticks_s) else None
