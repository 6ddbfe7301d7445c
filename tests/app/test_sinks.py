"""Sinks as configured: control, MQTT's back-off, and where to subscribe."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.app.node_name import node_name
from streamer.app.own_address import reachable_host
from streamer.app.sinks import where_to_subscribe
from streamer.config.tables import Config, Events
from tests.support.wiring import configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.wiring import Arguments

NO_FILES = {"ca_file": "", "cert_file": "", "key_file": "", "key_password": ""}
SINKS_WITH_CONTROL = {"websocket": "WebSink", "mqtt": "MqttSink"}


@pytest.mark.parametrize("websocket", [False, True])
@pytest.mark.parametrize("mqtt", [False, True])
def test_control_is_served_over_the_sinks_whose_switch_is_on(
    make: Callable[[Config], Arguments], *, websocket: bool, mqtt: bool
) -> None:
    made = make(configuration(websocket={"control": websocket}, mqtt={"control": mqtt}))
    served = {name: made[sink]["answer_control"] is not None for name, sink in SINKS_WITH_CONTROL.items()}
    assert served == {"websocket": websocket, "mqtt": mqtt}


def test_the_back_off_of_mqtt_doubles_from_its_minimum_to_its_maximum(make: Callable[[Config], Arguments]) -> None:
    delays = make(configuration())["MqttSink"]["backoff"]()
    for expected in (3.5, 7, 14, 28, 46.5, 46.5):  # each 20 % more or less
        assert 0.8 * expected <= next(delays) <= 1.2 * expected


@pytest.mark.parametrize(
    ("host_name", "configured", "node"),
    [("pbx.example.com", "", "pbx-example-com"), ("...", "", "node"), ("pbx", "office", "office")],
)
def test_the_node_is_configured_or_the_host_s_name_as_a_topic_level(
    monkeypatch: pytest.MonkeyPatch, host_name: str, configured: str, node: str
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: host_name)
    assert node_name(Config(events=Events(node=configured))) == node


def test_without_websocket_and_mqtt_there_is_nowhere_to_subscribe() -> None:
    assert where_to_subscribe(Config(), []) == ["no WebSocket and no MQTT: there is nowhere to subscribe"]


def test_the_addresses_to_subscribe_at_are_those_of_the_sinks(
    make: Callable[[Config], Arguments], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configuration(websocket={"host": "::1"}, mqtt={"username": "", "password": "", "tls": False, **NO_FILES})
    sinks = make(config)["Service"]["sinks"]
    monkeypatch.undo()  # the classes of the sinks are themselves again
    assert where_to_subscribe(config, sinks) == [
        "look: http://[::1]:9001/ (page in a browser)",
        "subscribe: ws://[::1]:9001 (WebSocket, subprotocol cloudevents.json)",
        "subscribe: mosquitto_sub -h 127.0.0.3 -p 9002 -v -t 'house/voices/kitchen/#' (MQTT)",
    ]


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_no_address_to_subscribe_at_stands_for_all(
    make: Callable[[Config], Arguments], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    config = configuration(websocket={"host": host})
    sinks = make(config)["Service"]["sinks"]
    monkeypatch.undo()
    page, websocket, _ = where_to_subscribe(config, sinks)
    assert f"http://{reachable_host(host)}:9001/" in page
    assert f"ws://{reachable_host(host)}:9001 " in websocket
    assert "//0.0.0.0" not in page + websocket
    assert "[::]" not in page + websocket


@pytest.mark.parametrize(
    ("changes", "options"),
    [
        ({"username": "o'neil"}, """-u 'o'"'"'neil' -P "$EMOTION_STREAMER_MQTT_PASSWORD" """),
        ({"tls": True}, "--tls-use-os-certs "),
        ({"tls": True, "ca_file": "my ca.pem"}, "--cafile 'my ca.pem' "),
    ],
)
def test_the_command_to_subscribe_at_a_broker_names_what_the_broker_wants(
    make: Callable[[Config], Arguments], monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], options: str
) -> None:
    plain = configuration(mqtt={"username": "", "password": "", "tls": False, **NO_FILES})
    sinks = make(plain)["Service"]["sinks"]
    monkeypatch.undo()
    config = msgspec.structs.replace(plain, mqtt=msgspec.structs.replace(plain.mqtt, **changes))
    line = where_to_subscribe(config, sinks)[-1]
    assert line == f"subscribe: mosquitto_sub -h 127.0.0.3 -p 9002 {options}-v -t 'house/voices/kitchen/#' (MQTT)"
