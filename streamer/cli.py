"""The command ``emotion-streamer``: its commands."""

from __future__ import annotations

import io
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.arguments import parser
from streamer.core.errors import ConfigError, EmotionStreamerError, ModelError
from streamer.core.shortage import shortage_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from streamer.config.tables import Config

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
    from streamer.ops.terminal import hang_ups_held

    with hang_ups_held():
        from streamer.app.run_command import run

        run(partial(_load, options), demo=options.demo, watch=options.watch)
    return 0


def _gateway(options: argparse.Namespace) -> int:
    from streamer.ops.terminal import hang_ups_held

    with hang_ups_held():
        from streamer.app.gateway_command import run_gateway

        run_gateway(partial(_load, options))
    return 0


def _watch(options: argparse.Namespace) -> int:
    from streamer.app.stopping import until_stopped
    from streamer.ops import event_loop
    from streamer.sinks.backoff import backoff
    from streamer.watch.client import events, stream_url, trust
    from streamer.watch.command import watch

    token = _token(options)
    delays = partial(backoff, 1.0, 30.0)
    arriving = partial(events, stream_url(options.url), token=token, tls=trust(options.ca_file), delays=delays)
    event_loop.run(until_stopped(watch(lambda note: arriving(on_state=note), sys.stdout, os.environ)))
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
    from streamer.call_test.command import CallTest
    from streamer.call_test.player import Proof
    from streamer.ops import event_loop
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
        proof=Proof(read_token(options.secret_file) if options.secret_file else "", options.api_key, options.user),
        write=partial(print, flush=True),
    )
    event_loop.run(test.run())
    return 0


def _analyze(options: argparse.Namespace) -> int:
    if not options.files and options.follow is None:
        options.refuse("expected files or folders to analyze, or --follow with a folder, got none")
    from streamer.app.analyze_command import analyze

    return 0 if analyze(options, *_load(options)) else EXIT_FAILED


def _history(options: argparse.Namespace) -> int:
    from streamer.app.history_command import history

    return history(options, *_load(options))


def _check(options: argparse.Namespace) -> int:
    from streamer.app.check_command import check, check_as_gateway

    lines = (check_as_gateway if options.gateway else check)(*_load(options))
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
    "gateway": _gateway,
    "watch": _watch,
    "analyze": _analyze,
    "call-test": _call_test,
    "history": _history,
    "check": _check,
    "devices": _devices,
}
