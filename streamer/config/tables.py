"""The configuration as frozen structs, one per table.

``config.toml`` at the top of the repository documents the keys; a test compares its values with the defaults here.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from streamer.config.addresses import check_host
from streamer.config.alert_tables import AlertRule, LabelName, Webhook, check_rules
from streamer.config.cluster_table import Cluster
from streamer.config.nats_table import Nats
from streamer.config.paths import beside
from streamer.config.port_tables import Web, WebSocket
from streamer.config.siprec_table import Siprec
from streamer.config.stream_tables import Stream  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.config.values import (
    Id,
    LegPort,
    OptionalId,
    QueueLength,
    Seconds,
    Share,
    Table,
    TopicPrefix,
    network_of,
    ordered,
)
from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.protocol.payload_types import parse_encoding


class Microphone(Table, frozen=True):
    """``[microphone]``."""

    enabled: bool = True
    source_id: Id = "microphone"
    device: str = ""
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=64)] = ("unknown",)
    sample_rate: Annotated[int, Meta(ge=0, le=384_000)] = 0
    block_ms: Annotated[int, Meta(ge=5, le=200)] = 20
    stall_s: Seconds = 3.0
    silence_s: Seconds = 30.0
    retry_min_s: Seconds = 1.0
    retry_max_s: Seconds = 30.0

    def __post_init__(self) -> None:
        if 0 < self.sample_rate < 8000:
            raise ValueError(f"sample_rate: expected 0 or at least 8000, got {self.sample_rate}")
        ordered(self.retry_min_s, self.retry_max_s, "retry_min_s", "retry_max_s")


class Rtp(Table, frozen=True):
    """``[rtp]``."""

    enabled: bool = False
    source_id: Id = "rtp"
    host: Annotated[str, Meta(min_length=1)] = "127.0.0.1"
    auto: bool = True
    port: Annotated[int, Meta(ge=0, le=65_534)] = 5004
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=2)] = ("unknown",)
    leg_ports: tuple[LegPort, LegPort] = (40_000, 41_998)
    allowed: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    payload_types: dict[str, str] = msgspec.field(default_factory=lambda: {"101": "telephone-event/8000"})
    sdp_file: str = ""
    delay_ms: Annotated[int, Meta(ge=20, le=2_000)] = 100
    timeout_s: Seconds = 30.0
    max_legs: Annotated[int, Meta(ge=1, le=100_000)] = 2000
    max_legs_per_host: Annotated[int, Meta(ge=0, le=100_000)] = 0
    max_legs_per_port: Annotated[int, Meta(ge=0, le=100_000)] = 0
    new_legs_per_s: Annotated[float, Meta(gt=0, le=100_000)] = 200.0
    new_legs_per_host_s: Annotated[float, Meta(gt=0, le=100_000)] = 100.0
    control_share: Share = 0.1
    buffer_kb: Annotated[int, Meta(ge=64, le=1_048_576)] = 4096
    workers: Annotated[int, Meta(ge=0, le=64)] = 1

    def __post_init__(self) -> None:
        _numeric_address(self.host)
        for network in self.allowed:
            network_of(network)
        for number, encoding in self.payload_types.items():
            _payload_type(number, encoding)
        first, last = self.leg_ports
        if first % 2 or first > last:
            raise ValueError(f"leg_ports: expected an even port and a later one, got {first} and {last}")


class Privacy(Table, frozen=True):
    """``[privacy]``."""

    agent_reason: str = ""
    mixed_reason: str = ""

    def allows(self, role: Role) -> bool:
        """Return whether a leg with this role may be analysed."""
        reasons = {"agent": self.agent_reason, "mixed": self.mixed_reason}
        return bool(reasons.get(role, "allowed").strip())


class Gate(Table, frozen=True):
    """``[gate]``."""

    webrtc_mode: Annotated[int, Meta(ge=0, le=3)] = 2
    webrtc_frame_ms: Literal[10, 20, 30] = 20
    webrtc_hold_ms: Annotated[int, Meta(ge=0, le=5_000)] = 300
    warm_up_ms: Annotated[int, Meta(ge=0, le=2_000)] = 256
    speech_threshold: Share = 0.3
    silence_threshold: Share = 0.2
    onset_ms: Annotated[int, Meta(ge=30, le=2_000)] = 160
    onset_gap_ms: Annotated[int, Meta(ge=30, le=2_000)] = 100
    hangover_ms: Annotated[int, Meta(ge=100, le=5_000)] = 500
    pre_roll_ms: Annotated[int, Meta(ge=0, le=2_000)] = 300
    post_roll_ms: Annotated[int, Meta(ge=0, le=2_000)] = 100

    def __post_init__(self) -> None:
        ordered(self.silence_threshold, self.speech_threshold, "silence_threshold", "speech_threshold")
        ordered(self.post_roll_ms, self.hangover_ms, "post_roll_ms", "hangover_ms")


class Model(Table, frozen=True):
    """``[model]``."""

    card: Annotated[str, Meta(min_length=1)] = "models/ser-whisper.json"
    first_ms: Annotated[int, Meta(ge=200, le=30_000)] = 1500
    hop_ms: Annotated[int, Meta(ge=0, le=30_000)] = 0
    max_batch: Annotated[int, Meta(ge=1, le=256)] = 4
    max_wait_ms: Annotated[int, Meta(ge=0, le=1_000)] = 3
    normalize_legs: bool = True

    def __post_init__(self) -> None:
        if 0 < self.hop_ms < 100:
            raise ValueError(f"hop_ms: expected 0 or at least 100, got {self.hop_ms}")


class Engine(Table, frozen=True):
    """``[engine]``."""

    target_load: Share = 0.85


class Shadow(Table, frozen=True):
    """``[shadow]``."""

    model: str = ""
    log_every_s: Seconds = 300.0


class Decision(Table, frozen=True):
    """``[decision]``."""

    min_confidence: Share = 0.5
    max_lost_share: Share = 0.5
    base_rates: dict[str, float] = msgspec.field(default_factory=dict)
    stickiness: Share = 0.0
    evidence_exponent: Annotated[float, Meta(ge=0, le=10)] = 0.0
    false_claims_per_hour: Annotated[float, Meta(ge=0, le=3_600)] = 2.0
    claim_probability: Share = 0.8
    release_probability: Share = 0.2
    silence_s: Seconds = 10.0

    def __post_init__(self) -> None:
        for label, share in self.base_rates.items():
            if not 0 <= share <= 1:
                raise ValueError(f"base_rates: expected shares of 0 to 1, got {share:g} for {label}")
        total = sum(self.base_rates.values())
        if total > 1 + 1e-9:
            raise ValueError(f"base_rates: expected shares that sum to at most 1, got a sum of {total:g}")
        ordered(self.release_probability, self.claim_probability, "release_probability", "claim_probability")


class Coach(Table, frozen=True):
    """``[coach]``."""

    target: dict[str, float] = msgspec.field(default_factory=dict)
    tolerance: Share = 0.35
    pause_s: Annotated[float, Meta(ge=8, le=3_600)] = 8.0
    roles: Annotated[tuple[Role, ...], Meta(min_length=1)] = ("unknown",)

    def __post_init__(self) -> None:
        for label, share in self.target.items():
            if not 0 <= share <= 1:
                raise ValueError(f"target: expected shares of 0 to 1, got {share:g} for {label}")
        total = sum(self.target.values())
        if self.target and abs(total - 1) > 0.02:  # thirds may be rounded
            raise ValueError(f"target: expected shares that sum to 1, got a sum of {total:g}")


class Events(Table, frozen=True):
    """``[events]``."""

    node: OptionalId = ""
    call_references: bool = False


class Sessions(Table, frozen=True):
    """``[sessions]``."""

    state_file: str = "auto"

    def path(self, config_path: Path | None, state_directory: str | None) -> Path | None:
        """Return the file of open sessions, or None; ``state_directory`` is systemd's."""
        if self.state_file != "auto":
            return beside(config_path, self.state_file) if self.state_file else None
        return Path(state_directory) / "sessions.json" if state_directory else None


