"""A microphone without hardware: a private PulseAudio whose null sink is recorded through ALSA and PortAudio.

Sound played into the null sink is recorded from the device `PulseMicrophone.device`. The daemon, its socket and its
configuration are in a temporary directory; the user's PulseAudio is not touched.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

SINK = "null_sink"
PROGRAMS = ("pulseaudio", "paplay")
ALSA_PLUGIN = "libasound_module_pcm_pulse.so"

CHANNEL_MAPS = {1: "mono", 2: "front-left,front-right", 4: "front-left,front-right,rear-left,rear-right"}
"""ALSA's channel names; PulseAudio mixes channels if the sink or the clip has other names."""

ALSA_DEVICE = """
pcm.{name} {{
    type pulse
    server "{server}"
    device "{sink}.monitor"
}}
"""


def missing_parts() -> list[str]:
    """Return the Debian packages that a `PulseMicrophone` needs and this machine lacks."""
    packages = []
    if any(shutil.which(program) is None for program in PROGRAMS):
        packages.append("pulseaudio pulseaudio-utils")
    if not any(Path("/usr/lib").glob(f"**/alsa-lib/{ALSA_PLUGIN}")):
        packages.append("libasound2-plugins")
    return packages


def skip_without_pulse() -> None:
    """Skip the test if a package is missing; in CI, fail it."""
    missing = missing_parts()
    if not missing:
        return
    reason = f"a microphone without hardware needs: apt install {' '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


class PulseMicrophone:
    """A context manager that runs the daemon; `unplug` kills it and `plug_in` starts it again.

    A process sees the microphone if `environ` is in its environment. PortAudio reads it when it is initialised: a test
    in this process sets it first (``monkeypatch.setenv``) and re-scans the devices, as `MicrophoneSource` does.
    """

    def __init__(self, *, sample_rate: int = 16000, channels: int = 2, devices: Sequence[str] = ("null_mic",)) -> None:
        """``devices``: the names of the microphone in ALSA."""
        self._sample_rate = sample_rate
        self._channels = channels
        self._channel_map = CHANNEL_MAPS[channels]
        self._devices = devices
        # Not pytest's tmp_path: a socket's path has 107 bytes at most.
        self._directory = Path(tempfile.mkdtemp(prefix="pulse-"))
        self._socket = self._directory / "native"
        self._server = f"unix:{self._socket}"
        self._daemon: subprocess.Popen[str] | None = None
        self.device = devices[0]

    @property
    def environ(self) -> dict[str, str]:
        """Environment variables of a process that records from the microphone or plays into it."""
        directory = str(self._directory)
        return {
            "HOME": directory,
            "XDG_RUNTIME_DIR": directory,
            "XDG_CONFIG_HOME": directory,
            "PULSE_SERVER": self._server,
            "ALSA_CONFIG_PATH": str(self._directory / "asound.conf"),
            "LC_ALL": "C",
        }

    def __enter__(self) -> Self:
        try:
            self._write_alsa_config()
            self.plug_in()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.unplug()
        shutil.rmtree(self._directory, ignore_errors=True)

    def plug_in(self) -> None:
        """Start the daemon; return when its socket accepts connections."""
        self._socket.unlink(missing_ok=True)
        # Without norewinds, new in PulseAudio 15, a fresh null sink delivers nothing for its first two seconds.
        modules = (
            f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            f"module-null-sink sink_name={SINK} format=s16le rate={self._sample_rate} "
            f"channels={self._channels} channel_map={self._channel_map} norewinds=1",
        )
        command = ["pulseaudio", "-n", "--daemonize=no", "--system=false", "--exit-idle-time=-1", "--use-pid-file=no"]
        command += ["--disable-shm=yes", "--realtime=no", "--log-target=stderr", "--log-level=info"]
        command += [part for module in modules for part in ("-L", module)]
        self._daemon = subprocess.Popen(
            command, env=os.environ | self.environ, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert self._daemon.stderr is not None
        _wait_until_started(self._daemon.stderr)

    def unplug(self) -> None:
        """Kill the daemon, if it runs: the microphone disappears."""
        daemon, self._daemon = self._daemon, None
        if daemon is not None:
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()

    def freeze(self) -> None:
        """Send SIGSTOP to the daemon: it delivers no audio and answers no request."""
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Send SIGCONT to the daemon."""
        assert self._daemon is not None
        self._daemon.send_signal(signal.SIGCONT)

    def play(self, clip: Path) -> subprocess.Popen[bytes]:
        """Start to play a sound file into the microphone in real time; the process ends with the clip.

        A clip with the rate and the channels of the microphone arrives unchanged, except for its first 50 ms or so: the
        sink may have delivered silence in their place, so a clip should begin with silence.
        """
        return subprocess.Popen(
            ["paplay", f"--device={SINK}", f"--channel-map={self._channel_map}", str(clip)],
            env=os.environ | self.environ,
            stdin=subprocess.DEVNULL,
        )

    def _write_alsa_config(self) -> None:
        devices = [ALSA_DEVICE.format(name=name, server=self._server, sink=SINK) for name in self._devices]
        devices.append(ALSA_DEVICE.format(name="!default", server=self._server, sink=SINK))
        (self._directory / "asound.conf").write_text("".join(devices))


def _wait_until_started(log: IO[str]) -> None:
    """Read the log until the daemon has started; then a thread drains the pipe."""
    lines = []
    for line in log:
        lines.append(line)
        if "Daemon startup complete" in line:
            threading.Thread(target=_drain, args=(log,), name="pulseaudio-log", daemon=True).start()
            return
    raise RuntimeError(f"pulseaudio did not start:\n{''.join(lines)}")


def _drain(log: IO[str]) -> None:
    with log:
        for _ in log:
            pass
