"""``python -m export ab-test``: two models side by side on new recordings, with a verdict."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import command, whole_number

if TYPE_CHECKING:
    from export.commands.arguments import Subparsers

REPOSITORY = Path(__file__).resolve().parent.parent.parent
EXAMPLES = """
python -m export ab-test --a models/ser-mn04.onnx --b mine.onnx call-1.wav call-2.flac    # no labels
python -m export ab-test --a models/ser-mn04.onnx --b mine.onnx recordings     # recordings/sad/anna/01.wav ...
python -m export ab-test --a models/ser-mn04.onnx --b mine.onnx clips --labels labels.csv --json build/ab.json
python -m export ab-test --a models/ser-mn04.onnx --b mine.json clips --ordinary calls    # false claims an hour, too
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "ab-test",
        "compare two models of either kind on new recordings, labelled or not: quality, false claims, speed, verdict",
        examples=EXAMPLES,
    )
    parser.add_argument(
        "--a", type=Path, required=True, metavar="MODEL", help="one model: its card, or the ONNX file beside it"
    )
    parser.add_argument("--b", type=Path, required=True, metavar="MODEL", help="the other; of either kind, too")
    parser.add_argument(
        "recordings",
        nargs="*",
        type=Path,
        metavar="RECORDING",
        help="file, or folder; label/clip, label/speaker/clip or speaker/label/clip in it give labels and "
        "speakers; labels.toml in it renames labels; ordinary/ in it is as --ordinary",
    )
    parser.add_argument(
        "--ordinary",
        nargs="+",
        type=Path,
        default=[],
        metavar="RECORDING",
        help="files or folders of ordinary speech: how many emotions are claimed there in an hour, all by mistake",
    )
    parser.add_argument(
        "--labels", type=Path, metavar="FILE", help="CSV with the columns path, label and, optionally, speaker"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there, too")
    parser.add_argument(
        "--pairs", type=whole_number, default=200, metavar="N", help="how often each model is timed (default: 200)"
    )
    parser.add_argument("--seed", type=_seed, default=0, help="of the draws for intervals (default: 0)")
    parser.set_defaults(run=run, parser=parser)


def _seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a whole number of 0 or more, got {text!r}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    if not options.recordings and not options.ordinary:
        options.parser.error("expected recordings, or ordinary speech with --ordinary")
    from export.ab_test.document import Made
    from export.ab_test.run import Plan, compare_models
    from export.ab_test.summary import summary
    from export.json_file import write_json
    from export.provenance import commit_of

    made = Made(
        date=datetime.now(UTC).date().isoformat(),
        code=commit_of(REPOSITORY),
        command=_command(options),
        seed=options.seed,
    )
    plan = Plan(
        a=options.a,
        b=options.b,
        paths=options.recordings,
        table=options.labels,
        n_pairs=options.pairs,
        ordinary=options.ordinary,
    )
    test = compare_models(plan, made=made)
    if options.json is not None:
        write_json(options.json, test)
    sys.stderr.flush()
    print(summary(test))
    return 0


def _command(options: argparse.Namespace) -> str:
    """Return the command that repeats the comparison."""
    words = ["python", "-m", "export", "ab-test", "--a", options.a, "--b", options.b, *options.recordings]
    words += ["--ordinary", *options.ordinary] if options.ordinary else []
    words += ["--labels", options.labels] if options.labels else []
    words += ["--json", options.json] if options.json else []
    words += ["--pairs", options.pairs, "--seed", options.seed]
    return shlex.join(map(str, words))
