"""A second model that sees the same windows as the first, publishes nothing, and counts where it says otherwise."""

from __future__ import annotations

import logging
import time
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from streamer.core.errors import ModelError
from streamer.inference.disagreement import CommonLabels, Disagreement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.inference.card import ModelCard
    from streamer.inference.emotion import EmotionModel

    Pending = tuple[NDArray[np.float32], NDArray[np.float32]]
    """The inputs of a window, and what the first model said about it."""

log = logging.getLogger(__name__)

MAX_PENDING = 32
"""Windows that may wait for the shadow before the oldest is skipped: of log-mel, 2.5 MB."""


class Shadow:
    """One window at a time, and only while the first model has nothing to do.

    ``offer``, ``wake`` and ``interrupt`` belong to the event loop, ``catch_up`` to the thread of the first model. A
    window that comes for the first model breaks off what the shadow computes, between two nodes of its graph; the
    shadow begins that window again later. What is compared are the models' scores, before a leg is normalised.
    """

    def __init__(
        self,
        model: EmotionModel,
        *,
        beside: ModelCard,
        patient: bool,
        log_every_s: float,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``beside``: the card of the first model. ``patient``: the first model may wait, so nothing is skipped.

        Raises ModelError where the two don't hear the same windows, or can't be compared.
        """
        self.card = model.card
        _check_windows(model.card, beside)
        self.common = CommonLabels(beside.labels, model.card.labels)
        """The labels on which the two are compared."""
        self._model = model
        self.is_patient = patient
        """Whether windows wait for it, however long."""
        self._log_every_s = log_every_s
        self._monotonic = monotonic
        self._pending: deque[Pending] = deque()
        self._found = Disagreement()  # replaced by the model's thread
        self._dropped = 0  # counted by the event loop
        self._is_interrupted = False
        self._is_closed = False
        self._run_options = _run_options()
        self._logged_s = monotonic()
        self.elsewhere: Callable[[], Disagreement] = Disagreement
        """What the shadows of other processes found, which count as this one's."""
        self.failure = ""
        """Why it was switched off; empty while it works."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        """Look at no more windows, unless it is patient; what is pending still counts as skipped."""
        self.interrupt()
        self._is_closed = True

    @property
    def found(self) -> Disagreement:
        """What was found so far."""
        return self.elsewhere() + self._found.with_skipped(
            self._dropped + (len(self._pending) if self._is_closed else 0)
        )

    def line(self) -> str:
        """Return in one line what was found so far."""
        name = f"shadow {self.card.name} {self.card.version}"
        off = f" SWITCHED OFF ({self.failure})" if self.failure else ""
        labels = "" if self.common.are_all else f", among {', '.join(self.common.labels)} only"
        return f"{name}{off}: {self.found.line()}{labels}"

    # -- in the event loop -------------------------------------------------------------------------

    def offer(self, windows: Sequence[Window], scores: NDArray[np.float32]) -> None:
        """Take windows and what the first model said about them, shape (n, n_labels)."""
        if self.failure:
            self._dropped += len(windows)
            return
        self._pending.extend((window.inputs, row) for window, row in zip(windows, scores, strict=True))
        while not self.is_patient and len(self._pending) > MAX_PENDING:
            self._drop_oldest()

    def wake(self) -> None:
        """Let the next ``catch_up`` work."""
        self._is_interrupted = False

    def interrupt(self) -> None:
        """Let ``catch_up`` end as soon as it can, and before it begins: the first model is needed."""
        if not self.is_patient:
            self._is_interrupted = True
            self._run_options.terminate = True

    def _drop_oldest(self) -> None:
        try:
            self._pending.popleft()
        except IndexError:  # taken by the thread this very moment
            return
        self._dropped += 1

    # -- in the thread of the first model ----------------------------------------------------------

    def catch_up(self) -> None:
        """Look at what is pending until that is done or something interrupts."""
        while self._pending and not self.failure:
            self._run_options = _run_options()
            if self._is_interrupted:  # asked after the options are there, so that none is missed
                return
            if not self._look(self._run_options):
                return

    def _look(self, run_options: onnxruntime.RunOptions) -> bool:
        """Compare the oldest window; return whether that was done."""
        try:
            inputs, scores = self._pending.popleft()
        except IndexError:  # dropped by the event loop this very moment
            return True
        began_s = self._monotonic()
        try:
            its = self._model.score(inputs[np.newaxis], run_options)[0]
        except Exception as error:  # noqa: BLE001 - ONNX Runtime raises a class of its own for each failure
            self._pending.appendleft((inputs, scores))
            if not self._is_interrupted:
                self._switch_off(str(error).splitlines()[0] if str(error) else type(error).__name__)
            return False
        if not np.isfinite(its).all():
            self._pending.appendleft((inputs, scores))
            self._switch_off("its scores are no numbers")
            return False
        now_s = self._monotonic()
        self._found += self.common.compare(scores, its, inference_s=now_s - began_s)
        self._log_at_times(now_s)
        return True

    def _switch_off(self, reason: str) -> None:
        self.failure = reason
        skipped = len(self._pending)
        self._pending.clear()
        self._found = self._found.with_skipped(skipped)
        log.warning("the shadow model %s fails and is switched off: %s", self.card.name, reason)

    def _log_at_times(self, now_s: float) -> None:
        if now_s - self._logged_s >= self._log_every_s:
            self._logged_s = now_s
            log.info("%s", self.line())


def _run_options() -> onnxruntime.RunOptions:
    options = onnxruntime.RunOptions()
    options.log_severity_level = 4  # a run that is broken off is no error; what is one, we tell ourselves
    return options


def _check_windows(card: ModelCard, beside: ModelCard) -> None:
    for what, its, expected in (
        ("front_end", card.front_end, beside.front_end),
        ("window_ms", card.window_ms, beside.window_ms),
    ):
        if its != expected:
            raise ModelError(
                f"the shadow model {card.name} must hear the same windows as the model {beside.name}: "
                f"{what} {expected} expected, got {its}"
            )
