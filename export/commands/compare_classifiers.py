"""``python -m export compare-classifiers``: every classifier on the same features and the same division of clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.classical.systems import CLASSIFIER_TITLES, FEATURES
from export.commands.arguments import add_data, add_work, command
from export.commands.experiment_options import add_experiment, add_share, read_clips, settings_of

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers
    from export.experiments.results import ExperimentFiles

EXAMPLES = """
python -m export compare-classifiers --features embeddings-mn04 --weights-folder mn04_as.pt --data ../shared/data
python -m export compare-classifiers --features embeddings-hubert --weights-folder hubert-base --data ../shared/data
python -m export compare-classifiers --features egemaps --classifiers svm forest --data ../shared/data
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "train and judge all classifiers on the same embeddings, or on eGeMAPS, and print one table (minutes)"
    parser = command(subparsers, "compare-classifiers", text, examples=EXAMPLES)
    parser.add_argument("--features", required=True, choices=list(FEATURES), help="what the classifiers are given")
    parser.add_argument(
        "--classifiers",
        nargs="+",
        choices=list(CLASSIFIER_TITLES),
        default=list(CLASSIFIER_TITLES),
        metavar="NAME",
        help=f"only these out of {', '.join(CLASSIFIER_TITLES)}",
    )
    add_data(parser)
    add_work(parser)
    add_experiment(parser)
    add_share(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status."""
    from export.experiments.experiment import Experiment

    data = read_clips(options)
    files = {}
    for name in dict.fromkeys(options.classifiers):
        options.model = f"{options.features}+{name}"
        experiment = Experiment(data, settings_of(options, share=options.share))
        experiment.run()
        files[name] = experiment.files
    print("\n".join(table(FEATURES[options.features].title, files)))
    return 0


def table(title: str, files: dict[str, ExperimentFiles]) -> list[str]:
    """Return Markdown: a row a classifier, by UAR on clean speech; a column a condition.

    Raises TrainingError where a study has left no figures.
    """
    from export.evaluation.figures import load_figures
    from export.experiments.results import Cost, load

    rows = []
    for name, one in files.items():
        results, cost = load_figures(one.figures).results, load(one.cost, Cost)
        first = results[0].uar
        low, high = (f"{100 * end:.1f}" if end is not None else "?" for end in (first.low, first.high))
        uars = [f"{100 * first.value:.1f} ({low}-{high})", *(f"{100 * one.uar.value:.1f}" for one in results[1:])]
        size = f"{cost.onnx_bytes / 1e6:.1f}" if cost.onnx_bytes else "no ONNX"
        cells = [CLASSIFIER_TITLES[name], *uars, f"{cost.latency_p50_ms:.1f}", size]
        several = len({one.corpus for one in results}) > 1
        conditions = [f"{one.corpus}, {one.condition}" if several else one.condition for one in results]
        rows.append((first.value, cells))
    header = ["UAR, %", *conditions, "ms a window", "MB"]
    ordered = [cells for _, cells in sorted(rows, key=lambda row: -row[0])]
    return [title, "", *(f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *ordered))]
