"""``python -m export``: the steps from corpora to a model with its card."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import torch

from export.pipeline import INNER, Workshop
from streamer.errors import EmotionStreamerError

STEPS = {
    "inspect": "count clips, speakers and labels of every corpus that is there",
    "prepare": "cache log-mel frames: as recorded, through telephones, in noise and rooms (1-2 minutes)",
    "train": "first stage on all other corpora, then five RAVDESS folds and the final model (about an hour on 2 cores)",
    "to-onnx": "write the trained networks as fp32 ONNX (seconds)",
    "quantize": "write them as int8, with ranges from training clips (half a minute)",
    "evaluate": "run the folds' held-out clips through fp32 and int8, clean and by telephone (under a minute)",
    "card": "check torch against fp32 against int8; then write models/<name>.onnx and .json (seconds)",
    "all": "all of these, in this order",
}
NAME = re.compile(r"\w[\w-]*(?:\.[\w-]+)*", re.ASCII)
"""A model's name: it becomes the name of two files."""
EXAMPLES = """examples:
  python -m export inspect --data ../shared/data
  python -m export all --data ../shared/data --audio ../shared/audio --weights ../shared/weights/mn04_as_mAP_432.pt
  python -m export train --data ../shared/data --runs fold-0    # one fold, from scratch; goes on where stopped
  python -m export train --data ../shared/data --runs inner     # to compare recipes, on training actors only

`train` goes on from its last finished epoch when it is started again with the same arguments, and `prepare` keeps the
caches that are whole; the other steps begin anew.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the steps asked for; return the exit status, 1 where a step can't be done. Wrong usage exits with 2."""
    parser = _parser()
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    workshop = Workshop(
        data=options.data,
        audio=options.audio,
        weights=options.weights,
        build=options.build,
        models=options.models,
        name=options.name,
        version=options.version,
        workers=options.threads,
    )
    runs = tuple(options.runs) or None
    unknown = sorted(set(options.runs) - {*workshop.runs, INNER})
    if unknown:
        parser.error(
            f"argument --runs: expected some of {', '.join((*workshop.runs, INNER))}, got {', '.join(unknown)}"
        )
    steps = list(STEPS)[:-1] if options.step == "all" else [options.step]
    try:
        workshop.check(steps, runs)
        for step in steps:
            run_step(workshop, step, runs)
    except EmotionStreamerError as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    return 0


def run_step(workshop: Workshop, step: str, runs: tuple[str, ...] | None) -> None:
    """Run one step of STEPS and print what it found."""
    match step:
        case "inspect":
            print("\n".join(workshop.inspect()))
        case "prepare":
            workshop.prepare()
        case "train":
            workshop.train(runs)
        case "to-onnx":
            workshop.to_onnx(runs)
        case "quantize":
            workshop.quantize(runs)
        case "evaluate":
            print("\n".join(workshop.evaluate(runs)))
        case "card":
            print(f"wrote {workshop.card()}")


def _parser() -> argparse.ArgumentParser:
    steps = "\n".join(f"  {name:9} {text}" for name, text in STEPS.items())
    parser = argparse.ArgumentParser(
        prog="python -m export",
        description=f"Makes an emotion model from corpora of acted speech.\n\nsteps:\n{steps}",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", choices=list(STEPS), metavar="STEP", help="one of the steps above")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora: ravdess/, tess/, nemo/ ...")
    parser.add_argument("--audio", type=Path, help="folder with noise/ and rir/; without it noise is generated")
    parser.add_argument("--weights", type=Path, help="EfficientAT mn04_as weights; without them from scratch")
    parser.add_argument("--build", type=Path, default=Path("build"), help="caches and checkpoints (default: build)")
    parser.add_argument("--models", type=Path, default=Path("models"), help="where model and card go (default: models)")
    parser.add_argument("--name", type=_name, default="ser-mn04", help="the model's name (default: ser-mn04)")
    parser.add_argument("--version", default="1.0.0", help="the model's version (default: 1.0.0)")
    parser.add_argument("--threads", type=_threads, default=2, help="processor cores to use (default: 2)")
    parser.add_argument(
        "--runs", nargs="*", default=[], metavar="RUN", help=f"only these: fold-0 .. fold-4, final, {INNER}"
    )
    return parser


def _name(text: str) -> str:
    if not NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(f"expected letters, digits, _ - and inner dots, got {text!r}")
    return text


def _threads(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, got {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
