"""The steps of the recipe of the shipped model: options that they share, and the commands of a single step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import (
    CORPORA_HELP,
    add_data,
    add_work,
    command,
    device_of,
    model_name,
    use_threads,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from export.commands.arguments import Subparsers
    from export.recipe.packaging import RecipePackaging
    from export.recipe.steps import RecipeSteps

FOLDERS = {"data": "data", "audio": "audio", "weights": "weights/mn04_as_mAP_432.pt"}


@dataclass(frozen=True, slots=True)
class RecipeStep:
    """The command of one step."""

    name: str
    text: str
    """For ``--help``."""
    example: str
    """Options, after the command."""
    do: Callable[[argparse.Namespace, RecipeSteps], None]

    def add(self, subparsers: Subparsers) -> None:
        """Add the command."""
        parser = command(subparsers, self.name, self.text, examples=f"python -m export {self.name} {self.example}")
        add_options(parser)
        parser.set_defaults(run=self.run)

    def run(self, options: argparse.Namespace) -> int:
        """Do it; return the exit status."""
        self.do(options, open_steps(options, self.name))
        return 0


def add_options(parser: argparse.ArgumentParser, data: str = CORPORA_HELP) -> None:
    """Add the options of every step of the recipe. ``data``: the help of ``--data``."""
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
    """Return the names of ``--runs``; None for all."""
    return tuple(options.runs) or None


def open_steps(options: argparse.Namespace, *names: str) -> RecipeSteps:
    """Return the recipe's steps; raise TrainingError, before any long work, where those called ``names`` can't run."""
    from export.recipe.steps import RecipeSteps

    use_threads(options)
    steps = RecipeSteps(
        data=options.data,
        audio=options.audio,
        weights=options.weights,
        build=options.build,
        workers=options.threads,
        device=device_of(options),
    )
    steps.check(names, names_of(options))
    return steps


def open_packaging(options: argparse.Namespace, steps: RecipeSteps) -> RecipePackaging:
    """Return the packaging of the networks of ``steps``."""
    from export.recipe.packaging import RecipePackaging

    return RecipePackaging(
        steps,
        models=options.models,
        name=options.name,
        version=options.version,
        command=whole_command(options),
        date=datetime.now(UTC).date().isoformat(),
    )


def print_figures(options: argparse.Namespace, steps: RecipeSteps) -> None:
    """Write the figures and print the main ones."""
    print("\n".join(open_packaging(options, steps).figures()))


def write_card(options: argparse.Namespace, steps: RecipeSteps) -> None:
    """Write the model with its card."""
    print(f"wrote {open_packaging(options, steps).card()}")


def whole_command(options: argparse.Namespace) -> str:
    """Return the command that repeats all steps, with the folders as documents name them."""
    given = "".join(f" --{name} ../shared/{folder}" for name, folder in FOLDERS.items() if getattr(options, name))
    return f"python -m export all{given} --name {options.name} --version {options.version}"


PREPARE = RecipeStep(
    "prepare",
    "decode all clips once (seconds); what is whole is kept",
    "--data ../shared/data",
    lambda _, steps: steps.prepare(),
)
TO_ONNX = RecipeStep(
    "to-onnx",
    "write the trained networks of the recipe as fp32 ONNX (seconds)",
    "--data ../shared/data --runs fold-0",
    lambda options, steps: steps.to_onnx(names_of(options)),
)
EVALUATE = RecipeStep(
    "evaluate",
    "run held-out clips through the ONNX files under every condition (some minutes)",
    "--data ../shared/data --audio ../shared/audio",
    lambda options, steps: steps.evaluate(names_of(options)),
)
FIGURES = RecipeStep(
    "figures",
    "write models/<name>.figures.json, and run the fold models through the daemon (some minutes)",
    "--data ../shared/data --audio ../shared/audio",
    print_figures,
)
CARD = RecipeStep(
    "card",
    "check torch against fp32 against int8; then write models/<name>.onnx and .json (seconds)",
    "--data ../shared/data --weights ../shared/weights/mn04_as_mAP_432.pt",
    write_card,
)
