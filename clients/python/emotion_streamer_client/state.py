"""What holds now, folded from events: sources, open sessions and their legs.

Pure: a state is never changed, a new one shares with the old what stays. The files in ``clients/golden``
say what it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SOURCE_PREFIX = "/emotion-streamer/"
"""Of the ``source`` of an event; the name of its node follows."""
NONE = "none"
"""The state of a leg that expresses nothing that could be claimed, as in ``state.v1``."""


class SourceState(TypedDict):
    """As in ``source.health.v1``."""

    state: str
    detail: str


class LegState(TypedDict):
    """A leg of an open session."""

    role: str
    analysed: bool
    paused: bool
    """Whether a control client paused its analysis."""
    speaking: bool
    state: str
    """A label, or `NONE`."""
    probability: float
    """Of the state when it began, 0 to 1."""
    since_ms: int | None
    """Position in the leg at which the state began."""
    posterior: list[dict[str, Any]]
    """``name`` and ``probability`` of each label, by falling probability; empty before the first result."""
    dimensions: dict[str, float] | None
    abstained: bool
    """Whether the newest result was no answer, and why."""
    reason: str | None


class AlertState(TypedDict):
    """An alert that is open, as in ``alert.v1``."""

    leg_id: str | None
    """None where it is about the whole session, like ``role``."""
    role: str | None
    rule: str
    kind: str
    labels: list[str]
    threshold: float | None
    probability: float | None
    since_ms: int
    raised_at: str
    acknowledged: bool
    acknowledged_by: str | None


class SessionState(TypedDict):
    """An open session."""

    node: str
    """The daemon that told of it first, as in `State.nodes`."""
    source_id: str | None
    """None where its start was not seen, as with a filter."""
    call_reference: str | None
    started_at: str | None
    legs: dict[str, LegState]
    """By ``leg_id``, in the order in which they came."""
    alerts: dict[str, AlertState]
    """The open ones by ``alert_id``, in the order in which they were raised."""


class NodeState(TypedDict):
    """What a daemon says of itself."""

    sources: dict[str, SourceState]
    """By ``source_id``."""
    overload: dict[str, Any] | None
    """The data of ``overload.v1`` while there is one."""


class State(TypedDict):
    """Everything that holds now."""

    nodes: dict[str, NodeState]
    """By the name of the daemon (``events.node``). Behind a gateway there are several."""
    sources: dict[str, SourceState]
    """By ``source_id``: the newest of a name. Two daemons may have a source of one name: ``nodes`` tells them apart."""
    sessions: dict[str, SessionState]
    """By ``session_id``; those that ended are gone."""
    overload: dict[str, Any] | None
    """The data of ``overload.v1`` while a daemon is overloaded; of several, of one of them."""


def initial_state() -> State:
    """Return the state before any event."""
    return {"nodes": {}, "sources": {}, "sessions": {}, "overload": None}


def node_of(event: Mapping[str, Any]) -> str:
    """Return the name of the daemon that an event is from."""
    return str(event.get("source", "")).removeprefix(SOURCE_PREFIX)


def reduce(state: State, event: Mapping[str, Any]) -> State:
    """Return the state after an event: a CloudEvent as it came, ``Event.raw``. Unknown types change nothing."""
    kind = str(event["type"]).removeprefix("org.emotionstreamer.")
    data = event.get("data") or {}
    if kind == "gap.v1":
        return initial_state() if data.get("reason") == "resume_expired" else state  # a snapshot follows
    if kind == "overload.v1":
        return _overloaded(state, node_of(event), data)
    if kind == "source.health.v1":
        return _heard_of_source(state, node_of(event), data)
    if kind == "session.ended.v1":
        left = {name: each for name, each in state["sessions"].items() if name != data["session_id"]}
        return {**state, "sessions": left}
    if kind in {"session.started.v1", "session.changed.v1", "alert.v1"}:
        known = state["sessions"].get(data["session_id"]) or _new_session(node_of(event))
        session = _alerted(known, data) if kind == "alert.v1" else _announced(known, kind, event, data)
        return _with_session(state, data["session_id"], session)
    return _with_leg(state, node_of(event), data, _CHANGES[kind](data)) if kind in _CHANGES else state


def _heard_of_source(state: State, node: str, data: Mapping[str, Any]) -> State:
    source: SourceState = {"state": data["state"], "detail": data["detail"]}
    told = state["nodes"].get(node) or _new_node()
    told = {**told, "sources": {**told["sources"], data["source_id"]: source}}
    sources = {**state["sources"], data["source_id"]: source}
    return {**state, "nodes": {**state["nodes"], node: told}, "sources": sources}


def _overloaded(state: State, node: str, data: Mapping[str, Any]) -> State:
    overload = dict(data) if data["active"] else None
    told: NodeState = {**(state["nodes"].get(node) or _new_node()), "overload": overload}
    nodes = {**state["nodes"], node: told}
    others = (nodes[name]["overload"] for name in sorted(nodes))
    return {**state, "nodes": nodes, "overload": overload or next((each for each in others if each), None)}


def _announced(session: SessionState, kind: str, event: Mapping[str, Any], data: Mapping[str, Any]) -> SessionState:
    legs = dict(session["legs"])
    for leg in data["legs"]:
        known = legs.get(leg["leg_id"]) or _new_leg(leg["role"])
        legs[leg["leg_id"]] = {**known, "role": leg["role"], "analysed": leg["analysed"], "paused": leg["paused"]}
    return {
        "node": session["node"],
        "source_id": data["source_id"],
        "call_reference": data.get("call_reference"),
        "started_at": event["time"] if kind == "session.started.v1" else session["started_at"],
        "legs": legs,
        "alerts": session["alerts"],
    }


def _alerted(session: SessionState, data: Mapping[str, Any]) -> SessionState:
    alerts = dict(session["alerts"])
    if data["status"] == "cleared":
        alerts.pop(data["alert_id"], None)
    else:
        alert: AlertState = {name: data[name] for name in AlertState.__annotations__}  # type: ignore[assignment]
        alerts[data["alert_id"]] = alert
    return {**session, "alerts": alerts}


def _with_session(state: State, session_id: str, session: SessionState) -> State:
    return {**state, "sessions": {**state["sessions"], session_id: session}}


def _with_leg(state: State, node: str, data: Mapping[str, Any], change: dict[str, Any]) -> State:
    session = state["sessions"].get(data["session_id"]) or _new_session(node)
    leg = session["legs"].get(data["leg_id"]) or _new_leg(data["role"])
    changed: LegState = {**leg, "role": data["role"], **change}  # type: ignore[typeddict-item]  # keys of _CHANGES
    return _with_session(state, data["session_id"], {**session, "legs": {**session["legs"], data["leg_id"]: changed}})


def _result(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in ("posterior", "dimensions", "abstained", "reason")}


_CHANGES: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "utterance.started.v1": lambda _: {"speaking": True},
    "utterance.ended.v1": lambda data: {**_result(data), "speaking": False},
    "emotion.v1": _result,
    "state.v1": lambda data: {name: data[name] for name in ("state", "probability", "since_ms")},
}
"""By type: what an event changes of its leg."""


def _new_node() -> NodeState:
    return {"sources": {}, "overload": None}


def _new_session(node: str) -> SessionState:
    return {"node": node, "source_id": None, "call_reference": None, "started_at": None, "legs": {}, "alerts": {}}


def _new_leg(role: str) -> LegState:
    return {
        "role": role,
        "analysed": True,
        "paused": False,
        "speaking": False,
        "state": NONE,
        "probability": 0,
        "since_ms": None,
        "posterior": [],
        "dimensions": None,
        "abstained": False,
        "reason": None,
    }
