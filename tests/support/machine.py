"""A Debian that boots its own systemd in namespaces of its own: nothing is installed or started on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGES = ("systemd", "systemd-sysv", "dbus")
"""What a machine has beside Debian's essential packages."""
BOOT_S = 120

BOOT = r"""
set -euo pipefail
base=$1 work=$2
mount --make-rprivate /
mkdir -p "$work/upper" "$work/over" "$work/root"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$work/upper,workdir=$work/over" "$work/root"
cd "$work/root"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/pts dev/shm run/host old
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
mount -t tmpfs tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
while read -r name major minor; do mknod -m 666 "dev/$name" c "$major" "$minor"; done <<'NODES'
null 1 3
zero 1 5
full 1 7
random 1 8
urandom 1 9
tty 5 0
NODES
touch run/host/notify
mount --bind "$work/notify" run/host/notify
pivot_root . old
umount -l /old
rmdir /old
mount --make-rshared /  # systemd in a container leaves that to who started it; its credentials need it
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
exec env -i PATH=$PATH container=test NOTIFY_SOCKET=/run/host/notify /lib/systemd/systemd --system
"""


class Machine:
    """A machine that has booted."""

    def __init__(self, init: int) -> None:
        self._init = init

    def run(self, *command: str, check: bool = True, stdin: bytes = b"") -> str:
        """Run a command in it; return its output, errors included."""
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        done = subprocess.run(
            ["nsenter", "--target", str(self._init), "--all", "--", "env", "-i", path, "LANG=C.UTF-8", *command],
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode(errors="replace")
        assert done.returncode == 0 or not check, f"{' '.join(command)}: {output}"
        return output.rstrip("\n")

    def run_here(self, *command: str, folder: Path) -> str:
        """Run a command of this machine in the other one's network; return its output."""
        enter = ["nsenter", "--target", str(self._init), "--net", "--", *command]
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        done = subprocess.run(enter, check=True, capture_output=True, text=True, cwd=folder, env=environment)
        return done.stdout.rstrip("\n")

    def write(self, path: str, content: str | bytes, *, mode: int = 0o644) -> None:
        """Write a file, and the folders above it."""
        data = content.encode() if isinstance(content, str) else content
        script = 'mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"'
        self.run("sh", "-c", script, "sh", path, f"{mode:o}", stdin=data)


def why_not() -> str:
    """Return why no machine can be booted here; empty where one can."""
    if os.geteuid():
        return "only root can boot a machine in namespaces of its own"
    missing = [name for name in ("mmdebstrap", "unshare", "nsenter") if shutil.which(name) is None]
    if missing:
        return f"{', '.join(missing)}: not installed (make test-service installs them)"
    if _cgroups() is None:
        return "there is no cgroup2 file system"
    probe = ["unshare", "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--fork", "true"]
    return "" if subprocess.run(probe, check=False).returncode == 0 else "there are no namespaces here"


def make_base(folder: Path, *packages: str) -> Path:
    """Return a folder with the Debian of this machine and some packages; it is made once."""
    base = folder / "-".join(["base", *packages])
    if not base.exists():
        folder.mkdir(parents=True, exist_ok=True)
        suite = subprocess.run(
            ["sh", "-c", ". /etc/os-release && echo $VERSION_CODENAME"], check=True, capture_output=True, text=True
        ).stdout.strip()
        partial = base.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        include = ",".join([*PACKAGES, *packages])
        command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={include}", suite, str(partial)]
        subprocess.run(command, check=True)
        partial.rename(base)
    return base


@contextmanager
def booted(base: Path, work: Path) -> Iterator[Machine]:
    """Boot a copy of ``base``, whose changes go to ``work``; when this is left, every process of it is killed."""
    cgroups = _cgroups()
    assert cgroups is not None, why_not()
    cgroup = cgroups / f"emotion-streamer-test-{os.getpid()}"
    cgroup.mkdir()
    namespaces = ["unshare", "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--fork", "--kill-child"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify, (work / "boot.log").open("wb") as log:
        notify.bind(str(work / "notify"))
        notify.settimeout(BOOT_S)
        process = subprocess.Popen(
            ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', str(cgroup),
             *namespaces, "bash", "-c", BOOT, "boot", str(base), str(work)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait_ready(notify)
            yield Machine(_child(process.pid))
        finally:
            for child in _children(process.pid):
                os.kill(child, signal.SIGKILL)  # the first process of its namespace: all others die with it
            process.wait()
            _remove(cgroup)


def _wait_ready(notify: socket.socket) -> None:
    while "READY=1" not in notify.recv(4096).decode().splitlines():
        pass


def _children(pid: int) -> Sequence[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _child(pid: int) -> int:
    (child,) = _children(pid)
    return child


def _cgroups() -> Path | None:
    """Return where the cgroup2 file system is mounted."""
    for line in Path("/proc/mounts").read_text().splitlines():
        _, place, kind, *_ = line.split()
        if kind == "cgroup2":
            return Path(place)
    return None


def _remove(cgroup: Path) -> None:
    for folder, _, _ in os.walk(cgroup, topdown=False):
        Path(folder).rmdir()
