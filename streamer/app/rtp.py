"""The sources of calls over RTP, and how RTP in captures is decoded."""

from __future__ import annotations

import ipaddress
import os
import secrets
from math import ceil, sqrt
from typing import TYPE_CHECKING

import msgspec

from streamer.config.paths import beside, content_of
from streamer.config.tables import Config
from streamer.config.text import decode_text
from streamer.core.errors import ConfigError, EmotionStreamerError
from streamer.ops.defaults import random_id, utc_now
from streamer.protocol import sdp
from streamer.protocol.jitter import JitterConfig
from streamer.protocol.payload_types import STATIC, Encoding, parse_encoding
from streamer.sources.files.replay import replay_config
from streamer.sources.rtp.quotas import LegQuotas
from streamer.sources.rtp.receiver import RtpReceiverConfig
from streamer.sources.rtp.source import RtpSource
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.config.tables import Rtp
    from streamer.engine.overload.control import LoadControl
    from streamer.ops.stopwatch import Stopwatch
    from streamer.sources.rtp.addresses import Sender
    from streamer.sources.rtp.leg_limit import LegLimit
    from streamer.workers.reports import WorkerReports


MIN_LEGS_PER_HOST, MIN_LEGS_PER_PORT = 50, 25
"""Where the quotas follow from ``rtp.max_legs``: a small daemon may serve one telephone system alone."""


def capture_config(config: Config, config_path: Path | None) -> RtpReceiverConfig:
    """Return how RTP in captures is received and decoded. Raises ConfigError where the SDP file can't be read."""
    rtp = config.rtp
    return replay_config(
        encodings(config, config_path), JitterConfig(delay_s=rtp.delay_ms / 1000), timeout_s=rtp.timeout_s
    )


def encodings(config: Config, config_path: Path | None) -> dict[int, Encoding]:
    """Return what each payload type stands for. Raises ConfigError where the SDP file can't be read."""
    named = {int(number): parse_encoding(text) for number, text in config.rtp.payload_types.items()}
    return {**STATIC, **_sdp_encodings(config.rtp.sdp_file, config_path), **named}


def n_workers(config: Config) -> int:
    """Return how many processes receive calls; where it is 1, the daemon itself does."""
    return config.rtp.workers or len(os.sched_getaffinity(0))


def worker_supervisor(config: Config, config_path: Path | None, reports: WorkerReports) -> WorkerSupervisor:
    """Return the source whose calls are received by worker processes, which report to ``reports``."""
    rtp = config.rtp
    return WorkerSupervisor(
        source_id=rtp.source_id,
        workers=n_workers(config),
        host=rtp.host,
        port=rtp.port if rtp.auto else None,
        max_legs=rtp.max_legs,
        reserved_legs=reserved_legs(config),
        config=worker_config(config),
        config_path=None if config_path is None else str(config_path),
        reports=reports,
    )


WORKER_TABLES = (
    "rtp",
    "privacy",
    "gate",
    "model",
    "engine",
    "shadow",
    "decision",
    "coach",
    "label_groups",
    "alerts",
    "events",
    "sessions",
    "log",
)
"""What worker processes need of a configuration. Tables that hold secrets are not among them."""


def worker_config(config: Config) -> bytes:
    """Return what worker processes get of a configuration, as JSON: no secrets."""
    return msgspec.json.encode(Config(**{name: getattr(config, name) for name in WORKER_TABLES}))


