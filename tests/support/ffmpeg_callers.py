"""Callers that are FFmpeg: each process sends one recording in real time to several legs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tests.support.daemon import TIMEOUT_S

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Self

LEGS_A_PROCESS = 10
PACKET_BYTES = 12 + 320
"""Of 40 ms, as FFmpeg reads mu-law of a file without a header: nothing comes in bursts."""


class FfmpegCallers:
    """Any number of callers; those of one process begin and hang up together."""

    def __init__(self, program: str, folder: Path, codes: bytes) -> None:
        """``codes``: mu-law, said again and again, by the legs of each process from another place on."""
        self._program = program
        self._folder = folder
        self._codes = codes
        self._began = 0
        self._processes: list[tuple[Process, set[str]]] = []

    async def __aenter__(self) -> Self:
        self._folder.mkdir(exist_ok=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        for process, _legs in self._processes:
            await _end(process)

    async def call(self, legs: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Send to legs from now on: each with its session's id, and as the reply to ``open_session`` has it."""
        for at in range(0, len(legs), LEGS_A_PROCESS):
            some = legs[at : at + LEGS_A_PROCESS]
            self._processes.append((await self._sending([leg for _, leg in some]), {session for session, _ in some}))

    async def hang_up(self, session_ids: Iterable[str]) -> None:
        """End the processes all of whose sessions are among these."""
        over = set(session_ids)
        for process, sessions in [each for each in self._processes if each[1] <= over]:
            self._processes.remove((process, sessions))
            await _end(process)

    def still_sending(self) -> bool:
        """Return whether no process has ended by itself."""
        return all(process.returncode is None for process, _ in self._processes)

    async def _sending(self, legs: Sequence[dict[str, Any]]) -> Process:
        self._began += 1
        at = self._began * 7_777 % len(self._codes)
        path = self._folder / f"{self._began}.mulaw"
        path.write_bytes(self._codes[at:] + self._codes[:at])
        reading = ("-re", "-stream_loop", "-1", "-f", "mulaw", "-ar", "8000", "-i", str(path))
        sending = [
            argument
            for leg in legs
            for argument in (
                "-map",
                "0:a",
                "-c:a",
                "copy",
                "-f",
                "rtp",
                f"rtp://{leg['host']}:{leg['port']}?pkt_size={PACKET_BYTES}",
            )
        ]
        return await asyncio.create_subprocess_exec(
            *(self._program, "-nostdin", "-loglevel", "error", *reading, *sending),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,  # it prints the SDP of each leg
        )


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    async with asyncio.timeout(TIMEOUT_S):
        await process.wait()
