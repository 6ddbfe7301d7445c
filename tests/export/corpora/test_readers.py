from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from export.corpora.readers import (
    ASED,
    CORPORA,
    CREMAD,
    EMODB,
    LABELS,
    NEMO,
    RAVDESS,
    SAVEE,
    TESS,
    Clip,
    common_labels,
    read_corpus,
    unique,
)
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Corpus


def read(corpus: Corpus, data: Path) -> list[tuple[str, str, str]]:
    return [(clip.path.name, clip.speaker, clip.label) for clip in read_corpus(corpus, data)]


def test_ravdess_names_give_actor_and_label(tiny_data: Path) -> None:
    clips = [clip for clip in read_corpus(RAVDESS, tiny_data) if clip.speaker == "ravdess/02"]
    assert [clip.label for clip in clips] == ["neutral", "neutral", "happy", "angry", "disgust"]


def test_tess_speaker_is_the_folders_and_the_two_odd_recordings_are_left_out(tiny_data: Path) -> None:
    assert read(TESS, tiny_data) == [
        ("OAF_bar_angry.wav", "tess/OAF", "angry"),
        ("OA_bite_neutral.wav", "tess/OAF", "neutral"),
        ("YAF_back_ps.wav", "tess/YAF", "surprised"),
    ]


def test_nemo_names(tiny_data: Path) -> None:
    assert read(NEMO, tiny_data) == [
        ("EB0_anger_1.wav", "nemo/EB0", "angry"),
        ("EB0_surprised_64.wav", "nemo/EB0", "surprised"),
        ("WR0_anger_1.wav", "nemo/WR0", "angry"),
        ("WR0_surprised_64.wav", "nemo/WR0", "surprised"),
    ]


def test_ased_speaker_is_the_last_number_even_where_the_name_begins_with_a_capital(tiny_data: Path) -> None:
    assert read(ASED, tiny_data) == [
        ("n1-01-01-01-07.wav", "ased/07", "neutral"),
        ("n1-02-01-01-12.wav", "ased/12", "neutral"),
        ("S4-02-01-01-12.wav", "ased/12", "sad"),
        ("s4-01-01-01-07.wav", "ased/07", "sad"),
    ]


def test_emodb_boredom_is_left_out(tiny_data: Path) -> None:
    assert read(EMODB, tiny_data) == [("03a01Fa.wav", "emodb/03", "happy"), ("16b10Wb.wav", "emodb/16", "angry")]


def test_cremad_with_and_without_its_folder(tiny_data: Path) -> None:
    assert read(CREMAD, tiny_data) == [
        ("1001_DFA_ANG_XX.wav", "cremad/1001", "angry"),
        ("1091_WSI_NEU_XX.wav", "cremad/1091", "neutral"),
    ]


def test_savee_flat_and_in_folders(tiny_data: Path) -> None:
    assert read(SAVEE, tiny_data) == [("DC_a01.wav", "savee/DC", "angry"), ("su15.wav", "savee/KL", "surprised")]


SAVEE_CODES = {
    "a": "angry",
    "d": "disgust",
    "f": "fearful",
    "h": "happy",
    "n": "neutral",
    "sa": "sad",
    "su": "surprised",
}
CREMAD_CODES = {"ANG": "angry", "DIS": "disgust", "FEA": "fearful", "HAP": "happy", "NEU": "neutral", "SAD": "sad"}
EMODB_CODES = {"A": "fearful", "E": "disgust", "F": "happy", "N": "neutral", "T": "sad", "W": "angry"}


@pytest.mark.parametrize("pattern", ["{}_{}{:02d}.wav", "{}/{}{:02d}.wav"], ids=["flat", "folders"])
def test_every_code_of_savee_in_either_layout(tmp_path: Path, pattern: str) -> None:
    expected = set()
    for speaker in ("DC", "JE", "JK", "KL"):
        for code, label in SAVEE_CODES.items():
            name = pattern.format(speaker, code, 15)
            touch(tmp_path / "savee" / name)
            expected.add((f"savee/{name}", f"savee/{speaker}", label))
    (tmp_path / "savee/Info.txt").touch()
    assert {(clip.path.as_posix(), clip.speaker, clip.label) for clip in read_corpus(SAVEE, tmp_path)} == expected


@pytest.mark.parametrize("folder", ["", "AudioWAV/"])
def test_every_code_of_cremad_with_and_without_its_folder(tmp_path: Path, folder: str) -> None:
    expected = set()
    for speaker, sentence, level in (("1001", "DFA", "XX"), ("1040", "IEO", "LO"), ("1091", "ITH", "X")):
        for code, label in CREMAD_CODES.items():
            name = f"{folder}{speaker}_{sentence}_{code}_{level}.wav"
            touch(tmp_path / "cremad" / name)
            expected.add((f"cremad/{name}", f"cremad/{speaker}", label))
    assert {(clip.path.as_posix(), clip.speaker, clip.label) for clip in read_corpus(CREMAD, tmp_path)} == expected


