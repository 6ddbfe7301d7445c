"""What can go wrong, by what the caller does next."""

from __future__ import annotations


class ClientError(Exception):
    """Base of all errors of this package."""


class RefusedError(ClientError):
    """The daemon refuses this client, and trying again would not help: token, origin, URL or filter is wrong."""

    def __init__(self, status: int, text: str) -> None:
        """``status`` is that of the HTTP answer, 400 to 499 or 501; ``text`` what the daemon says."""
        super().__init__(f"the daemon refuses: {status} {text}".rstrip())
        self.status = status


def is_refusal(status: int) -> bool:
    """Return whether an HTTP answer is about the client; 501 is that of a server which is no daemon."""
    return 400 <= status < 500 or status == 501


class RequestError(ClientError):
    """A control request that the daemon could not meet; it changed nothing."""

    def __init__(self, code: str, message: str) -> None:
        """``code`` is one of docs/control.md, e.g. ``unknown_session``."""
        super().__init__(f"{code}: {message}")
        self.code = code


class UnansweredError(ClientError):
    """No reply came to a control request: whether it was carried out is not known. The next one connects anew."""
