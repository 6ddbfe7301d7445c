"""Calls that other people's programs send over loopback, through the whole pipeline."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any

from streamer.app import build
from streamer.config import Config
from streamer.protocol.jitter import JitterConfig
from streamer.protocol.payload_types import STATIC, parse_encoding
from streamer.sources.rtp.receiver import RtpReceiverConfig
from streamer.sources.rtp.source import RtpSource
from tests.support.collector import Collector
from tests.support.daemon import kind

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from streamer.sources.source import Source

    Send = Callable[[RtpSource], Coroutine[object, object, None]]

PATIENCE_S = 90
ENCODINGS = {
    **STATIC,
    **{
        number: parse_encoding(text)
        for number, text in {
            96: "opus/48000/2",
            97: "L16/8000",
            98: "L16/16000",
            99: "L16/44100/2",
            100: "L16/16000/2",
            101: "telephone-event/8000",
            102: "L16/8000/2",
        }.items()
    },
}


def limits(**changes: Any) -> RtpReceiverConfig:
    """Return what may be sent: everything, from this machine, with time-outs that a test can wait for."""
    settings: dict[str, Any] = {
        "encodings": ENCODINGS,
        "jitter": JitterConfig(),
        "allowed": [ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128")],
        "max_legs": 100,
        "timeout_s": 10.0,
        "is_live": True,
    }
    return RtpReceiverConfig(**{**settings, **changes})


async def events_of_calls(
    repository: Path, send: Send, *, sessions: int = 1, host: str = "127.0.0.1", config: RtpReceiverConfig | None = None
) -> list[dict[str, Any]]:
    """Return all events from the start of a source to the end of so many sessions, while ``send`` sends to it."""
    collector = Collector()
    source = RtpSource(config or limits(), port=0, host=host)
    stop = asyncio.Event()
    async with asyncio.timeout(PATIENCE_S), asyncio.TaskGroup() as tasks:
        tasks.create_task(pipeline(repository, source, collector).run(stop))
        await collector.until(bool)
        tasks.create_task(send(source))
        await collector.until(lambda events: [kind(e) for e in events].count("session.ended.v1") == sessions)
        stop.set()
    return collector.events


async def events_of_file(repository: Path, source: Source) -> list[dict[str, Any]]:
    """Return all events of a source that comes to an end by itself."""
    collector = Collector()
    await pipeline(repository, source, collector).run(asyncio.Event())
    return collector.events


def pipeline(repository: Path, source: Source, collector: Collector) -> Any:
    """Return the service over one source, with the shipped model."""
    daemon = build.analysis(Config(), repository / "config.toml", source=source, make_sinks=lambda *_: [collector])
    return daemon.service


async def run(*command: object, quiet: bool = True) -> None:
    """Run a program that must succeed; where nobody waits for it any more it is killed."""
    output = asyncio.subprocess.DEVNULL if quiet else None
    process = await asyncio.create_subprocess_exec(
        *map(str, command), stdout=output, stderr=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL
    )
    try:
        _, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, errors.decode()


def said(events: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return what was said of the speech, leg by leg, without whose it was and how it came."""
    told: list[tuple[Any, ...]] = []
    for event in sorted(events, key=lambda event: event["data"].get("leg_id", "-").rpartition("-")[2]):
        data = event["data"]
        if kind(event) in {"emotion.v1", "utterance.ended.v1"}:
            audio = {key: value for key, value in data["audio"].items() if key not in {"codec", "sample_rate"}}
            told.append((kind(event), data.get("trigger"), audio, data["categories"], data["abstained"]))
        elif kind(event) == "state.v1":
            told.append((kind(event), data["state"], data["previous"], data["since_ms"], data["probability"]))
        elif kind(event) == "utterance.started.v1":
            told.append((kind(event), data["start_ms"]))
    return told


def states(events: Sequence[dict[str, Any]]) -> list[str]:
    """Return the committed states, in order."""
    return [event["data"]["state"] for event in events if kind(event) == "state.v1"]
