"""The limit of descriptors is raised to what the system allows; the last ones are kept."""

from __future__ import annotations

import subprocess
import sys

import pytest

RAISE = """
import resource
from streamer.ops.descriptors import is_reserved, raise_limit
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
print(raise_limit(), resource.getrlimit(resource.RLIMIT_NOFILE), [n for n in range({hard}) if is_reserved(n)][:1])
"""


@pytest.mark.parametrize(
    ("soft", "hard", "first_reserved"), [(64, 400, 350), (400, 400, 350), (64, 64, 56), (100, 1_024, 960)]
)
def test_the_soft_limit_becomes_the_hard_one_and_an_eighth_up_to_64_is_kept(
    soft: int, hard: int, first_reserved: int
) -> None:
    program = RAISE.format(soft=soft, hard=hard)
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown == f"{hard} ({hard}, {hard}) [{first_reserved}]\n"
