"""The command line of ``emotion-streamer``: its commands, their options, and the help."""

from __future__ import annotations

import argparse
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Command = Callable[[argparse.Namespace], int]
    """Does what the options say, and returns the exit status."""

EXAMPLES = """\
examples:
  emotion-streamer run                          analyze the default microphone
  emotion-streamer run --config my.toml         the same with the settings in my.toml
  emotion-streamer gateway --config gateway.toml
                                                one address for all daemons that publish to the same NATS servers
  emotion-streamer watch                        show what every leg of a running daemon expresses, live
  emotion-streamer watch wss://pbx.example --token-file token
  emotion-streamer analyze call.wav             print the events of a recording, one per line
  emotion-streamer analyze --roles customer,agent stereo.wav
  emotion-streamer analyze --report take-2.html --target happy=0.6,calm=0.4 --compare take-1.jsonl take-2.wav
  emotion-streamer analyze calls.pcap           print the events of all calls in a packet capture
  tcpdump -r calls.pcap -w - | emotion-streamer analyze -
  emotion-streamer call-test audiosocket call.wav    play a recording as Asterisk would
  emotion-streamer analyze --output results --format parquet recordings
                                                a table of the results of all recordings in a folder
  emotion-streamer analyze --output results --follow /var/spool/asterisk/monitor
                                                the same of recordings that appear there
  emotion-streamer history sessions --state angry --from 2026-11-30
  emotion-streamer history export --output november.csv
  emotion-streamer check --config my.toml       validate a configuration and show its effect
  emotion-streamer devices                      list the input devices

Without --config the configuration is /etc/emotion-streamer/config.toml if it exists, else the defaults.
Secrets can be set in EMOTION_STREAMER_WEBSOCKET_TOKEN, EMOTION_STREAMER_MQTT_USERNAME,
EMOTION_STREAMER_MQTT_PASSWORD and EMOTION_STREAMER_MQTT_KEY_PASSWORD; the token of `watch` and `call-test` in
EMOTION_STREAMER_WEBSOCKET_TOKEN.

exit status: 0 success, 1 failure, 2 invalid usage, 75 memory, file descriptors or threads are short,
78 invalid configuration or model
"""


