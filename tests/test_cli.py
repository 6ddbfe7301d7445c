"""The command's words and exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.support.models import NORMALIZATION, write_model

if TYPE_CHECKING:
    from pathlib import Path


def command(cwd: Path, *arguments: object) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "streamer", *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_version_and_help_with_examples(repository: Path) -> None:
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
    (tmp_path / "deaf.toml").write_text(
        f"[microphone]\nenabled = false\n[model]\ncard = '{repository}/models/ser-mn04.json'"
    )
    status, _, err = command(tmp_path, "run", "--config", "deaf.toml")
    assert (status, err.count("\n")) == (78, 1)
    assert "microphone.enabled: expected true" in err


def test_check_says_what_the_configuration_means(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(
        f"[model]\ncard = '{repository}/models/ser-mn04.json'\n[microphone]\nroles = ['customer', 'agent']\n"
        "[mqtt]\nenabled = true\npassword = 'hunter2'"
    )
    status, out, err = command(tmp_path, "check", "--config", "good.toml")
    assert (status, err) == (0, "")
    assert "channel 1:   customer, analysed" in out
    assert "channel 2:   agent, NOT analysed: privacy.agent_reason is empty" in out
    assert "hunter2" not in out


def test_check_says_whether_legs_are_normalised(tmp_path: Path) -> None:
    write_model(tmp_path)
    write_model(tmp_path, name="knowing", leg_normalization=msgspec.to_builtins(NORMALIZATION))
    said = []
    for model in ("card = 'tiny.json'", "card = 'knowing.json'", "card = 'knowing.json'\nnormalize_legs = false"):
        (tmp_path / "c.toml").write_text(f"[model]\n{model}\n")
        _, out, _ = command(tmp_path, "check", "--config", "c.toml")
        said += [line.strip() for line in out.splitlines() if "legs:" in line]
    assert said == [
        "legs:        not normalised: the model's card does not say how",
        "legs:        normalised by the leg's earlier utterances",
        "legs:        NOT normalised: model.normalize_legs is false",
    ]


def test_check_says_what_the_shadow_is_and_refuses_one_that_hears_otherwise(tmp_path: Path) -> None:
    write_model(tmp_path)
    write_model(tmp_path, name="second", labels=["sad", "calm", "bored"])
    write_model(tmp_path, name="longer", window_ms=2_000, input_shape=(198, 103))
    (tmp_path / "c.toml").write_text("[model]\ncard = 'tiny.json'\n[shadow]\nmodel = 'second.onnx'")
    status, out, err = command(tmp_path, "check", "--config", "c.toml")
    assert (status, err) == (0, "")
    assert "shadow:        second 1.0.0 (fp32) sees the same windows, publishes nothing; compared on calm, sad\n" in out
    (tmp_path / "c.toml").write_text("[model]\ncard = 'tiny.json'\n[shadow]\nmodel = 'longer.onnx'")
    assert command(tmp_path, "run", "--config", "c.toml") == (
        78,
        "",
        "emotion-streamer: the shadow model longer must take the same windows as the model tiny: "
        "window_ms 1000 expected, got 2000\n",
    )


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[model]\ncard = 'nowhere.json'")
    status, out, err = command(tmp_path, "check", "--config", "c.toml")
    assert (status, out) == (78, "")
    assert err.startswith("emotion-streamer: model.card: expected a model card, found no file nowhere.json")


@pytest.mark.parametrize("name", ["run", "check"])
def test_a_damaged_model_is_status_78(tmp_path: Path, name: str) -> None:
    card = write_model(tmp_path)
    text = json.loads(card.read_text())
    card.write_text(json.dumps(text | {"sha256": "0" * 64}))
    (tmp_path / "c.toml").write_text("[model]\ncard = 'tiny.json'")
    status, out, err = command(tmp_path, name, "--config", "c.toml")
    assert (status, out) == (78, "")
    assert "is not the one its card describes" in err


def test_devices_says_what_there_is_or_that_there_is_none(repository: Path) -> None:
    status, out, _ = command(repository, "devices")
    assert status == 0
    assert out.strip()


def test_the_model_is_found_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[log]\nlevel = 'debug'")
    status, out, _ = command(tmp_path, "check", "--config", "c.toml")
    assert status == 0
    assert "ser-mn04" in out


def test_a_certificate_file_that_is_not_there_is_status_78(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[mqtt]\nenabled = true\nca_file = 'none.pem'")
    for name in ("check", "run"):
        status, _, err = command(tmp_path, name, "--config", "c.toml")
        assert (status, err) == (
            78,
            "emotion-streamer: mqtt.ca_file: expected a file with certificates, got 'none.pem', which is none\n",
        )


def test_payload_types_are_told_as_the_configuration_the_sdp_file_and_the_standard_have_them(tmp_path: Path) -> None:
    (tmp_path / "a.sdp").write_text("m=audio 0 RTP/AVP 0 96\r\na=rtpmap:96 opus/48000/2\r\n")
    named = 'sdp_file = "a.sdp"\npayload_types = { 102 = "speex/16000", 118 = "L16/16000" }'
    (tmp_path / "c.toml").write_text(f"[rtp]\nenabled = true\n{named}\n")
    status, out, err = command(tmp_path, "check", "--config", "c.toml")
    assert (status, err) == (0, "")
    told = [line.strip() for line in out.splitlines() if line.startswith(("  payloads:", "  NOT decoded:"))]
    standard = "0 PCMU/8000, 8 PCMA/8000, 9 G722/8000, 10 L16/44100/2, 11 L16/44100, 13 CN/8000, 19 CN/8000"
    assert told == [
        f"payloads:    {standard}, 96 OPUS/48000/2, 118 L16/16000",
        "NOT decoded: 102 SPEEX/16000: not supported",
    ]


def test_an_sdp_file_that_is_not_there_is_status_78(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[rtp]\nenabled = true\nsdp_file = 'none.sdp'")
    for name in ("check", "run"):
        status, out, err = command(tmp_path, name, "--config", "c.toml")
        assert (status, out) == (78, "")
        assert err == "emotion-streamer: rtp.sdp_file: none.sdp can't be read: No such file or directory\n"


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
