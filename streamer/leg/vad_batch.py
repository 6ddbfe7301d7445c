"""Lets many legs hear what they have taken, and answers together what they ask at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from streamer.core.vad import VadRequest

    AnswerVad = Callable[[Sequence[VadRequest]], Sequence[Sequence[float]]]

T = TypeVar("T")


def run_vad_batch(works: Sequence[Generator[VadRequest, Sequence[float], T]], answer: AnswerVad) -> list[T]:
    """Return what each of ``works`` returns; ``answer`` gets the next questions of all of them, again and again."""
    results: dict[int, T] = {}
    asking: list[tuple[int, Generator[VadRequest, Sequence[float], T], VadRequest]] = []
    for number, work in enumerate(works):
        try:
            asking.append((number, work, next(work)))
        except StopIteration as done:
            results[number] = done.value
    while asking:
        answers = answer([request for _, _, request in asking])
        still_asking = []
        for (number, work, _), probabilities in zip(asking, answers, strict=True):
            try:
                still_asking.append((number, work, work.send(probabilities)))
            except StopIteration as done:
                results[number] = done.value
        asking = still_asking
    return [results[number] for number in range(len(works))]
