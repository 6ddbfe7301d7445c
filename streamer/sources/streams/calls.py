"""Turns the actions of dialects into messages about sessions and legs. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourcePause
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    Close,
    CloseLeg,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Pause,
    Resume,
    Send,
    Silence,
)
from streamer.sources.streams.leg_clock import LegClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from streamer.core.audio import EndReason, Role, SourceMessage

Messages = list["SourceMessage"]


@dataclass(slots=True, eq=False)
class _Leg:
    leg_id: str
    role: Role
    sample_rate: int
    clock: LegClock
    on: Attachment | None
    """The connection that it is heard on; None while another is waited for."""


@dataclass(slots=True, eq=False)
class _Call:
    session_id: str = ""
    """Empty until its first leg opens, and again when its last one has closed: a session ends with that."""
    reference: str | None = None
    legs: dict[str, _Leg] = field(default_factory=dict)
    """Those that are open, by the dialect's name."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    is_paused: bool = False
    is_pause_told: bool = False
    lost_at_s: float | None = None
    """When its last connection was lost; None while there is one."""


@dataclass(slots=True, eq=False)
class Attachment:
    """One connection, and the call that it belongs to."""

    call: _Call
    key: str | None = None
    has_begun: bool = False
    """Whether it named a call, or opened a leg."""
    connects_again: bool = False
    """As of `OpenCall`."""


