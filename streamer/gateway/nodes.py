"""The nodes of the cluster as their registry has them: a key-value bucket whose entries end with their lease."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from streamer.cluster.bucket import Bucket
from streamer.cluster.entries import NODES, SESSIONS, decode_node, decode_session
from streamer.protocol.event_decoder import node_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nats.js import JetStreamContext

    from streamer.cluster.entries import NodeEntry

log = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 1.0
"""How often the registry is read: an entry that ends with its lease sends no message."""


class Nodes:
    """Knows the nodes whose lease holds."""

    def __init__(self, *, forget: Callable[[str], None], look_every_s: float = LOOK_EVERY_S) -> None:
        """``forget`` is called with the beginning of the keys of a node that is gone."""
        self._forget = forget
        self._look_every_s = look_every_s
        self._nodes: dict[str, NodeEntry] = {}
        self._gone_with_history: set[str] = set()
        self.is_known = False
        """Whether the registry could be read when it was last looked at."""

    @property
    def present(self) -> Mapping[str, NodeEntry]:
        """The nodes by name, in the order of their names."""
        return self._nodes

    def with_history(self) -> list[str]:
        """Return the nodes that are there and keep a history."""
        return [name for name, node in self._nodes.items() if node.history]

    def gone_with_history(self) -> list[str]:
        """Return the nodes that were seen here, kept a history, and are not there now."""
        return sorted(self._gone_with_history)

    async def follow(self, streams: JetStreamContext) -> None:
        """Look again and again until the connection is lost, which raises."""
        try:
            while True:
                await self._look(streams)
                await asyncio.sleep(self._look_every_s)
        finally:
            self.is_known = False

    async def owner(self, streams: JetStreamContext, session_id: str) -> str | None:
        """Return the node that a session is on; None where that is not known."""
        bucket = await Bucket.find(streams, SESSIONS)
        entry = None if bucket is None else await bucket.get(session_id)
        session = None if entry is None else decode_session(entry.data)
        return None if session is None else session.node

    async def _look(self, streams: JetStreamContext) -> None:
        bucket = await Bucket.find(streams, NODES)
        values = {} if bucket is None else await bucket.all()  # None: no node was ever there
        entries = [decode_node(value.data) for value in values.values()]
        found = {node.node: node for node in entries if node is not None}
        for name in sorted(self._nodes.keys() - found.keys()):
            log.warning("cluster: the node %s is gone", name)
            self._forget(node_keys(name))
        for name in sorted(found.keys() - self._nodes.keys()):
            log.info("cluster: the node %s is there", name)
        self._gone_with_history |= {name for name, node in self._nodes.items() if node.history}
        self._gone_with_history -= found.keys()
        self._nodes = dict(sorted(found.items()))
        self.is_known = True
