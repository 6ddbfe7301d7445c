"""Publishes the events of calls that never were, as a daemon would have, for what shows them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from streamer.core.events import (
    Alert,
    Audio,
    Category,
    Dimensions,
    EmotionEvent,
    Gap,
    HealthChanged,
    Leg,
    SessionStarted,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.protocol.cloudevents import encode
from tests.support.examples import MODEL

if TYPE_CHECKING:
    from streamer.core.audio import Role
    from streamer.core.events import AlertStatus, ClearReason, Event
    from streamer.protocol.cloudevents import WireEvent

    class Stage(Protocol):
        """What the events go to."""

        def publish(self, event: WireEvent) -> None: ...


LABELS = ("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised")


class Theatre:
    """Calls on a stage."""

    def __init__(self, to: Stage, *, now: datetime, node: str = "stage") -> None:
        self._to = to
        self._node = node
        self._number = 0
        self.now = now

    def publish(self, event: Event) -> None:
        self._number += 1
        self._to.publish(encode(event, node=self._node, event_id=f"{self._node}{self._number}", now_s=0.0))

    def call(self, name: str, *, began_s: float, roles: tuple[Role, ...] = ("customer", "agent")) -> Call:
        """Begin a call some seconds ago."""
        began = self.now - timedelta(seconds=began_s)
        legs = tuple(Leg(f"{name}-{number}", role, "PCMU", 8000, True) for number, role in enumerate(roles))
        self.publish(SessionStarted("phones", name, legs, began))
        return Call(self, name, began, roles)


class Call:
    """One call, whose times are seconds since it began."""

    def __init__(self, theatre: Theatre, name: str, began: datetime, roles: tuple[Role, ...]) -> None:
        self._theatre = theatre
        self.name = name
        self._began = began
        self._roles = roles
        self._raised_s: dict[int, int] = {}
        """By leg: when its alert was raised."""

    def at(self, second: float) -> datetime:
        return self._began + timedelta(seconds=second)

    def speech(self, leg: int, start_s: int, end_s: int, label: str, *, ends: bool = True) -> None:
        """Speech of a leg that grows more and more certain; a state where it is certain enough."""
        name, role, leg_id, publish = self.name, self._roles[leg], f"{self.name}-{leg}", self._theatre.publish
        utterance = f"u{leg}-{start_s}"
        publish(UtteranceStarted(name, leg_id, role, utterance, start_s * 1000, self.at(start_s)))
        for second in range(start_s + 1, end_s + 1):
            weight = min(0.9, 0.25 + 0.2 * (second - start_s))
            publish(self._result(leg, utterance, second, label, weight))
            if second == start_s + 3:
                publish(StateChanged(name, leg_id, role, label, weight, None, second * 1000, self.at(second)))
        if ends:
            self._end(leg, utterance, start_s, end_s, self._result(leg, utterance, end_s, label, weight))

    def _end(self, leg: int, utterance: str, start_s: int, end_s: int, last: EmotionEvent) -> None:
        self._theatre.publish(
            UtteranceEnded(
                self.name,
                f"{self.name}-{leg}",
                self._roles[leg],
                utterance,
                _audio(start_s, end_s),
                last.categories,
                last.posterior,
                last.dimensions,
                abstained=False,
                reason=None,
                model=MODEL,
                at=self.at(end_s),
            )
        )

    def say_live(self, second: int, turn_s: int, label: str) -> None:
        """Say what happens in a call at this moment: its parties take turns of some seconds."""
        turn, within = divmod(second, turn_s)
        leg, utterance = turn % len(self._roles), f"u-{turn}"
        leg_id, role, now = f"{self.name}-{leg}", self._roles[leg], self._theatre.now
        position = round((now - self._began).total_seconds())
        if within == 0:
            self._theatre.publish(UtteranceStarted(self.name, leg_id, role, utterance, position * 1000, now))
        elif within == turn_s - 1:
            last = self._result(leg, utterance, position, label, 0.8)
            self._end(leg, utterance, position - within, position, last)
        else:
            self._theatre.publish(self._result(leg, utterance, position, label, 0.3 + within / (2 * turn_s)))
        if within == turn_s // 2:
            self._theatre.publish(StateChanged(self.name, leg_id, role, label, 0.7, None, position * 1000, now))

    def alert(
        self,
        leg: int,
        *,
        at_s: int,
        status: AlertStatus,
        labels: tuple[str, ...] = ("angry", "disgust"),
        because: ClearReason = "below",
    ) -> None:
        """Raise, acknowledge or clear the alert of a leg."""
        name, role, leg_id = self.name, self._roles[leg], f"{self.name}-{leg}"
        known, by = status != "raised", "kim" if status != "raised" else None
        reason: ClearReason | None = because if status == "cleared" else None
        raised_s = self._raised_s.setdefault(leg, at_s)
        at, since_ms = self.at(at_s), (raised_s - 5) * 1000
        asked = (f"alert-{leg_id}", "upset", "above", labels, 0.6, status)
        self._theatre.publish(
            Alert(name, leg_id, role, *asked, 0.74, since_ms, self.at(raised_s), known, by, reason, 0, at)  # type: ignore[arg-type]
        )

    def lose(self, leg: int, *, at_s: int, lost_ms: int) -> None:
        """Lose audio of a leg."""
        gap = Gap("concealed", "phones", lost_ms, 0, 40, self.at(at_s), self.name, (f"{self.name}-{leg}",))
        self._theatre.publish(gap)

    def _result(self, leg: int, utterance: str, second: int, label: str, weight: float) -> EmotionEvent:
        shares = dict.fromkeys(LABELS, (1 - weight) / 7) | {label: weight}
        categories = tuple(Category(name, share) for name, share in sorted(shares.items(), key=lambda item: -item[1]))
        valence = shares["happy"] + 0.5 * shares["calm"] - shares["angry"] - shares["sad"]
        return EmotionEvent(
            self.name,
            f"{self.name}-{leg}",
            self._roles[leg],
            utterance,
            "interval",
            _audio(second - 1, second),
            categories,
            categories,
            Dimensions(valence, shares["angry"]),
            abstained=False,
            reason=None,
            model=MODEL,
            inference_ms=3,
            captured_at=None,
            at=self.at(second),
        )


def _audio(start_s: int, end_s: int) -> Audio:
    return Audio(start_s * 1000, end_s * 1000, 900, 0, 0, 8000, "PCMU", -24.0, 0.0, "good")


def play_a_morning(theatre: Theatre) -> None:
    """Three calls: one gets angry, one is pleasant, one has lost audio; a source that is well and one that is not."""
    theatre.publish(HealthChanged("phones", "ok", "3 calls", theatre.now - timedelta(minutes=20)))
    theatre.publish(HealthChanged("microphone", "lost", "device unplugged", theatre.now - timedelta(minutes=2)))
    angry = theatre.call("order-4711", began_s=175)
    for leg, start, end, label in (
        (0, 5, 16, "neutral"),
        (1, 17, 30, "calm"),
        (0, 31, 52, "sad"),
        (1, 50, 66, "calm"),
        (0, 70, 98, "angry"),
        (1, 100, 114, "neutral"),
        (0, 116, 150, "angry"),
        (1, 148, 158, "calm"),
    ):
        angry.speech(leg, start, end, label)
    angry.speech(0, 160, 174, "angry", ends=False)
    happy = theatre.call("delivery-22", began_s=120)
    for leg, start, end, label in (
        (1, 3, 20, "calm"),
        (0, 22, 48, "happy"),
        (1, 50, 70, "happy"),
        (0, 74, 100, "surprised"),
    ):
        happy.speech(leg, start, end, label)
    poor = theatre.call("mobile-7", began_s=90)
    poor.speech(0, 4, 30, "fearful")
    poor.lose(0, at_s=45, lost_ms=9000)
    poor.speech(0, 50, 74, "neutral")
