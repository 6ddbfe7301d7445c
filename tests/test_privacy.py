"""No audio is ever written to disk, and nothing leaves the machine: the kernel is our witness."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITES = re.compile(
    r'open(?:at)?\((?:AT_FDCWD, )?"(?P<path>[^"]*)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)|creat\("(?P<new>[^"]*)"'
)
CONNECTS = re.compile(r"connect\([^{]*\{sa_family=(?P<family>AF_INET6?),.*?(?P<address>\d+\.\d+\.\d+\.\d+|::[0-9a-f]*)")
NO_AUDIO = ("/dev/null", "/dev/shm/sem.", "/dev/tty")
"""What may be opened for writing: nothing of it can hold audio."""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    samples = conversation(needs_program("espeak-ng"), folder)
    soundfile.write(folder / "call.wav", np.asarray(samples), RATE)
    return folder / "call.wav"


def traced(strace: str, folder: Path, command: list[str], **environment: str) -> str:
    """Run a command; return its system calls that open files for writing or connect."""
    trace = folder / "trace"
    env = {key: value for key, value in os.environ.items() if key != "CI"}  # in CI, ONNX Runtime is well-behaved
    done = subprocess.run(
        [strace, "-f", "-e", "trace=open,openat,creat,connect", "-o", str(trace), *command],
        env=env
        | {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
        | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"emotion.v1" in done.stdout
    return trace.read_text()


def written(calls: str) -> list[str]:
    paths = [match["path"] or match["new"] for match in WRITES.finditer(calls)]
    return [path for path in paths if not path.startswith(NO_AUDIO)]


def test_analysing_speech_writes_no_file_and_connects_to_nobody(
    tmp_path: Path, repository: Path, recording: Path, needs_program: Callable[[str], str]
) -> None:
    config = repository / "config.toml"
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(config), str(recording)]
    calls = traced(needs_program("strace"), tmp_path, command)
    assert "call.wav" in calls
    assert written(calls) == []
    assert [match[0] for match in CONNECTS.finditer(calls)] == []


def test_the_witness_would_see_a_file_that_is_written(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    program = "open('leak.wav', 'wb').write(b'RIFF'); print('emotion.v1')"
    calls = traced(
        needs_program("strace"), tmp_path, [sys.executable, "-c", f"import os; os.chdir({str(tmp_path)!r}); {program}"]
    )
    assert written(calls) == ["leak.wav"]
