"""Draws corpora: lengths of recordings, and their numbers by label and by speaker."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names

from export.atomic_file import write_atomically
from export.corpora.inspection import by_corpus
from export.corpora.inspection_text import spread
from export.corpora.readers import CORPORA
from export.formatting import duration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.typing import RcKeyType
    from numpy.typing import NDArray

    from export.corpora.inspection import Inspection, Summary
    from export.corpora.measuring import Measured
    from export.corpora.readers import Clip

INK, PALE, BAR, ACCENT = "#22313f", "#8a97a3", "#3d7ea6", "#c8553d"
WIDTH_IN = 9.0
WINDOW_S = 3.0
"""The window of the daemon's model."""
BINS = 60
MOST_SHOWN = 0.995
"""The axis ends at this quantile of lengths: a few long recordings would compress the others."""
NAMED_SPEAKERS = 30
FONTS = ("DejaVu Sans", "Noto Sans Ethiopic", "Abyssinica SIL", "Noto Sans CJK SC", "Noto Sans")
"""The first; and, for scripts that it lacks, the others that are installed."""
STYLE: dict[RcKeyType, Any] = {
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": PALE,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "text.parse_math": False,  # a label may have dollar signs
    "svg.fonttype": "none",  # text stays text: the reader's fonts know more scripts than ours
    "svg.hashsalt": "emotion-streamer",
    "savefig.dpi": 130,
}


def draw(inspection: Inspection, measured: Mapping[Clip, Measured], folder: Path) -> list[Path]:
    """Write ``durations``, ``labels`` and ``speakers`` as PNG and SVG to ``folder``; return their paths.

    Without recordings there is nothing to draw, and without speakers one picture less.
    """
    seconds = {corpus: np.array([it.seconds for it in its.values()]) for corpus, its in by_corpus(measured).items()}
    with mpl.rc_context(STYLE | {"font.family": _fonts()}):
        pictures = {"durations": _durations(inspection.corpora, seconds)} if seconds else {}
        if seconds:
            pictures["labels"] = _labels(inspection.corpora)
        if any(summary.speakers for summary in inspection.corpora):
            pictures["speakers"] = _speakers([summary for summary in inspection.corpora if summary.speakers])
        return [path for name, figure in pictures.items() for path in _save(figure, folder / name)]


def _fonts() -> list[str]:
    """Return those of FONTS that are installed, the first always."""
    here = set(get_font_names())
    return [font for font in FONTS if font == FONTS[0] or font in here]


def _save(figure: Figure, stem: Path) -> list[Path]:
    paths = [stem.with_name(f"{stem.name}.{kind}") for kind in ("png", "svg")]
    for path in paths:
        with write_atomically(path) as partly, warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # a script that no font here has
            metadata = {"Date": None} if path.suffix == ".svg" else None
            figure.savefig(partly, format=path.suffix[1:], metadata=metadata)
    return paths


