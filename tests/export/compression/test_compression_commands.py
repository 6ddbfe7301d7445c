"""``distill`` and ``quantize --model`` as they are typed: from trained systems to smaller ones that the daemon runs."""

from __future__ import annotations

from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import torch

from export.__main__ import main
from export.acoustics.conditions import CONDITIONS
from export.acoustics.input_spec import InputSpec
from export.compression.document import load_compression
from export.compression.teachers import teachers_of
from export.compression.trained import TrainedSystem
from export.errors import TrainingError
from export.evaluation.daemon_eval import find_utterances
from export.evaluation.figures import load_figures
from export.experiments.results import Cost, ExperimentFiles, load
from export.models.families import FAMILIES
from export.report.collect import collect
from streamer.inference.card import load_card
from tests.export import tiny_families
from tests.export.tiny_families import TINY_LOG_MEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from export.evaluation.bootstrap import Estimate

pytestmark = pytest.mark.timeout(400)  # four commands before the first test; on a busy machine that takes minutes

TWO = {"clean", "mu-law"}
"""The conditions under which clips are evaluated here: enough to see that there are several."""


@dataclass(frozen=True, slots=True)
class Made:
    """Two teachers, a student of both, and the student in int8."""

    data: Path
    build: Path
    printed: dict[str, str]

    def run(self, *arguments: str) -> int:
        return main([*arguments, "--data", str(self.data), "--build", str(self.build), "--threads", "1"])