DIALECTS = (
    "l16",
    "asterisk",
    "twilio",
    "signalwire",
    "telnyx",
    "exotel",
    "plivo",
    "audiohook",
    "siprec",
    "audiosocket",
)
"""Those that `call-test` plays. Here, since what plays them takes a while to import."""


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return what reads the command line; ``command`` is that of ``commands`` which somebody chose."""
    root = argparse.ArgumentParser(
        prog="emotion-streamer",
        description="Listens to people talking and publishes which emotion the voice expresses.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"emotion-streamer {version('emotion-streamer')}")
    subparsers = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, text, add_options in _COMMANDS:
        command = subparsers.add_parser(
            name, help=text, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        command.set_defaults(command=commands[name])
        add_options(command)
    return root


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=Path, metavar="FILE", help="configuration file (TOML)")


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument("--demo", type=Path, metavar="FILE", help="if there is no microphone, play FILE in a loop")
    run.add_argument("--watch", action="store_true", help="on a terminal, show every leg live below the log")
    _add_config(run)


def _add_watch(watch: argparse.ArgumentParser) -> None:
    watch.add_argument("url", nargs="?", default="ws://127.0.0.1:8765", metavar="URL", help="default: %(default)s")
    watch.add_argument("--token-file", type=Path, metavar="FILE", help="file with the bearer token")
    watch.add_argument("--ca-file", type=Path, metavar="FILE", help="certificate authorities to trust, PEM")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("--quiet", action="store_true", help="print nothing where all is well")
    check.add_argument("--gateway", action="store_true", help="check what `gateway` uses, which needs no source")
    _add_config(check)


def _add_analyze(analyze: argparse.ArgumentParser) -> None:
    _add_recordings(analyze)
    _add_report(analyze)
    _add_table(analyze)
    _add_config(analyze)
    analyze.set_defaults(refuse=analyze.error)


def _add_recordings(analyze: argparse.ArgumentParser) -> None:
    analyze.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a recording, a packet capture, or a folder of them; - is standard input",
    )
    analyze.add_argument(
        "--roles",
        type=_roles,
        default=(),
        metavar="ROLE[,ROLE...]",
        help="one for each channel, or leg of a call: customer, agent, unknown, mixed (default: all unknown)",
    )


def _add_report(analyze: argparse.ArgumentParser) -> None:
    analyze.add_argument(
        "--report",
        type=_html,
        metavar="FILE",
        help="write a report of each take to FILE (.html), and its figures beside it (.jsonl)",
    )
    analyze.add_argument(
        "--target",
        type=_target,
        metavar="LABEL=SHARE[,...]",
        help="what the voice shall express, e.g. happy=0.6,calm=0.4 (default: [coach] target)",
    )
    analyze.add_argument(
        "--compare",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="an earlier take: the .jsonl of its report, or a folder of them; may be given again",
    )


def _add_table(analyze: argparse.ArgumentParser) -> None:
    analyze.add_argument("--jobs", type=_count, metavar="N", help="processes (default for folders: one for each core)")
    analyze.add_argument("--output", metavar="FOLDER", help="write a table of results there; a later run goes on")
    analyze.add_argument("--format", choices=("jsonl", "parquet"), help="of the table: JSON Lines (default) or Parquet")
    analyze.add_argument(
        "--dask", metavar="ADDRESS", help="with --output: by the workers of this Dask scheduler, or of a local cluster"
    )
    analyze.add_argument(
        "--follow", type=Path, metavar="FOLDER", help="analyze recordings as they appear there, until stopped"
    )
    analyze.add_argument(
        "--settle",
        type=_seconds,
        default=5.0,
        metavar="S",
        help="with --follow: how long a file must not have changed, in seconds (default: %(default)g)",
    )
    analyze.add_argument(
        "--pair",
        type=_pairs,
        default=(),
        metavar="END:ROLE,END:ROLE",
        help="how names of files of one call end: --pair=-in:customer,-out:agent takes call-in.wav and call-out.wav",
    )


def _add_history(history: argparse.ArgumentParser) -> None:
    actions = history.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    sessions = actions.add_parser("sessions", help="list sessions, the newest first")
    sessions.add_argument(
        "--limit", type=_number, default=100, metavar="N", help="at most so many (default: %(default)s)"
    )
    sessions.add_argument("--json", action="store_true", help="as JSON, one a line")
    export = actions.add_parser("export", help="write all events that are found")
    export.add_argument("--format", choices=("csv", "jsonl", "parquet"), help="default: as FILE ends, else jsonl")
    export.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    forget = actions.add_parser("forget", help="delete all of sessions, and keep nothing more of them")
    forget.add_argument("sessions", nargs="+", metavar="SESSION", help="session_id")
    info = actions.add_parser("info", help="say where it is and how much there is")
    for action in (sessions, export):
        _add_filters(action)
    for action in (sessions, export, forget, info):
        _add_config(action)


def _add_filters(action: argparse.ArgumentParser) -> None:
    """Add which sessions are meant."""
    when = "a date or a time, such as 2026-11-30T10:15, here where it names no zone"
    action.add_argument("--from", dest="from_", metavar="TIME", help=f"from then on: {when}")
    action.add_argument("--to", metavar="TIME", help="before then")
    for name, what in (("role", "ROLE"), ("state", "STATE"), ("alert", "RULE"), ("source", "ID"), ("session", "ID")):
        action.add_argument(f"--{name}", action="append", default=[], metavar=what, help="may be given again")
    action.add_argument("--call-reference", metavar="ID", help="as a control client called it")


def _html(text: str) -> Path:
    if Path(text).suffix != ".html":
        raise argparse.ArgumentTypeError(f"expected a name that ends in .html, got {text!r}")
    return Path(text)


def _target(text: str) -> dict[str, float]:
    target: dict[str, float] = {}
    for part in text.split(","):
        label, separator, share = part.partition("=")
        try:
            target[label.strip()] = float(share)
        except ValueError:
            separator = ""
        if not separator or not label.strip():
            raise argparse.ArgumentTypeError(f"expected a label and its share, such as happy=0.6, got {part!r}")
    return target


def _roles(text: str) -> tuple[str, ...]:
    roles = tuple(text.split(","))
    for role in roles:
        if role not in {"customer", "agent", "unknown", "mixed"}:
            raise argparse.ArgumentTypeError(f"expected customer, agent, unknown or mixed, got {role!r}")
    return roles


def _reference(text: str) -> str:
    """Return a call reference as a platform may give it to the daemon."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text):
        raise argparse.ArgumentTypeError(f"expected 1 to 64 letters, digits, _ and -, got {text[:80]!r}")
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1_000_000):
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 1000000, got {text!r}")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 256, got {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError(f"expected seconds, more than 0 and up to 3600, got {text!r}")
    return seconds


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return how names end, and the role of each end."""
    pairs = [tuple(part.rsplit(":", 1)) for part in text.split(",")]
    ends = [pair[0] for pair in pairs]
    if len(pairs) < 2 or any(len(pair) < 2 or not pair[0] for pair in pairs) or len(set(ends)) < len(ends):
        raise argparse.ArgumentTypeError(f"expected two or more END:ROLE with different ends, got {text!r}")
    return tuple((end, _roles(role)[0]) for end, role in pairs)


def _add_call_test(call_test: argparse.ArgumentParser) -> None:
    call_test.add_argument("dialect", choices=DIALECTS, metavar="DIALECT", help=", ".join(DIALECTS))
    call_test.add_argument("file", type=Path, metavar="FILE", help="a recording with one channel or two")
    call_test.add_argument("--url", metavar="URL", help="where the daemon takes the call (default: its default)")
    call_test.add_argument(
        "--events", default="ws://127.0.0.1:8765", metavar="URL", help="its event stream (default: %(default)s)"
    )
    call_test.add_argument(
        "--roles", type=_roles, default=(), metavar="ROLE[,ROLE]", help="of each channel (default: the daemon's)"
    )
    call_test.add_argument("--source", metavar="ID", help="source_id of the stream, where other calls come meanwhile")
    call_test.add_argument(
        "--reference", type=_reference, metavar="ID", help="what you call the call: 1 to 64 letters, digits, _ and -"
    )
    call_test.add_argument("--token-file", type=Path, metavar="FILE", help="file with the bearer token")
    call_test.add_argument(
        "--secret-file", type=Path, metavar="FILE", help="file with the secret of the platform, by which it signs"
    )
    call_test.add_argument("--user", default="", metavar="NAME", help="whose secret it is, of siprec")
    call_test.add_argument("--api-key", default="", metavar="KEY", help="the API key of AudioHook")
    call_test.add_argument("--ca-file", type=Path, metavar="FILE", help="certificate authorities to trust, PEM")


def _add_devices(_devices: argparse.ArgumentParser) -> None:
    """Add nothing: it has no options."""


_COMMANDS = (
    ("run", "analyze live sources and publish events until stopped", _add_run),
    ("gateway", "serve page, events and control of all daemons of a cluster", _add_config),
    ("watch", "show every leg of a running daemon, live", _add_watch),
    ("analyze", "analyze files and folders: events as JSON Lines, or a table", _add_analyze),
    ("call-test", "play a recording to a running daemon, as a platform would", _add_call_test),
    ("history", "find, export and forget what a daemon has kept", _add_history),
    ("check", "validate the configuration and the model, and show their effect", _add_check),
    ("devices", "list input devices", _add_devices),
)
"""Each with what ``--help`` says of it, and what adds its options."""