@pytest.mark.parametrize("folder", ["", "wav/"])
def test_every_code_of_emodb_with_and_without_its_folder(tmp_path: Path, folder: str) -> None:
    expected = set()
    for code in "AEFLNTW":
        name = f"{folder}16b10{code}b.wav"
        touch(tmp_path / "emodb" / name)
        if code in EMODB_CODES:
            expected.add((f"emodb/{name}", "emodb/16", EMODB_CODES[code]))
    for other in ("erkennung.txt", "lablaut/16b10Wb.lablaut", "silb/16b10Wb.silb"):
        touch(tmp_path / "emodb" / other)
    assert {(clip.path.as_posix(), clip.speaker, clip.label) for clip in read_corpus(EMODB, tmp_path)} == expected


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def test_a_corpus_that_is_not_there_has_no_clips(tmp_path: Path) -> None:
    assert [read_corpus(corpus, tmp_path) for corpus in CORPORA.values()] == [[]] * len(CORPORA)


@pytest.mark.parametrize("name", ["Actor_01/03-01-09-01-01-01-01.wav", "Actor_01/03-02-01-01-01-01-01.wav", "x.wav"])
def test_a_name_that_does_not_fit_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ravdess" / name
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(TrainingError, match="is not a name this corpus has"):
        read_corpus(RAVDESS, tmp_path)


def test_a_recording_under_two_names_is_used_once(tiny_data: Path) -> None:
    clips = read_corpus(RAVDESS, tiny_data)
    gone = set(clips) - set(unique(clips, tiny_data))
    assert {clip.path.name for clip in gone} == {"03-01-03-01-01-02-01.flac"}


def test_masks_say_which_labels_a_corpus_has() -> None:
    assert all(RAVDESS.mask)
    assert dict(zip(LABELS, ASED.mask, strict=True)) == {
        label: label in {"neutral", "happy", "sad", "angry", "fearful"} for label in LABELS
    }


def test_what_a_corpus_lacks_is_what_its_mask_leaves_out() -> None:
    assert {name: corpus.lacks for name, corpus in CORPORA.items()} == {
        "ravdess": (),
        "tess": ("calm",),
        "nemo": ("calm", "disgust"),
        "ased": ("calm", "disgust", "surprised"),
        "emodb": ("calm", "surprised"),
        "cremad": ("calm", "surprised"),
        "savee": ("calm",),
    }


def test_common_labels_are_those_that_every_corpus_has_in_our_order() -> None:
    assert common_labels(["emodb", "nemo"]) == ("neutral", "happy", "sad", "angry", "fearful")
    assert common_labels(["tess", "savee"]) == tuple(label for label in LABELS if label != "calm")
    assert common_labels(["ravdess"]) == LABELS


def test_non_commercial_and_research_follow_from_the_licence() -> None:
    assert {name for name, corpus in CORPORA.items() if corpus.non_commercial} == {"ravdess", "tess", "nemo"}
    assert {name for name, corpus in CORPORA.items() if corpus.for_research} == {"ased", "emodb", "savee"}


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=lambda corpus: corpus.name)
def test_what_a_corpus_leaves_out_is_in_its_note(corpus: Corpus) -> None:
    left_out = None in corpus.labels.values() or bool(corpus.excluded)
    assert ("left out" in corpus.label_note) == (left_out or corpus is RAVDESS)  # RAVDESS has songs, in other folders


@pytest.mark.parametrize(
    ("corpus", "clips", "kept", "speakers"),
    [
        (RAVDESS, 1440, 1439, 24),
        (TESS, 2798, 2798, 2),
        (NEMO, 4481, 4481, 9),
        (ASED, 2474, 2474, 65),
        (EMODB, 454, 454, 10),
    ],
    ids=lambda value: value.name if hasattr(value, "name") else str(value),
)
def test_the_real_corpora_have_the_counts_their_readme_states(
    shared: Path, corpus: Corpus, clips: int, kept: int, speakers: int
) -> None:
    found = read_corpus(corpus, shared / "data")
    assert (len(found), len(unique(found, shared / "data"))) == (clips, kept)
    assert len({clip.speaker for clip in found}) == speakers


def test_real_ravdess_is_balanced(shared: Path) -> None:
    clips: list[Clip] = read_corpus(RAVDESS, shared / "data")
    assert Counter(clip.label for clip in clips) == {label: 96 if label == "neutral" else 192 for label in LABELS}
