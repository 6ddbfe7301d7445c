"""A shadow model changes no event, counts its disagreement and never delays the main model."""

from __future__ import annotations

import asyncio
import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from streamer.app.analysis import analysis
from streamer.app.models import load_shadow
from streamer.config.tables import Config, Model, Shadow
from streamer.core.audio import Window
from streamer.core.errors import ModelError
from streamer.engine.batcher import Batcher
from streamer.inference.disagreement import Disagreement
from streamer.inference.emotion import EmotionModel, load_model
from streamer.inference.shadow import MAX_PENDING
from streamer.inference.shadow import Shadow as RunningShadow
from streamer.sources.files.source import FilesSource
from tests.support.collector import Collector
from tests.support.models import LABELS, write_model
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.app.pipeline import Pipeline

AT = datetime(2026, 1, 1, tzinfo=UTC)
THRESHOLDS = (-0.2, -0.45)
"""The means at which the two models change their top label; some windows of the recording lie between them."""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    soundfile.write(folder / "call.wav", conversation(needs_program("espeak-ng"), folder), RATE, subtype="PCM_16")
    return folder / "call.wav"


def analyze(folder: Path, recording: Path, *, shadow: str = "") -> tuple[list[dict[str, Any]], Pipeline]:
    """Return the events of the recording, and the pipeline that produced them."""
    config = Config(model=Model(card="first.json", first_ms=500), shadow=Shadow(model=shadow))
    collector = Collector()
    source = FilesSource([recording], roles=(), block_ms=500, now=lambda: AT)
    daemon = analysis(config, folder / "config.toml", source=source, make_sink=lambda _: collector)
    asyncio.run(daemon.service.run(asyncio.Event()))
    # Health events carry the time of the run.
    return [event for event in collector.reproducible() if "health" not in event["type"]], daemon.pipeline


def found_by(pipeline: Pipeline) -> Disagreement:
    assert pipeline.shadow is not None
    return pipeline.shadow.found


def softmax_of_mean(inputs: NDArray[np.float32], threshold: float) -> NDArray[np.float64]:
    """Return the scores of a model from ``write_model``, by its formula."""
    logits = np.arange(len(LABELS)) * (float(inputs.astype(np.float64).mean()) - threshold)
    powers = np.exp(logits - logits.max())
    probabilities: NDArray[np.float64] = powers / powers.sum()
    return probabilities


# -- over a recording ------------------------------------------------------------------------------