@pytest.fixture(scope="module")
def made(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    threads, families, conditions = torch.get_num_threads(), dict(FAMILIES), dict(CONDITIONS)
    for name in conditions.keys() - TWO:
        del CONDITIONS[name]
    tiny_families.register()
    FAMILIES["tiny-twin"] = replace(TINY_LOG_MEL, name="tiny-twin", learning_rate=1e-2)
    made = Made(tiny_data, tmp_path_factory.mktemp("build"), {})
    for step in (
        "train --model tiny-mel --epochs 1",
        "train --model tiny-twin --epochs 1",
        "distill --teachers tiny-mel,tiny-twin --student tiny-mel --name small --epochs 1",
        "quantize --model small",
    ):
        with redirect_stdout(StringIO()) as printed:
            assert made.run(*step.split()) == 0
        made.printed[step.partition(" ")[0]] = printed.getvalue()
    yield made
    torch.set_num_threads(threads)
    FAMILIES.clear()
    FAMILIES.update(families)
    CONDITIONS.clear()
    CONDITIONS.update(conditions)


@pytest.fixture
def files(made: Made) -> ExperimentFiles:
    return ExperimentFiles.of(made.build, "small", "fold-0")


def known(*figures: Estimate | None) -> list[bool]:
    return [figure is not None for figure in figures]


def test_before_stands_beside_after(made: Made, files: ExperimentFiles) -> None:
    done = load_compression(files.compression)
    assert (done.model, done.split, done.corpus) == ("small", "fold-0", "ravdess")
    assert [(row.step, row.what, *known(row.uar, row.agreement, row.uar_minus_first)) for row in done.rows] == [
        ("distill", "teachers' mean", True, False, False),
        ("distill", "teacher tiny-mel", True, True, True),
        ("distill", "teacher tiny-twin", True, True, True),
        ("distill", "alone", True, True, True),
        ("distill", "distilled", True, True, True),
        ("quantize", "fp32", True, False, False),
        ("quantize", "int8", True, True, True),
    ]
    mean, mel, twin, alone, distilled, fp32, int8 = done.rows
    assert mean.bytes == mel.bytes + twin.bytes
    assert mean.parameters == 2 * (206 * 2 + 206 * 8 + 8)
    assert (alone.bytes, alone.uar, alone.agreement) == (mel.bytes, mel.uar, mel.agreement)
    assert distilled.bytes == fp32.bytes == files.onnx.stat().st_size
    assert int8.bytes == files.model("int8").stat().st_size
    assert distilled.uar == fp32.uar
    assert all(0 < row.latency_p50_ms <= row.latency_p99_ms for row in done.rows)


def test_what_is_printed_says_the_same(made: Made, files: ExperimentFiles) -> None:
    lines = made.printed["distill"].splitlines() + made.printed["quantize"].splitlines()
    for row in load_compression(files.compression).rows:
        assert row.uar is not None
        assert [line for line in lines if line.startswith(row.what) and f"{100 * row.uar.value:.1f}" in line]
    assert "small, fold-0, distill:" in lines
    assert lines[-1] == f"wrote {files.model('int8').with_suffix('.json')}"


def test_a_student_has_figures_cost_and_a_card_of_its_own(files: ExperimentFiles) -> None:
    figures, cost, card = load_figures(files.figures), load(files.cost, Cost), load_card(files.card)
    assert (figures.model, cost.model, card.name) == ("small", "small", "small")
    assert cost.title == "tiny, taught by tiny-mel and tiny-twin"
    recipe = card.training["recipe"]
    assert (recipe["model"], recipe["teachers"], recipe["teacher_weight"]) == (
        "tiny-mel",
        ["tiny-mel", "tiny-twin"],
        0.8,
    )
    assert figures.made.command == (
        "python -m export distill --teachers tiny-mel,tiny-twin --student tiny-mel --name small --data ../shared/data "
        "--split fold-0 --seed 0 --epochs 1"
    )


def test_a_report_knows_when_a_student_would_have_been_trained_to_the_end(made: Made) -> None:
    student = next(one for one in collect(made.build) if one.model == "small")
    assert (student.cost.epochs, student.cost.usual_epochs) == (1, TINY_LOG_MEL.epochs)


def test_int8_is_evaluated_under_every_condition_and_run_by_the_daemon(made: Made, files: ExperimentFiles) -> None:
    card = load_card(files.model("int8").with_suffix(".json"))
    assert (card.name, card.quantization, card.window_ms) == ("small-int8", "int8", 1000)
    assert card.training["parity"]["fp32_int8"] <= 0.2
    assert {"agreement_with_fp32", "uar"} <= {metric.name for metric in card.metrics}
    figures = load_figures(files.folder / "figures.int8.json")
    conditions = {
        name: {one.condition for one in figures.results if one.precision == name} for name in ("fp32", "int8")
    }
    assert conditions["fp32"] == conditions["int8"]
    assert conditions["int8"] == {CONDITIONS[name] for name in TWO}
    assert next(one.what for one in figures.comparisons) == "int8 minus fp32, clean"
    clip = sorted((made.data / "ravdess").rglob("*.flac"))[0]
    (utterances,) = find_utterances(files.model("int8").with_suffix(".json"), [clip], processes=1)
    assert len(utterances) >= 1


def test_a_model_of_other_windows_cannot_teach(files: ExperimentFiles) -> None:
    card = load_card(files.card)
    trained = TrainedSystem("small", files, card, load(files.cost, Cost), scores=None)  # type: ignore[arg-type]
    assert len(teachers_of([trained], student="gru", input_spec=InputSpec("log_mel", 1000))) == 1
    for input_spec, wanted in (
        (InputSpec("log_mel", 3000), "log-mel windows of 3000 ms"),
        (InputSpec("waveform", 1000), "waveform windows of 1000 ms, none"),
    ):
        with pytest.raises(TrainingError, match=f"small can't teach gru.*expected {wanted}, and small takes log-mel"):
            teachers_of([trained], student="gru", input_spec=input_spec)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("distill --teachers missing --student tiny-mel", "missing/fold-0/cost.json can't be read"),
        (
            "distill --teachers tiny-mel,tiny-mel --student tiny-mel",
            "expected different teachers, got tiny-mel, tiny-mel",
        ),
        ("distill --teachers tiny-mel --student egemaps+svm", "expected a model out of "),
        ("distill --teachers tiny-twin --student tiny-mel --name tiny-mel", "expected a name of its own"),
        ("distill --teachers tiny-twin --student tiny-mel --name small --epochs 1", "was started with other teachers"),
        ("distill --teachers tiny-twin --student tiny-mel --seed 1", "trained with seed 0, expected 1"),
        ("quantize --model tiny-mel --split fold-4", "expected a trained system in "),
        ("quantize --model missing", "study/missing/fold-0, and there is none: `python -m export train"),
        ("quantize --model small --corpora ravdess nemo", "trained and evaluated on other clips"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_on_one_line(
    made: Made, capsys: pytest.CaptureFixture[str], arguments: str, expected: str
) -> None:
    assert made.run(*arguments.split()) == 1
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith("export: ")
    assert expected in line


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("distill --teachers , --student gru", "--teachers: expected names of systems between commas, got ','"),
        ("distill --teachers gru --student gru --teacher-weight 0", "--teacher-weight: expected a number above 0"),
        ("quantize --model gru --epochs 3", "unrecognized arguments: --epochs 3"),
        ("quantize --model gru --weights-folder .", "unrecognized arguments: --weights-folder ."),
        ("quantize --model gru --runs final", "--runs are of the recipe, which is quantised without --model"),
        ("quantize --split random", "--split: only with --model"),
    ],
    ids=str,
)
def test_arguments_that_make_no_sense_are_usage_errors(
    made: Made, capsys: pytest.CaptureFixture[str], arguments: str, expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        made.run(*arguments.split())
    assert expected in capsys.readouterr().err.splitlines()[-1]
