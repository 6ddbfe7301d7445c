"""Hosts and URLs in a configuration: what can't be one is an error before anything connects."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_LABEL, MAX_NAME = 63, 253
"""Characters, RFC 1035, section 2.3.4."""


def check_host(key: str, text: str) -> None:
    """Raise ValueError unless it is an IP address, or may be the name of a host."""
    if not _is_host(text):
        raise ValueError(
            f"{key}: expected a host name or an IP address, without scheme, port and brackets, got {text!r}"
        )


def check_url(key: str, text: str, schemes: Collection[str], example: str) -> None:
    """Raise ValueError unless it is a URL with one of the schemes and a host. It isn't shown: it may have a login."""
    try:
        url = urlsplit(text)
        host, port = url.hostname, url.port
    except ValueError as error:
        raise ValueError(f"{key}: expected a URL such as {example}: {error}") from None
    if url.scheme not in schemes or not host or not _is_host(host) or port == 0 or re.search(r"[\s\x00-\x1f]", text):
        raise ValueError(f"{key}: expected a URL such as {example}, got another")


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return _is_name(text)
    return True


def _is_name(text: str) -> bool:
    labels = text.removesuffix(".").split(".")
    try:
        encoded = [label.encode("idna") for label in labels]
    except UnicodeError:
        return False
    fits = len(text) <= MAX_NAME and all(0 < len(label) <= MAX_LABEL for label in encoded)
    # Resolvers take 192.168.1 for an address that nobody meant.
    return fits and all(re.fullmatch(r"[\w-]+", label) for label in labels) and not labels[-1].isdecimal()
