"""streamer.ops.log: what the lines look like, and where they go."""

from __future__ import annotations

import io
import logging
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.ops import log

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger("tests.log")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


def entries(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return [msgspec.json.decode(line, type=dict[str, str]) for line in capsys.readouterr().err.splitlines()]


def fail(text: str) -> None:
    raise OSError(text)


def test_a_json_line_carries_time_level_logger_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "json")
    before = datetime.now(UTC)
    logger.warning("the %s is away", "broker")
    [entry] = entries(capsys)
    assert abs((datetime.fromisoformat(entry.pop("time")) - before).total_seconds()) < 5
    assert entry == {"level": "warning", "logger": "tests.log", "message": "the broker is away"}


def test_an_exception_stays_on_one_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "json")
    try:
        fail("no\nsuch device")
    except OSError:
        logger.exception("lost the microphone")
    [entry] = entries(capsys)
    assert entry["message"] == "lost the microphone"
    assert entry["exception"].startswith("Traceback (most recent call last):")
    assert entry["exception"].endswith("OSError: no\nsuch device")


def test_a_stack_goes_with_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "json")
    logger.info("here", stack_info=True)
    [entry] = entries(capsys)
    assert "test_a_stack_goes_with_the_line" in entry["stack"]


def test_a_message_of_several_lines_is_one_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "json")
    logger.info('one\ntwo "three"')
    assert [entry["message"] for entry in entries(capsys)] == ['one\ntwo "three"']


def test_a_file_name_that_is_not_utf8_can_be_logged(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "json")
    logging.getLogger().handlers[:-1] = []  # pytest's keep the name for a report, and xdist can't send it
    logger.info("can't read %s", os.fsdecode(b"caf\xe9.wav"))
    assert [entry["message"] for entry in entries(capsys)] == ["can't read caf\\udce9.wav"]


def test_text_has_the_same_parts_and_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "text")
    try:
        fail("no such device")
    except OSError:
        logger.exception("lost the %s", "microphone")
    first, *rest = capsys.readouterr().err.splitlines()
    assert first[2] == first[5] == ":"
    assert first[8:] == " error tests.log: lost the microphone"
    assert rest[0] == "Traceback (most recent call last):"
    assert rest[-1] == "OSError: no such device"


def test_auto_is_json_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info")
    logger.info("hello")
    assert [entry["message"] for entry in entries(capsys)] == ["hello"]


def test_auto_is_text_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    log.setup("info", "auto")
    logger.info("hello")
    assert terminal.getvalue()[8:] == " info tests.log: hello\n"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("debug", ["debug", "info", "warning", "error"]),
        ("INFO", ["info", "warning", "error"]),
        ("warning", ["warning", "error"]),
        ("error", ["error"]),
    ],
)
def test_lines_below_the_level_are_left_out(
    capsys: pytest.CaptureFixture[str], level: str, expected: list[str]
) -> None:
    log.setup(level, "json")
    logger.debug("")
    logger.info("")
    logger.warning("")
    logger.error("")
    assert [entry["level"] for entry in entries(capsys)] == expected


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="LOUD"):
        log.setup("loud", "json")


def test_a_second_setup_replaces_the_first_and_leaves_the_handlers_of_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = logging.NullHandler()
    logging.getLogger().addHandler(other)
    log.setup("info", "text")
    log.setup("info", "json")
    logger.info("once")
    assert [entry["message"] for entry in entries(capsys)] == ["once"]
    assert other in logging.getLogger().handlers
