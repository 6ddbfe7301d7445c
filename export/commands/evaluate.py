"""``python -m export evaluate``: runs held-out clips through the recipe's ONNX files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, names_of, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export evaluate --data ../shared/data --audio ../shared/audio
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "evaluate",
        "run held-out clips through the ONNX files under every condition (some minutes)",
        examples=EXAMPLES,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    open_steps(options, "evaluate").evaluate(names_of(options))
    return 0
