"""Sets of recordings in which nobody acts: with manifests, in folders, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.corpora.emospeech import EMOSPEECH, read_emospeech
from export.corpora.ordinary import LICENCES, ORDINARY, read_set, read_sets
from export.errors import TrainingError
from tests.export.own_files import fill

MANIFEST = "file,speaker,label,seconds\nb.opus,-,noise,1\na.opus,ann,reading,2\nc.opus,unknown of >50,reading,2\n"


def with_manifest(folder: Path, text: str = MANIFEST) -> Path:
    fill(folder, "a.opus", "b.opus", "c.opus", "d.opus")
    (folder / "manifest.csv").write_text(text)
    return folder


def test_a_manifest_names_files_and_speakers_and_who_is_unknown_is_another_person_each(tmp_path: Path) -> None:
    found = read_set(with_manifest(tmp_path / "desk"), ORDINARY)
    assert found.name == "desk"
    assert [(clip.path.as_posix(), clip.speaker, clip.label) for clip in found.clips] == [
        ("a.opus", "desk/ann", "ordinary"),
        ("b.opus", "desk/b.opus", "ordinary"),
        ("c.opus", "desk/c.opus", "ordinary"),
    ]


def test_each_folder_is_a_set_where_one_has_a_manifest(tmp_path: Path) -> None:
    with_manifest(tmp_path / "phone")
    fill(tmp_path, "desk/eva/1.wav", "desk/2.flac", "notes.txt")
    desk, phone = read_sets(tmp_path, ORDINARY)
    assert (desk.name, phone.name) == ("desk", "phone")
    assert [clip.speaker for clip in desk.clips] == ["desk/2.flac", "desk/eva"]
    assert len(phone.clips) == 3


def test_without_any_manifest_all_is_one_set_of_the_people_who_have_folders(tmp_path: Path) -> None:
    (found,) = read_sets(fill(tmp_path / "ordinary", "eva/1.wav", "eva/2.wav", "jan/1.wav"), ORDINARY)
    assert {clip.speaker for clip in found.clips} == {"ordinary/eva", "ordinary/jan"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file,label\na.opus,x\n", "expected the columns file, speaker, label; speaker missing"),
        ("file,speaker,label\ne.opus,ann,x\n", "names 1 files that are not there, such as e.opus"),
        ("file,speaker,label\n\xff".encode("latin-1"), "is not a CSV in UTF-8"),
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, text: str | bytes, message: str) -> None:
    folder = with_manifest(tmp_path / "desk")
    (folder / "manifest.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TrainingError, match=message):
        read_set(folder, ORDINARY)


def test_an_empty_folder_a_missing_one_and_the_name_of_a_corpus_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainingError, match="no recording in"):
        read_sets(tmp_path / "empty", ORDINARY)
    with pytest.raises(TrainingError, match="expected a folder of recordings of kind ordinary"):
        read_sets(tmp_path / "nowhere", ORDINARY)
    with pytest.raises(TrainingError, match="ravdess is the name of RAVDESS"):
        read_set(fill(tmp_path / "ravdess", "1.wav"), ORDINARY)


def test_emospeech_has_four_labels_and_unknown_calm_is_calm(tmp_path: Path) -> None:
    assert read_emospeech(tmp_path) == []
    folder = fill(tmp_path / "emospeech", "1.opus", "2.opus")
    (folder / "manifest.csv").write_text("file,speaker,label\n1.opus,ann,angry\n2.opus,unknown,unknown_calm\n")
    assert [(clip.path, clip.speaker, clip.label) for clip in read_emospeech(tmp_path)] == [
        (Path("emospeech/1.opus"), "emospeech/ann", "angry"),
        (Path("emospeech/2.opus"), "emospeech/2.opus", "calm"),
    ]
    assert EMOSPEECH.non_commercial
    (folder / "manifest.csv").write_text("file,speaker,label\n1.opus,ann,bored\n")
    with pytest.raises(TrainingError, match="label 'bored'"):
        read_emospeech(tmp_path)


def test_the_sets_beside_the_checkout_have_licences(shared: Path) -> None:
    found = read_sets(shared / "data/ordinary", ORDINARY)
    assert {one.name for one in found} <= set(LICENCES)
    assert len(read_emospeech(shared / "data")) == 530
