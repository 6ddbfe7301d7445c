"""Describes an inspection as text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from export.corpora.ordinary_survey import ordinary_line
from export.corpora.readers import CORPORA
from export.formatting import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from export.corpora.findings import Finding
    from export.corpora.inspection import Inspection, Summary

SPEAKERS_NAMED = 12


def describe(inspection: Inspection) -> str:
    """Return the inspection as text, a paragraph a corpus, and the verdict at the end."""
    named = {summary.corpus for summary in inspection.corpora}
    paragraphs = ["\n".join(_corpus(summary, inspection.findings)) for summary in inspection.corpora]
    if inspection.ordinary:
        paragraphs.append("\n".join(map(ordinary_line, inspection.ordinary)))
    others = [_finding(finding) for finding in inspection.findings if finding.corpus not in named]
    if others:
        paragraphs.append("\n".join(others))
    return "\n\n".join([*paragraphs, verdict(inspection)])


def verdict(inspection: Inspection) -> str:
    """Return the last line: whether a model can be trained on this, and the number of findings."""
    counts = Counter(finding.severity for finding in inspection.findings)
    found = ", ".join(
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in ("error", "warning", "note")
        if counts[severity]
    )
    result = (
        "A model can be trained on this" if inspection.verdict == "trainable" else "No model can be trained on this"
    )
    return f"{result}: {found or 'nothing is wrong'}."


def _corpus(summary: Summary, findings: tuple[Finding, ...]) -> Iterator[str]:
    yield (
        f"{summary.corpus}: {summary.clips:,} recordings, {duration(summary.seconds)}, "
        f"{len(summary.speakers) or 'unknown'} speakers, {len(summary.labels)} labels"
    )
    lengths = f"{summary.shortest_s:.1f} to {summary.longest_s:.1f} s, median {summary.median_s:.1f} s"
    yield f"  length    {lengths}"
    rates = {f"{int(rate) / 1000:g} kHz": n for rate, n in summary.rates_hz.items()}
    channels = {{"1": "mono", "2": "stereo"}.get(n, f"{n} channels"): count for n, count in summary.channels.items()}
    yield f"  format    {_mix(rates)}; {_mix(channels)}; {_mix(summary.file_types)}"
    yield f"  labels    {_listed(summary.labels)}"
    if summary.speakers:
        yield f"  speakers  {_speakers(summary.speakers)}"
    if summary.corpus in CORPORA:
        corpus = CORPORA[summary.corpus]
        terms = ": a model that learns from it is not for commercial use" if corpus.non_commercial else ""
        yield f"  licence   {corpus.licence}{terms}"
    yield from (_finding(finding) for finding in findings if finding.corpus == summary.corpus)


def spread(counts: Mapping[str, int]) -> str:
    """Return the smallest and the largest count, or the only one."""
    least, most = min(counts.values()), max(counts.values())
    return f"{least:,} to {most:,}" if least < most else f"{least:,}"


def _mix(counts: Mapping[str, int]) -> str:
    """Return the only one, or each with its count."""
    return next(iter(counts)) if len(counts) == 1 else _listed(counts)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in counts.items())


def _speakers(counts: Mapping[str, int]) -> str:
    if len(counts) <= SPEAKERS_NAMED:
        return _listed(counts)
    return f"{spread(counts)} recordings each"


def _finding(finding: Finding) -> str:
    return f"  {finding.severity:8}  {finding.line}"
