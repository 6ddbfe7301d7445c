"""A configuration with a value of its own for every key, and where each of them must arrive."""

from __future__ import annotations

from functools import reduce
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.config.tables import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = {
    "Analyzer",
    "Batcher",
    "Coach",
    "DemoSource",
    "HistorySink",
    "HomeAssistant",
    "LegManager",
    "Liveness",
    "MicrophoneSource",
    "MqttSink",
}
PARTS |= {
    "LoadAdmission",
    "OverloadReporter",
    "Publisher",
    "RtpSource",
    "Service",
    "Sessions",
    "Shadow",
    "StateFile",
    "StdoutSink",
}
CLUSTER_PARTS = {"ClusterNode", "Drain", "Judge", "NodeRequests", "SessionLedger"}
PARTS |= {"NatsSink"} | CLUSTER_PARTS
SIPREC_PARTS = {"ControlRequests", "Recordings", "SiprecSource"}
PARTS |= SIPREC_PARTS
PARTS |= {"AlertEngine", "Poster", "TwoStageVad", "WebSink", "WebhookSink", "WindowScorer"}
"""The classes whose objects are made from the configuration."""

Arguments = dict[str, dict[str, Any]]
"""The arguments that each part was made with, by the name of its class."""
Value = tuple[object, dict[str, object]]
"""A configured value, and the values that must be found in arguments, by ``Class.argument.attribute``."""


def same(value: object, *arguments: str) -> Value:
    return value, dict.fromkeys(arguments, value)


