"""The shadow model: scores the same windows as the main model, publishes nothing, and counts disagreements."""

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
    from streamer.inference.card import AnyCard
    from streamer.inference.model import AnyModel
    from streamer.inference.paired_scorers import PairedScorers

    Pending = tuple[Window, NDArray[np.float32]]
    """A window, and the row of the main model for it."""

log = logging.getLogger(__name__)

MAX_PENDING = 32
"""Windows that may wait for the shadow before the oldest is skipped; 2.5 MB of log-mel inputs."""


class Shadow:
    """Scores one window at a time, and only while the main model is idle.

    ``offer``, ``resume`` and ``interrupt`` are called in the event loop, ``catch_up`` in a thread of its own.
    A new window for the main model interrupts the shadow's run between two nodes of its graph; the shadow scores the
    interrupted window again later. The scores compared are those before the normalisation of the leg; of models that
    give statistics, those of each one's head.
    """

    def __init__(
        self,
        model: AnyModel,
        *,
        beside: AnyCard,
        pairs: PairedScorers | None = None,
        patient: bool,
        log_every_s: float,
        elsewhere: Callable[[], Disagreement] = Disagreement,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``beside``: the card of the main model. ``patient``: the main model may wait, so no window is skipped.

        ``pairs``: turns the rows of both models into scores; None where the rows are scores. ``elsewhere``: returns
        what the shadows of other processes found, which ``found`` includes. Raises ModelError if the two models are of
        different kinds, take different windows or have fewer than two labels in common.
        """
        self.card = model.card
        _check_windows(model.card, beside)
        self.common = CommonLabels(beside.labels, model.card.labels)
        """The labels on which the two models are compared."""
        self._model = model
        self._pairs = pairs
        self.is_patient = patient
        """Whether windows wait for the shadow, however long, so that none is skipped."""
        self._log_every_s = log_every_s
        self._elsewhere = elsewhere
        self._monotonic = monotonic
        self._pending: deque[Pending] = deque()
        self._found = Disagreement()  # written by the shadow's thread only
        self._dropped = 0  # written by the event loop only
        self._is_interrupted = False
        self._is_closed = False
        self._run_options = _run_options()
        self._logged_s = monotonic()
        self.failure = ""
        """Why the shadow was switched off; empty while it works."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        """Interrupt the run; from now on pending windows count as skipped."""
        self.interrupt()
        self._is_closed = True

    @property
    def found(self) -> Disagreement:
        """The disagreement so far, in all processes."""
        return self._elsewhere() + self._found.with_skipped(
            self._dropped + (len(self._pending) if self._is_closed else 0)
        )

    def line(self) -> str:
        """Return the disagreement so far as one line of text."""
        name = f"shadow {self.card.name} {self.card.version}"
        off = f" SWITCHED OFF ({self.failure})" if self.failure else ""
        labels = "" if self.common.are_all else f", among {', '.join(self.common.labels)} only"
        return f"{name}{off}: {self.found.line()}{labels}"

    # -- in the event loop -------------------------------------------------------------------------

    def offer(self, windows: Sequence[Window], rows: NDArray[np.float32]) -> None:
        """Take windows and what the main model gives for them, a row each."""
        if self.failure:
            self._dropped += len(windows)
            return
        self._pending.extend(zip(windows, rows, strict=True))
        while not self.is_patient and len(self._pending) > MAX_PENDING:
            self._drop_oldest()

    def resume(self) -> None:
        """Let the next ``catch_up`` run."""
        self._is_interrupted = False

    def interrupt(self) -> None:
        """Stop ``catch_up`` as soon as possible, or keep it from starting; does nothing to a patient shadow."""
        if not self.is_patient:
            self._is_interrupted = True
            self._run_options.terminate = True

    def _drop_oldest(self) -> None:
        try:
            self._pending.popleft()
        except IndexError:  # the thread has just taken it
            return
        self._dropped += 1

    # -- in the thread of the shadow ---------------------------------------------------------------

    def catch_up(self) -> None:
        """Score and compare pending windows until none is left or ``interrupt`` is called."""
        while self._pending and not self.failure:
            self._run_options = _run_options()
            if self._is_interrupted:  # checked after the options are set, so that no interrupt is missed
                return
            if not self._compare_oldest(self._run_options):
                return

    def _compare_oldest(self, run_options: onnxruntime.RunOptions) -> bool:
        """Score and compare the oldest window; return False if the run was interrupted or failed."""
        try:
            window, row = self._pending.popleft()
        except IndexError:  # the event loop has just dropped it
            return True
        started_s = self._monotonic()
        try:
            shadow_row = self._model.score(window.inputs[np.newaxis], run_options)[0]
        except Exception as error:  # noqa: BLE001 - ONNX Runtime raises a class of its own for each failure
            self._pending.appendleft((window, row))
            if not run_options.terminate:  # of this run: the next one may be allowed already
                self._switch_off(str(error).splitlines()[0] if str(error) else type(error).__name__)
            return False
        if not np.isfinite(shadow_row).all():
            self._pending.appendleft((window, row))
            self._switch_off("its scores are not finite")
            return False
        now_s = self._monotonic()
        pair = (row, shadow_row) if self._pairs is None else self._pairs.scores(window, row, shadow_row)
        if pair is not None:
            self._found += self.common.compare(*pair, inference_s=now_s - started_s)
        self._log_if_due(now_s)
        return True

    def _switch_off(self, reason: str) -> None:
        self.failure = reason
        skipped = len(self._pending)
        self._pending.clear()
        self._found = self._found.with_skipped(skipped)
        log.warning("the shadow model %s failed and is switched off: %s", self.card.name, reason)

    def _log_if_due(self, now_s: float) -> None:
        if now_s - self._logged_s >= self._log_every_s:
            self._logged_s = now_s
            log.info("%s", self.line())


def _run_options() -> onnxruntime.RunOptions:
    options = onnxruntime.RunOptions()
    options.log_severity_level = 4  # an interrupted run is no error; real errors are logged here
    return options


def _check_windows(card: AnyCard, beside: AnyCard) -> None:
    if card.kind != beside.kind:
        raise ModelError(
            f"the shadow model {card.name} must be of the same kind as the model {beside.name}: "
            f"{beside.kind} expected, got {card.kind}"
        )
    for what in ("front_end", "window_ms", "chunk_ms", "frame_ms"):
        expected, found = (getattr(one, what, None) for one in (beside, card))
        if found != expected:
            raise ModelError(
                f"the shadow model {card.name} must take the same windows as the model {beside.name}: "
                f"{what} {expected} expected, got {found}"
            )
