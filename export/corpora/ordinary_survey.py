"""Inspects ordinary speech: how much there is of how many people, and what can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqdm import tqdm

from export.corpora.findings import Finding
from export.corpora.ordinary import LICENCES
from export.corpora.recordings import SHORTEST_SAMPLES, read_samples
from export.errors import TrainingError
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.corpora.ordinary import PlainSet

FEW_SPEAKERS = 10


@dataclass(frozen=True, slots=True)
class PlainSummary:
    """One set of ordinary speech in numbers; unreadable recordings don't count."""

    name: str
    recordings: int
    speakers: int
    """Where nobody wrote down who speaks, each recording is of another person."""
    seconds: float
    licence: str
    """Of a published set; empty for one's own."""


def survey_ordinary(sets: Sequence[PlainSet]) -> tuple[tuple[PlainSummary, ...], list[Finding]]:
    """Return each set in numbers, and findings: what is unreadable is an error. Decodes all recordings."""
    found = [_survey(one) for one in sets]
    return tuple(summary for summary, _ in found), [finding for _, some in found for finding in some]


def ordinary_line(summary: PlainSummary) -> str:
    """Return a set in one line."""
    licence = f", {summary.licence}" if summary.licence else ""
    recordings, people = _counted(summary.recordings, "recording"), _counted(summary.speakers, "speaker")
    return f"{summary.name}: {recordings} of ordinary speech, {summary.seconds / 60:.1f} min, {people}{licence}"


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _survey(one: PlainSet) -> tuple[PlainSummary, list[Finding]]:
    seconds, unreadable = 0.0, []
    for clip in tqdm(one.clips, desc=f"inspect {one.name}", unit="recording"):
        try:
            n_samples = len(read_samples(one.folder / clip.path))
        except TrainingError:
            n_samples = 0
        if n_samples < SHORTEST_SAMPLES:
            unreadable.append(clip.path.as_posix())
        seconds += n_samples / SAMPLE_RATE
    there = [clip for clip in one.clips if clip.path.as_posix() not in unreadable]
    speakers = len({clip.speaker for clip in there})
    findings = []
    if unreadable:
        text = "ordinary speech that is empty, damaged or of no known format"
        findings.append(Finding("error", "unreadable", one.name, text, tuple(unreadable)))
    if speakers < FEW_SPEAKERS:
        text = (
            f"ordinary speech of {speakers} people: a model learns these voices, and what it claims of others is open"
        )
        findings.append(Finding("warning", "few-ordinary-speakers", one.name, text))
    return PlainSummary(one.name, len(there), speakers, round(seconds, 1), LICENCES.get(one.name, "")), findings
