from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from export.corpora.own import Reading, read_own, survey_own
from export.errors import TrainingError
from tests.export.own_files import fill

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.own import OwnCorpus

SPOKEN = ("злість/Оля/1.wav", "злість/Ян/2.wav", "радість/Оля/3.wav", "радість/Ян/4.wav")
UNSPOKEN = ("angry/anna_1.wav", "angry/ben_1.wav", "joy/anna_2.wav", "joy/ben_2.wav")


def as_rows(corpus: OwnCorpus) -> list[tuple[str, str, str]]:
    return [(clip.path.as_posix(), clip.speaker, clip.label) for clip in corpus.clips]


def test_a_folder_becomes_clips_with_its_name(tmp_path: Path) -> None:
    folder = fill(tmp_path / "моя мова", *SPOKEN)
    corpus = read_own(folder, Reading())
    assert (corpus.name, corpus.folder, corpus.findings) == ("моя мова", folder, ())
    assert {clip.corpus for clip in corpus.clips} == {"моя мова"}
    assert as_rows(corpus) == [
        ("злість/Оля/1.wav", "моя мова/Оля", "злість"),
        ("злість/Ян/2.wav", "моя мова/Ян", "злість"),
        ("радість/Оля/3.wav", "моя мова/Оля", "радість"),
        ("радість/Ян/4.wav", "моя мова/Ян", "радість"),
    ]
    assert corpus.labels == ("злість", "радість")


def test_a_table_says_the_same_as_folders(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *SPOKEN)
    rows = [f"{path};{path.split('/')[0]};{path.split('/')[1]}" for path in reversed(SPOKEN)]
    (folder / "list.csv").write_text("\n".join(["path;label;speaker", *rows]), encoding="utf-8-sig")
    assert read_own(folder / "list.csv", Reading()) == read_own(folder, Reading())


def test_the_folder_is_named_as_it_is_seen_from_inside_and_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path / "mine", "list.csv", *SPOKEN)
    (folder / "list.csv").write_text(f"path,label,speaker\n{SPOKEN[0]},x,y\n")
    monkeypatch.chdir(folder)
    for source in (".", "list.csv", "злість/..", "../mine"):
        assert survey_own(folder.__class__(source), Reading()).name == "mine"


# -- speakers --------------------------------------------------------------------------------------


def test_unknown_speakers_are_an_error_that_lists_the_ways_to_name_them(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *UNSPOKEN)
    with pytest.raises(TrainingError, match=r"speakers are unknown.*label/speaker/clip.*column.*--speaker-pattern"):
        read_own(folder, Reading())
    corpus = survey_own(folder, Reading())
    assert {clip.speaker for clip in corpus.clips} == {"mine/"}
    assert [(finding.kind, finding.where) for finding in corpus.findings if finding.severity == "error"] == [
        ("no-speaker", UNSPOKEN)
    ]


def test_each_clip_is_a_speaker_only_where_its_owner_says_so(tmp_path: Path) -> None:
    corpus = read_own(fill(tmp_path / "mine", *UNSPOKEN), Reading(each_clip_a_speaker=True))
    assert [clip.speaker for clip in corpus.clips] == [f"mine/{name.removesuffix('.wav')}" for name in UNSPOKEN]


def test_a_pattern_finds_speakers_in_file_names(tmp_path: Path) -> None:
    corpus = read_own(fill(tmp_path / "mine", *UNSPOKEN), Reading(speaker_pattern=re.compile(r"(\w+?)_.*")))
    assert [clip.speaker for clip in corpus.clips] == ["mine/anna", "mine/ben", "mine/anna", "mine/ben"]


def test_a_pattern_has_the_last_word_on_who_speaks(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "angry/day 1/anna_1.wav", "sad/day 1/ben_1.wav")
    corpus = read_own(folder, Reading(speaker_pattern=re.compile(r"([a-z]+).*")))
    assert [clip.speaker for clip in corpus.clips] == ["mine/anna", "mine/ben"]


@pytest.mark.parametrize("pattern", [r"(\w+)_\d", r"(x)?.*1", "(x*).*1"])
def test_names_that_the_pattern_does_not_match_are_named(tmp_path: Path, pattern: str) -> None:
    folder = fill(tmp_path / "mine", "angry/anna_1.wav", "angry/b-ä.wav")
    with pytest.raises(TrainingError, match=r"does not match \(\d\): .*b-ä\.wav"):
        read_own(folder, Reading(speaker_pattern=re.compile(pattern)))


def test_a_speaker_missing_in_some_rows_is_found(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "a.wav", "b.wav")
    (folder / "list.csv").write_text("path,label,speaker\na.wav,x,anna\nb.wav,y,\n")
    with pytest.raises(TrainingError, match=r"recordings without a speaker, while others have one \(1\): b\.wav"):
        read_own(folder / "list.csv", Reading())


# -- labels ----------------------------------------------------------------------------------------


