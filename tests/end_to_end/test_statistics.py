"""The daemon's pipeline with models of the statistics kind: any rate and block, legs side by side, shadows, errors."""

from __future__ import annotations

import asyncio
import contextlib
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from streamer import cli
from streamer.app.analysis import analysis
from streamer.config.tables import Config, Model, Shadow
from streamer.sources.files.source import FilesSource
from tests.support.collector import Collector
from tests.support.models import write_model
from tests.support.speech import RATE, conversation
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.app.pipeline import Pipeline
    from streamer.core.audio import Role

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> NDArray[np.float32]:
    return conversation(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, talk: NDArray[np.float32]) -> Path:
    """Models, a recording at several rates, and one with two channels."""
    folder = tmp_path_factory.mktemp("statistics")
    write_statistics_model(folder)
    write_statistics_model(folder, name="other", labels=["sad", "calm", "angry"])
    for rate in (8_000, 16_000, 48_000):
        soundfile.write(folder / f"{rate}.wav", soxr.resample(talk, RATE, rate), rate, subtype="PCM_16")
    second = np.roll(talk, RATE // 3)
    soundfile.write(folder / "second.wav", second, RATE, subtype="PCM_16")
    soundfile.write(folder / "both.wav", np.stack([talk, second], axis=1), RATE, subtype="PCM_16")
    return folder


def analyze(folder: Path, name: str, *, block_ms: int = 500, shadow: str = "") -> tuple[list[dict[str, Any]], Pipeline]:
    """Return the events of a recording, and the pipeline that produced them."""
    config = Config(model=Model(card="tiny.json"), shadow=Shadow(model=shadow))
    collector = Collector()
    roles: tuple[Role, ...] = ("customer", "customer") if name == "both.wav" else ()
    source = FilesSource([folder / name], roles=roles, block_ms=block_ms, now=lambda: AT)
    daemon = analysis(config, folder / "config.toml", source=source, make_sink=lambda _: collector)
    asyncio.run(daemon.service.run(asyncio.Event()))
    return [event for event in collector.reproducible() if "health" not in event["type"]], daemon.pipeline


def answers(events: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    data = [event["data"] for event in events if "categories" in event["data"]]
    return [
        (d["audio"]["start_ms"], d["audio"]["end_ms"], d["categories"])
        for d in data
        if not d["abstained"] or d["categories"]
    ]


@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
def test_every_block_size_gives_the_same_events(folder: Path, rate: int) -> None:
    whole, _ = analyze(folder, f"{rate}.wav", block_ms=60_000)
    assert len(answers(whole)) > 5
    for block_ms in (10, 37):
        assert analyze(folder, f"{rate}.wav", block_ms=block_ms)[0] == whole


def test_legs_that_are_encoded_together_get_the_answers_they_get_alone(folder: Path) -> None:
    together = answers(analyze(folder, "both.wav")[0])
    alone = answers(analyze(folder, "16000.wav")[0]) + answers(analyze(folder, "second.wav")[0])
    assert sorted(together, key=str) == sorted(alone, key=str)


def test_a_shadow_changes_no_event_and_does_not_disagree_with_itself(folder: Path) -> None:
    alone, _ = analyze(folder, "16000.wav")
    beside, pipeline = analyze(folder, "16000.wav", shadow="tiny.json")
    assert beside == alone
    assert pipeline.shadow is not None
    found = pipeline.shadow.found
    n_results = sum(event["type"].endswith("emotion.v1") and bool(event["data"]["categories"]) for event in alone)
    assert n_results > 5
    assert (found.compared, found.other_top, found.distance, found.skipped) == (n_results, 0, 0.0, 0)


def test_a_shadow_with_other_answers_disagrees_in_every_result(folder: Path) -> None:
    _, pipeline = analyze(folder, "16000.wav", shadow="other.json")
    assert pipeline.shadow is not None
    found = pipeline.shadow.found
    assert found.compared > 5
    assert found.other_top == found.compared
    assert found.distance > 0.01 * found.compared


# -- the command -----------------------------------------------------------------------------------


def command(folder: Path, text: str) -> tuple[int, str, str]:
    (folder / "c.toml").write_text(text)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(["check", "--config", str(folder / "c.toml")])
    return status, out.getvalue(), err.getvalue().replace(f"{folder}/", "")


def test_check_describes_the_model(folder: Path) -> None:
    status, out, err = command(folder, "[model]\ncard = 'tiny.json'\nhop_ms = 2000")
    assert (status, err) == (0, "")
    assert "model:         tiny 1.0.0 (fp32, statistics), " in out
    assert "every 2000 ms, from the last 3000 ms, pooled over chunks of 1000 ms; and one for the whole utterance" in out
    assert "legs:        each is compared with up to 60 s of what was heard of it before\n" in out


def test_a_hop_that_is_no_multiple_of_the_chunk_is_refused(folder: Path) -> None:
    assert command(folder, "[model]\ncard = 'tiny.json'\nhop_ms = 1500") == (
        78,
        "",
        "emotion-streamer: model.hop_ms: expected 0 or a multiple of 1000, since tiny gives results after chunks of "
        "that length, got 1500\n",
    )


def test_a_shadow_of_the_other_kind_is_refused(folder: Path) -> None:
    write_model(folder, name="window")
    for model, shadow, expected, got in (
        ("tiny", "window", "statistics", "window"),
        ("window", "tiny", "window", "statistics"),
    ):
        text = f"[model]\ncard = '{model}.json'\n[shadow]\nmodel = '{shadow}.json'"
        message = f"emotion-streamer: the shadow model {shadow} must be of the same kind as the model {model}: "
        assert command(folder, text) == (78, "", f"{message}{expected} expected, got {got}\n")
