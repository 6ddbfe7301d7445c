"""A small S3 server on loopback: what an S3 client needs to list, read and write objects of one bucket."""

from __future__ import annotations

import hashlib
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serving(bucket: str) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Serve a bucket that is empty; give the endpoint and the objects by their keys."""
    objects: dict[str, bytes] = {}

    class Handler(_Handler):
        pass

    Handler.bucket, Handler.objects, Handler.uploads = bucket, objects, {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", objects
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    bucket: str
    objects: dict[str, bytes]
    uploads: dict[str, dict[int, bytes]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if "list-type" in self._query():
            self._answer(200, self._listing(), type_="application/xml")
        elif self._key() in self.objects:
            data, part = self.objects[self._key()], self.headers.get("Range")
            if part is None:
                self._answer(200, data)
                return
            first, last = part.removeprefix("bytes=").split("-")
            chosen = data[int(first) : int(last) + 1]
            self._answer(206, chosen, {"Content-Range": f"bytes {first}-{int(first) + len(chosen) - 1}/{len(data)}"})
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>", type_="application/xml")

    def do_HEAD(self) -> None:
        data = b"" if self._key() == "" else self.objects.get(self._key())
        self._answer(404 if data is None else 200, data or b"")

    def do_POST(self) -> None:
        """Begin an upload in parts, or complete it: the object appears then."""
        uploads, key = self.uploads, self._key()
        if "uploads" in self._query():
            self._body()
            upload = str(len(uploads))
            uploads[upload] = {}
            self._answer(
                200,
                f"<InitiateMultipartUploadResult><Bucket>{self.bucket}</Bucket><Key>{escape(key)}</Key>"
                f"<UploadId>{upload}</UploadId></InitiateMultipartUploadResult>".encode(),
                type_="application/xml",
            )
            return
        self._body()
        parts = uploads.pop(self._query()["uploadId"][0])
        self.objects[key] = b"".join(parts[number] for number in sorted(parts))
        result = f"<Key>{escape(key)}</Key><ETag>&quot;1&quot;</ETag>"
        done = f"<CompleteMultipartUploadResult>{result}</CompleteMultipartUploadResult>"
        self._answer(200, done.encode(), type_="application/xml")

    def do_PUT(self) -> None:
        query = self._query()
        if "uploadId" in query:
            self.uploads[query["uploadId"][0]][int(query["partNumber"][0])] = self._body()
            self._answer(200, b"", {"ETag": '"1"'})
            return
        self.objects[self._key()] = self._body()
        self._answer(200, b"", {"ETag": f'"{hashlib.md5(self.objects[self._key()]).hexdigest()}"'})

    def log_message(self, *arguments: object) -> None:
        pass

    def _query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True)

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{self.bucket}").lstrip("/")

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            data = b"".join(iter(self._chunk, b""))
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return data
        body = b""
        while data:  # chunks once more, each with a signature or followed by a checksum
            size, data = data.split(b"\r\n", 1)
            length = int(size.split(b";")[0], 16)
            if length == 0:
                break
            body, data = body + data[:length], data[length + 2 :]
        return body

    def _chunk(self) -> bytes:
        """Return the next chunk (RFC 9112, section 7.1); empty after the last."""
        data = self.rfile.read(int(self.rfile.readline().split(b";")[0], 16))
        self.rfile.readline()
        return data

    def _listing(self) -> bytes:
        query = self._query()
        prefix, delimiter = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys = [key for key in sorted(self.objects) if key.startswith(prefix)]
        deeper = {
            prefix + key[len(prefix) :].split(delimiter)[0] + delimiter
            for key in keys
            if delimiter and delimiter in key[len(prefix) :]
        }
        shown = [key for key in keys if not any(key.startswith(each) for each in deeper)]
        contents = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.objects[key])}</Size>"
            "<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            for key in shown
        )
        common = "".join(f"<CommonPrefixes><Prefix>{escape(each)}</Prefix></CommonPrefixes>" for each in sorted(deeper))
        return (
            f"<ListBucketResult><Name>{self.bucket}</Name><Prefix>{escape(prefix)}</Prefix>"
            f"<KeyCount>{len(shown)}</KeyCount><IsTruncated>false</IsTruncated>{contents}{common}</ListBucketResult>"
        ).encode()

    def _answer(
        self, status: int, body: bytes, headers: dict[str, str] | None = None, type_: str = "binary/octet-stream"
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": type_, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        if status == 200 and self.command != "PUT":
            self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
