"""``train --model``: from folders of sound to figures and a model that the daemon runs; and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.classical.systems import CLASSICAL
from export.corpora.data import read_data
from export.corpora.readers import LABELS
from export.corpora.together import EKMAN
from export.errors import TrainingError
from export.evaluation.daemon_eval import find_utterances
from export.evaluation.figures import load_figures
from export.experiments.experiment import Experiment, Settings
from export.experiments.networks import FittedNetwork, family_config
from export.experiments.results import Cost, Curve, ExperimentFiles, load
from export.experiments.run import run_experiment, train
from export.models.families import FAMILIES
from streamer.inference.card import LogMelFrontEnd, WaveformFrontEnd, load_card
from tests.export import tiny_families
from tests.export.killed import EPOCH, killed_while_learning
from tests.export.tiny_families import TINY_FOLDER, TINY_LOG_MEL, TINY_WAVEFORM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONDITIONS = {"clean", "mu-law", "a-law", "narrow", "loss"}
"""Without --audio there is neither noise nor a room."""


@pytest.fixture(scope="module", autouse=True)
def _families() -> Iterator[None]:
    before = dict(FAMILIES)
    tiny_families.register()
    yield
    FAMILIES.clear()
    FAMILIES.update(before)


def settings(build: Path, **changes: object) -> Settings:
    plain = Settings(
        model=TINY_LOG_MEL.name,
        corpora=("ravdess",),
        build=build,
        threads=1,
        command="python -m export train --model tiny-mel",
        date="2026-11-20",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="module")
def experiment(tiny_data: Path, build: Path) -> Experiment:
    """Log-mel windows of a second, fold 0."""
    experiment = Experiment(read_data(tiny_data), settings(build))
    experiment.printed = run_experiment(experiment)  # type: ignore[attr-defined]
    return experiment


# -- what comes out --------------------------------------------------------------------------------


def test_a_study_leaves_checkpoint_curve_model_card_figures_and_cost(experiment: Experiment, build: Path) -> None:
    assert experiment.files.folder == build / "study/tiny-mel/fold-0"
    names = {path.relative_to(experiment.files.folder).as_posix() for path in experiment.files.folder.rglob("*.*")}
    kept = {f"scores/{condition}.npz" for condition in CONDITIONS}
    assert names == kept | {"network.pt", "curve.json", "model.onnx", "model.json", "figures.json", "cost.json"}


def test_figures_say_split_seed_and_commit_and_have_every_condition(experiment: Experiment) -> None:
    figures = load_figures(experiment.files.figures)
    assert {one.name for one in figures.results} == {f"ravdess/{condition}" for condition in CONDITIONS}
    assert {comparison.a for comparison in figures.comparisons} == {
        f"ravdess/{condition}" for condition in CONDITIONS - {"clean"}
    }
    assert (figures.made.seed, figures.made.date, figures.made.command) == (
        0,
        "2026-11-20",
        "python -m export train --model tiny-mel",
    )
    assert figures.made.code.sha1 is None or len(figures.made.code.sha1) == 40
    assert {name: one.n_clips for name, one in figures.made.data.items()} == {"ravdess": 49}
    held_out = sorted({clip.speaker for clip in experiment.division.test})
    for result in figures.results:
        assert result.held_out == [held_out]
        assert (result.n_clips, tuple(result.labels)) == (len(experiment.division.test), LABELS)
        assert result.uar.low is not None


def test_the_curve_is_about_training_speakers_and_has_every_epoch(experiment: Experiment) -> None:
    curve = load(experiment.files.curve, Curve)
    assert [point.epoch for point in curve.points] == [1, 2, 3]
    assert all(np.isfinite(point.loss) and point.uar is not None for point in curve.points)
    assert len(curve.watched) == 1
    tested = {clip.speaker for clip in experiment.division.test}
    assert set(curve.watched) & (tested | {clip.speaker for clip in experiment.division.train}) == set()


def test_the_cost_is_that_of_the_file_and_the_network(experiment: Experiment) -> None:
    cost = load(experiment.files.cost, Cost)
    assert cost.parameters == 206 * 2 + 206 * 8 + 8
    assert cost.onnx_bytes == experiment.files.onnx.stat().st_size
    assert (cost.window_ms, cost.epochs, cost.n_clips, cost.no_onnx) == (1000, 3, len(experiment.division.train), "")
    assert 0 < cost.latency_p50_ms <= cost.latency_p99_ms
    assert cost.training_seconds >= 0


def test_the_daemon_runs_the_model(experiment: Experiment, tiny_data: Path) -> None:
    card = load_card(experiment.files.card)
    assert isinstance(card.front_end, LogMelFrontEnd)
    assert (card.name, card.window_ms, tuple(card.labels)) == ("tiny-mel", 1000, LABELS)
    assert card.training["figures"] == "figures.json"
    files = [tiny_data / clip.path for clip in experiment.division.test[:2]]
    for utterances in find_utterances(experiment.files.card, files, processes=1):
        assert [len(one.categories) for one in utterances] == [8] * len(utterances)
        assert len(utterances) >= 1


def test_a_network_that_takes_waveforms_is_run_by_the_daemon_too(tiny_data: Path, build: Path) -> None:
    experiment = Experiment(read_data(tiny_data), settings(build, model=TINY_WAVEFORM.name, epochs=1))
    run_experiment(experiment)
    card = load_card(experiment.files.card)
    assert card.front_end == WaveformFrontEnd("zero_mean_unit_variance")
    assert card.input_shape == (24_000,)
    (utterances,) = find_utterances(experiment.files.card, [tiny_data / experiment.division.test[0].path], processes=1)
    assert len(utterances) >= 1


def test_a_random_split_and_a_share_say_so_wherever_their_figures_are(tiny_data: Path, build: Path) -> None:
    changes = {"split": "random", "share": 0.5, "epochs": 1}
    experiment = Experiment(read_data(tiny_data), settings(build, **changes))
    run_experiment(experiment)
    assert experiment.files.folder == build / "study/tiny-mel/random-50"
    for result in load_figures(experiment.files.figures).results:
        assert result.protocol.startswith("RANDOM SPLIT BY CLIPS")
        assert result.split.startswith("NOT speaker-independent: ")
        assert result.split.endswith(", from 50 % of each training speaker's clips")
        assert result.held_out == []
    assert load(experiment.files.cost, Cost).share == 0.5
    assert all("no speaker held out" in metric.split for metric in load_card(experiment.files.card).metrics)


def test_corpora_with_fewer_labels_are_evaluated_among_theirs(tiny_data: Path, tmp_path: Path) -> None:
    experiment = Experiment(read_data(tiny_data), settings(tmp_path, corpora=("ravdess", "nemo"), epochs=1))
    assert (experiment.workspace.labels, {clip.corpus for clip in experiment.division.test}) == (LABELS, {"ravdess"})
    some = Experiment(read_data(tiny_data), settings(tmp_path, corpora=("nemo",), split="random"))
    assert some.workspace.labels == ("neutral", "happy", "sad", "angry", "fearful", "surprised")


def test_all_corpora_together_are_one_with_seven_labels_and_a_card_that_names_them(
    tiny_data: Path, tmp_path: Path
) -> None:
    changes = {"corpora": ("ravdess", "nemo"), "split": "together", "epochs": 1}
    experiment = Experiment(read_data(tiny_data), settings(tmp_path, **changes))
    assert experiment.workspace.labels == EKMAN
    run_experiment(experiment)
    (result,) = load_figures(experiment.files.figures).results
    assert (result.corpus, result.labels, result.n_clips) == ("together", list(EKMAN), len(experiment.division.test))
    assert result.protocol.startswith("RANDOM SPLIT BY CLIPS")
    assert [line.partition(" ")[0] for line in load_card(experiment.files.card).corpora] == ["nemo", "ravdess"]


# -- going on --------------------------------------------------------------------------------------


def trained(data: Path, build: Path, **changes: object) -> FittedNetwork:
    experiment = Experiment(read_data(data), settings(build, **changes))
    experiment.prepare()
    fitted, _ = train(experiment)
    assert isinstance(fitted, FittedNetwork)
    return fitted


def weights(fitted: FittedNetwork) -> dict[str, list[float]]:
    return {name: value.flatten().tolist() for name, value in fitted.network.state_dict().items()}


def trained_elsewhere(data: Path, build: Path) -> None:
    tiny_families.register()
    trained(data, build, epochs=30)


@pytest.mark.timeout(400)  # two processes with torch: quick, but not on a machine with ten other jobs
def test_a_study_killed_and_started_again_ends_with_the_same_weights_and_curve(tiny_data: Path, tmp_path: Path) -> None:
    whole = trained(tiny_data, tmp_path / "whole", epochs=30)
    places = [ExperimentFiles.of(tmp_path / name, TINY_LOG_MEL.name, "fold-0") for name in ("killed", "whole")]
    killed_while_learning(trained_elsewhere, tiny_data, tmp_path / "killed")
    assert torch.load(places[0].checkpoint("network"), weights_only=True)["epoch"] == EPOCH
    assert weights(trained(tiny_data, tmp_path / "killed", epochs=30)) == weights(whole)
    curves = [load(files.curve, Curve).points for files in places]
    assert curves[0] == curves[1]
    assert len(curves[0]) == 30


def test_the_same_seed_gives_the_same_weights_and_another_others(
    tiny_data: Path, tmp_path: Path, experiment: Experiment
) -> None:
    ours = weights(train(experiment)[0])  # type: ignore[arg-type]
    assert weights(trained(tiny_data, tmp_path / "0")) == ours
    assert weights(trained(tiny_data, tmp_path / "1", seed=1)) != ours


def test_what_is_there_is_kept_and_scores_of_another_model_are_not(
    experiment: Experiment, tiny_data: Path, build: Path
) -> None:
    checkpoint = experiment.files.checkpoint("network").stat().st_mtime_ns
    before = load_figures(experiment.files.figures).results
    lines = run_experiment(Experiment(read_data(tiny_data), settings(build)))
    assert experiment.files.checkpoint("network").stat().st_mtime_ns == checkpoint
    assert load_figures(experiment.files.figures).results == before
    assert len(lines) == len(before) + 2


def test_other_settings_are_not_mixed_with_what_is_there(experiment: Experiment, tiny_data: Path, build: Path) -> None:
    with pytest.raises(TrainingError, match=r"network\.pt was made with other settings; move it away"):
        run_experiment(Experiment(read_data(tiny_data), settings(build, epochs=2)))


# -- classical systems -----------------------------------------------------------------------------


class Counted:
    """A classical system that predicts how often it learnt each label."""

    name, title, input_kind, window_ms, normalize, needs_folder = "tiny-count", "tiny", "log_mel", 1000, "none", False
    no_onnx, n_parameters = "it is a tuple", 8

    def learn(self, batches, *, n_labels, seed, threads, weights, cache):  # type: ignore[no-untyped-def]
        counts = np.zeros(n_labels, dtype=np.float32)
        self.targets = []
        for windows, targets, speakers in batches:
            assert windows.shape[1:] == (98, 103)
            assert len(windows) == len(targets) == len(speakers)
            np.add.at(counts, targets, 1)
            self.targets += targets.tolist()
        self.rows = counts / counts.sum()
        return self

    def score(self, windows: np.ndarray) -> np.ndarray:
        return np.tile(self.rows, (len(windows), 1))


def test_what_learns_in_one_go_is_evaluated_alike_and_without_onnx_has_no_card(
    tiny_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted()
    monkeypatch.setitem(CLASSICAL, counted.name, counted)
    experiment = Experiment(read_data(tiny_data), settings(tmp_path, model=counted.name))
    lines = run_experiment(experiment)
    assert lines[-1] == "no ONNX: it is a tuple"
    assert sorted(counted.targets) == sorted(3 * [LABELS.index(clip.label) for clip in experiment.division.train])
    assert {path.name for path in experiment.files.folder.glob("*.*")} == {"curve.json", "figures.json", "cost.json"}
    assert load(experiment.files.curve, Curve).points == []
    cost = load(experiment.files.cost, Cost)
    assert (cost.onnx_bytes, cost.no_onnx, cost.epochs) == (None, "it is a tuple", 3)
    (clean,) = [one for one in load_figures(experiment.files.figures).results if one.name == "ravdess/clean"]
    assert clean.uar.value == pytest.approx(1 / 8)


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"model": "mel-cow"}, r"expected a model out of mel-cnn, .*egemaps\+mlp.*, got 'mel-cow'"),
        ({"model": TINY_FOLDER.name}, "tiny-folder starts from pretrained weights: name them with --weights-folder"),
        ({"corpora": ("ravdess", "savannah")}, "--corpora: expected some out of ravdess, .*, got savannah"),
        ({"split": "fold-2"}, "fold-2: too few clips: none is left to test on"),
        ({"split": "fold-x"}, "expected the split fold-0, fold-1 ..., random or together, got 'fold-x'"),
    ],
)
def test_what_cannot_be_is_said_before_any_work(
    tiny_data: Path, tmp_path: Path, changes: dict[str, object], expected: str
) -> None:
    with pytest.raises(TrainingError, match=expected):
        Experiment(read_data(tiny_data), settings(tmp_path / "build", **changes))
    assert not (tmp_path / "build").exists()


def test_folders_that_are_not_there_are_named(tiny_data: Path, tmp_path: Path) -> None:
    for name, flag in (("weights", "--weights-folder"), ("audio", "--audio")):
        with pytest.raises(TrainingError, match=f"{flag}: expected .* is n"):
            Experiment(read_data(tiny_data), settings(tmp_path, **{name: tmp_path / "nowhere"}))


def test_a_recording_on_both_sides_ends_the_study(tiny_data: Path, tmp_path: Path) -> None:
    """Under two corpora's names; of one corpus, twins are left out."""
    data = tmp_path / "data"
    (data / "emodb").mkdir(parents=True)
    (data / "ravdess").symlink_to(tiny_data / "ravdess")
    experiment = Experiment(read_data(data), settings(tmp_path / "build", corpora=()))
    leaky = replace(experiment.division, train=(*experiment.division.train, experiment.division.test[0]))
    experiment.division = leaky
    with pytest.raises(TrainingError, match="on both sides of the split"):
        run_experiment(experiment)


def test_documents_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"cost\.json can't be read: .*train --model"):
        load(tmp_path / "cost.json", Cost)
    (tmp_path / "cost.json").write_text(json.dumps({"format": 2}))
    with pytest.raises(TrainingError, match=r"cost\.json is not valid"):
        load(tmp_path / "cost.json", Cost)


# -- settings --------------------------------------------------------------------------------------


def test_settings_fit_few_clips_and_short_windows() -> None:
    few = family_config(TINY_LOG_MEL, n_clips=5, epochs=1, seed=3)
    assert (few.batch_size, few.warmup_steps, few.ema_decay, few.seed) == (5, 1, 0.0, 3)
    assert (few.crop.window_ms, few.crop.shortest_ms, few.longest_time_mask) == (1000, 333, 7)
    many = family_config(FAMILIES["mel-cnn"], n_clips=1000, epochs=100, seed=0)
    assert (many.batch_size, many.warmup_steps, many.longest_time_mask) == (FAMILIES["mel-cnn"].batch_size, 50, 20)
    assert many.ema_decay == pytest.approx(0.99)
