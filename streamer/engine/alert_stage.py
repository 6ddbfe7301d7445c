"""The stage between what legs express and the sinks: alerts are published among the events that they follow from."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.core.events import Alert

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from streamer.alerts.engine import AlertEngine
    from streamer.alerts.rule import Rule
    from streamer.core.events import Event
    from streamer.engine.state_file import StateFile

log = logging.getLogger(__name__)

TICK_S = 1.0
LATE = timedelta(seconds=2)
"""How long after its time an event may come: speech is confirmed a while after it began."""
WARN_EVERY_S = 60.0


class AlertStage:
    """Runs the rules over all events, keeps open alerts over a crash, and lets people acknowledge them."""

    def __init__(
        self,
        engine: AlertEngine,
        *,
        publish: Callable[[Event], None],
        state_file: StateFile,
        now: Callable[[], datetime],
    ) -> None:
        """``publish`` gives an event to the publisher that asks ``derive`` about each."""
        self.engine = engine
        """What raises and clears."""
        self._publish = publish
        self._state_file = state_file
        self._now = now
        self._over: list[Alert] = []
        """Alerts that the state file has, and whose end was published; the last of them maybe not yet."""
        self._told: Counter[str] = Counter()
        """By rule: how many alerts over the limit were in the log."""

    def derive(self, event: Event) -> list[Alert]:
        """Return the alerts that follow from an event, which may be one of them, before it is published."""
        self._forget_those_over()
        if isinstance(event, Alert) and event.status == "cleared":
            self._over.append(event)
        elif isinstance(event, Alert):
            self._state_file.alert_raised(event)  # before it is published: no crash leaves it without an end
        return self.engine.take(event)

    def acknowledge(self, alert_id: str, by: str | None) -> Alert:
        """Publish that somebody has seen an alert. Raises KeyError where it is not open."""
        alert = self.engine.acknowledge(alert_id, by=by, at=self._now())
        self._publish(alert)
        return alert

    def use_rules(self, rules: Collection[Rule], *, silence_s: float) -> None:
        """Use other rules from now on."""
        self._publish_all(self.engine.reconfigure(rules, silence_s=silence_s))

    async def run(self) -> None:
        """Let time pass where nothing is heard, until cancelled."""
        warn_in_s = 0.0
        while True:
            await asyncio.sleep(TICK_S)
            self._forget_those_over()
            self._publish_all(self.engine.advance(self._now() - LATE))
            warn_in_s -= TICK_S
            if warn_in_s <= 0 and self._warn():
                warn_in_s = WARN_EVERY_S

    def _forget_those_over(self) -> None:
        over, self._over = self._over, []
        for alert in over:
            self._state_file.alert_cleared(alert)

    def _publish_all(self, alerts: Iterable[Alert]) -> None:
        for alert in alerts:
            self._publish(alert)

    def _warn(self) -> bool:
        over = Counter({rule: n for (rule, reason), n in self.engine.muted.items() if reason == "limit"})
        news = over - self._told
        self._told = over
        for rule, n in news.items():
            log.warning(
                "alerts: %s raised max_per_hour within the last hour: %d more were due, and not raised", rule, n
            )
        return bool(news)
