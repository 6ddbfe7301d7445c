"""``python -m export ab-test`` with real models over real files, through the daemon."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
import soundfile

from export.__main__ import main
from export.ab_test.document import AbTest
from tests.export.sounds import RATE, speech
from tests.support.models import write_model
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("calm", "angry", "sad")
THRESHOLD = -0.5
"""Recordings lie on both sides of it, as a model of the tests scores them."""


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five speakers, one quiet and one loud recording of each: calm and sad to the model of ``models``."""
    folder = tmp_path_factory.mktemp("recordings")
    for speaker in range(5):
        for label, gain in (("calm", 0.1), ("sad", 1.0)):
            path = folder / label / f"speaker-{speaker}" / "1.wav"
            path.parent.mkdir(parents=True, exist_ok=True)
            soundfile.write(path, np.float32(gain) * speech(number=12 + speaker, seed=speaker), RATE)
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``right`` knows calm from sad, ``wrong`` has their names swapped, ``other`` has another label between."""
    folder = tmp_path_factory.mktemp("models")
    write_model(folder, name="right", threshold=THRESHOLD, labels=["calm", "angry", "sad"])
    write_model(folder, name="wrong", threshold=THRESHOLD, labels=["sad", "angry", "calm"])
    write_model(folder, name="other", threshold=THRESHOLD, labels=["calm", "bored", "sad"])
    write_model(folder, name="foreign", labels=["one", "two", "sad"])
    return folder


def compare(folder: Path, *arguments: object) -> tuple[AbTest, dict[str, Any]]:
    """Run the command; return its document, as what it is and as plain JSON."""
    path = folder / "ab.json"
    assert main(["ab-test", *map(str, arguments), "--json", str(path), "--pairs", "40"]) == 0
    return msgspec.json.decode(path.read_bytes(), type=AbTest), json.loads(path.read_text())


def test_a_model_with_swapped_labels_loses(
    models: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    test, plain = compare(tmp_path, "--a", models / "right.onnx", "--b", models / "wrong.json", recordings)
    assert test.quality is not None
    assert test.quality.uar_difference.value > 0.5
    assert (test.quality.only_a_right > 5, test.quality.only_b_right) == (True, 0)
    assert (test.verdict.better, test.verdict.more_recordings) == ("a", None)
    material = test.material
    assert (material.n_recordings, material.n_labelled, material.n_without_speech) == (10, 10, 0)
    assert (material.n_groups, material.grouped_by) == (5, "speaker")
    assert re.fullmatch("[0-9a-f]{40}", plain["made"]["code"]["sha1"])
    words = shlex.split(plain["made"]["command"])
    assert words[:4] == ["python", "-m", "export", "ab-test"]
    assert (words[words.index("--seed") + 1], plain["made"]["seed"]) == ("0", 0)
    out = capsys.readouterr().out
    assert "A: right 1.0.0, fp32, windows of 1000 ms" in out
    assert "A is better: UAR of A minus B +" in out


def test_models_with_different_labels_are_compared_on_the_common_ones(
    models: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "1.wav", speech(), RATE)
    (tmp_path / "bored").mkdir()
    (tmp_path / "1.wav").rename(tmp_path / "bored/1.wav")
    test, _ = compare(tmp_path, "--a", models / "right.onnx", "--b", models / "other.onnx", recordings, tmp_path)
    assert test.labels == ["calm", "sad"]
    assert (test.material.n_recordings, test.material.n_labelled, test.material.other_labels) == (11, 10, ["bored"])
    assert test.quality is not None
    assert test.quality.uar_difference.value == 0
    out = capsys.readouterr().out
    assert "its labels angry are left out: the other model does not have them" in out
    assert "its labels bored are left out" in out
    assert "Not evaluated, since only one of the models or none has the label: bored" in out


def test_without_labels_the_two_are_compared_with_each_other(
    models: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted((recordings / "calm/speaker-0").iterdir()) + sorted((recordings / "sad/speaker-0").iterdir())
    silent = tmp_path / "silent.flac"
    soundfile.write(silent, np.zeros(RATE), RATE)
    test, _ = compare(tmp_path, "--a", models / "right.onnx", "--b", models / "wrong.onnx", *files, silent)
    assert test.quality is None
    assert test.likeness is not None
    assert test.likeness.top_a["sad"] == test.likeness.top_b["calm"] > 0
    assert (test.material.n_recordings, test.material.n_without_speech, test.material.grouped_by) == (3, 1, "recording")
    assert test.verdict.better is None
    assert "without labels it is unknown which is right" in capsys.readouterr().out


def test_a_model_against_itself_is_as_good_and_agrees_with_itself_by_a_table_of_labels(
    models: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clips").symlink_to(recordings)
    rows = [f"clips/{path.relative_to(recordings)},sad" for path in sorted(recordings.rglob("*.wav"))]
    (tmp_path / "labels.csv").write_text("\n".join(["path,label", *rows]))
    test, _ = compare(
        tmp_path,
        *("--a", models / "right.onnx", "--b", models / "right.onnx"),
        *(tmp_path / "clips", "--labels", tmp_path / "labels.csv"),
    )
    assert test.quality is not None
    assert test.likeness is not None
    assert (test.quality.uar_difference.value, test.quality.mcnemar_p, test.quality.uar_a.value) == (0.0, 1.0, 0.5)
    assert (test.likeness.agreement.value, test.likeness.distance.value) == (1.0, 0.0)
    assert (test.verdict.better, test.verdict.more_recordings) == (None, None)
    material = test.material
    assert (material.n_labelled, material.n_groups, material.grouped_by) == (10, 10, "recording")
    assert "Both are the same model." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("b", "place", "message"),
    [
        ("foreign.onnx", "calm", "export: two models can only be compared on labels that both have: at least 2"),
        ("none.onnx", "calm", "is missing; a model needs its card beside it"),
        ("right.onnx", "nowhere", "nowhere: a recording or a folder of recordings expected, found neither"),
    ],
)
def test_errors_are_one_line(
    models: Path, recordings: Path, capsys: pytest.CaptureFixture[str], *, b: str, place: str, message: str
) -> None:
    arguments = ["ab-test", "--a", str(models / "right.onnx"), "--b", str(models / b), str(recordings / place)]
    assert main(arguments) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


def test_a_file_that_cannot_be_read_is_an_error_that_names_it(
    models: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.wav").write_text("no sound")
    model = str(models / "right.onnx")
    assert main(["ab-test", "--a", model, "--b", model, str(tmp_path)]) == 1
    assert re.search(r"export: emotion-streamer analyze ended with 1: .*broken\.wav", capsys.readouterr().err)


# -- both kinds of model, and ordinary speech ------------------------------------------------------


@pytest.fixture(scope="module")
def sure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the window kind that claims sadness of everything, and one of the statistics kind that is unsure."""
    folder = tmp_path_factory.mktemp("kinds")
    write_model(folder, name="sure", threshold=-30.0)
    write_statistics_model(folder, name="unsure")
    return folder


