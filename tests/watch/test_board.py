from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.events import NO_STATE, Alert, Leg, SessionChanged, SessionStarted, StateChanged
from streamer.watch.board import Board
from tests.conftest import REPOSITORY
from tests.support.examples import AT, EXAMPLES, wire

if TYPE_CHECKING:
    from streamer.core.events import Event


def as_sent(event: Event) -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(wire(event).payload)
    return sent


def board(*events: Event) -> Board:
    watched = Board()
    for event in events:
        watched.take(as_sent(event))
    return watched


def words(watched: Board) -> dict[str, str]:
    return {leg.leg_id: leg.word for leg in watched.legs()}


STARTED, STATE = EXAMPLES["session.started.v1"], EXAMPLES["state.v1"]
SPEAKS, SPOKE = EXAMPLES["utterance.started.v1"], EXAMPLES["utterance.ended.v1"]


def test_a_leg_is_silent_then_unsure_then_in_a_state_and_silent_again() -> None:
    assert isinstance(STATE, StateChanged)
    nothing = replace(STATE, state=NO_STATE, probability=0.0)
    expected = ["silent", "unsure", "angry", "angry", "silent"]
    events = [STARTED, SPEAKS, STATE, SPOKE, nothing]
    assert [words(board(*events[: n + 1]))["leg-1"] for n in range(len(events))] == expected
    assert words(board(STARTED))["leg-2"] == "not analysed"


def test_a_leg_that_is_paused_says_so_and_nothing_else() -> None:
    assert isinstance(STARTED, SessionStarted)
    legs = tuple(replace(leg, paused=True) for leg in STARTED.legs)
    paused = SessionChanged(STARTED.source_id, STARTED.session_id, legs, AT)
    resumed = replace(paused, legs=STARTED.legs)
    assert words(board(STARTED, STATE, paused)) == {"leg-1": "paused", "leg-2": "not analysed"}
    assert words(board(STARTED, STATE, paused, resumed)) == words(board(STARTED, STATE))


GOLDEN = {path.stem: json.loads(path.read_bytes()) for path in (REPOSITORY / "clients/golden").glob("*.json")}
NEVER_RESUMES = "resume-expired"


@pytest.mark.parametrize("name", sorted(GOLDEN.keys() - {NEVER_RESUMES}))
def test_it_knows_of_legs_and_alerts_what_the_clients_know(name: str) -> None:
    watched = Board()
    for step in GOLDEN[name]:
        watched.take(step["event"])
        sessions = step["state"]["sessions"].values()
        assert {
            leg.leg_id: (leg.role, leg.is_analysed, leg.is_paused, leg.is_speaking, leg.state or "none")
            for leg in watched.legs()
        } == {
            leg_id: (leg["role"], leg["analysed"], leg["paused"], leg["speaking"], leg["state"])
            for session in sessions
            for leg_id, leg in session["legs"].items()
        }
        assert watched.alerts == {
            alert_id: alert["rule"]
            for session in sessions
            for alert_id, alert in session["alerts"].items()
            if not alert["acknowledged"]
        }
        nodes = {name: node["sources"] for name, node in step["state"]["nodes"].items() if node["sources"]}
        assert watched.sources == {
            source_id if len(nodes) < 2 else f"{name}/{source_id}": source["state"]
            for name, sources in nodes.items()
            for source_id, source in sources.items()
        }
        assert watched.is_overloaded is (step["state"]["overload"] is not None)


def test_the_probability_is_that_of_the_state_in_the_newest_result() -> None:
    assert [leg.probability for leg in board(STARTED, SPEAKS, EXAMPLES["emotion.v1"]).legs()] == [0.6123, 0.0]
    assert [leg.probability for leg in board(STARTED, STATE, EXAMPLES["emotion.v1"]).legs()] == [0.3, 0.0]


def test_a_word_holds_since_the_event_that_changed_it() -> None:
    watched = board(STARTED, SPEAKS, STATE)
    later = as_sent(EXAMPLES["emotion.v1"]) | {"time": "2026-11-20T10:31:00.000Z"}
    watched.take(later)
    assert [leg.since_s for leg in watched.legs()] == [pytest.approx(AT.timestamp(), abs=0.001)] * 2


