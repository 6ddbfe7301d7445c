"""Terminals that are closed, by processes that have one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN if sys.argv[1] == "nohup" else lambda *_: None)
from streamer.ops.terminal import Terminal
terminal = Terminal()
report = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
os.write(report, f"{terminal.is_closed()} ".encode())
os.write(1, b"ready")
try:
    while os.read(0, 1): pass
except OSError: pass  # it is closed
os.write(report, f"{terminal.is_closed()}".encode())
"""


@pytest.mark.parametrize(("started", "expected"), [("plainly", "False True"), ("nohup", "False False")])
def test_a_program_on_a_terminal_notes_that_it_was_closed(tmp_path: Path, started: str, expected: str) -> None:
    report = tmp_path / "report"
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, started, str(report)])
    read = b""
    while b"ready" not in read:
        read += os.read(terminal, 1000)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert report.read_text() == expected


def test_a_program_without_a_terminal_misses_none(tmp_path: Path) -> None:
    report = tmp_path / "report"
    subprocess.run(
        [sys.executable, "-c", PROGRAM, "plainly", str(report)],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        check=True,
    )
    assert report.read_text() == "False False"
