"""The daemon of ``emotion-streamer run``: every source and every sink that is enabled."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from streamer.app import rtp, sinks, sources
from streamer.app.access import certificate
from streamer.app.alerts import alert_part
from streamer.app.certificates import check_pem_files
from streamer.app.cluster import Member, build_node, check_cluster
from streamer.app.coaching import coach_part
from streamer.app.conflicts import check_ports, check_written_files
from streamer.app.health import HealthPages
from streamer.app.live_parts import build_analysis, build_calls
from streamer.app.metrics import (
    alert_metrics,
    limit_metrics,
    load_metrics,
    loop_metrics,
    reload_metrics,
    sink_metrics,
    siprec_metrics,
    stream_metrics,
)
from streamer.app.reload import Reloader, Settings
from streamer.app.reloadable_parts import log_part, pipeline_parts
from streamer.app.service import build_daemon
from streamer.app.sink_parts import access_part, certificate_parts, clear_after, marks_of, sink_parts
from streamer.app.siprec import check_siprec
from streamer.app.source_list import list_sources
from streamer.app.streams import check_streams, platform_sinks
from streamer.core.errors import ConfigError
from streamer.engine.open_sinks import OpenSinks
from streamer.history.archive import Archive
from streamer.ops.liveness import Liveness
from streamer.ops.metrics import DaemonMetrics
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.app.cluster import Node
    from streamer.app.live_parts import Analysis, Calls
    from streamer.app.reload import Reloadable, ReloadFigures
    from streamer.app.service import Daemon
    from streamer.app.sink_parts import SinkMakers
    from streamer.config.tables import Config
    from streamer.ops.systemd import Notifier
    from streamer.sinks.sink import Sink
    from streamer.sources.rtp.source import RtpSource
    from streamer.sources.source import Source
    from streamer.web.certificate import Certificate

log = logging.getLogger(__name__)

STALL_S = 10.0
"""A source that reports ok and delivers nothing for this long has stalled: the watchdog is not pinged."""


def check_config(config: Config, config_path: Path | None = None, *, demo: Path | None = None) -> None:
    """Raise ConfigError where the daemon can't run, though each key of the configuration is valid."""
    if not (config.microphone.enabled or config.rtp.enabled or config.streams) and demo is None:
        raise ConfigError(
            "microphone.enabled: expected true, since there is no other source, got false; "
            "a gateway needs none: check --gateway"
        )
    if config.microphone.enabled and config.rtp.enabled and config.microphone.source_id == config.rtp.source_id:
        raise ConfigError(
            f"rtp.source_id: expected another name than that of the microphone, got {config.rtp.source_id!r} twice"
        )
    check_streams(config)
    check_siprec(config)
    check_cluster(config)
    if config.webhook.url:
        sinks.webhook_key(config, config_path)
    check_ports(config)
    check_written_files(config, config_path)
    check_pem_files(config, config_path)


