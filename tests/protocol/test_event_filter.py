"""Which events pass a filter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streamer.protocol.event_filter import EventFilter, choose_events
from tests.support.examples import EXAMPLES, wire

EVENTS = {
    name: replace(wire(event), source_id=None if name == "overload.v1" else "phones")
    for name, event in EXAMPLES.items()
}
OF_A_LEG = {
    "advice.v1",
    "alert.v1",
    "coach.report.v1",
    "emotion.v1",
    "state.v1",
    "utterance.started.v1",
    "utterance.ended.v1",
}


def passing(**chosen: set[str]) -> set[str]:
    events = EventFilter(**{name: frozenset(values) for name, values in chosen.items()})
    return {name for name, event in EVENTS.items() if events.passes(event)}


def test_an_empty_filter_lets_everything_pass() -> None:
    assert passing() == set(EVENTS)
    assert EventFilter().is_everything


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_filter_by_type_lets_that_type_pass(name: str) -> None:
    assert passing(types={name}) == {name}


def test_a_filter_by_role_concerns_the_events_of_legs() -> None:
    assert passing(roles={"customer", "agent"}) == set(EVENTS)
    assert passing(roles={"agent"}) == set(EVENTS) - OF_A_LEG


def test_a_filter_by_source_lets_events_of_no_source_pass() -> None:
    assert passing(sources={"phones", "desk"}) == set(EVENTS)
    assert passing(sources={"desk"}) == {"overload.v1"}


def test_an_event_of_a_session_whose_source_is_not_known_may_be_of_any() -> None:
    unknown = replace(EVENTS["state.v1"], source_id=None)
    assert not EventFilter(sources=frozenset({"phones"})).passes(unknown)


def test_all_conditions_must_hold() -> None:
    assert passing(sources={"phones"}, roles={"customer"}, types={"state.v1", "overload.v1"}) == {
        "state.v1",
        "overload.v1",
    }
    assert passing(sources={"phones"}, roles={"agent"}, types={"state.v1"}) == set()


def test_a_filter_by_session_lets_events_of_no_session_pass() -> None:
    assert passing(sessions={"call-1"}) == set(EVENTS)
    assert passing(sessions={"call-2"}) == {name for name, event in EVENTS.items() if event.session_id is None}


def test_what_a_client_names_is_chosen_and_an_unknown_name_is_told() -> None:
    chosen = choose_events(sources=["phones"], roles=["agent"], types=["state.v1"], sessions=["call-1"])
    sets = ({"phones"}, {"agent"}, {"state.v1"}, {"call-1"})
    assert chosen == EventFilter(*map(frozenset, sets))
    assert choose_events().is_everything
    with pytest.raises(ValueError, match=r"^role: expected customer, agent, unknown, mixed, got 'boss'$"):
        choose_events(roles=["agent", "boss"])
    with pytest.raises(ValueError, match=r"^type: expected advice\.v1, alert\.v1, .*, got 'state'$"):
        choose_events(types=["state"])
