"""Inspects every recording before training, and counts labels, speakers and formats."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tqdm import tqdm

from export.corpora.checks import check_formats, check_labels, check_recordings, check_speakers, check_twins
from export.corpora.findings import Finding
from export.corpora.measuring import Meter
from export.corpora.ordinary_survey import PlainSummary, survey_ordinary
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from export.corpora.data import Data
    from export.corpora.measuring import Measured
    from export.corpora.ordinary import PlainSet
    from export.corpora.readers import Clip

Verdict = Literal["trainable", "not trainable"]
_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Summary:
    """One corpus in numbers; unreadable recordings don't count."""

    corpus: str
    clips: int
    labels: dict[str, int]
    """Recordings of each, in the order of the labels."""
    speakers: dict[str, int]
    """Recordings of each, most first; empty where they are unknown."""
    seconds: float
    """In total."""
    shortest_s: float
    median_s: float
    longest_s: float
    rates_hz: dict[str, int]
    """Recordings of each rate, most first; so with channels and file types."""
    channels: dict[str, int]
    file_types: dict[str, int]


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that was found; JSON holds the same."""

    data: str
    verdict: Verdict
    corpora: tuple[Summary, ...]
    findings: tuple[Finding, ...]
    """Errors first, then warnings, then notes."""
    ordinary: tuple[PlainSummary, ...] = ()
    """Sets of ordinary speech."""


def inspect(data: Data, *, source: str, ordinary: Sequence[PlainSet] = ()) -> tuple[Inspection, dict[Clip, Measured]]:
    """Measure all recordings of ``data``, with a progress bar; return the findings, and the measurements of each.

    ``source``: as given by the user; ``ordinary``: ordinary speech beside them.
    """
    measured, unreadable = _measure(data)
    plain, of_plain = survey_ordinary(ordinary)
    found = [*data.findings, *unreadable, *_check(data, measured), *check_twins(measured), *of_plain]
    if not measured and not any(finding.severity == "error" for finding in found):
        found.append(Finding("error", "nothing", "", "there is no recording to train on"))
    findings = tuple(sorted(found, key=lambda finding: _SEVERITIES.index(finding.severity)))
    broken = any(finding.severity == "error" for finding in findings)
    corpora = tuple(summarise(corpus, its, data.labels) for corpus, its in by_corpus(measured).items())
    return Inspection(source, "not trainable" if broken else "trainable", corpora, findings, plain), measured


def by_corpus(measured: Mapping[Clip, Measured]) -> dict[str, dict[Clip, Measured]]:
    """Return the recordings of each corpus, in the order in which corpora appear."""
    corpora: dict[str, dict[Clip, Measured]] = {}
    for clip, it in measured.items():
        corpora.setdefault(clip.corpus, {})[clip] = it
    return corpora


def summarise(corpus: str, measured: Mapping[Clip, Measured], labels: Sequence[str]) -> Summary:
    """Return one corpus, of one recording or more, in numbers; ``labels`` gives their order."""
    lengths = [it.seconds for it in measured.values()]
    n_clips = Counter(clip.label for clip in measured)
    speakers = _counted(clip.speaker.partition("/")[2] for clip in measured)
    return Summary(
        corpus=corpus,
        clips=len(measured),
        labels={label: n_clips[label] for label in labels if n_clips[label]},
        speakers={} if "" in speakers else speakers,
        seconds=round(sum(lengths), 1),
        shortest_s=round(min(lengths), 3),
        median_s=round(statistics.median(lengths), 3),
        longest_s=round(max(lengths), 3),
        rates_hz=_counted(it.rate_hz for it in measured.values()),
        channels=_counted(it.channels for it in measured.values()),
        file_types=_counted(clip.path.suffix.lower().lstrip(".") for clip in measured),
    )


def _counted(things: Iterable[object]) -> dict[str, int]:
    """Return how often each occurs, the most frequent first, then by name."""
    counts = Counter(map(str, things))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _measure(data: Data) -> tuple[dict[Clip, Measured], list[Finding]]:
    meter, measured = Meter(), {}
    unreadable: dict[str, list[str]] = {}
    for clip in tqdm(data.clips, desc="inspect", unit="clip"):
        try:
            measured[clip] = meter.measure(data.folder / clip.path)
        except TrainingError:
            unreadable.setdefault(clip.corpus, []).append(clip.path.as_posix())
    findings = [
        Finding("error", "unreadable", corpus, "recordings that are empty, damaged or of no known format", tuple(paths))
        for corpus, paths in unreadable.items()
    ]
    return measured, findings


def _check(data: Data, measured: Mapping[Clip, Measured]) -> Iterator[Finding]:
    """Yield findings about each corpus."""
    for corpus, its in by_corpus(measured).items():
        clips = tuple(its)
        yield from check_recordings(corpus, its)
        yield from check_labels(corpus, clips)
        yield from check_speakers(corpus, clips, own=data.own is not None)
        yield from check_formats(corpus, its)