def test_events_stay_the_same_and_disagreement_is_counted_in_every_window(
    tmp_path: Path, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(tmp_path, name="first", threshold=THRESHOLDS[0])
    write_model(tmp_path, name="second", threshold=THRESHOLDS[1], labels=["calm", "angry", "sad"])
    alone, _ = analyze(tmp_path, recording)
    seen: list[NDArray[np.float32]] = []
    score = EmotionModel.score

    def recording_score(self: EmotionModel, inputs: NDArray[np.float32], *options: Any) -> NDArray[np.float32]:
        if self.card.name == "first":
            seen.extend(inputs)
        return score(self, inputs, *options)

    monkeypatch.setattr(EmotionModel, "score", recording_score)
    beside, pipeline = analyze(tmp_path, recording, shadow="second.onnx")
    assert beside == alone
    found = found_by(pipeline)
    pairs = [tuple(softmax_of_mean(inputs, threshold) for threshold in THRESHOLDS) for inputs in seen]
    others = sum(p.argmax() != q.argmax() for p, q in pairs)
    assert 0 < others < len(pairs)
    assert (found.compared, found.skipped, found.other_top) == (len(seen), 0, others)
    assert found.distance == pytest.approx(sum(0.5 * np.abs(p - q).sum() for p, q in pairs), rel=1e-4)
    assert 0 < found.slowest_s <= found.inference_s
    assert f"shadow second 1.0.0: another top label in {100 * others / len(seen):.1f} % of" in pipeline.status()


def test_a_model_does_not_disagree_with_itself(tmp_path: Path, recording: Path) -> None:
    write_model(tmp_path, name="first", threshold=THRESHOLDS[0])
    _, pipeline = analyze(tmp_path, recording, shadow="first.json")
    found = found_by(pipeline)
    assert found.compared > 10
    assert (found.other_top, found.distance, found.skipped) == (0, 0.0, 0)


def test_a_failing_shadow_is_switched_off_with_one_warning_and_events_stay_the_same(
    tmp_path: Path, recording: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_model(tmp_path, name="first")
    write_model(tmp_path, name="second", fault="raises")
    alone, _ = analyze(tmp_path, recording)
    beside, pipeline = analyze(tmp_path, recording, shadow="second.onnx")
    assert beside == alone
    emotions = sum(event["type"].endswith("emotion.v1") for event in beside)
    assert found_by(pipeline) == Disagreement(skipped=emotions)
    (warning,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warning.startswith("the shadow model second failed and is switched off: ")
    assert "shadow second 1.0.0 SWITCHED OFF (" in pipeline.status()


def test_scores_that_are_not_finite_switch_the_shadow_off(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path))
    shadow = RunningShadow(model, beside=model.card, patient=True, log_every_s=1.0)
    inputs = np.full(model.card.input_shape, np.nan, dtype=np.float32)
    shadow.offer([window(inputs)], np.full((1, 3), 1 / 3, dtype=np.float32))
    shadow.catch_up()
    assert (shadow.failure, shadow.found) == ("its scores are not finite", Disagreement(skipped=1))


# -- at the start ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sha256": "0" * 64}, "is not the one its card describes"),
        ({"window_ms": 2_000, "input_shape": (198, 103)}, "window_ms 1000 expected, got 2000"),
        (
            {"front_end": {"kind": "waveform"}, "input_shape": (16_000,)},
            "front_end LogMelFrontEnd.* expected, got Waveform",
        ),
        ({"labels": ["happy", "bored", "sad"]}, "at least 2 of calm, angry, sad expected, got sad"),
    ],
)
def test_a_shadow_that_cannot_be_compared_is_refused_at_the_start(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    model = load_model(write_model(tmp_path, name="first"))
    write_model(tmp_path, name="second", **changes)
    config = Config(shadow=Shadow(model="second.onnx"))
    with pytest.raises(ModelError, match=message):
        load_shadow(config, tmp_path / "config.toml", model, patient=False)


def test_the_line_names_the_common_labels_if_others_are_left_out(tmp_path: Path) -> None:
    card = load_model(write_model(tmp_path, name="first")).card
    second = load_model(write_model(tmp_path, name="second", labels=["sad", "bored", "calm"]))
    shadow = RunningShadow(second, beside=card, patient=False, log_every_s=1.0)
    assert shadow.line() == "shadow second 1.0.0: 0 windows compared, 0 skipped, among calm, sad only"


# -- while windows come in -------------------------------------------------------------------------


def window(inputs: NDArray[np.float32]) -> Window:
    return Window(
        leg_id="leg",
        utterance_id="leg-1",
        start=0,
        end=1,
        inputs=inputs,
        speech_ms=0,
        concealed_ms=0,
        dropped_ms=0,
        level_dbfs=0.0,
        captured_at=None,
        is_final=False,
    )


async def score_all(
    shadow: RunningShadow, windows: list[Window], *, each_alone: bool, meanwhile: Callable[[], object] = lambda: None
) -> int:
    """Run windows through a batcher with this shadow; return how many got their scores."""
    scored: list[Window] = []
    batcher = Batcher(
        lambda inputs: np.full((len(inputs), 3), 1 / 3, dtype=np.float32),
        max_batch=4,
        max_wait_s=0.0,
        shadow=shadow,
    )
    task = asyncio.create_task(batcher.run())
    for one in windows:
        batcher.submit(one, lambda w, s, _: scored.append(w) if s is not None else None)
        if each_alone:
            await batcher.drained()
            await asyncio.to_thread(meanwhile)
    if not each_alone:
        await batcher.drained()
        await asyncio.to_thread(meanwhile)
    task.cancel()
    await asyncio.wait([task])
    return len(scored)


async def test_a_new_window_interrupts_an_endless_run_of_the_shadow(tmp_path: Path) -> None:
    started = threading.Semaphore(0)

    def clock() -> float:  # called when the shadow starts with a window
        started.release()
        return 0.0

    model = load_model(write_model(tmp_path, fault="endless"))
    shadow = RunningShadow(model, beside=model.card, patient=False, log_every_s=1.0, monotonic=clock)
    started.acquire()
    windows = [window(np.full(model.card.input_shape, 0.5, dtype=np.float32)) for _ in range(5)]
    async with asyncio.timeout(150):
        assert await score_all(shadow, windows, each_alone=True, meanwhile=started.acquire) == 5
    assert (shadow.found, shadow.failure) == (Disagreement(skipped=5), "")


async def test_when_too_many_windows_are_pending_the_oldest_are_skipped_and_counted(tmp_path: Path) -> None:
    n_windows = 3 * MAX_PENDING
    done = threading.Semaphore(0)
    model = load_model(write_model(tmp_path))
    calls = 0

    def clock() -> float:  # called when the shadow is made, and before and after every window
        nonlocal calls
        calls += 1
        if calls == 1 + 2 * MAX_PENDING:
            done.release()
        return 0.0

    shadow = RunningShadow(model, beside=model.card, patient=False, log_every_s=1.0, monotonic=clock)
    windows = [window(np.full(model.card.input_shape, 0.5, dtype=np.float32)) for _ in range(n_windows)]
    async with asyncio.timeout(150):
        assert await score_all(shadow, windows, each_alone=False, meanwhile=done.acquire) == n_windows
    assert (shadow.found.compared, shadow.found.skipped) == (MAX_PENDING, n_windows - MAX_PENDING)


def test_the_disagreement_is_logged_at_intervals(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    model = load_model(write_model(tmp_path))
    clock = iter(range(100))
    shadow = RunningShadow(
        model, beside=model.card, patient=True, log_every_s=6.0, monotonic=lambda: float(next(clock))
    )
    inputs = np.zeros(model.card.input_shape, dtype=np.float32)
    shadow.offer([window(inputs)] * 7, np.full((7, 3), 1 / 3, dtype=np.float32))
    shadow.catch_up()
    assert [record.getMessage().partition(" windows,")[0] for record in caplog.records] == [
        "shadow tiny 1.0.0: another top label in 0.0 % of 3",
        "shadow tiny 1.0.0: another top label in 0.0 % of 6",
    ]


def test_the_disagreement_includes_that_of_other_processes(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path))
    shadow = RunningShadow(
        model, beside=model.card, patient=True, log_every_s=1.0, elsewhere=lambda: Disagreement(compared=5, other_top=2)
    )
    shadow.offer([window(np.zeros(model.card.input_shape, dtype=np.float32))], np.full((1, 3), 1 / 3, dtype=np.float32))
    shadow.catch_up()
    assert (shadow.found.compared, shadow.found.other_top) == (6, 2)
