"""Runs VAD for many legs at once: the requests that they make at the same time are answered in one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from streamer.core.vad import VadRequest

    AnswerVad = Callable[[Sequence[VadRequest]], Sequence[Sequence[float]]]
    """Returns, for each request, the probability of speech in each of its chunks."""

T = TypeVar("T")


def run_vad_batch(works: Sequence[Generator[VadRequest, Sequence[float], T]], answer: AnswerVad) -> list[T]:
    """Run all of ``works`` to their end, and return what each returns, in their order.

    In every round ``answer`` gets the next request of each work that has one.
    """
    results: dict[int, T] = {}
    waiting: list[tuple[int, Generator[VadRequest, Sequence[float], T], VadRequest]] = []
    for number, work in enumerate(works):
        try:
            waiting.append((number, work, next(work)))
        except StopIteration as done:
            results[number] = done.value
    while waiting:
        answers = answer([request for _, _, request in waiting])
        still_waiting = []
        for (number, work, _), probabilities in zip(waiting, answers, strict=True):
            try:
                still_waiting.append((number, work, work.send(probabilities)))
            except StopIteration as done:
                results[number] = done.value
        waiting = still_waiting
    return [results[number] for number in range(len(works))]
