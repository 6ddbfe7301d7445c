"""The ends of sessions that a crash left open are published batch by batch, and forgotten only then."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.engine import left_open
from streamer.engine.left_open import BATCH_SESSIONS, end_left_open
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import StateFile
from streamer.ops.stats import Stats
from streamer.protocol.cloudevents import encode
from streamer.sinks.publisher import Publisher
from tests.support.collector import Collector
from tests.support.state_file import kept_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LEFT = [PersistedSession("rtp", f"s{number}", AT) for number in range(2 * BATCH_SESSIONS + 1)]


class Busy(Collector):
    """Takes what it got once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = asyncio.Semaphore(0)
        self.waiting = asyncio.Event()

    async def flush(self) -> None:
        self.waiting.set()
        await self.may.acquire()


class Rig:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = StateFile(path)
        for session in LEFT:
            self.file.opened(session)
        self.file.close()
        self.file = StateFile(path)
        self.sink = Busy()
        publisher = Publisher(encode=lambda e: encode(e, node="test", event_id="1", now_s=0.0), stats=Stats())
        publisher.subscribe(self.sink)
        left = self.file.read()
        self.task = asyncio.create_task(end_left_open(left, state_file=self.file, publisher=publisher, now=lambda: AT))

    async def waited(self) -> tuple[int, int]:
        """Return how many were published, and how many are kept, when it waits for the sink."""
        await self.sink.waiting.wait()
        self.sink.waiting.clear()
        return len(self.sink.events), len(kept_in(self.path))


async def test_a_batch_is_forgotten_when_the_sinks_have_taken_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "sessions.json")
    seen = []
    for _ in range(3):
        seen.append(await rig.waited())
        rig.sink.may.release()
    await rig.task
    n = BATCH_SESSIONS
    assert seen == [(n, 2 * n + 1), (2 * n, n + 1), (2 * n + 1, 1)]
    assert kept_in(rig.path) == []
    ids = [event["data"]["session_id"] for event in rig.sink.events]
    assert ids == [session.session_id for session in LEFT]
    assert {event["data"]["reason"] for event in rig.sink.events} == {"daemon_restart"}
    rig.file.close()


async def test_what_was_not_taken_at_the_end_is_left_to_the_next_start(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "sessions.json")
    await rig.waited()
    rig.sink.may.release()
    await rig.waited()
    rig.task.cancel()
    await asyncio.wait([rig.task])
    assert kept_in(rig.path) == LEFT[BATCH_SESSIONS:]
    rig.file.close()


async def test_a_sink_that_hangs_does_not_keep_the_ends_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(left_open, "BATCH_S", 0.0)
    rig = Rig(tmp_path / "sessions.json")
    await rig.task
    assert (len(rig.sink.events), kept_in(rig.path)) == (len(LEFT), [])
    assert "were not taken by all sinks" in caplog.text
    rig.file.close()
