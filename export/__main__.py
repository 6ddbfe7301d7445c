"""``emotion-streamer-train`` or ``python -m export``: commands from folders of clips to models and their comparison."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from export.commands import (
    ab_test,
    compare_classifiers,
    distill,
    everything,
    inspect,
    learning_curve,
    marks,
    pipeline,
    publish,
    quantize,
    recipe_step,
    report,
    statistics_step,
    train,
)
from streamer.core.errors import EmotionStreamerError

COMMANDS = (
    pipeline,
    inspect,
    recipe_step.PREPARE,
    train,
    learning_curve,
    compare_classifiers,
    report,
    distill,
    recipe_step.TO_ONNX,
    quantize,
    recipe_step.EVALUATE,
    recipe_step.FIGURES,
    recipe_step.CARD,
    publish,
    everything,
    statistics_step.EVERYTHING,
    statistics_step.FEATURES,
    statistics_step.TRAIN,
    statistics_step.EVALUATE,
    statistics_step.EXPORT,
    ab_test,
    marks,
)
"""Each with ``add(subparsers)`` and ``run(options)``; in the order of ``--help``."""
NOTE = """`train` and `pipeline` go on from the last saved epoch when they are started again with the same arguments,
and `prepare` keeps what is whole; the other steps begin anew. Two processes may train different --runs at once when
what these start from is there: train `first` before fold-0, and nemo before nemo-eb0.
"""

SCRIPT = "emotion-streamer-train"
OWN = ("export", "streamer")
MISSING = (
    "{} is not installed: the workshop needs more packages than the daemon. Run `make train-setup` in a checkout, or "
    "pip install 'emotion-streamer[train]'"
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status, 1 where it can't be done. Wrong usage exits with 2."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except EmotionStreamerError as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in OWN:
            raise
        print(f"export: {MISSING.format(error.name)}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=SCRIPT if Path(sys.argv[0]).stem == SCRIPT else "python -m export",
        description="Makes emotion models from clips of speech, evaluates and compares them.",
        epilog=NOTE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
