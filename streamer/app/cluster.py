"""A daemon as a node of a cluster: from the configuration to its parts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from streamer.app.node_name import node_name
from streamer.app.own_address import reachable_host
from streamer.app.sinks import nats_servers
from streamer.cluster.drain import Drain
from streamer.cluster.entries import NodeEntry, SessionEntry
from streamer.control.draining import DrainingControl
from streamer.control.forgetting import ForgettingControl
from streamer.core.errors import ConfigError
from streamer.core.events import Leg
from streamer.engine.overload.admission import ALWAYS_LEGS
from streamer.ops.defaults import random_id, utc_now
from streamer.protocol.event_fields import legs as legs_of
from streamer.protocol.event_fields import rfc3339
from streamer.web.kept import KeptHere
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from streamer.app.pipeline import Pipeline
    from streamer.app.streams import Streams
    from streamer.cluster.ledger import SessionLedger
    from streamer.cluster.node import ClusterNode
    from streamer.config.tables import Config
    from streamer.history.archive import Archive
    from streamer.ops.systemd import Notifier
    from streamer.protocol.control_messages import OpenSession
    from streamer.sinks.sink import Answer, Sink
    from streamer.sources.rtp.source import RtpSource
    from streamer.web.supervision import KeepsMarks
    from streamer.workers.reports import WorkerReports


def check_cluster(config: Config) -> None:
    """Raise ConfigError where the daemon can't be a node as configured."""
    if not config.cluster.enabled:
        return
    if not config.nats.enabled:
        raise ConfigError("nats.enabled: expected true, since cluster.enabled is true, got false")
    if find_spec("nats") is None:
        raise ConfigError("cluster.enabled: nats-py is missing: pip install 'emotion-streamer[cluster]'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a node needs to know of the rest of its daemon."""

    config: Config
    config_path: Path | None
    pipeline: Pipeline
    rtp_source: RtpSource | WorkerSupervisor | None
    reports: WorkerReports | None
    streams: Streams
    is_listening: Callable[[], bool]
    ending_sources: Collection[str]
    """Those whose sessions end by themselves, as calls do and a microphone does not."""
    archive: Archive
    marks: Callable[[], KeepsMarks | None]
    """Returns where marks go now; None where nothing keeps them."""
    clear_after: Callable[[str], None]
    """Has the sinks clear what a node that is lost has left with a server that keeps it."""

    @property
    def n_legs(self) -> int:
        """How many legs are open or expected, in all processes."""
        legs = self.pipeline.legs
        return legs.n_open + len(legs.sessions.expected()) + self._n_elsewhere

    @property
    def n_ending(self) -> int:
        """How many sessions are open that end by themselves; of worker processes, legs."""
        sessions = self.pipeline.legs.sessions
        own = sum(sessions.described(session_id)[0] in self.ending_sources for session_id in sessions.ids())
        return own + self._n_elsewhere

    @property
    def load(self) -> float:
        """Of the scarcest resource."""
        elsewhere = () if self.reports is None else self.reports.load().values()
        return max(self.pipeline.load_control.mean_load, *elsewhere, 0.0)

    @property
    def has_room(self) -> bool:
        """Whether a session may be opened."""
        rtp, target = self.config.rtp, self.config.engine.target_load
        is_busy = self.reports is not None and target and self.load > target and self.n_legs >= ALWAYS_LEGS
        is_full = self.pipeline.load_control.is_full or is_busy or self.n_legs >= rtp.max_legs
        return rtp.enabled and self.is_listening() and not is_full

    def send_away(self, why: str) -> None:
        """Take no new legs, and ask those to leave who can."""
        self.pipeline.load_control.refuse_all(why)
        if isinstance(self.rtp_source, WorkerSupervisor):
            self.rtp_source.refuse_all(why)
        self.streams.send_away()

    def renew(self, session_ids: Sequence[str]) -> None:
        """Go on with the legs of these sessions as others: other nodes have ended them."""
        for session_id in session_ids:
            self.pipeline.legs.renew(session_id, random_id())
        if isinstance(self.rtp_source, WorkerSupervisor):
            self.rtp_source.renew(session_ids)

    @property
    def _n_elsewhere(self) -> int:
        return self.rtp_source.totals().open_legs if isinstance(self.rtp_source, WorkerSupervisor) else 0


def session_ledger(config: Config, instance: str) -> SessionLedger | None:
    """Return what keeps the node's sessions; None where the daemon is no node. Raises ConfigError."""
    check_cluster(config)
    if not config.cluster.enabled:
        return None
    from streamer.cluster.ledger import SessionLedger  # noqa: PLC0415 - nats-py is an extra

    return SessionLedger(
        node=node_name(config), instance=instance, replicas=config.nats.replicas, stream=config.nats.stream
    )


def cluster_node(member: Member, *, instance: str, ledger: SessionLedger, drain: Drain, answer: Answer) -> ClusterNode:
    """Return the node. ``answer``: to any request of control. ``instance``: as of ``ledger``."""
    from streamer.cluster.judge import Judge  # noqa: PLC0415 - nats-py is an extra
    from streamer.cluster.node import ClusterNode  # noqa: PLC0415
    from streamer.cluster.requests import NodeRequests  # noqa: PLC0415

    config = member.config
    node, started = node_name(config), rfc3339(utc_now())
    judge = Judge(
        node=node,
        instance=instance,
        stream=config.nats.stream,
        lease_s=config.cluster.lease_s,
        now=utc_now,
        monotonic=time.monotonic,
        on_told=member.pipeline.stats.count_event,
        on_lost=member.clear_after,
    )

    async def claim(session_id: str, request: OpenSession, reply: dict[str, Any]) -> bool:
        return await cluster.claim(session_id, _opened(config, ledger, request, reply))

    cluster = ClusterNode(
        servers=nats_servers(config, member.config_path),
        stream=config.nats.stream,
        replicas=config.nats.replicas,
        lease_s=config.cluster.lease_s,
        entry=lambda: _entry(member, instance=instance, started=started, ledger=ledger, drain=drain),
        ledger=ledger,
        judge=judge,
        requests=NodeRequests(
            node=node,
            answer=answer,
            answer_kept=KeptHere(member.archive, member.marks).answer,
            has_room=lambda: member.has_room,
            claim=claim,
        ),
        on_lost=member.renew,
    )
    return cluster


@dataclass(frozen=True, slots=True)
class Node:
    """What a daemon has of a node, and how it answers control requests as one; a daemon that is none has the answer."""

    answer: Answer
    ledger: SessionLedger | None = None
    drain: Drain | None = None
    sinks: Sequence[Sink] = ()


def build_node(member: Member, answer: Answer, notifier: Notifier) -> Node:
    """Return it; ``answer``: to requests that are not about the cluster or the history. Raises ConfigError."""
    instance = random_id()  # tells this start of a node from others
    ledger = session_ledger(member.config, instance)
    if ledger is None:
        return Node(ForgettingControl(answer, member.archive).answer)
    drain = _drain(member, notifier)
    draining = DrainingControl(answer, drain=drain.begin, drain_s=member.config.cluster.drain_s)
    forgetting = ForgettingControl(draining.answer, member.archive)
    node = cluster_node(member, instance=instance, ledger=ledger, drain=drain, answer=forgetting.answer)
    return Node(forgetting.answer, ledger, drain, [node])


def _drain(member: Member, notifier: Notifier) -> Drain:
    """Return how the node ends."""
    return Drain(
        drain_s=member.config.cluster.drain_s,
        n_open=lambda: member.n_ending,
        begin=member.send_away,
        extend_timeout=notifier.extend_timeout,
        monotonic=time.monotonic,
    )


def _entry(member: Member, *, instance: str, started: str, ledger: SessionLedger, drain: Drain) -> NodeEntry:
    config = member.config
    marks = member.marks()
    return NodeEntry(
        node=node_name(config),
        version=version("emotion-streamer"),
        url=config.cluster.url,
        load=round(member.load, 3),
        target_load=config.engine.target_load,
        legs=member.n_legs,
        max_legs=config.rtp.max_legs,
        sessions=len(ledger),
        draining=drain.is_draining,
        started=started,
        rtp_host=config.cluster.rtp_host or reachable_host(config.rtp.host),
        instance=instance,
        history=member.archive.is_open,
        marks=[] if marks is None else list(marks.labels),
    )


def _opened(config: Config, ledger: SessionLedger, request: OpenSession, reply: dict[str, Any]) -> SessionEntry:
    """Return the entry of a session that a control client has just opened: its legs as they are told without audio."""
    legs = [Leg(leg["leg_id"], leg["role"], "none", 8_000, config.privacy.allows(leg["role"])) for leg in reply["legs"]]
    return ledger.entry(
        started=rfc3339(utc_now()),
        source_id=config.rtp.source_id,
        legs=legs_of(legs),
        call_reference=request.call_reference if config.events.call_references else None,
    )
