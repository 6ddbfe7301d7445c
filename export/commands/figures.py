"""``python -m export figures``: puts the figures together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, open_packaging, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export figures --data ../shared/data --audio ../shared/audio
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "figures",
        "write models/<name>.figures.json, and run the fold models through the daemon (some minutes)",
        examples=EXAMPLES,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    print("\n".join(open_packaging(options, open_steps(options, "figures")).figures()))
    return 0
