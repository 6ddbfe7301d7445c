"""Alerts on their way: in order, kept over a crash, and cleared by the next start."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from streamer.core.events import Alert, SessionEnded
from streamer.engine import alert_stage
from streamer.engine.alert_stage import AlertStage
from streamer.engine.left_open import end_left_open
from streamer.engine.sessions import PersistedSession
from streamer.engine.state_file import StateFile
from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from tests.support.alerts import UPSET, alerts_of, at, brief, ended, engine, result, started, stops
from tests.support.examples import wire

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.alerts.rule import Rule
    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent


class Rig:
    """A stage before a publisher, and what came out of it."""

    def __init__(self, *rules: Rule, path: Path | None = None) -> None:
        self.published: list[Event] = []
        self.kept: list[list[str]] = []
        """The ids of the alerts that the state file had, when each event was published."""
        self.file = StateFile(path)
        self.file.read()
        self.publisher = Publisher(encode=self._encode, stats=Stats())
        self.now = at(100)
        self.stage = AlertStage(
            engine(*rules), publish=self.publisher.publish, state_file=self.file, now=lambda: self.now
        )
        self.publisher.add_derivation(self.stage.derive)

    def _encode(self, event: Event) -> WireEvent:
        self.published.append(event)
        self.kept.append([alert.alert_id for session in self.file._open.values() for alert in session.alerts])
        return wire(event)

    def publish(self, *events: Event) -> None:
        for event in events:
            self.publisher.publish(event)


UPSET_CALL: list[Event] = [started(), *(result(second, 0.7) for second in range(1, 5))]


def names(events: list[Event]) -> list[str]:
    return [event.status if isinstance(event, Alert) else type(event).__name__ for event in events]


def test_an_alert_comes_after_its_result_and_before_the_end_of_its_session() -> None:
    rig = Rig()
    rig.publish(*UPSET_CALL, ended(5))
    assert names(rig.published) == [
        "SessionStarted",
        *["EmotionEvent"] * 4,
        "raised",
        "cleared",
        "SessionEnded",
    ]


def test_an_alert_is_in_the_state_file_from_before_it_is_published_until_its_end_was(tmp_path: Path) -> None:
    rig = Rig(path=tmp_path / "state.json")
    rig.file.opened(PersistedSession("phones", "call-1", at(0)))
    rig.publish(*UPSET_CALL)
    assert rig.kept == [[], [], [], [], [], ["a-1"]]
    rig.stage.acknowledge("a-1", "Kim")
    rig.publish(result(6, 0.1), stops(7))
    assert names(rig.published[-4:]) == ["acknowledged", "EmotionEvent", "cleared", "UtteranceEnded"]
    assert rig.kept[-4:] == [["a-1"], ["a-1"], ["a-1"], []]
    rig.file.close()
    lines = [json.loads(line) for line in (tmp_path / "state.json").read_bytes().rstrip(b"\0").splitlines()]
    assert [[alert.get("acknowledged", False) for alert in line.get("alerts", [])] for line in lines] == [
        [],
        [False],
        [True],
        [],
    ]
    assert "Kim" not in (tmp_path / "state.json").read_text()


async def test_a_crash_leaves_alerts_that_the_next_start_clears_before_their_session_ends(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    before = Rig(replace(UPSET, for_s=0.0), replace(UPSET, name="twice", for_s=1.0), path=path)
    before.file.opened(PersistedSession("phones", "call-1", at(0)))
    before.publish(*UPSET_CALL)
    before.stage.acknowledge("a-2", None)
    before.file.close()  # the rest of the daemon is gone

    after = Rig()
    after.file = StateFile(path)
    left = after.file.read()
    await end_left_open(left, state_file=after.file, publisher=after.publisher, now=lambda: at(60))
    raised = alerts_of(before.published)
    cleared = alerts_of(after.published)
    over = {"status": "cleared", "reason": "daemon_restart", "probability": None, "at": at(60)}
    assert cleared == [
        replace(raised[0], **over),  # type: ignore[arg-type]  # fields of an alert
        replace(raised[1], acknowledged=True, **over),  # type: ignore[arg-type]  # as above
    ]
    assert isinstance(after.published[-1], SessionEnded)
    after.file.close()
    assert StateFile(path).read() == []


def test_an_alert_that_is_not_open_can_not_be_acknowledged() -> None:
    rig = Rig()
    rig.publish(*UPSET_CALL, ended(5))
    n_published = len(rig.published)
    with pytest.raises(KeyError):
        rig.stage.acknowledge("a-1", None)
    assert len(rig.published) == n_published


async def test_time_passes_where_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert_stage, "TICK_S", 0.0)
    rig = Rig()
    rig.publish(*UPSET_CALL, stops(5))
    rig.now = at(5 + 10 + 1.9)
    task = asyncio.create_task(rig.stage.run())
    for _ in range(3):
        await asyncio.sleep(0)
    assert brief(alerts_of(rig.published)) == [("upset", "raised", 4)], "an event may still be on its way"
    rig.now = at(5 + 10 + 2)
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    assert brief(alerts_of(rig.published)) == [("upset", "raised", 4), ("upset", "silence", 15)]


async def test_the_log_says_how_many_alerts_the_limit_muted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(alert_stage, "TICK_S", 0.0)
    rig = Rig(replace(UPSET, for_s=0.0, max_per_hour=1))
    rig.publish(*(result(1, 0.7, session_id=f"call-{number}") for number in range(4)))
    with caplog.at_level(logging.WARNING):
        task = asyncio.create_task(rig.stage.run())
        for _ in range(5):
            await asyncio.sleep(0)
        rig.publish(result(2, 0.7, session_id="call-9"))
        for _ in range(5):
            await asyncio.sleep(0)
        task.cancel()
    assert [record.getMessage() for record in caplog.records] == [
        "alerts: upset raised max_per_hour within the last hour: 3 more were due, and not raised"
    ]
