"""``emotion-streamer analyze --dask``: the table that one machine makes, whoever of the cluster is killed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.bulk import FAST_MODEL, analyze, rows, speech, start, wait_for, write_calls
from tests.support.ports import free_port
from tests.support.s3_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> NDArray[np.float32]:
    return speech(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(FAST_MODEL)
    return path


class Cluster:
    """A scheduler and workers, each a process that can be killed."""

    def __init__(self, repository: Path, folder: Path) -> None:
        self._repository, self._folder = repository, folder
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def scheduler(self) -> subprocess.Popen[bytes]:
        return self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "worker",
            self.address,
            "--host",
            "127.0.0.1",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--local-directory",
            str(self._folder),
        )

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        process = subprocess.Popen(command, cwd=self._repository, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.processes.append(process)
        return process


@pytest.fixture
def cluster(repository: Path, tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(repository, tmp_path)
    yield cluster
    for process in cluster.processes:
        process.kill()
        process.wait()


def parts(output: Path) -> int:
    return len(list(output.glob("part-*")))


@pytest.mark.slow
def test_a_worker_and_then_the_scheduler_are_killed_and_nothing_is_missing_or_there_twice(  # noqa: PLR0917
    repository: Path,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    spoken: NDArray[np.float32],
    config: Path,
    cluster: Cluster,
) -> None:
    write_calls(tmp_path / "calls", spoken, 24)  # they are not to be done before the scheduler is killed
    (tmp_path / "calls" / "bad.wav").touch()
    options = (tmp_path / "calls", "--config", config)
    output = tmp_path / "table"
    scheduler, worker = cluster.scheduler(), cluster.worker()
    process = start(repository, *options, "--output", output, "--dask", cluster.address)
    wait_for(process, lambda: parts(output) >= 2)
    worker.kill()
    cluster.worker()
    n_before = parts(output)
    wait_for(process, lambda: parts(output) >= n_before + 2)
    scheduler.kill()
    _, error = process.communicate(timeout=150)
    assert process.returncode == 1
    assert (
        error.decode().splitlines()[-1].endswith("the Dask scheduler is gone; the same command goes on once it is back")
    )
    assert parts(output) < 25
    scheduler.wait()
    cluster.scheduler()
    cluster.worker()
    again = start(repository, *options, "--output", output, "--dask", cluster.address)
    _, error = again.communicate(timeout=150)
    assert again.returncode == 1, error
    assert f"emotion-streamer: {tmp_path}/calls/bad.wav: is empty: 0 bytes" in error.decode().splitlines()
    assert analyze(capfd, *options, "--output", tmp_path / "whole", "--jobs", 1)[0] == 1
    assert rows(output) == rows(tmp_path / "whole")


@pytest.mark.slow
def test_a_full_disk_of_the_workers_ends_the_run_with_an_error_and_a_later_one_finishes_it(
    repository: Path,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    spoken: NDArray[np.float32],
    config: Path,
) -> None:
    write_calls(tmp_path / "calls", spoken, 16)
    (tmp_path / "disk").mkdir()
    unshare = shutil.which("unshare")
    small = [unshare or "", "--map-root-user", "--mount", "sh", "-c"]
    mount = f"mount -t tmpfs -o size=24k x {tmp_path}/disk"
    if unshare is None or subprocess.run([*small, mount], check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("no mount namespaces for this user")
    options = (tmp_path / "calls", "--config", config, "--jobs", 1)
    run = f"{sys.executable} -m streamer analyze {' '.join(map(str, options))} --output {tmp_path}/disk --dask local"
    # What was finished is copied out, as the disk is gone with its namespace.
    script = f"{mount} && {{ {run}; status=$?; cp -r {tmp_path}/disk {tmp_path}/kept; exit $status; }}"
    full = subprocess.run([*small, script], cwd=repository, capture_output=True, check=False)
    assert full.returncode == 1
    last = [line for line in full.stderr.decode().splitlines() if line.startswith("emotion-streamer: ")]
    assert len(last) == 1, full.stderr
    assert f"{tmp_path}/disk/part-" in last[0]
    assert last[0].endswith("can't be written: No space left on device")
    assert 0 < parts(tmp_path / "kept") < 16
    assert analyze(capfd, *options, "--output", tmp_path / "kept", "--dask", "local")[0] == 0
    assert analyze(capfd, *options, "--output", tmp_path / "whole")[0] == 0
    assert rows(tmp_path / "kept") == rows(tmp_path / "whole")


def test_recordings_and_table_may_be_in_s3(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    spoken: NDArray[np.float32],
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_calls(tmp_path / "calls", spoken, 2)
    with serving("archive") as (endpoint, objects):
        for name, value in {
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_REGION": "x-1",
        }.items():
            monkeypatch.setenv(name, value)
        for path in (tmp_path / "calls").iterdir():
            objects[f"calls/{path.name}"] = path.read_bytes()
        objects["calls/notes.txt"] = b""
        options = ("s3://archive/calls", "--config", config, "--output", "s3://archive/table", "--jobs", 1)
        status, _, error = analyze(capfd, *options)
        assert status == 0, error
        status, _, error = analyze(capfd, *options)
        assert (status, error.splitlines()[-1].split(", 0 with")[0]) == (0, "2 recordings, 2 by an earlier run")
        lines = b"".join(data for key, data in objects.items() if key.startswith("table/part-"))
    assert lines.count(b'{"kind":"utterance","recording":"s3://archive/calls/call-0000.wav"') == 1
    assert lines.count(b'{"kind":"recording"') == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--dask", "tcp://127.0.0.1:1"], "--dask writes a table: --output with a folder that"),
        (["--dask", "nonsense://x", "--output", "{tmp}/out"], "no Dask scheduler at nonsense://x: "),
    ],
)  # fmt: skip
def test_what_is_no_cluster_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, spoken: NDArray[np.float32], arguments: list[str], message: str
) -> None:
    write_calls(tmp_path / "calls", spoken, 1)
    status, out, error = analyze(capfd, tmp_path / "calls", *(a.format(tmp=tmp_path) for a in arguments))
    assert (status, out) == (1, "")
    assert f"emotion-streamer: {message}" in error
