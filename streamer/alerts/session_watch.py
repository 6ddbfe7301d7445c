"""One session as the rules see it: what its legs express, and who speaks. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.alerts.ledger import Watch
from streamer.alerts.rule import Condition, Moment, condition_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from streamer.alerts.ledger import Ledger
    from streamer.alerts.rule import Rule
    from streamer.core.audio import Role
    from streamer.core.events import Alert, ClearReason, EmotionEvent, Leg


@dataclass(slots=True)
class WatchedLeg:
    """A leg."""

    role: Role
    is_analysed: bool
    is_paused: bool
    quiet_since: datetime | None
    """Since when it says nothing; None while it speaks."""
    watches: dict[str, tuple[Watch, Condition]] = field(default_factory=dict)
    """By rule."""

    @property
    def is_heard(self) -> bool:
        """Whether anything would be heard of it."""
        return self.is_analysed and not self.is_paused


class WatchedSession:
    """A session. Every method returns the alerts that what it is told raises or clears."""

    def __init__(self, session_id: str, started_at: datetime, *, ledger: Ledger) -> None:
        self._session_id = session_id
        self._started_at = started_at
        self._ledger = ledger
        self._legs: dict[str, WatchedLeg] = {}
        self._quiet: dict[str, Watch] = {}
        """By rule that asks for silence."""
        self._rules: Collection[Rule] = ()
        self._silence_s = 10.0
        self._now = started_at
        """The newest time of which is heard."""

    # -- the rules -----------------------------------------------------------------------------------

    def set_rules(self, rules: Collection[Rule], silence_s: float) -> list[Alert]:
        """Watch by these rules. Alerts of a rule that goes, or is another now, are over."""
        self._silence_s = silence_s
        self._rules = rules
        kept = set(rules)
        alerts: list[Alert] = []
        for name in [name for name, watch in self._quiet.items() if watch.rule not in kept]:
            alerts += self._ledger.clear(self._quiet.pop(name), "rule_changed", self._now)
        for leg in self._legs.values():
            for name in [name for name, (watch, _) in leg.watches.items() if watch.rule not in kept]:
                alerts += self._ledger.clear(leg.watches.pop(name)[0], "rule_changed", self._now)
        for leg_id, leg in self._legs.items():
            self._add_watches(leg_id, leg)
        self._quiet |= {
            rule.name: Watch(rule, self._session_id)
            for rule in rules
            if rule.kind == "silence" and rule.name not in self._quiet
        }
        return alerts

    def _add_watches(self, leg_id: str, leg: WatchedLeg) -> None:
        for rule in self._rules:
            if rule.kind != "silence" and rule.name not in leg.watches and rule.concerns(leg.role):
                watch = Watch(rule, self._session_id, leg_id, leg.role)
                leg.watches[rule.name] = watch, condition_of(rule)

    # -- legs ----------------------------------------------------------------------------------------

    def set_legs(self, described: Iterable[Leg], at: datetime) -> list[Alert]:
        """Take what is said of the legs, new ones among them."""
        alerts: list[Alert] = []
        for leg in described:
            known = self._legs.get(leg.leg_id)
            if known is None:
                self._add_leg(leg.leg_id, WatchedLeg(leg.role, leg.analysed, leg.paused, at))
            elif (known.role, known.is_analysed, known.is_paused) != (leg.role, leg.analysed, leg.paused):
                alerts += self._change_leg(leg, known, at)
        return alerts + self._look_for_silence(at)

    def _add_leg(self, leg_id: str, leg: WatchedLeg) -> WatchedLeg:
        self._legs[leg_id] = leg
        self._add_watches(leg_id, leg)
        return leg

    def _change_leg(self, leg: Leg, known: WatchedLeg, at: datetime) -> list[Alert]:
        is_another = leg.role != known.role
        alerts: list[Alert] = []
        if is_another or not leg.analysed or leg.paused:
            reason: ClearReason = "role_changed" if is_another else "paused" if leg.analysed else "not_analysed"
            alerts = self._end_watches(known, reason, at)
        known.role, known.is_analysed, known.is_paused = leg.role, leg.analysed, leg.paused
        if known.quiet_since is not None:  # what was not heard is not known to be silence
            known.quiet_since = at
        if is_another:
            known.watches.clear()
            self._add_watches(leg.leg_id, known)
        return alerts

    def _end_watches(self, leg: WatchedLeg, reason: ClearReason, at: datetime) -> list[Alert]:
        alerts: list[Alert] = []
        for watch, condition in leg.watches.values():
            condition.reset()
            alerts += self._ledger.clear(watch, reason, at)
        return alerts

    def end(self, at: datetime) -> list[Alert]:
        """Clear every alert: the session is over."""
        alerts = [alert for leg in self._legs.values() for alert in self._end_watches(leg, "session_ended", at)]
        return alerts + [
            alert for watch in self._quiet.values() for alert in self._ledger.clear(watch, "session_ended", at)
        ]

    # -- what is heard -------------------------------------------------------------------------------

    def speech(self, leg_id: str, role: Role, at: datetime, *, starts: bool) -> list[Alert]:
        """Note that speech starts, or ends, on a leg."""
        leg = self._leg(leg_id, role, at)
        leg.quiet_since = None if starts else at
        return self._look_for_silence(at)

    def result(self, event: EmotionEvent) -> list[Alert]:
        """Take a result of a leg."""
        leg = self._leg(event.leg_id, event.role, event.at)
        if event.reason == "paused":  # why, a session event says: a pause, or a role that must not be analysed
            return []
        if leg.quiet_since is not None:
            leg.quiet_since = max(leg.quiet_since, event.at)
        alerts: list[Alert] = []
        for watch, condition in leg.watches.values():
            moment = Moment(event.at, event.audio.end_ms, watch.rule.sum_of(event.posterior))
            alerts += self._judge(watch, condition, moment)
        return alerts

    def _judge(self, watch: Watch, condition: Condition, moment: Moment) -> list[Alert]:
        onset = condition.push(moment)
        if watch.alert is not None:
            watch.heard(moment.probability)
            if moment.probability >= watch.clear_level:
                return []
            condition.reset()
            return self._ledger.clear(watch, "below", moment.at)
        if onset is None:
            watch.is_muted = False
            return []
        watch.clear_level = condition.clear_level(onset)
        return self._ledger.raise_if_allowed(
            watch, at=moment.at, since_ms=onset.position_ms, probability=moment.probability
        )

    def _leg(self, leg_id: str, role: Role, at: datetime) -> WatchedLeg:
        leg = self._legs.get(leg_id)
        if leg is None:  # of a session whose start was lost on the way from a worker
            leg = self._add_leg(leg_id, WatchedLeg(role, is_analysed=True, is_paused=False, quiet_since=at))
        return leg

    # -- time ----------------------------------------------------------------------------------------

    def advance(self, at: datetime) -> list[Alert]:
        """Note that nothing else is heard until ``at``. What follows is the same whatever the steps of time."""
        self._now = max(self._now, at)
        alerts: list[Alert] = []
        for leg in self._legs.values():
            over = None if leg.quiet_since is None else leg.quiet_since + timedelta(seconds=self._silence_s)
            if over is not None and over <= self._now:
                alerts += self._end_watches(leg, "silence", over)
        return alerts + self._look_for_silence(self._now)

    def _look_for_silence(self, at: datetime) -> list[Alert]:
        alerts: list[Alert] = []
        for watch in self._quiet.values():
            since = self._quiet_since(watch.rule)
            if since is None:
                alerts += self._ledger.clear(watch, self._why_not_silent(watch.rule), at)
                watch.is_muted = False
            elif watch.alert is None and since + timedelta(seconds=watch.rule.for_s) <= at:
                alerts += self._raise_silence(watch, since, at)
        return alerts

    def _raise_silence(self, watch: Watch, since: datetime, at: datetime) -> list[Alert]:
        """Raise the alert when it was due; one that was held back, when that is over, or now."""
        due = since + timedelta(seconds=watch.rule.for_s)
        moments = [due]
        if watch.is_muted:
            cooled = at if watch.cleared_at is None else watch.cleared_at + timedelta(seconds=watch.rule.cooldown_s)
            moments = [max(due, cooled), at]
        since_ms = max(0, round((since - self._started_at).total_seconds() * 1000))
        for when in moments:
            if when <= at and (
                alerts := self._ledger.raise_if_allowed(watch, at=when, since_ms=since_ms, probability=None)
            ):
                return alerts
        return []

    def _quiet_since(self, rule: Rule) -> datetime | None:
        """Return since when none of those speaks whom a rule is about; None where somebody does, or can't be heard."""
        legs = [leg for leg in self._legs.values() if rule.concerns(leg.role)]
        quiet = [leg.quiet_since for leg in legs if leg.is_heard and leg.quiet_since is not None]
        return max(quiet) if quiet and len(quiet) == len(legs) else None

    def _why_not_silent(self, rule: Rule) -> ClearReason:
        legs = [leg for leg in self._legs.values() if rule.concerns(leg.role)]
        if any(leg.quiet_since is None for leg in legs if leg.is_heard):
            return "speech"
        if any(leg.is_paused for leg in legs):
            return "paused"
        return "not_analysed" if legs else "role_changed"
