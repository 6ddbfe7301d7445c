"""``python -m export train``: trains and evaluates a system with ``--model``, or the networks of the shipped model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import ANY_HELP, command
from export.commands.experiment_options import add_experiment, add_share, check_recipe, read_clips, settings_of
from export.commands.recipe_step import add_options, names_of, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export train --model mel-cnn --data ../shared/data --audio ../shared/audio
python -m export train --model mel-cnn --data ../shared/data --split random    # shows a leak
python -m export train --model hubert --data ../shared/data --weights-folder hubert-base
python -m export train --data ../shared/data --runs fold-0    # the recipe, one fold, from scratch
python -m export train --data ../shared/data --device cuda    # the recipe, on a GPU
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = (
        "train and evaluate the system --model (build/study/); without it, train all networks of export/recipe/runs.py "
        "(hours on 2 cores). Both go on where they were stopped"
    )
    parser = command(subparsers, "train", text, examples=EXAMPLES)
    parser.add_argument("--model", metavar="NAME", help="mel-cnn, gru, embeddings-mn04+svm ...; another name lists all")
    add_options(parser, f"{ANY_HELP} (with --model)")
    add_experiment(parser)
    add_share(parser)
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
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
