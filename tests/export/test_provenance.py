from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from export.corpora.readers import Clip
from export.errors import TrainingError
from export.provenance import Commit, commit_of, data_digests

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path, needs_program: Callable[[str], str]) -> Callable[..., str]:
    """Return what runs git in a new repository with one commit, and hands back what it says."""
    git = needs_program("git")

    def run(*arguments: str) -> str:
        as_someone = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        return subprocess.run(
            [git, "-C", str(tmp_path), *as_someone, *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    (tmp_path / "export").mkdir()
    (tmp_path / "export/a.py").write_text("a = 1\n")
    (tmp_path / "README.md").write_text("read me\n")
    run("init", "-q")
    run("add", ".")
    run("commit", "-q", "-m", "Begin")
    return run


def test_a_clean_checkout_is_its_commit(checkout: Callable[..., str], tmp_path: Path) -> None:
    assert commit_of(tmp_path) == Commit(checkout("rev-parse", "HEAD"), dirty=False)


def test_changed_and_new_code_is_named_but_not_a_changed_readme(checkout: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("changed\n")
    assert not commit_of(tmp_path).dirty
    (tmp_path / "export/b.py").write_text("b = 1\n")
    assert commit_of(tmp_path).dirty
    (tmp_path / "export/b.py").unlink()
    (tmp_path / "export/a.py").write_text("a = 2\n")
    assert commit_of(tmp_path).dirty


def test_code_in_no_checkout_has_no_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == Commit(None, dirty=True)


def test_a_checkout_that_git_cannot_read_is_an_error(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    needs_program("git")
    (tmp_path / ".git").write_text("nonsense")
    with pytest.raises(TrainingError, match=r"git rev-parse in .* failed: "):
        commit_of(tmp_path)


def test_digests_follow_the_bytes_and_the_names_but_not_the_order(tmp_path: Path) -> None:
    def clip(name: str, content: bytes) -> Clip:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return Clip(name.split("/", maxsplit=1)[0], path.relative_to(tmp_path), "unknown", "sad")

    clips = [clip("nemo/a", b"1"), clip("tess/b", b"2"), clip("nemo/c", b"3")]
    before = data_digests(clips, tmp_path)
    assert {name: of.n_clips for name, of in before.items()} == {"nemo": 2, "tess": 1}
    assert data_digests(clips[::-1], tmp_path) == before
    clip("nemo/c", b"4")
    after = data_digests(clips, tmp_path)
    assert after["tess"] == before["tess"]
    assert after["nemo"] != before["nemo"]
    assert data_digests([clips[0], clip("nemo/d", b"4")], tmp_path)["nemo"] != after["nemo"]
