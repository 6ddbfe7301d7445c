"""The fields of the coach's events, as they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.protocol.event_fields import Data, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.coaching import Advice, CoachReport, Mixture, Share, Stretch


def advice(event: Advice) -> Data:
    """Return what a cue says."""
    return {
        "cue": event.cue,
        "label": event.label,
        "start_ms": event.start_ms,
        "end_ms": event.end_ms,
        "heard": _shares(event.heard),
        "target": _shares(event.target),
        "distance": _optional(event.distance),
        "text": event.text,
    }


def report(event: CoachReport) -> Data:
    """Return what a report says."""
    return {
        "duration_ms": event.duration_ms,
        "heard_ms": event.heard_ms,
        "unsure_ms": event.unsure_ms,
        "target": _shares(event.target),
        "shares": _shares(event.shares),
        "distance": _optional(event.distance),
        "on_target_share": _optional(event.on_target_share),
        "mixtures": [_mixture(mixture) for mixture in event.mixtures],
        "stretches": [_stretch(stretch) for stretch in event.stretches],
        "sentences": event.sentences,
    }


def _shares(shares: Sequence[Share]) -> list[Data]:
    return [{"name": share.name, "share": probability(share.share)} for share in shares]


def _mixture(mixture: Mixture) -> Data:
    return {
        "names": mixture.names,
        "share": probability(mixture.share),
        "start_ms": mixture.start_ms,
        "end_ms": mixture.end_ms,
    }


def _stretch(stretch: Stretch) -> Data:
    return {
        "start_ms": stretch.start_ms,
        "end_ms": stretch.end_ms,
        "distance": probability(stretch.distance),
        "more": stretch.more,
        "less": stretch.less,
    }


def _optional(value: float | None) -> float | None:
    return None if value is None else probability(value)
