from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from export.corpora.ordinary import ordinary_sets
from export.corpora.ordinary_survey import PlainSummary, ordinary_line, survey_ordinary

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, *, seconds: float = 1.0, rate: int = 16_000) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.1 * np.random.default_rng(0).standard_normal(int(seconds * rate)), rate)


def test_each_set_is_counted_in_recordings_people_and_seconds(tmp_path: Path) -> None:
    write(tmp_path / "ordinary/office/1.wav", seconds=2)
    write(tmp_path / "ordinary/office/2.flac", seconds=1, rate=8_000)
    (tmp_path / "ordinary/office/manifest.csv").write_text("file,speaker,label\n1.wav,ann,call\n2.flac,ann,call\n")
    write(tmp_path / "ordinary/alnum/3.wav")
    (tmp_path / "ordinary/alnum/manifest.csv").write_text("file,speaker,label\n3.wav,-,names\n")
    summaries, findings = survey_ordinary(ordinary_sets(tmp_path))
    assert summaries == (PlainSummary("alnum", 1, 1, 1.0, "MIT"), PlainSummary("office", 2, 1, 3.0, ""))
    assert [(found.severity, found.corpus) for found in findings] == [("warning", "alnum"), ("warning", "office")]
    assert ordinary_line(summaries[0]) == "alnum: 1 recording of ordinary speech, 0.0 min, 1 speaker, MIT"


def test_what_cannot_be_read_or_is_empty_is_an_error_with_its_name(tmp_path: Path) -> None:
    for number in range(10):
        write(tmp_path / f"everyday/who-{number}/1.wav")
    write(tmp_path / "everyday/who-0/empty.wav", seconds=0)
    (tmp_path / "everyday/who-1/broken.mp3").write_text("no sound")
    (summary,), (found,) = survey_ordinary(ordinary_sets(tmp_path, tmp_path / "everyday"))
    assert (summary.recordings, summary.speakers, summary.seconds) == (10, 10, 10.0)
    assert (found.severity, found.kind) == ("error", "unreadable")
    assert found.where == ("who-0/empty.wav", "who-1/broken.mp3")


def test_without_a_folder_there_is_none_and_a_table_has_it_beside_it(tmp_path: Path) -> None:
    assert ordinary_sets(tmp_path) == []
    write(tmp_path / "ordinary/1.wav")
    (tmp_path / "clips.csv").write_text("path,label,speaker\n")
    (found,) = ordinary_sets(tmp_path / "clips.csv")
    assert [clip.path.as_posix() for clip in found.clips] == ["1.wav"]
