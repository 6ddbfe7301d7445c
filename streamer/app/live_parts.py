"""What the rest of the daemon is built on: what listens to voices, and where calls come in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.app import rtp
from streamer.app.access import access_policy
from streamer.app.alerts import alert_stage
from streamer.app.coaching import aim
from streamer.app.pipeline import build_pipeline
from streamer.app.sinks import event_encoder
from streamer.app.siprec import SiprecFiles, siprec_source
from streamer.app.streams import build_streams
from streamer.coach.coach import Coach
from streamer.control.handler import ControlHandler
from streamer.engine.state_file import StateFile
from streamer.inference.disagreement import Disagreement
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from streamer.workers.dispatch import ControlDispatcher
from streamer.workers.reports import WorkerReports
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence
    from pathlib import Path

    from streamer.access.policy import AccessPolicy
    from streamer.app.pipeline import Pipeline
    from streamer.app.streams import Streams
    from streamer.config.tables import Config
    from streamer.engine.alert_stage import AlertStage
    from streamer.sinks.sink import Answer
    from streamer.sources.rtp.source import RtpSource
    from streamer.sources.siprec.source import SiprecSource
    from streamer.sources.source import Source


@dataclass(frozen=True, slots=True)
class Analysis:
    """From audio to events."""

    publisher: Publisher
    pipeline: Pipeline
    reports: WorkerReports | None
    """Of worker processes; None where one process does everything."""
    coach: Coach
    alerts: AlertStage


def build_analysis(config: Config, config_path: Path | None, state_directory: str | None) -> Analysis:
    """Return it; arguments as of `live_daemon`. Raises ConfigError or ModelError."""
    publisher = Publisher(encode=event_encoder(config), stats=Stats())
    state_file = StateFile(config.sessions.path(config_path, state_directory))
    reports = _worker_reports(config, publisher, state_file)
    pipeline = build_pipeline(
        config,
        config_path,
        publisher=publisher,
        state_file=state_file,
        sheds_load=True,
        shadow_elsewhere=reports.shadow if reports else Disagreement,
    )
    labels = pipeline.model.card.labels
    coach = Coach(aim(config, labels))
    publisher.add_derivation(coach.derive)
    alerts = alert_stage(config, labels, publisher=publisher, state_file=state_file)
    return Analysis(publisher, pipeline, reports, coach, alerts)


@dataclass(frozen=True, slots=True)
class Calls:
    """Where calls come in, and what answers those who control them."""

    rtp: RtpSource | WorkerSupervisor | None
    streams: Streams
    siprec: SiprecSource | None
    siprec_files: SiprecFiles | None
    access: AccessPolicy
    """Who may do what over HTTP and WebSocket."""
    answer: Answer

    @property
    def beside_rtp(self) -> Sequence[Source]:
        """The other sources."""
        return [*self.streams.sources, *([self.siprec] if self.siprec else [])]

    def detail(self) -> str:
        """Return a line about each of the others for the health page; empty where there is none."""
        return "\n".join(filter(None, (self.streams.detail(), self.siprec.detail() if self.siprec else "")))


def build_calls(config: Config, config_path: Path | None, analysis: Analysis, listening: asyncio.Event) -> Calls:
    """Return them; nothing is open yet. ``listening`` is set while they are. Raises ConfigError."""
    pipeline = analysis.pipeline
    rtp_source = _rtp_source(config, config_path, pipeline, analysis.reports)
    access = access_policy(config.websocket, config_path, os.environ)
    access.admit_load = pipeline.load_control.admit_leg
    streams = build_streams(config, config_path, access)
    answer = _answer_control(analysis, rtp_source, streams, listening)
    siprec_files = SiprecFiles(config, config_path) if config.siprec.enabled else None
    siprec = siprec_source(config, config_path, answer, siprec_files)
    return Calls(rtp_source, streams, siprec, siprec_files, access, answer)


def _worker_reports(config: Config, publisher: Publisher, state_file: StateFile) -> WorkerReports | None:
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
    analysis: Analysis,
    rtp_source: RtpSource | WorkerSupervisor | None,
    streams: Streams,
    listening: asyncio.Event,
) -> Answer:
    supervisor = rtp_source if isinstance(rtp_source, WorkerSupervisor) else None
    own = ControlHandler(
        legs=analysis.pipeline.legs,
        rtp_source=None if isinstance(rtp_source, WorkerSupervisor) else rtp_source,
        is_listening=listening.is_set,
        now=utc_now,
        new_id=random_id,
        acknowledge=analysis.alerts.acknowledge,
        end_streamed={source.source_id: source.end_session for source in streams.sources},
        on_pause=streams.set_paused,
    )
    if supervisor is None:
        return own.answer
    return ControlDispatcher(own=own, workers=supervisor.request_functions, is_listening=listening.is_set).answer
