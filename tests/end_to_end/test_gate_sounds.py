"""Sounds other than speech never reach the emotion model; speech over the same sounds does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from streamer.app.analyzers import AnalyzerMaker
from streamer.config.tables import Config
from streamer.core.audio import SAMPLE_RATE as RATE
from streamer.core.audio import AudioFrame, LegOpened
from streamer.core.events import EmotionEvent
from streamer.inference.model import AnyModel, load_any_model
from streamer.inference.vad import Silero
from tests.support.not_speech import NAMES, mix, not_speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.core.events import Event

CLIPS_PER_SOUND = 4
SILERO = Silero()


@pytest.fixture(scope="module")
def model(repository: Path) -> AnyModel:
    return load_any_model(repository / Config().model.card)


def emotion_events(model: AnyModel, samples: NDArray[np.float32]) -> list[EmotionEvent]:
    leg = LegOpened("source", "session", "leg", "unknown", "pcm", RATE, datetime(2026, 1, 1, tzinfo=UTC))
    analyzer = AnalyzerMaker(Config(), model, SILERO)(leg)
    assert analyzer is not None
    first = analyzer.push(AudioFrame("leg", samples, RATE, 0))
    last = analyzer.finish()
    events: list[Event] = []
    for window in (*first.windows, *last.windows):
        scores = model.score(window.inputs[np.newaxis])[0]
        events += analyzer.accept(window, scores, inference_ms=0)
    return [event for event in events if isinstance(event, EmotionEvent)]


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_other_than_speech_gives_no_emotion(model: AnyModel, name: str) -> None:
    assert emotion_events(model, not_speech(name)) == []


@pytest.mark.parametrize("noise", ["white_noise", "pink_noise"])
def test_recorded_noise_gives_no_emotion(model: AnyModel, shared: Path, noise: str) -> None:
    samples, rate = soundfile.read(shared / "audio" / "noise" / f"{noise}.flac", dtype="float32")
    assert rate == RATE
    assert emotion_events(model, samples) == []


def utterances(shared: Path, seed: int) -> list[NDArray[np.float32]]:
    files = sorted((shared / "data" / "ravdess").glob("Actor_*/*.flac"))
    chosen = np.random.default_rng(seed).choice(len(files), CLIPS_PER_SOUND, replace=False)
    return [soundfile.read(files[i], dtype="float32")[0] for i in chosen]


@pytest.mark.parametrize("name", NAMES)
def test_speech_5_db_above_the_same_sound_gives_emotion(model: AnyModel, shared: Path, name: str) -> None:
    for clip in utterances(shared, NAMES.index(name)):
        events = emotion_events(model, mix(clip, not_speech(name), snr_db=5))
        assert [event.trigger for event in events][-1:] == ["speech_ended"]
