"""Clears what a node of the cluster that is lost had the broker retain: it can't do that itself any more."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamer.core.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import aiomqtt

    from streamer.sinks.mqtt_client import MqttClient

    Clear = Callable[[MqttClient, str], Awaitable[None]]
    """Has the broker forget what it keeps for a whole topic."""

log = logging.getLogger(__name__)

STATUS = "status"
BELOW = ("sessions/#", "sources/#", "health")
"""Below a node's own prefix, what holds only while it lives; what it is (``info``) stays, and so does ``status``."""
MAX_LOST = 100
"""Nodes that are waited for; where names are used once, as those of containers, the oldest never come back."""
MAX_JOBS = 10_000
"""What waits for its turn; a broker sends all that a node has left at once, and what is too much it sends again."""
MAX_PASSES = 10
"""Over a connection, as a broker may refuse to forget any of it."""
MAX_TRIES = 3
"""Some brokers end the connection of who may not subscribe: so often in a row, and it is not tried again."""


@dataclass(frozen=True, slots=True)
class _Job:
    what: Literal["watch", "look", "clear", "leave"]
    node: str
    topic: str = ""
    """The whole topic that is to be cleared."""


class LostNodes:
    """Nodes that others have taken for lost, until they are back.

    A node is cleared after once its ``status`` is ``offline``, by its last will: one that only the cluster has lost
    still publishes to the broker, and what is kept there is true. It is left alone from when it is ``online`` again.
    """

    def __init__(self, *, prefix: str, root: str, max_jobs: int = MAX_JOBS) -> None:
        """``prefix``: of the topics of all nodes; ``root``: that of ours."""
        self._prefix = f"{prefix}/"
        self._root = root
        self._is_offline: dict[str, bool] = {}
        """Lost nodes, and whether the broker has said so too."""
        self._jobs: Mailbox[_Job] = Mailbox(max_jobs)
        self._tries = MAX_TRIES

    def add(self, node: str) -> None:
        """Take note of a node that is lost."""
        if node in self._is_offline:
            return
        if len(self._is_offline) >= MAX_LOST:
            self._leave(next(iter(self._is_offline)))
        self._is_offline[node] = False
        self._jobs.put(_Job("watch", node))

    def takes(self, message: aiomqtt.Message) -> bool:
        """Take note of a message of another node; return False for any other one."""
        topic = str(message.topic)
        if not topic.startswith(self._prefix) or topic.startswith(self._root):
            return False
        node, _, what = topic.removeprefix(self._prefix).partition("/")
        if node in self._is_offline and what == STATUS:
            self._on_status(node, is_offline=message.payload == b"offline")
        elif message.payload and message.retain and self._is_offline.get(node):
            self._jobs.put(_Job("clear", node, topic))
        return True

    async def clear_all(self, client: MqttClient, clear: Clear) -> None:
        """Look, and clear what is found, until the connection breaks, which raises aiomqtt.MqttError."""
        self._jobs = Mailbox(self._jobs.capacity)
        self._watch_all()
        passes = 1
        async for job in self._jobs:
            await self._do(job, client, clear)
            if not len(self._jobs) and self._jobs.take_dropped() and passes < MAX_PASSES:
                passes += 1
                self._watch_all()

    def _watch_all(self) -> None:
        """Begin anew: the broker tells again what it keeps of each."""
        self._is_offline = dict.fromkeys(self._is_offline, False)
        for node in self._is_offline:
            self._jobs.put(_Job("watch", node))

    async def _do(self, job: _Job, client: MqttClient, clear: Clear) -> None:
        if job.what == "watch":
            await self._subscribe(client, job.node, STATUS)
        elif job.what == "look":
            log.info("mqtt: what the lost node %s has left is cleared", job.node)
            await self._subscribe(client, job.node, *BELOW)
        elif job.what == "leave":
            await client.unsubscribe([f"{self._prefix}{job.node}/{name}" for name in (STATUS, *BELOW)])
        elif self._is_offline.get(job.node):
            await clear(client, job.topic)

    def _on_status(self, node: str, *, is_offline: bool) -> None:
        if is_offline and not self._is_offline[node]:
            self._is_offline[node] = True
            self._jobs.put(_Job("look", node))
        elif not is_offline and self._is_offline[node]:  # online at first: the broker has not missed it, or not yet
            self._leave(node)

    def _leave(self, node: str) -> None:
        del self._is_offline[node]
        self._jobs.put(_Job("leave", node))

    async def _subscribe(self, client: MqttClient, node: str, *names: str) -> None:
        if not (self._tries and client.limits.wildcards and client.limits.retain):
            return
        self._tries -= 1
        for name in names:
            (code,) = await client.subscribe(f"{self._prefix}{node}/{name}")
            if code == 0x80 or (not isinstance(code, int) and code.is_failure):
                log.warning("mqtt: the broker lets nobody clear what the lost node %s has left: %s", node, code)
                self._tries = 0
                return
        self._tries = MAX_TRIES
