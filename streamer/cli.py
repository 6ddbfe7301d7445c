"""The command ``emotion-streamer``: its commands."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.arguments import parser
from streamer.core.errors import ConfigError, EmotionStreamerError, ModelError
from streamer.core.shortage import shortage_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Coroutine, Sequence

    from streamer.app.service import Daemon
    from streamer.config.tables import Config
    from streamer.core.audio import Role
    from streamer.ops.terminal import Terminal
    from streamer.sinks.sink import Sink

EXIT_FAILED = 1
EXIT_SHORTAGE = 75
"""EX_TEMPFAIL of sysexits.h: memory, file descriptors or threads are short; the systemd unit tries again."""
EXIT_BAD_CONFIG = 78
"""EX_CONFIG of sysexits.h; the systemd unit does not restart the daemon after it."""
SYSTEM_CONFIG = Path("/etc/emotion-streamer/config.toml")
"""Read where no ``--config`` is given, if it exists."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status. Raises SystemExit after ``--help`` and for invalid usage."""
    # One leg's features are too small to share among threads: OpenBLAS's spinning costs four times the work.
    # Must be set before NumPy is imported, hence the late imports in this module.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _escape_what_output_can_not_encode()
    try:
        try:
            return _run_command(parser(COMMANDS).parse_args(arguments))
        finally:
            _flush_output()
    except BrokenPipeError:  # the reader has closed the pipe, as head does when it has read enough
        _discard_output()
        return EXIT_FAILED


def _run_command(options: argparse.Namespace) -> int:
    try:
        return _run_and_explain(options)
    except BrokenPipeError:
        raise
    except Exception as error:
        what = shortage_of(error)
        if what is None:
            raise
        print(f"emotion-streamer: {error}: short of {what}", file=sys.stderr)
        return EXIT_SHORTAGE


def _run_and_explain(options: argparse.Namespace) -> int:
    try:
        _check_standard_streams()
        status: int = options.command(options)
    except* (ConfigError, ModelError) as group:  # the configuration names the model; a person has to correct either
        status = _print_errors(group, EXIT_BAD_CONFIG)
    except* EmotionStreamerError as group:
        status = _print_errors(group, EXIT_FAILED)
    except* KeyboardInterrupt:
        status = EXIT_FAILED
    return status


def _escape_what_output_can_not_encode() -> None:
    """Print names of files and devices in every locale, as standard error does by itself."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _flush_output() -> None:
    """Write what is buffered now, where a closed pipe can be handled. Raises BrokenPipeError."""
    if sys.stdout is not None:  # None where it was closed before the start
        sys.stdout.flush()


def _discard_output() -> None:
    """Let the flush at the exit of the interpreter succeed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _check_standard_streams() -> None:
    """Raise EmotionStreamerError if a standard stream is closed: the next socket would get its descriptor."""
    for descriptor, name in enumerate(("input", "output", "error")):
        try:
            os.fstat(descriptor)
        except OSError:
            raise EmotionStreamerError(f"standard {name} is closed; redirect it to /dev/null instead") from None


# -- commands --------------------------------------------------------------------------------------


def _run(options: argparse.Namespace) -> int:
    from streamer.app import preload
    from streamer.app.daemon import live_daemon
    from streamer.app.risks import risks
    from streamer.app.sinks import where_to_subscribe
    from streamer.ops import descriptors, event_loop, log
    from streamer.ops.systemd import Notifier
    from streamer.ops.terminal import Terminal

    terminal = Terminal()
    descriptors.raise_limit()
    config, path = _load(options)
    watching = _watch_in_process() if options.watch and not config.stdout.enabled else []
    log.setup(config.log.level, config.log.format)

    def log_addresses(sinks: Sequence[Sink]) -> None:
        for line in where_to_subscribe(config, sinks):
            logging.getLogger(__name__).info("%s", line)

    notifier = Notifier.from_environment(os.environ)
    state_directory = os.environ.get("STATE_DIRECTORY")
    preload.for_daemon(config)
    daemon = live_daemon(
        config,
        path,
        demo=options.demo,
        notifier=notifier,
        on_ready=log_addresses,
        load=lambda: _load(options)[0],
        state_directory=state_directory,
        more_sinks=watching,
    )
    for risk in risks(config, path, os.environ, labels=daemon.pipeline.model.card.labels):
        logging.getLogger(__name__).warning("%s", risk)
    gc.collect()
    gc.freeze()  # these objects stay for good: each later collection would stop the event loop to scan them
    event_loop.run(_until_signal(daemon, terminal))
    stopped = "stopped: %s; %d events not delivered"
    logging.getLogger(__name__).info(stopped, daemon.pipeline.status(), daemon.lost_events)
    return 0


