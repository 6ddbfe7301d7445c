"""Every way in which Asterisk can stream a call, 20 calls at once: each gives the states that the recording gives."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_file, states
from tests.support.daemon import TIMEOUT_S, kind, kinds, running, subscribed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.daemon import Daemon, Event, Subscriber
    from tests.support.pbx import Pbx

TOKEN = "streams-and-no-more"  # as tests/asterisk/conf/websocket_client.conf has it
ALL = "everything-there-is-here"
CONFIG = """
[microphone]
enabled = false
[rtp]
enabled = true
roles = ["customer"]
timeout_s = 2.0
payload_types = { 107 = "opus/48000/2", 118 = "L16/16000" }
[events]
call_references = true
[privacy]
agent_reason = "the tests' own voices"
[[streams]]
dialect = "asterisk"
listen = "127.0.0.1:8787"
connect = "ws://127.0.0.1:8088/media"
reconnect_s = 2.0
[[streams]]
dialect = "audiosocket"
listen = "127.0.0.1:9092"
roles = ["customer", "agent"]
"""
TOKENS = f"""
tokens = [
  {{ name = "pbx", scopes = ["stream"], token = "{TOKEN}" }}, {{ name = "all", scopes = ["admin"], token = "{ALL}" }},
]
"""
FORMATS = ("ulaw", "alaw", "g722", "slin16", "opus")
STREAMED = [*(f"ws-{name}" for name in FORMATS), "plain", "socket", "dialsocket"]
NAMES_LEGS = {"session.started.v1", "session.changed.v1"}
MANY = [f"ws-slin16-{number}" for number in range(6)]


@asynccontextmanager
async def daemon_for_asterisk(folder: Path) -> AsyncIterator[tuple[Daemon, Subscriber]]:
    """Run a daemon that takes calls in every way; yield it with a subscriber."""
    async with running(folder, config=CONFIG, websocket=TOKENS) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port, token=ALL) as events:
            yield daemon, events


def by_session(events: list[Event]) -> dict[str, list[Event]]:
    """Return the events of each session."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if session_id := event["data"].get("session_id"):
            found[session_id].append(event)
    return found


def legs_of(events: list[Event]) -> list[dict[str, Any]]:
    """Return the legs of a session at its end."""
    legs: list[dict[str, Any]] = [e for e in events if kind(e) in NAMES_LEGS][-1]["data"]["legs"]
    return legs


async def fetch(pbx: Pbx) -> None:
    """Tell the daemon of a channel that waits to be fetched."""
    name = next(name for name in await pbx.until_channels(_has_incoming) if name.startswith("WebSocket/INCOMING"))
    channel = (await pbx.channels())[name]
    variable = await pbx.ask("GET", f"/channels/{channel}/variable", variable="MEDIA_WEBSOCKET_CONNECTION_ID")
    body = json.dumps({"connection_id": variable["value"]}).encode()
    request = Request("http://127.0.0.1:8787/asterisk", body, {"Authorization": f"Bearer {TOKEN}"})
    assert (await asyncio.to_thread(urlopen, request, timeout=60)).status == 204


def _has_incoming(names: list[str]) -> bool:
    return any(name.startswith("WebSocket/INCOMING") for name in names)


async def send_as_rtp(pbx: Pbx) -> None:
    """Bridge a caller with an ExternalMedia channel for each format."""
    async with pbx.application("tests") as events:
        for name in FORMATS:
            await pbx.ask("POST", "/bridges", type="mixing", bridgeId=f"bridge-{name}")
            where = "127.0.0.1:5004"
            media = f"media-{name}"
            await pbx.ask(
                "POST", "/channels/externalMedia", app="tests", external_host=where, format=name, channelId=media
            )
        for name in FORMATS:
            caller = "Local/clipa@parties/n"
            await pbx.ask("POST", "/channels", app="tests", endpoint=caller, channelId=f"caller-{name}")
        joined: set[str] = set()
        async with asyncio.timeout(TIMEOUT_S):
            while len(joined) < 2 * len(FORMATS):
                event = await anext(events)
                if event["type"] == "StasisStart":
                    channel = event["channel"]["id"]
                    name = channel.partition("-")[2]
                    await pbx.ask("POST", f"/bridges/bridge-{name}/addChannel", channel=channel)
                    joined.add(channel)


async def test_twenty_calls_at_once_in_every_way_and_format_give_the_states_of_the_recording(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path]
) -> None:
    expected = await events_of_file(repository, FilesSource([clips["clipa"]]))
    utterances = kinds(expected).count("utterance.ended.v1")
    n_calls = len(STREAMED) + len(MANY) + 1 + len(FORMATS)
    assert (utterances, n_calls) == (3, 20)
    async with daemon_for_asterisk(tmp_path) as (daemon, events):
        for way in (*STREAMED, *MANY, "fetched"):
            await pbx.call("ways", way)
        await fetch(pbx)
        await send_as_rtp(pbx)

        def all_said() -> bool:
            return sum(kind(e) == "utterance.ended.v1" for e in events.events) >= utterances * n_calls

        await events.until(lambda _: all_said())
        await pbx.hang_up_all()
        await events.until(lambda _: sum(kind(e) == "session.ended.v1" for e in events.events) == n_calls)
        status, log = await daemon.stop()
    sessions = by_session(events.events)
    assert status == 0
    assert len(sessions) == n_calls
    assert {tuple(states(session)) for session in sessions.values()} == {tuple(states(expected))}
    found = sorted((leg["codec"], leg["sample_rate"]) for session in sessions.values() for leg in legs_of(session))
    streamed = [("PCMU", 8_000), ("PCMA", 8_000), ("G722", 16_000), ("OPUS", 48_000)]
    linear = [("pcm_s16le", 16_000)] * (1 + 1 + 1 + 6 + 1) + [("pcm_s16le", 8_000)]
    rtp = [("PCMU", 8_000), ("PCMA", 8_000), ("G722", 16_000), ("OPUS", 48_000), ("L16", 16_000)]
    assert found == sorted(streamed + linear + rtp)
    ends = {session[-1]["data"]["source_id"]: session[-1]["data"]["reason"] for session in sessions.values()}
    assert ends == {"asterisk": "hangup", "audiosocket": "hangup", "rtp": "timeout"}
    references = {session[-1]["data"].get("call_reference") for session in sessions.values()}
    assert references >= {*STREAMED[:5], *MANY, "fetched"}
    assert "Traceback" not in log
