"""``python -m export pipeline`` from a folder as somebody has it who collects speech, to the daemon."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from export.__main__ import main
from export.evaluation.figures import load_figures
from streamer.inference.card import load_card
from tests.export.own_files import EMOTIONS, PEOPLE, fill, write_own_voices, write_said

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # the first that needs the model waits until it is made
ROOT = Path(__file__).parents[3]
NAMES = {"злість": "angry", "сум": "longing"}
OPTIONS = ("--epochs", "1", "--folds", "3", "--threads", "1", "--device", "cpu")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Give back the threads, which the command changes for the whole process."""
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def write_labels(folder: Path) -> None:
    lines = [f'"{label}" = "{name}"' for label, name in NAMES.items()]
    (folder / "labels.toml").write_text("\n".join(lines), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Made:
    folder: Path
    """Holds ``recordings``, ``build`` and ``models``."""
    arguments: tuple[str, ...]
    """All that was given to ``python -m export``."""
    teacher_at_kill: int
    """When the first teacher's checkpoint was written, ns; before the kill."""

    @property
    def model(self) -> Path:
        return self.folder / "models/mine.onnx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A model, made by a pipeline that was killed once while the student learnt, and started again."""
    folder = tmp_path_factory.mktemp("новий користувач")
    write_labels(write_own_voices(folder / "recordings"))
    write_said(folder / "recordings/ordinary/caller/1.wav", number=8, seed=9)
    places = {"--data": "recordings", "--build": "build", "--out": "models"}
    where = [part for option, name in places.items() for part in (option, str(folder / name))]
    words = ("--language", "Ukrainian", "--licence", "CC BY 4.0", "--name", "mine")
    arguments = ("pipeline", *where, *words, *OPTIONS)
    _killed_while("distil the teachers", arguments)
    teacher = folder / "build/pipeline/mine/group-0/base.pt"
    at_kill = teacher.stat().st_mtime_ns
    threads = torch.get_num_threads()
    assert main(list(arguments)) == 0
    torch.set_num_threads(threads)
    return Made(folder, arguments, at_kill)


def _killed_while(stage: str, arguments: tuple[str, ...]) -> None:
    """Run the command in a process of its own, and kill it when it tells that it begins a stage."""
    command = [sys.executable, "-m", "export", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert any(stage in line for line in process.stdout)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def test_a_killed_pipeline_goes_on_with_what_had_learnt(made: Made) -> None:
    teacher = made.folder / "build/pipeline/mine/group-0/base.pt"
    assert teacher.stat().st_mtime_ns == made.teacher_at_kill


def test_the_card_says_what_the_command_did(made: Made) -> None:
    card = load_card(made.model.with_suffix(".json"))
    assert (card.name, card.labels) == ("mine", ["angry", "longing"])
    assert card.corpora == ["recordings (Ukrainian, CC BY 4.0): its own labels"]
    assert card.licence.startswith("Trained on recordings (CC BY 4.0). Start weights: ser-mn04 ")
    assert "Non-commercial use only" in card.licence
    assert "in Ukrainian." in card.limits
    assert card.training["made_by"].startswith("python -m export pipeline --data FOLDER --name mine --start ser-mn04")


def test_every_figure_is_of_speakers_that_the_evaluated_model_did_not_train_on(made: Made) -> None:
    figures = load_figures(made.model.with_suffix(".figures.json"))
    conditions = ("clean", "8 kHz mu-law", "8 kHz A-law", "300-3400 Hz, 8 kHz mu-law")
    loss = "8 kHz mu-law, 5 % of packets lost and concealed"
    printed = [(one.precision, one.condition) for one in figures.results]
    assert printed == [(precision, name) for precision in ("int8", "fp32") for name in (*conditions, loss)]
    (held_out,) = {tuple(map(tuple, one.held_out)) for one in figures.results}
    assert len(held_out) == 1
    assert set(held_out[0]) < {f"recordings/{name}" for name in PEOPLE}
    assert {one.n_clips for one in figures.results} == {2 * len(EMOTIONS)}


def test_the_report_shows_its_pictures_and_its_doubts(made: Made) -> None:
    report = made.model.with_suffix(".md").read_text(encoding="utf-8")
    pictures = {path.name for path in (made.folder / "models/mine").iterdir()}
    assert pictures == {"confusion-0.svg", "durations.svg", "labels.svg", "speakers.svg", "training.svg"}
    assert [name for name in sorted(pictures) if f"](mine/{name})" not in report] == []
    assert "Where your recordings are part of one of these, the figures are too high" in report
    assert "- 1 speaker held out: these are few" in report


def test_the_report_leads_with_the_figures_of_the_precision_that_is_kept(made: Made) -> None:
    report = made.model.with_suffix(".md").read_text(encoding="utf-8")
    lead = report.split("\n\n")[1].replace("\n", " ")
    kept = load_card(made.model.with_suffix(".json")).quantization
    figures = load_figures(made.model.with_suffix(".figures.json"))
    (clean,) = (one for one in figures.results if (one.precision, one.condition) == (kept, "clean"))
    assert lead.startswith(f"UAR {100 * clean.uar.value:.1f}")
    assert f"in {kept}, on {clean.n_clips} clips" in lead
    header = next(line for line in report.splitlines() if line.startswith("| sound |"))
    assert header.startswith(f"| sound | UAR, {kept} | accuracy, {kept} | calibration error, {kept} | UAR, ")


def test_the_report_says_what_the_model_claims_of_ordinary_speech_that_it_did_not_learn_from(made: Made) -> None:
    report = made.model.with_suffix(".md").read_text(encoding="utf-8")
    assert "## Ordinary speech" in report
    assert "| ordinary | 0.00 |" in report
    assert "ordinary" not in made.model.with_suffix(".figures.json").read_text()


def test_the_daemon_runs_the_model_with_the_configuration_beside_it(made: Made) -> None:
    clip = made.folder / "recordings" / EMOTIONS[0] / PEOPLE[0] / "1.wav"
    config = made.model.with_suffix(".toml")
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(config), str(clip)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    utterances = [event["data"] for event in events if event["type"].endswith(".utterance.ended.v1")]
    assert [{one["name"] for one in data["categories"]} for data in utterances] == [{"angry", "longing"}]


def test_other_settings_under_the_same_name_are_refused(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*made.arguments, "--epochs", "2"]) == 1
    assert "export: mine was begun with other epochs (" in capsys.readouterr().err


def test_a_model_that_something_else_made_is_not_written_over(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = made.model.read_bytes()
    assert main([*made.arguments, "--build", str(tmp_path)]) == 1
    assert f"and no pipeline below {tmp_path} made it" in capsys.readouterr().err
    assert made.model.read_bytes() == before


# -- what is wrong is said before any work ---------------------------------------------------------


def refusal(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> str:
    """Return the error of a dry run on ``folder``; nothing may have been written."""
    build = folder.with_name("build")
    arguments = ["pipeline", "--data", str(folder), "--name", "mine", "--build", str(build), "--dry-run", *OPTIONS]
    assert main([*arguments, *more]) == 1
    assert not build.exists()
    return capsys.readouterr().err


def test_labels_that_no_card_takes_are_reported_with_the_lines_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    printed = refusal(capsys, folder)
    assert f"into {folder / 'labels.toml'}" in printed
    assert '\n    "злість" = "NAME"\n    "сум" = "NAME"\n' in printed


def test_a_label_that_only_those_held_out_say_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    write_labels(folder)
    for take in range(9):  # so many that they are the first group
        write_said(folder / "сум" / "Зоя" / f"{take}.wav", number=20, seed=200 + take)
        write_said(folder / "подив" / "Зоя" / f"{take}.wav", number=21, seed=300 + take)
    with (folder / "labels.toml").open("a", encoding="utf-8") as file:
        file.write('\n"подив" = "surprised"\n')
    assert "only recordings/Зоя, held out together, say surprised" in refusal(capsys, folder)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("--start", "nowhere.onnx"), "--start: expected a model or weights, and nowhere.onnx is no file"),
        (("--audio", "nowhere"), "--audio: expected a folder with noise/ and rir/"),
    ],
)
def test_a_missing_file_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], expected: str
) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    write_labels(folder)
    assert expected in refusal(capsys, folder, *more)


