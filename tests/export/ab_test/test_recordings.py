"""Which recordings are compared, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.ab_test.recordings import Recording, find_ordinary, find_recordings
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = ("calm", "sad")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def as_rows(folder: Path, recordings: list[Recording]) -> list[tuple[str, str | None, str, bool]]:
    top = f"{folder}/"
    return [(str(r.path).removeprefix(top), r.label, r.group.removeprefix(top), r.has_speaker) for r in recordings]


def test_folders_named_as_labels_say_what_is_acted_and_by_whom(tmp_path: Path) -> None:
    touch(tmp_path, "sad/anna/1.wav", "sad/2.flac", "calm/b/c/3.OGG", "notes.txt", "other/4.wav", ".hidden/5.wav")
    assert as_rows(tmp_path, find_recordings([tmp_path], known_labels=KNOWN)) == [
        ("calm/b/c/3.OGG", "calm", "b/c", True),
        ("other/4.wav", None, "other/4.wav", False),
        ("sad/2.flac", "sad", "sad/2.flac", False),
        ("sad/anna/1.wav", "sad", "anna", True),
    ]


def test_speakers_may_come_before_labels(tmp_path: Path) -> None:
    touch(tmp_path, "anna/sad/1.wav", "anna/odd/2.wav", "ben/calm/x/3.wav", "calm/sad/4.wav")
    assert as_rows(tmp_path, find_recordings([tmp_path], known_labels=KNOWN)) == [
        ("anna/odd/2.wav", None, "anna/odd/2.wav", False),
        ("anna/sad/1.wav", "sad", "anna", True),
        ("ben/calm/x/3.wav", None, "ben/calm/x/3.wav", False),
        ("calm/sad/4.wav", "calm", "sad", True),
    ]


def test_labels_are_called_as_the_file_beside_them_says(tmp_path: Path) -> None:
    touch(tmp_path, "сум/anna/1.wav", "нудьга/anna/2.wav", "ben/сум/3.wav", "calm/ben/4.wav")
    (tmp_path / "labels.toml").write_text('"сум" = "sad"\n"нудьга" = false\n"calm" = "calm"\n')
    assert as_rows(tmp_path, find_recordings([tmp_path], known_labels=KNOWN)) == [
        ("ben/сум/3.wav", "sad", "ben", True),
        ("calm/ben/4.wav", "calm", "ben", True),
        ("нудьга/anna/2.wav", None, "нудьга/anna/2.wav", False),
        ("сум/anna/1.wav", "sad", "anna", True),
    ]
    (tmp_path / "labels.toml").write_text("сум = sad")
    with pytest.raises(TrainingError, match=r"labels\.toml: .*expected lines such as"):
        find_recordings([tmp_path], known_labels=KNOWN)


def test_a_file_that_is_named_twice_is_used_once(tmp_path: Path) -> None:
    touch(tmp_path, "x/1.wav", "x/2.wav")
    found = find_recordings([tmp_path / "x/2.wav", tmp_path / "x", tmp_path / "x/../x/1.wav"], known_labels=KNOWN)
    assert [recording.path.name for recording in found] == ["2.wav", "1.wav"]


def test_a_table_has_labels_and_speakers_of_the_given_recordings(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.wav", "a/2.wav", "b/3.wav")
    table = tmp_path / "labels.csv"
    table.write_text("path,label,speaker\na/1.wav,sad,anna\na/2.wav,bored,\nb/3.wav,calm,ben\n")
    found = find_recordings([tmp_path / "a"], known_labels=KNOWN, table=table)
    assert as_rows(tmp_path, found) == [("a/1.wav", "sad", "anna", True), ("a/2.wav", "bored", "a/2.wav", False)]
    table.write_text("path,label\na/1.wav,sad\n")
    with pytest.raises(
        TrainingError, match=r"a row for each recording expected, got none for 1 of 2, such as .*2\.wav"
    ):
        find_recordings([tmp_path / "a"], known_labels=KNOWN, table=table)
    table.write_text("path,label\na/9.wav,sad\n")
    with pytest.raises(TrainingError, match=r"rows whose file is not there"):
        find_recordings([tmp_path / "a"], known_labels=KNOWN, table=table)


def test_places_without_recordings_are_errors(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="nowhere: a recording or a folder of recordings expected, found neither"):
        find_recordings([tmp_path / "nowhere"], known_labels=KNOWN)
    with pytest.raises(TrainingError, match="no recordings"):
        find_recordings([tmp_path], known_labels=KNOWN)


def test_ordinary_speech_is_found_by_its_folder_or_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "sad/anna/1.wav", "ordinary/ben/2.mp3", "ordinary/3.wav", "ordinary/.hidden/4.wav")
    found = find_recordings([tmp_path], known_labels=KNOWN)
    assert [(row[0], row[1]) for row in as_rows(tmp_path, found) if row[1] is None] == [
        ("ordinary/3.wav", None),
        ("ordinary/ben/2.mp3", None),
    ]
    assert [recording.is_ordinary for recording in found] == [False, True, True]
    assert [recording.group for recording in found[1:]] == ["ordinary/3.wav", "ordinary/ben"]
    assert find_ordinary([tmp_path / "ordinary"]) == found[1:]
    (one,) = find_ordinary([tmp_path / "sad/anna/1.wav"])
    assert (one.label, one.is_ordinary, one.has_speaker) == (None, True, False)
    with pytest.raises(TrainingError, match="expected a folder of recordings of kind ordinary"):
        find_ordinary([tmp_path / "nowhere"])


def test_ordinary_speech_needs_no_row_in_a_table_of_labels(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.wav", "ordinary/2.wav")
    (tmp_path / "labels.csv").write_text("path,label\na/1.wav,sadness\n")
    found = find_recordings([tmp_path], known_labels=KNOWN, table=tmp_path / "labels.csv")
    assert [(recording.label, recording.is_ordinary) for recording in found] == [("sad", False), (None, True)]


def test_other_words_for_our_labels_are_these_labels(tmp_path: Path) -> None:
    touch(tmp_path, "sadness/anna/1.wav", "anna/Anger/2.wav", "calm/3.wav")
    found = find_recordings([tmp_path], known_labels=("sad", "angry", "calm"))
    assert [row[1] for row in as_rows(tmp_path, found)] == ["angry", "calm", "sad"]
