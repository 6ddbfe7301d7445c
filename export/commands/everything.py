"""``python -m export all``: the whole recipe, from corpora to the shipped model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands import publish
from export.commands.arguments import command
from export.commands.recipe_step import add_options, names_of, open_steps, print_figures, write_card

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

STEPS = ("inspect", "prepare", "train", "to-onnx", "quantize", "evaluate", "figures", "card")
EXAMPLES = """
python -m export all --data ../shared/data --audio ../shared/audio --weights ../shared/weights/mn04_as_mAP_432.pt
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(subparsers, "all", f"the model that ships: {', '.join(STEPS)}, publish", examples=EXAMPLES)
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    steps, names = open_steps(options, *STEPS), names_of(options)
    _inspect(options)
    steps.prepare()
    steps.train(names)
    steps.to_onnx(names)
    steps.quantize(names)
    steps.evaluate(names)
    print_figures(options, steps)
    write_card(options, steps)
    return publish.run(options)


def _inspect(options: argparse.Namespace) -> None:
    """Inspect every recording; raise TrainingError where something makes training impossible."""
    from export.corpora.data import survey_data
    from export.corpora.inspection import inspect
    from export.corpora.inspection_text import describe, verdict
    from export.errors import TrainingError

    inspection, _ = inspect(survey_data(options.data), source=str(options.data))
    print(describe(inspection))
    if inspection.verdict != "trainable":
        raise TrainingError(verdict(inspection))