def _watch_in_process() -> Sequence[Sink]:
    """Return the sink that draws on the terminal; none where there is no terminal for it and for the log above it."""
    from streamer.watch.screen import Screen, can_draw
    from streamer.watch.sink import AboveScreen, WatchSink

    if not (can_draw(sys.stdout, os.environ) and sys.stderr.isatty()):
        return []
    screen = Screen(sys.stdout, os.environ)
    sys.stderr = AboveScreen(sys.stderr, screen)
    return [WatchSink(screen)]


def _watch(options: argparse.Namespace) -> int:
    from functools import partial

    from streamer.sinks.backoff import backoff
    from streamer.watch.client import events, stream_url, trust
    from streamer.watch.command import watch

    token = _token(options)
    delays = partial(backoff, 1.0, 30.0)
    arriving = partial(events, stream_url(options.url), token=token, tls=trust(options.ca_file), delays=delays)
    asyncio.run(_until_stopped(watch(lambda note: arriving(on_state=note), sys.stdout, os.environ)))
    return 0


def _token(options: argparse.Namespace) -> str | None:
    """Return the token of a file, or of the environment. Raises WatchError."""
    from streamer.watch.client import checked_token, read_token

    variable = "EMOTION_STREAMER_WEBSOCKET_TOKEN"
    if options.token_file is not None:
        return read_token(options.token_file)
    token = os.environ.get(variable)
    return checked_token(token, where=variable) if token else None


