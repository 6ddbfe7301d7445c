"""Databases: a file, and a real PostgreSQL; where that is not installed its tests skip, and in CI fail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from streamer.history.database import url_of
from tests.support.stored import close_all, in_file, postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Where a PostgreSQL answers."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("pg_ctl", path=os.pathsep.join([*map(str, reversed(versions)), os.environ["PATH"]]))
    if found is None:
        reason = "PostgreSQL is not installed (make test installs it)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with postgresql(Path(found).parent) as url:
        yield url


@pytest.fixture
def postgresql_database(postgresql_url: str) -> URL:
    """An empty database there."""
    url = url_of(postgresql_url)
    administrator = create_engine(url, isolation_level="AUTOCOMMIT")
    with administrator.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS history WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE history"))
    administrator.dispose()
    return url.set(database="history")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return in_file(tmp_path)
    url: URL = request.getfixturevalue("postgresql_database")
    return url


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()