MICROPHONE: dict[str, Value] = {
    "enabled": (True, {}),  # a switch: tests/app/test_wiring.py
    "source_id": same("desk", "MicrophoneSource.source_id"),
    "device": same("USB", "MicrophoneSource.device"),
    "roles": same(("customer", "agent", "mixed"), "MicrophoneSource.roles"),
    "sample_rate": same(44_100, "MicrophoneSource.sample_rate"),
    "block_ms": same(10, "MicrophoneSource.block_ms"),
    "stall_s": (6.5, {"MicrophoneSource.stall_s": 6.5, "Liveness.stall_s": 13.0}),
    "silence_s": same(31.5, "MicrophoneSource.silence_s"),
    "retry_min_s": same(2.5, "MicrophoneSource.first_retry_s"),
    "retry_max_s": same(45.5, "MicrophoneSource.last_retry_s"),
}
RTP: dict[str, Value] = {
    "enabled": (True, {}),
    "source_id": same("phones", "RtpSource.source_id"),
    "host": same("::1", "RtpSource.host"),
    "auto": (True, {}),
    "port": same(5006, "RtpSource.port"),
    "roles": same(("customer", "agent"), "RtpSource.roles"),
    "leg_ports": ([20_000, 20_100], {"RtpSource.leg_ports": range(20_000, 20_101, 2)}),
    "allowed": (["192.0.2.0/24"], {"RtpSource.config.allowed": [ip_network("192.0.2.0/24")]}),
    "payload_types": ({"111": "L16/8000"}, {}),  # has a test of its own
    "sdp_file": ("call.sdp", {}),
    "delay_ms": (150, {"RtpSource.config.jitter.delay_s": 0.15}),
    "timeout_s": same(29.5, "RtpSource.config.timeout_s"),
    "max_legs": same(40, "RtpSource.config.max_legs"),
    "max_legs_per_host": (12, {}),  # has a test of its own
    "max_legs_per_port": same(5, "RtpSource.config.quotas.per_address"),
    "new_legs_per_s": same(7.5, "RtpSource.config.quotas.new_per_s"),
    "new_legs_per_host_s": same(2.5, "RtpSource.config.quotas.new_per_host_s"),
    "control_share": (0.25, {"RtpSource.config.reserved_legs": 10}),
    "buffer_kb": (128, {"RtpSource.buffer_bytes": 131_072}),
    "workers": (1, {}),  # has a test of its own
}
SIPREC: dict[str, Value] = {
    "enabled": (True, {}),
    "source_id": same("recorder", "SiprecSource.source_id"),
    "host": same("127.0.0.2", "SiprecSource.host"),
    "port": same(5062, "SiprecSource.port"),
    "transports": same(("tcp",), "SiprecSource.transports"),
    "tls_cert": ("", {}),  # files: tests/app/test_siprec.py
    "tls_key": ("", {}),
    "allowed": same(("192.0.2.7/32",), "SiprecSource.allowed"),
    "users_file": ("", {}),  # a file, by which the next three are used: tests/app/test_siprec.py
    "realm": ("calls", {}),
    "digest_algorithms": (("SHA-512-256",), {}),
    "nonce_s": (60.5, {}),
    "public_host": same("192.0.2.10", "Recordings.public_host"),
    "roles": same(("agent", "customer"), "Recordings.roles"),
    "customers": same(("*@customers.example.com",), "Recordings.patterns.customers"),
    "agents": same(("*@agents.example.com",), "Recordings.patterns.agents"),
    "timeout_s": same(1800.5, "ControlRequests.timeout_s"),
}
PRIVACY: dict[str, Value] = {
    "agent_reason": ("safety of pilots", {}),  # has a test of its own
    "mixed_reason": ("therapy, with consent", {}),
}
GATE: dict[str, Value] = {
    "webrtc_mode": same(3, "TwoStageVad.mode"),
    "webrtc_frame_ms": same(30, "TwoStageVad.frame_ms"),
    "webrtc_hold_ms": same(330, "TwoStageVad.hold_ms"),
    "warm_up_ms": same(512, "TwoStageVad.warm_up_ms"),
    "speech_threshold": same(0.6, "Analyzer.config.gate.speech_threshold"),
    "silence_threshold": same(0.25, "Analyzer.config.gate.silence_threshold"),
    "onset_ms": (170, {"Analyzer.config.gate.onset_samples": 170 * 16}),
    "onset_gap_ms": (110, {"Analyzer.config.gate.onset_gap_samples": 110 * 16}),
    "hangover_ms": (510, {"Analyzer.config.gate.hangover_samples": 510 * 16}),
    "pre_roll_ms": (310, {"Analyzer.config.windows.pre_roll_samples": 310 * 16}),
    "post_roll_ms": (120, {"Analyzer.config.windows.post_roll_samples": 120 * 16}),
}
MODEL: dict[str, Value] = {
    "card": ("other.json", {"Analyzer.model.name": "other"}),
    "first_ms": (1600, {"Analyzer.config.windows.first_samples": 1600 * 16}),
    "hop_ms": (700, {"Analyzer.config.windows.hop_samples": 700 * 16, "OverloadReporter.normal_hop_ms": 700}),
    "max_batch": same(5, "Batcher.max_batch"),
    "max_wait_ms": (8, {"Batcher.max_wait_s": 0.008}),
    "normalize_legs": (False, {}),  # has a test of its own
}
SHADOW: dict[str, Value] = {
    "model": ("second.onnx", {"Shadow.model.card.name": "second", "Shadow.beside.name": "other"}),
    "log_every_s": same(71.5, "Shadow.log_every_s"),
}
DECISION: dict[str, Value] = {
    "min_confidence": same(0.3, "Analyzer.config.decision.min_confidence"),
    "max_lost_share": same(0.2, "Analyzer.config.decision.max_lost_share"),
    "base_rates": ({"calm": 0.5}, {}),  # has a test of its own
    "stickiness": same(0.9, "Analyzer.config.decision.stickiness"),
    "evidence_exponent": same(0.7, "Analyzer.config.decision.evidence_exponent"),
    "false_claims_per_hour": (0.5, {}),  # has a test of its own
    "claim_probability": same(0.85, "Analyzer.config.decision.claim_probability"),
    "release_probability": same(0.4, "Analyzer.config.decision.release_probability"),
    "silence_s": (7.5, {"Analyzer.config.decision.silence_samples": 120_000, "AlertEngine.silence_s": 7.5}),
}
WEBSOCKET: dict[str, Value] = {
    "enabled": (True, {}),
    "host": same("127.0.0.2", "WebSink.host"),
    "port": same(9001, "WebSink.port"),
    "token": ("open sesame", {"WebSink.access.tokens.are_required": True}),  # has a test of its own
    "tokens": ([{"name": "pbx", "scopes": ["control"], "token": "sesame open"}], {}),  # as above
    "origins": (["https://Dashboard.example/"], {"WebSink.access.origins": {"https://dashboard.example"}}),
    "hosts": (["pbx.example"], {}),  # has a test of its own
    "tls_cert": ("", {}),  # files: tests/app/test_access.py
    "tls_key": ("", {}),
    "queue_events": same(11, "WebSink.queue_events"),
    "max_connections": same(513, "WebSink.access.limits.connections.total"),
    "max_connections_per_host": same(31, "WebSink.access.limits.connections.per_host"),
    "max_subscribers": same(12, "WebSink.access.limits.subscribers.total"),
    "max_subscribers_per_host": same(7, "WebSink.access.limits.subscribers.per_host"),
    "max_control_clients": same(5, "WebSink.access.limits.control_clients.total"),
    "max_control_clients_per_host": same(3, "WebSink.access.limits.control_clients.per_host"),
    "max_streams": same(9, "WebSink.access.limits.streams.total"),
    "max_streams_per_host": same(6, "WebSink.access.limits.streams.per_host"),
    "replay_events": same(13, "WebSink.replay_events"),
    "control": (True, {}),
}
WEB: dict[str, Value] = {
    "page": (True, {}),  # has a test of its own
    "marks": ("", {}),  # has a test of its own
    "embed_origins": (["https://Desk.example/"], {"WebSink.embed_origins": ["https://desk.example"]}),
}
MQTT: dict[str, Value] = {
    "enabled": (True, {}),
    "host": same("127.0.0.3", "MqttSink.host"),
    "port": same(9002, "MqttSink.port"),
    "username": same("reporter", "MqttSink.username"),
    "password": same("hush", "MqttSink.password"),
    "client_id": same("voices-7", "MqttSink.client_id"),
    "tls": (True, {}),  # has a test of its own
    "ca_file": ("ca.pem", {}),  # files have a test of their own
    "cert_file": ("own.pem", {}),
    "key_file": ("own.key", {}),
    "key_password": same("sesame", "MqttSink.tls.key_password"),
    "home_assistant": (True, {}),  # has a test of its own
    "discovery_prefix": same("ha", "HomeAssistant.discovery_prefix"),
    "expire_after_s": (55, {"HomeAssistant.expire_s": 55}),
    "prefix": (
        "house/voices",
        {"MqttSink.prefix": "house/voices", "HomeAssistant.root": "house/voices/kitchen/"},
    ),
    "qos": same(2, "MqttSink.qos"),
    "keepalive_s": same(33, "MqttSink.keepalive_s"),
    "queue_events": same(13, "MqttSink.queue_events"),
    "max_age_s": same(99.0, "MqttSink.max_age_s"),
    "retry_min_s": (3.5, {}),  # has a test of its own
    "retry_max_s": (46.5, {}),
    "control": (True, {}),  # has a test of its own
}
WEBHOOK: dict[str, Value] = {
    "url": same("https://hooks.example:8443/alerts?of=us", "Poster.url"),
    "secret": ("whsec_" + "QUJD" * 8, {"WebhookSink.key": b"ABC" * 8}),
    "secret_file": ("", {}),  # has a test of its own
    "types": same(("alert.v1", "session.ended.v1"), "WebhookSink.types"),
    "queue_events": same(17, "WebhookSink.queue_events"),
    "timeout_s": same(7.5, "Poster.timeout_s"),
    "max_age_s": same(55.5, "WebhookSink.max_age_s"),
    "retry_min_s": (3.5, {}),  # has a test of its own
    "retry_max_s": (46.5, {}),
}
TABLES: dict[str, dict[str, Value]] = {
    "microphone": MICROPHONE,
    "rtp": RTP,
    "siprec": SIPREC,
    "privacy": PRIVACY,
    "gate": GATE,
    "model": MODEL,
    "engine": {"target_load": same(0.7, "LoadAdmission.target_load")},
    "shadow": SHADOW,
    "decision": DECISION,
    "coach": {
        "target": ({"sad": 1.0}, {"Coach.aim.target": {"sad": 1.0}}),
        "tolerance": same(0.3, "Coach.aim.tolerance"),
        "pause_s": (9.5, {"Coach.aim.pause_ms": 9500}),
        "roles": (["customer"], {"Coach.aim.roles": {"customer"}}),
    },
    "events": {
        "node": same("kitchen", "MqttSink.node", "NatsSink.node", "HomeAssistant.node", "Judge.node"),
        "call_references": same(True, "Sessions.publishes_references"),
    },
    "sessions": {"state_file": ("open.json", {})},  # as above
    "websocket": WEBSOCKET,
    "web": WEB,
    "mqtt": MQTT,
    "nats": {
        "enabled": (True, {}),
        "servers": (
            ("tls://nats.example:4222",),
            dict.fromkeys(("NatsSink.servers.urls", "ClusterNode.servers.urls"), ("tls://nats.example:4222",)),
        ),
        "username": same("teller", "NatsSink.servers.username"),
        "password": same("sesame", "NatsSink.servers.password"),
        "ca_file": ("ca.pem", {}),  # has a test of its own
        "stream": ("VOICES", dict.fromkeys(("NatsSink.stream.name", "ClusterNode.stream", "Judge.stream"), "VOICES")),
        "replicas": (
            3,
            dict.fromkeys(("NatsSink.stream.replicas", "ClusterNode.replicas", "SessionLedger.replicas"), 3),
        ),
        "keep_hours": (2.0, {"NatsSink.stream.keep_s": 7200.0}),
        "queue_events": same(16, "NatsSink.queue_events"),
        "max_age_s": (90.5, {"NatsSink.max_age_s": 90.5, "NatsSink.stream.duplicates_s": 181.0}),
    },
    "cluster": {
        "enabled": (True, {}),
        "lease_s": same(7.5, "ClusterNode.lease_s", "Judge.lease_s"),
        "drain_s": same(60.5, "Drain.drain_s"),
        "url": ("https://kitchen.example:8765", {}),  # with the next in a test of its own
        "rtp_host": ("kitchen.example", {}),
    },
    "webhook": WEBHOOK,
    "history": {
        "enabled": (True, {}),
        "database": ("postgresql://voices@db.example/kept", {"HistorySink.store.url.database": "kept"}),
        "retention_days": same(12.5, "HistorySink.store.limits.retention_days"),
        "max_mb": (7, {"HistorySink.store.limits.max_bytes": 7 * 1024 * 1024}),
        "queue_events": same(15, "HistorySink.queue_events"),
    },
    "stdout": {"enabled": (True, {}), "queue_events": same(14, "StdoutSink.queue_events")},
    "log": {"level": ("warning", {}), "format": ("text", {})},  # has a test of its own
}
TABLES_OF_TABLES = {"alerts", "label_groups", "streams"}
"""Any number of tables, or of names: tests/app/test_alerts.py, tests/app/test_streams.py."""
SWITCHES = {
    "siprec.tls_cert",
    "siprec.tls_key",
    "siprec.users_file",
    "websocket.tls_cert",
    "websocket.tls_key",
    "microphone.enabled",
    "rtp.auto",
    "rtp.workers",
    "web.marks",
    "web.page",
    "webhook.secret_file",
    "websocket.control",
    "websocket.enabled",
}
"""Keys that keep their default: other values would leave out parts that other keys are for."""


def configuration(**changes: Mapping[str, object]) -> Config:
    """Return a configuration in which every key but the switches differs from its default, with changes."""
    values = {table: {key: value for key, (value, _) in keys.items()} for table, keys in TABLES.items()}
    return msgspec.convert({table: {**values[table], **changes.get(table, {})} for table in values}, Config)


def argument(made: Arguments, path: str) -> object:
    """Return what ``Class.argument.attribute`` names."""
    part, name, *attributes = path.split(".")
    return reduce(getattr, attributes, made[part][name])
