"""The service over a pipeline, with its sources and sinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.engine.service import FLUSH_S, Service
from streamer.ops.defaults import utc_now

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine, Sequence

    from streamer.app.pipeline import Pipeline
    from streamer.app.reload import Reloader
    from streamer.cluster.drain import Drain
    from streamer.engine.open_sinks import OpenSinks
    from streamer.ops.liveness import Liveness
    from streamer.ops.systemd import Notifier
    from streamer.sinks.sink import Sink
    from streamer.sources.source import Source


CLUSTER_FLUSH_S = 10.0
"""Of a node: its end is planned, and the servers of a cluster may be choosing a leader."""


@dataclass(frozen=True, slots=True)
class Daemon:
    """A service that is ready to run, and what the command reports of it."""

    service: Service
    pipeline: Pipeline
    reloader: Reloader | None
    drain: Drain | None = None
    """How it ends when it is told to; None: at once."""

    @property
    def lost_events(self) -> int:
        """How many events were lost so far, all sinks together."""
        return sum(self.pipeline.publisher.lost_by_sink().values())


def build_daemon(
    pipeline: Pipeline,
    *,
    sources: Sequence[Source],
    sinks: Sequence[Sink],
    listening: asyncio.Event,
    notifier: Notifier,
    liveness: Liveness,
    on_ready: Callable[[], None],
    open_sinks: OpenSinks | None = None,
    reloader: Reloader | None = None,
    background: Sequence[Callable[[], Coroutine[None, None, None]]] = (),
    drain: Drain | None = None,
) -> Daemon:
    """Return the daemon.

    ``listening`` is set while its sources are open; ``on_ready`` is called when they are. ``open_sinks`` holds the
    sinks then. ``reloader``: what reads the configuration again; None where nothing does. ``background``: what else
    runs until the sources have ended. ``drain``: as of `Daemon`.
    """
    service = Service(
        sources=sources,
        sinks=sinks,
        publisher=pipeline.publisher,
        vad_scheduler=pipeline.vad_scheduler,
        batcher=pipeline.batcher,
        load_control=pipeline.load_control,
        legs=pipeline.legs,
        state_file=pipeline.state_file,
        listening=listening,
        notifier=notifier,
        liveness=liveness,
        status=pipeline.status if reloader is None else lambda: f"{pipeline.status()}{reloader.status()}",
        now=utc_now,
        on_ready=on_ready,
        open_sinks=open_sinks,
        background=(
            *background,
            *(() if reloader is None else (reloader.run,)),
            *(() if drain is None else (drain.run,)),
        ),
        flush_s=FLUSH_S if drain is None else CLUSTER_FLUSH_S,
    )
    return Daemon(service, pipeline, reloader, drain)
