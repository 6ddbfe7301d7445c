"""``python -m export report``: everything that was trained and evaluated, in one document with pictures."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.own_data import add_reading, reading_of

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers
    from export.report.document import Results

OUT = Path("build/report.html")
EXAMPLES = """
python -m export report                                      # build/report.html, from build/study
python -m export report --data ../shared/data --audio ../shared/audio --out docs/comparison.md
python -m export report --results docs/comparison/results.json --out docs/comparison.md    # without any data
python -m export report --add-to docs/comparison/results.json --data ../shared/data --out docs/comparison.md
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "report",
        "compare all that `train --model` left in build/study in one document: Markdown with pictures, or HTML",
        examples=EXAMPLES,
    )
    parser.add_argument("--build", type=Path, default=Path("build"), help="where experiments are (default: build)")
    parser.add_argument(
        "--out",
        type=Path,
        default=OUT,
        metavar="FILE",
        help=f"FILE.html, which needs no other, or FILE.md, with a folder FILE/ beside it (default: {OUT})",
    )
    earlier = parser.add_mutually_exclusive_group()
    earlier.add_argument(
        "--results", type=Path, metavar="FILE", help="results.json of an earlier FILE.md: make the same again from it"
    )
    earlier.add_argument(
        "--add-to",
        type=Path,
        metavar="FILE",
        help="results.json of an earlier FILE.md: what was not run again since then stays in the report",
    )
    parser.add_argument("--data", type=Path, help="the clips of the experiments, for paired comparisons")
    parser.add_argument("--audio", type=Path, help="as in train, to read the shipped model's runs")
    parser.add_argument(
        "--models", type=Path, default=Path("models"), help="the shipped models, with their figures (default: models)"
    )
    add_reading(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from export.report.document import load_results
    from export.report.make import check_format, write

    check_format(options.out)
    results = load_results(options.results) if options.results else _gather(options)
    for path in write(results, options.out):
        print(f"wrote {path}")
    return 0


def _gather(options: argparse.Namespace) -> Results:
    from export.report.document import load_results
    from export.report.make import Sources, gather

    previous = load_results(options.add_to) if options.add_to else None
    return gather(
        Sources(
            build=options.build,
            models=options.models,
            data=options.data,
            audio=options.audio,
            reading=reading_of(options),
            command=_command(options),
            date=datetime.now(UTC).date().isoformat(),
        ),
        previous,
    )


def _command(options: argparse.Namespace) -> str:
    """Return the command that gathers again, with folders as in the documents."""
    from export.corpora.data import known_corpora

    parts = ["python -m export report"]
    if options.data:
        known = options.data.is_dir() and known_corpora(options.data)
        parts += [f"--data {'../shared/data' if known else 'FOLDER'}"]
    parts += ["--audio ../shared/audio"] if options.audio else []
    if options.add_to:
        parts += [f"--add-to {options.add_to.name if options.add_to.is_absolute() else options.add_to}"]
    return " ".join(parts)
