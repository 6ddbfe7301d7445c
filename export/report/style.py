"""The style of pictures, and their reproducible SVG."""

from __future__ import annotations

import re
import warnings
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names

from export.corpora.pictures import ACCENT, BAR, FONTS, INK, PALE, STYLE
from export.markdown import Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

WIDTH_IN = 9.0
COLOURS = {"network": BAR, "classical": "#5b8c5a", "shipped": ACCENT}
"""By the kind of a system, in every picture."""
LINES = ("#3d7ea6", "#e08e45", "#5b8c5a", "#8e5ea2", "#c8553d", "#6b7b8c", "#b8a13a", "#2f4b7c", "#d27d9c", "#4aa8a0")
"""For systems that share one panel."""
STROKES = ("-", "--", ":")
"""For systems that share a colour."""
GRID = "#e3e8ec"


def picture(name: str, title: str, draw: Callable[[], Figure]) -> Picture:
    """Return a picture, which is drawn when it is written."""
    return Picture(name, title, partial(svg, draw))


def svg(draw: Callable[[], Figure]) -> str:
    """Return ``draw``'s figure as SVG with text as text. The same figure gives the same bytes."""
    here = set(get_font_names())
    fonts = [font for font in FONTS if font == FONTS[0] or font in here]
    style: dict[Any, Any] = {**STYLE, "font.family": [*fonts, "sans-serif"], "svg.hashsalt": "report"}
    with mpl.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # a script that no font here has
        written = StringIO()
        draw().savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return _thinner(written.getvalue())


def panels(n: int, *, columns: int, row_in: float, title: str) -> tuple[Figure, list[Axes]]:
    """Return a figure of ``n`` panels, ``columns`` a row, and a title."""
    rows = -(-n // columns)
    figure = Figure(figsize=(WIDTH_IN, row_in * rows + 0.5), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", fontsize=13, fontweight="bold", color=INK)
    axes = [one for row in figure.subplots(rows, columns, squeeze=False) for one in row]
    for one in axes[n:]:
        one.set_visible(False)
    return figure, axes[:n]


def quiet(axes: Axes, *, grid: str) -> None:
    """Remove ticks and dark frames; draw a grid behind the figures along one axis, ``x`` or ``y``."""
    axes.grid(visible=True, axis="x" if grid == "x" else "y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_color(PALE)


def _thinner(text: str) -> str:
    """Return SVG without comments, and with coordinates to the hundredth of a point."""
    text = re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL)
    text = re.sub(r"(?<![\w#.])(-?\d+\.\d{3,})(?!\w)", lambda number: f"{float(number[1]):.2f}", text)
    return re.sub(r"^\s+", "", text, flags=re.MULTILINE)
