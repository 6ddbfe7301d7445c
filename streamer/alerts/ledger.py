"""Which alerts are open, how many were raised within the last hour, and how many were due and not raised. Pure."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from streamer.core.events import Alert

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from streamer.alerts.rule import Rule
    from streamer.core.audio import Role
    from streamer.core.events import ClearReason

MuteReason = Literal["cooldown", "limit"]
HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Watch:
    """One rule on one leg, or on one session."""

    rule: Rule
    session_id: str
    leg_id: str | None = None
    role: Role | None = None
    alert: Alert | None = None
    """The one that is open."""
    clear_level: float = 0.0
    """The probability below which it is over."""
    cleared_at: datetime | None = None
    """When the last one was."""
    is_muted: bool = False
    """Whether the rule holds, and its alert was counted as not raised."""

    def heard(self, probability: float) -> None:
        """Note the newest probability of the alert that is open."""
        if self.alert is not None:
            self.alert = replace(self.alert, probability=probability)


class Ledger:
    """Raises alerts, acknowledges them and clears them."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        """``new_id`` returns ids that nobody can guess: who knows one may acknowledge the alert."""
        self._new_id = new_id
        self._open: dict[str, Watch] = {}
        self._raised: dict[str, deque[datetime]] = {}
        """By rule: when it raised alerts within the last hour."""
        self._muted_since_raised: Counter[str] = Counter()
        self.muted: Counter[tuple[str, MuteReason]] = Counter()
        """Alerts that were due and not raised then, by rule and reason."""

    def open_alerts(self) -> list[Alert]:
        """Return those that are open, oldest first."""
        return [watch.alert for watch in self._open.values() if watch.alert is not None]

    def raise_if_allowed(self, watch: Watch, *, at: datetime, since_ms: int, probability: float | None) -> list[Alert]:
        """Raise the alert of a rule that holds, or count it as muted, once."""
        rule = watch.rule
        reason = self._why_muted(watch, at)
        if reason is not None:
            if not watch.is_muted:
                watch.is_muted = True
                self.muted[rule.name, reason] += 1
                self._muted_since_raised[rule.name] += 1
            return []
        watch.is_muted = False
        watch.alert = Alert(
            session_id=watch.session_id,
            leg_id=watch.leg_id,
            role=watch.role,
            alert_id=self._new_id(),
            rule=rule.name,
            kind=rule.kind,
            labels=tuple(sorted(rule.labels)),
            threshold=None if rule.kind == "silence" else rule.threshold,
            status="raised",
            probability=probability,
            since_ms=since_ms,
            raised_at=at,
            acknowledged=False,
            acknowledged_by=None,
            reason=None,
            muted=self._muted_since_raised.pop(rule.name, 0),
            at=at,
        )
        self._open[watch.alert.alert_id] = watch
        self._raised.setdefault(rule.name, deque()).append(at)
        return [watch.alert]

    def acknowledge(self, alert_id: str, *, by: str | None, at: datetime) -> Alert:
        """Return the event for an alert that somebody has seen. Raises KeyError where it is not open."""
        watch = self._open[alert_id]
        assert watch.alert is not None  # noqa: S101 - what is open has one
        watch.alert = replace(watch.alert, status="acknowledged", acknowledged=True, acknowledged_by=by, at=at)
        return watch.alert

    def clear(self, watch: Watch, reason: ClearReason, at: datetime) -> list[Alert]:
        """Return the event for the end of the watch's alert; nothing where none is open."""
        alert, watch.alert, watch.is_muted = watch.alert, None, False
        if alert is None:
            return []
        del self._open[alert.alert_id]
        watch.cleared_at = max(at, alert.raised_at)
        return [replace(alert, status="cleared", reason=reason, at=watch.cleared_at)]

    def _why_muted(self, watch: Watch, at: datetime) -> MuteReason | None:
        rule = watch.rule
        if watch.cleared_at is not None and (at - watch.cleared_at).total_seconds() < rule.cooldown_s:
            return "cooldown"
        raised = self._raised.get(rule.name, deque())
        while raised and at - raised[0] >= HOUR:
            raised.popleft()
        return "limit" if rule.max_per_hour and len(raised) >= rule.max_per_hour else None
