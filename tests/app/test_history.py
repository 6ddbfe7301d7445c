"""Where the history is, and what may go wrong with it, as the configuration says."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from streamer.app.history import database_url
from streamer.app.risks import risks
from streamer.config.load import load
from streamer.config.tables import Config, History
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping


def risks_of(database: str, path: Path | None = None) -> list[str]:
    return risks(Config(history=History(enabled=True, database=database)), path, {}, labels=("neutral",))


@pytest.mark.parametrize(
    ("database", "config_path", "environment", "expected"),
    [
        ("auto", None, {"STATE_DIRECTORY": "/var/lib/x", "HOME": "/home/kim"}, "/var/lib/x/history.db"),
        ("auto", Path("/etc/e/c.toml"), {"HOME": "/home/kim"}, "/home/kim/.local/state/emotion-streamer/history.db"),
        ("auto", None, {"XDG_STATE_HOME": "/s", "HOME": "/home/kim"}, "/s/emotion-streamer/history.db"),
        ("kept.db", Path("/etc/e/c.toml"), {}, "/etc/e/kept.db"),
        ("/data/kept.db", Path("/etc/e/c.toml"), {}, "/data/kept.db"),
        ("kept.db", None, {}, "kept.db"),
    ],
)
def test_the_file_is_where_the_configuration_says(
    database: str, config_path: Path | None, environment: Mapping[str, str], expected: str
) -> None:
    url = database_url(Config(history=History(database=database)), config_path, environment)
    assert (url.get_backend_name(), url.database) == ("sqlite", expected)


@pytest.mark.parametrize("text", ["postgresql://kim@db/voices", "postgres://kim@db/voices"])
def test_postgresql_has_the_driver_that_is_tested(text: str) -> None:
    assert database_url(Config(history=History(database=text)), None, {}).drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("://", "history.database: expected a path, or a URL such as postgresql://user@host/name"),
        ("oddbase://host/x", "history.database: SQLAlchemy has no driver oddbase"),
        ("mysql+pymysql://host/x", "history.database: mysql+pymysql is not installed: No module named 'pymysql'"),
    ],
)
def test_a_database_that_nothing_here_connects_to_is_an_error_of_the_configuration(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        database_url(Config(history=History(database=text)), None, {})
    assert str(raised.value) == said


def test_a_driver_that_is_missing_is_named_with_the_extra_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "psycopg":
            raise ImportError("No module named 'psycopg'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ConfigError, match=r"pip install 'emotion-streamer\[postgresql\]'"):
        database_url(Config(history=History(database="postgresql://kim@db/voices")), None, {})


def test_a_folder_that_can_not_be_written_is_a_risk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = "can't be written by this user: no history is kept as long as that is so"
    assert risks_of(str(tmp_path / "file" / "history.db")) == [f"history.database: {tmp_path}/file/history.db {said}"]
    assert risks_of(str(tmp_path / "new" / "folder" / "history.db")) == []
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]  # nothing was made


def test_a_database_elsewhere_without_encryption_is_a_risk() -> None:
    (said,) = risks_of("postgresql://kim:hush@db.example/voices")
    assert said == (
        "history.database: postgresql+psycopg://kim:***@db.example/voices is on another machine, and what is kept goes "
        "there in clear: set sslmode=verify-full in its URL"
    )
    for safe in ("kim@db.example/voices?sslmode=verify-full", "kim@127.0.0.1/voices", "/voices?host=/run/postgresql"):
        assert risks_of(f"postgresql://{safe}") == []


def test_a_file_that_everybody_can_read_is_a_risk_where_it_has_a_password(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    for text, number in (("postgresql://kim:hush@127.0.0.1/x", 1), ("postgresql://kim@127.0.0.1/x", 0), ("kept.db", 0)):
        path.write_text(f'[history]\ndatabase = "{text}"\n')
        path.chmod(0o644)
        found = risks(load(path, {}), path, {}, labels=("neutral",))
        assert len(found) == number, text
        assert all("history.database" in line and "hush" not in line for line in found)


def test_the_whole_url_may_come_from_the_environment_or_a_credential(tmp_path: Path) -> None:
    url = "postgresql://kim:hush@127.0.0.1/x"
    assert load(None, {"EMOTION_STREAMER_HISTORY_DATABASE": url}).history.database == url
    (tmp_path / "emotion-streamer.history-database").write_text(f"{url}\n")
    assert load(None, {"CREDENTIALS_DIRECTORY": str(tmp_path)}).history.database == url
