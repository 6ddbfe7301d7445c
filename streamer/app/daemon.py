"""The daemon of ``emotion-streamer run``: every source and every sink that is enabled."""

from __future__ import annotations

import asyncio
import logging
import os
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.app import rtp, sinks, sources
from streamer.app.access import access_policy, certificate
from streamer.app.alerts import alert_part, alert_stage
from streamer.app.cluster import Member, check_cluster, cluster_node, drain_of, new_instance, session_ledger
from streamer.app.coaching import aim, coach_part
from streamer.app.health import HealthPages
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
from streamer.app.pipeline import build_pipeline
from streamer.app.reload import Reloader, Settings
from streamer.app.reloadable_parts import log_part, pipeline_parts
from streamer.app.service import build_daemon
from streamer.app.sink_parts import access_part, certificate_parts, marks_of, sink_parts
from streamer.app.siprec import SiprecFiles, check_siprec, siprec_source
from streamer.app.streams import build_streams, check_streams, platform_sinks
from streamer.coach.coach import Coach
from streamer.control.draining import DrainingControl
from streamer.control.forgetting import ForgettingControl
from streamer.control.handler import ControlHandler
from streamer.core.errors import ConfigError
from streamer.engine.open_sinks import OpenSinks
from streamer.engine.state_file import StateFile
from streamer.history.archive import Archive
from streamer.inference.disagreement import Disagreement
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.liveness import Liveness
from streamer.ops.metrics import DaemonMetrics
from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from streamer.workers.dispatch import ControlDispatcher
from streamer.workers.reports import WorkerReports
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.app.pipeline import Pipeline
    from streamer.app.service import Daemon
    from streamer.app.streams import Streams
    from streamer.config.tables import Config
    from streamer.engine.alert_stage import AlertStage
    from streamer.ops.systemd import Notifier
    from streamer.sinks.sink import Answer, Sink
    from streamer.sources.rtp.source import RtpSource

log = logging.getLogger(__name__)

STALL_S = 10.0
"""A source that reports ok and delivers nothing for this long has stalled: the watchdog is not pinged."""


def check_config(config: Config, config_path: Path | None = None, *, demo: Path | None = None) -> None:
    """Raise ConfigError where the daemon can't run, though each key of the configuration is valid."""
    if not (config.microphone.enabled or config.rtp.enabled or config.streams) and demo is None:
        raise ConfigError("microphone.enabled: expected true, since there is no other source, got false")
    if config.microphone.enabled and config.rtp.enabled and config.microphone.source_id == config.rtp.source_id:
        raise ConfigError(
            f"rtp.source_id: expected another name than that of the microphone, got {config.rtp.source_id!r} twice"
        )
    check_streams(config)
    check_siprec(config)
    check_cluster(config)
    if config.webhook.url:
        sinks.webhook_key(config, config_path)
    if config.nats.enabled:
        _check_pem_file("nats.ca_file", config.nats.ca_file)
    if config.mqtt.enabled:
        for name in ("ca_file", "cert_file", "key_file"):
            _check_pem_file(f"mqtt.{name}", getattr(config.mqtt, name))


