"""What the engine knows of an open leg, and how its utterance is broken off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from streamer.core.audio import AudioFrame
from streamer.core.events import EmotionEvent, UtteranceEnded
from streamer.engine.open_leg import OpenLeg, break_off
from tests.support.leg import LEG, analyzer, speech


def test_a_leg_that_is_no_channel_of_a_stream_has_its_own_id_as_stream_id() -> None:
    assert OpenLeg(LEG, None).stream_id == "leg"
    assert OpenLeg(replace(LEG, stream_id="stream"), None).stream_id == "stream"


def test_a_leg_without_analyzer_or_a_silent_one_is_not_analysed() -> None:
    audible, silent = OpenLeg(LEG, analyzer()), OpenLeg(LEG, analyzer())
    silent.is_silent = True
    assert [leg.is_analysed for leg in (audible, silent, OpenLeg(LEG, None))] == [True, False, False]


def test_drops_and_their_samples_are_counted() -> None:
    leg = OpenLeg(LEG, None)
    leg.drop(160)
    leg.drop(320)
    assert (leg.drops, leg.dropped_samples) == (2, 480)


@pytest.mark.parametrize(
    ("captured_at", "began_before"), [(99.0, True), (100.4, True), (100.5, False), (101.0, False), (None, False)]
)
def test_a_frame_began_before_the_leg_was_resumed_by_when_its_first_sample_was_captured(
    captured_at: float | None, *, began_before: bool
) -> None:
    leg = OpenLeg(LEG, None)
    leg.resumed_s = 100.0
    half_second = AudioFrame("leg", np.zeros(8_000, np.float32), 16_000, 0, captured_at=captured_at)
    assert leg.began_before_resumed(half_second) == began_before


def test_breaking_off_ends_the_utterance_and_its_results_abstain_for_the_reason() -> None:
    leg_analyzer = analyzer()
    leg_analyzer.push(AudioFrame("leg", speech((1.0, True)), 16_000, 0))
    events = break_off(leg_analyzer, "paused")
    assert [(type(event), event.reason) for event in events if isinstance(event, EmotionEvent | UtteranceEnded)] == [
        (EmotionEvent, "paused"),
        (UtteranceEnded, "paused"),
    ]
    assert break_off(leg_analyzer, "paused") == []
