"""``python -m export to-onnx``: writes the trained networks as fp32 ONNX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, names_of, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export to-onnx --data ../shared/data --runs fold-0
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers, "to-onnx", "write the trained networks of the recipe as fp32 ONNX (seconds)", examples=EXAMPLES
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    open_steps(options, "to-onnx").to_onnx(names_of(options))
    return 0
