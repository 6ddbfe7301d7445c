"""Accounts for every event of `make bench-soak`: what was published, and what each listener got or was told it lost."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Self
from urllib.request import urlopen

import aiomqtt

from tests.bench.soak_faults import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.bench.soak_faults import Heard

CATCH_UP_S = 60.0
KEEPALIVE_S = 3600
"""The broker must not give up a listener on a machine that is busy."""


class Ledger:
    """Every event, in order, as the daemon writes them to a file."""

    def __init__(self) -> None:
        self.positions: dict[str, int] = {}
        """Of each id among the events of ``EVENT_TYPES``, which slow subscribers get too."""
        self.ids: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self.sessions: Counter[str] = Counter()
        """Starts less ends of each session; those that are even are left out."""

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return the events in a file of JSON Lines; a last line that is not whole yet is left out."""
        ledger = cls()
        with path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    ledger.note(json.loads(line))
        return ledger

    def note(self, event: dict[str, object]) -> None:
        """Note an event."""
        kind, event_id = str(event["type"]).removeprefix("org.emotionstreamer."), str(event["id"])
        data = event["data"]
        assert isinstance(data, dict)
        self.ids.add(event_id)
        self.kinds[kind] += 1
        if kind in EVENT_TYPES:
            self.positions[event_id] = len(self.positions)
        if kind in {"session.started.v1", "session.ended.v1"}:
            self._count(str(data["session_id"]), 1 if kind == "session.started.v1" else -1)

    def _count(self, session_id: str, change: int) -> None:
        self.sessions[session_id] += change
        if not self.sessions[session_id]:
            del self.sessions[session_id]

    def unaccounted(self, heard: Heard) -> int:
        """Return how many events between the first and last of a slow subscriber are neither there nor told lost."""
        positions = [self.positions[event_id] for event_id in heard.ids if event_id in self.positions]
        if not positions:
            return 0
        between = positions[-1] - positions[0] + 1
        return abs(between - len(set(positions)) - heard.lost) + len(heard.ids) - len(positions)


class BrokerLog:
    """The ids of the events that a broker passed on."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.duplicates = 0

    async def keep(self, port: int) -> None:
        """Subscribe to everything, at the broker itself, until cancelled."""
        v5 = aiomqtt.ProtocolVersion.V5
        async with aiomqtt.Client("127.0.0.1", port, protocol=v5, keepalive=KEEPALIVE_S) as client:
            await client.subscribe("#", qos=1)
            async for message in client.messages:
                if getattr(message.properties, "ContentType", None) == "application/cloudevents+json":
                    assert isinstance(message.payload, bytes)
                    self.note(json.loads(message.payload)["id"])

    def note(self, event_id: str) -> None:
        """Note an event."""
        self.duplicates += event_id in self.ids
        self.ids.add(event_id)

    async def caught_up(self, wanted: Iterable[str], *, lost: int, patience_s: float = CATCH_UP_S) -> int:
        """Wait for what is still on its way; return how many events are neither there nor told lost."""
        wanted = set(wanted)
        for _ in range(int(patience_s)):
            if len(wanted - self.ids) <= lost:
                break
            await asyncio.sleep(1)
        return len(wanted - self.ids) - lost


def metrics(port: int) -> dict[str, float]:
    """Return the daemon's metrics, each by its name; those with labels are summed, and kept by label too."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    found: defaultdict[str, float] = defaultdict(float)
    for line in lines:
        if not line.startswith("#"):
            name, _, value = line.rpartition(" ")
            found[name.removeprefix("emotion_streamer_")] += float(value)
            if "{" in name:
                found[name.partition("{")[0].removeprefix("emotion_streamer_")] += float(value)
    return dict(found)
