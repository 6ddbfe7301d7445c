"""Where a stream goes on, and which events are new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from emotion_streamer_client.event import Event
from emotion_streamer_client.progress import REMEMBERED_IDS, Progress

HANDSHAKE = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def event(event_id: str, seconds: float = 60, **data: object) -> Event:
    """An event, so many seconds after the handshake."""
    time = HANDSHAKE + timedelta(seconds=seconds)
    kind = "gap.v1" if "reason" in data else "later.v1"
    return Event(event_id, kind, "/node", None, time, data, {"id": event_id, "type": kind, "data": data})


def test_a_stream_goes_on_after_the_last_event() -> None:
    progress = Progress()
    progress.begin(HANDSHAKE)
    assert [progress.take(event(name)) for name in "abc"] == [True] * 3
    assert progress.resume_from == "c"


def test_a_snapshot_that_broke_off_is_asked_for_again() -> None:
    progress = Progress()
    progress.begin(HANDSHAKE)
    progress.take(event("old", seconds=-3600))
    progress.take(event("as-of-the-handshake", seconds=0))
    assert progress.resume_from is None
    progress.take(event("live", seconds=0.001))
    assert progress.resume_from == "live"


def test_a_snapshot_after_resume_expired_is_one_too() -> None:
    progress = Progress()
    progress.begin(HANDSHAKE)
    progress.take(event("live"))
    progress.begin(HANDSHAKE + timedelta(seconds=100))
    progress.take(event("gap", seconds=100, reason="resume_expired"))
    assert progress.resume_from is None
    progress.take(event("later", seconds=102))
    assert progress.resume_from == "later"


def test_an_event_that_came_before_is_not_new_also_after_resume_expired() -> None:
    progress = Progress()
    progress.begin(HANDSHAKE)
    taken = [progress.take(event("a")), progress.take(event("a"))]
    taken += [progress.take(event("gap", reason="resume_expired")), progress.take(event("a"))]
    assert taken == [True, False, True, False]


def test_what_is_remembered_is_bounded() -> None:
    progress = Progress()
    progress.begin(HANDSHAKE)
    for number in range(REMEMBERED_IDS + 1):
        progress.take(event(str(number)))
    assert not progress.take(event("1"))
    assert progress.take(event("0"))
