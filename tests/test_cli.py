"""The command line: arguments, output and exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from streamer import cli
from tests.support.models import write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]


def command(cwd: Path, *arguments: object) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "streamer", *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def checked(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command ``check`` in this process, which needs not read all modules again; else as `command`."""

    def run(cwd: Path, *arguments: object) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        capfd.readouterr()
        status = cli.main(["check", *map(str, arguments)])
        return status, *capfd.readouterr()

    return run


def test_version_and_help_with_examples_are_printed(repository: Path) -> None:
    status, out, _ = command(repository, "--version")
    assert (status, out.split()[0]) == (0, "emotion-streamer")
    for arguments in (["--help"], ["run", "--help"], ["analyze", "--help"], ["check", "--help"], ["devices", "--help"]):
        status, out, _ = command(repository, *arguments)
        assert status == 0
        assert "examples:" in out


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["analyze"], ["run", "--loud"], ["analyze", "--roles", "boss", "x"]]
)
def test_wrong_usage_is_status_2(repository: Path, arguments: list[str]) -> None:
    status, out, err = command(repository, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: ")


@pytest.mark.parametrize("name", ["run", "check", "analyze"])
def test_a_bad_configuration_is_status_78_and_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.toml").write_text("[gate]\nwebrtc_mode = 9")
    files = ["x.wav"] if name == "analyze" else []
    assert command(tmp_path, name, "--config", "bad.toml", *files) == (
        78,
        "",
        "emotion-streamer: bad.toml: gate.webrtc_mode: expected int <= 3, got 9\n",
    )


def test_a_configuration_without_any_source_is_status_78(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "no-source.toml").write_text(
        f"[microphone]\nenabled = false\n[model]\ncard = '{repository}/models/ser-mn04.json'"
    )
    status, _, err = command(tmp_path, "run", "--config", "no-source.toml")
    assert (status, err.count("\n")) == (78, 1)
    assert "microphone.enabled: expected true" in err


def test_check_prints_a_description_without_secrets(repository: Path, tmp_path: Path, checked: Command) -> None:
    (tmp_path / "good.toml").write_text(
        f"[model]\ncard = '{repository}/models/ser-mn04.json'\n[mqtt]\nenabled = true\npassword = 'hunter2'"
    )
    status, out, err = checked(tmp_path, "--config", "good.toml")
    assert (status, err, out.splitlines()[0]) == (0, "", "configuration: good.toml: valid")
    assert "hunter2" not in out
    assert checked(tmp_path, "--quiet", "--config", "good.toml") == (0, "", "")


def test_a_shadow_model_that_takes_other_windows_is_status_78(tmp_path: Path) -> None:
    write_model(tmp_path)
    write_model(tmp_path, name="longer", window_ms=2_000, input_shape=(198, 103))
    (tmp_path / "c.toml").write_text("[model]\ncard = 'tiny.json'\n[shadow]\nmodel = 'longer.onnx'")
    assert command(tmp_path, "run", "--config", "c.toml") == (
        78,
        "",
        "emotion-streamer: the shadow model longer must take the same windows as the model tiny: "
        "window_ms 1000 expected, got 2000\n",
    )


def test_a_missing_model_is_status_78_and_named(tmp_path: Path, checked: Command) -> None:
    (tmp_path / "c.toml").write_text("[model]\ncard = 'nowhere.json'")
    status, out, err = checked(tmp_path, "--config", "c.toml")
    assert (status, out) == (78, "")
    assert err.startswith("emotion-streamer: model.card: expected a model card, found no file nowhere.json")


@pytest.mark.parametrize("name", ["run", "check"])
def test_a_damaged_model_is_status_78(tmp_path: Path, name: str) -> None:
    card = write_model(tmp_path)
    fields = json.loads(card.read_text())
    card.write_text(json.dumps(fields | {"sha256": "0" * 64}))
    (tmp_path / "c.toml").write_text("[model]\ncard = 'tiny.json'")
    status, out, err = command(tmp_path, name, "--config", "c.toml")
    assert (status, out) == (78, "")
    assert "is not the one its card describes" in err


@pytest.mark.parametrize("locale", ["ascii", "latin-1", "utf-8"])
def test_any_name_of_a_configuration_is_printed_in_any_locale(tmp_path: Path, locale: str) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9 \xe2\x82\xac.toml"
    with open(path, "w") as file:  # noqa: PTH123 - a name that is not UTF-8
        file.write("[log]\nlevel = 'info'")
    done = subprocess.run(
        [sys.executable, "-m", "streamer", "check", "--config", path],
        env={**os.environ, "PYTHONIOENCODING": locale},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    euro = "€".encode(locale, "backslashreplace")
    assert done.stdout.splitlines()[0].endswith(b"/caf\\udce9 " + euro + b".toml: valid")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["check", "check --config none.toml", "devices", "--help", "--version"])
def test_a_reader_that_ends_at_once_is_no_error_to_tell_of(arguments: str, unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)  # a pipe whose reader has gone before the first line
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "streamer", *arguments.split()],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=pipe,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    expected = "emotion-streamer: none.toml: can't be read: No such file or directory\n"
    assert done.stderr == (expected if "none.toml" in arguments else "")


def test_devices_lists_the_devices_or_says_that_there_is_none(repository: Path) -> None:
    status, out, _ = command(repository, "devices")
    assert status == 0
    assert out.strip()


def test_the_model_is_found_from_any_folder(tmp_path: Path, checked: Command) -> None:
    (tmp_path / "c.toml").write_text("[log]\nlevel = 'debug'")
    status, out, _ = checked(tmp_path, "--config", "c.toml")
    assert status == 0
    assert "ser-whisper" in out


def test_a_missing_certificate_file_is_status_78(tmp_path: Path, checked: Command) -> None:
    (tmp_path / "c.toml").write_text("[mqtt]\nenabled = true\ntls = true\nca_file = 'none.pem'")
    for told in (checked(tmp_path, "--config", "c.toml"), command(tmp_path, "run", "--config", "c.toml")):
        status, _, err = told
        assert (status, err) == (
            78,
            "emotion-streamer: mqtt.ca_file: can't read the certificates in none.pem: No such file or directory\n",
        )


def test_a_missing_sdp_file_is_status_78(tmp_path: Path, checked: Command) -> None:
    (tmp_path / "c.toml").write_text("[rtp]\nenabled = true\nsdp_file = 'none.sdp'")
    for told in (checked(tmp_path, "--config", "c.toml"), command(tmp_path, "run", "--config", "c.toml")):
        status, out, err = told
        assert (status, out) == (78, "")
        said = err.splitlines()[-1]
        assert said == "emotion-streamer: rtp.sdp_file: none.sdp can't be read: No such file or directory"


def test_closed_standard_output_is_refused(repository: Path) -> None:
    line = f"exec '{sys.executable}' -m streamer devices >&-"
    done = subprocess.run(["bash", "-c", line], cwd=repository, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "emotion-streamer: standard output is closed; redirect it to /dev/null instead\n",
    )


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["check"], ["devices"]])
def test_a_closed_pipe_ends_a_command_quietly(repository: Path, arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "streamer", *arguments],
            cwd=repository,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "")
