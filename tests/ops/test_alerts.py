"""The alert rules, as promtool reads and runs them."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def promtool(program: str, *arguments: object) -> str:
    checked = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    return checked.stdout


def test_promtool_accepts_the_rules(repository: Path, needs_program: Callable[[str], str]) -> None:
    rules = repository / "docs/monitoring/alerts.yml"
    assert "SUCCESS: 18 rules found" in promtool(needs_program("promtool"), "check", "rules", rules)


def test_each_rule_fires_where_it_should_and_nowhere_else(
    repository: Path, needs_program: Callable[[str], str]
) -> None:
    tests = repository / "tests/ops/alerts-test.yml"
    assert "SUCCESS" in promtool(needs_program("promtool"), "test", "rules", tests)
    rules = re.findall(r"- alert: (\w+)", (repository / "docs/monitoring/alerts.yml").read_text())
    expected = re.findall(r'alertname="(\w+)", instance="bad"', tests.read_text())  # compared as a whole by promtool
    assert sorted(rules) == sorted(expected)


def test_the_configuration_in_the_documentation_is_one(
    repository: Path, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    page = (repository / "docs/monitoring.md").read_text()
    text = page.partition("```yaml\n")[2].partition("```")[0]
    token = tmp_path / "emotion-streamer-token"
    token.write_text("a token of 24 characters")
    (tmp_path / "alerts.yml").write_text((repository / "docs/monitoring/alerts.yml").read_text())
    (tmp_path / "prometheus.yml").write_text(text.replace("/etc/prometheus/emotion-streamer-token", str(token)))
    checked = promtool(needs_program("promtool"), "check", "config", tmp_path / "prometheus.yml")
    assert "SUCCESS: 18 rules found" in checked
