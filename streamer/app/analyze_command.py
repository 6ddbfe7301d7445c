"""``emotion-streamer analyze``: files one after another, or folders by several processes."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING

from streamer.app.analysis import analysis
from streamer.app.bulk_command import analyze_many
from streamer.app.progress import Progress
from streamer.app.report import Report, check_report, with_target
from streamer.app.rtp import capture_config
from streamer.app.stopping import until_signal
from streamer.core.counting import count
from streamer.core.errors import EmotionStreamerError
from streamer.ops import log
from streamer.ops.terminal import Terminal
from streamer.sources.files.source import FilesSource

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.core.audio import Role


def analyze(options: argparse.Namespace, config: Config, path: Path | None) -> bool:
    """Analyze what the options name; return whether all of it was. Raises EmotionStreamerError."""
    many = (options.follow, options.jobs, options.output, options.format, options.pair, options.dask)
    if any(many) or any(map(_is_dir, options.files)):
        return _analyze_many(options, config, path)
    problems = _analyze_in_turn(options, config, path)
    for problem in problems:
        print(f"emotion-streamer: {problem}", file=sys.stderr)
    return not problems


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # who opens it says why


def _analyze_many(options: argparse.Namespace, config: Config, path: Path | None) -> bool:
    if options.report or options.target or options.compare:
        raise EmotionStreamerError("--report, --target and --compare are for files, without --jobs and --output")
    log.setup("warning", "text")
    _warn_of_roles(config, [*options.roles, *(role for _, role in options.pair)])
    return not analyze_many(options, config, path)


def _warn_of_roles(config: Config, roles: Sequence[Role]) -> None:
    for role in dict.fromkeys(roles):
        if not config.privacy.allows(role):
            logging.getLogger(__name__).warning(
                "legs with the role %s are not analysed: privacy.%s_reason is empty", role, role
            )


def _analyze_in_turn(options: argparse.Namespace, config: Config, path: Path | None) -> list[str]:
    """Return what went wrong."""
    terminal = Terminal()
    config = with_target(config, options.target)
    earlier = check_report(options.report, options.compare)
    log.setup("warning", "text")
    _warn_of_roles(config, options.roles)
    with Progress(stream=sys.stderr) as progress:
        calls = capture_config(config, path)
        source = FilesSource(options.files, roles=options.roles, calls=calls, on_progress=progress.advance)
        daemon = analysis(config, path, source=source)
        report = options.report and Report(options.report, config, daemon.pipeline, earlier=earlier)
        stopped = asyncio.run(until_signal(daemon, terminal))
    problems = list(source.failures)
    if stopped:
        problems.append("stopped before all files were analyzed")
    if lost := daemon.lost_events:
        problems.append(f"{count(lost, 'event')} could not be written")
    if report:
        report.write()
    if daemon.pipeline.shadow:
        print(daemon.pipeline.shadow.line(), file=sys.stderr)
    return problems
