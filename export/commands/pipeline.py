"""``python -m export pipeline``: from one's own recordings to a model that the daemon runs."""

from __future__ import annotations

import argparse
import re
import shlex
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.commands.arguments import add_work, command, device_of, model_name, use_threads, whole_number
from export.commands.experiment_options import seed
from export.commands.own_data import add_reading, reading_of
from export.commands.statistics_step import add_origins, origins_of

if TYPE_CHECKING:
    from export.commands.arguments import Subparsers
    from export.pipeline.pipeline import Pipeline
    from export.pipeline.plan import Plan
    from export.pipeline.statistics_pipeline import StatisticsPipeline

START = Path("models/ser-mn04.onnx")
WINDOW_ONLY = ("start", "folds", "all_folds")
STATISTICS_ONLY = ("weights_folder", "weights_notice", "ordinary_licence")
EXAMPLES = """
python -m export pipeline --data recordings                                # all of it; models/recordings.onnx
python -m export pipeline --data recordings --name my-model --dry-run      # the steps, and how long they take
python -m export pipeline --data recordings --name my-model --quick        # does it work? a poor model in minutes
python -m export pipeline --data recordings --name my-model --language Ukrainian --licence "CC BY 4.0"
python -m export pipeline --data recordings --name my-model --all-folds    # tested on all speakers, longer
python -m export pipeline --data recordings --ordinary everyday --weights-folder whisper-tiny.en    # statistics kind
python -m export pipeline --data recordings/clips.csv --name my-model --start none    # without other weights
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = (
        "from your own recordings to a model in the daemon: inspect, split by speakers, train, distil, quantise, "
        "evaluate, card, report, run. Goes on where it was stopped. docs/train-your-own.md explains each step"
    )
    parser = command(subparsers, "pipeline", text, examples=EXAMPLES)
    parser.add_argument("--data", type=Path, required=True, help="folder of your own recordings, or CSV")
    parser.add_argument(
        "--kind",
        choices=("window", "statistics"),
        help="of the model (default: statistics with --weights-folder, else window)",
    )
    parser.add_argument(
        "--ordinary",
        type=Path,
        metavar="FOLDER",
        help="recordings in which nobody acts (default: ordinary/ in --data): the pipeline says how many emotions the "
        "model claims there in an hour; one of the statistics kind learns from them, too",
    )
    parser.add_argument("--name", type=model_name, help="name of the model (default: that of the recordings)")
    parser.add_argument("--version", default="0.1.0", help="the model's version (default: 0.1.0)")
    parser.add_argument("--out", type=Path, default=Path("models"), help="folder of the model (default: models)")
    parser.add_argument(
        "--start",
        type=start,
        default=START,
        metavar="FILE",
        help=f"what training starts from: a model of ours (default: {START}, for non-commercial use only, and so is "
        "what starts from it), EfficientAT's mn04_as weights (.pt, MIT), or none",
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--epochs",
        type=whole_number,
        help="passes of each stage over the clips (default: 30; up to 300 recordings: 20, and one teacher)",
    )
    length.add_argument("--quick", action="store_true", help="2 epochs and one teacher, to see that it works")
    parser.add_argument(
        "--folds", type=groups, default=5, metavar="K", help="groups of speakers, of which one is held out (default: 5)"
    )
    parser.add_argument("--all-folds", action="store_true", help="hold out each group in turn: K times as long")
    parser.add_argument(
        "--weights-folder",
        type=Path,
        metavar="FOLDER",
        help="statistics: config.json and model.safetensors of Whisper (MIT), such as tiny.en",
    )
    add_origins(parser)
    parser.add_argument("--audio", type=Path, help="folder with noise/ and rir/; without it both are generated")
    parser.add_argument("--seed", type=seed, default=0, help="of all random numbers (default: 0)")
    parser.add_argument("--dry-run", action="store_true", help="only print the steps, and how long they would take")
    add_work(parser)
    add_reading(parser)
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    options.kind = options.kind or ("statistics" if options.weights_folder else "window")
    options.name = options.name or _named_as(options.data)
    if not options.name:
        options.parser.error(f"--name: expected a name for the model; {options.data} has no letters for one")
    _check_kind(options)
    use_threads(options)
    pipeline = _of_statistics(options) if options.kind == "statistics" else _of_windows(options)
    if options.dry_run:
        pipeline.describe()
    else:
        pipeline.run()
    return 0


def _check_kind(options: argparse.Namespace) -> None:
    """End with an error for options that the kind doesn't have."""
    others = WINDOW_ONLY if options.kind == "statistics" else STATISTICS_ONLY
    usual = {name: options.parser.get_default(name) for name in others}
    given = [f"--{name.replace('_', '-')}" for name, value in usual.items() if getattr(options, name) != value]
    if given:
        options.parser.error(f"{', '.join(given)}: not with a model of the {options.kind} kind")
    if options.kind == "statistics" and options.weights_folder is None:
        options.parser.error(
            "--weights-folder: expected the folder of a Whisper encoder (config.json, model.safetensors)"
        )


