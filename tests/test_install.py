"""What is installed is pinned by hash, and the unit is hardened; the machines of tests/service show that it works."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return the version of each package in a file of requirements."""
    found = PIN.findall((REPOSITORY / name).read_text())
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


def test_every_package_of_the_daemon_is_pinned_with_the_version_of_the_constraints() -> None:
    required, constraints = pins("requirements.txt"), pins("constraints.txt")
    assert {name: constraints.get(name) for name in required} == required
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    direct = {re.split(r"[<>=!~\[ ]", each, maxsplit=1)[0].replace("_", "-") for each in project["dependencies"]}
    assert direct - required.keys() == set()


def test_every_pin_has_hashes() -> None:
    blocks = (REPOSITORY / "requirements.txt").read_text().split("\n\n")[-1]
    for block in re.split(r"\n(?=\S)", blocks):
        if not block.startswith("#"):
            assert re.fullmatch(r"\S+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n?", block), block[:80]


@pytest.mark.parametrize("name", ["emotion-streamer.service"])
def test_the_exposure_of_the_unit_is_low(name: str, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")
    unit = tmp_path / name
    text = (REPOSITORY / "systemd" / name).read_text()
    unit.write_text(text.replace("/opt/emotion-streamer/bin/emotion-streamer", "/bin/true"))
    command = [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if "unrecognized option" in done.stderr or "offline" in done.stderr.lower():
        pytest.skip("this systemd-analyze reads no unit that is not loaded")
    assert done.returncode == 0, done.stdout[-300:] + done.stderr
