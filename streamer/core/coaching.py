"""What the coach publishes: a cue while somebody practises expression, and a report of each take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from typing import Literal

from streamer.core.audio import Role  # noqa: TC001 - as above

Cue = Literal["begin", "more", "less", "on_target"]


@dataclass(frozen=True, slots=True)
class Share:
    """One label and its share, 0..1, of some time, or of what a voice expressed in it."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Advice:
    """``advice.v1``: one cue for who practises, about the stretch of the leg that it names."""

    session_id: str
    leg_id: str
    role: Role
    cue: Cue
    """``begin`` names the target; ``more`` and ``less`` name one label; ``on_target`` follows one of these."""
    label: str | None
    start_ms: int
    end_ms: int
    heard: tuple[Share, ...]
    """What the voice expressed there: labels by falling share, sum 1; empty with ``begin``."""
    target: tuple[Share, ...]
    """By falling share, sum 1."""
    distance: float | None
    """Between ``heard`` and ``target``, 0..1: half the sum of the differences; None with ``begin``."""
    text: str
    """The cue as an English sentence."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Mixture:
    """Emotions that were expressed at once."""

    names: tuple[str, ...]
    """At least two labels, in the order of the alphabet."""
    share: float
    """Of the time that was heard, 0..1."""
    start_ms: int
    """Of the longest stretch of it, with the end that follows."""
    end_ms: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a leg in which the voice was off the target."""

    start_ms: int
    end_ms: int
    distance: float
    """The mean, as in ``Advice.distance``."""
    more: str
    """The label that was missing most."""
    less: str
    """The label that there was too much of."""


@dataclass(frozen=True, slots=True)
class CoachReport:
    """``coach.report.v1``: what the voice of one leg expressed, all its session long."""

    session_id: str
    leg_id: str
    role: Role
    duration_ms: int
    """Up to the end of the last result."""
    heard_ms: int
    """Speech with results: what the shares are of."""
    unsure_ms: int
    """Speech without: it was too short, lost, paused or not scored."""
    target: tuple[Share, ...]
    """By falling share, sum 1; empty where there was none."""
    shares: tuple[Share, ...]
    """What was expressed for how much of the time, by falling share, sum 1; empty where nothing was heard."""
    distance: float | None
    """Between ``shares`` and ``target``, as in ``Advice``; None without a target, or where nothing was heard."""
    on_target_share: float | None
    """Share of ``heard_ms`` near the target, 0..1; None as above."""
    mixtures: tuple[Mixture, ...]
    """The most frequent ones, by falling share."""
    stretches: tuple[Stretch, ...]
    """The longest ones off the target, in the order of time."""
    sentences: tuple[str, ...]
    """Three, in English; one where nothing was heard."""
    at: datetime
