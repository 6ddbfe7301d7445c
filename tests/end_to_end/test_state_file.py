"""A start with a file of open sessions ends each of them once on every sink, however many there are."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tests.support.broker import Broker, subscribed_to
from tests.support.daemon import kind, running, subscribed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SESSIONS = 700
CONFIG = """
[microphone]
enabled = false
[rtp]
enabled = true
auto = false
[sessions]
state_file = "{state}"
[mqtt]
enabled = true
port = {port}
queue_events = 150
"""


def write_state(path: Path) -> set[str]:
    """Write what a crash left, damaged in between; return the ids that are valid."""
    ids = [f"s{number}" for number in range(SESSIONS)]
    listed = [{"source_id": "rtp", "session_id": each, "started_at": "2026-01-02T03:04:05Z"} for each in ids]
    for at, bad in ((0, "+"), (300, "#"), (500, "a/b"), (501, "a\n")):
        listed.insert(at, {"source_id": "rtp", "session_id": bad, "started_at": "2026-01-02T03:04:05Z"})
    path.write_text(json.dumps(listed))
    return set(ids)


async def test_more_sessions_than_any_queue_holds_are_ended_once_by_the_next_start(
    needs_program: Callable[[str], str], tmp_path: Path
) -> None:
    ids = write_state(tmp_path / "sessions.json")
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        config = CONFIG.format(state=tmp_path / "sessions.json", port=broker.port)
        async with (
            subscribed_to(broker.port, "emotion-streamer/+/sessions/+/lifecycle") as topics,
            running(tmp_path, config=config) as daemon,
        ):
            await daemon.wait_notified("READY=1")
            messages = await topics.until(lambda found: sum(bool(each.payload) for each in found) >= SESSIONS)
            async with subscribed(daemon.port) as subscriber:
                ended: Counter[str] = Counter()
                while len(ended) < SESSIONS:
                    event = await subscriber.until(lambda event: kind(event) == "session.ended.v1")
                    ended[event["data"]["session_id"]] += 1
            status, log = await daemon.stop()
    assert (status, log.count("4 entries are not valid")) == (0, 1)
    assert ended == Counter(ids)
    # An empty message clears what was retained of a session.
    payloads = [json.loads(bytes(message.payload))["data"] for message in messages if message.payload]
    assert Counter(data["session_id"] for data in payloads) == ended
    assert {data["reason"] for data in payloads} == {"daemon_restart"}
    (tmp_path / "notify").unlink()
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        _, log = await daemon.stop()
    assert "left open" not in log
