"""What nodes write into the buckets of a cluster: values and their JSON. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec

from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotations when it decodes
from streamer.protocol.control_messages import Id  # noqa: TC001 - as above

NODES, SESSIONS = "es_nodes", "es_sessions"
"""The names of the buckets."""
OPEN_SUBJECT, OPEN_QUEUE = "es.control.open", "nodes"
OptionalId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")]


def node_subject(node: str) -> str:
    """Return where a node takes requests."""
    return f"es.control.node.{node}"


def kept_subject(node: str) -> str:
    """Return where a node is asked about what it keeps, by gateways."""
    return f"es.control.kept.{node}"


class NodeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A node that runs."""

    node: str
    version: str = ""
    url: str = ""
    """Of its HTTP port, as others reach it; may be empty."""
    load: float = 0.0
    """Of its scarcest resource, 0..1; above 1 there is more to do than can be done."""
    target_load: float = 0.0
    """Above it no more legs are taken; 0: whatever the load."""
    legs: int = 0
    max_legs: int = 0
    sessions: int = 0
    draining: bool = False
    started: str = ""
    """When it started, RFC 3339."""
    rtp_host: str = ""
    instance: str = ""
    """Another one each time that it starts."""
    history: bool = False
    """Whether it keeps a history."""
    marks: list[str] = []
    """The labels that marks may name, where it keeps marks; msgspec copies the default."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """Who tells the end of a session; whoever wrote it is the only one."""

    reason: str
    by: Id
    """The node."""
    event_id: OptionalId = ""
    """Of the event, whoever tells it."""


class SessionLeg(msgspec.Struct, frozen=True):
    """Of a leg what its session's start says; the units are those of `streamer.core.events.Leg`."""

    leg_id: str
    role: Role
    codec: str
    sample_rate: int
    analysed: bool


class SessionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An open session. Raises ValueError where nobody could tell its start and its end by it."""

    node: Id
    started: str
    """When it was opened, RFC 3339."""
    call_reference: str | None = None
    legs: list[dict[str, Any]] = []
    """As in ``session.started.v1``; msgspec copies the default."""
    source_id: OptionalId = ""
    instance: str = ""
    """Of its node."""
    event_id: OptionalId = ""
    """Of the event of its start; empty before that is sent."""
    ended: Ending | None = None
    """Set while its end is told."""

    def __post_init__(self) -> None:
        self.started_at()
        self.known_legs()

    def started_at(self) -> datetime:
        """Return when it was opened, in UTC."""
        return datetime.fromisoformat(self.started).astimezone(UTC)

    def known_legs(self) -> list[SessionLeg]:
        """Return its legs."""
        return msgspec.convert(self.legs, list[SessionLeg])


def encode(entry: NodeEntry | SessionEntry) -> bytes:
    """Return an entry as JSON."""
    return msgspec.json.encode(entry)


def decode_node(data: bytes) -> NodeEntry | None:
    """Return a node's entry; None where it is none: anybody may write into a bucket."""
    try:
        return msgspec.json.decode(data, type=NodeEntry)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def decode_session(data: bytes) -> SessionEntry | None:
    """Return a session's entry; None where it is none."""
    try:
        return msgspec.json.decode(data, type=SessionEntry)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):  # the last: a time in the year 0
        return None