def _rows(n_rows: int, row_in: float, title: str) -> tuple[Figure, list[Axes]]:
    """Return a figure with a row of its own for each corpus."""
    figure = Figure(figsize=(WIDTH_IN, row_in * n_rows + 1.0), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", fontsize=13, fontweight="bold")
    axes = figure.subplots(n_rows, 1, squeeze=False)
    return figure, list(axes[:, 0])


def _title(corpus: str) -> str:
    return CORPORA[corpus].title if corpus in CORPORA else corpus


# -- durations -------------------------------------------------------------------------------------


def _durations(corpora: Sequence[Summary], seconds: Mapping[str, NDArray[np.float64]]) -> Figure:
    figure, rows = _rows(len(corpora), 1.25, "How long recordings are")
    longest = max(WINDOW_S * 1.1, *(float(np.quantile(its, MOST_SHOWN)) for its in seconds.values()))
    for axes, summary in zip(rows, corpora, strict=True):
        _histogram(axes, summary, seconds[summary.corpus], longest)
    for axes in rows[:-1]:
        axes.tick_params(labelbottom=False)
    rows[-1].set_xlabel(f"seconds (red: the median; dashed: {WINDOW_S:g} s, the window of the daemon's model)")
    return figure


def _histogram(axes: Axes, summary: Summary, seconds: NDArray[np.float64], longest: float) -> None:
    axes.hist(np.minimum(seconds, longest), bins=BINS, range=(0.0, longest), color=BAR)
    axes.axvline(WINDOW_S, color=PALE, linestyle="--", linewidth=1)
    axes.axvline(summary.median_s, color=ACCENT, linewidth=1.5)
    beyond = int((seconds > longest).sum())
    more = f" · {beyond:,} longer than {longest:.1f} s, in the last bar" if beyond else ""
    axes.set_title(
        f"{_title(summary.corpus)} · {summary.clips:,} recordings, {duration(summary.seconds)} · "
        f"median {summary.median_s:.1f} s{more}"
    )
    axes.set_xlim(0, longest)
    axes.locator_params(axis="y", nbins=3, integer=True)


# -- labels ----------------------------------------------------------------------------------------


def _labels(corpora: Sequence[Summary]) -> Figure:
    return _label_bars(corpora[0]) if len(corpora) == 1 else _label_table(corpora)


def _label_bars(summary: Summary) -> Figure:
    figure, (axes,) = _rows(1, 0.4 * len(summary.labels) + 0.6, "How many recordings each label has")
    names, counts = list(summary.labels), list(summary.labels.values())
    bars = axes.barh(range(len(names)), counts, color=BAR)
    axes.bar_label(bars, labels=[f"{n:,} ({n / summary.clips:.0%})" for n in counts], padding=4)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    axes.set_title(f"{_title(summary.corpus)} · {summary.clips:,} recordings")
    return figure


def _label_table(corpora: Sequence[Summary]) -> Figure:
    """Draw a table of counts, a row a corpus; the darker a cell, the larger its share of the row."""
    labels = list(dict.fromkeys(label for summary in corpora for label in summary.labels))
    counts = np.array([[summary.labels.get(label, 0) for label in labels] for summary in corpora])
    share = counts / counts.sum(axis=1, keepdims=True)
    figure, (axes,) = _rows(1, 0.5 * len(corpora) + 0.3, "How many recordings each label has")
    axes.imshow(share, cmap="Blues", vmin=0.0, vmax=1.5 * share.max(), aspect="auto")
    for row, column in np.ndindex(counts.shape):
        n = counts[row, column]
        axes.text(column, row, f"{n:,}" if n else "none", ha="center", va="center", color=INK if n else PALE)
    axes.set_xticks(range(len(labels)), labels)
    axes.set_yticks(range(len(corpora)), [f"{_title(summary.corpus)} ({summary.clips:,})" for summary in corpora])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlabel("the darker, the larger a label's share of its corpus")
    return figure


# -- speakers --------------------------------------------------------------------------------------


def _speakers(corpora: Sequence[Summary]) -> Figure:
    figure, rows = _rows(len(corpora), 1.5, "How many recordings each speaker has")
    for axes, summary in zip(rows, corpora, strict=True):
        names, counts = list(summary.speakers), list(summary.speakers.values())
        axes.bar(range(len(names)), counts, color=BAR, width=0.8)
        axes.set_title(f"{_title(summary.corpus)} · {len(names)} speakers, {spread(summary.speakers)} recordings each")
        axes.locator_params(axis="y", nbins=3, integer=True)
        axes.set_xlim(-0.6, max(len(names), 8) - 0.4)
        shown = names if len(names) <= NAMED_SPEAKERS else []
        slanted = sum(map(len, shown)) > 90
        axes.set_xticks(
            range(len(shown)), shown, rotation=30 if slanted else 0, ha="right" if slanted else "center", fontsize=8
        )
    return figure