def live_daemon(
    config: Config,
    config_path: Path | None,
    *,
    demo: Path | None,
    notifier: Notifier,
    on_ready: Callable[[Sequence[Sink]], None],
    load: Callable[[], Config],
    state_directory: str | None = None,
    more_sinks: Sequence[Sink] = (),
) -> Daemon:
    """Return the daemon.

    ``demo``: a recording that is played in a loop where there is no microphone. ``on_ready`` gets the sinks when
    everything is open. ``load`` reads the configuration again. ``state_directory``: where the service manager lets us
    keep files. ``more_sinks``: beside those that are configured. Raises ConfigError or ModelError.
    """
    check_config(config, config_path, demo=demo)
    parts = _build_parts(config, config_path, state_directory, notifier)
    live = sources.live_sources(config, parts.calls.rtp, parts.calls.beside_rtp, demo)
    makers = _sink_makers(parts, live, lambda: reloader.figures)
    live_sinks = {table: sink for table, make in makers.items() if (sink := make(config))}
    reloader = Reloader(
        Settings(config, [*_reloadables(parts), *sink_parts(config, makers, live_sinks, parts.open_sinks)]),
        load=lambda: _checked(load(), config_path, demo),
        notifier=notifier,
        name="the configuration" if config_path is None else str(config_path),
        on_reloaded=partial(_reload_workers, parts.calls.rtp),
    )
    pipeline, node = parts.analysis.pipeline, parts.node
    told = platform_sinks(config, parts.calls.streams, pipeline.legs.renewals.source_leg)
    return build_daemon(
        pipeline,
        sources=live,
        sinks=[*node.sinks, *live_sinks.values(), *told, *more_sinks],
        listening=parts.listening,
        notifier=notifier,
        liveness=parts.liveness,
        on_ready=partial(on_ready, list(live_sinks.values())),
        open_sinks=parts.open_sinks,
        reloader=reloader,
        background=[parts.analysis.alerts.run],
        drain=node.drain,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """All of a daemon but its sinks; nothing is open yet."""

    config: Config
    config_path: Path | None
    state_directory: str | None
    analysis: Analysis
    listening: asyncio.Event
    calls: Calls
    archive: Archive
    open_sinks: OpenSinks
    node: Node
    liveness: Liveness
    certificate: Certificate | None


def _build_parts(config: Config, config_path: Path | None, state_directory: str | None, notifier: Notifier) -> _Parts:
    analysis = build_analysis(config, config_path, state_directory)
    card = analysis.pipeline.model.card
    log.info("model %s %s, %s, %s. Licence: %s", card.name, card.version, card.quantization, card.kind, card.licence)
    listening, archive, open_sinks = asyncio.Event(), Archive(), OpenSinks(analysis.publisher)
    calls = build_calls(config, config_path, analysis, listening)
    member = Member(
        config=config,
        config_path=config_path,
        pipeline=analysis.pipeline,
        rtp_source=calls.rtp,
        reports=analysis.reports,
        streams=calls.streams,
        is_listening=listening.is_set,
        ending_sources={config.rtp.source_id, *(source.source_id for source in calls.streams.sources)},
        archive=archive,
        marks=lambda: marks_of(open_sinks.sinks),
        clear_after=lambda node: clear_after(open_sinks.sinks, node),
    )
    return _Parts(
        config=config,
        config_path=config_path,
        state_directory=state_directory,
        analysis=analysis,
        listening=listening,
        calls=calls,
        archive=archive,
        open_sinks=open_sinks,
        node=build_node(member, calls.answer, notifier),
        liveness=Liveness(stall_s=max(STALL_S, 2 * config.microphone.stall_s)),
        certificate=certificate(config.websocket, config_path),
    )


def _sink_makers(parts: _Parts, live: Sequence[Source], reload_figures: Callable[[], ReloadFigures]) -> SinkMakers:
    analysis = parts.analysis
    return sinks.sink_makers(
        analysis.pipeline.model,
        analysis.publisher,
        health=_health(parts).pages(),
        answer_control=parts.node.answer,
        acknowledge=analysis.alerts.acknowledge,
        metrics=_metrics(parts, reload_figures).exposition,
        access=parts.calls.access,
        certificate=parts.certificate,
        streams=parts.calls.streams.endpoints,
        config_path=parts.config_path,
        state_directory=parts.state_directory,
        archive=parts.archive,
        sources=lambda: list_sources(parts.config, live, analysis.publisher.stats.counts),
        ledger=parts.node.ledger,
    )


def _health(parts: _Parts) -> HealthPages:
    def detail() -> str:
        return "\n".join(filter(None, (parts.analysis.pipeline.detail(), parts.calls.detail())))

    return HealthPages(
        liveness=parts.liveness,
        is_listening=parts.listening.is_set,
        sinks=lambda: parts.open_sinks.sinks,
        detail=detail,
    )


def _metrics(parts: _Parts, reload_figures: Callable[[], ReloadFigures]) -> DaemonMetrics:
    calls, reports, alerts = parts.calls, parts.analysis.reports, parts.analysis.alerts
    publisher, pipeline = parts.analysis.publisher, parts.analysis.pipeline
    load = pipeline.load_control.load
    return DaemonMetrics(
        publisher.stats,
        version=version("emotion-streamer"),
        model=pipeline.model.ref,
        lost_by_sink=publisher.lost_by_sink,
        rtp=calls.rtp.totals if calls.rtp else None,
        shadow=pipeline.shadow,
        labels=pipeline.model.card.labels,
        others=[
            partial(limit_metrics, parts.config),
            loop_metrics,
            lambda: alert_metrics(alerts.engine, publisher.stats.counts.alerts),
            lambda: load_metrics(load.by_resource | (reports.load() if reports else {})),
            lambda: sink_metrics(parts.open_sinks.sinks),
            partial(stream_metrics, calls.streams.sources),
            partial(siprec_metrics, calls.siprec),
            lambda: reload_metrics(reload_figures()),
        ],
    )


def _reloadables(parts: _Parts) -> list[Reloadable]:
    """Return what takes another configuration, but for the sinks, in the order in which it is applied."""
    analysis, calls = parts.analysis, parts.calls
    labels = analysis.pipeline.model.card.labels
    return [
        log_part(),
        *pipeline_parts(analysis.pipeline),
        coach_part(analysis.coach, labels),
        alert_part(analysis.alerts, labels),
        access_part(calls.access, parts.config, parts.config_path, lambda: parts.open_sinks.sinks),
        *certificate_parts(parts.certificate, parts.config_path),
        *([calls.siprec_files.part()] if calls.siprec_files else ()),
    ]


def _checked(config: Config, config_path: Path | None, demo: Path | None) -> Config:
    check_config(config, config_path, demo=demo)
    return config


def _reload_workers(rtp_source: RtpSource | WorkerSupervisor | None, config: Config) -> None:
    if isinstance(rtp_source, WorkerSupervisor):
        rtp_source.reload(rtp.worker_config(config))
