"""``python -m export inspect``: what corpora are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, open_workshop

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export inspect --data ../shared/data
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers, "inspect", "count clips, speakers and labels of every corpus that is there", examples=EXAMPLES
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    print("\n".join(open_workshop(options, "inspect").inspect()))
    return 0
