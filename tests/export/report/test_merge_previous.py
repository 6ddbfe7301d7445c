"""A report that grows: what was run again replaces what an earlier report had, and the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from export.__main__ import main
from export.errors import TrainingError
from export.models.families import FAMILIES
from export.report.document import load_results, save_results
from export.report.merge_previous import previous_fold, unreplaced_entries, unreplaced_pairs
from tests.export.evaluated import MADE
from tests.export.report.experiment_files import write_files
from tests.export.report.reported import entry, everything, results, system_cost

if TYPE_CHECKING:
    from pathlib import Path

    from export.report.document import Entry


def places(entries: list[Entry]) -> list[tuple[str, str, float]]:
    return [(one.model, one.split, one.share) for one in entries]


def test_what_was_not_run_again_stays_and_shipped_models_are_read_again() -> None:
    previous = results(
        entry("gru"),
        entry("gru", split="random"),
        entry("gru", share=0.5),
        entry("rnn"),
        entry("ser-mn04", kind="shipped", split="pooled"),
    )
    anew = [entry("gru", skill=2.0), entry("mel-cnn")]
    found = unreplaced_entries(previous, anew)
    assert places(found) == [("gru", "random", 1.0), ("gru", "fold-0", 0.5), ("rnn", "fold-0", 1.0)]
    assert [one.results for one in found] == [previous.entries[i].results for i in (1, 2, 3)]


def test_a_run_is_short_by_the_number_of_epochs_that_its_family_has_now() -> None:
    usual = FAMILIES["rnn"].epochs
    runs = [entry("rnn", cost=system_cost(epochs=n, usual_epochs=100), split=f"fold-{n}") for n in (usual - 1, usual)]
    assert [one.is_short for one in unreplaced_entries(results(*runs), [])] == [True, False]


def test_figures_about_other_clips_are_not_put_side_by_side() -> None:
    other = msgspec.structs.replace(MADE.data["ravdess"], blake2b="f" * 64, n_clips=7)
    anew = [entry("gru", made=msgspec.structs.replace(MADE, data={"ravdess": other}))]
    with pytest.raises(TrainingError, match=r"rnn fold-0 of the earlier report and gru fold-0 are about other clips"):
        unreplaced_entries(results(entry("rnn")), anew)
    assert unreplaced_entries(results(entry("gru")), anew) == []


def test_pairs_stay_where_neither_was_run_again() -> None:
    previous = everything()
    assert unreplaced_pairs(previous, [entry("rnn"), entry("mel-cnn", split="random")]) == (previous.pairs, [])
    remarks = [
        f"{pair} on fold-0 are not paired: only mel-cnn was run again"
        for pair in ("mel-cnn-segments and mel-cnn", "mel-cnn and gru")
    ]
    assert unreplaced_pairs(previous, [entry("mel-cnn"), entry("mel-cnn-segments")]) == ([], remarks[1:])
    assert unreplaced_pairs(previous, [entry("mel-cnn"), entry("gru"), entry("mel-cnn-segments")]) == ([], [])
    assert unreplaced_pairs(previous, [entry("mel-cnn")]) == ([], remarks)


def test_one_fold_of_a_shipped_model_stays_as_long_as_it_is_published_as_before() -> None:
    pooled = entry("ser-mn04", kind="shipped", split="pooled", skill=2.0)
    fold = entry("ser-mn04", kind="shipped", split="fold-0", skill=2.5)
    assert previous_fold(results(pooled, fold), pooled, "fold-0") == fold
    assert previous_fold(results(pooled, fold), pooled, "fold-1") is None
    assert previous_fold(results(fold), pooled, "fold-0") is None
    newer = entry("ser-mn04", kind="shipped", split="pooled", skill=2.1)
    assert previous_fold(results(pooled, fold), newer, "fold-0") is None


def test_the_command_adds_to_an_earlier_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for model in ("rnn", "gru"):
        write_files(tmp_path / "old", model, skill=0.5)
    for model in ("mel-cnn", "gru"):
        write_files(tmp_path / "new", model, skill=1.5)
    out = ["--models", str(tmp_path), "--out", "all.md"]
    assert main(["report", "--build", "old", *out]) == 0
    before = load_results(tmp_path / "all/results.json")
    assert main(["report", "--build", "new", "--add-to", "all/results.json", *out]) == 0
    after = load_results(tmp_path / "all/results.json")
    assert main(["report", "--build", "new", "--models", str(tmp_path), "--out", "alone.md"]) == 0
    alone = load_results(tmp_path / "alone/results.json")
    mel_cnn, gru = alone.entries
    rnn = next(one for one in before.entries if one.model == "rnn")
    assert after.entries == [mel_cnn, gru, rnn]
    assert after.collected.command == "python -m export report --add-to all/results.json"
    assert "`rnn`" in (tmp_path / "all.md").read_text()


def test_an_earlier_report_is_either_made_again_or_added_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "results.json"
    save_results(path, everything())
    with pytest.raises(SystemExit, match="2"):
        main(["report", "--results", str(path), "--add-to", str(path)])
    assert "not allowed with argument --results" in capsys.readouterr().err
    assert main(["report", "--build", str(tmp_path), "--add-to", str(tmp_path / "nowhere.json")]) == 1
    assert "nowhere.json can't be read" in capsys.readouterr().err
