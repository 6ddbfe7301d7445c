"""Options on how to read one's own recordings; they don't apply to known corpora."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from export.corpora.own import Reading

READING = ("layout", "speaker_pattern", "each_clip_a_speaker", "labels")
"""What ``add_reading`` adds."""
LAYOUTS = ("label/clip", "label/speaker/clip", "speaker/label/clip")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("one's own recordings")
    group.add_argument(
        "--layout", choices=LAYOUTS, help="what folders mean (default: detected where it is unambiguous)"
    )
    group.add_argument(
        "--speaker-pattern",
        type=speaker_pattern,
        metavar="PATTERN",
        help=r"regular expression for file names without suffix; its first group is the speaker, as in '(\w+?)_.*'",
    )
    group.add_argument(
        "--each-clip-a-speaker",
        action="store_true",
        help="where speakers are unknown: each recording is of another person",
    )
    group.add_argument(
        "--labels", type=Path, metavar="FILE", help="new names of labels (default: labels.toml beside them)"
    )


def reading_of(options: argparse.Namespace) -> Reading:
    """Return the options as a ``Reading``."""
    from export.corpora.own import Reading

    return Reading(
        layout=options.layout,
        speaker_pattern=options.speaker_pattern,
        each_clip_a_speaker=options.each_clip_a_speaker,
        labels=options.labels,
    )


def speaker_pattern(text: str) -> re.Pattern[str]:
    """Read a regular expression with a group."""
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"expected a regular expression, got {text!r}: {error}") from error
    if not pattern.groups:
        raise argparse.ArgumentTypeError(f"expected a group in parentheses that is the speaker, got {text!r}")
    return pattern
