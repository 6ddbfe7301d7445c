"""``python -m export publish``: updates cards and the tables of documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import command

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

DOCUMENTS = (Path("models/README.md"),)
EXAMPLES = """
python -m export publish
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "update cards and the tables of documents from models/*.figures.json (seconds)"
    parser = command(subparsers, "publish", text, examples=EXAMPLES)
    parser.add_argument("--models", type=Path, default=Path("models"), help="where the models are (default: models)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from export.publishing.publish import publish

    changed = publish(options.models, [path for path in DOCUMENTS if path.exists()])
    print("\n".join(f"wrote {path}" for path in changed) or "everything is up to date")
    return 0
