"""``python -m export compare-classifiers``: all classifiers on the same features and clips."""

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
    text = "train and evaluate all classifiers on the same embeddings, or on eGeMAPS, and print one table (minutes)"
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
    from export.experiments.run import run_experiment

    data = read_clips(options)
    files = {}
    for name in dict.fromkeys(options.classifiers):
        options.model = f"{options.features}+{name}"
        experiment = Experiment(data, settings_of(options, share=options.share))
        run_experiment(experiment)
        files[name] = experiment.files
    print(table(FEATURES[options.features].title, files))
    return 0


def table(title: str, files: dict[str, ExperimentFiles]) -> str:
    """Return Markdown: a row a classifier, by UAR on clean speech; a column a condition.

    Raises TrainingError where an experiment has no figures.
    """
    from export import formatting, markdown
    from export.evaluation.figures import load_figures
    from export.experiments.results import Cost, load

    rows = []
    for name, its in files.items():
        results, cost = load_figures(its.figures).results, load(its.cost, Cost)
        uars = [
            formatting.percent_interval(results[0].uar),
            *(formatting.percent(one.uar.value) for one in results[1:]),
        ]
        cells = [CLASSIFIER_TITLES[name], *uars, f"{cost.latency_p50_ms:.1f}", formatting.megabytes(cost.onnx_bytes)]
        rows.append((results[0].uar.value, cells))
    several = len({one.corpus for one in results}) > 1
    conditions = [f"{one.corpus}, {one.condition}" if several else one.condition for one in results]
    header = ["UAR, %", *conditions, "ms a window", "MB"]
    ordered = [cells for _, cells in sorted(rows, key=lambda row: -row[0])]
    return f"{title}\n\n{markdown.table(header, ordered, left=1)}"
