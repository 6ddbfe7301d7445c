"""What the commands that make the shipped model have in common: their options, and the workshop these describe."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import CORPORA_HELP, add_data, add_work, device_of, model_name, use_threads

if TYPE_CHECKING:
    import argparse

    from export.recipe.packaging import RecipePackaging
    from export.recipe.steps import RecipeSteps

FOLDERS = {"data": "data", "audio": "audio", "weights": "weights/mn04_as_mAP_432.pt"}


def add_options(parser: argparse.ArgumentParser, data: str = CORPORA_HELP) -> None:
    """Add the options of every step of the recipe. ``data``: what is said of ``--data``."""
    add_data(parser, data)
    add_work(parser)
    parser.add_argument("--weights", type=Path, help="EfficientAT mn04_as weights; without them from scratch")
    parser.add_argument("--models", type=Path, default=Path("models"), help="where model and card go (default: models)")
    parser.add_argument("--name", type=model_name, default="ser-mn04", help="the model's name (default: ser-mn04)")
    parser.add_argument("--version", default="1.1.0", help="the model's version (default: 1.1.0)")
    parser.add_argument(
        "--runs", nargs="*", default=[], metavar="RUN", help="only these: fold-0 .. fold-4, final, first, nemo, ..."
    )


def names_of(options: argparse.Namespace) -> tuple[str, ...] | None:
    """Return the runs asked for; None for all."""
    return tuple(options.runs) or None


def open_steps(options: argparse.Namespace, *steps: str) -> RecipeSteps:
    """Return the workshop; raise TrainingError, before any long work, where ``steps`` lack something."""
    from export.recipe.steps import RecipeSteps

    use_threads(options)
    workshop = RecipeSteps(
        data=options.data,
        audio=options.audio,
        weights=options.weights,
        build=options.build,
        workers=options.threads,
        device=device_of(options),
    )
    workshop.check(steps, names_of(options))
    return workshop


def open_packaging(options: argparse.Namespace, workshop: RecipeSteps) -> RecipePackaging:
    """Return what makes a model of the workshop's networks."""
    from export.recipe.packaging import RecipePackaging

    return RecipePackaging(
        workshop,
        models=options.models,
        name=options.name,
        version=options.version,
        command=whole_command(options),
        date=datetime.now(UTC).date().isoformat(),
    )


def whole_command(options: argparse.Namespace) -> str:
    """Return the command that makes everything again, with folders as a reader would have them."""
    given = "".join(f" --{name} ../shared/{folder}" for name, folder in FOLDERS.items() if getattr(options, name))
    return f"python -m export all{given} --name {options.name} --version {options.version}"
