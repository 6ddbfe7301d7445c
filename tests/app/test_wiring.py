"""Every key of the configuration reaches the object that it is for, and switches leave out their part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer import cli
from streamer.app import daemon
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from streamer.core.events import HealthChanged
from streamer.ops import log
from streamer.protocol.home_assistant import Channel
from tests.support.leg import OPENED_AT
from tests.support.models import LABELS
from tests.support.wiring import (
    CLUSTER_PARTS,
    PARTS,
    SIPREC_PARTS,
    SWITCHES,
    TABLES,
    TABLES_OF_TABLES,
    argument,
    configuration,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.wiring import Arguments

PEM_KEYS = ("ca_file", "cert_file", "key_file", "key_password")


def test_the_tables_have_every_key_and_only_switches_have_their_default() -> None:
    default = Config()
    known = {
        table.name: {key.name for key in msgspec.structs.fields(getattr(default, table.name))}
        for table in msgspec.structs.fields(default)
        if table.name not in TABLES_OF_TABLES
    }
    assert {table: set(keys) for table, keys in TABLES.items()} == known
    unchanged = {
        f"{table}.{key}"
        for table, keys in TABLES.items()
        for key, (value, _) in keys.items()
        if value == getattr(getattr(default, table), key)
    }
    assert unchanged == SWITCHES


def test_every_key_reaches_the_part_that_it_is_for(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration())
    expected = {path: value for keys in TABLES.values() for _, found in keys.values() for path, value in found.items()}
    assert {path: argument(made, path) for path in expected} == expected


def test_the_log_says_at_the_start_which_model_runs_under_which_licence(
    make: Callable[[Config], Arguments], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="streamer.app.daemon"):
        make(configuration())
    assert [record.getMessage() for record in caplog.records] == [
        "model other 1.0.0, fp32, window. Licence: Apache-2.0"
    ]


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("siprec", "SiprecSource"),
        ("websocket", "WebSink"),
        ("mqtt", "MqttSink"),
        ("cluster", "ClusterNode"),
        ("stdout", "StdoutSink"),
        ("history", "HistorySink"),
    ],
)
def test_a_switch_leaves_out_only_its_part(make: Callable[[Config], Arguments], table: str, part: str) -> None:
    made = make(configuration(**{table: {"enabled": False}}))
    others = {"MqttSink": {"HomeAssistant"}, "SiprecSource": SIPREC_PARTS, "ClusterNode": CLUSTER_PARTS}
    assert set(made) == PARTS - {"DemoSource", part} - others.get(part, set())


def test_without_nats_there_is_no_cluster(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(nats={"enabled": False}, cluster={"enabled": False}))
    assert set(made) == PARTS - {"DemoSource", "NatsSink"} - CLUSTER_PARTS
    with pytest.raises(ConfigError, match=r"nats.enabled: expected true, since cluster.enabled is true, got false"):
        make(configuration(nats={"enabled": False}))


def test_a_node_says_where_it_is_reached(make: Callable[[Config], Arguments]) -> None:
    entry = make(configuration())["ClusterNode"]["entry"]()
    assert (entry.node, entry.url, entry.rtp_host) == ("kitchen", "https://kitchen.example:8765", "kitchen.example")
    assert (entry.target_load, entry.max_legs, entry.draining) == (0.7, 40, False)


def test_without_rtp_and_siprec_there_are_no_calls(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(siprec={"enabled": False}, rtp={"enabled": False}))
    assert set(made) == PARTS - {"DemoSource", "RtpSource"} - SIPREC_PARTS


def test_without_microphone_and_rtp_the_demonstration_is_the_source(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(microphone={"enabled": False}, rtp={"enabled": False}, siprec={"enabled": False}))
    assert set(made) == PARTS - {"MicrophoneSource", "RtpSource"} - SIPREC_PARTS


def test_without_a_shadow_model_there_is_no_shadow(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(shadow={"model": ""}))
    assert set(made) == PARTS - {"DemoSource", "Shadow"}
    assert (made["Batcher"]["shadow"], made["WebSink"]["health"]["/healthz"]().detail) == (
        None,
        "recordings recorder: 0 open",
    )


def test_keys_that_are_empty_by_default_become_none(make: Callable[[Config], Arguments]) -> None:
    made = make(
        configuration(
            microphone={"sample_rate": 0},
            model={"hop_ms": 0},
            mqtt=dict.fromkeys(("username", "password", "client_id", *PEM_KEYS), ""),
        )
    )
    optional = ("MicrophoneSource.sample_rate", "MqttSink.username", "MqttSink.password", "MqttSink.client_id")
    assert [argument(made, path) for path in (*optional, *(f"MqttSink.tls.{key}" for key in PEM_KEYS))] == [None] * 8
    assert argument(made, "OverloadReporter.normal_hop_ms") == 500  # as the card says
    assert argument(made, "Analyzer.config.windows.hop_samples") == 500 * 16


def test_files_are_beside_the_configuration(make: Callable[[Config], Arguments], tmp_path: Path) -> None:
    made = make(configuration(mqtt={"key_password": ""}))
    paths = ("MqttSink.tls.ca_file", "MqttSink.tls.cert_file", "MqttSink.tls.key_file", "NatsSink.servers.ca_file")
    assert [argument(made, path) for path in paths] == [
        str(tmp_path / name) for name in ("ca.pem", "own.pem", "own.key", "ca.pem")
    ]
    assert made["StateFile"]["path"] == tmp_path / "open.json"


def test_without_tls_and_home_assistant_mqtt_has_neither(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(mqtt={"tls": False, "cert_file": "", "key_file": "", "home_assistant": False}))
    assert set(made) == PARTS - {"DemoSource", "HomeAssistant"}
    assert (made["MqttSink"]["tls"], made["MqttSink"]["home_assistant"]) == (None, None)


def test_home_assistant_hears_of_the_channels_that_are_analysed(make: Callable[[Config], Arguments]) -> None:
    made = make(configuration(privacy={"agent_reason": ""}))
    assert made["HomeAssistant"]["channels"] == [Channel("desk", 1, "customer"), Channel("desk", 3, "mixed")]
    assert (made["HomeAssistant"]["model"], made["HomeAssistant"]["labels"]) == ("other 1.0.0", list(LABELS))


def test_the_source_of_events_names_the_node(make: Callable[[Config], Arguments]) -> None:
    encode = make(configuration())["Publisher"]["encode"]
    event = json.loads(encode(HealthChanged("desk", "ok", "well", OPENED_AT)).payload)
    assert "kitchen" in event["source"]


def test_level_and_format_reach_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured: list[tuple[str, str]] = []

    def stop_here(*_: object, **__: object) -> None:
        raise ConfigError("the log is set up by now")

    monkeypatch.setattr(log, "setup", lambda level, form: configured.append((level, form)))
    monkeypatch.setattr(daemon, "live_daemon", stop_here)
    (tmp_path / "config.toml").write_text('[log]\nlevel = "warning"\nformat = "text"\n')
    cli.main(["run", "--config", str(tmp_path / "config.toml")])
    assert configured == [("warning", "text")]
