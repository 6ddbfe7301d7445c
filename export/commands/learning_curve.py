"""``python -m export learning-curve``: one system trained on 25, 50, 75 and 100 % of the clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import add_data, add_work, command
from export.commands.experiment_options import add_experiment, read_clips, settings_of

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

SHARES = (0.25, 0.5, 0.75, 1.0)
EXAMPLES = """
python -m export learning-curve --model mel-cnn --data ../shared/data --audio ../shared/audio --epochs 10
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = (
        "train and evaluate --model on 25, 50, 75 and 100 % of each training speaker's clips, the same "
        "speakers held out (four trainings; each goes on where it was stopped)"
    )
    parser = command(subparsers, "learning-curve", text, examples=EXAMPLES)
    parser.add_argument("--model", metavar="NAME", required=True, help="as in train")
    add_data(parser)
    add_work(parser)
    add_experiment(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from export.experiments.experiment import Experiment
    from export.experiments.learning_curve import learning_curve_lines
    from export.experiments.run import run_experiment
    from export.report.learning_curve import draw_learning_curve

    data = read_clips(options)
    experiments = [Experiment(data, settings_of(options, share=share)) for share in SHARES]
    for experiment in experiments:
        run_experiment(experiment)
    files = [experiment.files for experiment in experiments]
    print("\n".join(learning_curve_lines(files)))
    print(f"wrote {draw_learning_curve(files, title=options.model)}")
    return 0