def _of_windows(options: argparse.Namespace) -> Pipeline:
    from export.corpora.data import read_data
    from export.corpora.ordinary import ordinary_sets
    from export.pipeline.pipeline import Pipeline

    data = read_data(options.data, reading_of(options))
    return Pipeline(
        data,
        _plan(options, n_clips=len(data.clips)),
        source=str(options.data),
        print_line=_print_line,
        now=time.monotonic,
        ordinary=ordinary_sets(options.data, options.ordinary),
    )


def _of_statistics(options: argparse.Namespace) -> StatisticsPipeline:
    from export.pipeline.statistics_pipeline import StatisticsPipeline
    from export.pipeline.statistics_plan import StatisticsPlan

    plan = StatisticsPlan(
        name=options.name,
        version=options.version,
        out=options.out,
        build=options.build,
        weights=options.weights_folder,
        origins=origins_of(options),
        ordinary=options.ordinary,
        audio=options.audio,
        epochs=options.epochs,
        is_quick=options.quick,
        seed=options.seed,
        device=device_of(options).type,
        threads=options.threads,
        command=_command(options),
        date=datetime.now(UTC).date().isoformat(),
    )
    return StatisticsPipeline(
        options.data, plan, reading=reading_of(options), print_line=_print_line, now=time.monotonic
    )


def start(text: str) -> Path | None:
    """Read ``none`` or a file."""
    return None if text == "none" else Path(text)


def groups(text: str) -> int:
    """Read a whole number of 2 or more."""
    if not text.isdecimal() or int(text) < 2:
        raise argparse.ArgumentTypeError(f"expected a whole number of 2 or more, got {text!r}")
    return int(text)


def _named_as(data: Path) -> str:
    """Return a name for a model of the recordings in ``data``; empty where that has no letters for it."""
    return re.sub(r"[^\w-]+", "-", data.resolve().name.removesuffix(".csv"), flags=re.ASCII).strip("-")


def _plan(options: argparse.Namespace, *, n_clips: int) -> Plan:
    from export.pipeline.plan import Plan

    return Plan(
        name=options.name,
        version=options.version,
        out=options.out,
        build=options.build,
        start=options.start,
        n_groups=options.folds,
        all_groups=options.all_folds,
        audio=options.audio,
        language=options.language,
        licence=options.licence,
        seed=options.seed,
        device=device_of(options).type,
        threads=options.threads,
        command=_command(options),
        date=datetime.now(UTC).date().isoformat(),
        **_length(options, n_clips),
    )


def _length(options: argparse.Namespace, n_clips: int) -> dict[str, Any]:
    """Return the epochs, teachers and batches of a plan; say where they are those for small corpora."""
    from export.pipeline.plan import EPOCHS, QUICK_EPOCHS, SMALL_BATCH, SMALL_CLIPS, SMALL_EPOCHS, TEACHERS

    if options.quick:
        return {"epochs": QUICK_EPOCHS, "teachers": TEACHERS[:1]}
    if options.epochs or n_clips > SMALL_CLIPS:
        return {"epochs": options.epochs or EPOCHS}
    _print_line(
        f"{n_clips} recordings are few: the preset for small corpora, one teacher and {SMALL_EPOCHS} epochs, which "
        f"ends within half an hour on a machine with nothing else to do (--epochs {EPOCHS}: as larger corpora)"
    )
    return {"epochs": SMALL_EPOCHS, "teachers": TEACHERS[:1], "batch_size": SMALL_BATCH}


def _command(options: argparse.Namespace) -> str:
    """Return the command that repeats the pipeline, with the folders as documents name them."""
    words = ["python", "-m", "export", "pipeline", "--data", "FOLDER", "--name", options.name]
    if options.kind == "statistics":
        words += ["--weights-folder", options.weights_folder.name]
    else:
        words += ["--start", options.start.name if options.start else "none"]
    words += ["--ordinary", options.ordinary.name] if options.ordinary else []
    words += ["--quick"] if options.quick else ["--epochs", str(options.epochs)] if options.epochs else []
    if options.kind == "window":
        words += ["--folds", str(options.folds), *(["--all-folds"] if options.all_folds else [])]
    words += ["--audio", "../shared/audio"] if options.audio else []
    for name in ("language", "licence", "ordinary_licence"):
        words += [f"--{name.replace('_', '-')}", getattr(options, name)] if getattr(options, name) else []
    return shlex.join([*words, "--seed", str(options.seed)])


def _print_line(line: str) -> None:
    print(line, flush=True)
