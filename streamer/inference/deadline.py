"""Gives what a model does when it is opened a limit of time: a file may describe a computation without an end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

import onnxruntime

from streamer.core.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

OPEN_S = 20.0
"""For ONNX Runtime to open a file, which computes what is constant in it."""
ANSWER_S = 10.0
"""For the first answer, to a window or chunk that no audio is in."""
CANCEL_S = 1.0
"""For what is cancelled to end. It may not: a single node of the graph can't be interrupted."""


def first_answer(file: str, run: Callable[[onnxruntime.RunOptions], T]) -> T:
    """Return what a model's first run gives; this also makes ONNX Runtime allocate its memory before audio comes.

    ``file``: the model's, for errors. Raises ModelError where the run fails or takes longer than `ANSWER_S`.
    """
    options = onnxruntime.RunOptions()
    options.log_severity_level = 4  # what fails is raised

    def cancel() -> None:
        options.terminate = True

    what = f"model {file} can't be run: it gives no answer within"
    try:
        return within(ANSWER_S, lambda: run(options), cancel=cancel, what=what)
    except ModelError:
        raise
    except Exception as error:  # ONNX Runtime raises a class of its own for each failure, with no common base
        raise ModelError(f"model {file} can't be run: {first_line(error)}") from error


def within(limit_s: float, run: Callable[[], T], *, cancel: Callable[[], None], what: str) -> T:
    """Return what ``run`` returns, and raise what it raises; it runs in a thread of its own.

    Raises ModelError, ``what`` and the limit, where that takes longer; ``cancel`` then asks it to end. A thread that
    does not end does not keep the process from exiting.
    """
    call = _Call(run)
    thread = threading.Thread(target=call, name="model check", daemon=True)
    thread.start()
    thread.join(limit_s)
    if thread.is_alive():
        cancel()
        thread.join(CANCEL_S)
        raise ModelError(f"{what} {limit_s:g} s")
    return call.result()


def first_line(error: Exception) -> str:
    """Return the first line of an error's text; its class where there is none."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__


class _Call(Generic[T]):
    def __init__(self, run: Callable[[], T]) -> None:
        self._run = run
        self._results: list[T] = []
        self._error: BaseException | None = None

    def __call__(self) -> None:
        try:
            self._results.append(self._run())
        except BaseException as error:  # noqa: BLE001 - raised again by `result`, in the thread that waits
            self._error = error

    def result(self) -> T:
        if self._error is not None:
            raise self._error
        return self._results[0]
