"""Log formats: text on a terminal, one JSON object per line elsewhere."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Literal, TextIO

import msgspec

Format = Literal["auto", "text", "json"]


def setup(level: str, format: Format = "auto") -> None:  # noqa: A002 - named as the key in config.toml
    """Log to stderr the messages of at least ``level`` (``debug``, ``info``, ``warning``, ``error``).

    ``auto`` is text where stderr is a terminal and JSON elsewhere. A second call replaces the handler of the first;
    handlers that others installed stay. Raises ValueError for an unknown level.
    """
    root = logging.getLogger()
    root.setLevel(level.upper())
    as_text = sys.stderr.isatty() if format == "auto" else format == "text"
    handler = _Handler(sys.stderr)
    handler.setFormatter(TextFormatter() if as_text else JsonFormatter())
    for old in [each for each in root.handlers if isinstance(each, _Handler)]:
        root.removeHandler(old)
    root.addHandler(handler)


class TextFormatter(logging.Formatter):
    """``12:34:56 warning streamer.sinks.mqtt: the broker is away``, local time."""

    def __init__(self) -> None:
        super().__init__("{asctime} {level} {name}: {message}", datefmt="%H:%M:%S", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.level = record.levelname.lower()
        return super().format(record)


class JsonFormatter(logging.Formatter):
    """Objects with ``time``, ``level``, ``logger``, ``message``, and where they apply ``exception`` and ``stack``."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _printable(record.getMessage()),
        }
        if record.exc_info:
            entry["exception"] = _printable(self.formatException(record.exc_info))
        if record.stack_info:
            entry["stack"] = _printable(self.formatStack(record.stack_info))
        return msgspec.json.encode(entry).decode()


class _Handler(logging.StreamHandler[TextIO]):
    """A class of its own, so that a second ``setup`` finds the handler to replace."""


def _printable(text: str) -> str:
    """Escape lone surrogates, as in a file name that isn't UTF-8: JSON cannot encode them."""
    return text.encode(errors="backslashreplace").decode()
