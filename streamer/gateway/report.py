"""What an operator sees of the gateway and of the nodes behind it: health pages, metrics, a status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import InfoMetricFamily
from prometheus_client.registry import Collector

from streamer.core.counting import count
from streamer.ops.health import Health, Part
from streamer.ops.metric_families import PREFIX, counter, gauge, gauges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from prometheus_client.metrics_core import Metric

    from streamer.cluster.entries import NodeEntry
    from streamer.gateway.feed import EventFeed
    from streamer.gateway.link import Link
    from streamer.gateway.nodes import Nodes


class GatewayReport(Collector):
    """Health and metrics; none is about a person, and no label names a call."""

    def __init__(
        self,
        *,
        version: str,
        link: Link,
        feed: EventFeed,
        nodes: Nodes,
        others: Callable[[], Iterable[Metric]] = tuple,
    ) -> None:
        """``others`` gives the metrics of other parts, at each scrape."""
        self._version = version
        self._link = link
        self._feed = feed
        self._nodes = nodes
        self._others = others
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def pages(self) -> Mapping[str, Callable[[], Health]]:
        """Return what gives each health page, by its path."""
        return {"/livez": Health, "/readyz": self.ready, "/healthz": self.whole}

    def ready(self) -> Health:
        """Return whether clients get the events of all nodes now."""
        problem = self._link.problem or ("" if self._feed.has_begun else "the state of the sessions is being read")
        return Health((Part("nats", problem),))

    def whole(self) -> Health:
        """Return whether everything works, and which nodes there are."""
        nodes = self._nodes.present.values()
        absent = "" if nodes or not self._nodes.is_known else "no node is registered"
        parts = (*self.ready().parts, Part("nodes", absent))
        return Health(parts, of_machines="\n".join(map(_line, nodes)))

    def status(self) -> str:
        """Return a line for the service manager."""
        trouble = f"; {self._link.problem}" if self._link.problem else ""
        return f"{count(len(self._nodes.present), 'node')}, {count(self._feed.events, 'event')}{trouble}"

    def exposition(self) -> str:
        """Return the metrics in the Prometheus text format 0.0.4."""
        return generate_latest(self._registry).decode()

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics with their current values."""
        yield InfoMetricFamily(f"{PREFIX}gateway", "Version of the gateway.", value={"version": self._version})
        yield gauge("nats_connected", "1 while NATS is connected.", int(not self._link.problem))
        yield counter("gateway_events", "Events that were read from the stream.", self._feed.events)
        yield gauge("gateway_events_behind", "Events in the stream that were not read yet.", self._feed.left)
        yield counter("gateway_lost_events", "Events that the stream dropped before they were read.", self._feed.lost)
        text = "Messages in the stream that are no events."
        yield counter("gateway_unreadable_messages", text, self._feed.unreadable)
        yield from _node_metrics(self._nodes.present)
        yield from self._others()


def _node_metrics(nodes: Mapping[str, NodeEntry]) -> Iterator[Metric]:
    yield gauge("nodes", "Nodes that are registered.", len(nodes))
    for name, text, value in (
        ("load", "Work to be done by a node as a share of what it can do.", lambda node: node.load),
        ("target_load", "Load above which a node takes no new sessions.", lambda node: node.target_load),
        ("legs", "Open legs of a node.", lambda node: node.legs),
        ("max_legs", "Legs that may be open at once on a node.", lambda node: node.max_legs),
        ("sessions", "Open sessions of a node.", lambda node: node.sessions),
        ("draining", "1 while a node takes no new sessions, since it ends.", lambda node: int(node.draining)),
    ):
        yield gauges(f"node_{name}", text, ("node",), {(node.node,): value(node) for node in nodes.values()})


def _line(node: NodeEntry) -> str:
    state = (", draining" if node.draining else "") + (f", {node.url}" if node.url else "")
    return (
        f"node {node.node}: load {node.load:.2f} of {node.target_load:g}, {node.legs} of {node.max_legs} legs, "
        f"{count(node.sessions, 'session')}, version {node.version}{state}"
    )
