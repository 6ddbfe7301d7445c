from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceMessage, SourcePause
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    CloseLeg,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Pause,
    Resume,
    Silence,
)
from streamer.sources.streams.calls import Calls

if TYPE_CHECKING:
    from streamer.sources.streams.calls import Attachment

NOW = datetime(2026, 11, 30, tzinfo=UTC)
RATE = 8_000


class Rig:
    """Calls whose clock the test moves."""

    def __init__(self, reconnect_s: float = 10.0) -> None:
        ids = count(1)
        self.calls = Calls(source_id="pbx", reconnect_s=reconnect_s, new_id=lambda: f"call{next(ids)}", now=lambda: NOW)
        self.now_s = 100.0

    def take(self, attachment: Attachment, *actions: Action) -> list[SourceMessage]:
        return [message for action in actions for message in self.calls.take(attachment, action, self.now_s)]

    def detach(self, attachment: Attachment) -> list[SourceMessage]:
        return self.calls.detach(attachment, self.now_s)

    def talk(self, attachment: Attachment, seconds: float, leg: str = "0") -> list[SourceMessage]:
        """Let a leg be heard in frames of 20 ms, in real time."""
        messages: list[SourceMessage] = []
        for _ in range(round(seconds / 0.02)):
            self.now_s += 0.02
            messages += self.take(attachment, audio(RATE // 50, leg))
        return messages


def audio(samples: int, leg: str = "0") -> Audio:
    return Audio(leg, np.full(samples, 0.5, np.float32))


def leg(name: str = "0", rate: int = RATE) -> OpenLeg:
    return OpenLeg(name, "customer", rate, "PCMU")


def opened(leg_id: str, rate: int = RATE, reference: str | None = None) -> LegOpened:
    session_id = leg_id.partition("-")[0]
    return LegOpened("pbx", session_id, leg_id, "customer", "PCMU", rate, NOW, call_reference=reference)


def spans(messages: list[SourceMessage]) -> list[tuple[str, int, int]]:
    return [(m.leg_id, m.start, m.end) for m in messages if isinstance(m, AudioFrame)]


def test_a_connection_is_a_session_and_its_legs_count_their_samples() -> None:
    rig = Rig()
    line = rig.calls.attach()
    assert rig.take(line, leg("in"), leg("out")) == [opened("call1-1"), opened("call1-2")]
    messages = rig.take(line, audio(160, "in"), audio(80, "out"), audio(160, "in"))
    assert spans(messages) == [("call1-1", 0, 160), ("call1-2", 0, 80), ("call1-1", 160, 320)]
    assert rig.take(line, EndCall()) == [LegClosed("call1-1", "hangup"), LegClosed("call1-2", "hangup")]
    assert rig.detach(line) == []
    assert (rig.calls.open_legs, rig.calls.connections) == (0, 0)


def test_connections_of_one_call_share_its_session_and_one_leg_may_end_before_the_other() -> None:
    rig = Rig()
    first, second, other = (rig.calls.attach() for _ in range(3))
    assert rig.take(first, OpenCall("4711", "ticket"), leg("in")) == [opened("call1-1", reference="ticket")]
    assert rig.take(second, OpenCall("4711"), leg("out")) == [opened("call1-2", reference="ticket")]
    assert rig.take(other, OpenCall("4712"), leg("in")) == [opened("call2-1")]
    assert rig.take(first, CloseLeg("in")) == [LegClosed("call1-1", "hangup")]
    assert rig.take(second, EndCall()) == [LegClosed("call1-2", "hangup")]


def test_audio_of_a_leg_that_is_not_open_on_the_connection_does_nothing() -> None:
    rig = Rig()
    first, second = rig.calls.attach(), rig.calls.attach()
    rig.take(first, OpenCall("4711"), leg("in"))
    rig.take(second, OpenCall("4711"))
    assert rig.take(second, audio(160, "in"), Lost("in", 20), Silence("in", 20), CloseLeg("in"), EndCall()) == []
    assert rig.take(first, audio(160, "nobody")) == []


def test_a_connection_within_reconnect_s_goes_on_with_the_leg_and_what_was_missed_is_lost() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, OpenCall("4711"), leg())
    assert spans(rig.talk(line, 1.0))[-1] == ("call1-1", 7_840, 8_000)
    assert rig.detach(line) == []
    rig.now_s += 3.0
    assert rig.calls.tick(rig.now_s) == []
    again = rig.calls.attach()
    assert rig.take(again, OpenCall("4711"), leg()) == [AudioLost("pbx", ("call1-1",), 24_000, RATE, 1)]
    assert spans(rig.take(again, audio(160))) == [("call1-1", 32_000, 32_160)]


def test_a_call_that_nobody_continues_ends_after_reconnect_s() -> None:
    rig = Rig(reconnect_s=10.0)
    line = rig.calls.attach()
    rig.take(line, OpenCall("4711"), leg())
    rig.detach(line)
    rig.now_s += 9.9
    assert rig.calls.tick(rig.now_s) == []
    rig.now_s += 0.2
    assert rig.calls.tick(rig.now_s) == [LegClosed("call1-1", "timeout")]
    again = rig.calls.attach()
    assert rig.take(again, OpenCall("4711"), leg()) == [opened("call2-1")]


def test_a_connection_that_is_lost_and_has_no_name_ends_its_call_at_once() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    assert rig.detach(line) == [LegClosed("call1-1", "error")]


def test_a_platform_that_connects_again_before_its_old_connection_was_found_dead_takes_the_leg_over() -> None:
    rig = Rig()
    old, new = rig.calls.attach(), rig.calls.attach()
    rig.take(old, OpenCall("4711"), leg())
    rig.talk(old, 0.1)
    assert rig.take(new, OpenCall("4711"), leg()) == []
    assert rig.calls.take_replaced() == {old}
    assert rig.calls.take_replaced() == set()
    assert rig.take(old, audio(160)) == []
    assert spans(rig.take(new, audio(160))) == [("call1-1", 800, 960)]
    assert rig.detach(old) == []
    assert rig.calls.open_legs == 1


def test_a_leg_that_comes_back_at_another_rate_is_another_leg_of_the_session() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, OpenCall("4711"), leg())
    rig.detach(line)
    again = rig.calls.attach()
    expected = [opened("call1-2", 16_000), LegClosed("call1-1", "hangup")]  # the session goes on
    assert rig.take(again, OpenCall("4711"), leg(rate=16_000)) == expected


