"""Options that several commands share, and how their values are read. Nothing heavy is imported to show help."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name

NAME = re.compile(r"\w[\w-]*(?:\.[\w-]+)*", re.ASCII)
"""A model's name: it becomes the name of files."""


def command(subparsers: Subparsers, name: str, text: str, *, examples: str = "") -> argparse.ArgumentParser:
    """Add a command with its one line of help, and examples, one a line."""
    lines = "\n".join(f"  {line}" for line in examples.strip().splitlines())
    return subparsers.add_parser(
        name,
        help=text.replace("%", "%%"),  # argparse formats it, and not the description
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=f"examples:\n{lines}" if lines else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


CORPORA_HELP = "folder with the corpora: ravdess/, tess/, nemo/ ..."
ANY_HELP = f"{CORPORA_HELP}; or your own recordings, a folder or CSV"


def add_data(parser: argparse.ArgumentParser, text: str = ANY_HELP) -> None:
    """Add where clips and backgrounds are."""
    parser.add_argument("--data", type=Path, required=True, help=text)
    parser.add_argument("--audio", type=Path, help="folder with noise/ and rir/; without it both are generated")


def add_work(parser: argparse.ArgumentParser) -> None:
    """Add where results go, and the device."""
    parser.add_argument("--build", type=Path, default=Path("build"), help="caches and checkpoints (default: build)")
    parser.add_argument("--threads", type=whole_number, default=2, help="processor cores to use (default: 2)")
    parser.add_argument("--device", type=device_name, help="cpu or cuda (default: cuda if there)")


def use_threads(options: argparse.Namespace) -> None:
    """Let torch use ``--threads`` cores."""
    import torch

    torch.set_num_threads(options.threads)


def device_of(options: argparse.Namespace) -> torch.device:
    """Return the device of ``--device``, or the best one."""
    import torch

    return torch.device(options.device or ("cuda" if torch.cuda.is_available() else "cpu"))


def device_name(text: str) -> str:
    """Read ``cpu`` or ``cuda``."""
    if text not in ("cpu", "cuda"):
        raise argparse.ArgumentTypeError(f"expected cpu or cuda, got {text!r}")
    if text == "cuda":
        import torch

        if not torch.cuda.is_available():
            raise argparse.ArgumentTypeError("there is no CUDA device here, or torch has no support for it")
    return text


def model_name(text: str) -> str:
    """Read a name that is fit for files."""
    if not NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(f"expected letters, digits, _ - and inner dots, got {text!r}")
    return text


def whole_number(text: str) -> int:
    """Read a whole number of 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, got {text!r}")
    return int(text)
