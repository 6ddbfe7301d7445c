from __future__ import annotations

from pathlib import Path

from export.corpora.readers import Clip
from export.corpora.splits import Split
from export.pipeline.evaluation import parts


def split_of(*speakers: str) -> Split:
    return Split((), tuple(Clip("own", Path(f"{i}.wav"), f"own/{who}", "sad") for i, who in enumerate(speakers)))


def test_a_temperature_for_a_group_comes_from_the_other_groups() -> None:
    assert parts([split_of("a", "b", "a"), split_of("c", "d")]).tolist() == [0, 0, 0, 1, 1]


def test_a_temperature_for_a_speaker_of_the_only_group_comes_from_the_other_speakers() -> None:
    assert parts([split_of("b", "a", "b", "c")]).tolist() == [1, 0, 1, 2]


def test_of_many_speakers_some_share_a_temperature() -> None:
    assert parts([split_of(*"abcdefg")]).tolist() == [0, 1, 2, 3, 4, 0, 1]
