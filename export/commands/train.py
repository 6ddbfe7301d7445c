"""``python -m export train``: trains networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, names_of, open_workshop

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export train --data ../shared/data --runs fold-0    # one fold, from scratch; goes on where stopped
python -m export train --data ../shared/data --device cuda    # on a GPU
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "train",
        "train every network of export/recipe/runs.py (hours on 2 cores; goes on where it was stopped)",
        examples=EXAMPLES,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    open_workshop(options, "train").train(names_of(options))
    return 0
