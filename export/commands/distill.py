"""``python -m export distill``: trains a network on the predictions of trained systems, and compares it with them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from export.commands.arguments import add_data, add_work, command, model_name
from export.commands.experiment_options import add_experiment, add_share, read_clips, settings_of, share

if TYPE_CHECKING:
    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export distill --teachers mel-cnn,gru --student mn04 --data ../shared/data --audio ../shared/audio
python -m export distill --teachers embeddings-mn04+svm --student gru --data ../shared/data --name small
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "train a network on the predictions of trained systems, and compare it with them (build/study/)"
    parser = command(subparsers, "distill", text, examples=EXAMPLES)
    parser.add_argument(
        "--teachers",
        required=True,
        type=names,
        metavar="NAME[,NAME...]",
        help="systems that `train --model` trained on the same split, as ONNX files; the student learns their mean",
    )
    parser.add_argument("--student", required=True, metavar="NAME", help="which network learns: mn04, gru ...")
    parser.add_argument("--name", type=model_name, help="of the result (default: STUDENT-from-TEACHERS)")
    parser.add_argument(
        "--teacher-weight",
        type=share,
        metavar="SHARE",
        help="of the loss against the teachers' predictions, 0-1; the rest is on the labels (default: 0.8)",
    )
    add_data(parser)
    add_work(parser)
    add_experiment(parser)
    add_share(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from dataclasses import replace

    from export.compression.distill import TEACHER_WEIGHT, distill
    from export.compression.summary import summary

    options.model = options.student
    what = f"distill --teachers {','.join(options.teachers)} --student {options.student}"
    what += f" --name {options.name}" if options.name else ""
    what += f" --teacher-weight {options.teacher_weight:g}" if options.teacher_weight is not None else ""
    settings = replace(
        settings_of(options, share=options.share, what=what),
        name=options.name or "",
        teachers=options.teachers,
        teacher_weight=TEACHER_WEIGHT if options.teacher_weight is None else options.teacher_weight,
    )
    lines, done = distill(read_clips(options), settings)
    print("\n".join([*lines, "", *summary(done)]))
    return 0


def names(text: str) -> tuple[str, ...]:
    """Read names between commas."""
    found = tuple(filter(None, (name.strip() for name in text.split(","))))
    if not found:
        raise argparse.ArgumentTypeError(f"expected names of systems between commas, got {text!r}")
    return found
