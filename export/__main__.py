"""``python -m export``: the steps from corpora to a model with its card."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import torch

from export.recipe.shipping import Shipping
from export.recipe.workshop import Workshop
from export.shipping.publish import publish
from streamer.errors import EmotionStreamerError

STEPS = {
    "inspect": "count clips, speakers and labels of every corpus that is there",
    "prepare": "decode all clips once (seconds)",
    "train": "train every network of export/recipe/runs.py (hours on 2 cores; goes on where it was stopped)",
    "to-onnx": "write the trained networks as fp32 ONNX (seconds)",
    "quantize": "write those of the whole recipe as int8, with ranges from training clips (a minute)",
    "evaluate": "run held-out clips through the ONNX files under every condition (some minutes)",
    "figures": "write models/<name>.figures.json, and run the fold models through the daemon (some minutes)",
    "card": "check torch against fp32 against int8; then write models/<name>.onnx and .json (seconds)",
    "publish": "write cards and the tables of documents anew from models/*.figures.json (seconds)",
    "all": "all of these, in this order",
}
DOCUMENTS = (Path("models/README.md"), Path("README.md"))
NAME = re.compile(r"\w[\w-]*(?:\.[\w-]+)*", re.ASCII)
"""A model's name: it becomes the name of two files."""
EXAMPLES = """examples:
  python -m export inspect --data ../shared/data
  python -m export all --data ../shared/data --audio ../shared/audio --weights ../shared/weights/mn04_as_mAP_432.pt
  python -m export train --data ../shared/data --runs fold-0    # one fold, from scratch; goes on where stopped
  python -m export train --data ../shared/data --device cuda    # on a GPU

`train` goes on from its last saved epoch when it is started again with the same arguments, and `prepare` keeps what is
whole; the other steps begin anew. Two processes may train different --runs at once when what these start from is there:
train `first` before fold-0, and nemo before nemo-eb0.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the steps asked for; return the exit status, 1 where a step can't be done. Wrong usage exits with 2."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.step == "publish":
        return _publish(options.models)
    if options.data is None:
        parser.error("the following arguments are required: --data")
    torch.set_num_threads(options.threads)
    workshop = Workshop(
        data=options.data,
        audio=options.audio,
        weights=options.weights,
        build=options.build,
        workers=options.threads,
        device=torch.device(options.device),
    )
    shipping = Shipping(
        workshop,
        models=options.models,
        name=options.name,
        version=options.version,
        command=_command(options),
        date=datetime.now(UTC).date().isoformat(),
    )
    names = tuple(options.runs) or None
    steps = list(STEPS)[:-2] if options.step == "all" else [options.step]
    try:
        workshop.check(steps, names)
        for step in steps:
            run_step(workshop, shipping, step, names)
    except EmotionStreamerError as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    return _publish(options.models) if options.step == "all" else 0


def _publish(models: Path) -> int:
    """Write the cards and the tables anew; return the exit status."""
    try:
        changed = publish(models, [path for path in DOCUMENTS if path.exists()])
    except EmotionStreamerError as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    print("\n".join(f"wrote {path}" for path in changed) or "nothing had to change")
    return 0


def run_step(workshop: Workshop, shipping: Shipping, step: str, names: tuple[str, ...] | None) -> None:
    """Run one step of STEPS and print what it found."""
    match step:
        case "inspect":
            print("\n".join(workshop.inspect()))
        case "prepare":
            workshop.prepare()
        case "train":
            workshop.train(names)
        case "to-onnx":
            workshop.to_onnx(names)
        case "quantize":
            workshop.quantize(names)
        case "evaluate":
            workshop.evaluate(names)
        case "figures":
            print("\n".join(shipping.figures()))
        case "card":
            print(f"wrote {shipping.card()}")


def _parser() -> argparse.ArgumentParser:
    steps = "\n".join(f"  {name:9} {text}" for name, text in STEPS.items())
    parser = argparse.ArgumentParser(
        prog="python -m export",
        description=f"Makes an emotion model from corpora of acted speech.\n\nsteps:\n{steps}",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", choices=list(STEPS), metavar="STEP", help="one of the steps above")
    parser.add_argument("--data", type=Path, help="folder with the corpora: ravdess/, tess/, nemo/ ...")
    parser.add_argument("--audio", type=Path, help="folder with noise/ and rir/; without it both are generated")
    parser.add_argument("--weights", type=Path, help="EfficientAT mn04_as weights; without them from scratch")
    parser.add_argument("--build", type=Path, default=Path("build"), help="caches and checkpoints (default: build)")
    parser.add_argument("--models", type=Path, default=Path("models"), help="where model and card go (default: models)")
    parser.add_argument("--name", type=_name, default="ser-mn04", help="the model's name (default: ser-mn04)")
    parser.add_argument("--version", default="1.1.0", help="the model's version (default: 1.1.0)")
    parser.add_argument("--threads", type=_threads, default=2, help="processor cores to use (default: 2)")
    parser.add_argument("--device", type=_device, default=_best_device(), help="cpu or cuda (default: cuda if there)")
    parser.add_argument(
        "--runs", nargs="*", default=[], metavar="RUN", help="only these: fold-0 .. fold-4, final, first, nemo, ..."
    )
    return parser


def _command(options: argparse.Namespace) -> str:
    """Return the command that makes everything again, with folders as a reader would have them."""
    given = "".join(f" --{name} ../shared/{folder}" for name, folder in _FOLDERS.items() if getattr(options, name))
    return f"python -m export all{given} --name {options.name} --version {options.version}"


_FOLDERS = {"data": "data", "audio": "audio", "weights": "weights/mn04_as_mAP_432.pt"}


def _best_device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _device(text: str) -> str:
    if text not in ("cpu", "cuda"):
        raise argparse.ArgumentTypeError(f"expected cpu or cuda, got {text!r}")
    if text == "cuda" and not torch.cuda.is_available():
        raise argparse.ArgumentTypeError("there is no CUDA device here, or torch has no support for it")
    return text


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
