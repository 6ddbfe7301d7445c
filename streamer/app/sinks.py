"""The sinks that the configuration enables, and where to subscribe."""

from __future__ import annotations

import re
import shlex
import socket
import time
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.access.origins import normal_origin
from streamer.app.history import history_sink
from streamer.app.own_address import reachable_host
from streamer.core.errors import ConfigError
from streamer.ops.defaults import event_id, random_id
from streamer.protocol.cloudevents import SUBPROTOCOL, encode
from streamer.protocol.home_assistant import Channel
from streamer.protocol.webhook_signature import decode_secret
from streamer.sinks.backoff import backoff
from streamer.sinks.home_assistant import HomeAssistant
from streamer.sinks.http_post import Poster
from streamer.sinks.mqtt import MqttSink
from streamer.sinks.mqtt_tls import TlsFiles
from streamer.sinks.nats import NatsSink
from streamer.sinks.nats_settings import NatsServers, StreamSettings
from streamer.sinks.session_sources import SessionSources
from streamer.sinks.sink import no_alerts
from streamer.sinks.stdout import StdoutSink
from streamer.sinks.webhook import WebhookSink
from streamer.web.mark_file import MarkFile
from streamer.web.sink import WebSink
from streamer.web.static_files import built_page
from streamer.web.supervision import Marks, of_this_process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamer.access.policy import AccessPolicy
    from streamer.app.sink_parts import SinkMakers
    from streamer.config.tables import Config
    from streamer.core.events import Event
    from streamer.history.archive import Archive
    from streamer.inference.model import AnyModel
    from streamer.ops.health import Health
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.nats import Ledger
    from streamer.sinks.publisher import Publisher
    from streamer.sinks.sink import Acknowledge, Answer, Sink
    from streamer.web.certificate import Certificate
    from streamer.web.stream_routes import StreamEndpoint


def event_encoder(config: Config) -> Callable[[Event], WireEvent]:
    """Return a function that gives an event its id, its source and its bytes; it is to be called once an event."""
    node, sources = node_name(config), SessionSources()

    def encode_event(event: Event) -> WireEvent:
        source_id = sources.source_of(event)
        return encode(event, node=node, event_id=event_id(), now_s=time.monotonic(), source_id=source_id)

    return encode_event


def node_name(config: Config) -> str:
    """Return the name of this daemon in events and topics."""
    return config.events.node or re.sub(r"[^A-Za-z0-9_-]+", "-", socket.gethostname()).strip("-") or "node"


def sink_makers(
    model: AnyModel,
    publisher: Publisher,
    *,
    health: Mapping[str, Callable[[], Health]],
    answer_control: Answer,
    metrics: Callable[[], str],
    access: AccessPolicy,
    certificate: Certificate | None,
    streams: Sequence[StreamEndpoint] = (),
    acknowledge: Acknowledge = no_alerts,
    archive: Archive,
    ledger: Ledger | None = None,
    config_path: Path | None = None,
    state_directory: str | None = None,
) -> SinkMakers:
    """Return what makes each kind of sink, where a configuration enables it.

    ``health``: the health pages, by path. ``answer_control``: for sinks whose configuration allows control.
    ``metrics``: the text of the metrics page. ``access``: who may do what over HTTP and WebSocket.
    ``certificate``: of the server there. ``streams``: where platforms stream calls to it.
    ``certificate``: of the server there. ``acknowledge`` takes the id of an alert and who has seen it, and raises
    KeyError. ``config_path``: what files in the configuration are relative to. ``state_directory``: where the
    service manager lets us keep files.
    ``archive``: the history that is open. ``ledger``: of a node of a cluster, around what goes into its stream.
    """

    def websocket(config: Config) -> Sink | None:
        if not config.websocket.enabled:
            return None
        return _websocket(
            config,
            publisher,
            health=health,
            answer_control=answer_control,
            metrics=metrics,
            access=access,
            certificate=certificate,
            streams=streams,
            acknowledge=acknowledge,
            marks=_marks(config, model, config.web.marks_path(config_path, state_directory)),
            archive=archive,
        )

    def mqtt(config: Config) -> Sink | None:
        return _mqtt(config, model, publisher, answer_control, health) if config.mqtt.enabled else None

    def nats(config: Config) -> Sink | None:
        return _nats(config, publisher, ledger) if config.nats.enabled else None

    def stdout(config: Config) -> Sink | None:
        if not config.stdout.enabled:
            return None
        return StdoutSink(queue_events=config.stdout.queue_events, report=publisher.publish)

    def webhook(config: Config) -> Sink | None:
        return _webhook(config, config_path, publisher) if config.webhook.url else None

    def history(config: Config) -> Sink | None:
        if not config.history.enabled:
            return None
        node = node_name(config)
        return history_sink(config, config_path, node=node, archive=archive, report=publisher.publish)

    return {
        "websocket": websocket,
        "mqtt": mqtt,
        "nats": nats,
        "webhook": webhook,
        "history": history,
        "stdout": stdout,
    }


def where_to_subscribe(config: Config, sinks: Sequence[Sink]) -> list[str]:
    """Return lines for a person; to be called once the sinks are open, since ports may be chosen then."""
    lines: list[str] = []
    for sink in sinks:
        if isinstance(sink, WebSink):
            host = reachable_host(sink.host)
            s = "" if sink.certificate is None else "s"
            if sink.has_page:
                lines.append(f"look: http{s}://{host}:{sink.port}/ (page in a browser)")
            lines.append(f"subscribe: ws{s}://{host}:{sink.port} (WebSocket, subprotocol {SUBPROTOCOL})")
        if isinstance(sink, MqttSink):
            lines.append(f"subscribe: {_mosquitto_sub(config)} (MQTT)")
    return lines or ["no WebSocket and no MQTT: there is nowhere to subscribe"]


