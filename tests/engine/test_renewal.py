"""A session that other nodes have ended: its legs go on as those of another, and the source knows nothing of it."""

from __future__ import annotations

from dataclasses import replace

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, SourcePause
from streamer.core.events import EmotionEvent, Gap, SessionEnded, SessionStarted, UtteranceEnded
from tests.support.engine import Engine
from tests.support.leg import LEG, speech

TALK = speech((2.0, True), (1.0, False))
FIRST = AudioFrame("leg", TALK, 16_000, 0)
NEXT = AudioFrame("leg", TALK, 16_000, len(TALK))


def lifecycle(engine: Engine) -> list[tuple[str, str]]:
    found = [event for event in engine.events if isinstance(event, SessionStarted | SessionEnded)]
    return [(event.session_id, event.reason if isinstance(event, SessionEnded) else "started") for event in found]


def speaking() -> Engine:
    """Return an engine with one leg that has spoken."""
    engine = Engine()
    for message in (LEG, FIRST):
        engine.legs.handle(message)
    engine.model.score_all()
    return engine


def test_each_of_the_two_sessions_has_one_start_and_one_end_and_the_results_of_its_own_audio() -> None:
    engine = speaking()
    before = [event.audio for event in engine.events if isinstance(event, EmotionEvent)]
    engine.legs.renew("session", "second")
    engine.events.clear()
    engine.legs.handle(NEXT)
    engine.model.score_all()
    engine.legs.handle(LegClosed("leg", "hangup"))
    engine.model.score_all()
    assert lifecycle(engine) == [("second", "started"), ("second", "hangup")]
    results = [event for event in engine.events if isinstance(event, EmotionEvent)]
    assert [event.audio for event in results] == before
    assert {(event.session_id, event.leg_id) for event in results} == {("second", "second-1")}
    assert isinstance(engine.events[-1], SessionEnded)
    assert engine.events[-1].duration_ms == 3_000
    assert not [event for event in engine.events if isinstance(event, Gap)]


def test_the_first_session_ends_as_node_lost_after_its_last_scores() -> None:
    engine = Engine()
    for message in (LEG, FIRST):
        engine.legs.handle(message)
    engine.legs.renew("session", "second")
    engine.legs.handle(NEXT)
    assert lifecycle(engine) == [("session", "started"), ("second", "started")]
    engine.model.score_all()
    assert lifecycle(engine)[2] == ("session", "node_lost")
    last = [event.session_id for event in engine.events if isinstance(event, UtteranceEnded)]
    assert last == ["session", "second"]


def test_a_session_may_be_renewed_more_than_once() -> None:
    engine = speaking()
    engine.legs.renew("session", "second")
    engine.legs.handle(NEXT)
    engine.legs.renew("second", "third")
    engine.legs.handle(replace(NEXT, start=2 * len(TALK)))
    engine.legs.handle(LegClosed("leg", "hangup"))
    engine.model.score_all()
    assert sorted(lifecycle(engine)) == sorted(
        [
            *(("session", each) for each in ("started", "node_lost")),
            *(("second", each) for each in ("started", "node_lost")),
            *(("third", each) for each in ("started", "hangup")),
        ]
    )
    assert engine.legs.renewals.source_session("third") == "third"  # nothing of it is left


def test_losses_that_were_told_do_not_move_the_audio_of_the_second_session() -> None:
    engine = speaking()
    engine.legs.handle(AudioLost("source", ("leg",), 480, 16_000, 1))
    engine.legs.renew("session", "second")
    engine.legs.handle(AudioFrame("leg", TALK[:480], 16_000, len(TALK)))
    engine.legs.handle(AudioFrame("leg", TALK[480:], 16_000, len(TALK) + 480))
    engine.legs.handle(LegClosed("leg", "hangup"))
    engine.model.score_all()
    assert isinstance(engine.events[-1], SessionEnded)
    assert engine.events[-1].duration_ms == 3_000


def test_what_a_control_client_has_paused_stays_paused() -> None:
    engine = speaking()
    engine.legs.pauses.pause("session", None)
    engine.legs.renew("session", "second")
    engine.events.clear()
    engine.legs.handle(NEXT)
    engine.model.score_all()
    assert lifecycle(engine) == [("second", "started")]
    assert not [event for event in engine.events if isinstance(event, EmotionEvent | UtteranceEnded)]
    engine.legs.pauses.resume("second", None)
    engine.legs.handle(replace(NEXT, start=2 * len(TALK)))
    engine.model.score_all()
    assert [event.session_id for event in engine.events if isinstance(event, UtteranceEnded)] == ["second"]


def test_a_leg_that_is_paused_stays_so_though_the_last_scores_of_before_come_late() -> None:
    engine = Engine()
    for message in (LEG, FIRST):
        engine.legs.handle(message)
    engine.legs.pauses.pause("session", "leg")
    engine.legs.renew("session", "second")
    engine.model.score_all()
    assert engine.legs.pauses.is_paused("second", "leg")


def test_the_platform_may_end_its_own_pause_though_it_names_the_first_session() -> None:
    engine = speaking()
    engine.legs.handle(SourcePause("session", is_paused=True))
    engine.legs.renew("session", "second")
    assert engine.legs.pauses.is_paused("second")
    engine.legs.handle(SourcePause("session", is_paused=False))
    assert not engine.legs.pauses.is_paused("second")


def test_legs_that_open_later_and_losses_belong_to_the_second_session() -> None:
    engine = speaking()
    engine.legs.renew("session", "second")
    engine.legs.handle(NEXT)
    engine.legs.handle(replace(LEG, leg_id="other"))
    assert [leg_id for leg_id, _ in engine.sessions.described("second")[1]] == ["leg", "other"]
    engine.legs.handle(AudioLost("source", ("leg",), 160, 16_000, 1))
    (gap,) = engine.take(Gap)
    assert (gap.session_id, gap.leg_ids) == ("second", ("second-1",))


def test_a_session_that_only_waits_for_its_legs_tells_nothing_and_goes_on_waiting_under_another_id() -> None:
    engine = Engine()
    engine.sessions.expect(LEG)
    engine.sessions.refer("session", "call-1")
    engine.legs.renew("session", "second")
    assert (engine.sessions.ids(), engine.events) == (["second"], [])
    assert engine.sessions.call_reference("second") == "call-1"
    for message in (LEG, FIRST, LegClosed("leg", "hangup")):
        engine.legs.handle(message)
    engine.model.score_all()
    assert lifecycle(engine) == [("second", "started"), ("second", "hangup")]


def test_what_is_not_open_can_not_be_renewed_and_that_is_no_error() -> None:
    engine = Engine()
    engine.legs.renew("unknown", "second")
    assert (engine.sessions.ids(), engine.events) == ([], [])


def test_a_control_client_finds_the_stream_of_the_source_in_the_second_session() -> None:
    engine = speaking()
    engine.legs.renew("session", "second")
    assert engine.sessions.streams("second") == ["leg"]
    assert engine.legs.renewals.source_session("second") == "session"
    assert engine.legs.renewals.source_leg("second-1") == "leg"
    assert engine.legs.wanted_s("leg") == engine.legs.admission.wanted_s("second-1") is not None
