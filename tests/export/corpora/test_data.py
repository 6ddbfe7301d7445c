from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.corpora.data import read_data, survey_data
from export.corpora.own import Reading, read_own
from export.corpora.readers import CORPORA, LABELS, read_corpus
from export.errors import TrainingError
from tests.export.own_files import fill

if TYPE_CHECKING:
    from pathlib import Path

OWN = ("злість/Оля/1.wav", "радість/Ян/2.wav")


def test_a_folder_of_corpora_is_read_as_these(tiny_data: Path) -> None:
    data = read_data(tiny_data)
    assert data.clips == tuple(clip for corpus in CORPORA.values() for clip in read_corpus(corpus, tiny_data))
    assert (data.folder, data.labels, data.own, data.findings) == (tiny_data, LABELS, None, ())
    assert data.corpora == tuple(CORPORA)


def test_any_other_folder_and_a_table_are_somebodys_own(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *OWN)
    (folder / "list.csv").write_text(f"path,label,speaker\n{OWN[0]},a,b\n")
    for source in (folder, folder / "list.csv"):
        data, own = read_data(source), read_own(source, Reading())
        assert (data.folder, data.clips, data.labels, data.own) == (folder, own.clips, own.labels, "mine")


def test_who_says_how_recordings_lie_has_recordings_of_their_own(tmp_path: Path) -> None:
    """A speaker may be called Tess."""
    folder = fill(tmp_path / "mine", "anna/sad/1.wav", "tess/angry/2.wav")
    with pytest.raises(TrainingError, match="is not a name this corpus has"):
        read_data(folder)
    data = read_data(folder, Reading(layout="speaker/label/clip"))
    assert [(clip.speaker, clip.label) for clip in data.clips] == [("mine/anna", "sad"), ("mine/tess", "angry")]


def test_what_is_wrong_with_one_corpus_does_not_hide_the_others(tmp_path: Path) -> None:
    fill(tmp_path, "emodb/03a01Fa.wav", "savee/x.wav", "mine/a/b.wav")
    (tmp_path / "nemo").mkdir()
    data = survey_data(tmp_path)
    assert [clip.corpus for clip in data.clips] == ["emodb"]
    assert [(finding.severity, finding.kind, finding.corpus, finding.where) for finding in data.findings] == [
        ("warning", "empty-corpus", "nemo", ()),
        ("error", "strange-name", "savee", ()),
        ("note", "not-looked-at", "", ("mine",)),
    ]
    with pytest.raises(TrainingError, match="savee: 'x' is not a name"):
        read_data(tmp_path)


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"--data: expected a folder of recordings or a CSV, and .*gone is neither"):
        survey_data(tmp_path / "gone")
    with pytest.raises(TrainingError, match=r"no corpus in .* or recordings as label/clip\.wav.*the folder is empty"):
        survey_data(tmp_path)
