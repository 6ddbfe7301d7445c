"""What the daemon depends on is there for 64-bit ARM, with the hashes in requirements.txt, and is imported there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.machine import why_not

pytestmark = pytest.mark.container

REPOSITORY = Path(__file__).parents[2]
PYTHON = "3.11"
MODULES = "aiomqtt, av, msgspec, numpy, onnxruntime, prometheus_client, sounddevice, soundfile, soxr, starlette, tqdm, "
MODULES += "uvicorn, webrtcvad, websockets"
CPU = (
    "processor\t: 0\nFeatures\t: fp asimd aes crc32\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd08\n"
)
"""What /proc/cpuinfo says of a Cortex-A72, which qemu-user does not emulate and ONNX Runtime reads."""


def test_all_packages_are_imported_by_an_emulated_processor(tmp_path: Path) -> None:
    emulator = shutil.which("qemu-aarch64-static")
    if why_not() or emulator is None:
        pytest.skip(why_not() or "qemu-user-static is not installed (make test-service installs it)")
    wheels, site, root = tmp_path / "wheels", tmp_path / "site", tmp_path / "root"
    platforms = [f"manylinux{each}_aarch64" for each in ("2014", "_2_17", "_2_26", "_2_27", "_2_28")]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(wheels), "--only-binary", ":all:",
         "--python-version", PYTHON, *(f"--platform={each}" for each in platforms),
         "--require-hashes", "--requirement", str(REPOSITORY / "requirements.txt")],
        check=True,
    )  # fmt: skip
    for wheel in wheels.iterdir():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    # Unpacked only: nothing of the other machine's Debian has to run for that.
    include = "--include=python3,libportaudio2,libstdc++6"
    subprocess.run(
        ["mmdebstrap", "--quiet", "--variant=extract", "--arch=arm64", include, "bookworm", str(root)], check=True
    )
    (tmp_path / "cpuinfo").write_text(CPU)
    code = f"import platform, {MODULES}; print(platform.machine(), 'imported')"
    script = (
        'mount --bind "$1/cpuinfo" /proc/cpuinfo && '
        'PYTHONPATH="$1/site" exec "$2" -cpu cortex-a72 -L "$1/root" "$1/root/usr/bin/python3.11" -c "$3"'
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", str(tmp_path), emulator, code],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "aarch64 imported"
