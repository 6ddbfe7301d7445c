"""What a worker process runs: the pipeline over its share of the calls; its only sink sends to the daemon."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from streamer.app import preload, rtp
from streamer.app.pipeline import build_pipeline
from streamer.app.reload import Settings
from streamer.app.reloadable_parts import log_part, pipeline_parts
from streamer.app.service import build_daemon
from streamer.config.tables import Config
from streamer.control.handler import ControlHandler
from streamer.engine.state_file import StateFile
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.liveness import Liveness
from streamer.ops.stats import Stats
from streamer.ops.systemd import Notifier
from streamer.sinks.publisher import Publisher
from streamer.workers.ipc_sink import IpcSink, encode_for_ipc
from streamer.workers.messages import Figures, Ready

if TYPE_CHECKING:
    import socket

    from streamer.app.pipeline import Pipeline
    from streamer.engine.service import Service
    from streamer.sources.rtp.addresses import Sender
    from streamer.sources.rtp.leg_limit import LegLimit
    from streamer.sources.rtp.source import RtpSource
    from streamer.workers.ipc import IpcChannel
    from streamer.workers.messages import StartWorker


@dataclass(frozen=True, slots=True)
class CallWorker:
    """A worker process that is ready to run."""

    service: Service
    rtp_source: RtpSource
    control: ControlHandler
    pipeline: Pipeline
    settings: Settings

    async def reload(self, config: bytes) -> None:
        """Take another configuration, as JSON, as far as that is possible while calls are analysed."""
        await self.settings.change_to(msgspec.json.decode(config, type=Config))

    def blocked(self) -> tuple[Sender, ...]:
        """Return the paused senders on the shared port: they stay blocked if this process ends."""
        return _blocked(self.pipeline, self.rtp_source)


def call_worker(
    config: Config, start: StartWorker, *, channel: IpcChannel, leg_limit: LegLimit, bound: socket.socket | None
) -> CallWorker:
    """Return a worker that receives calls and reports over ``channel``.

    ``config``: the one in ``start``, decoded. ``bound``: the socket of the shared port. Raises ConfigError or
    ModelError.
    """
    preload.for_daemon(config)
    config_path = None if start.config_path is None else Path(start.config_path)
    publisher = Publisher(encode=encode_for_ipc, stats=Stats())
    pipeline = build_pipeline(config, config_path, publisher=publisher, state_file=StateFile(None), sheds_load=True)
    rtp_source = rtp.rtp_source(
        config,
        config_path,
        wanted_s=pipeline.legs.wanted_s,
        load_control=pipeline.load_control,
        stopwatch=pipeline.stats.stopwatches["receive"],
        worker=start.number,
        workers=start.workers,
        bound=bound,
        leg_limit=leg_limit,
        blocked=start.blocked,
    )
    listening = asyncio.Event()
    daemon = build_daemon(
        pipeline,
        sources=[rtp_source],
        sinks=[IpcSink(channel, name=f"worker {start.number + 1}", figures=lambda: _figures(pipeline, rtp_source))],
        listening=listening,
        notifier=Notifier(address=None),
        liveness=Liveness(stall_s=float("inf")),
        on_ready=lambda: _report_ready(channel),
    )
    control = ControlHandler(
        legs=pipeline.legs, rtp_source=rtp_source, is_listening=listening.is_set, now=utc_now, new_id=random_id
    )
    settings = Settings(config, [*pipeline_parts(pipeline), log_part()])
    return CallWorker(daemon.service, rtp_source, control, pipeline, settings)


def _figures(pipeline: Pipeline, rtp_source: RtpSource) -> Figures:
    stats, shadow = pipeline.stats, pipeline.shadow
    return Figures(
        stats.audio_s,
        rtp_source.totals(),
        None if shadow is None else shadow.found,
        _blocked(pipeline, rtp_source),
        stats.cpu_s,
        pipeline.load_control.load.by_resource,
    )


def _blocked(pipeline: Pipeline, rtp_source: RtpSource) -> tuple[Sender, ...]:
    return rtp_source.paused_senders(pipeline.legs.pauses.paused_streams())


def _report_ready(channel: IpcChannel) -> None:
    channel.send(Ready())
