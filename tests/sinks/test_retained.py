"""What a broker shall keep: the newest of each topic, until what it belongs to has ended or moved to another topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.core.events import Alert, SessionEnded, StateChanged
from streamer.sinks.retained import RetainedTopics
from tests.support.examples import AT, EXAMPLES, health, wire

if TYPE_CHECKING:
    from streamer.core.audio import EndReason, Role
    from streamer.protocol.cloudevents import WireEvent


def state(event_id: str, *, leg: str = "leg-1", role: Role = "customer", session: str = "call-1") -> WireEvent:
    example = EXAMPLES["state.v1"]
    assert isinstance(example, StateChanged)
    return wire(replace(example, leg_id=leg, role=role, session_id=session), event_id)


def ended(session: str = "call-1", *, reason: EndReason = "hangup") -> WireEvent:
    return wire(SessionEnded("phones", session, reason, None, AT), f"end of {session}")


def kept(topics: RetainedTopics) -> list[str]:
    return [event.id for event in topics.events()]


def test_the_newest_event_of_each_topic_is_kept() -> None:
    topics = RetainedTopics()
    events = [health("ok", "h-1"), state("s-1"), health("lost", "h-2"), state("s-2", role="agent", leg="leg-2")]
    assert [topics.add(event) for event in events] == [()] * 4
    assert kept(topics) == ["h-2", "s-1", "s-2"]
    assert [topics.is_newest(event) for event in events] == [False, True, True, True]


def test_an_alert_is_kept_until_it_is_cleared_each_rule_by_itself() -> None:
    example = EXAMPLES["alert.v1"]
    assert isinstance(example, Alert)
    seen = replace(example, status="acknowledged", acknowledged=True)
    other = replace(example, alert_id="a-2", rule="quiet", leg_id=None, role=None)
    over = replace(example, status="cleared", reason="below")
    topics = RetainedTopics()
    assert [topics.add(wire(event, name)) for name, event in (("1", example), ("2", other), ("3", seen))] == [()] * 3
    assert kept(topics) == ["3", "2"]
    assert topics.add(wire(over, "4")) == ("sessions/call-1/customer/leg-1/alert/upset",)
    assert kept(topics) == ["2"]
    assert topics.add(ended()) == ("sessions/call-1/alert/quiet",)


def test_events_that_are_not_retained_are_not_kept() -> None:
    topics = RetainedTopics()
    assert topics.add(wire(EXAMPLES["emotion.v1"])) == ()
    assert kept(topics) == []


def test_the_end_of_a_session_clears_the_states_of_its_legs_and_nothing_else() -> None:
    topics = RetainedTopics()
    for event in (
        health("ok", "h-1"),
        state("s-1"),
        state("s-2", role="agent", leg="leg-2"),
        state("s-3", session="call-10"),
    ):
        topics.add(event)
    assert topics.add(ended()) == ("sessions/call-1/customer/leg-1/state", "sessions/call-1/agent/leg-2/state")
    assert kept(topics) == ["h-1", "s-3"]
    assert topics.topics_to_clear() == ["sessions/call-1/customer/leg-1/state", "sessions/call-1/agent/leg-2/state"]
    topics.on_cleared("sessions/call-1/agent/leg-2/state")
    assert topics.topics_to_clear() == ["sessions/call-1/customer/leg-1/state"]
    assert not topics.must_clear("sessions/call-1/agent/leg-2/state")
    assert topics.add(ended()) == ()


def test_another_role_clears_the_topic_of_the_one_before() -> None:
    topics = RetainedTopics()
    topics.add(state("s-1", role="unknown"))
    assert topics.add(state("s-2", role="customer")) == ("sessions/call-1/unknown/leg-1/state",)
    assert kept(topics) == ["s-2"]


def test_two_legs_of_one_role_are_kept_apart() -> None:
    topics = RetainedTopics()
    topics.add(state("s-1", leg="leg-1", role="unknown"))
    topics.add(state("s-2", leg="leg-2", role="unknown"))
    assert kept(topics) == ["s-1", "s-2"]
    assert topics.add(state("s-3", leg="leg-1", role="customer")) == ("sessions/call-1/unknown/leg-1/state",)
    assert kept(topics) == ["s-2", "s-3"]


def test_of_a_session_the_newest_of_start_and_change_is_kept_until_its_end() -> None:
    topics = RetainedTopics()
    topics.add(wire(EXAMPLES["session.started.v1"], "started"))
    assert kept(topics) == ["started"]
    topics.add(wire(EXAMPLES["session.changed.v1"], "changed"))
    assert kept(topics) == ["changed"]
    assert topics.add(ended()) == ("sessions/call-1/lifecycle",)
    assert kept(topics) == []


def test_what_is_left_of_another_daemon_is_to_be_cleared_and_what_is_ours_is_not() -> None:
    topics = RetainedTopics()
    topics.add(state("s-1"))
    assert not topics.on_leftover("sessions/call-1/customer/leg-1/state")
    assert topics.on_leftover("sessions/call-9/customer/leg-9/state")
    assert topics.topics_to_clear() == ["sessions/call-9/customer/leg-9/state"]


def test_a_topic_that_is_used_again_need_not_be_cleared() -> None:
    topics = RetainedTopics()
    topics.add(state("s-1"))
    (topic,) = topics.add(ended())
    topics.add(state("s-2"))
    assert not topics.must_clear(topic)
    assert topics.topics_to_clear() == []


def test_the_end_after_a_crash_clears_what_the_daemon_may_have_left() -> None:
    topics = RetainedTopics()
    assert topics.add(ended(reason="daemon_restart")) == ("sessions/call-1/lifecycle",)
