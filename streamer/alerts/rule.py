"""The rules by which alerts are raised, and what each asks of a probability over time. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from streamer.core.audio import Role
    from streamer.core.events import AlertKind, Category


@dataclass(frozen=True, slots=True)
class Rule:
    """When to raise an alert, and how often at most."""

    name: str
    kind: AlertKind
    labels: frozenset[str] = frozenset()
    """Their posteriors are added up; empty where the rule asks for silence."""
    threshold: float = 0.6
    """The sum from which the rule holds, or by how much it rises, 0..1; not used where the rule asks for silence."""
    for_s: float = 5.0
    """How long the sum stays there, within what time it rises, or how long nobody speaks."""
    clear_below: float = 0.0
    """The sum below which an alert is over, 0..1. 0: half of the threshold; half of the rise where it rises."""
    cooldown_s: float = 60.0
    """Time after an alert in which the rule raises none for the same leg, or the same session."""
    max_per_hour: int = 0
    """Alerts that the rule raises within an hour, in all sessions; 0: any number."""
    roles: frozenset[Role] = frozenset()
    """Whom the rule is about; empty: everybody."""

    def concerns(self, role: Role) -> bool:
        """Return whether the rule is about legs with this role."""
        return not self.roles or role in self.roles

    def sum_of(self, posterior: Iterable[Category]) -> float:
        """Return the probability, 0..1, that the voice expresses one of the rule's labels."""
        return min(1.0, sum(category.probability for category in posterior if category.name in self.labels))


@dataclass(frozen=True, slots=True)
class Moment:
    """A probability, and when it held."""

    at: datetime
    position_ms: int
    """In the leg."""
    probability: float


class Condition(Protocol):
    """What a rule asks of the probabilities of one leg. Moments come in the order of time."""

    def push(self, moment: Moment) -> Moment | None:
        """Take the next moment; return since when the rule holds, None where it does not."""

    def clear_level(self, onset: Moment) -> float:
        """Return the probability below which an alert is over that began at ``onset``."""

    def reset(self) -> None:
        """Forget all moments."""


@dataclass(slots=True)
class Above:
    """Holds once the probability was at the threshold or above it for long enough."""

    rule: Rule
    _since: Moment | None = None

    def push(self, moment: Moment) -> Moment | None:
        if moment.probability < self.rule.threshold:
            self._since = None
            return None
        self._since = self._since or moment
        return self._since if (moment.at - self._since.at).total_seconds() >= self.rule.for_s else None

    def clear_level(self, onset: Moment) -> float:  # noqa: ARG002 - as of Condition
        return self.rule.clear_below or self.rule.threshold / 2

    def reset(self) -> None:
        self._since = None


@dataclass(slots=True)
class Rising:
    """Holds while the probability is so much above its lowest value of the last seconds."""

    rule: Rule
    _lows: deque[Moment] = field(default_factory=deque)
    """Those of the last ``for_s`` seconds that no later one is below: the first is the lowest of all."""

    def push(self, moment: Moment) -> Moment | None:
        while self._lows and self._lows[-1].probability >= moment.probability:
            self._lows.pop()
        self._lows.append(moment)
        while (moment.at - self._lows[0].at).total_seconds() > self.rule.for_s:
            self._lows.popleft()
        lowest = self._lows[0]
        return lowest if moment.probability - lowest.probability >= self.rule.threshold else None

    def clear_level(self, onset: Moment) -> float:
        return self.rule.clear_below or onset.probability + self.rule.threshold / 2

    def reset(self) -> None:
        self._lows.clear()


def condition_of(rule: Rule) -> Condition:
    """Return what a rule asks of probabilities. Raises ValueError where it asks for silence."""
    match rule.kind:
        case "above":
            return Above(rule)
        case "rising":
            return Rising(rule)
        case _:
            raise ValueError(f"above or rising expected, got {rule.kind}")
