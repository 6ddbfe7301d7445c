"""What a daemon says of its legs, as somebody watches it. Pure: events in, views out, time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from streamer.core.counting import count

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPE_PREFIX = "org.emotionstreamer."
SOURCE_PREFIX = "/emotion-streamer/"
SILENT, UNSURE, PAUSED, NOT_ANALYSED = "silent", "unsure", "paused", "not analysed"
QUIET = frozenset({SILENT, PAUSED, NOT_ANALYSED})
"""Words of legs from which no result comes."""


@dataclass(slots=True)
class LegView:
    """One leg."""

    leg_id: str
    session: str
    """Its call reference where there is one, else the id of its session."""
    role: str
    is_analysed: bool = True
    is_paused: bool = False
    is_speaking: bool = False
    state: str | None = None
    """As in ``state.v1``; None while there is none."""
    probability: float = 0.0
    """Of the state, 0..1; without a state that of the most probable label."""
    since_s: float = 0.0
    """When the present word began to hold, seconds since 1970."""
    alerts: dict[str, str] = field(default_factory=dict)
    """The rules of its open alerts that nobody has acknowledged, by the id of the alert."""

    @property
    def word(self) -> str:
        """The state, or why there is none."""
        if not self.is_analysed:
            return NOT_ANALYSED
        if self.is_paused:
            return PAUSED
        return self.state or (UNSURE if self.is_speaking else SILENT)


class Board:
    """The legs that are open, by what the events say so far; events of unknown types and fields are passed over."""

    def __init__(self) -> None:
        self.lost_events = 0
        self._sources: dict[tuple[str, str], str] = {}
        """The state of each source, by its node and name."""
        self._overloaded: set[str] = set()
        """The nodes that have too much to do."""
        self.alerts: dict[str, str] = {}
        """The rules of all open alerts that nobody has acknowledged, by the id of the alert."""
        self._legs: dict[tuple[str, str], LegView] = {}
        """By session and leg, in the order in which they came."""
        self._session_of: dict[str, str] = {}
        """By the id of the alert."""

    @property
    def sources(self) -> dict[str, str]:
        """The state of each source, as in ``source.health.v1``; of several nodes, by ``node/source``."""
        has_several = len({node for node, _ in self._sources}) > 1
        return {f"{node}/{name}" if has_several else name: state for (node, name), state in self._sources.items()}

    @property
    def is_overloaded(self) -> bool:
        """Whether a daemon has too much to do."""
        return bool(self._overloaded)

    def legs(self) -> list[LegView]:
        """Return the legs that are open, in the order in which they came."""
        return list(self._legs.values())

    def forget(self) -> None:
        """Forget everything, as after the connection was lost: the next snapshot says what holds."""
        self.__init__()  # type: ignore[misc]  # the state of a new one

    def take(self, event: dict[str, Any]) -> list[str]:
        """Take an event; return what is new, as lines for people who read along."""
        kind = str(event["type"]).removeprefix(TYPE_PREFIX)
        data, at_s = event["data"], datetime.fromisoformat(event["time"]).timestamp()
        match kind:
            case "session.started.v1" | "session.changed.v1":
                return self._set_legs(data, at_s)
            case "session.ended.v1":
                return self._end_session(data)
            case "utterance.started.v1" | "utterance.ended.v1":
                return self._speak(data, at_s, is_speaking=kind == "utterance.started.v1")
            case "state.v1":
                return self._set_state(data, at_s)
            case "emotion.v1":
                return self._score(data)
            case _:
                return self._take_other(kind, data, str(event["source"]).removeprefix(SOURCE_PREFIX))

    def _take_other(self, kind: str, data: dict[str, Any], node: str) -> list[str]:
        match kind:
            case "source.health.v1":
                self._sources[node, data["source_id"]] = data["state"]
                return [f"{data['source_id']}: {data['state']} ({data['detail']})"]
            case "gap.v1":
                self.lost_events += data["lost_events"]
                return [f"{data['where']}: lost {_lost(data)} ({data['reason']})"]
            case "alert.v1":
                return self._set_alert(data)
            case "advice.v1" | "coach.report.v1":
                leg = self._legs.get((data["session_id"], data["leg_id"]))
                who = _who(data["role"], data["session_id"] if leg is None else leg.session)
                return [f"coach, {who}: {text}" for text in data.get("sentences", [data.get("text")])]
            case "overload.v1":
                (self._overloaded.add if data["active"] else self._overloaded.discard)(node)
                return ["the daemon is overloaded" if data["active"] else "the overload is over"]
            case _:
                return []

    # -- legs ----------------------------------------------------------------------------------------

    def _set_legs(self, data: dict[str, Any], at_s: float) -> list[str]:
        session_id = data["session_id"]
        name = data.get("call_reference") or session_id
        news: list[str] = []
        for described in data["legs"]:
            key = session_id, described["leg_id"]
            leg = self._legs.get(key)
            if leg is None:
                leg = self._legs[key] = LegView(described["leg_id"], name, described["role"], since_s=at_s)
                news.append(f"{_who(described['role'], name)}: {described['codec']}, {described['sample_rate']} Hz")
            before = leg.word
            leg.role, leg.is_analysed, leg.is_paused = described["role"], described["analysed"], described["paused"]
            self._note_word(leg, before, at_s)
        return news

    def _end_session(self, data: dict[str, Any]) -> list[str]:
        session_id = data["session_id"]
        legs = [self._legs.pop(key) for key in [key for key in self._legs if key[0] == session_id]]
        for alert_id in [each for each, session in self._session_of.items() if session == session_id]:
            del self._session_of[alert_id], self.alerts[alert_id]
        name = legs[0].session if legs else data.get("call_reference") or data["session_id"]
        return [f"{name}: ended ({data['reason']})"]

    def _speak(self, data: dict[str, Any], at_s: float, *, is_speaking: bool) -> list[str]:
        leg = self._leg(data, at_s)
        before = leg.word
        leg.is_speaking = is_speaking
        self._note_word(leg, before, at_s)
        return []

    def _set_state(self, data: dict[str, Any], at_s: float) -> list[str]:
        leg = self._leg(data, at_s)
        before = leg.word
        leg.state = None if data["state"] == "none" else data["state"]
        leg.probability = data["probability"]
        self._note_word(leg, before, at_s)
        number = f" {leg.probability:.2f}" if leg.state else ""
        return [f"{_who(leg.role, leg.session)}: {leg.word}{number}"] if leg.word != before else []

    def _score(self, data: dict[str, Any]) -> list[str]:
        leg = self._legs.get((data["session_id"], data["leg_id"]))
        posterior: Sequence[dict[str, Any]] = data.get("posterior") or ()
        if leg is not None and posterior:
            wanted = next((each for each in posterior if each["name"] == leg.state), posterior[0])
            leg.probability = wanted["probability"]
        return []

    def _set_alert(self, data: dict[str, Any]) -> list[str]:
        leg = self._legs.get((data["session_id"], data["leg_id"]))
        about = [(self.alerts, data["rule"]), (self._session_of, data["session_id"])]
        if leg is not None:
            about.append((leg.alerts, data["rule"]))
        for alerts, value in about:
            alerts.pop(data["alert_id"], None)
            if data["status"] == "raised":
                alerts[data["alert_id"]] = value
        return [_alert(data, data["session_id"] if leg is None else leg.session)]

    def _leg(self, data: dict[str, Any], at_s: float) -> LegView:
        """Return the leg of an event; one whose session was never announced, as with a filter, begins here."""
        key = data["session_id"], data["leg_id"]
        leg = self._legs.get(key)
        if leg is None:
            leg = self._legs[key] = LegView(data["leg_id"], data["session_id"], data["role"], since_s=at_s)
        return leg

    @staticmethod
    def _note_word(leg: LegView, before: str, at_s: float) -> None:
        if leg.word != before:
            leg.since_s = at_s
        if leg.word in QUIET:
            leg.probability = 0.0


def _who(role: str, session: str) -> str:
    return f"{role} in {session}"


def _alert(data: dict[str, Any], session: str) -> str:
    where = f"session {session}" if data["leg_id"] is None else _who(data["role"], session)
    match data["status"]:
        case "raised":
            number = "" if data["probability"] is None else f" ({' + '.join(data['labels'])} {data['probability']:.2f})"
            return f"ALERT {data['rule']}: {where}{number}"
        case "acknowledged":
            by = "" if data["acknowledged_by"] is None else f" by {data['acknowledged_by']}"
            return f"alert {data['rule']}: {where}, acknowledged{by}"
        case _:
            return f"alert {data['rule']}: {where}, over ({data['reason']})"


def _lost(data: dict[str, Any]) -> str:
    if data["lost_events"]:
        return count(data["lost_events"], "event")
    if data["reason"] == "resume_expired":
        return "events, it is not known how many"
    return f"{data['lost_ms']} ms of audio" if data["lost_ms"] else "audio, it is not known how much"