def _call_test(options: argparse.Namespace) -> int:
    from functools import partial

    from streamer.call_test.command import CallTest
    from streamer.call_test.player import Proof
    from streamer.watch.client import read_token, stream_url, trust

    test = CallTest(
        options.dialect,
        options.file,
        url=options.url,
        events_url=stream_url(options.events),
        token=_token(options) or "",
        roles=options.roles,
        reference=options.reference,
        source_id=options.source,
        tls=trust(options.ca_file),
        proof=Proof(read_token(options.secret_file) if options.secret_file else "", options.api_key),
        write=partial(print, flush=True),
    )
    asyncio.run(test.run())
    return 0


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until a signal to stop arrives."""
    task = asyncio.ensure_future(work)
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(signal_number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _analyze(options: argparse.Namespace) -> int:
    if not options.files and options.follow is None:
        options.refuse("expected files or folders to analyze, or --follow with a folder, got none")
    many = (options.follow, options.jobs, options.output, options.format, options.pair, options.dask)
    if any(many) or any(map(_is_dir, options.files)):
        return _analyze_many(options)
    return _analyze_in_turn(options)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # who opens it says why


def _analyze_many(options: argparse.Namespace) -> int:
    from streamer.app.bulk_command import analyze_many
    from streamer.ops import log

    if options.report or options.target or options.compare:
        raise EmotionStreamerError("--report, --target and --compare are for files, without --jobs and --output")
    config, path = _load(options)
    log.setup("warning", "text")
    _warn_of_roles(config, [*options.roles, *(role for _, role in options.pair)])
    return EXIT_FAILED if analyze_many(options, config, path) else 0


def _warn_of_roles(config: Config, roles: Sequence[Role]) -> None:
    for role in dict.fromkeys(roles):
        if not config.privacy.allows(role):
            logging.getLogger(__name__).warning(
                "legs with the role %s are not analysed: privacy.%s_reason is empty", role, role
            )


def _analyze_in_turn(options: argparse.Namespace) -> int:
    from streamer.app.analysis import analysis
    from streamer.app.progress import Progress
    from streamer.app.report import Report, check_report, with_target
    from streamer.app.rtp import capture_config
    from streamer.ops import log
    from streamer.ops.terminal import Terminal
    from streamer.sources.files.source import FilesSource

    terminal = Terminal()
    config, path = _load(options)
    config = with_target(config, options.target)
    earlier = check_report(options.report, options.compare)
    log.setup("warning", "text")
    _warn_of_roles(config, options.roles)
    with Progress(stream=sys.stderr) as progress:
        calls = capture_config(config, path)
        source = FilesSource(options.files, roles=options.roles, calls=calls, on_progress=progress.advance)
        daemon = analysis(config, path, source=source)
        report = options.report and Report(options.report, config, daemon.pipeline, earlier=earlier)
        stopped = asyncio.run(_until_signal(daemon, terminal))
    problems = list(source.failures)
    if stopped:
        problems.append("stopped before all files were analyzed")
    if lost := daemon.lost_events:
        problems.append(f"{lost} events could not be written")
    if report:
        report.write()
    if daemon.pipeline.shadow:
        print(daemon.pipeline.shadow.line(), file=sys.stderr)
    for problem in problems:
        print(f"emotion-streamer: {problem}", file=sys.stderr)
    return EXIT_FAILED if problems else 0


def _history(options: argparse.Namespace) -> int:
    from streamer.app.history_command import history

    return history(options, *_load(options))


def _check(options: argparse.Namespace) -> int:
    from streamer.app.alerts import alert_rules
    from streamer.app.coaching import aim
    from streamer.app.daemon import check_config
    from streamer.app.describe import describe
    from streamer.app.models import find_card, load_shadow
    from streamer.app.risks import risks
    from streamer.app.rtp import encodings
    from streamer.app.sinks import node_name
    from streamer.inference.model import load_any_model

    config, path = _load(options)
    check_config(config, path)
    card_path = find_card(config, path)
    model = load_any_model(card_path)
    aim(config, model.card.labels)
    shadow = load_shadow(config, path, model, patient=False)
    alert_rules(config, model.card.labels)
    payload_types, node = encodings(config, path), node_name(config)
    lines = describe(
        config,
        path,
        model.card,
        card_path,
        node=node,
        encodings=payload_types,
        shadow=shadow,
        environment=os.environ,
    )
    lines += [f"WARNING:       {risk}" for risk in risks(config, path, os.environ, labels=model.card.labels)]
    if not options.quiet:
        print("\n".join(lines))
    return 0


def _devices(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command gets the options
    from streamer.sources.microphone.devices import format_devices, input_devices

    print(format_devices(input_devices()))
    return 0


def _load(options: argparse.Namespace) -> tuple[Config, Path | None]:
    from streamer.config.load import load

    path: Path | None = options.config
    if path is None:
        path = SYSTEM_CONFIG if SYSTEM_CONFIG.is_file() else None
    return load(path, os.environ), path


async def _until_signal(daemon: Daemon, terminal: Terminal) -> bool:
    """Run until the sources end or a signal to stop arrives; return whether one arrived."""
    stop = asyncio.Event()
    signals: list[int] = []

    def note(signal_number: int) -> None:
        signals.append(signal_number)
        stop.set()

    def hang_up() -> None:
        """SIGHUP: the terminal was closed, or the configuration has changed."""
        if daemon.reloader is None or terminal.is_closed():
            note(signal.SIGHUP)
        else:
            daemon.reloader.request()

    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, note, signal_number)
    if daemon.reloader is not None or not terminal.is_to_be_outlived:
        loop.add_signal_handler(signal.SIGHUP, hang_up)
    await daemon.service.run(stop)
    return bool(signals)


def _print_errors(group: BaseExceptionGroup[EmotionStreamerError], status: int) -> int:
    """Print errors; return ``status``, or that of a shortage where one is the cause: nobody has to correct anything."""
    what = shortage_of(group)
    for error in _leaves(group):
        print(f"emotion-streamer: {error}", file=sys.stderr)
    if what is not None:
        print(f"emotion-streamer: short of {what}", file=sys.stderr)
        return EXIT_SHORTAGE
    return status


def _leaves(group: BaseExceptionGroup[EmotionStreamerError]) -> list[EmotionStreamerError]:
    leaves: list[EmotionStreamerError] = []
    for error in group.exceptions:
        leaves += _leaves(error) if isinstance(error, BaseExceptionGroup) else [error]
    return leaves


COMMANDS = {
    "run": _run,
    "watch": _watch,
    "analyze": _analyze,
    "call-test": _call_test,
    "history": _history,
    "check": _check,
    "devices": _devices,
}
