from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from export.corpora.data import survey_data
from export.corpora.findings import Finding
from export.corpora.inspection import Inspection, Summary, inspect
from export.corpora.inspection_text import describe, verdict
from export.corpora.own import Reading
from tests.export.own_files import said, write_own_voices, write_said
from tests.export.sounds import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.measuring import Measured
    from export.corpora.readers import Clip


def look(source: Path, reading: Reading | None = None) -> tuple[Inspection, dict[Clip, Measured]]:
    return inspect(survey_data(source, reading), source="here")


def faults(inspection: Inspection) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(finding.severity, finding.kind, finding.where) for finding in inspection.findings]


@pytest.fixture(scope="module")
def own_voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labels, three speakers, two recordings of each."""
    return write_own_voices(tmp_path_factory.mktemp("corpora") / "моя мова")


def test_sound_recordings_are_trainable_and_counted(own_voices: Path) -> None:
    inspection, measured = look(own_voices)
    assert len(measured) == 12
    assert inspection == Inspection(
        data="here",
        verdict="trainable",
        corpora=(
            Summary(
                corpus="моя мова",
                clips=12,
                labels={"злість": 6, "сум": 6},
                speakers={"Іва": 4, "Оля": 4, "Ян": 4},
                seconds=21.6,
                shortest_s=1.8,
                median_s=1.8,
                longest_s=1.8,
                rates_hz={"16000": 12},
                channels={"1": 12},
                file_types={"wav": 12},
            ),
        ),
        findings=(
            Finding("warning", "few-clips", "моя мова", "labels with fewer than 10 recordings", ("злість 6", "сум 6")),
        ),
    )


def test_known_corpora_are_inspected_separately(tiny_data: Path) -> None:
    inspection, _ = look(tiny_data)
    assert inspection.verdict == "trainable"
    assert [(each.corpus, each.clips, len(each.speakers)) for each in inspection.corpora] == [
        ("ravdess", 50, 9),
        ("tess", 3, 2),
        ("nemo", 4, 2),
        ("ased", 4, 2),
        ("emodb", 2, 2),
        ("cremad", 2, 2),
        ("savee", 2, 2),
    ]
    twins = [finding.where for finding in inspection.findings if finding.kind == "same-file"]
    first, twin = "Actor_01/03-01-03-01-01-01-01.flac", "Actor_01/03-01-03-01-01-02-01.flac"
    assert twins == [(f"ravdess/{twin} = ravdess/{first}",)]


def test_every_fault_is_made_and_found(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    for i, where in enumerate(("a/s1", "a/s2", "a/s3", "b/s1", "b/s2", "b/s3")):
        write_said(folder / where / "good.wav", number=i, seed=i)
    (folder / "a/s1/empty.wav").touch()
    (folder / "a/s1/text.wav").write_text("not sound")
    (folder / "a/s1/video.mp4").touch()
    (folder / "c/s1").mkdir(parents=True)
    (folder / "a/s2/copy.wav").write_bytes((folder / "a/s1/good.wav").read_bytes())
    samples, _ = soundfile.read(folder / "a/s1/good.wav", dtype="int16")
    soundfile.write(folder / "b/s1/same.flac", samples, RATE)
    soundfile.write(folder / "a/s1/tick.wav", np.zeros(100), RATE)
    soundfile.write(folder / "a/s1/silence.wav", np.zeros(RATE), RATE)
    soundfile.write(folder / "a/s1/short.wav", np.tile([0.5, -0.5], 2000), RATE)
    soundfile.write(folder / "a/s1/long.wav", np.tile(said(7), 12), RATE)
    soundfile.write(folder / "a/s1/loud.wav", np.concatenate([said(8), np.tile([1.0] * 4 + [-1.0] * 4, 20)]), RATE)
    soundfile.write(folder / "a/s1/offset.wav", said(9) + 0.1, RATE)
    soundfile.write(folder / "a/s1/phone.wav", soxr.resample(said(17), RATE, RATE // 2), RATE // 2)
    soundfile.write(folder / "a/s1/wide.wav", np.stack([said(11)] * 2, axis=1), RATE)
    inspection, _ = look(folder, Reading(layout="label/speaker/clip"))
    assert inspection.verdict == "not trainable"
    assert faults(inspection) == [
        ("error", "unreadable", ("a/s1/empty.wav", "a/s1/text.wav")),
        ("error", "no-frame", ("a/s1/tick.wav",)),
        ("warning", "foreign-format", ("a/s1/video.mp4",)),
        ("warning", "empty-label", ("c",)),
        ("warning", "too-short", ("a/s1/short.wav",)),
        ("warning", "too-long", ("a/s1/long.wav",)),
        ("warning", "no-speech", ("a/s1/short.wav", "a/s1/silence.wav")),
        ("warning", "clipped", ("a/s1/loud.wav",)),
        ("warning", "quiet", ("a/s1/silence.wav",)),
        ("warning", "offset", ("a/s1/offset.wav",)),
        ("warning", "narrow", ("a/s1/phone.wav",)),
        ("warning", "few-clips", ("b 4",)),
        ("warning", "one-voice", ()),
        ("warning", "same-file", ("a/s2/copy.wav = a/s1/good.wav",)),
        ("warning", "two-speakers", ("a/s2/copy.wav = a/s1/good.wav",)),
        ("warning", "same-sound", ("b/s1/same.flac = a/s1/good.wav",)),
        ("warning", "two-labels", ("b/s1/same.flac = a/s1/good.wav",)),
        ("note", "channels", ("a/s1/wide.wav",)),
    ]


def test_without_speakers_all_else_is_inspected_but_nothing_is_trainable(tmp_path: Path) -> None:
    for number, name in enumerate(("angry/1.wav", "sad/2.wav")):
        write_said(tmp_path / "mine" / name, number=number, seed=number)
    inspection, _ = look(tmp_path / "mine")
    assert (inspection.verdict, inspection.corpora[0].speakers) == ("not trainable", {})
    assert faults(inspection) == [
        ("error", "no-speaker", ("angry/1.wav", "sad/2.wav")),
        ("warning", "few-clips", ("angry 1", "sad 1")),
    ]


def test_where_no_recording_is_left_nothing_is_trainable(tmp_path: Path) -> None:
    (tmp_path / "nemo").mkdir()
    inspection, measured = look(tmp_path)
    assert (inspection.verdict, inspection.corpora, measured) == ("not trainable", (), {})
    assert faults(inspection) == [("error", "nothing", ()), ("warning", "empty-corpus", ())]


# -- as text ---------------------------------------------------------------------------------------


def test_a_person_reads_numbers_then_findings_then_the_verdict(own_voices: Path) -> None:
    assert describe(look(own_voices)[0]).splitlines() == [
        "моя мова: 12 recordings, 22 s, 3 speakers, 2 labels",
        "  length    1.8 to 1.8 s, median 1.8 s",
        "  format    16 kHz; mono; wav",
        "  labels    злість 6, сум 6",
        "  speakers  Іва 4, Оля 4, Ян 4",
        "  warning   labels with fewer than 10 recordings (2): злість 6, сум 6",
        "",
        "A model can be trained on this: 1 warning.",
    ]


def test_many_speakers_mixed_formats_and_findings_of_no_corpus_are_described_briefly() -> None:
    summary = Summary(
        corpus="mine",
        clips=4_000,
        labels={"sad": 4_000},
        speakers={f"s{i}": 100 + i for i in range(13)},
        seconds=7_200.0,
        shortest_s=0.4,
        median_s=1.25,
        longest_s=30.0,
        rates_hz={"44100": 3_999, "8000": 1},
        channels={"1": 3_000, "2": 999, "6": 1},
        file_types={"wav": 3_000, "mp3": 1_000},
    )
    findings = (
        Finding("error", "one-label", "mine", "all recordings are sad"),
        Finding("note", "not-looked-at", "", "not looked at", ("a", "b", "c", "d")),
        Finding("note", "other", "mine", "something"),
    )
    inspection = Inspection("here", "not trainable", (summary,), findings)
    assert describe(inspection).splitlines() == [
        "mine: 4,000 recordings, 2.0 h, 13 speakers, 1 labels",
        "  length    0.4 to 30.0 s, median 1.2 s",
        "  format    44.1 kHz 3,999, 8 kHz 1; mono 3,000, stereo 999, 6 channels 1; wav 3,000, mp3 1,000",
        "  labels    sad 4,000",
        "  speakers  100 to 112 recordings each",
        "  error     all recordings are sad",
        "  note      something",
        "",
        "  note      not looked at (4): a, b, c, ...",
        "",
        "No model can be trained on this: 1 error, 2 notes.",
    ]


def test_the_verdict_says_that_nothing_is_wrong() -> None:
    assert verdict(Inspection("here", "trainable", (), ())) == "A model can be trained on this: nothing is wrong."
