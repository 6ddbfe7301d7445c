"""Runs VAD for many legs at once: the requests that they make at the same time are answered in one batch."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from streamer.core.vad import VadRequest

    AnswerVad = Callable[[Sequence[VadRequest]], Sequence[Sequence[float]]]
    """Returns, for each request, the probability of speech in each of its chunks."""

T = TypeVar("T")


class VadBatch(Generic[T]):
    """The work of many legs, round by round: each round has the next request of each work that has one."""

    def __init__(self, works: Sequence[Generator[VadRequest, Sequence[float], T]]) -> None:
        """Nothing runs yet."""
        self.requests: list[VadRequest] = []
        """To be answered once `advance` has returned True; empty when all works have come to their end."""
        self._works = works
        self._to_advance: deque[tuple[int, Sequence[float] | None]] = deque((n, None) for n in range(len(works)))
        """Numbers of works, with the answers to their requests."""
        self._asking: list[int] = []
        """Numbers of the works whose requests they are."""
        self._results: dict[int, T] = {}

    def advance(self, most: int | None = None) -> bool:
        """Run up to ``most`` works, or all, up to their next requests; return whether all are there, or done."""
        for _ in range(len(self._to_advance) if most is None else min(most, len(self._to_advance))):
            number, probabilities = self._to_advance.popleft()
            work = self._works[number]
            try:
                request = next(work) if probabilities is None else work.send(probabilities)
            except StopIteration as done:
                self._results[number] = done.value
            else:
                self.requests.append(request)
                self._asking.append(number)
        return not self._to_advance

    def resume(self, answers: Sequence[Sequence[float]]) -> None:
        """Take the answers to the requests; `advance` goes on with them."""
        self._to_advance.extend(zip(self._asking, answers, strict=True))
        self.requests, self._asking = [], []

    def results(self) -> list[T]:
        """Return what each work returned, in their order."""
        return [self._results[number] for number in range(len(self._works))]


def run_vad_batch(works: Sequence[Generator[VadRequest, Sequence[float], T]], answer: AnswerVad) -> list[T]:
    """Run all of ``works`` to their end, and return what each returns, in their order."""
    batch = VadBatch(works)
    while batch.advance() and batch.requests:
        batch.resume(answer(batch.requests))
    return batch.results()
