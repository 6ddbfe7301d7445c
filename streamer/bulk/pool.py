"""Analyses shards in several processes of this machine."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

    from streamer.bulk.job import Outcome
    from streamer.bulk.plan import Shard
    from streamer.bulk.runner import ShardRunner

Result = tuple["Shard", "list[Outcome]"]
_END = None


class Pool:
    """As many processes as ``jobs``, each with a thread that gives it shards."""

    def __init__(self, jobs: int, make_runner: Callable[[], ShardRunner], *, on_audio: Callable[[float], None]) -> None:
        """``on_audio`` gets how many seconds of audio were read; it is called in any thread."""
        self._runners = [make_runner() for _ in range(jobs)]
        self._on_audio = on_audio
        self.n_open = 0
        """Shards that were submitted, and not given back yet."""
        self._waiting: queue.SimpleQueue[Shard | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Result | BaseException] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, args=(runner,), name=f"shards {number}", daemon=True)
            for number, runner in enumerate(self._runners, start=1)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        """End all processes, whatever they do."""
        for _ in self._threads:
            self._waiting.put(_END)
        for runner in self._runners:
            runner.stop()
        for thread in self._threads:
            thread.join()
        for runner in self._runners:
            runner.close()

    def run(self, shards: Iterable[Shard]) -> Iterator[Result]:
        """Give each shard with its outcomes as soon as it is done, in any order. Raises what a runner raises."""
        for shard in shards:
            self.submit(shard)
        while self.n_open:
            yield self.next()

    def submit(self, shard: Shard) -> None:
        """Have a shard analysed."""
        self._waiting.put(shard)
        self.n_open += 1

    def next(self, timeout_s: float | None = None) -> Result:
        """Return a shard that is done. Raises what a runner raises, and `queue.Empty` after ``timeout_s``."""
        result = self._done.get(timeout=timeout_s)
        self.n_open -= 1
        return self._result(result)

    def _result(self, result: Result | BaseException) -> Result:
        if isinstance(result, BaseException):
            raise result
        return result

    def _work(self, runner: ShardRunner) -> None:
        while (shard := self._waiting.get()) is not _END:
            try:
                self._done.put((shard, runner.run(shard.recordings, on_audio=self._on_audio)))
            except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits for the result
                self._done.put(error)
                return
