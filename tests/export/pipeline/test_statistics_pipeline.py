"""``pipeline --kind statistics``: from own recordings, ordinary speech and a tiny encoder to the daemon."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import soundfile
import torch

from export.__main__ import main
from export.evaluation.figures import load_figures
from streamer.inference.card import StatisticsCard, load_any_card
from tests.export.whisper_folder import write_whisper
from tests.support.speech import RATE, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.timeout(600)  # the first that needs the model waits until it is made
ROOT = Path(__file__).parents[3]
VOICES = {"anna": "en-us+f3", "bert": "en-us+m1", "cora": "en-us+f1"}
LABELS = ("neutral", "anger", "sadness")
TEXTS = ("Where is my parcel? I have been waiting for it.", "Please call me back on Monday morning.")
NAMES = ("mine-encoder.onnx", "mine-head.onnx", "mine.claims.json", "mine.figures.json", "mine.json", "mine.md")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Give back the threads, which the command changes for the whole process."""
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Recordings with ``ordinary/`` beside the labels, and a tiny encoder."""
    espeak, folder = needs_program("espeak-ng"), tmp_path_factory.mktemp("own voices")
    for number, (speaker, voice) in enumerate(VOICES.items()):
        for label in LABELS:
            for take, text in enumerate(TEXTS):
                path = folder / "recordings" / label / speaker / f"{take}.wav"
                path.parent.mkdir(parents=True, exist_ok=True)
                loudness = {"neutral": 0.3, "anger": 1.0, "sadness": 0.1}[label]
                soundfile.write(path, loudness * speak(espeak, folder, text, voice=voice), RATE)
        plain = folder / "recordings/ordinary" / f"caller-{number}" / "1.wav"
        plain.parent.mkdir(parents=True)
        soundfile.write(plain, 0.3 * speak(espeak, folder, " ".join(TEXTS), voice=f"en-us+m{number + 4}"), RATE)
    write_whisper(folder / "whisper")
    return folder


@dataclass(frozen=True, slots=True)
class Made:
    folder: Path
    arguments: tuple[str, ...]
    features_at_kill: dict[Path, int]
    """When each file of features was written, ns; before the kill."""

    @property
    def models(self) -> Path:
        return self.folder / "models"


def arguments_for(folder: Path, data: Path | None = None) -> tuple[str, ...]:
    places = {"--build": "build", "--out": "models", "--weights-folder": "whisper"}
    where = [part for option, name in places.items() for part in (option, str(folder / name))]
    words = ("--licence", "CC BY 4.0", "--ordinary-licence", "CC0 1.0", "--language", "English", "--name", "mine")
    data = data or folder / "recordings"
    return ("pipeline", "--data", str(data), *where, *words, "--quick", "--threads", "1", "--device", "cpu")


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    """A model, made by a pipeline that was killed once while heads were trained, and started again."""
    arguments = arguments_for(folder)
    _killed_while("[4/9] train a head without", arguments)
    features = {path: path.stat().st_mtime_ns for path in (folder / "build").rglob("*.npz")}
    threads = torch.get_num_threads()
    assert main(list(arguments)) == 0
    torch.set_num_threads(threads)
    return Made(folder, arguments, features)


def _killed_while(step: str, arguments: tuple[str, ...]) -> None:
    """Run the command in a process of its own, and kill it when it says that it begins a step."""
    command = [sys.executable, "-m", "export", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert any(step in line for line in process.stdout)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def test_a_killed_pipeline_goes_on_with_what_was_encoded(made: Made) -> None:
    assert len(made.features_at_kill) == 2 * 3  # two sets, each under three channels
    assert {path: path.stat().st_mtime_ns for path in made.features_at_kill} == made.features_at_kill


def test_everything_is_beside_the_model(made: Made) -> None:
    assert sorted(path.name for path in made.models.iterdir()) == sorted([*NAMES, "mine.toml", "mine"])


def test_the_card_names_recordings_and_weights_with_their_licences(made: Made) -> None:
    card = load_any_card(made.models / "mine.json")
    assert isinstance(card, StatisticsCard)
    assert card.labels == ["neutral", "sad", "angry"]
    assert card.corpora == [
        "recordings (English, CC BY 4.0): its own labels",
        "ordinary (CC0 1.0): ordinary speech: neutral, and in part calm",
    ]
    assert card.licence == (
        "Trained on recordings (CC BY 4.0) and ordinary (CC0 1.0). Encoder: Whisper, Copyright (c) 2022 OpenAI, MIT "
        "License."
    )
    assert card.weights == ["Whisper, Copyright (c) 2022 OpenAI, MIT License"]
    assert card.training["made_by"].startswith(
        "python -m export pipeline --data FOLDER --name mine --weights-folder whisper --quick"
    )
    assert len(card.claim_curve) > 5


def test_every_figure_is_of_speakers_that_the_evaluated_head_did_not_learn_from(made: Made) -> None:
    figures = load_figures(made.models / "mine.figures.json")
    assert {result.n_clips for result in figures.results} == {len(VOICES) * len(LABELS) * len(TEXTS)}
    for result in figures.results:
        assert sorted(map(sorted, result.held_out)) == [[f"recordings/{name}"] for name in sorted(VOICES)]
    claims = json.loads((made.models / "mine.claims.json").read_text())
    assert set(claims["calls"]["by_set"]) == {"ordinary"}


def test_the_report_leads_with_what_to_expect_and_shows_its_pictures(made: Made) -> None:
    report = (made.models / "mine.md").read_text(encoding="utf-8")
    assert report.startswith("# mine 0.1.0\n\nUAR ")
    assert report.index("mine 0.1.0: what to expect") < report.index("## The recordings")
    assert "- ordinary: 3 recordings of ordinary speech, 0.3 min, 3 speakers" in report
    assert "On an hour of ordinary speech, mine 0.1.0 claims" in report
    assert "anger is angry" in report
    pictures = {path.name for path in (made.models / "mine").iterdir()}
    assert pictures == {"confusion-0.svg", "durations.svg", "labels.svg", "speakers.svg"}
    assert [name for name in sorted(pictures) if f"](mine/{name})" not in report] == []
    assert "3 speakers: these are few" in report


def test_the_daemon_runs_the_model_with_the_configuration_beside_it(made: Made) -> None:
    clip = made.folder / "recordings/anger/anna/0.wav"
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(made.models / "mine.toml"), str(clip)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    events: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    said = [event["data"] for event in events if event["type"].endswith(".utterance.ended.v1")]
    assert [{one["name"] for one in data["categories"]} for data in said] == [{"neutral", "sad", "angry"}]
    text = (made.models / "mine.toml").read_text()
    assert "# False claims an hour of ordinary speech by threshold, of strangers: 0.5: " in text


def test_a_model_that_something_else_made_is_not_written_over(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (made.models / "mine.json").read_bytes()
    assert main([*made.arguments, "--build", str(tmp_path)]) == 1
    assert f"and no pipeline below {tmp_path} made it" in capsys.readouterr().err
    assert (made.models / "mine.json").read_bytes() == before


def test_a_dry_run_says_what_is_made_before(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*made.arguments, "--dry-run"]) == 0
    printed = capsys.readouterr().out
    assert "speakers-0: ordinary/caller-0, recordings/anna\n" in printed
    assert "licence of the model: Trained on recordings (CC BY 4.0) and ordinary (CC0 1.0)." in printed
    assert "encode recordings" not in printed
    assert "train final" not in printed
    assert "evaluation: about 15 s" in printed


# -- what is wrong is said before any work ---------------------------------------------------------


def refusal(capsys: pytest.CaptureFixture[str], folder: Path, data: Path, *more: str) -> str:
    """Return the error of a dry run; nothing may have been written."""
    build = folder / "another build"
    assert main([*arguments_for(folder, data), "--build", str(build), "--out", str(build), "--dry-run", *more]) == 1
    assert not build.exists()
    return capsys.readouterr().err


def test_labels_that_are_none_of_ours_are_asked_about_with_the_lines_to_write(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "recordings"
    shutil.copytree(folder / "recordings", data)
    (data / "anger").rename(data / "fury")
    printed = refusal(capsys, folder, data)
    assert "calm, happy, sad, angry, fearful, disgust, surprised, got fury: say which of these each is" in printed
    assert '\n    "fury" = "NAME"\n    "neutral" = "neutral"\n    "sad" = "sad"' in printed
    (data / "labels.toml").write_text('"fury" = "angry"\n')
    assert main([*arguments_for(folder, data), "--build", str(tmp_path), "--out", str(tmp_path), "--dry-run"]) == 0


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("--weights-folder", "nowhere"), "--weights-folder: expected config.json and model.safetensors"),
        (("--ordinary", "nowhere"), "expected a folder of recordings of kind ordinary, and nowhere is none"),
        (("--audio", "nowhere"), "--audio: expected a folder with noise/ and rir/"),
    ],
)
def test_a_missing_folder_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], expected: str
) -> None:
    assert expected in refusal(capsys, folder, folder / "recordings", *more)


def test_two_people_are_too_few(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "recordings"
    shutil.copytree(folder / "recordings", data, ignore=shutil.ignore_patterns("cora"))
    assert "expected at least 3 speakers" in refusal(capsys, folder, data)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("--folds", "3"), "--folds: not with a model of the statistics kind"),
        (("--kind", "window"), "--weights-folder, --ordinary-licence: not with a model of the window kind"),
    ],
)
def test_options_of_the_other_kind_are_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*arguments_for(folder), *more])
    assert expected in capsys.readouterr().err


def test_the_statistics_kind_needs_weights(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["pipeline", "--data", str(folder / "recordings"), "--kind", "statistics"])
    assert "--weights-folder: expected the folder of a Whisper encoder (config.json" in capsys.readouterr().err


def test_broken_ordinary_speech_stops_it_before_anything_is_encoded(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "recordings"
    shutil.copytree(folder / "recordings", data)
    (data / "ordinary/caller-0/2.wav").write_text("no sound")
    build = tmp_path / "build"
    assert main([*arguments_for(folder, data), "--build", str(build), "--out", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr()
    assert "ordinary speech that is empty, damaged or of no known format (1): caller-0/2.wav" in printed.out
    assert "no model can be trained on this" in printed.err
    assert not list(build.rglob("*.npz"))