def test_two_people_are_too_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "recordings"
    for number, (label, speaker) in enumerate((label, who) for label in ("sad", "angry") for who in PEOPLE[:2]):
        write_said(folder / label / speaker / "1.wav", number=number, seed=number)
    assert "expected at least 3 speakers" in refusal(capsys, folder)


def test_broken_recordings_stop_it_before_anything_learns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    write_labels(folder)
    fill(folder, "сум/Оля/9.wav")
    build = tmp_path / "build"
    arguments = ["pipeline", "--data", str(folder), "--name", "mine", "--build", str(build), "--out", str(tmp_path)]
    assert main([*arguments, *OPTIONS]) == 1
    printed = capsys.readouterr()
    assert "recordings that are empty, damaged or of no known format (1): сум/Оля/9.wav" in printed.out
    assert "no model can be trained on this" in printed.err
    assert not list(build.rglob("*.pt"))


@pytest.mark.parametrize(("called", "name"), [("my recordings", "my-recordings"), ("голоси 2", "2"), ("a.b", "a-b")])
def test_without_a_name_a_model_is_called_as_its_recordings_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], called: str, name: str
) -> None:
    folder = write_own_voices(tmp_path / called)
    write_labels(folder)
    out = tmp_path / "models"
    assert main(["pipeline", "--data", str(folder), "--out", str(out), "--dry-run", "--start", "none", *OPTIONS]) == 0
    assert f"it would write {out}/{name}.onnx with" in capsys.readouterr().out


def test_recordings_that_give_no_name_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["pipeline", "--data", str(tmp_path / "голоси"), "--dry-run"])
    assert "--name: expected a name for the model; " in capsys.readouterr().err


def test_a_dry_run_tells_every_stage_and_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    write_labels(folder)
    build, out = tmp_path / "build", tmp_path / "models"
    arguments = ["pipeline", "--data", str(folder), "--name", "mine", "--build", str(build), "--out", str(out)]
    assert main([*arguments, "--dry-run", "--all-folds", "--start", "none", *OPTIONS]) == 0
    printed = capsys.readouterr().out
    for name in (
        "group-0: 8 training clips",
        "group-1: 8 training clips",
        "group-2: 8 training clips",
        "final: 12 training clips",
        "start: random numbers",
    ):
        assert name in printed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["recordings"]


def test_few_recordings_have_a_preset_unless_epochs_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_own_voices(tmp_path / "recordings")
    write_labels(folder)
    arguments = ["pipeline", "--data", str(folder), "--name", "mine", "--start", "none", "--dry-run"]
    assert main(arguments) == 0
    preset = capsys.readouterr().out
    assert "12 recordings are few: the preset for small corpora, one teacher and 20 epochs" in preset
    assert "mixed" not in preset
    assert main([*arguments, "--epochs", "30"]) == 0
    usual = capsys.readouterr().out
    assert "are few" not in usual
    assert "mixed" in usual
