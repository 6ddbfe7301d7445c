"""A real Prometheus server on loopback that scrapes one daemon, and its answers to queries."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

DEADLINE_S = 90.0
EVERY_S = 0.25
"""Between questions."""

Series = dict[str, Any]


class Prometheus:
    """A server that runs."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def query(self, expression: str) -> list[Series]:
        """Return the series of an instant query that have a number now. Raises AssertionError where it is refused."""
        answer = await self._get(f"query?query={quote(expression)}")
        return [series for series in answer["result"] if series["value"][1] not in {"NaN", "+Inf", "-Inf"}]

    async def alert_rules(self) -> dict[str, str]:
        """Return the expressions of the alert rules, by name."""
        groups = (await self._get("rules?type=alert"))["groups"]
        return {rule["name"]: rule["query"] for group in groups for rule in group["rules"]}

    async def until(self, enough: Callable[[list[Series]], bool], expression: str) -> list[Series]:
        """Return the series of an expression as soon as there are enough."""
        try:
            async with asyncio.timeout(DEADLINE_S):
                while not enough(series := await self.query(expression)):  # noqa: ASYNC110 - it has no event for it
                    await asyncio.sleep(EVERY_S)
        except TimeoutError:
            raise AssertionError(f"no data: {expression}") from None
        return series

    async def _get(self, path: str) -> Any:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET /api/v1/{path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        _, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        answer = json.loads(body)
        assert answer["status"] == "success", f"{path}: {answer}"
        return answer["data"]


@asynccontextmanager
async def scraping(
    program: str, folder: Path, target_port: int, rules: Path, *, ca_file: Path
) -> AsyncIterator[Prometheus]:
    """Run a server that scrapes a port of 127.0.0.1 over TLS as the job ``emotion-streamer``."""
    port = free_port()
    (folder / "prometheus.yml").write_text(
        "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\n"
        f"rule_files: ['{rules}']\n"
        "scrape_configs:\n  - job_name: emotion-streamer\n    scheme: https\n"
        f"    tls_config: {{ca_file: '{ca_file}'}}\n    static_configs:\n"
        f"      - targets: ['127.0.0.1:{target_port}']\n"
    )
    server = await asyncio.create_subprocess_exec(
        *(program, f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data"),
        f"--web.listen-address=127.0.0.1:{port}",
        stderr=asyncio.subprocess.PIPE,
    )
    assert server.stderr is not None
    try:
        async with asyncio.timeout(DEADLINE_S):
            while b"Server is ready" not in (line := await server.stderr.readline()):
                assert line, "Prometheus did not start"
        draining = asyncio.create_task(server.stderr.read())
        yield Prometheus(port)
        draining.cancel()
    finally:
        server.kill()
        await server.wait()
