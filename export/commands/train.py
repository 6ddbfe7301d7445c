"""``python -m export train``: trains and evaluates a system with ``--model``, or the networks of the shipped model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import ANY_HELP, command
from export.commands.experiment_options import add_experiment, add_share, check_recipe, read_clips, settings_of
from export.commands.recipe_step import add_options, names_of, open_steps
from export.commands.statistics_step import NOTICE, open_statistics

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export train --model mel-cnn --data ../shared/data --audio ../shared/audio
python -m export train --model mel-cnn --data ../shared/data --split random    # shows a leak
python -m export train --model hubert --data ../shared/data --weights-folder hubert-base
python -m export train --data ../shared/data --runs fold-0    # the recipe, one fold, from scratch
python -m export train --kind statistics --data ../shared/data --weights-folder whisper-tiny.en    # features and heads
python -m export train --data ../shared/data --device cuda    # the recipe, on a GPU
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = (
        "train and evaluate the system --model (build/study/); without it, train all networks of export/recipe/runs.py "
        "(hours on 2 cores); with --kind statistics, encode all recordings and train the heads of a model of that "
        "kind. All go on where they were stopped"
    )
    parser = command(subparsers, "train", text, examples=EXAMPLES)
    parser.add_argument("--model", metavar="NAME", help="mel-cnn, gru, embeddings-mn04+svm ...; another name lists all")
    parser.add_argument(
        "--kind",
        choices=("window", "statistics"),
        default="window",
        help="without --model: the model's (default: window); statistics: `statistics-features`, `statistics-train`",
    )
    parser.add_argument(
        "--ordinary", type=Path, metavar="FOLDER", help="statistics: ordinary speech (default: ordinary/ in --data)"
    )
    parser.add_argument(
        "--quick", action="store_true", help="statistics: few channels and epochs, to see that it works"
    )
    add_options(parser, f"{ANY_HELP} (with --model or --kind statistics)")
    add_experiment(parser)
    add_share(parser)
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    if options.kind == "statistics":
        return _train_statistics(options)
    if options.ordinary or options.quick:
        options.parser.error("--ordinary, --quick: only with --kind statistics")
    if options.model is None:
        check_recipe(options)
        open_steps(options, "train").train(names_of(options))
        return 0
    if options.runs:
        options.parser.error("--runs are of the recipe, which is trained without --model")
    from export.experiments.experiment import Experiment
    from export.experiments.run import run_experiment

    experiment = Experiment(read_clips(options), settings_of(options, share=options.share))
    print("\n".join(run_experiment(experiment)))
    return 0


def _train_statistics(options: argparse.Namespace) -> int:
    """Encode all recordings and train the heads of ``--runs``, all without; return the exit status."""
    if options.model is not None or options.weights_folder is None:
        options.parser.error("--kind statistics: expected --weights-folder of a Whisper encoder, and no --model")
    options.rounds, options.sets = names_of(options) or [], []
    options.layers, options.plain = None, False
    options.weights_notice, options.language, options.licence, options.ordinary_licence = NOTICE, "", "", ""
    steps = open_statistics(options)
    steps.features()
    print(f"trained: {', '.join(steps.train(options.rounds))}")
    return 0