def test_labels_beside_the_recordings_get_the_names_that_a_file_gives_them(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *SPOKEN, "нудьга/Ян/5.wav")
    (folder / "labels.toml").write_text('"злість" = "angry"\n"радість" = "happy"\n"нудьга" = false\n')
    corpus = read_own(folder, Reading())
    assert [clip.label for clip in corpus.clips] == ["angry", "angry", "happy", "happy"]
    assert [(f.severity, f.kind, f.where) for f in corpus.findings] == [("note", "left-out", ("нудьга/Ян/5.wav",))]


def test_two_labels_may_become_one_of_the_owners(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "rage/anna/1.wav", "angry/anna/2.wav", "joy/anna/3.wav")
    (tmp_path / "other.toml").write_text('rage = "angry"\nangry = "angry"\njoy = "joy"\n')
    assert read_own(folder, Reading(labels=tmp_path / "other.toml")).labels == ("angry", "joy")


def test_a_label_may_get_a_new_name_that_a_card_takes(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *SPOKEN)
    (folder / "labels.toml").write_text('"злість" = "angry"\n"радість" = "longing"\n')
    assert read_own(folder, Reading()).labels == ("angry", "longing")
    (folder / "labels.toml").write_text('"злість" = "angry"\n"радість" = "туга"\n')
    with pytest.raises(TrainingError, match=r"invalid new name: .*: радість to туга"):
        read_own(folder, Reading())


def test_a_label_that_the_file_omits_or_misspells_is_found(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", *SPOKEN)
    (folder / "labels.toml").write_text('"злість" = "angri"\n')
    with pytest.raises(TrainingError, match=r"does not name .*: радість\n.*invalid new name: .*: злість to angri"):
        read_own(folder, Reading(layout="label/speaker/clip"))


def test_a_column_gives_labels_their_names_too(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "a.wav", "b.wav", "c.wav")
    (folder / "list.csv").write_text("path,label,speaker,ours\na.wav,x,anna,sad\nb.wav,y,ben,angry\nc.wav,z,ben,\n")
    corpus = read_own(folder / "list.csv", Reading())
    assert [clip.label for clip in corpus.clips] == ["sad", "angry"]
    assert [finding.where for finding in corpus.findings] == [("c.wav",)]


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ravdess", "TESS"])
def test_the_name_of_a_known_corpus_is_refused(tmp_path: Path, name: str) -> None:
    folder = fill(tmp_path / name, *SPOKEN)
    with pytest.raises(TrainingError, match=f"{name} is the name of .* here. .* give the folder that {name}/ is in"):
        read_own(folder, Reading())


def test_other_words_for_our_labels_become_ours_and_are_reported(tmp_path: Path) -> None:
    names = ("Anger/ann/1.wav", "happiness/ann/1.wav", "sadness/ben/1.wav", "neutral/ben/1.wav", "boredom/ben/1.wav")
    corpus = survey_own(fill(tmp_path / "mine", *names), Reading(layout="label/speaker/clip"))
    assert corpus.labels == ("angry", "boredom", "happy", "neutral", "sad")
    (found,) = [finding for finding in corpus.findings if finding.kind == "our-labels"]
    assert found.where == ("Anger is angry", "happiness is happy", "sadness is sad")


def test_case_digits_and_signs_make_no_other_label(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "01Neutral/ann/1.wav", "SAD/ann/1.wav", "02_Anger/ben/1.wav", "joy-2/ben/1.wav")
    corpus = survey_own(folder, Reading(layout="label/speaker/clip"))
    assert corpus.labels == ("angry", "happy", "neutral", "sad")
    (found,) = corpus.findings
    assert found.where == ("01Neutral is neutral", "02_Anger is angry", "SAD is sad", "joy-2 is happy")


def test_a_label_map_need_not_list_what_means_one_of_ours(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "anger/ann/1.wav", "fury/ann/1.wav", "rage/ann/1.wav")
    (folder / "labels.toml").write_text('fury = "angry"\n')
    with pytest.raises(TrainingError, match=r"does not name .*\(1\): rage$"):
        read_own(folder, Reading(layout="label/speaker/clip"))
    (folder / "labels.toml").write_text('fury = "angry"\nrage = false\n')
    assert read_own(folder, Reading(layout="label/speaker/clip")).labels == ("angry",)


def test_a_label_map_decides_about_our_words_too(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "anger/ann/1.wav", "sadness/ann/1.wav")
    (folder / "labels.toml").write_text('anger = "fury"\nsadness = "sad"\n')
    corpus = read_own(folder, Reading(layout="label/speaker/clip"))
    assert corpus.labels == ("fury", "sad")


def test_ordinary_speech_beside_the_labels_is_no_label(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine", "angry/ann/1.wav", "sad/ann/1.wav", "ordinary/phone/1.wav")
    assert read_own(folder, Reading()).labels == ("angry", "sad")
