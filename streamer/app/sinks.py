"""The sinks that the configuration enables, and where to subscribe."""

from __future__ import annotations

import time
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from streamer.access.origins import normal_origin
from streamer.app.history import history_sink
from streamer.app.mqtt import mosquitto_sub, mqtt_sink
from streamer.app.node_name import node_name
from streamer.app.own_address import reachable_host
from streamer.config.paths import beside, content_of
from streamer.core.errors import ConfigError
from streamer.ops.defaults import event_id
from streamer.protocol.cloudevents import SUBPROTOCOL, encode
from streamer.protocol.webhook_signature import decode_secret
from streamer.sinks.backoff import backoff
from streamer.sinks.http_post import Poster
from streamer.sinks.mqtt import MqttSink
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
    from pathlib import Path

    from streamer.access.policy import AccessPolicy
    from streamer.app.sink_parts import SinkMakers
    from streamer.config.tables import Config
    from streamer.core.events import Event, Gap
    from streamer.history.archive import Archive
    from streamer.inference.model import AnyModel
    from streamer.ops.health import Health
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.nats import Ledger
    from streamer.sinks.publisher import Publisher
    from streamer.sinks.sink import Acknowledge, Answer, Sink
    from streamer.web.certificate import Certificate
    from streamer.web.source_list import ListedSource
    from streamer.web.stream_routes import StreamEndpoint

    Report = Callable[[Gap], None]


def event_encoder(config: Config) -> Callable[[Event], WireEvent]:
    """Return a function that gives an event its id, its source and its bytes; it is to be called once an event."""
    node, sources = node_name(config), SessionSources()

    def encode_event(event: Event) -> WireEvent:
        source_id = sources.source_of(event)
        return encode(event, node=node, event_id=event_id(), now_s=time.monotonic(), source_id=source_id)

    return encode_event


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
    sources: Callable[[], Sequence[ListedSource]] | None = None,
    ledger: Ledger | None = None,
    config_path: Path | None = None,
    state_directory: str | None = None,
) -> SinkMakers:
    """Return what makes each kind of sink, where a configuration enables it.

    ``health``: the health pages, by path. ``answer_control``: for sinks whose configuration allows control.
    ``metrics``: the text of the metrics page. ``access``: who may do what over HTTP and WebSocket.
    ``certificate``: of the server there. ``streams``: where platforms stream calls to it. ``acknowledge`` takes the id
    of an alert and who has seen it, and raises KeyError. ``config_path``: what files in the configuration are relative
    to. ``state_directory``: where the service manager lets us keep files. ``archive``: the history that is open.
    ``sources`` lists what listens for audio. ``ledger``: of a node of a cluster, around what goes into its stream.
    """
    websocket = partial(
        _websocket,
        health=health,
        answer_control=answer_control,
        metrics=metrics,
        access=access,
        certificate=certificate,
        streams=streams,
        acknowledge=acknowledge,
        archive=archive,
        sources=sources,
        make_marks=lambda config: _marks(config, model, config.web.marks_path(config_path, state_directory)),
    )
    mqtt = partial(mqtt_sink, model=model, answer_control=answer_control, health=health)
    return {
        "websocket": websocket,
        "mqtt": partial(mqtt, config_path=config_path, report=publisher.publish),
        "nats": partial(_nats, config_path=config_path, report=publisher.publish, ledger=ledger),
        "webhook": partial(_webhook, config_path=config_path, report=publisher.publish),
        "history": partial(_history, config_path=config_path, report=publisher.publish, archive=archive),
        "stdout": partial(_stdout, report=publisher.publish),
    }


def where_to_subscribe(config: Config, sinks: Sequence[Sink], config_path: Path | None = None) -> list[str]:
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
            lines.append(f"subscribe: {mosquitto_sub(config, config_path)} (MQTT)")
    return lines or ["no WebSocket and no MQTT: there is nowhere to subscribe"]


def _websocket(
    config: Config,
    *,
    health: Mapping[str, Callable[[], Health]],
    answer_control: Answer,
    metrics: Callable[[], str],
    access: AccessPolicy,
    certificate: Certificate | None,
    streams: Sequence[StreamEndpoint],
    acknowledge: Acknowledge,
    archive: Archive,
    sources: Callable[[], Sequence[ListedSource]] | None,
    make_marks: Callable[[Config], Marks | None],
) -> WebSink | None:
    websocket = config.websocket
    if not websocket.enabled:
        return None
    return WebSink(
        host=websocket.host,
        port=websocket.port,
        access=access,
        certificate=certificate,
        queue_events=websocket.queue_events,
        replay_events=websocket.replay_events,
        pages=built_page() if config.web.page else {},
        embed_origins=[normal_origin(origin) for origin in config.web.embed_origins],
        encode_own=lambda event, **_: encode(event, node=node_name(config), event_id=event_id(), now_s=0.0),
        health=health,
        answer_control=answer_control if websocket.control else None,
        metrics=metrics,
        streams=streams,
        acknowledge=of_this_process(acknowledge),
        marks=make_marks(config),
        archive=archive,
        sources=sources,
    )


def _marks(config: Config, model: AnyModel, path: Path | None) -> Marks | None:
    if path is None:
        return None
    ref = model.ref
    about = {"node": node_name(config), "model": {"name": ref.name, "version": ref.version, "sha256": ref.sha256}}
    return Marks(MarkFile(path), labels=tuple(model.card.labels), about=about)


def _webhook(config: Config, *, config_path: Path | None, report: Report) -> WebhookSink | None:
    webhook = config.webhook
    if not webhook.url:
        return None
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
        report=report,
    )


def webhook_key(config: Config, config_path: Path | None) -> bytes:
    """Return what signs the webhook's posts. Raises ConfigError where its file can't be read or holds none."""
    webhook = config.webhook
    if not webhook.secret_file:
        return decode_secret(webhook.secret)
    path = beside(config_path, webhook.secret_file)
    try:
        return decode_secret(content_of(path).decode().strip())
    except OSError as error:
        raise ConfigError(f"webhook.secret_file: {path} can't be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"webhook.secret_file: {path}: {error}") from None


def _history(config: Config, *, config_path: Path | None, report: Report, archive: Archive) -> Sink | None:
    if not config.history.enabled:
        return None
    return history_sink(config, config_path, node=node_name(config), archive=archive, report=report)


def _stdout(config: Config, *, report: Report) -> StdoutSink | None:
    return StdoutSink(queue_events=config.stdout.queue_events, report=report) if config.stdout.enabled else None


def _nats(config: Config, *, config_path: Path | None, report: Report, ledger: Ledger | None) -> NatsSink | None:
    nats = config.nats
    if not nats.enabled:
        return None
    return NatsSink(
        servers=nats_servers(config, config_path),
        stream=nats_stream_settings(config),
        node=node_name(config),
        queue_events=nats.queue_events,
        max_age_s=nats.max_age_s,
        report=report,
        ledger=ledger,
    )


def nats_servers(config: Config, config_path: Path | None) -> NatsServers:
    """Return how NATS is reached."""
    nats = config.nats
    ca_file = str(beside(config_path, nats.ca_file)) if nats.ca_file else None
    return NatsServers(nats.servers, nats.username or None, nats.password or None, ca_file)


def nats_stream_settings(config: Config) -> StreamSettings:
    """Return how the stream of events is made where there is none."""
    nats = config.nats
    return StreamSettings(
        nats.stream, nats.replicas, keep_s=nats.keep_hours * 3600, duplicates_s=max(120.0, 2 * nats.max_age_s)
    )
