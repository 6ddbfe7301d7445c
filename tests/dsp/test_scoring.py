"""What the legs ask the head of a model at the same time is answered in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.dsp.scoring import HeadRequest, WindowScorer, answer_together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.dsp.scoring import Asking


def asking(name: str, *numbers: float) -> Asking[tuple[str, list[float]]]:
    """Ask about some numbers one after the other, and return the answers."""
    answers = []
    for number in numbers:
        scores = yield HeadRequest(np.array([number], np.float32), np.zeros(1, np.float32), 0.0)
        answers.append(float(scores[0]))
    return name, answers


def test_requests_of_many_legs_share_calls_and_each_gets_its_own_answers() -> None:
    calls: list[list[float]] = []

    def double(requests: Sequence[HeadRequest]) -> list[NDArray[np.float32]]:
        calls.append([float(asked.pooled[0]) for asked in requests])
        return [2 * asked.pooled for asked in requests]

    works = [asking("a", 1, 2, 3), asking("b"), asking("c", 4), asking("d", 5, 6)]
    assert answer_together(works, double) == [("a", [2, 4, 6]), ("b", []), ("c", [8]), ("d", [10, 12])]
    assert calls == [[1, 4, 5], [2, 6], [3]]
    assert answer_together([], double) == []
    assert len(calls) == 3


def test_too_few_answers_are_an_error_and_so_is_a_question_to_a_model_without_a_head() -> None:
    with pytest.raises(ValueError, match="shorter"):
        answer_together([asking("a", 1), asking("b", 2)], lambda requests: [requests[0].pooled])
    with pytest.raises(ValueError, match="a model of the window kind has no head, got 1 requests"):
        answer_together([asking("a", 1)], WindowScorer(2, window_samples=16_000).answer)
