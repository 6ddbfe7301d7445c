from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from export.corpora.findings import Finding
from export.corpora.own_folder import Layout, read_folder
from export.errors import TrainingError
from tests.export.own_files import fill

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, layout: Layout | None = None, known: tuple[str, ...] = ()) -> list[tuple[str, str, str | None]]:
    listing = read_folder(folder, corpus="mine", layout=layout, known=known)
    assert listing.findings == ()
    return [(entry.path.as_posix(), entry.label, entry.speaker) for entry in listing.entries]


def test_label_and_clip(tmp_path: Path) -> None:
    fill(tmp_path, "злість/кліп 2.wav", "злість/кліп 1.WAV", "ደስታ/ቅጂ.flac", "ደስታ/notes.txt", "ደስታ/._ቅጂ.flac")
    assert read(tmp_path) == [
        ("злість/кліп 1.WAV", "злість", None),
        ("злість/кліп 2.wav", "злість", None),
        ("ደስታ/ቅጂ.flac", "ደስታ", None),
    ]


def test_label_speaker_and_clip_are_detected_by_words_for_emotions(tmp_path: Path) -> None:
    fill(tmp_path, "01 Злість/Оля Ян/a.wav", "02 Радість/Оля Ян/b.opus")
    assert read(tmp_path) == [
        ("01 Злість/Оля Ян/a.wav", "01 Злість", "Оля Ян"),
        ("02 Радість/Оля Ян/b.opus", "02 Радість", "Оля Ян"),
    ]


def test_speaker_label_and_clip_are_detected_too(tmp_path: Path) -> None:
    fill(tmp_path, "anna/Wut/a.mp3", "ben/Freude/b.ogg")
    assert read(tmp_path) == [("anna/Wut/a.mp3", "Wut", "anna"), ("ben/Freude/b.ogg", "Freude", "ben")]


def test_labels_that_are_known_determine_the_layout(tmp_path: Path) -> None:
    fill(tmp_path, "s1/x/a.wav", "s1/y/b.wav")
    assert read(tmp_path, known=("x", "y")) == [("s1/x/a.wav", "x", "s1"), ("s1/y/b.wav", "y", "s1")]


@pytest.mark.parametrize(
    "names",
    [
        ("x/anna/a.wav", "y/anna/b.wav"),  # no word that is known
        ("joy/sad/a.wav", "mia/angry/b.wav"),  # a person may be called Joy
        ("angry/anna/a.wav", "x/anna/a.wav"),  # one word may be chance
    ],
)
def test_where_folders_could_be_labels_or_speakers_the_owner_must_say(tmp_path: Path, names: tuple[str, ...]) -> None:
    fill(tmp_path, *names)
    with pytest.raises(TrainingError, match=r"each be labels or speakers: say which with --layout .*labels\.toml"):
        read(tmp_path)
    (first, second, _), *_ = [name.split("/") for name in names]
    assert read(tmp_path, "label/speaker/clip")[0][1:] == (first, second)
    assert read(tmp_path, "speaker/label/clip")[0][1:] == (second, first)


def test_with_the_first_folder_as_label_anything_may_be_below_it(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.wav", "a/day 1/take 2/2.wav", "b/day 1/3.wav")
    with pytest.raises(TrainingError, match="different depths"):
        read(tmp_path)
    assert [(label, speaker) for _, label, speaker in read(tmp_path, "label/clip")] == [
        ("a", None),
        ("a", None),
        ("b", None),
    ]


def test_a_recording_outside_the_given_layout_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "a/anna/1.wav", "a/2.wav")
    with pytest.raises(TrainingError, match=r"a/2\.wav in .* does not lie as label/speaker/clip"):
        read(tmp_path, "label/speaker/clip")


def test_recordings_without_a_folder_have_no_label_and_a_table_beside_them_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "1.wav", "list.csv")
    with pytest.raises(TrainingError, match=r"1 recordings lie in .* their labels are unknown: .*list\.csv may have"):
        read(tmp_path)


def test_a_folder_without_recordings_says_what_was_expected(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.txt")
    with pytest.raises(TrainingError, match=r"no recording in .*: expected label/clip\.wav, .* or a CSV with"):
        read(tmp_path)


def test_names_from_a_mac_are_the_same_as_others(tmp_path: Path) -> None:
    fill(tmp_path, "Fro\u0308hlich/a.wav", "Fr\u00f6hlich/b.wav")
    assert {label for _, label, _ in read(tmp_path)} == {"Fr\u00f6hlich"}


def test_what_is_wrong_is_found_and_the_rest_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.wav", "b/2.wav", "c/3.m4a")
    (tmp_path / "a/gone.wav").symlink_to("nowhere.wav")
    (tmp_path / "b/again").symlink_to(tmp_path)
    (tmp_path / "b/self").symlink_to("self")
    listing = read_folder(tmp_path, corpus="mine")
    assert [entry.path.name for entry in listing.entries] == ["1.wav", "2.wav"]
    assert listing.findings == (
        Finding("error", "missing-file", "mine", "dangling links, or names that are not UTF-8", ("a/gone.wav",)),
        Finding("warning", "foreign-format", "mine", "not readable here, convert them to WAV or FLAC", ("c/3.m4a",)),
        Finding("warning", "link-loop", "mine", "links to a folder that they are in, left out", ("b/again",)),
        Finding("warning", "empty-label", "mine", "label folders without a recording", ("c",)),
    )


def test_a_linked_folder_is_read_as_any_other(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", "1.wav")
    fill(tmp_path / "mine", "b/2.wav")
    (tmp_path / "mine/a").symlink_to(tmp_path / "elsewhere")
    assert [label for _, label, _ in read(tmp_path / "mine")] == ["a", "b"]


def test_a_name_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.wav")
    (tmp_path / os.fsdecode(b"a/\xff.wav")).touch()
    (finding,) = read_folder(tmp_path, corpus="mine").findings
    assert (finding.severity, finding.where) == ("error", (r"a/\udcff.wav",))
