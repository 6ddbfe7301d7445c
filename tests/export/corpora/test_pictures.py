from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from matplotlib.image import imread

from export.corpora.inspection import Inspection, by_corpus, summarise
from export.corpora.pictures import draw
from export.corpora.readers import Clip
from tests.export.measured import GOOD

if TYPE_CHECKING:
    from export.corpora.measuring import Measured


def recordings(corpus: str, n_speakers: int, *labels: str) -> dict[Clip, Measured]:
    return {
        Clip(corpus, Path(f"{corpus}/{label}/{speaker}.wav"), f"{corpus}/{'мовець $1$'}{speaker}", label): replace(
            GOOD, seconds=1.0 + 0.1 * speaker
        )
        for label in labels
        for speaker in range(n_speakers)
    }


def drawn(folder: Path, measured: dict[Clip, Measured]) -> dict[str, list[str]]:
    """Return, by picture, the text in it."""
    labels = sorted({clip.label for clip in measured})
    corpora = tuple(summarise(corpus, its, labels) for corpus, its in by_corpus(measured).items())
    written = draw(Inspection("here", "trainable", corpora, ()), measured, folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)
    for path in written:
        if path.suffix == ".png":
            assert imread(path).std() > 0.05  # something is drawn
    return {path.stem: _text(path) for path in written if path.suffix == ".svg"}


def _text(path: Path) -> list[str]:
    return ["".join(part.itertext()) for part in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def test_one_corpus_has_bars_with_labels_of_any_script_and_names_of_speakers_the_same_each_time(tmp_path: Path) -> None:
    measured = recordings("моя мова", 4, "злість", "ደስታ", "$x^2$")
    found = drawn(tmp_path / "one", measured)
    assert list(found) == ["durations", "labels", "speakers"]
    assert {"злість", "ደስታ", "$x^2$", "4 (33%)"} <= set(found["labels"])
    assert "моя мова · 12 recordings, 14 s · median 1.1 s" in found["durations"]
    assert {f"мовець $1${i}" for i in range(4)} <= set(found["speakers"])
    drawn(tmp_path / "two", measured)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_several_corpora_have_a_table_and_a_row_each(tmp_path: Path) -> None:
    found = drawn(tmp_path, recordings("nemo", 3, "happy", "sad") | recordings("mine", 40, "sad"))
    assert {"nEMO (6)", "mine (40)", "happy", "sad", "none", "3", "40"} <= set(found["labels"])
    assert "nEMO · 3 speakers, 2 recordings each" in found["speakers"]
    assert not any("$1$39" in text for text in found["speakers"])  # forty names would not be read


def test_one_very_long_recording_does_not_press_the_others_together(tmp_path: Path) -> None:
    measured = {Clip("mine", Path(f"{i}.wav"), "mine/", "a"): GOOD for i in range(400)}
    measured[next(iter(measured))] = replace(GOOD, seconds=600.0)
    found = drawn(tmp_path, measured)
    (title,) = (text for text in found["durations"] if "recordings" in text and "mine" in text)
    assert re.search(r"1 longer than 3\.3 s, in the last bar$", title)


def test_without_speakers_there_is_one_picture_less_and_without_recordings_none(tmp_path: Path) -> None:
    unknown = {replace(clip, speaker="mine/"): it for clip, it in recordings("mine", 2, "a", "b").items()}
    assert list(drawn(tmp_path, unknown)) == ["durations", "labels"]
    assert draw(Inspection("here", "not trainable", (), ()), {}, tmp_path / "none") == []
