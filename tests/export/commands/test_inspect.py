"""``python -m export inspect``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from export.__main__ import main
from export.corpora.data import survey_data
from export.corpora.inspection import inspect
from tests.export.own_files import fill, write_own_voices, write_said

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = {f"{name}.{kind}" for name in ("durations", "labels", "speakers") for kind in ("png", "svg")}


def test_a_folder_is_described_as_text_as_json_and_in_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_own_voices(tmp_path / "моя мова")
    report, pictures = tmp_path / "found/report.json", tmp_path / "pictures"
    assert main(["inspect", "--data", str(folder), "--json", str(report), "--pictures", str(pictures)]) == 0
    shown = capsys.readouterr()
    first, *_, verdict, drawn = shown.out.splitlines()
    assert first == "моя мова: 12 recordings, 22 s, 3 speakers, 2 labels"
    assert verdict == "A model can be trained on this: 1 warning."
    assert drawn.startswith(f"Pictures: {pictures}/durations.png, ")
    assert "12/12" in shown.err  # the bar
    assert {path.name for path in pictures.iterdir()} == PICTURES
    expected, _ = inspect(survey_data(folder), source=str(folder))
    assert json.loads(report.read_text(encoding="utf-8")) == json.loads(msgspec.json.encode(expected))


def test_ordinary_speech_beside_the_labels_is_described_and_broken_recordings_of_it_make_training_impossible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_own_voices(tmp_path / "mine")
    write_said(folder / "ordinary/caller/1.wav", number=8, seed=9)
    arguments = ["inspect", "--data", str(folder), "--pictures", str(tmp_path / "pictures")]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "mine: 12 recordings, 22 s, 3 speakers, 2 labels" in out
    assert "ordinary: 1 recording of ordinary speech, 0.0 min, 1 speaker\n" in out
    write_said(tmp_path / "others/1.wav", number=8, seed=9)
    assert main([*arguments, "--ordinary", str(tmp_path / "others")]) == 0
    assert "others: 1 recording of ordinary speech" in capsys.readouterr().out
    (folder / "ordinary/caller/2.wav").write_text("no sound")
    assert main(arguments) == 1
    assert "no known format (1): caller/2.wav" in capsys.readouterr().out


def test_the_licence_of_a_known_corpus_is_said(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["inspect", "--data", str(tiny_data), "--pictures", str(tmp_path)])
    out = capsys.readouterr().out
    assert "  licence   CC BY-NC-SA 4.0: a model that learns from it is not for commercial use" in out


def test_what_makes_training_impossible_is_described_with_all_else_and_sets_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        write_said(tmp_path / f"mine/x{number % 2}/anna_{number}.wav", number=number, seed=number)
    arguments = ["inspect", "--data", str(tmp_path / "mine"), "--pictures", str(tmp_path / "pictures")]
    assert main(arguments) == 1
    assert "speakers are unknown" in capsys.readouterr().out
    assert main([*arguments, "--speaker-pattern", r"(\w+?)_.*"]) == 1
    assert "1 speakers, and 3 are needed" in capsys.readouterr().out
    assert main([*arguments, "--each-clip-a-speaker"]) == 0


def test_a_table_and_what_labels_are_called_are_read_as_its_owner_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_own_voices(tmp_path / "mine")
    rows = [f"{path.relative_to(folder)}\t{path.parts[-3]}\t{path.parts[-2]}" for path in sorted(folder.rglob("*.wav"))]
    (folder / "list.tsv").write_text("\n".join(["path\tlabel\tspeaker", *rows]))
    (tmp_path / "ours.toml").write_text('"злість" = "angry"\n"сум" = "sad"\n')
    options = ["--labels", str(tmp_path / "ours.toml"), "--pictures", str(tmp_path)]
    assert main(["inspect", "--data", str(folder / "list.tsv"), *options]) == 0
    assert "  labels    angry 6, sad 6" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--data", "nowhere"], "--data: expected a folder of recordings or a CSV, and nowhere is neither"),
        (["--data", "empty"], "no corpus in empty: expected some of the folders ['ravdess', "),
        (["--data", "text"], "no recording in text: expected label/clip.wav, "),
        (["--data", "text/notes.txt"], "text/notes.txt: expected a first line with the columns path, label and, "),
        (["--data", "unclear"], "the folders x, y and, in them, anna could each be labels or speakers"),
        (["--data", "unclear", "--labels", "gone.toml"], "gone.toml can't be read: No such file or directory"),
    ],
    ids=str,
)
def test_input_errors_are_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    fill(tmp_path, "text/notes.txt", "unclear/x/anna/1.wav", "unclear/y/anna/1.wav")
    assert main(["inspect", *arguments]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"export: {expected}")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [(r"(\w+", "expected a regular expression, got '(\\\\w+': "), (r"\w+", "expected a group in parentheses that is")],
)
def test_a_pattern_without_a_speaker_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], pattern: str, expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["inspect", "--data", ".", "--speaker-pattern", pattern])
    assert expected in capsys.readouterr().err
