"""The built page, and the part that others embed: files that are read once, and how browsers may keep and use them."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from starlette.requests import Request

_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}
_HASHED = re.compile(r"-[0-9A-Z]{8}\.\w+$")
"""esbuild's names for what is in them: such a file never changes."""
_FOR_EVER = "public, max-age=31536000, immutable"
ELEMENTS_PATH = "/elements.js"
"""The module with the elements that others embed: pages of all origins may load it; nothing in it is secret."""
EMBED_PATHS = ("/embed/session", "/embed/wall", "/embed/alerts")
"""Each an element that fills a frame."""
_FOR_ALL_ORIGINS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that browsers are shown."""

    content_type: str
    body: bytes
    zipped: bytes
    """The same with gzip (RFC 1952)."""
    etag: str
    is_hashed: bool
    """Whether its name changes with its content."""


def built_page() -> dict[str, StaticFile]:
    """Return the files that `make web` built, by path: ``/`` is the page, and `EMBED_PATHS` are for frames."""
    folder = resources.files("streamer.web") / "static"
    found = {f"/{name}": static_file(name, file.read_bytes()) for name, file in _files(folder)}
    page, frame = found.pop("/index.html"), found.pop("/embed.html")
    return {"/": page, **dict.fromkeys(EMBED_PATHS, frame), **found}


def static_file(name: str, body: bytes) -> StaticFile:
    """Return a file as it is served. Raises KeyError for a kind of file that the page has none of."""
    content_type = _TYPES[name.rpartition(".")[2]]
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return StaticFile(content_type, body, gzip.compress(body, mtime=0), etag, bool(_HASHED.search(name)))


def page_headers(frame_ancestors: Sequence[str]) -> dict[str, str]:
    """Return what keeps a page from doing what it never does, should somebody get text into it that acts.

    ``frame_ancestors``: origins of the pages that may show it in a frame.
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(frame_ancestors) or "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "lit-html",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
        "Referrer-Policy": "no-referrer",
    }


def respond(file: StaticFile, request: Request, headers: Mapping[str, str]) -> Response:
    """Return the file as a response, or that the browser has it already. ``headers`` go with documents only."""
    described = {
        "Cache-Control": _FOR_EVER if file.is_hashed else "no-cache",
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
    }
    if file.content_type.startswith("text/html"):
        described |= headers
    if request.url.path == ELEMENTS_PATH:
        described |= _FOR_ALL_ORIGINS
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=described)
    if not _accepts_gzip(request):
        return Response(file.body, headers=described, media_type=file.content_type)
    return Response(file.zipped, headers=described | {"Content-Encoding": "gzip"}, media_type=file.content_type)


def _accepts_gzip(request: Request) -> bool:
    codings = request.headers.get("accept-encoding", "").replace(" ", "").lower().split(",")
    return any(coding.partition(";")[0] == "gzip" and not coding.endswith(";q=0") for coding in codings)


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry
