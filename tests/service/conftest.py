"""Machines with the Debian package of ``make deb``, which ``make test-service`` builds."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.machine import Machine, booted, make_base, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package() -> Path:
    """The newest Debian package."""
    found = sorted((REPOSITORY / "dist").glob("emotion-streamer_*.deb"), key=lambda path: path.stat().st_mtime)
    if not found:
        pytest.skip("no package in dist (make deb builds it)")
    return found[-1]


@pytest.fixture(scope="session")
def base() -> Path:
    """A Debian with what the package depends on, and nothing else."""
    if why_not():
        pytest.skip(why_not())
    return make_base(REPOSITORY / "build/machine", "python3", "libportaudio2")


@pytest.fixture
def boot(base: Path, tmp_path: Path) -> Callable[[], AbstractContextManager[Machine]]:
    """Boot a fresh machine."""

    @contextmanager
    def start() -> Iterator[Machine]:
        with booted(base, tmp_path) as machine:
            yield machine

    return start


@pytest.fixture
def installed(boot: Callable[[], AbstractContextManager[Machine]], package: Path) -> Iterator[Machine]:
    """A machine with the package, which takes calls."""
    with boot() as machine:
        machine.write("/root/package.deb", package.read_bytes())
        machine.run("dpkg", "--install", "/root/package.deb")
        machine.write("/etc/emotion-streamer/config.toml", "[microphone]\nenabled = false\n[rtp]\nenabled = true\n")
        yield machine
