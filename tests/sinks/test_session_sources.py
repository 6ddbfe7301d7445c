"""Every event of a session has the source of that session."""

from __future__ import annotations

from dataclasses import replace

from streamer.core.events import Gap, SessionEnded
from streamer.sinks.session_sources import SessionSources
from tests.support.examples import AT, EXAMPLES


def test_every_event_between_start_and_end_is_of_the_source_of_the_session() -> None:
    sources = SessionSources()
    order = ["session.started.v1", *(name for name in EXAMPLES if not name.startswith("session")), "session.ended.v1"]
    found = {name: sources.source_of(EXAMPLES[name]) for name in order}
    assert found == dict.fromkeys(order, "phones") | {"overload.v1": None}
    assert sources.source_of(EXAMPLES["emotion.v1"]) is None  # after the end nothing is kept


def test_a_session_that_ends_without_a_start_is_of_the_source_that_it_names() -> None:
    ended = EXAMPLES["session.ended.v1"]
    assert isinstance(ended, SessionEnded)
    assert SessionSources().source_of(replace(ended, source_id="desk")) == "desk"


def test_a_gap_is_of_the_source_that_lost_audio_and_of_none_where_a_sink_lost_events() -> None:
    sources = SessionSources()
    gaps = [Gap(reason, "x", lost_ms=0, lost_events=1, occurrences=1, at=AT) for reason in ("overflow", "broker_away")]
    assert [sources.source_of(gap) for gap in gaps] == ["x", None]
