"""``python -m export marks``: how often claims were right, by what supervisors marked in the page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import command

if TYPE_CHECKING:
    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export marks /var/lib/emotion-streamer/marks.jsonl           # what web.marks names
python -m export marks marks.jsonl --wanted 0.9 --json figures.json    # a threshold with 9 of 10 claims right
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "marks",
        "say how often claims were right, by what supervisors marked: by label, role and threshold",
        examples=EXAMPLES,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the file of marks (web.marks in the configuration)")
    parser.add_argument(
        "--wanted",
        type=_share,
        default=0.8,
        metavar="SHARE",
        help="name the lowest threshold from which so many claims are right, 0-1 (default: 0.8)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from export.evaluation.marks import judge, read_marks
    from export.evaluation.marks_text import describe_marks
    from export.json_file import write_json

    marks, broken = read_marks(options.file)
    judged = judge(marks, wanted=options.wanted)
    if options.json is not None:
        write_json(options.json, judged)
    print(describe_marks(judged, broken=broken), end="")
    return 0


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"expected a share of 0 to 1, got {text!r}")
    return share
