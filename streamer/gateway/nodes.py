"""The nodes of the cluster as their registry has them: a key-value bucket whose entries end with their lease."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec
from nats.js.errors import KeyNotFoundError, NotFoundError

from streamer.gateway.cursor import Start, read_present
from streamer.protocol.event_decoder import node_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nats.js import JetStreamContext

    from streamer.gateway.cursor import Stored

log = logging.getLogger(__name__)

NODES_BUCKET: Final = "es_nodes"
SESSIONS_BUCKET: Final = "es_sessions"
LOOK_EVERY_S: Final = 1.0
"""How often the registry is read: an entry that ends with its lease sends no message."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """What a node says of itself."""

    node: str
    version: str = ""
    url: str = ""
    load: float = 0.0
    """Work to be done as a share of what can be done; above 1 it is too much."""
    target_load: float = 1.0
    legs: int = 0
    max_legs: int = 0
    sessions: int = 0
    draining: bool = False
    started: str = ""


class Nodes:
    """Knows the nodes whose lease holds."""

    def __init__(self, *, forget: Callable[[str], None]) -> None:
        """``forget`` is called with the beginning of the keys of a node that is gone."""
        self._forget = forget
        self._nodes: dict[str, Node] = {}
        self.is_known = False
        """Whether the registry could be read when it was last looked at."""

    @property
    def present(self) -> Mapping[str, Node]:
        """The nodes by name, in the order of their names."""
        return self._nodes

    async def follow(self, streams: JetStreamContext) -> None:
        """Look again and again until the connection is lost, which raises."""
        try:
            while True:
                await self._look(streams)
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            self.is_known = False

    async def owner(self, streams: JetStreamContext, session_id: str) -> str | None:
        """Return the node that a session is on; None where that is not known."""
        try:
            bucket = await streams.key_value(SESSIONS_BUCKET)
            entry = await bucket.get(session_id)
        except (NotFoundError, KeyNotFoundError):
            return None
        with suppress(msgspec.MsgspecError):
            return msgspec.json.decode(entry.value or b"", type=_Owned).node
        return None

    async def _look(self, streams: JetStreamContext) -> None:
        start = Start(newest_of_each_subject=True, subjects=(f"$KV.{NODES_BUCKET}.>",))
        try:
            messages = [message async for message in read_present(streams, f"KV_{NODES_BUCKET}", start)]
        except NotFoundError:  # no node was ever there
            messages = []
        found = {node.node: node for message in messages if (node := _node(message)) is not None}
        for name in sorted(self._nodes.keys() - found.keys()):
            log.warning("cluster: the node %s is gone", name)
            self._forget(node_keys(name))
        for name in sorted(found.keys() - self._nodes.keys()):
            log.info("cluster: the node %s is there", name)
        self._nodes = dict(sorted(found.items()))
        self.is_known = True


class _Owned(msgspec.Struct, frozen=True):
    node: str


def _node(message: Stored) -> Node | None:
    if message.headers.get("KV-Operation"):  # it was deleted
        return None
    try:
        return msgspec.json.decode(message.data, type=Node)
    except msgspec.MsgspecError:
        return None
