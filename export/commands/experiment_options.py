"""The options of commands that train any system on any clips, and the settings that they describe."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import device_of, use_threads, whole_number
from export.commands.own_data import READING, add_reading, reading_of

if TYPE_CHECKING:
    from export.corpora.data import Data
    from export.experiments.experiment import Settings

EXPERIMENT_ONLY = ("split", "corpora", "epochs", "share", "seed", "weights_folder")
"""Options, with READING, that the recipe doesn't have."""


def add_experiment(parser: argparse.ArgumentParser, *, learns: bool = True) -> None:
    """Add the options of the training and evaluation of one system.

    ``learns``: whether the command trains it; otherwise only those of its clips.
    """
    group = parser.add_argument_group("one system of --model")
    group.add_argument(
        "--split",
        default="fold-0",
        help="fold-0 .. fold-4: speakers held out (default: fold-0); random: training speakers too, to show the leak; "
        "together: the same of all corpora at once, with six of Ekman's emotions and neutral",
    )
    group.add_argument(
        "--corpora", nargs="+", default=[], metavar="CORPUS", help="of those in --data (default: ravdess where it is)"
    )
    group.add_argument("--seed", type=seed, default=0, help="of all random numbers (default: 0)")
    if learns:
        _add_learning(group)
    else:
        parser.set_defaults(epochs=None, weights_folder=None)
    add_reading(parser)


def _add_learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--epochs", type=whole_number, help="passes over the training clips (default: the system's)")
    group.add_argument(
        "--weights-folder",
        type=Path,
        metavar="PATH",
        help="pretrained weights: a folder as transformers saves, or a file",
    )


def add_share(parser: argparse.ArgumentParser) -> None:
    """Add the share of the clips to train on."""
    parser.add_argument("--share", type=share, default=1.0, help="of each training speaker's clips, 0-1 (default: 1)")


def read_clips(options: argparse.Namespace) -> Data:
    """Return the clips of ``--data``."""
    from export.corpora.data import read_data

    return read_data(options.data, reading_of(options))


def check_recipe(options: argparse.Namespace) -> None:
    """End with an error for options that the recipe doesn't have."""
    usual = {name: options.parser.get_default(name) for name in (*EXPERIMENT_ONLY, *READING)}
    given = [f"--{name.replace('_', '-')}" for name, value in usual.items() if getattr(options, name) != value]
    if given:
        options.parser.error(f"{', '.join(given)}: only with --model")


def settings_of(options: argparse.Namespace, *, share: float, what: str = "") -> Settings:
    """Return the settings of the options. ``what``: the command's own part; empty for ``train --model``."""
    from export.corpora.readers import RAVDESS
    from export.corpora.together import TOGETHER
    from export.experiments.experiment import Settings

    use_threads(options)
    is_one = options.split != TOGETHER and (options.data / RAVDESS.folder).is_dir()
    usual = (RAVDESS.name,) if is_one else ()
    return Settings(
        model=options.model,
        split=options.split,
        corpora=tuple(options.corpora) or usual,
        share=share,
        epochs=options.epochs,
        seed=options.seed,
        audio=options.audio,
        weights=options.weights_folder or getattr(options, "weights", None),
        build=options.build,
        device=device_of(options).type,
        threads=options.threads,
        command=command_line(options, share, what or f"train --model {options.model}"),
        date=datetime.now(UTC).date().isoformat(),
    )


def command_line(options: argparse.Namespace, share: float, what: str) -> str:
    """Return the command that repeats an experiment, with the folders as documents name them."""
    from export.corpora.data import known_corpora

    data = "../shared/data" if options.data.is_dir() and known_corpora(options.data) else "FOLDER"
    parts = [f"python -m export {what} --data {data}"]
    parts += ["--audio ../shared/audio"] if options.audio else []
    parts += [f"--corpora {' '.join(options.corpora)}"] if options.corpora else []
    parts += [f"--split {options.split}", f"--seed {options.seed}"]
    parts += [f"--epochs {options.epochs}"] if options.epochs else []
    parts += [f"--share {share:g}"] if share != 1 else []
    parts += ["--weights-folder PATH"] if options.weights_folder else []
    return " ".join(parts)


def seed(text: str) -> int:
    """Read a whole number of 0 or more."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a whole number of 0 or more, got {text!r}")
    return int(text)


def share(text: str) -> float:
    """Read a number above 0 and at most 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"expected a number above 0 and at most 1, got {text!r}")
    return value
