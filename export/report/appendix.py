"""The end of a report: compression, what was not run, and where every figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.markdown import folded, heading, items, paragraph, table
from export.recipe.runs import TESTED
from export.report.not_run import NotRun, not_run
from export.report.tables import compression_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.compression.document import StepMade
    from export.evaluation.figures import Made
    from export.markdown import Block
    from export.report.document import Entry, Results


def appendix(results: Results) -> list[Block]:
    """Return the sections."""
    return [*_compression(results), *_not_run(results), *_provenance(results)]


def _compression(results: Results) -> list[Block]:
    tables = [compression_table(entry.compression) for entry in results.entries if entry.compression]
    text = (
        "What distillation and quantisation did. The first row of each step is its baseline; differences to it are "
        "paired. The rows of a step were timed alternately."
    )
    return [heading(2, "Smaller and faster"), paragraph(text), *tables] if tables else []


def _not_run(results: Results) -> list[Block]:
    missing = not_run(results.entries)
    rows = [
        (one.title, f"`{one.split}`", "not run: needs weights" if one.needs_weights else "not run", f"`{one.command}`")
        for one in missing
    ]
    trained = [entry for entry in results.entries if entry.kind != "shipped"]
    folds = sorted({f"fold-{fold}" for fold in range(5)} - {entry.split for entry in trained})
    blocks: list[Block] = [heading(2, "What was not run")]
    if rows:
        blocks += [
            paragraph(f"{_never(missing, trained)}Pretrained weights (`--weights-folder`) are not downloaded."),
            folded(f"{len(rows)} not run, with commands", table(("system", "split", "", "command"), rows)),
        ]
    if folds and any(TESTED in entry.made.data for entry in trained):
        blocks.append(paragraph(f"Not run for any system: {', '.join(f'`--split {fold}`' for fold in folds)}."))
    if results.remarks:
        blocks += [paragraph("Also missing:"), items(results.remarks)]
    return blocks if len(blocks) > 1 else []


def _never(missing: Sequence[NotRun], trained: Sequence[Entry]) -> str:
    """Return a sentence about the systems that have no result at all."""
    titles = dict.fromkeys(one.title for one in missing if not one.run_elsewhere)
    return f"Not run on any split: {'; '.join(titles)}. " if titles and trained else ""


def _provenance(results: Results) -> list[Block]:
    rows = [_made(f"`{entry.model}`", entry, entry.made) for entry in results.entries]
    rows += [
        _made(f"`{entry.model}`, {step.step}", entry, step)
        for entry in results.entries
        for step in (entry.compression.steps if entry.compression else [])
    ]
    collected = results.collected
    data = {name: its for entry in results.entries if entry.kind != "shipped" for name, its in entry.made.data.items()}
    return [
        heading(2, "Where the figures come from"),
        paragraph(
            f"Collected on {collected.date} by `{collected.command}` at {collected.code}. "
            '"+ changes" marks code with uncommitted changes.'
        ),
        table(("system", "split", "clips", "seed", "commit", "date", "command"), rows),
        items(f"{name}: {its.n_clips:,} clips, BLAKE2b `{its.blake2b[:16]}`" for name, its in data.items()),
    ]


def _made(name: str, entry: Entry, made: Made | StepMade) -> tuple[str, ...]:
    share = f"{100 * entry.share:g} %"
    return (name, f"`{entry.split}`", share, str(made.seed), str(made.code), made.date, f"`{made.command}`")
