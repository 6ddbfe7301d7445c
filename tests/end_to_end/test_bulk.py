"""``emotion-streamer analyze`` over folders: a table that survives kills and full disks, one bad file among many."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest
import soundfile

from tests.support.bulk import FAST_MODEL, analyze, rows, speech, start, wait_for, write_calls
from tests.support.daemon import json_lines, kinds
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> NDArray[np.float32]:
    return speech(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))


@pytest.fixture
def calls(tmp_path: Path, spoken: NDArray[np.float32]) -> Path:
    """A folder with five recordings, one of them poison, and something else."""
    folder = tmp_path / "calls"
    write_calls(folder / "day 1", spoken, 4)
    (folder / "call-x.wav").write_bytes(b"RIFF no recording")
    (folder / "notes.txt").touch()
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(FAST_MODEL)
    return path


def about(found: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(row["recording"].rsplit("/", 1)[-1], row.get("error")) for row in found if row["kind"] == "recording"]


def test_a_folder_gives_a_table_of_all_recordings_and_names_the_bad_one(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, calls: Path, config: Path
) -> None:
    status, out, error = analyze(capfd, calls, "--config", config, "--output", tmp_path / "table", "--jobs", 2)
    bad = f"emotion-streamer: {calls}/call-x.wav: is cut short: its data chunk is missing"
    assert (status, out) == (1, "")
    first, summary, problem = error.splitlines()
    assert first == f"left out, as its name does not end like a recording's: {calls}/notes.txt"
    assert summary.startswith("5 recordings, 1 with errors; 0.0")
    assert problem == bad
    table = rows(tmp_path / "table")
    expected: list[tuple[str, str | None]] = [(f"call-000{n}.wav", None) for n in range(4)]
    assert about(table)[1:] == expected
    assert about(table)[0][0] == "call-x.wav"
    utterances = [row for row in table if row["kind"] == "utterance"]
    assert len(utterances) == 4
    assert {row["origin"] for row in utterances} == {"channel 1"}
    assert all(abs(sum(row["scores"].values()) - 1) < 1e-3 for row in utterances)
    assert all(row["model"].startswith("ser-mn04 ") for row in utterances)


def test_a_folder_without_a_table_gives_the_events_of_each_recording_in_one_piece(
    capfd: pytest.CaptureFixture[str], calls: Path, config: Path
) -> None:
    status, out, error = analyze(capfd, calls / "day 1", "--config", config, "--jobs", 1)
    assert status == 0
    assert error.startswith("4 recordings, 0 with errors")
    events = json_lines(out.encode())
    sessions = [event["data"]["session_id"] for event in events if "session_id" in event["data"]]
    assert len(set(sessions)) == 4
    assert sorted(sessions) == [s for one in sorted(set(sessions)) for s in [one] * sessions.count(one)]
    assert sum(a != b for a, b in pairwise(sessions)) == 3
    assert (kinds(events)[0], kinds(events)[-1]) == ("session.started.v1", "session.ended.v1")


def test_parquet_has_the_rows_of_json_lines(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, calls: Path, config: Path
) -> None:
    for form in ("jsonl", "parquet"):
        options = ("--config", config, "--output", tmp_path / form, "--format", form, "--jobs", 1)
        assert analyze(capfd, calls, *options)[0] == 1
    table = pyarrow.parquet.ParquetDataset(tmp_path / "parquet").read()
    brief = ("kind", "recording", "start_ms", "label", "error")
    found = [{name: row[name] for name in brief} for row in table.to_pylist()]
    expected = [{name: row.get(name) for name in brief} for row in rows(tmp_path / "jsonl")]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_where_it_was_and_nothing_is_there_twice(
    repository: Path,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    spoken: NDArray[np.float32],
    config: Path,
) -> None:
    write_calls(tmp_path / "calls", spoken, 32)  # it is not to end by itself before it is killed
    options = (tmp_path / "calls", "--config", config, "--jobs", 1)
    assert analyze(capfd, *options, "--output", tmp_path / "whole")[0] == 0
    output = tmp_path / "killed"
    process = start(repository, *options, "--output", output)
    wait_for(process, lambda: any(output.glob("part-*")))
    process.kill()
    process.communicate()
    done = len(about(rows(output)))
    status, _, error = analyze(capfd, *options, "--output", output)
    assert status == 0
    assert 0 < done < 32
    assert f"32 recordings, {done} by an earlier run, 0 with errors" in error
    assert rows(output) == rows(tmp_path / "whole")
    assert list(output.glob(".part*")) == []
    before = {path.name: path.stat().st_mtime_ns for path in output.glob("part-*")}
    assert analyze(capfd, *options, "--output", output)[0] == 0
    assert {path.name: path.stat().st_mtime_ns for path in output.glob("part-*")} == before


def test_a_signal_ends_the_run_and_its_processes_with_a_line(
    repository: Path, tmp_path: Path, spoken: NDArray[np.float32], config: Path
) -> None:
    write_calls(tmp_path / "calls", spoken, 60)  # it is not to end by itself before the signal comes
    output = tmp_path / "table"
    process = start(repository, tmp_path / "calls", "--config", config, "--jobs", 1, "--output", output)
    wait_for(process, lambda: any(output.glob("part-*")))
    process.terminate()
    _, error = process.communicate(timeout=150)
    line = "emotion-streamer: stopped; the same command goes on where it was\n"
    assert (process.returncode, error.decode()) == (1, line)


@pytest.mark.slow
def test_a_full_disk_ends_the_run_with_an_error_and_a_later_one_finishes_it(
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
    run = f"{sys.executable} -m streamer analyze {' '.join(map(str, options))} --output {tmp_path}/disk"
    # What was finished is copied out, as the disk is gone with its namespace.
    script = f"{mount} && {{ {run}; status=$?; cp -r {tmp_path}/disk {tmp_path}/kept; exit $status; }}"
    full = subprocess.run([*small, script], cwd=repository, capture_output=True, check=False)
    assert full.returncode == 1
    (line,) = full.stderr.decode().splitlines()
    assert line.startswith(f"emotion-streamer: {tmp_path}/disk/part-0001-0000")
    assert line.endswith("can't be written: No space left on device")
    assert analyze(capfd, *options, "--output", tmp_path / "kept")[0] == 0
    assert analyze(capfd, *options, "--output", tmp_path / "whole")[0] == 0
    assert rows(tmp_path / "kept") == rows(tmp_path / "whole")


def test_two_files_of_one_call_are_one_session(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, spoken: NDArray[np.float32], config: Path
) -> None:
    for end in ("in", "out"):
        soundfile.write(tmp_path / f"17-{end}.wav", spoken, RATE)
    pair = "--pair=-in:customer,-out:unknown"
    status, out, _ = analyze(
        capfd, tmp_path / "17-in.wav", tmp_path / "17-out.wav", pair, "--config", config, "--jobs", 1
    )
    assert status == 0
    legs = [
        leg for e in json_lines(out.encode()) if e["type"].endswith("session.started.v1") for leg in e["data"]["legs"]
    ]
    assert [(leg["role"], leg["origin"]["file"].rsplit("/", 1)[-1]) for leg in legs] == [
        ("customer", "17-in.wav"), ("unknown", "17-out.wav"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["{tmp}/none"], 1, "{tmp}/none: can't be read: No such file or directory"),
        (["{tmp}"], 1, "emotion-streamer: no recordings in {tmp}"),
        (["-"], 1, "emotion-streamer: standard input can't be analysed in several processes"),
        (["{tmp}", "--report", "{tmp}/a.html"], 1, "emotion-streamer: --report, --target and --compare are for files"),
        (["--follow", "{tmp}/none"], 1, "emotion-streamer: {tmp}/none: a folder expected to follow"),
        (["{tmp}", "--follow", "{tmp}"], 1, "emotion-streamer: --follow analyses one folder, and no files beside it"),
        (["{tmp}", "--config", "{tmp}/none.toml"], 78, "{tmp}/none.toml"),
    ],
)
def test_what_can_not_be_analysed_ends_with_a_line_that_says_why(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], status: int, message: str
) -> None:
    found, out, error = analyze(capfd, *(a.format(tmp=tmp_path) for a in arguments), "--jobs", "1")
    assert (found, out) == (status, "")
    assert message.format(tmp=tmp_path) in error
    assert "Traceback" not in error


def test_a_reader_that_is_gone_ends_the_run_and_its_processes_quietly(
    repository: Path, calls: Path, config: Path
) -> None:
    process = start(repository, calls / "day 1", "--config", config, "--jobs", 1)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, error = process.communicate(timeout=150)
    assert (process.returncode, error) == (1, b"")


def test_names_of_any_bytes_are_analysed(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, spoken: NDArray[np.float32], config: Path
) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    soundfile.write(tmp_path / "a.wav", spoken, RATE)
    (tmp_path / "a.wav").rename(folder / os.fsdecode(b"\xd0\xb7\n.wav"))
    assert analyze(capfd, folder, "--config", config, "--output", tmp_path / "table", "--jobs", 1)[0] == 0
    assert [json.dumps(name) for name, _ in about(rows(tmp_path / "table"))] == ['"\\u0437\\\\n.wav"']


@pytest.mark.slow
def test_recordings_that_appear_are_analysed_once_they_are_complete(
    repository: Path, tmp_path: Path, spoken: NDArray[np.float32], config: Path
) -> None:
    folder, output = tmp_path / "monitor", tmp_path / "table"
    folder.mkdir()
    process = start(
        repository, "--follow", folder, "--settle", 0.1, "--config", config, "--output", output, "--jobs", 1,
        "--pair=-in:customer,-out:unknown",
    )  # fmt: skip
    soundfile.write(tmp_path / "whole.wav", spoken, RATE)
    whole = (tmp_path / "whole.wav").read_bytes()
    with (folder / "17-in.wav").open("wb") as first, (folder / "17-out.wav.tmp").open("wb") as second:
        first.write(whole[:20_000])
        second.write(whole)
        first.flush()
        soundfile.write(folder / "other.wav", spoken, RATE)
        wait_for(process, lambda: [name for name, _ in about(rows(output))] == ["other.wav"])
        first.write(whole[20_000:])
    (folder / "17-out.wav.tmp").rename(folder / "17-out.wav")
    wait_for(process, lambda: len(about(rows(output))) == 2)
    process.terminate()
    _, error = process.communicate(timeout=150)
    assert (process.returncode, error.decode().count("\n")) == (0, 1)
    assert error.startswith(b"2 recordings, 0 with errors")
    assert about(rows(output)) == [("17.wav", None), ("other.wav", None)]
    utterances = [row for row in rows(output) if row["kind"] == "utterance"]
    assert sorted((row["role"], row["end_ms"] // 1000) for row in utterances) == [
        (role, utterances[0]["end_ms"] // 1000) for role in ("customer", "unknown", "unknown")
    ]
