"""Makes a report: collects results, or reads stored ones; writes the document, its pictures and its results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from export.atomic_file import write_text
from export.corpora.data import known_corpora, read_data
from export.errors import TrainingError
from export.markdown import Picture, document
from export.provenance import commit_of
from export.recipe.runs import TESTED
from export.recipe.steps import RecipeSteps
from export.report.collect import collect, in_order, unfinished
from export.report.document import Collected, Results, save_results
from export.report.html import to_html
from export.report.merge_previous import previous_fold, unreplaced_entries, unreplaced_pairs
from export.report.paired import AGAINST, SEGMENTED, system_pairs
from export.report.reference import shipped, shipped_on
from export.report.sections import TITLE, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.corpora.own import Reading
    from export.report.document import Entry, Pair

REPOSITORY = Path(__file__).resolve().parents[2]
RESULTS = "results.json"
FORMATS = (".md", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where results come from."""

    build: Path
    models: Path
    """Has the shipped models with their figures."""
    data: Path | None = None
    """The clips, for paired comparisons; without them there are none."""
    audio: Path | None = None
    reading: Reading | None = None
    command: str
    date: str
    """ISO 8601."""


def gather(sources: Sources, previous: Results | None = None) -> Results:
    """Return the results of all experiments; raise TrainingError where there are none, or a file is damaged.

    ``previous``: an earlier report's results; those that were not run again stay (``export.report.merge_previous``).
    """
    entries = collect(sources.build)
    if not entries:
        raise TrainingError(
            f"{sources.build / 'study'} has no results: train something first, "
            "`python -m export train --model mel-cnn --data FOLDER`, or name stored results with --results"
        )
    remarks = [f"{name}: started, not finished yet" for name in unfinished(sources.build)]
    pairs: list[Pair] = []
    if _has_pairs(entries):
        if sources.data is None:
            remarks.append("systems were not compared clip by clip: that needs --data")
        else:
            pairs = system_pairs(entries, read_data(sources.data, sources.reading), sources.build)
    if previous is not None:
        earlier, unpaired = unreplaced_pairs(previous, entries)
        pairs, remarks = earlier + pairs, remarks + unpaired
        entries = in_order([*entries, *unreplaced_entries(previous, entries)])
    entries, short = _to_their_end(entries)
    remarks += short
    references, missing = _references(entries, sources, previous)
    return Results(
        collected=Collected(sources.date, commit_of(REPOSITORY), sources.command),
        entries=[*entries, *references],
        pairs=pairs,
        remarks=remarks + missing,
    )


def _to_their_end(entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Return the entries without networks that had fewer epochs than is usual, and remarks about these.

    All are returned where there are no others.
    """
    whole = [entry for entry in entries if not entry.is_short]
    if not whole:
        return entries, []
    return whole, [
        f"{entry.model} on {entry.split}: trained for {entry.cost.epochs} of {entry.cost.usual_epochs} epochs, which "
        "says nothing about it"
        for entry in entries
        if entry.is_short
    ]


def write(results: Results, out: Path) -> list[Path]:
    """Write the report to ``out``; return what was written.

    ``.html``: one file. ``.md``: pictures and the results are in a folder of its name beside it; pictures of an earlier
    report that this one lacks are removed. Raises TrainingError for another suffix.
    """
    check_format(out)
    folder = out.with_suffix("")
    blocks = report(results, results_path=f"{folder.name}/{RESULTS}" if out.suffix == ".md" else None)
    if out.suffix == ".html":
        return [write_text(out, to_html(blocks, title=TITLE))]
    pictures = {f"{one.name}.svg": one.svg() for one in blocks if isinstance(one, Picture) and one.svg}
    for path in folder.glob("*.svg"):
        if path.name not in pictures:
            path.unlink()
    save_results(folder / RESULTS, results)
    return [
        write_text(out, document(blocks, address=lambda picture: f"{folder.name}/{picture.name}.svg")),
        folder / RESULTS,
        *(write_text(folder / name, svg) for name, svg in pictures.items()),
    ]


def check_format(out: Path) -> None:
    """Raise TrainingError where ``out`` is neither Markdown nor HTML, or is a folder."""
    if out.suffix not in FORMATS or out.is_dir():
        raise TrainingError(f"--out: expected a file that ends in {' or '.join(FORMATS)}, got {out}")


def _references(entries: Sequence[Entry], sources: Sources, previous: Results | None) -> tuple[list[Entry], list[str]]:
    """Return the shipped models' entries, and remarks about folds without one."""
    by_speaker = sorted({e.split for e in entries if e.result(TESTED) is not None and e.split.startswith("fold-")})
    found = shipped(sources.models) if by_speaker else []
    remarks: list[str] = []
    for entry in list(found):
        for fold in by_speaker:
            earlier = previous_fold(previous, entry, fold) if previous else None
            try:
                found.append(earlier or _on(fold, entry, sources))
            except TrainingError as error:
                remarks.append(f"{entry.model} on {fold}, which is why its row is of all five folds: {error}")
    return found, remarks


def _on(fold: str, entry: Entry, sources: Sources) -> Entry:
    if sources.data is None or not known_corpora(sources.data):
        raise TrainingError("its scores can only be read with the corpora: --data")
    steps = RecipeSteps(data=sources.data, audio=sources.audio, weights=None, build=sources.build)
    return shipped_on(fold, entry, steps, command=sources.command)


def _has_pairs(entries: Sequence[Entry]) -> bool:
    there = {(entry.model, entry.split) for entry in entries if entry.is_whole}
    return any((a, split) in there and (b, split) in there for a, b in (*SEGMENTED, *AGAINST) for _, split in there)
