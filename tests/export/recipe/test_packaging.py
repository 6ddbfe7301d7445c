"""From evaluated models to one that is shipped: figures, card, tables, and the daemon that runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime as ort
import pytest

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.evaluation.daemon_eval import predict_through_daemon
from export.evaluation.figures import Segmentation, load_figures
from export.evaluation.voices import SOFTNESS
from export.packaging.parity import fixed_windows
from export.publishing.publish import stale
from export.recipe.folds import Folds
from streamer.inference.card import load_card
from tests.export.recipe_rig import RECIPE, file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from export.evaluation.figures import Figures
    from streamer.inference.card import ModelCard
    from tests.export.recipe_rig import RecipeRig


pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]  # the whole way from sounds to figures, in one fixture

TWO = ("clean", "mu-law")
"""Conditions of what is only evaluated."""


@pytest.fixture(scope="module")
def figures(rig: RecipeRig) -> Figures:
    return load_figures(rig.folder / "models/tiny.figures.json")


@pytest.fixture(scope="module")
def card(rig: RecipeRig) -> ModelCard:
    return load_card(rig.folder / "models/tiny.json")


# -- figures ---------------------------------------------------------------------------------------


def test_there_is_a_figure_for_everything_that_was_asked(figures: Figures) -> None:
    normalized = [f"{c}/{leg}" for c in ("clean", "mu-law", "noise-5") for leg in ("even", "mostly neutral")]
    elsewhere = [f"{what}/{c}" for what in ("without ravdess", "without nemo", "without emodb", "nemo") for c in TWO]
    assert [result.name for result in figures.results] == [
        *(f"fp32/{condition}" for condition in CONDITIONS),
        *(f"int8/{condition}" for condition in CONDITIONS),
        *normalized,
        *(f"daemon/{line}" for line in ("clean", "mu-law", "a-law")),
        *elsewhere,
    ]
    pairs = {(comparison.a, comparison.b) for comparison in figures.comparisons}
    assert pairs == {
        *((f"int8/{condition}", f"fp32/{condition}") for condition in CONDITIONS),
        *((f"int8/{condition}", "int8/clean") for condition in CONDITIONS if condition != "clean"),
        *((name, f"int8/{name.partition('/')[0]}") for name in normalized),
        *((f"daemon/{line}", f"int8/{line}") for line in ("clean", "mu-law", "a-law")),
    }


def test_figures_follow_from_the_scores(rig: RecipeRig, figures: Figures) -> None:
    folds = Folds(rig.steps)
    results = {result.name: result for result in figures.results}
    for precision in ("fp32", "int8"):
        for condition in CONDITIONS:
            predictions = folds.pooled(precision, condition)
            result = results[f"{precision}/{condition}"]
            right = predictions.probabilities.argmax(axis=1) == predictions.targets
            assert result.accuracy.value == pytest.approx(right.mean(), abs=1e-5)
            assert result.condition == CONDITIONS[condition]
            assert result.n_clips == 49
            assert result.held_out == folds.held_out
            assert result.temperature == pytest.approx(np.mean(list(folds.temperatures.values())), abs=1e-4)


def test_the_daemons_figures_are_what_it_says_about_the_files(rig: RecipeRig, figures: Figures) -> None:
    """With the models of the folds, each about the actors held out of it."""
    right = 0
    for run in rig.steps.runs(["fold-0", "fold-4"]):
        card = rig.steps.build / f"run/cards/{run.name}.json"
        found = predict_through_daemon(card, run.split.test, data=rig.steps.data)
        assert found.missed == found.split == ()
        right += int((found.predictions.probabilities.argmax(axis=1) == found.predictions.targets).sum())
    result = next(result for result in figures.results if result.name == "daemon/clean")
    assert result.accuracy.value == pytest.approx(right / 49, abs=1e-5)
    assert result.segmentation == Segmentation(missed=0, split=0)


def test_each_way_of_holding_out_is_named(figures: Figures) -> None:
    results = {result.name: result for result in figures.results}
    assert results["nemo/clean"].held_out == [["nemo/EB0"], ["nemo/WR0"]]
    assert results["nemo/clean"].labels == [label for label in LABELS if label not in {"calm", "disgust"}]
    assert results["without ravdess/clean"].labels == [label for label in LABELS if label != "calm"]
    assert results["without emodb/clean"].part == "first 2.0 s of each clip"
    assert results["without emodb/clean"].held_out == [["emodb/03", "emodb/16"]]
    assert results["clean/mostly neutral"].normalization == "running"
    assert (
        results["clean/mostly neutral"].condition == "clean; 20 earlier utterances of the voice, 75 % of them neutral"
    )
    assert {result.through for name, result in results.items() if name.startswith("daemon/")} == {"daemon"}


def test_figures_say_what_they_were_made_with(figures: Figures) -> None:
    assert (figures.model, figures.version) == ("tiny", "0.1.0")
    assert (figures.made.date, figures.made.command, figures.made.seed) == ("2026-11-20", "python -m export all", 0)
    assert {corpus: digest.n_clips for corpus, digest in figures.made.data.items()} == {
        "ravdess": 49,
        "nemo": 4,
        "emodb": 2,
    }


def test_every_result_is_printed_on_a_line(rig: RecipeRig, figures: Figures) -> None:
    lines = rig.printed["figures"].splitlines()
    assert [line.partition("  ")[0] for line in lines] == [result.name for result in figures.results]


def test_runs_that_were_not_evaluated_are_left_out_and_named(rig: RecipeRig, tmp_path: Path) -> None:
    build = tmp_path / "build"
    (build / "run/scores").mkdir(parents=True)
    for path in (rig.steps.build / "run").glob("*.onnx"):
        (build / "run" / path.name).symlink_to(path)
    for path in (rig.steps.build / "run/scores").iterdir():
        if not path.name.startswith(("emodb.", "nemo-wr0.")):
            (build / "run/scores" / path.name).symlink_to(path)
    some = replace(rig.packaging, steps=replace(rig.steps, build=build))
    measured: dict[str, object] = {}
    assert some._add_elsewhere(measured) == ["emodb", "nemo-wr0"]  # type: ignore[arg-type]
    assert list(measured) == [
        f"{what}/{condition}" for what in ("without ravdess", "without nemo") for condition in TWO
    ]


# -- the card --------------------------------------------------------------------------------------


def test_the_card_describes_the_model_that_runs(rig: RecipeRig, card: ModelCard) -> None:
    session = ort.InferenceSession(rig.folder / "models" / card.file, providers=["CPUExecutionProvider"])
    (feed,), (answer,) = session.get_inputs(), session.get_outputs()
    assert (feed.name, tuple(feed.shape[1:]), answer.name) == ("features", card.input_shape, "probabilities")
    rows = session.run(None, {"features": fixed_windows()})[0]
    np.testing.assert_allclose(rows, card.training["fixed_audio_predictions"], atol=1e-4)
    assert (tuple(card.labels), card.version, card.quantization) == (LABELS, "0.1.0", "int8")
    assert (card.window_ms, card.hop_ms) == (3000, RECIPE.hop_ms)


def test_the_shipped_model_is_calibrated_on_all_folds_and_knows_how_voices_lean(
    rig: RecipeRig, card: ModelCard
) -> None:
    folds = Folds(rig.steps)
    assert card.temperature == pytest.approx(folds.temperature(folds.runs), abs=1e-4)
    assert card.leg_normalization is not None
    assert np.shape(card.leg_normalization.prototypes) == (8, 8)
    assert card.leg_normalization.softness in SOFTNESS


def test_the_card_quotes_the_figures_and_says_how_the_model_was_made(figures: Figures, card: ModelCard) -> None:
    uars = {
        (m.corpus, m.condition, m.precision, m.normalization, m.split): m.value for m in card.metrics if m.name == "uar"
    }
    assert len(uars) == len(figures.results)
    assert sorted(map(float, uars.values())) == sorted(round(result.uar.value, 4) for result in figures.results)  # type: ignore[arg-type]
    assert card.training["figures"] == "tiny.figures.json"
    assert card.training["made_by"] == "python -m export all"
    assert card.training["recipe"]["teachers"] == {"base": card.training["recipe"]["first"]}
    assert [line.partition(" ")[0] for line in card.corpora] == ["emodb", "nemo", "ravdess"]
    assert "EMO-DB (free for research)" in card.licence
    assert "Copyright (c) 2022 Florian Schmid" in card.licence


def test_the_daemon_runs_it(rig: RecipeRig, card: ModelCard, tmp_path: Path, repository: Path) -> None:
    (tmp_path / "config.toml").write_text(f"[model]\ncard = {json.dumps(str(rig.folder / 'models/tiny.json'))}\n")
    sound = rig.steps.data / "ravdess/Actor_01/03-01-03-01-01-01-01.flac"
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(tmp_path / "config.toml"), str(sound)]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=True)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    (ended,) = [event["data"] for event in events if event["type"].endswith("utterance.ended.v1")]
    assert ended["model"] == {"name": "tiny", "version": "0.1.0", "sha256": card.sha256, "precision": "int8"}
    assert {category["name"] for category in ended["categories"]} == set(LABELS)
    assert sum(category["probability"] for category in ended["categories"]) == pytest.approx(1, abs=1e-3)


# -- what is published -----------------------------------------------------------------------------


def test_cards_and_tables_say_what_the_figures_say(rig: RecipeRig, figures: Figures) -> None:
    document = rig.folder / "models/README.md"
    assert stale(rig.folder / "models", [document]) == []
    rows = [line for line in document.read_text().splitlines() if line.startswith("| clean | int8 |")]
    clean = next(result for result in figures.results if result.name == "int8/clean")
    assert f"| clean | int8 | {100 * clean.uar.value:.1f} (" in rows[0]
    assert rig.printed["publish"] == f"wrote {document.relative_to(rig.folder)}\n"


def test_publishing_again_changes_nothing(rig: RecipeRig) -> None:
    before = {path: path.read_bytes() for path in (rig.folder / "models").iterdir()}
    rig.run("publish")
    assert {path: path.read_bytes() for path in (rig.folder / "models").iterdir()} == before
    assert rig.printed["publish"] == "everything is up to date\n"


# -- what is refused -------------------------------------------------------------------------------


@pytest.fixture
def swapped(rig: RecipeRig) -> Iterator[Callable[[str, str, str], None]]:
    """Call it with two runs and a kind of file: the first's becomes the second's, until the test ends."""
    kept: dict[Path, bytes] = {}

    def swap(run: str, other: str, suffix: str) -> None:
        path = file(rig.steps, run, suffix)
        kept[path] = path.read_bytes()
        path.write_bytes(file(rig.steps, other, suffix).read_bytes())

    yield swap
    for path, content in kept.items():
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("run", "suffix", "expected"),
    [
        ("final", "fp32.onnx", "torch and fp32 ONNX differ"),
        ("final", "rounded.pt", "torch and fp32 ONNX differ"),
        ("fold-0", "int8.onnx", r"fold-0\.int8\.clean\.npz is of another model .* evaluate` again"),
    ],
)
def test_no_card_for_models_that_are_not_those_trained_and_evaluated(
    rig: RecipeRig, tmp_path: Path, swapped: Callable[[str, str, str], None], *, run: str, suffix: str, expected: str
) -> None:
    swapped(run, "fold-4", suffix)
    for name in ("tiny.figures.json", "tiny.json"):
        (tmp_path / name).write_bytes((rig.folder / "models" / name).read_bytes())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(TrainingError, match=expected):
        replace(rig.packaging, models=tmp_path).card()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_no_card_without_figures(rig: RecipeRig, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"tiny\.figures\.json can't be read: No such file"):
        replace(rig.packaging, models=tmp_path).card()
    assert not list(tmp_path.iterdir())
