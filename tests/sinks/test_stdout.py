from __future__ import annotations

import asyncio
import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from streamer.sinks.stdout import StdoutSink
from tests.support.broker import DEADLINE_S
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A pipe's reading and writing end; the test may close the reading one."""
    reader, writer = os.pipe()
    yield reader, writer
    os.close(writer)
    with suppress(OSError):
        os.close(reader)


class Rig:
    """A sink whose reports come back to it as events, as they do through the service."""

    def __init__(self, fd: int, queue_events: int = 1000) -> None:
        self.gaps: list[Gap] = []
        self.clock = 0.0
        self.sink = StdoutSink(fd=fd, queue_events=queue_events, report=self._report, now=lambda: self.clock)

    def _report(self, gap: Gap) -> None:
        self.gaps.append(gap)
        self.sink.publish(wire(gap, f"gap-{len(self.gaps)}"))


async def read(fd: int, until: bytes) -> bytes:
    """Read from a pipe up to a line that has ``until`` in it."""
    data = b""
    async with asyncio.timeout(DEADLINE_S):
        while until not in data or not data.endswith(b"\n"):
            data += await asyncio.to_thread(os.read, fd, 65536)
    return data


def lines(events: list[WireEvent]) -> bytes:
    return b"".join(event.payload + b"\n" for event in events)


async def test_a_file_gets_every_event_as_a_line(tmp_path: Path) -> None:
    events = [*(wire(event) for event in EXAMPLES.values()), *stream(500)]
    path = tmp_path / "events.jsonl"
    with path.open("wb") as file:
        async with open_sink(Rig(file.fileno()).sink) as sink:
            for event in events:
                sink.publish(event)
            await sink.flush()
            assert path.read_bytes() == lines(events)
    for line in path.read_bytes().splitlines():
        validate(line)


async def test_flushing_after_each_batch_loses_nothing_in_a_small_queue(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with path.open("wb") as file:
        async with open_sink(Rig(file.fileno(), queue_events=10).sink) as sink:
            for first in range(0, 500, 10):
                for event in stream(10, first=first):
                    sink.publish(event)
                await sink.flush()
            assert sink.lost == 0
    assert path.read_bytes() == lines(stream(500))


async def test_a_late_reader_gets_all_that_the_queue_holds(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    async with open_sink(Rig(writer).sink) as sink:
        for event in stream(500):  # some 400 kB, a pipe holds 64
            sink.publish(event)
        flushing = asyncio.create_task(sink.flush())
        assert await read(reader, b'"id":"499"') == lines(stream(500))
        await flushing
        assert sink.lost == 0


async def test_events_lost_to_a_slow_reader_are_counted_and_reported(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    rig = Rig(writer, queue_events=20)
    async with open_sink(rig.sink):
        for event in stream(1000):
            rig.sink.publish(event)
            await asyncio.sleep(0)  # the loop is never held up, though nobody reads
        lost = rig.sink.lost
        assert lost > 0
        data = await read(reader, b'"id":"gap-1"')
        await rig.sink.flush()
    events = [validate(line) for line in data.splitlines()]
    came = [int(event["id"]) for event in events if not event["id"].startswith("gap")]
    assert came == sorted(set(came))
    assert came[-1] == 999
    assert len(came) + lost == 1000
    assert [(gap.reason, gap.where) for gap in rig.gaps] == [("sink_slow", "stdout")]
    assert sum(gap.lost_events for gap in rig.gaps) == rig.sink.lost == lost


async def test_a_closed_pipe_ends_the_sink_quietly(pipe: tuple[int, int], caplog: pytest.LogCaptureFixture) -> None:
    reader, writer = pipe
    rig = Rig(writer)
    async with open_sink(rig.sink):
        rig.sink.publish(stream(1)[0])
        await rig.sink.flush()
        os.close(reader)
        rig.sink.publish(stream(1)[0])
        await rig.sink.flush()
        assert rig.sink.closed
        rig.sink.publish(stream(1)[0])
        await rig.sink.flush()
    assert rig.gaps == []
    assert [record.levelname for record in caplog.records if record.name.startswith("streamer")] == []


async def test_a_pipe_that_is_closed_while_the_sink_waits_ends_it(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    async with open_sink(Rig(writer).sink) as sink:
        for event in stream(500):
            sink.publish(event)
        flushing = asyncio.create_task(sink.flush())
        await asyncio.sleep(0)
        os.close(reader)
        await flushing
        assert sink.closed


async def test_leaving_does_not_wait_for_a_reader(pipe: tuple[int, int], caplog: pytest.LogCaptureFixture) -> None:
    reader, writer = pipe
    async with open_sink(Rig(writer).sink) as sink:
        for event in stream(500):
            sink.publish(event)
        await asyncio.sleep(0)
    arrived = os.read(reader, 1 << 20).count(b"\n")
    assert 0 < arrived < 500
    assert sink.lost == 500 - arrived
    assert f"closed with {sink.lost} events not written" in caplog.text
    await sink.flush()


async def test_a_full_disk_is_survived_and_its_losses_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    room = len(stream(1)[0].payload) * 3 // 2
    write = os.write

    def scarce(fd: int, data: bytes) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = write(fd, data[:room])
        room -= done
        return done

    path = tmp_path / "events.jsonl"
    with path.open("wb") as file:
        rig = Rig(file.fileno())
        async with open_sink(rig.sink):
            with monkeypatch.context() as patch:
                patch.setattr(os, "write", scarce)
                for number in range(3):  # the second gets only part of its line onto the disk
                    rig.sink.publish(stream(1, first=number)[0])
                    await rig.sink.flush()
            for event in stream(2, first=3):
                rig.sink.publish(event)
                await rig.sink.flush()
    first, torn, *rest = path.read_bytes().splitlines()
    assert validate(first)["id"] == "0"
    assert stream(1, first=1)[0].payload.startswith(torn)
    assert [validate(line)["id"] for line in rest] == ["3", "4", "gap-1"]
    assert [gap.lost_events for gap in rig.gaps] == [rig.sink.lost] == [2]
    assert caplog.text.count("No space left on device") == 1


async def test_head_gets_its_lines_and_stderr_stays_empty(tmp_path: Path) -> None:
    program = """
import asyncio
from streamer.sinks.stdout import StdoutSink
from tests.support.examples import stream

async def main():
    async with asyncio.TaskGroup() as tasks, StdoutSink(queue_events=5000, report=print) as sink:
        tasks.create_task(sink.run())
        for event in stream(5000):
            sink.publish(event)
        await sink.flush()

asyncio.run(main())
"""
    path = tmp_path / "program.py"
    path.write_text(program)
    command = f"PYTHONPATH=. '{sys.executable}' '{path}' | head -n 3"
    process = await asyncio.create_subprocess_shell(
        command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert (out, err) == (lines(stream(3)), b"")
