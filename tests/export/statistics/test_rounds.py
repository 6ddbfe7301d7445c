"""Nobody is tested who was trained on, and everybody is tested."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from export.corpora.readers import Clip
from export.errors import TrainingError
from export.statistics.material import Material, Part
from export.statistics.rounds import all_rounds, choose, left_out_rows, training_rows
from tests.export.statistics.small_store import acted_and_ordinary


def part(name: str, kind: str, *speakers: str, measured_only: bool = False) -> Part:
    label = "neutral" if kind == "acted" else kind
    clips = tuple(Clip(name, Path(f"{speaker}.wav"), f"{name}/{speaker}", label) for speaker in speakers)
    labels = ("neutral", "angry") if kind == "acted" else ()
    return Part(name, kind, Path(), clips, labels, measured_only)  # type: ignore[arg-type]


RAVDESS = part("ravdess", "acted", *(f"{number:02d}" for number in range(1, 25)))
NEMO = part("nemo", "acted", "AB0", "CD0", "EF1")
EMOSPEECH = part("emospeech", "acted", "x")
SETS = (part("pico_wake", "ordinary", "a"), part("pico_intent", "ordinary", "b"), part("alnum", "ordinary", "c", "d"))
CALLS = part("calls_dev", "ordinary", "e", measured_only=True)
MATERIAL = Material((RAVDESS, NEMO, EMOSPEECH, *SETS, CALLS))


def test_every_speaker_is_left_out_once_and_ravdess_by_its_published_folds() -> None:
    rounds = all_rounds(MATERIAL)
    folds = [rounds[f"speakers-{number}"] for number in range(5)]
    every = sorted(speaker for fold in folds for speaker in fold.speakers)
    assert every == sorted(clip.speaker for one in (RAVDESS, NEMO) for clip in one.clips)
    assert {"ravdess/02", "ravdess/05", "ravdess/14", "ravdess/15", "ravdess/16"} <= folds[0].speakers
    assert folds[0].sets == {"alnum"}
    assert folds[1].sets == {"pico_wake", "pico_intent"}


def test_each_corpus_and_each_speaker_of_nemo_is_left_out_alone() -> None:
    rounds = all_rounds(MATERIAL)
    assert rounds["without-nemo"].sets == {"nemo", "pico_wake", "pico_intent"}
    assert [name for name in rounds if name.startswith("voice")] == [
        "voice-nemo-ab0",
        "voice-nemo-cd0",
        "voice-nemo-ef1",
    ]
    assert rounds["final"].speakers == rounds["final"].sets == frozenset()


def test_with_one_source_of_ordinary_speech_its_speakers_are_left_out() -> None:
    rounds = all_rounds(Material((RAVDESS, part("talk", "ordinary", *"abcdef"))))
    folds = [rounds[f"speakers-{number}"] for number in range(5)]
    assert [sorted(s for s in fold.speakers if s.startswith("talk")) for fold in folds] == [
        ["talk/a", "talk/f"],
        *([f"talk/{speaker}"] for speaker in "bcde"),
    ]
    assert all(not fold.sets for fold in folds)
    with pytest.raises(TrainingError, match="ordinary speech of two people or more"):
        all_rounds(Material((RAVDESS, part("talk", "ordinary", "a"))))


def test_rounds_are_chosen_by_name_or_its_beginning() -> None:
    rounds = all_rounds(MATERIAL)
    assert [one.name for one in choose(rounds, ["without", "speakers-3"])] == [
        "without-ravdess",
        "without-nemo",
        "speakers-3",
    ]
    assert len(choose(rounds, [])) == len(rounds)
    with pytest.raises(TrainingError, match=r"expected some of speakers-0.*got speaker$"):
        choose(rounds, ["speaker"])


def test_training_and_test_rows_have_no_speaker_and_no_set_in_common() -> None:
    store = acted_and_ordinary()
    material = Material(
        (part("acted", "acted", *"ab"), part("lacks_calm", "acted", "h"), part("talk", "ordinary", *"cdef"))
    )
    left_out = replace(all_rounds(material)["without-lacks_calm"], speakers=frozenset({"acted/a"}))
    train = training_rows(store, material, left_out, ("clean",))
    tested = [left_out_rows(store, left_out, name, "clean") for name in ("acted", "lacks_calm")]
    assert set(store.speaker[train]) == {"acted/b", "talk/c", "talk/d", "talk/e", "talk/f", "fan/g"}
    assert set(store.speaker[np.concatenate(tested)]) == {"acted/a", "lacks_calm/h"}
    assert not len(training_rows(store, material, left_out, ("mu-law",)))


def test_emospeech_is_for_the_final_model_alone_and_calls_for_none() -> None:
    store = acted_and_ordinary()
    store.set[store.set == "lacks_calm"] = "emospeech"
    material = Material(
        (EMOSPEECH, replace(part("talk", "ordinary", *"cdef"), measured_only=True), part("acted", "acted", *"abc"))
    )
    rounds = all_rounds(material)
    trained = {
        name: set(store.set[training_rows(store, material, rounds[name], ("clean",))])
        for name in ("speakers-0", "final")
    }
    assert trained["final"] == {"acted", "fan", "emospeech"}
    assert trained["speakers-0"] == {"acted", "fan"}
