"""Makes a report: gathers results, or reads those that were kept; writes the document with all it needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from export.atomic_file import write_atomically
from export.corpora.data import known_corpora, read_data
from export.errors import TrainingError
from export.provenance import commit_of
from export.recipe.runs import TESTED
from export.recipe.steps import RecipeSteps
from export.report.collect import collect, in_order, unfinished
from export.report.content import Folded, Picture
from export.report.document import Collected, Results, save_results
from export.report.html import to_html
from export.report.markdown import to_markdown
from export.report.merge_previous import pairs_still_true, shipped_before, still_there
from export.report.paired import SEGMENTED, segment_pairs
from export.report.reference import shipped, shipped_on
from export.report.sections import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.corpora.own import Reading
    from export.report.content import Block
    from export.report.document import Entry, Pair

REPOSITORY = Path(__file__).resolve().parents[2]
RESULTS = "results.json"
FORMATS = (".md", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """From what results are gathered."""

    build: Path
    models: Path
    """Where the model that ships is, with its figures."""
    data: Path | None = None
    """The clips, for comparisons clip by clip; without them there are none."""
    audio: Path | None = None
    reading: Reading | None = None
    command: str
    date: str
    """ISO 8601."""


def gather(sources: Sources, kept: Results | None = None) -> Results:
    """Return what studies left; raise TrainingError where there is nothing, or a file of theirs is damaged.

    ``kept``: an earlier report's results; what was not run again stays, as ``export.report.merge_previous`` has it.
    """
    entries = collect(sources.build)
    if not entries:
        raise TrainingError(
            f"{sources.build / 'study'} has no results: train something first, "
            "`python -m export train --model mel-cnn --data FOLDER`, or name results that were kept with --results"
        )
    remarks = [f"{name}: begun, and not done yet" for name in unfinished(sources.build)]
    pairs: list[Pair] = []
    if _has_pairs(entries):
        if sources.data is None:
            remarks.append("segments were not compared with whole clips clip by clip: that needs --data")
        else:
            pairs = segment_pairs(entries, read_data(sources.data, sources.reading), sources.build)
    if kept is not None:
        earlier, told = pairs_still_true(kept, entries)
        pairs, remarks = earlier + pairs, remarks + told
        entries = in_order([*entries, *still_there(kept, entries)])
    references, told = _references(entries, sources, kept)
    return Results(
        collected=Collected(sources.date, commit_of(REPOSITORY), sources.command),
        entries=[*entries, *references],
        pairs=pairs,
        remarks=remarks + told,
    )


def write(results: Results, out: Path) -> list[Path]:
    """Write the report to ``out``; return what was written.

    ``.html``: one file. ``.md``: pictures and the results that it was made of are in a folder beside it, of its name;
    pictures of an earlier report that this one lacks are removed. Raises TrainingError for another suffix.
    """
    check_format(out)
    folder = out.with_suffix("")
    blocks = report(results, kept_at=f"{folder.name}/{RESULTS}" if out.suffix == ".md" else None)
    if out.suffix == ".html":
        return [_written(out, to_html(blocks))]
    pictures = {f"{one.name}.svg": one.svg for one in pictures_of(blocks)}
    for path in folder.glob("*.svg"):
        if path.name not in pictures:
            path.unlink()
    save_results(folder / RESULTS, results)
    return [
        _written(out, to_markdown(blocks, pictures=folder.name)),
        folder / RESULTS,
        *(_written(folder / name, svg) for name, svg in pictures.items()),
    ]


def check_format(out: Path) -> None:
    """Raise TrainingError where ``out`` is neither Markdown nor HTML, or is a folder."""
    if out.suffix not in FORMATS or out.is_dir():
        raise TrainingError(f"--out: expected a file that ends in {' or '.join(FORMATS)}, got {out}")


def pictures_of(blocks: Sequence[Block]) -> list[Picture]:
    """Return all pictures, those in folded parts too."""
    found = []
    for block in blocks:
        if isinstance(block, Picture):
            found.append(block)
        elif isinstance(block, Folded):
            found += pictures_of(block.blocks)
    return found


def _references(entries: Sequence[Entry], sources: Sources, kept: Results | None) -> tuple[list[Entry], list[str]]:
    """Return the shipped models' entries, and why one on a fold can't be had."""
    honest = sorted({e.split for e in entries if e.under(TESTED) is not None and e.split.startswith("fold-")})
    found = shipped(sources.models) if honest else []
    remarks: list[str] = []
    for entry in list(found):
        for fold in honest:
            earlier = shipped_before(kept, entry, fold) if kept else None
            try:
                found.append(earlier or _on(fold, entry, sources))
            except TrainingError as error:
                remarks.append(f"{entry.model} on {fold}, so that all five folds stand for it: {error}")
    return found, remarks


def _on(fold: str, entry: Entry, sources: Sources) -> Entry:
    if sources.data is None or not known_corpora(sources.data):
        raise TrainingError("its scores can only be read with the corpora: --data")
    workshop = RecipeSteps(data=sources.data, audio=sources.audio, weights=None, build=sources.build)
    return shipped_on(fold, entry, workshop, command=sources.command)


def _has_pairs(entries: Sequence[Entry]) -> bool:
    there = {(entry.model, entry.split) for entry in entries if entry.is_whole}
    return any((a, split) in there and (b, split) in there for a, b in SEGMENTED for _, split in there)


def _written(path: Path, text: str) -> Path:
    with write_atomically(path) as partial:
        partial.write_text(text, encoding="utf-8")
    return path
