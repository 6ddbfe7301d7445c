"""MQTT as the configuration says: the sink, its files, Home Assistant, and a command that subscribes."""

from __future__ import annotations

import shlex
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from streamer.app.node_name import node_name
from streamer.config.paths import beside
from streamer.ops.defaults import random_id
from streamer.protocol.home_assistant import Channel
from streamer.sinks.backoff import backoff
from streamer.sinks.home_assistant import HomeAssistant
from streamer.sinks.mqtt import MqttSink
from streamer.sinks.mqtt_tls import TlsFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.core.events import Gap
    from streamer.inference.model import AnyModel
    from streamer.ops.health import Health
    from streamer.sinks.sink import Answer


def mqtt_sink(
    config: Config,
    *,
    config_path: Path | None,
    model: AnyModel,
    answer_control: Answer,
    health: Mapping[str, Callable[[], Health]],
    report: Callable[[Gap], None],
) -> MqttSink | None:
    """Return the sink, None where there is none; arguments as of `sink_makers`. ``report``: of what is lost."""
    mqtt, card = config.mqtt, model.card
    if not mqtt.enabled:
        return None
    return MqttSink(
        host=mqtt.host,
        port=mqtt.port,
        client_id=mqtt.client_id or None,
        username=mqtt.username or None,
        password=mqtt.password or None,
        tls=mqtt_tls(config, config_path) if mqtt.tls else None,
        prefix=mqtt.prefix,
        node=node_name(config),
        qos=mqtt.qos,
        keepalive_s=mqtt.keepalive_s,
        queue_events=mqtt.queue_events,
        max_age_s=mqtt.max_age_s,
        backoff=partial(backoff, mqtt.retry_min_s, mqtt.retry_max_s),
        info={
            "version": version("emotion-streamer"),
            "model": {"name": card.name, "version": card.version, "sha256": card.sha256, "labels": card.labels},
            "instance": random_id(),
        },
        answer_control=answer_control if mqtt.control else None,
        home_assistant=_home_assistant(config, model, health["/readyz"]) if mqtt.home_assistant else None,
        report=report,
    )


def mqtt_tls(config: Config, config_path: Path | None) -> TlsFiles:
    """Return the PEM files for the broker."""
    mqtt = config.mqtt
    return TlsFiles(
        ca_file=_file(config_path, mqtt.ca_file),
        cert_file=_file(config_path, mqtt.cert_file),
        key_file=_file(config_path, mqtt.key_file),
        key_password=mqtt.key_password or None,
    )


def mosquitto_sub(config: Config, config_path: Path | None) -> str:
    """Return a command that subscribes where and as the daemon publishes; the password is a variable in it."""
    mqtt = config.mqtt
    words = ["mosquitto_sub", "-h", shlex.quote(mqtt.host), "-p", str(mqtt.port)]
    if mqtt.tls:
        ca_file = _file(config_path, mqtt.ca_file)
        words += ["--cafile", shlex.quote(ca_file)] if ca_file else ["--tls-use-os-certs"]
    if mqtt.username:
        words += ["-u", shlex.quote(mqtt.username), "-P", '"$EMOTION_STREAMER_MQTT_PASSWORD"']
    return " ".join([*words, "-v", "-t", f"'{mqtt.prefix}/{node_name(config)}/#'"])


def _file(config_path: Path | None, name: str) -> str | None:
    return str(beside(config_path, name)) if name else None


def _home_assistant(config: Config, model: AnyModel, ready: Callable[[], Health]) -> HomeAssistant:
    mqtt, microphone = config.mqtt, config.microphone
    roles = microphone.roles if microphone.enabled else ()
    return HomeAssistant(
        discovery_prefix=mqtt.discovery_prefix,
        root=f"{mqtt.prefix}/{node_name(config)}/",
        node=node_name(config),
        version=version("emotion-streamer"),
        model=f"{model.card.name} {model.card.version}",
        labels=model.card.labels,
        channels=[
            Channel(microphone.source_id, number, role)
            for number, role in enumerate(roles, 1)
            if config.privacy.allows(role)
        ],
        expire_s=mqtt.expire_after_s,
        problems=lambda: [f"{part.name}: {part.problem}" for part in ready().parts if part.problem],
    )
