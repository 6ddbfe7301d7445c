"""``python -m export quantize``: any trained system, or the networks of the recipe, as int8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import ANY_HELP, command
from export.commands.experiment_options import add_experiment, add_share, check_recipe, read_clips, settings_of
from export.commands.recipe_step import add_options, names_of, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export quantize --model mel-cnn --data ../shared/data --audio ../shared/audio    # after train --model
python -m export quantize --model mn04-from-gru --data ../shared/data --split fold-1      # after distill
python -m export quantize --data ../shared/data --audio ../shared/audio                   # those of the recipe
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = (
        "write int8, with ranges from training clips, and compare size, latency, UAR and agreement with fp32: of the "
        "trained system --model (build/study/, minutes), without it of the networks of the recipe (a minute)"
    )
    parser = command(subparsers, "quantize", text, examples=EXAMPLES)
    parser.add_argument("--model", metavar="NAME", help="a system that was trained on the same split")
    add_options(parser, f"{ANY_HELP} (with --model)")
    add_experiment(parser, learns=False)
    add_share(parser)
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    if options.model is None:
        check_recipe(options)
        return _recipe(options)
    if options.runs:
        options.parser.error("--runs are of the recipe, which is quantised without --model")
    from dataclasses import replace

    from export.compression.quantize import quantize_experiment
    from export.compression.summary import summary
    from export.compression.trained import model_of
    from export.experiments.experiment import Experiment

    name = options.model
    settings = settings_of(options, share=options.share, what=f"quantize --model {name}")
    system = model_of(options.build, name, options.split, options.share)
    experiment = Experiment(read_clips(options), replace(settings, model=system, name=name), is_trained=True)
    print("\n".join(summary(quantize_experiment(experiment))))
    print(f"wrote {experiment.files.model('int8').with_suffix('.json')}")
    return 0


def _recipe(options: argparse.Namespace) -> int:
    from export.compression.recipe_runs import compare_runs

    steps, names = open_steps(options, "quantize"), names_of(options)
    steps.quantize(names)
    print("\n".join(compare_runs(steps, names)))
    return 0
