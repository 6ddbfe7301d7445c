"""How sinks take a changed configuration: in place where their clients can stay, else another takes their place."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from streamer.app.access import certificate
from streamer.app.access import reload as reload_access
from streamer.app.reload import Reloadable, sync_part
from streamer.config.nats_table import Nats
from streamer.config.port_tables import WebSocket
from streamer.sinks.mqtt import MqttSink
from streamer.sinks.nats import NatsSink
from streamer.sinks.webhook import WebhookSink
from streamer.web.sink import WebSink

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from contextlib import AsyncExitStack
    from pathlib import Path

    from streamer.access.policy import AccessPolicy
    from streamer.app.reload import Apply, NeedsRestart
    from streamer.config.tables import Config
    from streamer.engine.open_sinks import OpenSinks
    from streamer.sinks.sink import Sink
    from streamer.web.certificate import Certificate
    from streamer.web.supervision import KeepsMarks

    SinkMakers = Mapping[str, Callable[[Config], Sink | None]]
    """By the table of its configuration, what makes a sink; None where the configuration enables none."""

_OF_WEBSOCKET = ("enabled", "host", "port", "queue_events", "replay_events", "control")
KEYS = {"websocket": ("web", *(f"websocket.{key}" for key in _OF_WEBSOCKET))}
"""What a sink can take while it runs, where that is not all of its table, or more than that."""


def sink_parts(config: Config, makers: SinkMakers, sinks: Mapping[str, Sink], opened: OpenSinks) -> list[Reloadable]:
    """Return a part for each kind of sink. ``sinks``: those that ``config`` enables, by table."""
    return [
        Reloadable(
            KEYS.get(table, (table,)),
            _Place(table, config, make, sinks.get(table), opened).prepare,
            has_files=table in {"mqtt", "nats", "webhook"},
            needs_restart=FIXED.get(table, _nothing),
        )
        for table, make in makers.items()
    ]


def marks_of(sinks: Sequence[Sink]) -> KeepsMarks | None:
    """Return where marks go, by the sinks that are open."""
    return next((sink.marks for sink in sinks if isinstance(sink, WebSink)), None)


def clear_after(sinks: Sequence[Sink], node: str) -> None:
    """Have the broker forget what a node of the cluster that is lost had it keep, by the sinks that are open."""
    for sink in sinks:
        if isinstance(sink, MqttSink):
            sink.clear_after(node)


def access_part(
    access: AccessPolicy, config: Config, config_path: Path | None, sinks: Callable[[], Sequence[Sink]]
) -> Reloadable:
    """Return who may do what, and how much: tokens, their files, origins, names, quotas. Old tokens disconnect.

    ``sinks``: those that are open.
    """
    in_force = config.websocket

    async def prepare(config: Config, undo: AsyncExitStack) -> Apply:
        reload_access(access, config.websocket, config_path, os.environ)
        undo.callback(reload_access, access, in_force, config_path, os.environ)
        return partial(apply, config)

    def apply(config: Config) -> None:
        nonlocal in_force
        in_force = config.websocket
        for sink in sinks():
            if isinstance(sink, WebSink):
                sink.check_access()

    limits = [key for key in WebSocket.__struct_fields__ if key.startswith("max_")]
    keys = [f"websocket.{key}" for key in ("token", "tokens", "origins", "hosts", *limits)]
    return Reloadable(tuple(keys), prepare, has_files=True)


def certificate_parts(in_force: Certificate | None, config_path: Path | None) -> list[Reloadable]:
    """Return the server's certificate, where it has one: its files are read at every reload. Connections stay."""

    def prepare(config: Config) -> Callable[[], None]:
        new = certificate(config.websocket, config_path)
        return partial(in_force.become, new) if in_force is not None and new is not None else lambda: None

    def needs_restart(before: Config, wanted: Config) -> Collection[str]:
        is_switched = bool(before.websocket.tls_cert) != bool(wanted.websocket.tls_cert)
        return keys if is_switched or in_force is None else ()

    keys = ("websocket.tls_cert", "websocket.tls_key")
    return [sync_part(*keys, prepare=prepare, has_files=True, needs_restart=needs_restart)]


class _Place:
    """The place of one kind of sink, with the one that is open there."""

    def __init__(
        self,
        table: str,
        config: Config,
        make: Callable[[Config], Sink | None],
        sink: Sink | None,
        opened: OpenSinks,
    ) -> None:
        self._table = table
        self._config = config
        self._make = make
        self._sink = sink
        self._opened = opened

    async def prepare(self, config: Config, opened: AsyncExitStack) -> Apply:
        new = self._make(config)
        old, before = self._sink, getattr(self._config, self._table)
        if isinstance(old, WebSink) and isinstance(new, WebSink) and _address(before) == _address(config.websocket):
            return partial(self._use, config, partial(old.reconfigure, new))
        if new is not None:
            await opened.enter_async_context(new)
        if isinstance(old, MqttSink) and isinstance(new, MqttSink) and config.mqtt == before:
            return partial(self._use, config, partial(old.renew_certificates, new))
        if isinstance(old, NatsSink) and isinstance(new, NatsSink) and config.nats == before:
            return partial(self._use, config, partial(old.renew_certificates, new))
        if isinstance(old, WebhookSink) and isinstance(new, WebhookSink) and config.webhook == before:
            return partial(self._use, config, partial(old.renew_secret, new))
        return partial(self._replace, config, new)

    def _use(self, config: Config, change: Callable[[], None]) -> None:
        self._config = config
        change()

    async def _replace(self, config: Config, new: Sink | None) -> None:
        old = self._sink
        self._config, self._sink = config, new
        if old is not None or new is not None:
            await self._opened.replace(old, new)


def _address(websocket: WebSocket) -> tuple[str, int]:
    return websocket.host, websocket.port


def _fixed_address(before: Config, wanted: Config) -> Collection[str]:
    """Return the host where only that changes: the listener of before is in the way of one at the same port."""
    old, new = before.websocket, wanted.websocket
    return ("websocket.host",) if old.enabled and old.port and old.port == new.port and old.host != new.host else ()


def _of_cluster(before: Config, _wanted: Config) -> Collection[str]:
    """Return all of ``[nats]`` where the daemon is a node.

    Its lease, its sessions and its events are on the same servers: on others it would be another node of that name,
    while its sessions are still open on the first ones.
    """
    return [f"nats.{key}" for key in Nats.__struct_fields__] if before.cluster.enabled else ()


def _nothing(_before: Config, _wanted: Config) -> Collection[str]:
    return ()


FIXED: Mapping[str, NeedsRestart] = {"websocket": _fixed_address, "nats": _of_cluster}
"""By table, which of its keys can't change while the daemon runs."""
