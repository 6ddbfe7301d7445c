"""The command ``emotion-streamer``: run, analyze, check, devices."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.core.errors import ConfigError, EmotionStreamerError, ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.app.build import Daemon
    from streamer.config import Config

EXIT_FAILED = 1
EXIT_BAD_CONFIG = 78
"""EX_CONFIG of sysexits.h; the systemd unit does not restart after it."""
SYSTEM_CONFIG = Path("/etc/emotion-streamer/config.toml")

EXAMPLES = """\
examples:
  emotion-streamer run                          listen to the default microphone
  emotion-streamer run --config my.toml         the same, as my.toml says
  emotion-streamer analyze call.wav             one event a line, for a recording
  emotion-streamer analyze --roles customer,agent stereo.wav
  emotion-streamer analyze calls.pcap           the calls in a packet capture, each leg for itself
  emotion-streamer check --config my.toml       is this configuration right, and what does it mean?
  emotion-streamer devices                      which microphones are there, and what to call them

Without --config, /etc/emotion-streamer/config.toml is read where it is there, else the defaults hold.
Secrets may come from EMOTION_STREAMER_WEBSOCKET_TOKEN, EMOTION_STREAMER_MQTT_USERNAME and
EMOTION_STREAMER_MQTT_PASSWORD.

exit status: 0 done, 1 failed, 2 wrong usage, 78 bad configuration
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    # One leg's features are too small to share among threads: OpenBLAS's spinning costs four times the work.
    # Must be set before NumPy is imported, hence the late imports in this module.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = _parser().parse_args(arguments)
    try:
        _check_standard_streams()
        status: int = options.command(options)
    except* (ConfigError, ModelError) as group:  # a model is named in the configuration, and a person must mend either
        status = _complain(group, EXIT_BAD_CONFIG)
    except* EmotionStreamerError as group:
        status = _complain(group, EXIT_FAILED)
    except* KeyboardInterrupt:
        status = EXIT_FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="emotion-streamer",
        description="Hears people talk and publishes which emotion the voice expresses.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"emotion-streamer {version('emotion-streamer')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    run = commands.add_parser("run", help="listen and publish until stopped")
    run.add_argument("--demo", type=Path, metavar="FILE", help="where there is no microphone, play FILE in a loop")
    run.set_defaults(command=_run)

    analyze = commands.add_parser("analyze", help="analyze audio files; events as JSON Lines on standard output")
    analyze.add_argument("files", nargs="+", type=Path, metavar="FILE", help="WAV, FLAC, Ogg/Opus, MP3, pcap or pcapng")
    analyze.add_argument(
        "--roles",
        type=_roles,
        default=(),
        metavar="ROLE[,ROLE...]",
        help="one a channel, or a leg of a call: customer, agent, unknown, mixed (default: unknown)",
    )
    analyze.set_defaults(command=_analyze)

    check = commands.add_parser("check", help="validate the configuration and the model, say what they mean")
    check.set_defaults(command=_check)

    devices = commands.add_parser("devices", help="list input devices and how to name them")
    devices.set_defaults(command=_devices)

    for command in (run, analyze, check):
        command.add_argument("--config", type=Path, metavar="FILE", help="configuration file (TOML)")
    for command in (run, analyze, check, devices):
        command.epilog = EXAMPLES
        command.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _roles(text: str) -> tuple[str, ...]:
    roles = tuple(text.split(","))
    for role in roles:
        if role not in {"customer", "agent", "unknown", "mixed"}:
            raise argparse.ArgumentTypeError(f"expected customer, agent, unknown or mixed, got {role!r}")
    return roles


def _check_standard_streams() -> None:
    """Refuse to run without standard streams: a socket that gets number 1 would be written to."""
    for descriptor, name in enumerate(("input", "output", "error")):
        try:
            os.fstat(descriptor)
        except OSError:
            raise EmotionStreamerError(f"standard {name} is closed; redirect it to /dev/null instead") from None


# -- commands --------------------------------------------------------------------------------------


def _run(options: argparse.Namespace) -> int:
    from streamer.app import build
    from streamer.ops import log
    from streamer.ops.systemd import Notifier

    config, path = _load(options)
    log.setup(config.log.level, config.log.format)

    def tell() -> None:
        for line in daemon.where_to_subscribe():
            logging.getLogger(__name__).info("%s", line)

    notifier = Notifier.from_environment(os.environ)
    state_directory = os.environ.get("STATE_DIRECTORY")
    daemon = build.run_daemon(
        config, path, demo=options.demo, notifier=notifier, on_ready=tell, state_directory=state_directory
    )
    gc.collect()
    gc.freeze()  # what is there now stays, and is not searched for garbage again and again while everybody waits
    asyncio.run(_until_signal(daemon))
    lost = sum(sink.lost for sink in daemon.sinks)
    logging.getLogger(__name__).info("stopped: %s; %d events not delivered", daemon.stats.line(), lost)
    return 0


def _analyze(options: argparse.Namespace) -> int:
    from streamer.app import build, build_calls
    from streamer.app.progress import Progress
    from streamer.ops import log
    from streamer.sources.files.source import FilesSource

    config, path = _load(options)
    log.setup("warning", "text")
    with Progress(stream=sys.stderr) as progress:
        calls = build_calls.recorded_calls(config, path)
        source = FilesSource(options.files, roles=options.roles, calls=calls, on_progress=progress.advance)
        daemon = build.analysis(config, path, source=source)
        stopped = asyncio.run(_until_signal(daemon))
    problems = list(source.failures)
    if stopped:
        problems.append("stopped before all files were analyzed")
    if lost := sum(sink.lost for sink in daemon.sinks):
        problems.append(f"{lost} events could not be written")
    if daemon.stats.shadow:
        print(daemon.stats.shadow.line(), file=sys.stderr)
    for problem in problems:
        print(f"emotion-streamer: {problem}", file=sys.stderr)
    return EXIT_FAILED if problems else 0


def _check(options: argparse.Namespace) -> int:
    from streamer.app import build, build_calls, build_sinks
    from streamer.app.describe import describe
    from streamer.inference.emotion import load_model

    config, path = _load(options)
    build.check_config(config)
    card_path = build.find_card(config, path)
    card = load_model(card_path).card
    shadow = build.load_shadow(config, path, card, patient=False)
    node, encodings = build_sinks.node_name(config), build_calls.encodings(config, path)
    lines = describe(config, path, card, card_path, node=node, encodings=encodings, shadow=shadow)
    print("\n".join(lines))
    return 0


def _devices(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes the options
    from streamer.sources.microphone.devices import format_devices, input_devices

    print(format_devices(input_devices()))
    return 0


def _load(options: argparse.Namespace) -> tuple[Config, Path | None]:
    from streamer import config

    path: Path | None = options.config
    if path is None:
        path = SYSTEM_CONFIG if SYSTEM_CONFIG.is_file() else None
    return config.load(path, os.environ), path


async def _until_signal(daemon: Daemon) -> bool:
    """Run until the sources end or a signal comes; return whether one came."""
    stop = asyncio.Event()
    signals: list[int] = []

    def note(signal_number: int) -> None:
        signals.append(signal_number)
        stop.set()

    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, note, signal_number)
    await daemon.service.run(stop)
    return bool(signals)


def _complain(group: BaseExceptionGroup[EmotionStreamerError], status: int) -> int:
    for error in _leaves(group):
        print(f"emotion-streamer: {error}", file=sys.stderr)
    return status


def _leaves(group: BaseExceptionGroup[EmotionStreamerError]) -> list[EmotionStreamerError]:
    leaves: list[EmotionStreamerError] = []
    for error in group.exceptions:
        leaves += _leaves(error) if isinstance(error, BaseExceptionGroup) else [error]
    return leaves
