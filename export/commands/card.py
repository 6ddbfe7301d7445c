"""``python -m export card``: writes the model that ships, with its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.recipe_step import add_options, open_packaging, open_steps

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = """
python -m export card --data ../shared/data --weights ../shared/weights/mn04_as_mAP_432.pt
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "card",
        "check torch against fp32 against int8; then write models/<name>.onnx and .json (seconds)",
        examples=EXAMPLES,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    path = open_packaging(options, open_steps(options, "card")).card()
    print(f"wrote {path}")
    return 0
