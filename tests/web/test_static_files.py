"""Static files: how browsers may keep them, and what the page may do."""

from __future__ import annotations

import gzip
import re

import pytest

from streamer.web.static_files import EMBED_PATHS, built_page, page_headers, static_file
from tests.support.sink_task import open_sink
from tests.support.websocket_client import http, sink

SCRIPT = "assets/main-ABCDEFG2.js"
FILES = {"/": static_file("index.html", b"<p>" * 100), f"/{SCRIPT}": static_file(SCRIPT, b"let a;" * 100)}


async def test_files_with_a_hash_are_kept_for_ever_and_the_page_is_asked_for_each_time() -> None:
    async with open_sink(sink(pages=FILES)) as server:
        page, _ = await http(server, "/")
        script, _ = await http(server, f"/{SCRIPT}")
        assert b"cache-control: no-cache" in page
        assert b"content-security-policy: " in page
        assert b"cache-control: public, max-age=31536000, immutable" in script
        assert b"content-security-policy: " not in script
        for head in (page, script):
            assert b"x-content-type-options: nosniff" in head


async def test_what_the_browser_has_already_is_not_sent_again() -> None:
    async with open_sink(sink(pages=FILES)) as server:
        head, body = await http(server, "/")
        found = re.search(rb'etag: ("[0-9a-f]+")', head)
        assert found is not None
        again, nothing = await http(server, "/", f"If-None-Match: {found[1].decode()}")
        assert (again.split()[1], nothing, body) == (b"304", b"", FILES["/"].body)
        other, _ = await http(server, "/", 'If-None-Match: "0"')
        assert other.split()[1] == b"200"


@pytest.mark.parametrize(
    ("accepted", "is_zipped"),
    [("gzip", True), ("br;q=1.0, gzip;q=0.8", True), ("identity", False), ("gzip;q=0", False), ("", False)],
)
async def test_files_are_zipped_for_those_who_accept_it(accepted: str, *, is_zipped: bool) -> None:
    async with open_sink(sink(pages=FILES)) as server:
        head, body = await http(server, f"/{SCRIPT}", f"Accept-Encoding: {accepted}")
        assert (b"content-encoding: gzip" in head) is is_zipped
        assert (gzip.decompress(body) if is_zipped else body) == FILES[f"/{SCRIPT}"].body


async def test_the_elements_have_a_stable_address_that_pages_of_all_origins_may_load() -> None:
    async with open_sink(sink(pages=built_page())) as server:
        head, body = await http(server, "/elements.js", "Origin: https://desk.example")
        assert (head.split()[1], body) == (b"200", built_page()["/elements.js"].body)
        assert b"access-control-allow-origin: *\r\n" in head
        assert b"cross-origin-resource-policy: cross-origin" in head
        assert b"cache-control: no-cache" in head
        other, _ = await http(server, "/", "Origin: https://desk.example")
        assert b"access-control-allow-origin" not in other


async def test_frames_have_the_policy_of_the_page() -> None:
    async with open_sink(sink(pages=built_page(), embed_origins=["https://desk.example"])) as server:
        for path in EMBED_PATHS:
            head, _ = await http(server, path)
            assert head.startswith(b"HTTP/1.1 200 "), path
            assert b"frame-ancestors https://desk.example;" in head
        assert (await http(server, "/embed.html"))[0].startswith(b"HTTP/1.1 404 ")


async def test_nothing_beside_the_files_is_served() -> None:
    async with open_sink(sink(pages=FILES)) as server:
        for path in ("/assets/", "/assets/../sink.py", "/assets/%2e%2e/sink.py", "/index.html", "/static/index.html"):
            assert (await http(server, path))[0].startswith(b"HTTP/1.1 404 "), path


@pytest.mark.parametrize("path", ["/", EMBED_PATHS[0]])
def test_the_built_pages_name_only_files_that_are_there_and_no_other_host(path: str) -> None:
    files = built_page()
    page = files[path].body.decode()
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(named) == 3
    assert set(named) <= set(files)
    assert all(files[path].is_hashed for path in named)
    assert "<script>" not in page
    assert "style=" not in page


def test_the_policy_allows_own_files_only() -> None:
    policy = page_headers(["https://desk.example", "https://other.example"])["Content-Security-Policy"]
    assert "frame-ancestors https://desk.example https://other.example;" in policy
    assert "frame-ancestors 'none';" in page_headers([])["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
