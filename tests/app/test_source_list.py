"""What the sources of a configuration say of where they listen and what came."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec

from streamer.app.rtp import rtp_source
from streamer.app.siprec import siprec_source
from streamer.app.source_list import list_sources
from streamer.app.sources import live_sources
from streamer.app.streams import build_streams
from streamer.config.tables import Config
from streamer.ops.event_counts import EventCounts
from streamer.web.source_list import ListedSource
from tests.app.test_rtp import FREE
from tests.support.examples import EXAMPLES
from tests.support.websocket_client import access

FRONT_DOOR = {"dialect": "l16", "source_id": "browser", "path": "/browser"}
OWN_PORT = {"dialect": "twilio", "listen": "127.0.0.1:0"}
SOCKET = {"dialect": "audiosocket", "listen": "127.0.0.1:0", "roles": ["customer", "agent"]}


async def answer(_: str | bytes) -> bytes:
    return b"{}"


def configured(**tables: Any) -> Config:
    return msgspec.convert({"microphone": {"enabled": False}, **tables}, Config)


async def test_each_source_says_where_it_listens_and_what_came() -> None:
    config = configured(
        rtp={"enabled": True, "source_id": "phones", "host": "::1", "port": 40000},
        siprec={"enabled": True, "port": 0},
        streams=[FRONT_DOOR, OWN_PORT, SOCKET],
    )
    counts, streams = EventCounts(), build_streams(config, None, access())
    counts.count(EXAMPLES["session.started.v1"])
    siprec = siprec_source(config, None, answer)
    assert siprec is not None
    siprec.refused[488] += 1
    front_door = streams.sources[0]
    front_door.counts.connections += 2
    front_door.counts.take(b"sound")
    front_door.counts.refused["unauthorized"] += 1
    sources = live_sources(config, rtp_source(config, None, **FREE), [*streams.sources, siprec], None)
    async with AsyncExitStack() as opened:
        for source in sources[1:]:
            await opened.enter_async_context(source)
        rtp, browser, twilio, sockets, recordings = list_sources(config, sources, counts)
    assert rtp == ListedSource(
        source_id="phones", kind="rtp", address="[::1]:40000", open_sessions=1, sessions=1, received=0
    )
    assert browser == ListedSource(
        source_id="browser",
        kind="stream",
        dialect="l16",
        path="/browser",
        open_sessions=0,
        sessions=0,
        open_connections=0,
        connections=2,
        received=1,
        refused={"unauthorized": 1},
    )
    assert (twilio.kind, twilio.path) == ("stream", "/twilio")
    assert re.fullmatch(r"127\.0\.0\.1:[1-9]\d+", twilio.address or "")
    assert (sockets.kind, sockets.path) == ("audiosocket", None)
    assert re.fullmatch(r"127\.0\.0\.1:[1-9]\d+(-\d+)?", sockets.address or "")  # two ports, in any order
    assert recordings == ListedSource(
        source_id="siprec",
        kind="siprec",
        address=f"{config.siprec.host}:{siprec.port}",
        open_sessions=0,
        sessions=0,
        refused={"488": 1},
    )


def test_the_leg_ports_of_a_source_without_a_shared_port_and_what_has_no_port() -> None:
    config = configured(rtp={"enabled": True, "auto": False, "host": "127.0.0.1", "leg_ports": [43000, 43038]})
    (listed,) = list_sources(config, [rtp_source(config, None, **FREE)], EventCounts())
    assert listed.address == "127.0.0.1:43000-43038"
    config = configured(microphone={"enabled": True})
    (demo,) = list_sources(config, live_sources(configured(), None, [], Path("demo.wav")), EventCounts())
    (microphone,) = list_sources(config, live_sources(config, None, [], None), EventCounts())
    assert [(each.kind, each.address, each.refused) for each in (demo, microphone)] == [
        ("demo", None, {}),
        ("microphone", None, {}),
    ]
