"""The command ``emotion-streamer analyze`` over folders: what its options ask for, and what is said of the result."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from streamer.app.bulk import Request, analyse_all
from streamer.ops import log

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from streamer.config.tables import Config


def analyze_many(options: argparse.Namespace, config: Config, config_path: Path | None) -> bool:
    """Do what the options ask for, and print what was wrong; return whether anything was."""
    log.setup("warning", "text")
    request = Request(
        paths=tuple(map(str, options.files)),
        roles=options.roles,
        pairs=options.pair,
        output=options.output,
        form=options.format or "jsonl",
        jobs=options.jobs or 0,
    )
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: its processes end with it
    try:
        problems = analyse_all(request, config, config_path)
    finally:
        signal.signal(signal.SIGTERM, before)
    for problem in problems:
        print(f"emotion-streamer: {problem}", file=sys.stderr)
    return bool(problems)
