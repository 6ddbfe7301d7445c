"""What several test folders share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.browser import MODULES

if TYPE_CHECKING:
    from collections.abc import Callable

settings.register_profile("untimed", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("untimed")

REPOSITORY = Path(__file__).resolve().parent.parent
EXIT_STATUS = "run/exit-status"
"""Key in pytest's cache: with what the last run ended, for `make test-again`; null where it broke off."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Count the run as broken off, until it ends."""
    _note_exit_status(session, None)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Note how the run ended."""
    _note_exit_status(session, int(exitstatus))


def _note_exit_status(session: pytest.Session, status: int | None) -> None:
    cache = getattr(session.config, "cache", None)  # there is none with -p no:cacheprovider
    if cache is not None and not hasattr(session.config, "workerinput"):
        cache.set(EXIT_STATUS, status)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout under test."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Recordings and data sets beside the checkout, or in ``$EMOTION_STREAMER_SHARED``; skips where there are none."""
    folder = Path(os.environ.get("EMOTION_STREAMER_SHARED") or REPOSITORY.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no folder {folder} with recordings (EMOTION_STREAMER_SHARED names another)")
    return folder


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    """The folder with the packages that the page is built and tested with."""
    for path in (MODULES / "esbuild", MODULES / "playwright-core"):
        if not path.exists():
            reason = f"{path} is missing (make test installs it)"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
    return MODULES


@pytest.fixture(scope="session")
def needs_program() -> Callable[[str], str]:
    """Call it with a program's name for its path; without the program the test skips, in CI it fails."""

    def find(name: str) -> str:
        # Debian keeps brokers and other daemons in sbin, which an ordinary user's PATH leaves out.
        found = shutil.which(name, path=os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin")
        if found:
            return found
        reason = f"the program {name} is not installed (make test installs it)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    return find
