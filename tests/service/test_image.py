"""The container image is built from the package, and runs as nobody in particular."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.container

REPOSITORY = Path(__file__).parents[2]


def test_the_image_is_built_and_its_daemon_accepts_its_configuration(base: Path, package: Path, tmp_path: Path) -> None:
    if shutil.which("buildah") is None:
        pytest.skip("buildah is not installed (make test-service installs it)")
    context = tmp_path / "context"
    (context / "build/deb").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "packaging", context / "packaging")
    shutil.copy(package, context / "build/deb/emotion-streamer.deb")
    storage = ["--root", str(tmp_path / "images"), "--runroot", str(tmp_path / "run"), "--storage-driver", "vfs"]

    def buildah(*arguments: str) -> str:
        done = subprocess.run(["buildah", *storage, *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    empty = buildah("from", "scratch")
    archive = tmp_path / "base.tar"
    subprocess.run(["tar", "-C", str(base), "-cf", str(archive), "."], check=True)
    buildah("add", empty, str(archive), "/")
    buildah("commit", empty, "base:test")
    recipe = str(context / "packaging/container/Containerfile")
    buildah(
        "build", "--isolation", "chroot", "--build-arg", "BASE=localhost/base:test", "--tag", "made", "--file", recipe,
        str(context),
    )  # fmt: skip
    made = buildah("from", "--pull-never", "localhost/made")
    checked = buildah(
        "run", "--isolation", "chroot", "--user", "65532:65532", made, "--",
        "/usr/bin/emotion-streamer", "check", "--config", "/etc/emotion-streamer/config.toml",
    )  # fmt: skip
    assert "configuration" in checked
    user = buildah("inspect", "--format", "{{.OCIv1.Config.User}} {{.OCIv1.Config.Cmd}}", made)
    assert user == "65532:65532 [run --config /etc/emotion-streamer/config.toml]"
