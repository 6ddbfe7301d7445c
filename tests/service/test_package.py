"""The Debian package is installed, upgraded, removed and purged without a trace; it starts nothing by itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.support.machine import Machine

pytestmark = pytest.mark.container

UNIT = "emotion-streamer.service"
CONFIG = "[microphone]\nenabled = false\n[rtp]\nenabled = true\n"


def another_version(package: Path, folder: Path) -> Path:
    """Return the same package with a higher version."""
    newer, tree = folder / "newer.deb", folder / "tree"
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(tree)], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(control.read_text().replace("\nVersion: ", "\nVersion: 1:"))
    subprocess.run(["dpkg-deb", "--build", "-Znone", str(tree), str(newer)], check=True, stdout=subprocess.DEVNULL)
    return newer


def test_install_upgrade_remove_and_purge(
    boot: Callable[[], AbstractContextManager[Machine]], package: Path, tmp_path: Path
) -> None:
    newer = another_version(package, tmp_path)
    with boot() as machine:
        others = ("/var/log/*", "/var/lib/dpkg/*", "/var/cache/*", "/root/*")
        files = "find / -xdev " + " ".join(f"! -path '{path}'" for path in others) + " | sort"
        before = machine.run("sh", "-c", files)
        machine.write("/root/package.deb", package.read_bytes())
        machine.write("/root/newer.deb", newer.read_bytes())
        machine.run("dpkg", "--install", "/root/package.deb")
        assert machine.run("systemctl", "is-active", UNIT, check=False) == "inactive"
        assert machine.run("systemctl", "is-enabled", UNIT, check=False) == "disabled"
        assert machine.run("emotion-streamer", "--version").split()[-1][0].isdigit()

        machine.write("/etc/emotion-streamer/config.toml", CONFIG)
        machine.write("/etc/emotion-streamer/environment", "NAME=value\n", mode=0o600)
        machine.run("systemctl", "enable", "--now", UNIT)
        first = main_pid(machine)
        machine.run("dpkg", "--install", "/root/newer.deb")
        assert machine.run("systemctl", "is-active", UNIT) == "active"
        assert main_pid(machine) != first
        assert machine.run("cat", "/etc/emotion-streamer/config.toml") == CONFIG.strip()

        machine.run("dpkg", "--remove", "emotion-streamer")
        assert machine.run("systemctl", "is-active", UNIT, check=False) == "inactive"
        assert machine.run("cat", "/etc/emotion-streamer/config.toml") == CONFIG.strip()
        machine.run("dpkg", "--purge", "emotion-streamer")
        assert machine.run("sh", "-c", files) == before
        assert machine.run("systemctl", "--failed", "--plain", "--no-legend") == ""


def main_pid(machine: Machine) -> str:
    return machine.run("systemctl", "show", "--value", "--property", "MainPID", UNIT)
