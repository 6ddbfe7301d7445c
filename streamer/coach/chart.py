"""Pictures of a take as SVG: no script, no style attribute, a pattern beside each colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from streamer.coach.pieces import Piece
    from streamer.core.coaching import Stretch

WIDTH, HEIGHT, MARKS = 960, 120, 10
BINS = 320
"""Columns of a picture: a take of an hour shall be no larger than one of a minute."""
SHORTEST_BIN_MS = 250
TICKS = 6

# Okabe and Ito's colours, which colour-blind people tell apart, and a pattern of lines; as the page has them.
LOOKS: Mapping[str, tuple[str, str]] = {
    "neutral": ("#8b95a1", ""),
    "calm": ("#009e73", ""),
    "happy": ("#f0e442", ""),
    "surprised": ("#e69f00", "M4 0V8"),
    "sad": ("#56b4e9", "M0 4H8"),
    "disgust": ("#cc79a7", "M0 8 8 0M0 0 8 8"),
    "fearful": ("#0072b2", "M2 2h2v2h-2z"),
    "angry": ("#d55e00", "M-2 2 2-2M0 8 8 0M6 10 10 6"),
}
"""In the order of a stack, from below: what is quiet first."""
_OTHERS = ("#7a5195", "#4c9f70", "#b5651d", "#5b7db1")


def colour(label: str) -> str:
    """Return the colour of a label; of one that is not known, always the same."""
    return LOOKS[label][0] if label in LOOKS else _OTHERS[sum(label.encode()) % len(_OTHERS)]


def defs() -> str:
    """Return the patterns, which all pictures of a page refer to."""
    patterns = [
        f'<pattern id="p-{label}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{path}" fill="none" stroke="#000" stroke-opacity="0.4" stroke-width="1.5"/></pattern>'
        for label, (_, path) in LOOKS.items()
        if path
    ]
    unsure = (
        '<pattern id="p-unsure" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" class="hatch"/></pattern>'
    )
    return f'<svg width="0" height="0" aria-hidden="true"><defs>{"".join(patterns)}{unsure}</defs></svg>'


def swatch(label: str) -> str:
    """Return the colour and pattern of a label, as a small square."""
    square = 'x="1" y="1" width="16" height="16"'
    return f'<svg class="swatch" viewBox="0 0 18 18" aria-hidden="true">{_fill(label, square)}</svg>'


def bar(label: str, share: float, target: float | None) -> str:
    """Return a bar for a share, 0..1, and a mark where the target is."""
    mark = "" if target is None else f'<rect class="target" x="{300 * target - 1.5:.1f}" y="0" width="3" height="18"/>'
    return _bar(f"{_fill(label, _inside(share))}{mark}")


def plain_bar(share: float) -> str:
    """Return a bar for a share, 0..1, of no emotion."""
    return _bar(f'<rect class="plain" {_inside(share)}/>')


def timeline(
    pieces: Sequence[Piece], *, start_ms: int, end_ms: int, title: str, stretches: Sequence[Stretch] = ()
) -> str:
    """Return what was expressed from ``start_ms`` to ``end_ms``: probabilities stacked over time.

    ``title`` says it to who does not see it. ``stretches`` are marked below.
    """
    scale = _Scale(start_ms, max(end_ms, start_ms + 1))
    columns = "".join(_column(each, scale) for each in _columns(pieces, scale))
    marks = "".join(
        f'<rect class="off" x="{scale.x(each.start_ms):.1f}" y="{HEIGHT + 2}" '
        f'width="{max(2.0, scale.x(each.end_ms) - scale.x(each.start_ms)):.1f}" height="{MARKS - 4}"/>'
        for each in stretches
    )
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {HEIGHT + MARKS}" preserveAspectRatio="none" role="img" '
        f"aria-label={quoteattr(title)}>"
        f'<rect class="track" width="{WIDTH}" height="{HEIGHT}"/>{columns}{marks}</svg>{_axis(scale)}'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    start_ms: int
    end_ms: int

    def x(self, ms: float) -> float:
        return WIDTH * (ms - self.start_ms) / (self.end_ms - self.start_ms)


@dataclass(slots=True)
class _Column:
    start_ms: float
    end_ms: float
    heard_ms: float
    unsure_ms: float
    shares: dict[str, float]
    """Times milliseconds."""


def _columns(pieces: Sequence[Piece], scale: _Scale) -> Iterator[_Column]:
    """Yield columns of one width, those in which somebody spoke."""
    width_ms = max(SHORTEST_BIN_MS, (scale.end_ms - scale.start_ms) / BINS)
    columns: dict[int, _Column] = {}
    for piece in pieces:
        start_ms, end_ms = max(piece.start_ms, scale.start_ms), min(piece.end_ms, scale.end_ms)
        first, last = int((start_ms - scale.start_ms) / width_ms), int((end_ms - scale.start_ms - 1) / width_ms)
        for number in range(first, last + 1) if end_ms > start_ms else ():
            begin_ms = scale.start_ms + number * width_ms
            until_ms = min(begin_ms + width_ms, scale.end_ms)
            column = columns.setdefault(number, _Column(begin_ms, until_ms, 0.0, 0.0, {}))
            covered_ms = min(end_ms, until_ms) - max(start_ms, begin_ms)
            if not piece.shares:
                column.unsure_ms += covered_ms
            for name, share in piece.shares.items():
                column.shares[name] = column.shares.get(name, 0.0) + share * covered_ms
            column.heard_ms += covered_ms if piece.shares else 0.0
    yield from columns.values()


def _column(column: _Column, scale: _Scale) -> str:
    left = scale.x(column.start_ms)
    across = f'x="{left:.1f}" width="{scale.x(column.end_ms) - left + 0.3:.1f}"'
    if column.heard_ms == 0:
        return f'<rect {across} y="0" height="{HEIGHT}" fill="url(#p-unsure)"/>'
    parts, bottom = [], float(HEIGHT)
    for label in sorted(column.shares, key=_rank):
        height = HEIGHT * column.shares[label] / column.heard_ms
        bottom -= height
        if height >= 0.5:
            parts.append(_fill(label, f'{across} y="{bottom:.1f}" height="{height:.1f}"'))
    return "".join(parts)


def _fill(label: str, rectangle: str) -> str:
    plain = f'<rect {rectangle} fill="{colour(label)}"/>'
    return f'{plain}<rect {rectangle} fill="url(#p-{label})"/>' if LOOKS.get(label, ("", ""))[1] else plain


def _rank(label: str) -> tuple[int, str]:
    return (list(LOOKS).index(label) if label in LOOKS else len(LOOKS), label)


def _bar(content: str) -> str:
    track = f'<rect class="track" {_inside(1.0)}/>'
    return f'<svg class="bar" viewBox="0 0 300 18" preserveAspectRatio="none" aria-hidden="true">{track}{content}</svg>'


def _inside(share: float) -> str:
    return f'x="0" y="3" width="{300 * share:.1f}" height="12"'


def _axis(scale: _Scale) -> str:
    length_ms = scale.end_ms - scale.start_ms
    ticks = (scale.start_ms + length_ms * number // (TICKS - 1) for number in range(TICKS))
    return f'<div class="ticks" aria-hidden="true">{"".join(f"<span>{_minutes(ms)}</span>" for ms in ticks)}</div>'


def _minutes(ms: int) -> str:
    return f"{ms // 60_000}:{ms // 1000 % 60:02}"
