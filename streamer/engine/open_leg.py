"""What the engine knows of one open leg."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.core.audio import AudioFrame, EndReason, LegOpened
    from streamer.core.events import AbstainReason, Event
    from streamer.leg.analyzer import Analyzer


class OpenLeg:
    """The leg's analyzer, where it stands in its audio, and what was dropped of it."""

    __slots__ = (
        *("analyzer", "closed_for", "drops", "drops_reported_s", "dropped_samples", "is_silent", "opened"),
        *("position_s", "resumed_s", "unscored"),
    )

    def __init__(self, opened: LegOpened, analyzer: Analyzer | None) -> None:
        """``analyzer``: None while the leg must not be analysed."""
        self.opened = opened
        self.analyzer = analyzer
        self.position_s = 0.0
        """Where its audio ends so far, in seconds since its sample 0."""
        self.drops = self.dropped_samples = 0
        """How many times audio was dropped because VAD lagged, and how many samples, since the last report."""
        self.drops_reported_s = float("-inf")
        """The position at the last report."""
        self.unscored = 0
        """Windows whose scores are pending."""
        self.closed_for: EndReason | None = None
        """Why it was closed; None while it is open."""
        self.is_silent = False
        """Whether it is paused, or has a role that must not be analysed."""
        self.resumed_s = float("-inf")
        """When it was last resumed, CLOCK_MONOTONIC seconds."""

    @property
    def leg_id(self) -> str:
        """Its id."""
        return self.opened.leg_id

    @property
    def stream_id(self) -> str:
        """The id that control clients use for it; the channels of one stream share it."""
        return self.opened.stream_id or self.opened.leg_id

    @property
    def is_analysed(self) -> bool:
        """Whether it has an analyzer and is not silent."""
        return self.analyzer is not None and not self.is_silent

    def drop(self, n_samples: int) -> None:
        """Count samples that are not analysed."""
        self.drops += 1
        self.dropped_samples += n_samples

    def began_before_resumed(self, frame: AudioFrame) -> bool:
        """Return whether a frame has audio from before the leg was resumed: the end of a card number, for example."""
        if frame.captured_at is None:
            return False
        return frame.captured_at - len(frame.samples) / frame.sample_rate < self.resumed_s


def break_off(analyzer: Analyzer, reason: AbstainReason) -> list[Event]:
    """End the open utterance and drop audio that is not processed yet; return the events.

    The last windows of the utterance are not scored: their results abstain for ``reason``.
    """
    step = analyzer.break_off()
    events = list(step.events)
    for window in step.windows:
        events += analyzer.refuse(window, reason)
    return events
