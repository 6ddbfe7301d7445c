"""``python -m export prepare``: decodes all clips once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export prepare --data ../shared/data
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(subparsers, "prepare", "decode all clips once (seconds); what is whole is kept", examples=EXAMPLES)
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    open_steps(options, "prepare").prepare()
    return 0
