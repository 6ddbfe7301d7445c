from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from export.corpora.checks import (
    TWINS,
    check_formats,
    check_labels,
    check_recordings,
    check_speakers,
    check_twins,
)
from export.corpora.readers import Clip
from tests.export.measured import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from export.corpora.findings import Finding
    from export.corpora.measuring import Measured


def clip(name: str = "a/1.wav", label: str = "a", speaker: str = "anna", corpus: str = "mine") -> Clip:
    return Clip(corpus, Path(name), f"{corpus}/{speaker}", label)


def clips(text: str) -> list[Clip]:
    """Return clips from words such as ``anna:sad*3``."""
    parts = [word.replace("*", ":").split(":") for word in text.split()]
    return [clip(f"{i}.wav", label, speaker) for speaker, label, n in parts for i in range(int(n))]


def kinds(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.severity, finding.kind) for finding in findings]


# -- single recordings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("it", "expected"),
    [
        (GOOD, []),
        (replace(GOOD, n_samples_16k=399, seconds=0.02, has_speech=False), [("error", "no-frame")]),
        (replace(GOOD, n_samples_16k=400, seconds=0.29), [("warning", "too-short")]),
        (replace(GOOD, seconds=0.3), []),
        (replace(GOOD, seconds=20.1), [("warning", "too-long")]),
        (replace(GOOD, seconds=20.0), []),
        (replace(GOOD, has_speech=False), [("warning", "no-speech")]),
        (replace(GOOD, clipped=0.0011), [("warning", "clipped")]),
        (replace(GOOD, clipped=0.001), []),
        (replace(GOOD, peak_dbfs=-50.1), [("warning", "quiet")]),
        (replace(GOOD, offset=0.011, leading_offset=0.3), [("warning", "offset")]),
        (replace(GOOD, offset=0.009, leading_offset=0.021), [("warning", "leading-offset")]),
        (replace(GOOD, rate_hz=8_000), [("warning", "narrow")]),
        (replace(GOOD, rate_hz=48_000, channels=2), [("note", "channels")]),
        (
            replace(GOOD, has_speech=False, peak_dbfs=-120.0, rate_hz=11_025),
            [("warning", "no-speech"), ("warning", "quiet"), ("warning", "narrow")],
        ),
    ],
)
def test_each_fault_of_a_recording_is_found_at_its_bound(it: Measured, expected: list[tuple[str, str]]) -> None:
    assert kinds(check_recordings("mine", {clip(): it})) == expected


def test_all_recordings_with_a_fault_are_named() -> None:
    measured = {clip(f"{i}.wav"): replace(GOOD, has_speech=i % 2 == 0) for i in range(5)}
    (finding,) = check_recordings("mine", measured)
    assert (finding.corpus, finding.where) == ("mine", ("1.wav", "3.wav"))


# -- twins -----------------------------------------------------------------------------------------


def test_copies_differ_from_the_same_sound_and_contradictions_are_found() -> None:
    measured = {
        clip("1.wav"): replace(GOOD, file_digest="A", sound_digest="a"),
        clip("2.wav"): replace(GOOD, file_digest="A", sound_digest="a"),
        clip("3.flac", label="b"): replace(GOOD, file_digest="B", sound_digest="a"),
        clip("4.wav", speaker="ben", corpus="other"): replace(GOOD, file_digest="A", sound_digest="a"),
        clip("5.wav"): replace(GOOD, file_digest="C", sound_digest="c"),
        clip("6.wav"): replace(GOOD, n_samples_16k=0, sound_digest="c"),
    }
    found = {(finding.corpus, finding.kind): finding.where for finding in check_twins(measured)}
    assert found == {
        ("mine", "same-file"): ("2.wav = 1.wav",),
        ("mine", "same-sound"): ("3.flac = 1.wav",),
        ("mine", "two-labels"): ("3.flac = 1.wav",),
        ("other", "same-file"): ("4.wav = 1.wav",),
        ("other", "two-speakers"): ("4.wav = 1.wav",),
    }
    assert {kind for _, kind in found} == set(TWINS)


# -- labels and speakers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anna:sad*10 ben:joy*30", []),
        ("anna:sad*10 ben:joy*31", [("warning", "imbalance")]),
        ("anna:sad*9 ben:joy*12", [("warning", "few-clips")]),
        ("anna:sad*12", [("error", "one-label")]),
        ("", [("error", "one-label")]),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(check_labels("mine", clips(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:sad*2 a:joy*2 b:sad*2 b:joy*2 c:sad*2 c:joy*2", []),
        ("a:sad*2 a:joy*2 b:sad*2 b:joy*2", [("error", "few-speakers")]),
        ("a:sad*4 a:joy*3 b:sad*2 b:joy*2 c:sad*1 c:joy*1", [("warning", "one-voice")]),
        ("a:sad*2 a:fear*2 b:sad*2 b:joy*2 c:sad*2 c:joy*2", [("warning", "label-of-one")]),
        ("a:sad*2 b:sad*2 c:joy*2 d:joy*2", [("warning", "voice-is-label")]),
        (":sad*2 :joy*2", []),  # speakers are unknown: a finding of the reader
    ],
)
def test_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(check_speakers("mine", clips(text), own=True)) == expected


def test_a_known_corpus_of_two_speakers_is_for_training_with_others() -> None:
    assert kinds(check_speakers("mine", clips("a:sad*2 b:sad*2"), own=False)) == [("note", "few-speakers")]


def test_a_label_that_the_format_gives_away_is_found() -> None:
    wide, narrow = replace(GOOD, rate_hz=48_000), replace(GOOD, rate_hz=44_100)
    mixed = {clip("1.wav", "a"): wide, clip("2.wav", "b"): wide, clip("3.wav", "b"): narrow, clip("4.wav", "a"): narrow}
    assert list(check_formats("mine", mixed)) == []
    formats = {**mixed, clip("5.mp3", "c"): wide}
    assert [finding.where for finding in check_formats("mine", formats)] == [("c",)]
    assert list(check_formats("mine", {clip("1.wav", "a"): wide})) == []
