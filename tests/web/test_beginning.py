"""How a subscription begins: the current state, the last minutes, or what was missed."""

from __future__ import annotations

import re

import pytest

from streamer.core.events import SessionStarted
from streamer.sinks.snapshot import Snapshot
from streamer.web.beginning import Beginning, first_events, parse_beginning
from streamer.web.replay import Replay
from tests.support.examples import EXAMPLES, health, wire


def played() -> tuple[Snapshot, Replay]:
    """A session that began at second 0, a result at 1, its state at 2, another result at 3; health at 4."""
    snapshot, replay = Snapshot(), Replay(4)
    assert isinstance(EXAMPLES["session.started.v1"], SessionStarted)
    names = ["session.started.v1", "emotion.v1", "state.v1", "emotion.v1"]
    for second, event in enumerate(
        [*(wire(EXAMPLES[name], str(n)) for n, name in enumerate(names)), health("ok", "4")]
    ):
        snapshot.add(event)
        replay.add(event, float(second))
    return snapshot, replay


@pytest.mark.parametrize(
    ("beginning", "expected", "expired"),
    [
        (Beginning(), ["0", "2", "4"], False),
        (Beginning(recent_s=2), ["0", "2", "3", "4"], False),
        (Beginning(recent_s=3600), ["0", "1", "2", "3", "4"], False),
        (Beginning(resume_from="2"), ["3", "4"], False),
        (Beginning(resume_from="4"), [], False),
        (Beginning(resume_from="2", recent_s=3600), ["3", "4"], False),
        (Beginning(resume_from="0"), ["0", "2", "4"], True),  # not kept any more
        (Beginning(resume_from="of another daemon", recent_s=1), ["0", "2", "3", "4"], True),
    ],
)
def test_the_first_events(beginning: Beginning, expected: list[str], *, expired: bool) -> None:
    events, has_expired = first_events(beginning, *played(), now_s=4.0)
    assert ([event.id for event in events], has_expired) == (expected, expired)


@pytest.mark.parametrize(
    ("query", "beginning"),
    [
        ({}, Beginning()),
        ({"recent_s": "180", "other": "x"}, Beginning(recent_s=180)),
        ({"resume_from": "a-1"}, Beginning("a-1")),
        ({"caught_up": "1"}, Beginning(tells_end=True)),
    ],
)
def test_a_query(query: dict[str, str], beginning: Beginning) -> None:
    assert parse_beginning(query) == beginning


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"recent_s": "-1"}, "recent_s: expected seconds, 0 to 3600, got '-1'"),
        ({"recent_s": "3601"}, "recent_s: expected seconds, 0 to 3600, got '3601'"),
        ({"recent_s": "1.5"}, "recent_s: expected seconds, 0 to 3600, got '1.5'"),
        ({"recent_s": "³"}, "recent_s: expected seconds, 0 to 3600, got '³'"),
        ({"recent_s": ""}, "recent_s: expected seconds, 0 to 3600, got ''"),
        ({"caught_up": "0"}, "caught_up: expected 1, got '0'"),
        ({"resume_from": ""}, "resume_from: expected the id of an event, got 0 characters"),
        ({"resume_from": "x" * 201}, "resume_from: expected the id of an event, got 201 characters"),
    ],
)
def test_a_query_that_is_wrong(query: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_beginning(query)
