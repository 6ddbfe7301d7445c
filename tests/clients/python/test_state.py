"""The reducer gives what the files in clients/golden say."""

from __future__ import annotations

import copy
import json

import pytest
from emotion_streamer_client import initial_state, reduce

from tests.conftest import REPOSITORY
from tests.support.daemon import kind
from tests.support.schemas import event_types, validate

GOLDEN = {path.stem: json.loads(path.read_bytes()) for path in (REPOSITORY / "clients/golden").glob("*.json")}


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_events_fold_to_the_state_after_each_of_them(name: str) -> None:
    state, states = initial_state(), []
    for step in GOLDEN[name]:
        before = copy.deepcopy(state)
        after = reduce(state, step["event"])
        assert state == before, "a state is never changed"
        state = after
        states.append(state)
    assert states == [step["state"] for step in GOLDEN[name]]


def test_the_golden_events_are_of_every_type_of_the_daemon_and_by_its_schemas() -> None:
    events = [step["event"] for steps in GOLDEN.values() for step in steps]
    assert {kind(event) for event in events} - set(event_types()) == {"later.v9"}
    assert {kind(validate(json.dumps(each).encode())) for each in events if kind(each) != "later.v9"} == set(
        event_types()
    )
