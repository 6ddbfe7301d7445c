"""``python -m export quantize``: writes the networks of the whole recipe as int8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, names_of, open_workshop

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export quantize --data ../shared/data --audio ../shared/audio
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "quantize",
        "write those of the whole recipe as int8, with ranges from training clips (a minute)",
        examples=EXAMPLES,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    open_workshop(options, "quantize").quantize(names_of(options))
    return 0
