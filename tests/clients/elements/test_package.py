"""The npm package of the elements: the file that the daemon serves, small, and described as it is."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "clients" / "elements"
SERVED = REPOSITORY / "streamer" / "web" / "static"
SOURCES = REPOSITORY / "frontend" / "src"
MAX_BYTES = 40 * 1024


def declarations() -> list[dict[str, Any]]:
    (module,) = json.loads((PACKAGE / "custom-elements.json").read_bytes())["modules"]
    found: list[dict[str, Any]] = module["declarations"]
    return found


def described(kind: str) -> set[str]:
    return {each["name"] for declaration in declarations() for each in declaration[kind]}


def test_it_holds_the_very_file_that_the_daemon_serves() -> None:
    for name in ("elements.js", "licences.txt"):
        assert (PACKAGE / name).read_bytes() == (SERVED / name).read_bytes(), "make web writes both"


def test_the_module_is_one_file_below_40_kb() -> None:
    module = (SERVED / "elements.js").read_bytes()
    assert len(gzip.compress(module)) < MAX_BYTES
    assert re.findall(rb"\bimport\s*[\"'{(*]|\bfrom\s*[\"']", module) == []


def test_every_file_that_the_package_names_is_there() -> None:
    package = json.loads((PACKAGE / "package.json").read_bytes())
    named = {*package["files"], package["customElements"], *package["exports"]["."].values()}
    assert [name for name in named if not (PACKAGE / name).is_file()] == []


def test_the_manifest_names_every_part_property_and_event_and_no_other() -> None:
    module = (SERVED / "elements.js").read_text(encoding="utf-8")
    embed = "".join(path.read_text() for path in (SOURCES / "embed").glob("*.ts"))
    tile = (SOURCES / "elements" / "tile.ts").read_text()
    written = re.findall(r' part=(?:("[a-z ]+")|\$\{([^}]+)\})', embed + tile)
    quoted = (text for both in written for text in re.findall(r'"([a-z ]+)"', "".join(both)))
    assert described("cssParts") == {name for text in quoted for name in text.split()}
    assert described("cssProperties") == set(re.findall(r"--emotion-[a-z0-9-]+", module))
    assert described("events") == set(re.findall(r'(?:tell|CustomEvent)\("(emotion-[a-z]+)"', embed))
