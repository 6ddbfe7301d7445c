"""Entries from the files of experiments, the command, and its errors."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from export.__main__ import main
from export.errors import TrainingError
from export.experiments.results import CurvePoint
from export.json_file import write_json
from export.models.families import FAMILIES
from export.report.collect import collect, unfinished
from export.report.document import load_results
from export.report.learning_curve import draw_learning_curve
from tests.export.evaluated import MADE
from tests.export.report.experiment_files import write_files
from tests.export.report.reported import everything

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for model in ("gru", "egemaps+svm", "mel-cnn"):
        write_files(tmp_path, model)
    write_files(tmp_path, "gru", "random")
    write_files(tmp_path, "gru", share=0.5)
    return tmp_path


def test_every_finished_experiment_is_an_entry_in_the_order_of_the_registries(build: Path) -> None:
    entries = collect(build)
    assert [(one.kind, one.model, one.split, one.share) for one in entries] == [
        ("network", "mel-cnn", "fold-0", 1.0),
        ("network", "gru", "fold-0", 0.5),
        ("network", "gru", "fold-0", 1.0),
        ("network", "gru", "random", 1.0),
        ("classical", "egemaps+svm", "fold-0", 1.0),
    ]
    one = entries[0]
    assert (one.title, one.made, one.curve, one.watched) == (
        "a mel-cnn",
        MADE,
        [CurvePoint(1, 2.0, 0.2)],
        ["ravdess/01"],
    )
    usual = FAMILIES["mel-cnn"].epochs
    assert (one.cost.epochs, one.cost.usual_epochs, entries[-1].cost.usual_epochs) == (usual, usual, None)
    assert [result.corpus_title for result in one.results] == ["RAVDESS speech"]


def test_an_unfinished_experiment_is_a_remark_and_no_entry(build: Path) -> None:
    (build / "study/gru/fold-0/cost.json").unlink()
    (build / "study/rnn/fold-0").mkdir(parents=True)
    (build / "study/rnn/fold-0/network.pt").write_bytes(b"")
    assert unfinished(build) == ["gru fold-0", "rnn fold-0"]
    assert "gru fold-0" not in [f"{one.model} {one.split}" for one in collect(build) if one.share == 1]


def test_a_network_with_too_few_epochs_is_a_remark_and_no_row(build: Path, tmp_path: Path) -> None:
    write_files(build, "rnn", epochs=2)
    out = tmp_path / "all.md"
    assert main(["report", "--build", str(build), "--models", str(build), "--out", str(out)]) == 0
    results = load_results(tmp_path / "all/results.json")
    assert "rnn" not in [entry.model for entry in results.entries]
    short = f"rnn on fold-0: trained for 2 of {FAMILIES['rnn'].epochs} epochs, which says nothing about it"
    assert sorted(results.remarks) == [short, "systems were not compared clip by clip: that needs --data"]
    assert "python -m export train --model rnn" in out.read_text()


def test_where_every_network_had_too_few_epochs_all_have_rows(tmp_path: Path) -> None:
    write_files(tmp_path, "rnn", epochs=2)
    assert main(["report", "--build", str(tmp_path), "--models", str(tmp_path), "--out", str(tmp_path / "a.md")]) == 0
    assert [entry.model for entry in load_results(tmp_path / "a/results.json").entries] == ["rnn"]


@pytest.mark.parametrize(
    ("name", "damage", "expected"),
    [
        ("figures.json", None, r"figures .*gru/fold-0/figures\.json can't be read: No such file"),
        ("figures.json", "{", r"figures .*gru/fold-0/figures\.json are not valid"),
        ("curve.json", None, r"gru/fold-0/curve\.json can't be read"),
        ("cost.json", "{}", r"gru/fold-0/cost\.json is not valid"),
        ("compression.json", '{"rows": [1]}', r"gru/fold-0/compression\.json is not valid"),
    ],
)
def test_a_file_that_is_missing_or_damaged_is_named(build: Path, name: str, damage: str | None, expected: str) -> None:
    path = build / "study/gru/fold-0" / name
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage)
    with pytest.raises(TrainingError, match=expected):
        collect(build)


def test_files_of_different_runs_are_not_mixed(build: Path) -> None:
    path = build / "study/gru/fold-0/cost.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"seed": 7}))
    with pytest.raises(TrainingError, match=r"gru/fold-0: figures\.json, cost\.json and .* are of different runs"):
        collect(build)


def test_compression_results_are_read(build: Path) -> None:
    done = next(one.compression for one in everything().entries if one.compression)
    write_json(build / "study/gru/fold-0/compression.json", done)
    assert [one.compression for one in collect(build) if one.compression] == [done]


def test_a_learning_curve_is_drawn_beside_its_studies(tmp_path: Path) -> None:
    files = [write_files(tmp_path, "gru", share=share, skill=share) for share in (0.25, 0.5, 1.0)]
    path = draw_learning_curve(files, title="gru")
    assert path == tmp_path / "study/gru/learning-curve-fold-0.svg"
    assert "How much data is enough: gru, fold-0" in path.read_text()
    assert len(collect(tmp_path)) == 3


# -- the command -----------------------------------------------------------------------------------


def test_markdown_has_its_pictures_and_results_beside_it_and_is_made_again_from_these(
    build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "docs/all.md", tmp_path / "again/all.md"
    stale = tmp_path / "docs/all/old.svg"
    stale.parent.mkdir(parents=True)
    stale.write_text("of a system that is gone")
    assert main(["report", "--build", str(build), "--models", str(build), "--out", str(out)]) == 0
    wrote = capsys.readouterr().out.splitlines()
    pictures = sorted(path.name for path in (tmp_path / "docs/all").glob("*.svg"))
    assert len(wrote) == 2 + len(pictures) == 7
    text = out.read_text()
    assert [f"](all/{name})" in text for name in pictures] == [True] * 5
    assert "ser-mn04" not in text
    shutil.rmtree(build / "study")
    assert main(["report", "--results", str(tmp_path / "docs/all/results.json"), "--out", str(again)]) == 0
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (out.parent, again.parent)
    )
    assert ours == theirs


def test_html_needs_no_other_file(build: Path, tmp_path: Path) -> None:
    out = tmp_path / "html/all.html"
    assert main(["report", "--build", str(build), "--models", str(build), "--out", str(out)]) == 0
    assert list(out.parent.iterdir()) == [out]
    text = out.read_text()
    assert text.count('src="data:image/svg+xml;base64,') == text.count("<img") == 5
    assert "src=" not in text.replace('src="data:', "")
    assert 'href="' not in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--out", "all.pdf"], "--out: expected a file that ends in .md or .html, got all.pdf"),
        (["--results", "nowhere.json"], "results nowhere.json can't be read: No such file or directory"),
        (["--build", "nowhere"], "nowhere/study has no results: train something first, `python -m export train"),
    ],
)
def test_what_cannot_be_reported_is_an_error(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", *arguments]) == 1
    assert capsys.readouterr().err.startswith(f"export: {expected}")


def test_results_that_are_damaged_or_contradict_themselves_are_refused(build: Path, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text("{}")
    with pytest.raises(TrainingError, match=r"results .*results\.json are not valid"):
        load_results(path)
    main(["report", "--build", str(build), "--models", str(build), "--out", str(tmp_path / "all.md")])
    document = msgspec.json.decode((tmp_path / "all/results.json").read_bytes())
    document["entries"][0]["results"][0]["uar"]["value"] = 0.99
    path.write_bytes(msgspec.json.encode(document))
    with pytest.raises(
        TrainingError, match=r"contradict themselves: mel-cnn fold-0: clean: .* UAR 0\.99; by the matrix"
    ):
        load_results(path)
