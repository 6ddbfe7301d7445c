"""Which alerts follow from which events: the whole list is compared, and time is that of the events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.alerts.rule import Rule
from streamer.core.events import Alert
from tests.support.alerts import (
    AGENT,
    CUSTOMER,
    UPSET,
    at,
    brief,
    changed,
    ended,
    engine,
    result,
    run,
    speaks,
    started,
    stops,
)
from tests.support.examples import EXAMPLES

if TYPE_CHECKING:
    from streamer.core.events import Event

QUIET = Rule("quiet", "silence", for_s=20.0, cooldown_s=0.0)
SOARS = Rule("soars", "rising", frozenset({"angry"}), threshold=0.4, for_s=5.0, cooldown_s=0.0)


def angry_from(second: int, until: int, *, share: float = 0.7) -> list[Event]:
    return [result(each, share) for each in range(second, until)]


# -- above -----------------------------------------------------------------------------------------


def test_a_sum_that_stays_high_for_long_enough_raises_one_alert_and_its_fall_clears_it() -> None:
    events: list[Event] = [
        started(),
        speaks(1),
        result(2, 0.3, disgust=0.3),
        result(3, 0.4, disgust=0.4),
        result(5, 0.7),
    ]
    raised, cleared = run(engine(), *events, result(6, 0.7), result(7, 0.31), result(8, 0.29), result(9, 0.1))
    assert raised == Alert(
        session_id="call-1",
        leg_id="leg-1",
        role="customer",
        alert_id="a-1",
        rule="upset",
        kind="above",
        labels=("angry", "disgust"),
        threshold=0.6,
        status="raised",
        probability=0.7,
        since_ms=2000,
        raised_at=at(5),
        acknowledged=False,
        acknowledged_by=None,
        reason=None,
        muted=0,
        at=at(5),
    )
    assert cleared == replace(raised, status="cleared", reason="below", probability=0.29, at=at(8))


def test_a_sum_that_falls_below_the_threshold_for_a_moment_begins_anew() -> None:
    events = [started(), *angry_from(1, 4), result(4, 0.59), *angry_from(5, 8)]
    assert run(engine(), *events) == []
    assert brief(run(engine(), *events, result(8, 0.6))) == [("upset", "raised", 8)]


def test_at_once_means_with_the_first_result() -> None:
    assert brief(run(engine(replace(UPSET, for_s=0.0)), started(), result(1, 0.6))) == [("upset", "raised", 1)]


def test_between_the_two_thresholds_nothing_happens() -> None:
    events = [started(), *angry_from(1, 5), result(5, 0.45), result(6, 0.65), result(7, 0.45)]
    assert brief(run(engine(replace(UPSET, clear_below=0.4)), *events)) == [("upset", "raised", 4)]
    assert brief(run(engine(replace(UPSET, clear_below=0.5)), *events)) == [
        ("upset", "raised", 4),
        ("upset", "below", 5),
    ]


def test_labels_of_other_rules_do_not_count() -> None:
    assert run(engine(replace(UPSET, labels=frozenset({"sad"}))), started(), *angry_from(1, 9)) == []


def test_results_that_abstain_count_as_their_posterior_is_that_of_all_results() -> None:
    events = [result(second, 0.7, reason="low_confidence") for second in range(1, 5)]
    assert brief(run(engine(), started(), *events)) == [("upset", "raised", 4)]


# -- rising ----------------------------------------------------------------------------------------


def test_a_sum_that_rises_within_the_time_raises_and_half_of_the_rise_lost_clears() -> None:
    events: list[Event] = [started(), result(1, 0.2), result(2, 0.1), result(4, 0.45), result(6, 0.52)]
    alerts = run(engine(SOARS), *events, result(7, 0.35), result(8, 0.29))
    assert brief(alerts) == [("soars", "raised", 6), ("soars", "below", 8)]
    assert [alert.since_ms for alert in alerts] == [2000, 2000]


def test_a_sum_that_is_high_all_the_time_or_rises_too_slowly_raises_nothing() -> None:
    slowly = [result(second, second * 0.07) for second in range(12)]
    assert run(engine(SOARS), started(), *angry_from(1, 20)) == []
    assert run(engine(SOARS), started(), *slowly) == []


@given(st.lists(st.floats(0, 1), max_size=60), st.integers(1, 10))
def test_rising_is_measured_from_the_lowest_value_within_the_time(sums: list[float], for_s: int) -> None:
    rule = replace(SOARS, for_s=float(for_s), threshold=0.3)
    condition = run(engine(rule), started(), *(result(second, value) for second, value in enumerate(sums)))
    first = next((n for n, value in enumerate(sums) if value - min(sums[max(0, n - for_s) : n + 1]) >= 0.3), None)
    assert [round(second) for _, status, second in brief(condition) if status == "raised"][:1] == (
        [] if first is None else [first]
    )


# -- silence ---------------------------------------------------------------------------------------

TALK: list[Event] = [
    started(CUSTOMER, AGENT),
    speaks(1),
    stops(4),
    speaks(3, "leg-2", "agent"),
    stops(9, "leg-2", "agent"),
]


def test_nobody_speaks_for_long_enough_and_the_first_word_clears_it() -> None:
    watching = engine(QUIET)
    run(watching, *TALK)
    assert watching.advance(at(28.9)) == []
    (raised,) = watching.advance(at(29.4))
    assert (raised.leg_id, raised.role, raised.since_ms, raised.at) == (None, None, 9000, at(29))
    assert watching.advance(at(60)) == []
    assert brief(run(watching, speaks(61))) == [("quiet", "speech", 61)]


def test_silence_from_the_start_of_a_session_counts() -> None:
    assert brief(run(engine(QUIET), started(CUSTOMER), speaks(30))) == [
        ("quiet", "raised", 20),
        ("quiet", "speech", 30),
    ]


def test_a_rule_about_a_role_does_not_hear_the_others() -> None:
    watching = engine(replace(QUIET, roles=frozenset({"customer"})))
    run(watching, *TALK[:-1])
    assert brief(watching.advance(at(40))) == [("quiet", "raised", 24)]


@pytest.mark.parametrize(
    ("unheard", "reason"),
    [(replace(AGENT, analysed=False), "not_analysed"), (replace(AGENT, paused=True), "paused")],
)
def test_where_one_party_is_not_heard_nobody_knows_of_silence(unheard: object, reason: str) -> None:
    watching = engine(QUIET)
    assert run(watching, started(CUSTOMER, unheard)) == []  # type: ignore[arg-type]  # a leg
    assert watching.advance(at(100)) == []
    (raised,) = run(watching, changed(101, CUSTOMER, AGENT)) + watching.advance(at(125))
    assert raised.at == at(121), "the silence counts from when it is heard"
    assert brief(run(watching, changed(130, CUSTOMER, unheard))) == [("quiet", reason, 130)]  # type: ignore[arg-type]


# -- the end ---------------------------------------------------------------------------------------


def test_an_alert_is_cleared_before_its_session_ends() -> None:
    watching = engine(UPSET, replace(QUIET, for_s=1.0, roles=frozenset({"agent"})))
    run(watching, started(CUSTOMER, AGENT), speaks(1), *angry_from(1, 5))
    assert brief(watching.take(ended(5))) == [("upset", "session_ended", 5), ("quiet", "session_ended", 5)]
    assert (watching.open_alerts(), watching.advance(at(99))) == ([], [])


def test_a_leg_that_says_nothing_for_long_is_no_longer_upset() -> None:
    watching = engine()
    run(watching, started(), speaks(1), *angry_from(1, 6), stops(6))
    assert watching.advance(at(15.9)) == []
    assert brief(watching.advance(at(30))) == [("upset", "silence", 16)]
    assert run(watching, speaks(31), *angry_from(32, 35)) == []
    assert brief(run(watching, result(35, 0.7))) == [("upset", "raised", 35)]


def test_a_pause_ends_alerts_of_that_leg_alone() -> None:
    watching = engine()
    run(watching, started(CUSTOMER, AGENT))
    for leg_id, role in (("leg-1", "customer"), ("leg-2", "agent")):
        run(watching, *(result(second, 0.7, leg_id=leg_id, role=role) for second in range(1, 5)))  # type: ignore[arg-type]
    assert brief(run(watching, changed(6, replace(CUSTOMER, paused=True), AGENT))) == [("upset", "paused", 6)]
    assert [alert.leg_id for alert in watching.open_alerts()] == ["leg-2"]
    unscored = result(7, 0.0, leg_id="leg-2", role="agent", reason="paused")
    assert run(watching, unscored) == [], "a session event says why"
    assert brief(run(watching, changed(7, CUSTOMER, replace(AGENT, analysed=False)))) == [("upset", "not_analysed", 7)]


def test_another_role_is_another_person_and_one_that_must_not_be_analysed_is_not_watched() -> None:
    watching = engine(replace(UPSET, roles=frozenset({"customer"})))
    run(watching, started(), *angry_from(1, 5))
    assert brief(run(watching, changed(6, replace(CUSTOMER, role="unknown")))) == [("upset", "role_changed", 6)]
    assert run(watching, *(result(second, 0.7, role="unknown") for second in range(7, 20))) == []
    run(watching, changed(20, CUSTOMER))
    assert brief(run(watching, *angry_from(21, 25))) == [("upset", "raised", 24)]
    assert brief(run(watching, changed(26, replace(CUSTOMER, analysed=False)))) == [("upset", "not_analysed", 26)]


def test_a_leg_that_joins_later_is_watched_too_and_so_is_one_that_nobody_announced() -> None:
    watching = engine()
    run(watching, started(CUSTOMER), changed(2, CUSTOMER, AGENT))
    run(watching, *(result(second, 0.7, leg_id="leg-2", role="agent") for second in range(3, 7)))
    run(watching, *(result(second, 0.7, leg_id="leg-3", role="unknown") for second in range(3, 7)))
    run(watching, *(result(second, 0.7, session_id="call-9") for second in range(3, 7)))
    assert [(alert.session_id, alert.leg_id) for alert in watching.open_alerts()] == [
        ("call-1", "leg-2"),
        ("call-1", "leg-3"),
        ("call-9", "leg-1"),
    ]


# -- how many --------------------------------------------------------------------------------------


def test_within_the_cool_down_an_alert_is_muted_and_raised_after_it_if_it_still_holds() -> None:
    watching = engine(replace(UPSET, cooldown_s=10.0))
    alerts = run(watching, started(), *angry_from(1, 5), result(5, 0.1), *angry_from(6, 10), result(10, 0.1))
    assert brief(alerts) == [("upset", "raised", 4), ("upset", "below", 5)]
    later = run(watching, *angry_from(11, 20))
    assert brief(later) == [("upset", "raised", 15)]
    assert later[0].muted == 2, "the one that was over in time, and this one while it waited"
    assert dict(watching.muted) == {("upset", "cooldown"): 2}


def test_silence_within_the_cool_down_is_raised_when_that_is_over_whatever_the_steps_of_time() -> None:
    for step in (0.25, 1.0, 50.0):
        watching = engine(replace(QUIET, cooldown_s=45.0))
        run(watching, *TALK)
        alerts = [alert for tick in range(1, int(45 / step)) for alert in watching.advance(at(9 + tick * step))]
        alerts += run(watching, speaks(60), stops(61))
        alerts += [alert for tick in range(1, int(60 / step) + 2) for alert in watching.advance(at(61 + tick * step))]
        assert brief(alerts) == [("quiet", "raised", 29), ("quiet", "speech", 60), ("quiet", "raised", 105)]
        assert dict(watching.muted) == {("quiet", "cooldown"): 1}


def test_who_speaks_while_a_role_changes_still_speaks() -> None:
    watching = engine(QUIET)
    run(watching, started(CUSTOMER), speaks(1), changed(5, replace(CUSTOMER, role="unknown")))
    assert watching.advance(at(60)) == []
    run(watching, stops(60, role="unknown"))
    assert brief(watching.advance(at(90))) == [("quiet", "raised", 80)]


def test_the_limit_an_hour_is_that_of_all_sessions_and_the_next_alert_says_how_many_were_muted() -> None:
    watching = engine(replace(UPSET, for_s=0.0, max_per_hour=2))
    ids = [f"call-{number}" for number in range(5)]
    raised = run(watching, *(result(number, 0.7, session_id=name) for number, name in enumerate(ids)))
    assert [alert.session_id for alert in raised] == ["call-0", "call-1"]
    assert run(watching, *(result(9, 0.8, session_id=name) for name in ids)) == [], "each is counted once"
    assert dict(watching.muted) == {("upset", "limit"): 3}
    later = run(watching, result(3600, 0.7, session_id="call-4"), result(3600.5, 0.7, session_id="call-3"))
    assert [(alert.session_id, alert.muted) for alert in later] == [("call-4", 3)]


def test_every_alert_that_is_raised_is_cleared_once_and_none_twice() -> None:
    watching = engine(UPSET, QUIET, SOARS)
    call = [
        started(CUSTOMER, AGENT),
        *angry_from(1, 9),
        stops(9),
        speaks(50),
        *angry_from(50, 60, share=0.9),
        ended(80),
    ]
    alerts = run(watching, *call)
    raised = [alert.alert_id for alert in alerts if alert.status == "raised"]
    assert sorted(alert.alert_id for alert in alerts if alert.status == "cleared") == sorted(raised)
    assert len(set(raised)) == len(raised) >= 3


# -- people ----------------------------------------------------------------------------------------


def test_an_alert_that_was_acknowledged_says_so_until_it_is_over() -> None:
    watching = engine()
    (raised,) = run(watching, started(), *angry_from(1, 5))
    seen = watching.acknowledge("a-1", by="Kim", at=at(6))
    assert seen == replace(raised, status="acknowledged", acknowledged=True, acknowledged_by="Kim", at=at(6))
    (cleared,) = run(watching, result(7, 0.1))
    assert (cleared.status, cleared.acknowledged, cleared.acknowledged_by) == ("cleared", True, "Kim")
    with pytest.raises(KeyError):
        watching.acknowledge("a-1", by=None, at=at(8))


# -- other rules -----------------------------------------------------------------------------------


def test_other_rules_hold_at_once_and_what_stays_as_it_is_goes_on() -> None:
    watching = engine(UPSET, SOARS)
    run(watching, started(), result(0, 0.1), *angry_from(1, 5))
    assert {alert.rule for alert in watching.open_alerts()} == {"upset", "soars"}
    stricter = replace(SOARS, threshold=0.5)
    assert brief(watching.reconfigure([UPSET, stricter, QUIET], silence_s=10.0)) == [("soars", "rule_changed", 4)]
    assert [alert.alert_id for alert in watching.open_alerts()] == ["a-2"]
    run(watching, stops(5))
    assert brief(watching.advance(at(40))) == [("upset", "silence", 15), ("quiet", "raised", 25)]
    assert brief(watching.reconfigure([], silence_s=10.0)) == [("quiet", "rule_changed", 40)]


# -- the stream ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_type_of_event_can_be_taken(name: str) -> None:
    assert engine().take(EXAMPLES[name]) == []


@given(st.lists(st.floats(0.1, 90.0), max_size=30))
def test_the_alerts_are_the_same_whatever_the_steps_of_time_between_the_events(steps: list[float]) -> None:
    call = [*TALK, *angry_from(10, 15), stops(15), speaks(60), stops(61), ended(95)]
    expected = run(engine(UPSET, QUIET), *call)
    watching = engine(UPSET, QUIET)
    found: list[Alert] = []
    waiting = sorted(steps)
    for event in call:
        while waiting and at(waiting[0]) < event.at:
            found += watching.advance(at(waiting.pop(0)))
        found += run(watching, event)
    assert found == expected