class Mqtt(Table, frozen=True):
    """``[mqtt]``."""

    enabled: bool = False
    host: Annotated[str, Meta(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65_535)] = 1883
    client_id: Annotated[str, Meta(pattern=r"^[!-~]{0,256}\Z", description="up to 256 printable ASCII characters")] = ""
    username: str = ""
    password: str = ""
    tls: bool = False
    ca_file: str = ""
    cert_file: str = ""
    key_file: str = ""
    key_password: str = ""
    prefix: TopicPrefix = "emotion-streamer"
    qos: Literal[0, 1, 2] = 1
    keepalive_s: Annotated[int, Meta(ge=5, le=3_600)] = 30
    queue_events: QueueLength = 10_000
    max_age_s: Seconds = 300.0
    retry_min_s: Seconds = 1.0
    retry_max_s: Seconds = 30.0
    control: bool = False
    home_assistant: bool = False
    discovery_prefix: TopicPrefix = "homeassistant"
    expire_after_s: Annotated[int, Meta(ge=15, le=86_400)] = 180

    def __post_init__(self) -> None:
        check_host("host", self.host)
        ordered(self.retry_min_s, self.retry_max_s, "retry_min_s", "retry_max_s")
        if self.cert_file and not self.tls:
            raise ValueError("tls: expected true, since cert_file is set: a client certificate is for TLS; got false")
        if self.key_file and not self.cert_file:
            raise ValueError(f"cert_file: expected the certificate of key_file {self.key_file!r}, got none")