class Calls:
    """All calls of one source. Each method returns the messages that follow from what happened, in order."""

    def __init__(
        self, *, source_id: str, reconnect_s: float, new_id: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        """``reconnect_s``: how long a call whose connection was lost waits for another. ``now``: wall clock."""
        self._source_id = source_id
        self._reconnect_s = reconnect_s
        self._new_id = new_id
        self._now = now
        self._by_key: dict[str, _Call] = {}
        self._attachments: set[Attachment] = set()
        self._calls: set[_Call] = set()
        self._replaced: set[Attachment] = set()

    @property
    def open_legs(self) -> int:
        """How many legs are open."""
        return sum(len(call.legs) for call in self._calls)

    @property
    def connections(self) -> int:
        """How many connections there are."""
        return len(self._attachments)

    # -- connections -------------------------------------------------------------------------------

    def attach(self) -> Attachment:
        """Take note of a connection."""
        attachment = Attachment(self._new_call())
        self._attachments.add(attachment)
        return attachment

    def detach(self, attachment: Attachment, now_s: float) -> Messages:
        """Take note that a connection is gone: its legs wait for another, where one can go on with them."""
        self._attachments.discard(attachment)
        call = attachment.call
        if attachment.key is None:
            return self._end_legs(attachment, "error")
        for leg in call.legs.values():
            if leg.on is attachment:
                leg.on = None
                leg.clock.stop(now_s)
        if not any(other.call is call for other in self._attachments):
            call.lost_at_s = now_s
        self._forget_if_done(call)
        return []

    def end(self, attachment: Attachment, reason: EndReason) -> Messages:
        """End the legs of a connection: because something came that its dialect does not have, for example."""
        return self._end_legs(attachment, reason)

    def end_session(self, session_id: str) -> tuple[Messages, list[Attachment]]:
        """End all legs of a session; return the messages, and the connections that are of no use any more.

        Raises KeyError where no such session is open.
        """
        for call in self._calls:
            if call.session_id == session_id:
                on = [attachment for attachment in self._attachments if attachment.call is call]
                messages = [message for name in tuple(call.legs) for message in self._close_leg(call, name, "hangup")]
                self._forget_if_done(call)
                return messages, on
        raise KeyError(session_id)

    def heard_on(self, leg_id: str) -> tuple[Attachment, str] | None:
        """Return the connection that a leg is heard on, and the dialect's name of the leg; None where there is none."""
        for call in self._calls:
            for name, leg in call.legs.items():
                if leg.leg_id == leg_id and leg.on is not None:
                    return leg.on, name
        return None

    def take_replaced(self) -> set[Attachment]:
        """Return, once, the connections whose legs another one has taken: they are dead, or given up."""
        replaced, self._replaced = self._replaced, set()
        return replaced & self._attachments

    # -- actions -----------------------------------------------------------------------------------

    def take(self, attachment: Attachment, action: Action, now_s: float) -> Messages:
        """Carry out an action of a connection's dialect; what concerns the connection itself is not done here.

        What is about a leg that is not open on this connection, or no longer, does nothing.
        """
        messages: Messages = []
        match action:
            case Audio():
                messages = self._audio(attachment, action, now_s)
            case OpenCall():
                self._open_call(attachment, action)
            case OpenLeg():
                messages = self._open_leg(attachment, action, now_s)
            case Lost():
                messages = self._lost(attachment, action, now_s)
            case Silence():
                messages = self._silence(attachment, action, now_s)
            case Pause() | Resume():
                attachment.call.is_paused = isinstance(action, Pause)
                messages = self._pause(attachment.call)
            case CloseLeg():
                if self._leg(attachment, action):
                    messages = self._close_leg(attachment.call, action.leg, "hangup")
            case EndCall():
                messages = self._end_legs(attachment, action.reason)
            case Send() | Close():
                pass
        return messages

    def tick(self, now_s: float) -> Messages:
        """Return what follows from time alone; to be called about twice a second.

        A leg that got nothing for a while was silent; a call that nobody continued has ended.
        """
        messages: Messages = []
        for call in tuple(self._calls):
            if call.lost_at_s is not None and now_s - call.lost_at_s >= self._reconnect_s:
                for name in tuple(call.legs):
                    messages += self._close_leg(call, name, "timeout")
                self._forget(call)
            for leg in call.legs.values():
                silent = leg.clock.silent_samples(now_s) if leg.on is not None else 0
                if silent:
                    messages += self._frame(leg, np.zeros(silent, np.float32), now_s)
        return messages

    # -- calls and legs ----------------------------------------------------------------------------

    def _new_call(self) -> _Call:
        call = _Call()
        self._calls.add(call)
        return call

    def _open_call(self, attachment: Attachment, action: OpenCall) -> None:
        own = attachment.call
        if attachment.key is not None or own.legs:
            return
        attachment.key, attachment.has_begun = action.key, True
        attachment.connects_again = action.connects_again
        call = self._by_key.setdefault(action.key, own)
        if call is not own:
            attachment.call = call
            self._forget(own)
        call.lost_at_s = None
        call.reference = call.reference or action.reference

    def _open_leg(self, attachment: Attachment, action: OpenLeg, now_s: float) -> Messages:
        call, attachment.has_begun = attachment.call, True
        known = call.legs.get(action.leg) or self._waiting(call, action)
        if known is not None and known.sample_rate == action.sample_rate:
            return self._continue_leg(known, attachment, now_s)
        call.session_id = call.session_id or self._new_id()
        leg_id = f"{call.session_id}-{next(call.numbers)}"
        clock = LegClock(action.sample_rate)
        call.legs[action.leg] = _Leg(leg_id, action.role, action.sample_rate, clock, attachment)
        opened = LegOpened(
            source_id=self._source_id,
            session_id=call.session_id,
            leg_id=leg_id,
            role=action.role,
            codec=action.codec,
            sample_rate=action.sample_rate,
            opened_at=self._now(),
            call_reference=call.reference,
        )
        if known is None:
            return [opened, *self._pause(call)]
        self._release(known, attachment)  # closed after the other is open: a session ends with its last leg
        return [opened, *self._pause(call), *self._unreported(known), LegClosed(known.leg_id, "hangup")]

    def _waiting(self, call: _Call, action: OpenLeg) -> _Leg | None:
        """Return the leg of the same role that waits for another connection, which calls it by another name."""
        for name, leg in call.legs.items():
            if leg.on is None and (leg.role, leg.sample_rate) == (action.role, action.sample_rate):
                call.legs[action.leg] = call.legs.pop(name)
                return leg
        return None

    def _continue_leg(self, leg: _Leg, attachment: Attachment, now_s: float) -> Messages:
        self._release(leg, attachment)
        leg.on = attachment
        missed = leg.clock.go_on(now_s)
        return [self._loss(leg, missed)] if missed else []

    def _release(self, leg: _Leg, attachment: Attachment) -> None:
        """Take a leg from the connection that it was heard on: that one is dead, or its platform has given it up."""
        if leg.on is not None and leg.on is not attachment:
            self._replaced.add(leg.on)

    def _close_leg(self, call: _Call, name: str, reason: EndReason) -> Messages:
        leg = call.legs.pop(name)
        if not call.legs:  # the session ends; what opens later is another
            call.session_id, call.numbers, call.is_pause_told = "", count(1), False
        return [*self._unreported(leg), LegClosed(leg.leg_id, reason)]

    def _end_legs(self, attachment: Attachment, reason: EndReason) -> Messages:
        call = attachment.call
        names = [name for name, leg in call.legs.items() if leg.on is attachment]
        messages = [message for name in names for message in self._close_leg(call, name, reason)]
        self._forget_if_done(call)
        return messages

    def _forget_if_done(self, call: _Call) -> None:
        if not call.legs and not any(attachment.call is call for attachment in self._attachments):
            self._forget(call)

    def _forget(self, call: _Call) -> None:
        self._calls.discard(call)
        for key in [key for key, known in self._by_key.items() if known is call]:
            del self._by_key[key]

    # -- audio -------------------------------------------------------------------------------------

    def _leg(self, attachment: Attachment, action: Audio | Lost | Silence | CloseLeg) -> _Leg | None:
        leg = attachment.call.legs.get(action.leg)
        return leg if leg is not None and leg.on is attachment else None

    def _audio(self, attachment: Attachment, action: Audio, now_s: float) -> Messages:
        leg = self._leg(attachment, action)
        if leg is None or not len(action.samples):
            return []
        if not leg.clock.admits(len(action.samples), now_s):
            leg.clock.unreported_samples += len(action.samples)
            return []
        return [*self._unreported(leg), *self._frame(leg, action.samples, now_s)]

    def _lost(self, attachment: Attachment, action: Lost, now_s: float) -> Messages:
        leg = self._leg(attachment, action)
        samples = 0 if leg is None else leg.clock.skip(action.duration_ms, now_s)
        return [self._loss(leg, samples)] if leg is not None and samples else []

    def _silence(self, attachment: Attachment, action: Silence, now_s: float) -> Messages:
        leg = self._leg(attachment, action)
        samples = 0 if leg is None else leg.clock.samples_of(action.duration_ms)
        if leg is None or not samples or not leg.clock.admits(samples, now_s):
            return []
        return self._frame(leg, np.zeros(samples, np.float32), now_s)

    def _frame(self, leg: _Leg, samples: np.ndarray[tuple[int], np.dtype[np.float32]], now_s: float) -> Messages:
        start = leg.clock.take(len(samples), now_s)
        return [AudioFrame(leg.leg_id, samples, leg.sample_rate, start, captured_at=now_s)]

    def _unreported(self, leg: _Leg) -> Messages:
        """Return what was dropped of a leg since the last report: it came faster than anybody can speak."""
        samples, leg.clock.unreported_samples = leg.clock.unreported_samples, 0
        return [self._loss(leg, samples)] if samples else []

    def _loss(self, leg: _Leg, samples: int) -> AudioLost:
        return AudioLost(self._source_id, (leg.leg_id,), samples, leg.sample_rate, 1)

    def _pause(self, call: _Call) -> Messages:
        """Tell once of a pause, and of its end, while a session is open."""
        if call.is_paused == call.is_pause_told or not call.session_id:
            return []
        call.is_pause_told = call.is_paused
        return [SourcePause(call.session_id, is_paused=call.is_paused)]
