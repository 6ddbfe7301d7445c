"""Reports from experiments on tiny data, and the published report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import numpy as np
import pytest

from export.corpora.data import read_data
from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.evaluation.evaluate import Scores, onnx_scorer
from export.evaluation.figures import save_figures
from export.experiments.evaluation import evaluate
from export.experiments.experiment import Experiment, Settings
from export.experiments.results import ExperimentFiles
from export.report.document import load_results
from export.report.make import Sources, gather, write
from streamer.inference.card import sha256_of
from tests.export.evaluated import MADE
from tests.export.report.experiment_files import write_files

REPOSITORY = Path(__file__).parents[3]
MODEL = REPOSITORY / "models/ser-mn04.onnx"
"""It never runs: its predictions are stored."""
PUBLISHED = REPOSITORY / "docs/comparison.md"


@pytest.fixture(scope="module")
def sources(tiny_data: Path, tiny_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """The files of two experiments, on whole clips and on segments, with networks that guess."""
    build = tmp_path_factory.mktemp("build")
    (build / "cache").symlink_to(tiny_cache)
    for name, n_windows in (("mel-cnn", 1), ("mel-cnn-segments", 3)):
        settings = Settings(model=name, corpora=("ravdess",), build=build, command="", date="2026-11-20")
        experiment = Experiment(read_data(tiny_data), settings)
        files = write_files(build, name)
        files.onnx.write_bytes(name.encode())
        n_clips = len(experiment.division.test)
        for condition in experiment.workspace.conditions().names:
            rng = np.random.default_rng([*f"{name} {condition}".encode()])
            rows = rng.dirichlet(np.ones(len(LABELS)), n_clips * n_windows).astype(np.float32)
            scores = Scores(windows=rows, clips=np.repeat(np.arange(n_clips), n_windows))
            files.scores(condition).parent.mkdir(exist_ok=True)
            scores.save(files.scores(condition), made_by=sha256_of(files.onnx))
        figures = evaluate(experiment, onnx_scorer(MODEL), 1.2)
        made = msgspec.structs.replace(figures.made, code=MADE.code)
        save_figures(files.figures, msgspec.structs.replace(figures, made=made))
    return Sources(build=build, models=build, data=tiny_data, command="report", date="2026-11-20")


def test_segments_and_whole_clips_are_paired_from_stored_scores(sources: Sources) -> None:
    results = gather(sources)
    segments, whole = (
        next(entry for entry in results.entries if entry.model == name) for name in ("mel-cnn-segments", "mel-cnn")
    )
    assert [pair.condition for pair in results.pairs] == [result.condition for result in whole.results]
    for pair, one, other in zip(results.pairs, segments.results, whole.results, strict=True):
        assert (pair.a, pair.b, pair.split, pair.corpus) == ("mel-cnn-segments", "mel-cnn", "fold-0", "ravdess")
        assert pair.uar.value == pytest.approx(one.uar.value - other.uar.value, abs=2e-5)
        assert pair.accuracy.value == pytest.approx(one.accuracy.value - other.accuracy.value, abs=2e-5)
        assert pair.uar.low is not None
    assert results.remarks == []


def test_without_clips_there_is_a_remark_instead_of_pairs(sources: Sources) -> None:
    results = gather(replace(sources, data=None))
    assert results.pairs == []
    assert results.remarks == ["systems were not compared clip by clip: that needs --data"]


def test_scores_that_do_not_give_the_figures_are_refused(sources: Sources) -> None:
    files = ExperimentFiles.of(sources.build, "mel-cnn", "fold-0")
    path, made_by = files.scores("clean"), sha256_of(files.onnx)
    before = path.read_bytes()
    scores = Scores.load(path, made_by=made_by)
    replace(scores, windows=np.roll(scores.windows, 3, axis=1)).save(path, made_by=made_by)
    with pytest.raises(TrainingError, match=r"give UAR .* for ravdess/clean, and it says .*: --data has other clips"):
        gather(sources)
    path.write_bytes(before)


# -- what is published -----------------------------------------------------------------------------


def test_the_published_report_is_made_from_its_stored_results(tmp_path: Path) -> None:
    again = tmp_path / PUBLISHED.name
    results = PUBLISHED.with_suffix("") / "results.json"
    write(load_results(results), again)
    assert again.read_text() == PUBLISHED.read_text(), f"run `python -m export report --results {results.name}` again"
    ours, theirs = (
        {path.name: _texts(path) for path in document.with_suffix("").glob("*.svg")} for document in (again, PUBLISHED)
    )
    assert ours == theirs
    assert (again.with_suffix("") / "results.json").read_bytes() == results.read_bytes()


def test_the_published_report_names_no_place_of_a_machine_and_is_small() -> None:
    folder = PUBLISHED.with_suffix("")
    for path in (PUBLISHED, *folder.iterdir()):
        assert not re.search(r"(?<![\w./-])/(?:work|home|root|tmp|usr)/", path.read_text()), path
    assert sum(path.stat().st_size for path in folder.glob("*.svg")) < 1_000_000


def _texts(path: Path) -> list[str]:
    """Return the text in a picture: where it stands depends on the fonts of a machine."""
    return ["".join(part.itertext()) for part in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]
