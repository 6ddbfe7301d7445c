"""The entry of a node, which it renews for as long as it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.cluster.bucket import NameTakenError
from streamer.cluster.entries import decode_node, encode

if TYPE_CHECKING:
    from streamer.cluster.bucket import Bucket
    from streamer.cluster.entries import NodeEntry


class Registration:
    """The lease of one node. One that starts later by the same name takes it over."""

    def __init__(self) -> None:
        self._revision = 0

    async def renew(self, nodes: Bucket, entry: NodeEntry) -> bool:
        """Write the entry; return whether the lease was held until now. Raises FAILURES, or NameTakenError."""
        revision = await nodes.update(entry.node, encode(entry), self._revision) if self._revision else None
        if revision is not None:
            self._revision = revision
            return True
        return await self._take(nodes, entry)

    async def leave(self, nodes: Bucket, entry: NodeEntry) -> None:
        """Remove the entry, where it is still this node's. Raises FAILURES."""
        found = await nodes.get(entry.node)
        other = None if found is None else decode_node(found.data)
        if other is not None and other.instance == entry.instance:
            await nodes.remove(entry.node)

    async def _take(self, nodes: Bucket, entry: NodeEntry) -> bool:
        found = await nodes.get(entry.node)
        if found is None:
            self._revision = await nodes.create(entry.node, encode(entry)) or 0
            return False
        other = decode_node(found.data)
        is_own = other is not None and other.instance == entry.instance  # a renewal of ours whose answer was lost
        if not is_own and other is not None and other.started > entry.started:
            raise NameTakenError(f"another daemon, which started later, is the node {entry.node}: set events.node")
        self._revision = await nodes.update(entry.node, encode(entry), found.revision) or 0
        return is_own
