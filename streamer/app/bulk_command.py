"""The command ``emotion-streamer analyze`` over folders: what its options ask for, and what is said of the result."""

from __future__ import annotations

import re
import signal
import sys
from typing import TYPE_CHECKING

from streamer.app.bulk import Request, analyse_all
from streamer.app.bulk_dask import analyse_on_cluster
from streamer.app.bulk_follow import follow
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from streamer.config.tables import Config

_GOES_ON = "; the same command goes on where it was"


def analyze_many(options: argparse.Namespace, config: Config, config_path: Path | None) -> bool:
    """Do what the options ask for, and print what was wrong; return whether anything was."""
    request = Request(
        paths=tuple(map(_path, options.files)),
        roles=options.roles,
        pairs=options.pair,
        output=options.output,
        form=options.format or "jsonl",
        jobs=options.jobs or 0,
    )
    if options.follow is not None and options.files:
        raise EmotionStreamerError("--follow analyses one folder, and no files beside it")
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: its processes end with it
    try:
        if options.follow is not None:
            return follow(request, options.follow, config, config_path, settle_s=options.settle)
        if options.dask is None:
            problems = analyse_all(request, config, config_path)
        else:
            problems = analyse_on_cluster(request, options.dask, config, config_path)
    except KeyboardInterrupt:
        print(f"emotion-streamer: stopped{_GOES_ON if options.output else ''}", file=sys.stderr)
        return True
    finally:
        signal.signal(signal.SIGTERM, before)
    for problem in problems:
        print(f"emotion-streamer: {problem}", file=sys.stderr)
    return bool(problems)


def _path(given: Path) -> str:
    """Return what was given: a path has lost one of the slashes of a URL."""
    return re.sub(r"^([a-z][a-z0-9+.-]+):/(?=[^/])", r"\1://", str(given))
