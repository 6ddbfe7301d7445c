"""``python -m export inspect``: inspects every recording before training."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import command
from export.commands.own_data import add_reading, reading_of

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers

EXAMPLES = r"""
python -m export inspect --data ../shared/data                 # the corpora in it: ravdess/, tess/, nemo/ ...
python -m export inspect --data recordings                     # your own: label/clip.wav, label/speaker/clip.wav ...
python -m export inspect --data recordings/clips.csv           # columns path, label, speaker
python -m export inspect --data recordings --speaker-pattern '(\w+?)_.*'    # anna_07.wav is of anna
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "inspect",
        "check every recording, count labels and speakers, draw them; 1 where no model can be trained",
        examples=EXAMPLES,
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of corpora, folder of your own recordings, or CSV"
    )
    parser.add_argument(
        "--ordinary", type=Path, metavar="FOLDER", help="ordinary speech (default: ordinary/ in --data)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything that was found there, too")
    parser.add_argument(
        "--pictures",
        type=Path,
        default=Path("build/inspect"),
        metavar="FOLDER",
        help="where pictures go, as PNG and SVG (default: build/inspect)",
    )
    add_reading(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do it; return the exit status, 1 where something makes training impossible."""
    from export.corpora.data import survey_data
    from export.corpora.inspection import inspect
    from export.corpora.inspection_text import describe
    from export.corpora.ordinary import ordinary_sets
    from export.corpora.pictures import draw
    from export.json_file import write_json

    data = survey_data(options.data, reading_of(options))
    ordinary = ordinary_sets(options.data, options.ordinary)
    inspection, measured = inspect(data, source=str(options.data), ordinary=ordinary)
    if options.json is not None:
        write_json(options.json, inspection)
    written = draw(inspection, measured, options.pictures)
    print(describe(inspection))
    if written:
        print(f"Pictures: {', '.join(str(path) for path in written if path.suffix == '.png')} (and .svg)")
    return 0 if inspection.verdict == "trainable" else 1
