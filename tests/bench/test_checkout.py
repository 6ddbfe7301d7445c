from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.bench.checkout import checkout

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def git_tree(tmp_path: Path) -> Path:
    """A repository with one commit, tagged ``first``, and a change that is not committed."""
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    (tmp_path / "file").write_text("committed")
    for command in (["init", "-q"], ["add", "file"], ["commit", "-qm", "Add a file"], ["tag", "first"]):
        subprocess.run(["git", *names, *command], cwd=tmp_path, check=True)
    (tmp_path / "file").write_text("changed")
    return tmp_path


def test_a_commit_is_put_into_a_folder_for_a_while(git_tree: Path) -> None:
    with checkout("first", repository=git_tree) as tree:
        assert tree is not None
        assert [path.name for path in tree.iterdir()] == ["file"]
        assert (tree / "file").read_text() == "committed"
    assert not tree.exists()
    assert (git_tree / "file").read_text() == "changed"


def test_a_folder_is_taken_as_it_is_and_nothing_is_none(git_tree: Path) -> None:
    with checkout(str(git_tree), repository=git_tree) as tree:
        assert tree == git_tree.resolve()
    assert git_tree.exists()
    with checkout(None, repository=git_tree) as tree:
        assert tree is None


def test_what_is_neither_is_an_error_that_names_it(git_tree: Path) -> None:
    with pytest.raises(SystemExit, match="a folder or a commit expected, got nowhere"):
        checkout("nowhere", repository=git_tree).__enter__()
