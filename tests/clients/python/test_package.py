"""The package stands alone."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ALL_MODULES = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package = importlib.import_module("emotion_streamer_client")
for module in pkgutil.iter_modules(package.__path__):
    importlib.import_module(f"emotion_streamer_client.{module.name}")
print(*sorted({name.partition(".")[0] for name in sys.modules} - sys.stdlib_module_names))
"""


def test_it_imports_neither_the_daemon_nor_anything_but_what_it_names(repository: Path) -> None:
    folder = repository / "clients/python"
    command = [sys.executable, "-I", "-S", "-c", ALL_MODULES, str(folder)]
    without_site = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "No module named 'websockets'" in without_site.stderr, "-S leaves out what is installed"
    command.remove("-S")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    ours = {name for name in done.stdout.split() if not name.startswith("__")}
    assert {"streamer", "export", "tests"}.isdisjoint(ours)
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert project["dependencies"] == ["websockets>=15"]
    assert {"emotion_streamer_client", "websockets"} <= ours
