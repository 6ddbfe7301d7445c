"""Calls that FFmpeg, GStreamer and SIP programs send over loopback, through the whole pipeline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from streamer.app.analysis import analysis
from streamer.config.tables import Config
from streamer.sources.rtp.source import RtpSource
from tests.support.collector import Collector
from tests.support.daemon import kind
from tests.support.receiver_config import receiver_config

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from streamer.sources.rtp.receiver import RtpReceiverConfig
    from streamer.sources.source import Source

    Send = Callable[[RtpSource], Coroutine[object, object, None]]

TIMEOUT_S = 200


async def events_of_calls(
    repository: Path, send: Send, *, sessions: int = 1, host: str = "127.0.0.1", config: RtpReceiverConfig | None = None
) -> list[dict[str, Any]]:
    """Return all events until ``sessions`` sessions have ended; ``send`` sends to the source meanwhile."""
    collector = Collector()
    source = RtpSource(config or receiver_config(), port=0, host=host)
    stop = asyncio.Event()
    async with asyncio.timeout(TIMEOUT_S), asyncio.TaskGroup() as tasks:
        tasks.create_task(pipeline(repository, source, collector).run(stop))
        await collector.until(bool)
        tasks.create_task(send(source))
        await collector.until(lambda events: [kind(e) for e in events].count("session.ended.v1") == sessions)
        stop.set()
    return collector.events


async def events_of_file(repository: Path, source: Source) -> list[dict[str, Any]]:
    """Return all events of a source that ends by itself."""
    collector = Collector()
    await pipeline(repository, source, collector).run(asyncio.Event())
    return collector.events


def pipeline(repository: Path, source: Source, collector: Collector) -> Any:
    """Return the service over one source, with the shipped model."""
    daemon = analysis(Config(), repository / "config.toml", source=source, make_sink=lambda _: collector)
    return daemon.service


async def run(*command: object, quiet: bool = True) -> None:
    """Run a program, which must succeed; cancelling kills it."""
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


def speech_results(events: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the results leg by leg, without ids, roles, codecs and rates: equal audio gives equal results.

    When a state ended is left out: it may end with its leg, and a call is longer than the speech in it.
    """
    results: list[tuple[Any, ...]] = []
    for event in sorted(events, key=lambda event: event["data"].get("leg_id", "-").rpartition("-")[2]):
        data = event["data"]
        if kind(event) in {"emotion.v1", "utterance.ended.v1"}:
            audio = {key: value for key, value in data["audio"].items() if key not in {"codec", "sample_rate"}}
            probabilities = data["categories"], data["posterior"]
            results.append((kind(event), data.get("trigger"), audio, probabilities, data["abstained"]))
        elif kind(event) == "state.v1":
            since_ms = None if data["state"] == "none" else data["since_ms"]
            results.append((kind(event), data["state"], data["previous"], since_ms, data["probability"]))
        elif kind(event) == "utterance.started.v1":
            results.append((kind(event), data["start_ms"]))
    return results


def states(events: Sequence[dict[str, Any]]) -> list[str]:
    """Return the committed states, in order."""
    return [event["data"]["state"] for event in events if kind(event) == "state.v1"]
