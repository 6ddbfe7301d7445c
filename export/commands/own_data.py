"""Options that say how one's own recordings are to be read; they mean nothing to corpora that are known."""

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
    group.add_argument("--layout", choices=LAYOUTS, help="what folders mean (default: found out where it is certain)")
    group.add_argument(
        "--speaker-pattern",
        type=speaker_pattern,
        metavar="PATTERN",
        help=r"regular expression for file names without suffix; its first group is the speaker, as in '(\w+?)_.*'",
    )
    group.add_argument(
        "--each-clip-a-speaker",
        action="store_true",
        help="where nothing says who speaks: each recording is of another person",
    )
    group.add_argument(
        "--labels", type=Path, metavar="FILE", help="what labels are to be called (default: labels.toml beside them)"
    )


def reading_of(options: argparse.Namespace) -> Reading:
    """Return what the options say."""
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
