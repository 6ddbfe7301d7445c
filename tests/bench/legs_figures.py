"""What a run of `make bench-legs` showed, from what was sent, what was due, and the events that came."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from tests.bench.legs_sender import TICKS_A_PACKET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.legs_due import Due
    from tests.bench.legs_sender import Sent

PACKET_MS = 20

Window = tuple[str, int]
"""Trigger and end in ms."""


@dataclass(slots=True)
class Session:
    """What was told of one session."""

    began_at: float
    """Wall clock, seconds."""
    onset_ms: int | None = None
    windows: dict[Window, float] = field(default_factory=dict)
    """When each scored window was told, CLOCK_MONOTONIC."""


@dataclass(slots=True)
class Told:
    """What the subscriber was told."""

    sessions: dict[str, Session] = field(default_factory=dict)
    refused: int = 0
    """Windows given up for want of time."""
    stretched: int = 0
    """How often the hop was lengthened."""
    hop_ms: int = 0
    """As it was told last."""
    resting: int = 0
    """Legs that rested, at most."""
    concealed_ms: int = 0
    """Audio that did not come."""
    lost_events: int = 0


def told(received: Iterable[tuple[float, bytes]]) -> Told:
    """Return what events say; each comes with the time of its receipt, CLOCK_MONOTONIC."""
    result = Told()
    for received_s, message in received:
        event = msgspec.json.decode(message)
        _take(result, received_s, event["type"].removeprefix("org.emotionstreamer."), event["time"], event["data"])
    return result


def _take(result: Told, received_s: float, kind: str, time: str, data: dict[str, Any]) -> None:
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
            result.stretched += data["hop_ms"] > (result.hop_ms or data["normal_hop_ms"])
            result.hop_ms, result.resting = data["hop_ms"], max(result.resting, data["suspended_legs"])
        case "gap.v1":
            result.concealed_ms += data["lost_ms"]
            result.lost_events += data["lost_events"]


def sessions_of_legs(
    sessions: Iterable[Session], sent: Sent, due: Sequence[Due]
) -> tuple[dict[int, Session], dict[int, Session]]:
    """Return whose session is whose, by leg, known and guessed: an event does not say which socket its audio came from.

    Each program is known by where its first speech begins; of those who say the same, who began first came first.
    Where under overload not all first speech was heard, that is guessed of all who are left.
    """
    legs: defaultdict[int | None, list[int]] = defaultdict(list)
    for leg in range(len(sent.first_ticks)):
        legs[due[leg % len(due)].onset_ms].append(leg)  # in the order in which they began
    heard: defaultdict[int | None, list[Session]] = defaultdict(list)
    sessions = list(sessions)
    for session in sorted(sessions, key=_began_at):
        heard[session.onset_ms].append(session)
    found: dict[int, Session] = {}
    for onset_ms, same in heard.items():
        if len(same) == len(legs[onset_ms]):
            found.update(zip(legs[onset_ms], same, strict=True))
    known = {id(session) for session in found.values()}
    left = [session for session in sorted(sessions, key=_began_at) if id(session) not in known]
    strange = [leg for leg in range(len(sent.first_ticks)) if leg not in found]
    return found, dict(zip(strange, left, strict=True)) if len(left) == len(strange) else {}


def _began_at(session: Session) -> float:
    return session.began_at


@dataclass(frozen=True, slots=True)
class Figures:
    """Windows and latency."""

    windows_due: int
    windows_scored: int
    legs_unrecognised: int
    """Whose sessions are guessed, or where that can't be, are not known, so that their windows count as lost."""
    latency_ms: tuple[float, ...]
    """Of each interval window: from the sending of its last sample to its event at the subscriber."""


def figures(heard: Told, sent: Sent, due: Sequence[Due], start_s: float, end_s: float) -> Figures:
    """Return what became of the windows whose last sample was sent from ``start_s`` to ``end_s``, CLOCK_MONOTONIC."""
    known, guessed = sessions_of_legs(heard.sessions.values(), sent, due)
    found = known | guessed
    n_due = n_scored = 0
    latency_ms: list[float] = []
    for leg, first_tick in enumerate(sent.first_ticks):
        windows = found[leg].windows if leg in found else {}
        for window in due[leg % len(due)].windows:
            sent_s = _sent_s(sent, first_tick, window[1])
            if sent_s is None or not start_s <= sent_s < end_s:
                continue
            n_due += 1
            if window not in windows:
                continue
            n_scored += 1
            if window[0] == "interval":  # the end of speech is known only after a pause that is no latency
                latency_ms.append(1000 * (windows[window] - sent_s))
    return Figures(n_due, n_scored, len(sent.first_ticks) - len(known), tuple(np.round(latency_ms, 1)))


def _sent_s(sent: Sent, first_tick: int, end_ms: int) -> float | None:
    """Return when the packet went that holds the last sample before ``end_ms`` of a leg; None where it never did."""
    tick = first_tick + TICKS_A_PACKET * ((end_ms - 1) // PACKET_MS)
    return sent.ticks_s[tick] if tick < len(sent.ticks_s) else None