def test_models_of_both_kinds_are_compared_and_what_they_claim_of_ordinary_speech(
    sure: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for speaker in range(5):
        samples = np.concatenate([speech(number=12 + speaker, seed=speaker + take) for take in range(4)])
        path = tmp_path / "calls" / f"caller-{speaker}" / "1.flac"
        path.parent.mkdir(parents=True)
        soundfile.write(path, samples, RATE)
    test, plain = compare(
        tmp_path,
        *("--a", sure / "sure.onnx", "--b", sure / "unsure.json"),
        *(recordings, "--ordinary", tmp_path / "calls"),
    )
    assert (test.a.kind, test.b.kind, test.a.window_ms, test.b.window_ms) == ("window", "statistics", 1000, 3000)
    assert test.b.onnx_bytes == sum((sure / f"unsure-{part}.onnx").stat().st_size for part in ("encoder", "head"))
    assert (test.material.n_recordings, test.material.n_labelled, test.material.n_ordinary) == (15, 10, 5)
    assert test.ordinary is not None
    assert test.ordinary.labels_a["sad"] >= 5
    assert test.ordinary.labels_b == {}
    assert test.ordinary.an_hour_a.value > 100
    assert test.ordinary.an_hour_b.value == 0
    assert test.verdict.quieter == "b"
    assert test.unlabelled is None
    assert test.decided is not None
    assert test.decided.n_recordings == 5
    assert test.decided.found_b.value == 0
    assert plain["speed"]["a"]["p50_ms"] > 0 < plain["speed"]["b"]["p50_ms"]
    out = capsys.readouterr().out
    assert "B: unsure 1.0.0, fp32, statistics pooled over 3000 ms" in out
    assert "5 of them are of ordinary speech" in out
    assert "B is quieter: in an hour of ordinary speech A claims" in out


def test_ordinary_speech_alone_is_enough(sure: Path, recordings: Path, tmp_path: Path) -> None:
    test, _ = compare(
        tmp_path,
        *("--a", sure / "sure.json", "--b", sure / "unsure.json", "--ordinary", recordings / "sad/speaker-0/1.wav"),
    )
    assert (test.material.n_recordings, test.material.n_ordinary, test.quality) == (1, 1, None)
    assert test.ordinary is not None
    assert (test.ordinary.an_hour_difference.low, test.verdict.quieter) == (None, None)


def test_recordings_of_which_nothing_is_known_have_claims_that_may_be_right(
    sure: Path, recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = recordings / "sad/speaker-0/1.wav"
    test, _ = compare(tmp_path, "--a", sure / "sure.json", "--b", sure / "unsure.json", file)
    assert (test.ordinary, test.verdict.quieter) == (None, None)
    assert test.unlabelled is not None
    assert test.unlabelled.n_recordings == 1
    out = capsys.readouterr().out
    assert "claims an hour" in out
    assert "false claims" not in out


def test_without_any_recording_it_is_wrong_usage(sure: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ab-test", "--a", str(sure / "sure.json"), "--b", str(sure / "unsure.json")])
    assert "expected recordings, or ordinary speech with --ordinary" in capsys.readouterr().err