def test_what_the_platform_lost_is_reported_and_is_a_hole() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    messages = rig.take(line, audio(160), Lost("0", 500), audio(160))
    assert spans(messages) == [("call1-1", 0, 160), ("call1-1", 4_160, 4_320)]
    assert messages[1] == AudioLost("pbx", ("call1-1",), 4_000, RATE, 1)


def test_silence_that_the_platform_did_not_send_is_heard_as_silence() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    (frame,) = rig.take(line, Silence("0", 100))
    assert isinstance(frame, AudioFrame)
    assert (frame.start, frame.end) == (0, 800)
    assert not frame.samples.any()


def test_a_leg_on_hold_that_gets_nothing_is_silent_and_not_lost() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    rig.talk(line, 1.0)
    rig.now_s += 1.9
    assert rig.calls.tick(rig.now_s) == []
    rig.now_s += 0.2
    assert spans(rig.calls.tick(rig.now_s)) == [("call1-1", 8_000, 24_800)]
    rig.now_s += 60
    assert spans(rig.calls.tick(rig.now_s)) == [("call1-1", 24_800, 504_800)]


def test_a_sender_that_is_a_little_slow_or_sends_a_second_at_once_is_not_silent() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    for _ in range(100):  # 4 % slow
        rig.now_s += 1.0
        assert spans(rig.take(line, audio(7_680)))
        assert rig.calls.tick(rig.now_s + 0.9) == []


def test_audio_that_comes_faster_than_anybody_speaks_is_dropped_and_reported() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, leg())
    messages = rig.take(line, *(audio(RATE) for _ in range(100)))
    assert len(spans(messages)) == 11
    rig.now_s += 2.0
    messages = rig.take(line, audio(RATE))
    assert messages[0] == AudioLost("pbx", ("call1-1",), 89 * RATE, RATE, 1)
    assert len(spans(messages)) == 1


def test_a_pause_of_the_platform_is_told_once_and_so_is_its_end() -> None:
    rig = Rig()
    line = rig.calls.attach()
    assert rig.take(line, Pause(), leg(), Pause()) == [opened("call1-1"), SourcePause("call1", is_paused=True)]
    assert rig.take(line, Resume(), Resume()) == [SourcePause("call1", is_paused=False)]


def test_a_leg_that_opens_after_the_last_has_closed_is_of_another_session_in_which_the_pause_holds() -> None:
    rig = Rig()
    line = rig.calls.attach()
    rig.take(line, OpenCall("4711"), leg("in"), Pause())
    assert rig.take(line, CloseLeg("in"), leg("in")) == [
        LegClosed("call1-1", "hangup"),
        opened("call2-1"),
        SourcePause("call2", is_paused=True),
    ]


def test_a_session_that_is_ended_closes_its_legs_whatever_connection_they_are_on() -> None:
    rig = Rig()
    first, second, other = (rig.calls.attach() for _ in range(3))
    rig.take(first, OpenCall("4711"), leg("in"))
    rig.take(second, OpenCall("4711"), leg("out"))
    rig.take(other, OpenCall("4712"), leg("in"))
    messages, on = rig.calls.end_session("call1")
    assert messages == [LegClosed("call1-1", "hangup"), LegClosed("call1-2", "hangup")]
    assert set(on) == {first, second}
    assert rig.take(first, audio(160, "in")) == []
    with pytest.raises(KeyError):
        rig.calls.end_session("call1")
    assert rig.calls.open_legs == 1


def test_many_calls_that_come_and_go_leave_nothing_behind() -> None:
    rig = Rig()
    for number in range(50):
        line = rig.calls.attach()
        rig.take(line, OpenCall(str(number)), leg(), audio(160), EndCall())
        rig.detach(line)
    assert (rig.calls.open_legs, rig.calls.connections) == (0, 0)
