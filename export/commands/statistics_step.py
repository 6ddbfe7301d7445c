"""The commands of models of the statistics kind: features, training, evaluation, export; and all four in one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import add_data, add_work, command, device_of, model_name, use_threads
from export.commands.own_data import add_reading, reading_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from export.commands.arguments import Subparsers
    from export.statistics.card import Origins
    from export.statistics.packaging import StatisticsPackaging
    from export.statistics.steps import StatisticsSteps

FOLDERS = "--data ../shared/data --audio ../shared/audio --weights-folder ../shared/weights/whisper-tiny.en-encoder-3"
NOTICE = "Whisper, Copyright (c) 2022 OpenAI, MIT License"


@dataclass(frozen=True, slots=True)
class StatisticsStep:
    """The command of one step."""

    name: str
    text: str
    """For ``--help``."""
    examples: str
    """Options after the command, one example a line."""
    do: Callable[[argparse.Namespace, StatisticsSteps], None]

    def add(self, subparsers: Subparsers) -> None:
        """Add the command."""
        lines = "\n".join(f"python -m export {self.name} {line}" for line in self.examples.splitlines())
        parser = command(subparsers, self.name, self.text, examples=lines)
        _add_options(parser)
        parser.set_defaults(run=self.run)

    def run(self, options: argparse.Namespace) -> int:
        """Do it; return the exit status."""
        self.do(options, open_statistics(options))
        return 0


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    add_reading(parser)
    add_work(parser)
    parser.add_argument("--ordinary", type=Path, help="folder of ordinary speech (default: ordinary/ in --data)")
    parser.add_argument(
        "--weights-folder",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="config.json and model.safetensors of Whisper",
    )
    add_origins(parser)
    parser.add_argument(
        "--models", type=Path, default=Path("models"), help="where figures and model go (default: models)"
    )
    parser.add_argument(
        "--name", type=model_name, default="ser-whisper", help="the model's name (default: ser-whisper)"
    )
    parser.add_argument("--version", default="1.0.0", help="the model's version (default: 1.0.0)")
    parser.add_argument("--quick", action="store_true", help="one random channel and 3 epochs: does all of it work?")
    parser.add_argument(
        "--rounds",
        nargs="*",
        default=[],
        metavar="ROUND",
        help="only these: speakers, speakers-0, without, voice, final ...",
    )
    parser.add_argument("--sets", nargs="*", default=[], metavar="SET", help="features: only of these corpora and sets")
    parser.add_argument(
        "--layers",
        nargs="+",
        type=int,
        metavar="N",
        help="of the encoder, whose features are pooled; 0: what its convolutions give (default: 0 1 2)",
    )
    parser.add_argument("--plain", action="store_true", help="a head without attention: less to compute")


def add_origins(parser: argparse.ArgumentParser) -> None:
    """Add where weights and recordings come from, for the card."""
    parser.add_argument("--weights-notice", default=NOTICE, metavar="TEXT", help=f"for the card (default: {NOTICE})")
    parser.add_argument("--language", default="", help="that is spoken in your own recordings, for the card")
    parser.add_argument("--licence", default="", metavar="TEXT", help="of your own recordings, for the card")
    parser.add_argument(
        "--ordinary-licence", default="", metavar="TEXT", help="of your own ordinary speech, for the card: 'CC0 1.0'"
    )


def open_statistics(options: argparse.Namespace) -> StatisticsSteps:
    """Return the steps; raise TrainingError, before any long work, where folders are not what they should be."""
    from export.statistics.card import licence_of
    from export.statistics.config import Recipe, of_layers, quick
    from export.statistics.material import read_material
    from export.statistics.steps import StatisticsSteps

    use_threads(options)
    recipe = of_layers(Recipe(), options.layers, is_plain=options.plain)
    steps = StatisticsSteps(
        material=read_material(
            options.data, audio=options.audio, ordinary=options.ordinary, reading=reading_of(options)
        ),
        audio=options.audio,
        weights=options.weights_folder,
        build=options.build / "statistics",
        workers=options.threads,
        device=device_of(options),
        recipe=quick(recipe) if options.quick else recipe,
    )
    steps.check()
    print(f"licence of what is made of this: {licence_of(steps.material, origins_of(options))}")
    return steps


def origins_of(options: argparse.Namespace) -> Origins:
    """Return the options of ``add_origins``."""
    from export.statistics.card import Origins

    return Origins(
        weights=options.weights_notice,
        own_licence=options.licence,
        ordinary_licence=options.ordinary_licence,
        language=options.language,
    )


def _packaging(options: argparse.Namespace, steps: StatisticsSteps) -> StatisticsPackaging:
    from export.statistics.packaging import StatisticsPackaging

    return StatisticsPackaging(
        steps,
        models=options.models,
        name=options.name,
        version=options.version,
        command=f"python -m export statistics {FOLDERS} {_repeated(options)}",
        date=datetime.now(UTC).date().isoformat(),
        origins=origins_of(options),
    )


def _repeated(options: argparse.Namespace) -> str:
    """Return the options that change the model, as they were given."""
    layers = ["--layers", *map(str, options.layers)] if options.layers is not None else []
    flags = ["--plain"] * options.plain + ["--quick"] * options.quick
    return " ".join(["--name", options.name, "--version", options.version, *layers, *flags])


def _features(options: argparse.Namespace, steps: StatisticsSteps) -> None:
    steps.features(options.sets)


def _train(options: argparse.Namespace, steps: StatisticsSteps) -> None:
    print(f"trained: {', '.join(steps.train(options.rounds))}")


def _evaluate(options: argparse.Namespace, steps: StatisticsSteps) -> None:
    sys.stdout.write(_packaging(options, steps).evaluate(tuple(options.rounds)))


def _export(options: argparse.Namespace, steps: StatisticsSteps) -> None:
    print("\n".join(_packaging(options, steps).export()))


def _everything(options: argparse.Namespace, steps: StatisticsSteps) -> None:
    for step in (_features, _train, _evaluate, _export):
        step(options, steps)


FEATURES = StatisticsStep(
    "statistics-features",
    "encode all recordings through channels, once (an hour or two); what is there stays",
    f"{FOLDERS}\n{FOLDERS} --sets ravdess alnum",
    _features,
)
TRAIN = StatisticsStep(
    "statistics-train",
    "train a head for each round on the features (a minute each); what is there stays",
    f"{FOLDERS}\n{FOLDERS} --rounds speakers-0",
    _train,
)
EVALUATE = StatisticsStep(
    "statistics-evaluate",
    "evaluate each head on whom it left out, ordinary speech and calls; write figures, print tables (minutes)",
    f"{FOLDERS}\n{FOLDERS} --rounds speakers",
    _evaluate,
)
EXPORT = StatisticsStep(
    "statistics-export",
    "write encoder and head as int8 ONNX with their card (a minute); needs the figures and the final head",
    f"{FOLDERS} --name ser-whisper --version 1.0.0",
    _export,
)
EVERYTHING = StatisticsStep(
    "statistics",
    "make a model of the statistics kind: features, train, evaluate, export; goes on where it was stopped",
    f"{FOLDERS}\n{FOLDERS} --layers 0 --plain --name light\n"
    "--data mine --ordinary everyday --weights-folder whisper-tiny.en --name mine --licence 'CC BY 4.0'",
    _everything,
)
