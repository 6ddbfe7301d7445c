"""``train --model`` and ``learning-curve`` as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch

from export.__main__ import main
from export.corpora.splits import RAVDESS_FOLDS
from export.evaluation.figures import load_figures
from export.experiments.learning_curve import learning_curve
from export.experiments.results import ExperimentFiles
from export.models.families import FAMILIES
from tests.export import tiny_families
from tests.export.tiny_families import TINY_LOG_MEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Give back the threads, which the command changes for the whole process, and the families."""
    threads, families = torch.get_num_threads(), dict(FAMILIES)
    tiny_families.register()
    yield
    torch.set_num_threads(threads)
    FAMILIES.clear()
    FAMILIES.update(families)


@pytest.fixture(scope="module")
def own_data(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four speakers, laid out as a new user would: label/speaker/clip."""
    own = tmp_path_factory.mktemp("own") / "мої записи"
    for clip in sorted((tiny_data / "ravdess").rglob("*.flac")):
        number, actor = clip.stem.split("-")[2], clip.parent.name
        if int(actor.removeprefix("Actor_")) in RAVDESS_FOLDS[4]:
            folder = own / {"01": "neutral", "05": "angry"}.get(number, "other") / actor
            folder.mkdir(parents=True, exist_ok=True)
            (folder / clip.name).write_bytes(clip.read_bytes())
    return own


@pytest.mark.timeout(400)  # four trainings: quick, but not on a machine with ten other jobs
def test_a_learning_curve_of_ones_own_recordings_is_four_studies_and_a_table(
    own_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["learning-curve", "--model", "tiny-mel", "--data", str(own_data), "--build", str(tmp_path)]
    assert main([*command, "--epochs", "1", "--threads", "1", "--split", "fold-1"]) == 0
    places = [ExperimentFiles.of(tmp_path, TINY_LOG_MEL.name, "fold-1", share) for share in (1.0, 0.75, 0.5, 0.25)]
    points = learning_curve(places)
    assert [point.share for point in points] == [0.25, 0.5, 0.75, 1.0]
    n_clips = [point.n_clips for point in points]
    assert n_clips == sorted(set(n_clips))
    lines = [line for line in capsys.readouterr().out.splitlines() if " clips " in line]
    printed = [(int(line.split()[0]), int(line.split()[2])) for line in lines]
    assert printed == list(zip((25, 50, 75, 100), n_clips, strict=True))
    (name,) = {name for point in points for name in point.uar if name.endswith("/clean")}
    shown = [f"UAR {100 * point.uar[name].value:.1f} " for point in points]
    assert [expected for expected, line in zip(shown, lines, strict=True) if expected not in line] == []
    figures = load_figures(places[-1].figures)
    assert {tuple(result.labels) for result in figures.results} == {("angry", "neutral", "other")}
    assert figures.results[0].protocol == "group 1 of 4 groups of speakers"
    assert figures.made.command == (
        "python -m export train --model tiny-mel --data FOLDER --split fold-1 --seed 0 --epochs 1 --share 0.25"
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["train", "--model", "gru", "--share", "0"], "--share: expected a number above 0 and at most 1, got '0'"),
        (["train", "--model", "gru", "--share", "nan"], "--share: expected a number above 0 and at most 1, got 'nan'"),
        (["train", "--model", "gru", "--seed", "-1"], "--seed: expected a whole number of 0 or more, got '-1'"),
        (["train", "--model", "gru", "--epochs", "0"], "--epochs: expected a whole number of 1 or more, got '0'"),
        (["train", "--split", "random", "--seed", "3"], "--split, --seed: only with --model"),
        (["train", "--weights-folder", "w", "--layout", "label/clip"], "--weights-folder, --layout: only with --model"),
        (["train", "--model", "gru", "--runs", "final"], "--runs are of the recipe, which is trained without --model"),
        (["learning-curve"], "the following arguments are required: --model"),
    ],
    ids=str,
)
def test_arguments_that_make_no_sense_are_usage_errors(
    tiny_data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*arguments, "--data", str(tiny_data)])
    assert expected in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (["--model", "mel-cow"], "expected a model out of mel-cnn, "),
        (["--model", "mel-cnn", "--data", "nowhere"], "--data: expected a folder of recordings or a CSV"),
        (["--model", "mel-cnn", "--corpora", "savannah"], "--corpora: expected some out of ravdess, "),
        (["--model", "hubert"], "hubert starts from pretrained weights: name them with --weights-folder"),
        (["--model", "hubert", "--weights-folder", "nowhere"], "--weights-folder: expected pretrained weights, and "),
        (["--model", "mel-cnn", "--split", "fold-3"], "fold-3: too few clips: none is left to test on"),
    ],
)
def test_what_is_missing_is_said_on_one_line_before_any_work(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: list[str], expected: str
) -> None:
    build = tmp_path / "build"
    assert main(["train", "--data", str(tiny_data), "--build", str(build), *extra]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"export: {expected}")
    assert not build.exists()
