"""Counts the emotions that the daemon's states claim in recordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from export.evaluation.daemon_run import SessionEnded
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.daemon_run import DaemonEvent

NO_CLAIM = frozenset({*UNEMOTIONAL, "none"})


@dataclass(frozen=True, slots=True)
class Claims:
    """What the states claimed in one recording."""

    hours: float
    n_results: int
    n_claimed: int
    """Results at which the state was an emotion."""
    labels: tuple[str, ...]
    """The label of each claim, in order: each time that an emotion became the state."""


class _State(msgspec.Struct):
    leg_id: str
    state: str


class _OfLeg(msgspec.Struct):
    leg_id: str


def claims_in(events: Sequence[DaemonEvent]) -> Claims:
    """Return what the states claimed in the recording that ``events`` are about; its channels are legs apart."""
    states: dict[str, str] = {}
    labels: list[str] = []
    n_results = n_claimed = 0
    hours = 0.0
    for event in events:
        if event.is_a("state.v1"):
            now: _State = event.read(_State)
            if now.state not in NO_CLAIM and now.state != states.get(now.leg_id):
                labels.append(now.state)
            states[now.leg_id] = now.state
        elif event.is_a("emotion.v1"):
            n_results += 1
            n_claimed += states.get(event.read(_OfLeg).leg_id, "none") not in NO_CLAIM
        elif event.is_a("session.ended.v1"):
            hours += event.read(SessionEnded).duration_ms / 3_600_000
    return Claims(hours, n_results, n_claimed, tuple(labels))