def _check_pem_file(key: str, path: str) -> None:
    if path and not Path(path).is_file():
        raise ConfigError(f"{key}: expected a PEM file, got {path!r}, which is none")


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
    instance = new_instance()
    ledger = session_ledger(config, instance)
    publisher = Publisher(encode=sinks.event_encoder(config), stats=Stats())
    state_file = StateFile(config.sessions.path(state_directory))
    reports = _worker_reports(config, publisher, state_file)
    pipeline = build_pipeline(
        config,
        config_path,
        publisher=publisher,
        state_file=state_file,
        sheds_load=True,
        shadow_elsewhere=reports.shadow if reports else Disagreement,
    )
    card = pipeline.model.card
    log.info("model %s %s, %s, %s. Licence: %s", card.name, card.version, card.quantization, card.kind, card.licence)
    coach = Coach(aim(config, card.labels))
    publisher.add_derivation(coach.derive)
    alerts = alert_stage(config, card.labels, publisher=publisher, state_file=state_file)
    rtp_source = _rtp_source(config, config_path, pipeline, reports)
    listening = asyncio.Event()
    archive, open_sinks = Archive(), OpenSinks(publisher)
    access = access_policy(config.websocket, config_path, os.environ)
    access.admit_load = pipeline.load_control.admit_leg
    streams = build_streams(config, config_path, access)
    answer_control = _answer_control(pipeline, rtp_source, listening, alerts, streams)
    siprec_files = SiprecFiles(config, config_path) if config.siprec.enabled else None
    siprec = siprec_source(config, config_path, answer_control, siprec_files)
    member = Member(
        config,
        pipeline,
        rtp_source,
        reports,
        streams,
        listening.is_set,
        {config.rtp.source_id, *(source.source_id for source in streams.sources)},
        archive,
        lambda: marks_of(open_sinks.sinks),
    )
    drain = None if ledger is None else drain_of(member, notifier)
    if drain is not None:
        answer_control = DrainingControl(answer_control, drain=drain.begin, drain_s=config.cluster.drain_s).answer
    liveness = Liveness(stall_s=max(STALL_S, 2 * config.microphone.stall_s))
    metrics = DaemonMetrics(
        publisher.stats,
        version=version("emotion-streamer"),
        model=pipeline.model.ref,
        lost_by_sink=publisher.lost_by_sink,
        rtp=rtp_source.totals if rtp_source else None,
        shadow=pipeline.shadow,
        labels=pipeline.model.card.labels,
        others=[
            partial(limit_metrics, config),
            loop_metrics,
            lambda: alert_metrics(alerts.engine, publisher.stats.counts.alerts),
            lambda: load_metrics(pipeline.load_control.load.by_resource | (reports.load() if reports else {})),
            lambda: sink_metrics(open_sinks.sinks),
            partial(stream_metrics, streams.sources),
            partial(siprec_metrics, siprec),
            lambda: reload_metrics(reloader.figures),
        ],
    )
    tls = certificate(config.websocket, config_path)
    health = HealthPages(
        liveness=liveness,
        is_listening=listening.is_set,
        sinks=lambda: open_sinks.sinks,
        detail=lambda: "\n".join(
            filter(None, (pipeline.detail(), streams.detail(), siprec.detail() if siprec else ""))
        ),
    )
    forgetting = ForgettingControl(answer_control, archive)
    makers = sinks.sink_makers(
        pipeline.model,
        publisher,
        health=health.pages(),
        answer_control=forgetting.answer,
        acknowledge=alerts.acknowledge,
        metrics=metrics.exposition,
        access=access,
        certificate=tls,
        streams=streams.endpoints,
        config_path=config_path,
        state_directory=state_directory,
        archive=archive,
        ledger=ledger,
    )
    node: Sequence[Sink] = ()
    if ledger is not None and drain is not None:
        node = [cluster_node(member, instance=instance, ledger=ledger, drain=drain, answer=forgetting.answer)]
    live_sinks = {table: sink for table, make in makers.items() if (sink := make(config))}
    parts = [
        log_part(),
        *pipeline_parts(pipeline),
        coach_part(coach, card.labels),
        alert_part(alerts, card.labels),
        access_part(access, config, config_path, lambda: open_sinks.sinks),
        *certificate_parts(tls, config_path),
        *([siprec_files.part()] if siprec_files else ()),
        *sink_parts(config, makers, live_sinks, open_sinks),
    ]
    reloader = Reloader(
        Settings(config, parts),
        load=lambda: _checked(load(), config_path, demo),
        notifier=notifier,
        name="the configuration" if config_path is None else str(config_path),
        on_reloaded=partial(_reload_workers, rtp_source),
    )
    return build_daemon(
        pipeline,
        sources=sources.live_sources(config, rtp_source, [*streams.sources, *([siprec] if siprec else [])], demo),
        sinks=[
            *node,
            *live_sinks.values(),
            *platform_sinks(config, streams, pipeline.legs.renewals.source_leg),
            *more_sinks,
        ],
        listening=listening,
        notifier=notifier,
        liveness=liveness,
        on_ready=partial(on_ready, list(live_sinks.values())),
        open_sinks=open_sinks,
        reloader=reloader,
        background=[alerts.run],
        drain=drain,
    )


def _checked(config: Config, config_path: Path | None, demo: Path | None) -> Config:
    check_config(config, config_path, demo=demo)
    return config


def _reload_workers(rtp_source: RtpSource | WorkerSupervisor | None, config: Config) -> None:
    if isinstance(rtp_source, WorkerSupervisor):
        rtp_source.reload(rtp.worker_config(config))


def _worker_reports(config: Config, publisher: Publisher, state_file: StateFile) -> WorkerReports | None:
    """Return what takes the reports of worker processes; None where one process does everything."""
    if not config.rtp.enabled or rtp.n_workers(config) == 1:
        return None
    return WorkerReports(
        publish=publisher.publish,
        state_file=state_file,
        count_audio_s=publisher.stats.count_audio_s,
        count_cpu_s=publisher.stats.count_cpu_s,
    )


def _rtp_source(
    config: Config, config_path: Path | None, pipeline: Pipeline, reports: WorkerReports | None
) -> RtpSource | WorkerSupervisor | None:
    if not config.rtp.enabled:
        return None
    if reports is not None:
        return rtp.worker_supervisor(config, config_path, reports)
    return rtp.rtp_source(
        config,
        config_path,
        wanted_s=pipeline.legs.wanted_s,
        load_control=pipeline.load_control,
        stopwatch=pipeline.stats.stopwatches["receive"],
    )


def _answer_control(
    pipeline: Pipeline,
    rtp_source: RtpSource | WorkerSupervisor | None,
    listening: asyncio.Event,
    alerts: AlertStage,
    streams: Streams,
) -> Answer:
    supervisor = rtp_source if isinstance(rtp_source, WorkerSupervisor) else None
    own = ControlHandler(
        legs=pipeline.legs,
        rtp_source=None if isinstance(rtp_source, WorkerSupervisor) else rtp_source,
        is_listening=listening.is_set,
        now=utc_now,
        new_id=random_id,
        acknowledge=alerts.acknowledge,
        end_streamed={source.source_id: source.end_session for source in streams.sources},
        on_pause=streams.set_paused,
    )
    if supervisor is None:
        return own.answer
    return ControlDispatcher(own=own, workers=supervisor.request_functions, is_listening=listening.is_set).answer
