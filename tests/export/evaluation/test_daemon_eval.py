from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from export.corpora.readers import LABELS, RAVDESS, Clip, read_corpus
from export.errors import TrainingError
from export.evaluation import daemon_run
from export.evaluation.daemon_eval import predict_through_daemon
from streamer.core.errors import ModelError
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from export.evaluation.daemon_eval import Line

SPLIT, SILENT = "03-01-05-01-01-01-02", "03-01-04-01-01-01-02"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Five clips with RAVDESS's names: three sentences, two of them in one clip with a pause, and silence."""
    espeak = needs_program("espeak-ng")
    folder = tmp_path_factory.mktemp("data")
    spoken = [speak(espeak, folder, text) for text in SENTENCES]
    pause = np.zeros(3 * RATE // 2, dtype=np.float32)
    clips = {
        "Actor_01/03-01-01-01-01-01-01": spoken[0],
        "Actor_01/03-01-03-01-01-01-01": spoken[1],
        "Actor_02/03-01-02-01-01-01-02": spoken[2],
        f"Actor_02/{SILENT}": pause,
        f"Actor_02/{SPLIT}": np.concatenate([spoken[0], pause, spoken[2]]),
    }
    for name, samples in clips.items():
        path = folder / "ravdess" / f"{name}.flac"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, samples, RATE)
    return folder


@pytest.fixture(scope="module")
def clips(data: Path) -> list[Clip]:
    return read_corpus(RAVDESS, data)


@pytest.fixture(scope="module")
def card(repository: Path) -> Path:
    return repository / "models/ser-mn04.json"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def utterances(repository: Path, *paths: Path) -> list[list[dict[str, Any]]]:
    """Return the data of every ``utterance.ended.v1`` that ``analyze`` writes about each file, one after the other."""
    config = paths[0].with_suffix(".toml")
    config.write_text(f'[model]\ncard = "{repository}/models/ser-mn04.json"\n', encoding="utf-8")
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(config), *map(str, paths)]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=True)
    found: dict[str, list[dict[str, Any]]] = {}
    for event in map(json.loads, done.stdout.splitlines()):
        if event["type"].endswith("session.started.v1"):
            found[event["data"]["session_id"]] = []
        elif event["type"].endswith("utterance.ended.v1"):
            found[event["data"]["session_id"]].append(event["data"])
    return list(found.values())


def weighted(ended: list[dict[str, Any]]) -> list[float]:
    """Return the mean of the utterances' probabilities by label, each millisecond of speech counted once."""
    sums: dict[str, float] = defaultdict(float)
    for utterance in ended:
        for category in utterance["categories"]:
            sums[category["name"]] += category["probability"] * utterance["audio"]["speech_ms"]
    return [sums[label] / sum(sums.values()) for label in LABELS]


def test_predictions_are_what_the_daemon_says_about_each_clip(
    repository: Path, data: Path, clips: list[Clip], card: Path, scratch: Path
) -> None:
    result = predict_through_daemon(card, clips, data=data)
    of_files = utterances(repository, *(data / clip.path for clip in clips))
    expected = {clip.path.as_posix(): ended for clip, ended in zip(clips, of_files, strict=True)}
    assert result.predictions.paths == tuple(expected)
    assert [LABELS[target] for target in result.predictions.targets] == [clip.label for clip in clips]
    assert result.predictions.speakers == tuple(clip.speaker for clip in clips)
    assert result.missed == (f"ravdess/Actor_02/{SILENT}.flac",)
    assert result.split == (f"ravdess/Actor_02/{SPLIT}.flac",)
    assert [len(ended) for ended in expected.values()] == [1, 1, 1, 0, 2]
    for path, row in zip(result.predictions.paths, result.predictions.probabilities, strict=True):
        if expected[path]:
            np.testing.assert_allclose(row, weighted(expected[path]), atol=1e-9)
    assert not list(scratch.iterdir())


def test_a_clip_without_speech_has_a_uniform_prediction_that_is_never_right(
    data: Path, card: Path, tmp_path: Path
) -> None:
    silent = (data / "ravdess/Actor_02" / f"{SILENT}.flac").read_bytes()
    for label in LABELS:
        (tmp_path / f"{label}.flac").write_bytes(silent)
    clips = [Clip("ravdess", Path(f"{label}.flac"), "ravdess/02", label) for label in LABELS]
    result = predict_through_daemon(card, clips, data=tmp_path)
    for label, row in zip(LABELS, result.predictions.probabilities, strict=True):
        np.testing.assert_allclose(row, 1 / len(LABELS), atol=1e-6)
        assert LABELS[int(row.argmax())] != label


def test_how_clips_are_shared_among_processes_changes_nothing(
    data: Path, clips: list[Clip], card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = predict_through_daemon(card, clips, data=data, processes=1)
    monkeypatch.setattr(daemon_run, "BATCH_FILES", 2)
    parts = predict_through_daemon(card, clips, data=data, processes=3)
    assert (parts.predictions.paths, parts.missed, parts.split) == (
        whole.predictions.paths,
        whole.missed,
        whole.split,
    )
    np.testing.assert_array_equal(parts.predictions.probabilities, whole.predictions.probabilities)


@pytest.mark.parametrize("line", ["mu-law", "a-law"])
def test_a_telephone_line_is_an_8_khz_file_in_its_law(
    repository: Path, data: Path, clips: list[Clip], card: Path, tmp_path: Path, *, line: Line
) -> None:
    encoding, codec = {"mu-law": ("ULAW", "PCMU"), "a-law": ("ALAW", "PCMA")}[line]
    result = predict_through_daemon(card, clips[:1], data=data, line=line)
    samples, _ = soundfile.read(data / clips[0].path, dtype="float32")
    soundfile.write(tmp_path / "call.wav", soxr.resample(samples, RATE, 8000), 8000, subtype=encoding)
    ((ended,),) = utterances(repository, tmp_path / "call.wav")
    assert (ended["audio"]["sample_rate"], ended["audio"]["codec"]) == (8000, codec)
    np.testing.assert_allclose(result.predictions.probabilities[0], weighted([ended]), atol=1e-9)


def test_a_file_that_cannot_be_analysed_is_an_error_that_names_it(
    clips: list[Clip], data: Path, card: Path, tmp_path: Path, scratch: Path
) -> None:
    for clip in clips[:2]:
        (tmp_path / clip.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / clip.path).write_bytes((data / clip.path).read_bytes())
    (tmp_path / clips[1].path).write_bytes((data / clips[1].path).read_bytes()[:5000])
    with pytest.raises(TrainingError, match=rf"ended with 1: .*{clips[1].path.stem}.*cut short"):
        predict_through_daemon(card, clips[:2], data=tmp_path)
    assert not list(scratch.iterdir())


def test_a_card_without_its_model_is_an_error_before_anything_is_analysed(
    clips: list[Clip], data: Path, card: Path, tmp_path: Path
) -> None:
    (tmp_path / "alone.json").write_bytes(card.read_bytes())
    with pytest.raises(ModelError, match=r"model .* can't be read"):
        predict_through_daemon(tmp_path / "alone.json", clips, data=data)


def test_no_clips_give_no_predictions(data: Path, card: Path) -> None:
    assert len(predict_through_daemon(card, [], data=data).predictions) == 0


def test_speech_is_found_in_the_real_corpus(shared: Path, card: Path) -> None:
    clips = [clip for clip in read_corpus(RAVDESS, shared / "data") if clip.speaker == "ravdess/01"]
    result = predict_through_daemon(card, clips, data=shared / "data")
    assert len(result.predictions) == 60
    assert len(result.missed) <= 2
