"""Run as a script: keeps a history on a disk that is full for a while, and says what came of it as JSON.

Arguments: the folder where a small file system is mounted.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamer.history.archive import Archive
from streamer.history.search import Search
from streamer.history.sink import HistorySink
from tests.support.sink_task import open_sink
from tests.support.stored import Played, in_file, reader, says, state, store, until

if TYPE_CHECKING:
    from streamer.core.events import Gap


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler, suppress(OSError):  # no space left on device
        while True:
            filler.write(bytes(4096))


async def main(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = {}
    gaps: list[Gap] = []
    played = Played()
    sink = HistorySink(
        store(in_file(folder)), archive=Archive(), queue_events=300, report=gaps.append, backoff=lambda: repeat(0.02)
    )

    def publish(name: str, number: int) -> None:
        for event in says(played, *(state(f"{name}-{index}") for index in range(number))):
            sink.publish(event)

    async with open_sink(sink):
        publish("before", 10)
        await sink.flush()
        said["problem before"] = sink.problem
        fill(folder / "filler")
        publish("full", 200)
        await until(lambda: bool(sink.problem) and sink.failures > 3)
        said["problem"] = sink.problem
        said["queue is bounded"] = sink.queued <= 300
        publish("more", 400)
        said["lost"] = sink.lost
        (folder / "filler").unlink()
        await until(lambda: not sink.problem)
        await sink.flush()
        await until(lambda: bool(gaps))
        said["gaps"] = [(gap.reason, gap.where, gap.lost_events) for gap in gaps]
    names = [event.session_id or "" for event in played.events]
    found = [name for start in range(0, len(names), 100) for name in kept_among(folder, names[start : start + 100])]
    said["kept"] = {name: sum(each.startswith(name) for each in found) for name in ("before", "full", "more")}
    return said


def kept_among(folder: Path, names: list[str]) -> list[str]:
    found, _ = reader(in_file(folder)).sessions(Search(sessions=frozenset(names)), (), limit=100)
    return [each["session_id"] for each in found]


if __name__ == "__main__":
    logging.basicConfig(stream=sys.stderr, level="INFO", format="%(message)s")
    print(json.dumps(asyncio.run(main(Path(sys.argv[1])))))
