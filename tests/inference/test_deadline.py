"""What a model does when it is opened has a limit of time; what it raises is raised."""

from __future__ import annotations

import threading

import pytest

from streamer.core.errors import ModelError
from streamer.inference.deadline import first_answer, first_line, within


def test_a_result_is_returned_and_an_error_raised_in_the_thread_that_waits() -> None:
    assert within(60, lambda: "answer", cancel=lambda: None, what="") == "answer"
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 // 0, cancel=lambda: None, what="")


def test_what_takes_too_long_is_cancelled_and_refused() -> None:
    cancelled = threading.Event()
    with pytest.raises(ModelError, match=r"^no answer within 0\.01 s$"):
        within(0.01, cancelled.wait, cancel=cancelled.set, what="no answer within")
    assert cancelled.is_set()


def test_what_fails_in_the_first_run_names_the_file() -> None:
    def fail(_: object) -> None:
        raise RuntimeError("first line\nsecond line")

    with pytest.raises(ModelError, match=r"^model a\.onnx can't be run: first line$"):
        first_answer("a.onnx", fail)
    assert (first_line(RuntimeError("")), first_line(RuntimeError("\n"))) == ("RuntimeError", "RuntimeError")
