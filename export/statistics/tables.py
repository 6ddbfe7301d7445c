"""Tables of the figures of a model of the statistics kind, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export import formatting, markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from export.evaluation.figures import Figures, Result
    from export.statistics.claims import OrdinaryClaims
    from export.statistics.decide import CallFigures, Evaluated

RAW_TEXT = "Without filter, base rates and history: utterances with a second of speech whose top label is an emotion."


def tables(figures: Figures, raw: Mapping[str, Mapping[str, float]], calls: CallFigures | None) -> str:
    """Return all tables."""
    blocks: list[str] = []
    for protocol in dict.fromkeys(result.protocol for result in figures.results):
        blocks += [
            markdown.heading(2, protocol),
            _results([one for one in figures.results if one.protocol == protocol]),
        ]
    if raw:
        blocks += [markdown.heading(2, "Ordinary speech"), markdown.paragraph(RAW_TEXT), _raw(raw)]
    if calls:
        blocks += _calls(calls)
    return "\n\n".join(blocks) + "\n"


def _results(results: list[Result]) -> str:
    header = ["corpus", "condition", "clips", "UAR, %", "ECE, %", "half coverage, %", "sad, %"]
    rows = [
        [
            one.corpus,
            one.condition,
            formatting.count(one.n_clips),
            formatting.percent_interval(one.uar),
            formatting.percent(one.calibration_error.value),
            formatting.percent(one.accuracy_at_half.value),
            _recall(one, "sad"),
        ]
        for one in results
    ]
    return markdown.table(header, rows, left=2)


def _recall(result: Result, label: str) -> str:
    figure = result.by_label[label].recall if label in result.by_label else None
    return formatting.NONE if figure is None else formatting.percent(figure.value)


def _raw(raw: Mapping[str, Mapping[str, float]]) -> str:
    rows = []
    for name, shares in raw.items():
        which = ", ".join(f"{k} {formatting.percent(v)}" for k, v in shares.items() if k not in ("n", "all"))
        part, _, variant = name.partition("/")
        rows.append([part, variant, f"{shares['n']:.0f}", formatting.percent(shares["all"]), which or formatting.NONE])
    return markdown.table(["set", "variant", "utterances", "claimed, %", "of them, %"], rows)


def _calls(calls: CallFigures) -> list[str]:
    kinds = calls.by_kind | calls.by_round
    emotions = list(dict.fromkeys(emotion for one in kinds.values() for emotion in one.found))
    header = ["left out", "hours", "claims an hour", "results claimed, %", *(f"{emotion}, %" for emotion in emotions)]
    rows = [[name, *_evaluated(one, emotions)] for name, one in kinds.items()]
    by_set = [[name, *_claims(one), _which(one)] for name, one in calls.by_set.items()]
    return [
        markdown.heading(2, "Calls"),
        markdown.paragraph(
            "Ordinary speech: what is claimed. Simulated calls: found within 6 s of its turn, of all calls. The "
            "decision of each round is fitted on the calls of others."
        ),
        markdown.table(header, rows, left=1),
        markdown.table(["set", "hours", "claims an hour", "results claimed, %", "claims"], by_set, left=1),
    ]


def _evaluated(one: Evaluated, emotions: list[str]) -> list[str]:
    found = [one.found.get(emotion) for emotion in emotions]
    return [
        *_claims(one.ordinary),
        *(f"{formatting.percent(f.share)} of {f.n_calls}" if f else formatting.NONE for f in found),
    ]


def _claims(one: OrdinaryClaims) -> list[str]:
    return [f"{one.hours:.2f}", f"{one.an_hour:.1f}", formatting.percent(one.share_of_results)]


def _which(one: OrdinaryClaims) -> str:
    return ", ".join(f"{label} {n}" for label, n in one.by_label.items()) or formatting.NONE
