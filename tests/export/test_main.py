"""``python -m export``: words, errors and exit statuses."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import torch

from export.__main__ import COMMANDS, main
from export.commands.recipe_step import RecipeStep
from export.commands.statistics_step import StatisticsStep
from export.recipe.steps import RecipeSteps
from streamer.core.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    """Give torch the threads back that it had: the command changes them for the whole process."""
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_it_is_a_command_that_says_what_is_there(repository: Path, tiny_data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "export", "inspect", "--data", str(tiny_data), "--pictures", str(tmp_path)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("ravdess: 50 recordings, 90 s, 9 speakers, 8 labels\n")


def test_help_names_every_command_and_each_has_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    names = [
        command.name
        if isinstance(command, RecipeStep | StatisticsStep)
        else command.__name__.rpartition(".")[2].replace("_", "-")
        for command in COMMANDS
    ]
    names[names.index("everything")] = "all"
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    shown = capsys.readouterr().out
    assert set(names) <= {line.split()[0] for line in shown.splitlines() if line.startswith("    ") and line.strip()}
    for name in names:
        with pytest.raises(SystemExit, match="0"):
            main([name, "--help"])
        assert f"examples:\n  python -m export {name}" in capsys.readouterr().out


def test_help_needs_nothing_heavy(repository: Path) -> None:
    code = "import sys, export.__main__ as m; m._parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True)
    assert (
        set(done.stdout.split()) & {"torch", "keras", "sklearn", "transformers", "matplotlib", "onnxruntime"} == set()
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["dance"], "argument COMMAND: invalid choice: 'dance'"),
        (["train", "--threads", "0"], "--threads: expected a whole number of 1 or more, got '0'"),
        (["train", "--threads", "two"], "--threads: expected a whole number of 1 or more, got 'two'"),
        (["card", "--name", "../x"], "--name: expected letters, digits, _ - and inner dots, got '../x'"),
        (["card", "--name", ""], "--name: expected letters, digits, _ - and inner dots, got ''"),
        (["train", "--device", "tpu"], "--device: expected cpu or cuda, got 'tpu'"),
    ],
    ids=str,
)
def test_arguments_that_make_no_sense_are_usage_errors(
    tiny_data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*arguments, "--data", str(tiny_data)])
    assert expected in capsys.readouterr().err.splitlines()[-1]


def test_only_publishing_needs_no_data(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["train"])
    assert capsys.readouterr().err.splitlines()[-1].endswith("the following arguments are required: --data")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device here")
def test_a_gpu_that_is_not_there_is_a_usage_error(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["train", "--data", str(tiny_data), "--device", "cuda"])
    assert "--device: there is no CUDA device here" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("step", "extra", "expected"),
    [
        ("prepare", ["--data", "nowhere"], "--data: expected a folder with corpora, and nowhere is none"),
        ("prepare", ["--data", "empty"], "no corpus in empty: expected some of the folders ['ravdess', "),
        ("train", ["--data", "no-ravdess"], "no clips of ravdess in no-ravdess"),
        (
            "prepare",
            ["--audio", "nowhere"],
            "--audio: expected a folder with noise/ and rir/, and nowhere is none",
        ),
        ("train", ["--weights", "nowhere"], "--weights: expected a file, and nowhere is none"),
        ("train", ["--runs", "fold-9", "final"], "expected runs out of fold-0, fold-1, "),
        ("train", ["--runs", "fold-2"], "fold-2 has no test clips in "),
        ("figures", [], "fold-1 has no test clips in "),
        ("all", [], "fold-1 has no test clips in "),
    ],
)
def test_what_is_missing_is_said_on_one_line_before_any_work(
    *,
    tiny_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
    extra: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "no-ravdess").mkdir()
    (tmp_path / "no-ravdess/emodb").symlink_to(tiny_data / "emodb")
    assert main([step, "--data", str(tiny_data), "--build", "build", *extra]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"export: {expected}")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("step", ["train", "evaluate"])
def test_a_step_whose_forerunner_is_missing_names_it(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    assert main([step, "--data", str(tiny_data), "--build", str(tmp_path / "build"), "--runs", "fold-0"]) == 1
    assert "run `python -m export prepare` first" in capsys.readouterr().err.splitlines()[-1]


def test_without_figures_there_is_nothing_to_publish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["publish", "--models", "models"]) == 1
    assert capsys.readouterr().err == "export: expected a folder with *.figures.json, and models has none\n"


def test_an_error_of_the_daemons_own_is_a_line_too(
    tiny_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: RecipeSteps) -> None:
        raise ModelError("the card does not fit")

    monkeypatch.setattr(RecipeSteps, "prepare", broken)
    assert main(["prepare", "--data", str(tiny_data)]) == 1
    assert capsys.readouterr().err == "export: the card does not fit\n"


def test_a_package_that_is_missing_is_named_with_the_way_to_install_it(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['soundfile'] = None; from export.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "inspect", "--data", str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("export: soundfile is not installed")
    assert "make train-setup" in ended.stderr
