"""The report of one or more takes as one HTML file: no script, nothing from elsewhere, its style known by a hash."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from streamer.coach.aim import as_mapping
from streamer.coach.chart import bar, defs, plain_bar, swatch, timeline
from streamer.coach.takes import comparison
from streamer.coach.wording import as_minutes, joined, listed, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.coach.recorder import RecordedTake
    from streamer.coach.takes import Take
    from streamer.core.coaching import CoachReport, Stretch

AROUND_MS = 4_000
"""What is shown before and after a moment."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A take, and where its recording is."""

    take: RecordedTake
    name: str
    """What it is called, in words."""
    recording: str | None = None
    """Link to the recording, relative to the report; None where a browser can't play it."""


def document(takes: Sequence[Shown], *, earlier: Sequence[Take], model: str) -> str:
    """Return the page. ``earlier``: takes to compare with, oldest first. ``model``: its name and version."""
    style = resources.files("streamer.coach").joinpath("document.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "".join(_take(shown, number, earlier) for number, shown in enumerate(takes, 1))
    if not takes:
        body = "<section><p>Nobody spoke, or no leg may be analysed: there is no take to report on.</p></section>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Practice of expression</title>\n<style>{style}</style>\n</head>\n<body>\n{defs()}\n"
        f"<main>\n<h1>Practice of expression</h1>\n"
        f'<p class="muted">What is named here is what a voice expresses, as the model {escape(model)} hears it; '
        f"never what a person feels.</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _take(shown: Shown, number: int, earlier: Sequence[Take]) -> str:
    report, pieces = shown.take.report, shown.take.pieces
    lead = "".join(f"<li>{escape(sentence)}</li>" for sentence in report.sentences)
    parts = [f"<h2>{escape(shown.name)}</h2>", _when(report), f'<ol class="lead">{lead}</ol>']
    if report.shares:
        title = f"What the voice expressed from 0:00 to {as_minutes(report.duration_ms)}: {listed(report.shares)}"
        picture = timeline(pieces, start_ms=0, end_ms=report.duration_ms, title=title, stretches=report.stretches)
        parts += [
            f"<h3>Over time</h3><figure>{picture}<figcaption>{_caption(report)}</figcaption></figure>",
            _shares(report),
            _mixtures(report),
            *_moments(shown, number),
            _comparison(report, earlier),
        ]
    return f"<section>{''.join(parts)}</section>"


def _when(report: CoachReport) -> str:
    role = "" if report.role == "unknown" else f"{report.role}, "
    unsure = f", {as_minutes(report.unsure_ms)} of it unsure" if report.unsure_ms else ""
    return (
        f'<p class="muted">{role}{as_minutes(report.duration_ms)} long, '
        f"{as_minutes(report.heard_ms + report.unsure_ms)} of speech{unsure}</p>"
    )


def _caption(report: CoachReport) -> str:
    marked = " The line below marks stretches off the target." if report.stretches else ""
    return f"Each column stacks the probabilities. Hatched: unsure. Empty: nobody spoke.{marked}"


def _shares(report: CoachReport) -> str:
    target = as_mapping(report.target)
    heard = as_mapping(report.shares)
    names = [*heard, *(name for name in target if name not in heard)]
    head = '<th scope="col" class="number">Target</th>' if target else ""
    rows = []
    for name in names:
        share, aimed = heard.get(name, 0.0), target.get(name, 0.0)
        wanted = f'<td class="number">{percent(aimed)}</td>' if target else ""
        picture = bar(name, share, aimed if aimed else None)
        rows.append(
            f'<tr><th scope="row">{swatch(name)}{escape(name)}</th><td class="graph">{picture}</td>'
            f'<td class="number">{percent(share)}</td>{wanted}</tr>'
        )
    away = ""
    if report.distance is not None:
        away = (
            f"Distance from the target: {report.distance:.2f}, the part of the time that had to be expressed otherwise."
        )
        away = f'<p class="muted">{away} The marks show the target.</p>'
    return (
        '<h3>Share of the time</h3><div class="wide"><table><thead><tr><th scope="col">Emotion</th><td></td>'
        f'<th scope="col" class="number">Heard</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
        f"{away}"
    )


def _mixtures(report: CoachReport) -> str:
    if not report.mixtures:
        return ""
    rows = "".join(
        f"<li>{escape(joined(each.names))}: {percent(each.share)} of the speech, longest from "
        f"{as_minutes(each.start_ms)} to {as_minutes(each.end_ms)}</li>"
        for each in report.mixtures
    )
    return f"<h3>Heard at once</h3><ul>{rows}</ul>"


def _moments(shown: Shown, number: int) -> list[str]:
    stretches = shown.take.report.stretches
    if not stretches:
        return []
    links = "".join(
        f'<li><a href="#take-{number}-{each.start_ms}">{as_minutes(each.start_ms)} to {as_minutes(each.end_ms)}</a>: '
        f"more {escape(each.less)}, less {escape(each.more)}</li>"
        for each in stretches
    )
    return [
        f'<h3>Away from the target</h3><ol class="moments">{links}</ol>',
        *(_moment(shown, number, each) for each in stretches),
    ]


def _moment(shown: Shown, number: int, stretch: Stretch) -> str:
    start_ms, end_ms = max(0, stretch.start_ms - AROUND_MS), stretch.end_ms + AROUND_MS
    when = f"{as_minutes(stretch.start_ms)} to {as_minutes(stretch.end_ms)}"
    picture = timeline(
        shown.take.pieces,
        start_ms=start_ms,
        end_ms=min(end_ms, shown.take.report.duration_ms),
        title=f"What the voice expressed around {when}",
        stretches=(stretch,),
    )
    play = ""
    if shown.recording is not None:
        moment = f"{shown.recording}#t={stretch.start_ms / 1000:.1f},{stretch.end_ms / 1000:.1f}"
        play = f' <a href="{escape(moment)}">Listen to it</a>'
    text = f"Distance {stretch.distance:.2f}: more {stretch.less} than the target has, and less {stretch.more}."
    return (
        f'<article id="take-{number}-{stretch.start_ms}"><h4>{when}</h4><figure>{picture}'
        f"<figcaption>{escape(text)}{play}</figcaption></figure></article>"
    )


def _comparison(report: CoachReport, earlier: Sequence[Take]) -> str:
    text = comparison(report, earlier)
    if not text:
        return ""
    target = as_mapping(report.target)
    rows = [(take.name, take.time[:16].replace("T", " "), take.distance_to(target)) for take in earlier]
    rows.append(("this take", report.at.isoformat(" ")[:16], report.distance or 0.0))
    cells = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(when)}</td><td class="graph">{plain_bar(away)}</td>'
        f'<td class="number">{away:.2f}</td></tr>'
        for name, when, away in rows
    )
    return (
        f"<h3>Compared with earlier takes</h3><p>{escape(text)}</p>"
        '<div class="wide"><table><thead><tr><th scope="col">Take</th><th scope="col">When</th><td></td>'
        f'<th scope="col" class="number">Distance</th></tr></thead><tbody>{cells}</tbody></table></div>'
    )
