"""Every system there is: a few steps on generated sound, ONNX, a card, and the daemon's events say what ONNX says."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import torch

from export.__main__ import main
from export.acoustics.input_spec import InputSpec
from export.classical.systems import CLASSICAL, FEATURES
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.latency import latency_ms
from export.evaluation.metrics import with_temperature
from export.experiments.results import ExperimentFiles
from export.experiments.system import find_system
from export.models.families import FAMILIES
from streamer.app.analysis import analysis
from streamer.config.load import load
from streamer.dsp.high_pass import HighPass
from streamer.inference.card import load_card
from streamer.sources.files.source import FilesSource
from tests.export.networks import lively_network, trunk_weights
from tests.export.own_files import write_said
from tests.export.slow import SLOW
from tests.export.sounds import RATE, speech
from tests.export.transformers_folder import write_transformer
from tests.export.whisper_folder import write_whisper
from tests.support.collector import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.inference.card import ModelCard

LABELS = ("angry", "sad")
PEOPLE = ("Ada", "Bo", "Cy", "Di")
EPOCHS = 2
"""A step each: all clips fit into one batch."""
CONFIG = """\
[model]
card = '{card}'
first_ms = 600
hop_ms = 500
"""
CLASSIFIERS = dict(zip(FEATURES, ("logistic", "mlp", "svm", "logistic", "mlp"), strict=False))
"""By features; eGeMAPS, the last, never becomes a model, see test_systems.py."""
SYSTEMS = (
    *(pytest.param(name, marks=SLOW.get(name, ())) for name in FAMILIES),
    *(f"{features}+{classifier}" for features, classifier in CLASSIFIERS.items()),
)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Give back the threads, which the command changes for the whole process."""
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


@pytest.fixture(autouse=True)
def _short_latency(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time ten windows, not two hundred: that takes seconds with the larger networks."""
    monkeypatch.setattr("export.experiments.evaluation.latency_ms", partial(latency_ms, n_rounds=10))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people's recordings: dull voices are sad, lively ones angry."""
    folder = tmp_path_factory.mktemp("data")
    for number, speaker in enumerate(PEOPLE):
        write_said(folder / "sad" / speaker / "1.wav", number=number, seed=number)
        write_said(folder / "angry" / speaker / "1.wav", number=23 - number, seed=10 + number)
    return folder


@pytest.fixture(scope="module")
def build_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of all systems: recordings are decoded once."""
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pretrained weights by the name of a family or features."""
    folder = tmp_path_factory.mktemp("weights")
    torch.manual_seed(0)
    torch.save(trunk_weights(lively_network()), folder / "mn04.pt")
    tiny = {kind: write_transformer(folder / kind, kind=kind) for kind in ("hubert", "wav2vec2", "wavlm")}
    tiny["whisper"] = write_whisper(folder / "whisper")
    embedding = {f"embeddings-{kind}": path for kind, path in tiny.items()}
    return {**tiny, **embedding, "embeddings-mn04": folder / "mn04.pt"}


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A word, a pause, and a sentence longer than a second."""
    path = tmp_path_factory.mktemp("call") / "call.wav"
    said = [speech(number=4, seconds=0.7), np.zeros(RATE, dtype=np.float32), speech(number=20, seconds=1.5)]
    soundfile.write(path, np.concatenate(said), RATE, subtype="PCM_16")
    return path


@dataclass(frozen=True, slots=True)
class Analysed:
    """The daemon's result for one stretch of a recording."""

    start: int
    end: int
    """In samples."""
    trigger: str
    answer: dict[str, float]


def analysed(card: Path, recording: Path) -> list[Analysed]:
    """Return what the daemon says of a recording, as ``emotion-streamer analyze`` makes it."""
    path = card.with_name("config.toml")
    path.write_text(CONFIG.format(card=card))
    collector = Collector()
    source = FilesSource([recording], roles=())
    daemon = analysis(load(path, {}), path, source=source, make_sink=lambda _: collector)
    asyncio.run(daemon.service.run(asyncio.Event()))
    assert source.failures == []
    return [_analysed(event["data"]) for event in collector.events if event["type"].endswith(".emotion.v1")]


def _analysed(data: dict[str, Any]) -> Analysed:
    start, end = (data["audio"][name] * RATE // 1000 for name in ("start_ms", "end_ms"))
    return Analysed(start, end, data["trigger"], {one["name"]: one["probability"] for one in data["categories"]})


def by_onnx(
    files: ExperimentFiles, card: ModelCard, input_spec: InputSpec, said: NDArray[np.float32]
) -> dict[str, float]:
    """Return what the model's file says of one window, tempered as the card says."""
    probabilities = onnx_scorer(files.onnx)(input_spec.window(said)[np.newaxis])
    (row,) = with_temperature(probabilities.astype(np.float64), card.temperature)
    return dict(zip(card.labels, row.tolist(), strict=True))


def test_every_kind_of_features_that_becomes_a_model_is_here() -> None:
    assert [name for name in FEATURES if name not in CLASSIFIERS] == ["egemaps"]
    assert {f"{features}+{name}" for features, name in CLASSIFIERS.items()} <= set(CLASSICAL)


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_few_steps_make_a_model_that_the_daemon_runs(
    name: str, data: Path, build_folder: Path, weights: dict[str, Path], call: Path
) -> None:
    folder = weights.get(name.partition("+")[0])
    options = ["--epochs", str(EPOCHS), "--threads", "1", *(["--weights-folder", str(folder)] if folder else [])]
    assert main(["train", "--model", name, "--data", str(data), "--build", str(build_folder), *options]) == 0
    files, system = ExperimentFiles.of(build_folder, name, "fold-0"), find_system(name)
    card, input_spec = load_card(files.card), InputSpec(system.input_kind, system.window_ms, system.normalize)
    assert tuple(card.labels) == LABELS

    predictions = analysed(files.card, call)
    assert [one.trigger for one in predictions] == ["speech_ended", "interval", "interval", "interval", "speech_ended"]
    samples = HighPass(RATE)(soundfile.read(call, dtype="float32")[0])  # as the daemon does first
    # A longer utterance ends with the mean of its windows.
    single = [
        one for one in predictions if one.trigger == "interval" or one.end - one.start <= input_spec.window_samples
    ]
    assert len(single) >= 4
    for one in single:
        assert one.answer == pytest.approx(by_onnx(files, card, input_spec, samples[one.start : one.end]), abs=1e-4)