class History(Table, frozen=True):
    """``[history]``."""

    enabled: bool = False
    database: Annotated[str, Meta(min_length=1)] = "auto"
    retention_days: Annotated[float, Meta(gt=0, le=36_500)] = 30.0
    max_mb: Annotated[int, Meta(ge=1, le=10_000_000)] = 1024
    queue_events: QueueLength = 10_000


class Stdout(Table, frozen=True):
    """``[stdout]``."""

    enabled: bool = False
    queue_events: QueueLength = 10_000


class Log(Table, frozen=True):
    """``[log]``."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "text", "json"] = "auto"


class Config(Table, frozen=True):
    """The whole configuration."""

    microphone: Microphone = msgspec.field(default_factory=Microphone)
    rtp: Rtp = msgspec.field(default_factory=Rtp)
    siprec: Siprec = msgspec.field(default_factory=Siprec)
    streams: tuple[Stream, ...] = ()
    privacy: Privacy = msgspec.field(default_factory=Privacy)
    gate: Gate = msgspec.field(default_factory=Gate)
    model: Model = msgspec.field(default_factory=Model)
    engine: Engine = msgspec.field(default_factory=Engine)
    shadow: Shadow = msgspec.field(default_factory=Shadow)
    decision: Decision = msgspec.field(default_factory=Decision)
    coach: Coach = msgspec.field(default_factory=Coach)
    label_groups: dict[LabelName, tuple[LabelName, ...]] = msgspec.field(
        default_factory=lambda: {"upset": ("angry", "disgust")}
    )
    alerts: tuple[AlertRule, ...] = ()
    events: Events = msgspec.field(default_factory=Events)
    sessions: Sessions = msgspec.field(default_factory=Sessions)
    websocket: WebSocket = msgspec.field(default_factory=WebSocket)
    web: Web = msgspec.field(default_factory=Web)
    mqtt: Mqtt = msgspec.field(default_factory=Mqtt)
    nats: Nats = msgspec.field(default_factory=Nats)
    cluster: Cluster = msgspec.field(default_factory=Cluster)
    webhook: Webhook = msgspec.field(default_factory=Webhook)
    history: History = msgspec.field(default_factory=History)
    stdout: Stdout = msgspec.field(default_factory=Stdout)
    log: Log = msgspec.field(default_factory=Log)

    def __post_init__(self) -> None:
        check_rules(self.alerts)
        if empty := [name for name, labels in self.label_groups.items() if not labels]:
            raise ValueError(f"label_groups: expected labels in {empty[0]}, got none")


def _numeric_address(host: str) -> None:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        raise ValueError(f"host: expected an IPv4 or IPv6 address of this machine, got {host!r}") from None


def _payload_type(number: str, encoding: str) -> None:
    if not re.fullmatch("0|[1-9][0-9]{0,2}", number) or int(number) > 127:
        raise ValueError(f"payload_types: expected payload types of 0 to 127, got {number!r}")
    try:
        parse_encoding(encoding)
    except ValueError as error:
        raise ValueError(f"payload_types: {error}") from None
