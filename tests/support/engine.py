"""The legs' manager with VAD that runs at once, and a model that the tests answer for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from streamer.dsp.scoring import no_head
from streamer.engine.batcher import Batcher
from streamer.engine.legs import LegManager
from streamer.engine.sessions import Sessions
from streamer.engine.state_file import StateFile
from streamer.engine.vad_scheduler import VadScheduler
from streamer.leg.vad_batch import run_vad_batch
from streamer.ops.stats import Stats
from tests.support.leg import LABELS, LEG, analyzer, answers_nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Window
    from streamer.core.events import Event
    from streamer.dsp.scoring import AnswerHead
    from streamer.leg.analyzer import Analyzer, Step

    Done = Callable[[Window, NDArray[np.float32] | None, int], None]

T = TypeVar("T")
AT = datetime(2026, 1, 1, tzinfo=UTC)
EVEN = np.full(len(LABELS), 1 / len(LABELS), np.float32)


class ImmediateVad(VadScheduler):
    """Runs VAD for a leg as soon as it is submitted, unless it is held back."""

    def __init__(self) -> None:
        super().__init__(answers_nothing)
        self.is_held = False

    def submit(self, analyzer: Analyzer, done: Callable[[Step], None], *, n_legs: int) -> None:
        if not self.is_held:
            self.processed_s += analyzer.waiting_s
            (step,) = run_vad_batch([analyzer.work()], answers_nothing)
            done(step)


class HeldModel(Batcher):
    """Keeps the windows until the test gives their scores."""

    def __init__(self) -> None:
        super().__init__(lambda inputs: inputs, max_batch=1, max_wait_s=0.0)
        self.pending: list[tuple[Window, Done, Callable[[], None]]] = []

    def submit(self, window: Window, done: Done, delivered: Callable[[], None] = lambda: None) -> None:
        self.pending.append((window, done, delivered))

    def score_all(self, scores: NDArray[np.float32] | None = EVEN) -> None:
        """Answer every pending window; None gives them up, as under overload."""
        pending, self.pending = self.pending, []
        for window, done, _ in pending:
            done(window, scores, 0)
        for delivered in {each for _, _, each in pending}:
            delivered()


@dataclass
class Engine:
    """A legs' manager, its clock, and what it published. Agents are not analysed."""

    now_s: float = 100.0
    events: list[Event] = field(default_factory=list)
    state_file: StateFile = field(default_factory=lambda: StateFile(None))
    before_event: Callable[[], None] = lambda: None
    make_analyzer: Callable[[LegOpened], Analyzer | None] = field(default_factory=lambda: _make_analyzer)
    answer_head: AnswerHead = no_head

    def __post_init__(self) -> None:
        self.vad, self.model, self.stats = ImmediateVad(), HeldModel(), Stats()
        self.sessions = Sessions(analyses=lambda role: role != "agent")
        self.legs = LegManager(
            publish=self._publish,
            vad_scheduler=self.vad,
            batcher=self.model,
            sessions=self.sessions,
            state_file=self.state_file,
            make_analyzer=self.make_analyzer,
            stats=self.stats,
            now=lambda: AT,
            monotonic=lambda: self.now_s,
            answer_head=self.answer_head,
        )

    def take(self, kind: type[T]) -> list[T]:
        """Return the published events of a kind, and forget all."""
        found: list[T] = [event for event in self.events if isinstance(event, kind)]
        self.events.clear()
        return found

    def _publish(self, event: Event) -> None:
        self.before_event()
        self.events.append(event)


def _make_analyzer(leg: LegOpened = LEG) -> Analyzer | None:
    return None if leg.role == "agent" else analyzer(leg)