def test_sessions_have_the_name_that_a_control_client_gave_them() -> None:
    assert isinstance(STARTED, SessionStarted)
    named = board(replace(STARTED, call_reference="call-4711"))
    assert {leg.session for leg in named.legs()} == {"call-4711"}
    assert {leg.session for leg in board(STARTED).legs()} == {"call-1"}


def test_a_leg_that_comes_later_joins_and_a_role_that_changes_is_shown() -> None:
    legs = (Leg("leg-1", "agent", "PCMU", 8000, False), Leg("leg-3", "unknown", "PCMU", 8000, True))
    watched = board(STARTED, SPEAKS, SessionChanged("phones", "call-1", legs, AT))
    assert [(leg.leg_id, leg.role, leg.word) for leg in watched.legs()] == [
        ("leg-1", "agent", "not analysed"),
        ("leg-2", "agent", "not analysed"),
        ("leg-3", "unknown", "silent"),
    ]


def test_an_ended_session_leaves_nothing() -> None:
    watched = board(STARTED, STATE, EXAMPLES["session.ended.v1"])
    assert watched.legs() == []


def test_a_leg_of_a_session_that_was_never_announced_is_shown() -> None:
    assert words(board(STATE)) == {"leg-1": "angry"}


def test_every_event_can_be_taken_and_those_of_unknown_types_say_nothing() -> None:
    watched = Board()
    lines = {name: watched.take(as_sent(event)) for name, event in EXAMPLES.items()}
    assert lines["session.started.v1"] == ["customer in call-1: PCMU, 8000 Hz", "agent in call-1: PCMA, 8000 Hz"]
    assert lines["session.ended.v1"] == ["call-1: ended (hangup)"]
    assert lines["state.v1"] == ["customer in call-1: angry 0.71"]
    assert lines["source.health.v1"] == ["phones: ok (50 packets a second)"]
    assert lines["gap.v1"] == ["phones: lost 40 ms of audio (concealed)"]
    assert lines["alert.v1"] == ["ALERT upset: customer in call-1 (angry + disgust 0.71)"]
    assert lines["overload.v1"] == ["the daemon is overloaded"]
    assert lines["advice.v1"] == ["coach, customer in call-1: Let more calm be heard."]
    assert len(lines["coach.report.v1"]) == 3
    assert watched.take(as_sent(STATE) | {"type": "org.emotionstreamer.later.v7"}) == []


ALERT = EXAMPLES["alert.v1"]


def test_an_alert_is_open_on_its_leg_until_it_is_acknowledged_or_cleared() -> None:
    assert isinstance(ALERT, Alert)
    of_session = replace(ALERT, alert_id="a-2", rule="quiet", leg_id=None, role=None, labels=(), probability=None)
    watched = board(STARTED, ALERT, of_session)
    assert (watched.alerts, watched.legs()[0].alerts) == ({"a-1": "upset", "a-2": "quiet"}, {"a-1": "upset"})
    seen = watched.take(as_sent(replace(ALERT, status="acknowledged", acknowledged=True, acknowledged_by="Kim")))
    assert seen == ["alert upset: customer in call-1, acknowledged by Kim"]
    assert (watched.alerts, watched.legs()[0].alerts) == ({"a-2": "quiet"}, {})
    over = watched.take(as_sent(replace(of_session, status="cleared", reason="speech")))
    assert (over, watched.alerts) == (["alert quiet: session call-1, over (speech)"], {})


@pytest.mark.parametrize(
    ("reason", "lost_ms", "lost_events", "line"),
    [
        ("concealed", 0, 0, "phones: lost audio, it is not known how much (concealed)"),
        ("resume_expired", 0, 0, "phones: lost events, it is not known how many (resume_expired)"),
        ("subscriber_slow", 0, 7, "phones: lost 7 events (subscriber_slow)"),
    ],
)
def test_a_loss_of_unknown_size_is_not_called_none(reason: str, lost_ms: int, lost_events: int, line: str) -> None:
    event = as_sent(EXAMPLES["gap.v1"])
    event["data"] |= {"reason": reason, "lost_ms": lost_ms, "lost_events": lost_events}
    assert Board().take(event) == [line]