def _mosquitto_sub(config: Config) -> str:
    """Return a command that subscribes where and as the daemon publishes; the password is a variable in it."""
    mqtt = config.mqtt
    words = ["mosquitto_sub", "-h", shlex.quote(mqtt.host), "-p", str(mqtt.port)]
    if mqtt.tls:
        words += ["--cafile", shlex.quote(mqtt.ca_file)] if mqtt.ca_file else ["--tls-use-os-certs"]
    if mqtt.username:
        words += ["-u", shlex.quote(mqtt.username), "-P", '"$EMOTION_STREAMER_MQTT_PASSWORD"']
    return " ".join([*words, "-v", "-t", f"'{mqtt.prefix}/{node_name(config)}/#'"])


def _websocket(
    config: Config,
    publisher: Publisher,
    *,
    health: Mapping[str, Callable[[], Health]],
    answer_control: Answer,
    metrics: Callable[[], str],
    access: AccessPolicy,
    certificate: Certificate | None,
    streams: Sequence[StreamEndpoint],
    acknowledge: Acknowledge,
    marks: Marks | None,
    archive: Archive,
) -> WebSink:
    websocket = config.websocket
    return WebSink(
        host=websocket.host,
        port=websocket.port,
        access=access,
        certificate=certificate,
        queue_events=websocket.queue_events,
        replay_events=websocket.replay_events,
        pages=built_page() if config.web.page else {},
        embed_origins=[normal_origin(origin) for origin in config.web.embed_origins],
        encode_gap=lambda gap, **_: publisher.encode(gap),
        health=health,
        answer_control=answer_control if websocket.control else None,
        metrics=metrics,
        streams=streams,
        acknowledge=of_this_process(acknowledge),
        marks=marks,
        archive=archive,
    )


def _marks(config: Config, model: AnyModel, path: Path | None) -> Marks | None:
    if path is None:
        return None
    ref = model.ref
    about = {"node": node_name(config), "model": {"name": ref.name, "version": ref.version, "sha256": ref.sha256}}
    return Marks(MarkFile(path), labels=tuple(model.card.labels), about=about)


def _webhook(config: Config, config_path: Path | None, publisher: Publisher) -> WebhookSink:
    webhook = config.webhook
    poster = Poster(
        webhook.url, timeout_s=webhook.timeout_s, user_agent=f"emotion-streamer/{version('emotion-streamer')}"
    )
    return WebhookSink(
        post=poster.post,
        host=poster.host,
        key=webhook_key(config, config_path),
        types=webhook.types,
        queue_events=webhook.queue_events,
        max_age_s=webhook.max_age_s,
        backoff=partial(backoff, webhook.retry_min_s, webhook.retry_max_s),
        report=publisher.publish,
    )


def webhook_key(config: Config, config_path: Path | None) -> bytes:
    """Return what signs the webhook's posts. Raises ConfigError where its file can't be read or holds none."""
    webhook = config.webhook
    if not webhook.secret_file:
        return decode_secret(webhook.secret)
    path = (config_path.parent if config_path else Path()) / webhook.secret_file
    try:
        return decode_secret(path.read_bytes().decode().strip())
    except OSError as error:
        raise ConfigError(f"webhook.secret_file: {path} can't be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"webhook.secret_file: {path}: {error}") from None


def _mqtt(
    config: Config,
    model: AnyModel,
    publisher: Publisher,
    answer_control: Answer,
    health: Mapping[str, Callable[[], Health]],
) -> MqttSink:
    mqtt = config.mqtt
    card = model.card
    return MqttSink(
        host=mqtt.host,
        port=mqtt.port,
        client_id=mqtt.client_id or None,
        username=mqtt.username or None,
        password=mqtt.password or None,
        tls=_mqtt_tls(config),
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
        report=publisher.publish,
    )


def _nats(config: Config, publisher: Publisher, ledger: Ledger | None) -> NatsSink:
    nats = config.nats
    return NatsSink(
        servers=nats_servers(config),
        stream=nats_stream_settings(config),
        node=node_name(config),
        queue_events=nats.queue_events,
        max_age_s=nats.max_age_s,
        report=publisher.publish,
        ledger=ledger,
    )


def nats_servers(config: Config) -> NatsServers:
    """Return how NATS is reached."""
    nats = config.nats
    return NatsServers(nats.servers, nats.username or None, nats.password or None, nats.ca_file or None)


def nats_stream_settings(config: Config) -> StreamSettings:
    """Return how the stream of events is made where there is none."""
    nats = config.nats
    return StreamSettings(
        nats.stream, nats.replicas, keep_s=nats.keep_hours * 3600, duplicates_s=max(120.0, 2 * nats.max_age_s)
    )


def _mqtt_tls(config: Config) -> TlsFiles | None:
    mqtt = config.mqtt
    if not mqtt.tls:
        return None
    return TlsFiles(
        ca_file=mqtt.ca_file or None,
        cert_file=mqtt.cert_file or None,
        key_file=mqtt.key_file or None,
        key_password=mqtt.key_password or None,
    )


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