def rtp_source(
    config: Config,
    config_path: Path | None,
    *,
    wanted_s: Callable[[str], float | None],
    load_control: LoadControl,
    stopwatch: Stopwatch,
    worker: int = 0,
    workers: int = 1,
    bound: socket.socket | None = None,
    leg_limit: LegLimit | None = None,
    blocked: Sequence[Sender] = (),
) -> RtpSource:
    """Return the source that receives calls in this process.

    ``wanted_s``, ``bound``, ``leg_limit``, ``blocked``: as of `RtpSource`. ``load_control`` admits legs. Of
    ``workers`` processes this is number ``worker``, from 0 on: each opens leg ports of its own. Raises ConfigError
    where the SDP file can't be read.
    """
    rtp = config.rtp
    first, last = rtp.leg_ports
    return RtpSource(
        _live_config(config, config_path, workers=workers),
        source_id=rtp.source_id,
        host=rtp.host,
        port=rtp.port if rtp.auto else None,
        roles=rtp.roles,
        leg_ports=range(first, last + 1, 2)[worker::workers],
        first_leg_port=secrets.randbelow(last),
        buffer_bytes=1024 * rtp.buffer_kb,
        bound=bound,
        leg_limit=leg_limit,
        blocked=blocked,
        wanted_s=wanted_s,
        admit_load=load_control.admit_leg,
        admit_added=load_control.admit_added_leg,
        stopwatch=stopwatch,
        now=utc_now,
        new_id=random_id,
    )


def reserved_legs(config: Config) -> int:
    """Return how many legs are kept for control requests; none where nobody may make any."""
    has_control = (config.websocket.enabled and config.websocket.control) or (
        config.mqtt.enabled and config.mqtt.control
    )
    return int(config.rtp.max_legs * config.rtp.control_share) if has_control else 0


def legs_per_host(rtp: Rtp) -> int:
    """Return how many legs a host may open that is one of many in a network of ``rtp.allowed``."""
    return min(rtp.max_legs, rtp.max_legs_per_host or max(MIN_LEGS_PER_HOST, rtp.max_legs // 2))


def legs_per_port(rtp: Rtp) -> int:
    """Return how many legs one port of a host may open."""
    return min(rtp.max_legs, rtp.max_legs_per_port or max(MIN_LEGS_PER_PORT, rtp.max_legs // 4))


def _quotas(rtp: Rtp, *, workers: int) -> LegQuotas:
    """Return the quotas of one of several processes.

    Each has an equal share, and of a host's legs some more: the kernel spreads them by chance, seldom by more than four
    standard deviations. All packets of a port go to one process.
    """
    networks = [ipaddress.ip_network(network) for network in rtp.allowed]
    alone = {str(network.network_address) for network in networks if network.num_addresses == 1}
    limit = legs_per_host(rtp)
    share = limit / workers
    of_any = limit if workers == 1 else min(limit, ceil(share + 4 * sqrt(share)))
    of_alone = rtp.max_legs if not rtp.max_legs_per_host else of_any
    return LegQuotas(
        per_host=lambda host: of_alone if host in alone else of_any,
        per_address=legs_per_port(rtp),
        new_per_s=rtp.new_legs_per_s / workers,
        new_per_host_s=rtp.new_legs_per_host_s / workers,
    )


def _live_config(config: Config, config_path: Path | None, *, workers: int) -> RtpReceiverConfig:
    rtp = config.rtp
    return RtpReceiverConfig(
        encodings=encodings(config, config_path),
        jitter=JitterConfig(delay_s=rtp.delay_ms / 1000),
        allowed=[ipaddress.ip_network(network) for network in rtp.allowed],
        max_legs=rtp.max_legs,
        timeout_s=rtp.timeout_s,
        is_live=True,
        reserved_legs=reserved_legs(config),
        quotas=_quotas(rtp, workers=workers),
    )


def _sdp_encodings(name: str, config_path: Path | None) -> dict[int, Encoding]:
    if not name:
        return {}
    path = beside(config_path, name)
    try:
        return sdp.payload_types(decode_text(content_of(path)))
    except OSError as error:
        raise ConfigError(f"rtp.sdp_file: {path} can't be read: {error.strerror}") from error
    except (EmotionStreamerError, ValueError) as error:
        raise ConfigError(f"rtp.sdp_file: {path}: {error}") from error
