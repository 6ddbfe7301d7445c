"""What `make bench-soak` says is wrong, when it is."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from tests.bench.soak import Sample, growth
from tests.bench.soak_faults import BrokerLink, Heard
from tests.bench.soak_ledger import BrokerLog, Ledger
from tests.support.examples import EXAMPLES, wire
from tests.support.ports import free_leg_ports

if TYPE_CHECKING:
    from pathlib import Path


def message(name: str, event_id: str, **data: object) -> str:
    event = json.loads(wire(EXAMPLES[name], event_id).payload)
    event["data"] |= data
    return json.dumps(event)


def heard(*messages: str) -> Heard:
    found = Heard()
    for each in messages:
        found.note(each)
    return found


def ledger(n_events: int) -> Ledger:
    kept = Ledger()
    for number in range(n_events):
        kept.note(json.loads(message("emotion.v1", str(number))))
    return kept


def emotions(*numbers: int) -> list[str]:
    return [message("emotion.v1", str(number)) for number in numbers]


def lost(n_events: int) -> str:
    return message("gap.v1", "own", reason="subscriber_slow", lost_events=n_events)


def test_events_that_are_there_or_told_lost_are_accounted_for() -> None:
    kept = ledger(10)
    assert kept.unaccounted(heard(*emotions(*range(2, 10)))) == 0
    assert kept.unaccounted(heard(*emotions(2, 3), lost(4), *emotions(8, 9))) == 0
    assert kept.unaccounted(heard(*emotions(2, 3), lost(4))) == 0  # the gap may tell of events that are still to come
    assert kept.unaccounted(heard()) == 0


def test_events_that_are_missing_and_not_told_are_found() -> None:
    kept = ledger(10)
    assert kept.unaccounted(heard(*emotions(2, 3, 5))) == 1
    assert kept.unaccounted(heard(*emotions(2, 3), lost(3), *emotions(8, 9))) == 1
    assert kept.unaccounted(heard(*emotions(2, 3), lost(5), *emotions(8, 9))) == 1
    assert kept.unaccounted(heard(*emotions(2, 3, 99))) == 1  # nobody else got it


def test_a_session_that_does_not_end_is_noted(tmp_path: Path) -> None:
    written = tmp_path / "events.jsonl"
    lines = [message("session.started.v1", "1"), message("session.ended.v1", "2")]
    written.write_text(f"{lines[0]}\n{lines[1]}")
    assert dict(Ledger.of(written).sessions) == {"call-1": 1}  # the second line is not whole yet
    written.write_text(f"{lines[0]}\n{lines[1]}\n")
    assert (dict(Ledger.of(written).sessions), Ledger.of(written).kinds.total()) == ({}, 2)


async def test_what_a_broker_did_not_pass_on_is_found() -> None:
    log = BrokerLog()
    for event_id in ("1", "2", "2"):
        log.note(event_id)
    assert log.duplicates == 1
    assert await log.caught_up({"1", "2"}, lost=0, patience_s=0) == 0
    assert await log.caught_up({"1", "2", "3"}, lost=0, patience_s=0) == 1
    assert await log.caught_up({"1", "2", "3"}, lost=1, patience_s=0) == 0


def test_more_descriptors_or_tasks_are_a_leak() -> None:
    first = Sample(10.0, 100.0, files=16, tasks=18)
    assert growth([first, Sample(20.0, 101.0, 18, 20)]) == []
    assert growth([first, Sample(20.0, 101.0, 19, 18)]) == ["3 more descriptors"]
    assert growth([first, Sample(20.0, 101.0, 16, 30)]) == ["12 more tasks"]
    rising = [Sample(10.0 * n, 100.0 + 3 * n, 16, 18) for n in range(20)]
    assert growth(rising) == ["30 MB more in the last quarter than in the second"]
    assert growth([Sample(10.0 * n, 100.0 + 5 * (n % 3), 16, 18) for n in range(20)]) == []


async def test_a_link_that_is_cut_breaks_connections_and_one_that_hangs_keeps_them() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(100):
            writer.write(data)
        writer.close()

    port = free_leg_ports(1)[0]
    async with await asyncio.start_server(echo, "127.0.0.1", port), BrokerLink(port) as link, asyncio.timeout(30):
        reader, writer = await asyncio.open_connection("127.0.0.1", link.port)
        writer.write(b"one")
        assert await reader.read(100) == b"one"
        link.hang()
        writer.write(b"two")
        waiting = asyncio.create_task(reader.read(100))
        await link.restore()
        assert await waiting == b"two"
        await link.cut()
        try:
            left = await reader.read(100)
        except ConnectionResetError:
            left = b""
        assert left == b""
        await link.restore()
        _, again = await asyncio.open_connection("127.0.0.1", link.port)
        for each in (writer, again):
            each.close()
