"""Digest authentication of SIP requests (RFC 8760, RFC 7616): who calls proves that he knows a secret.

A nonce says when it was made and is signed, so that none need be remembered before somebody has used it rightly; from
then on its count must grow. The password never comes, and the text of an error quotes nothing. Time is an argument.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HASHES: Final = {"SHA-512-256": "sha512_256", "SHA-256": "sha256", "MD5": "md5"}
"""By the name of the algorithm (RFC 8760, section 2.1), the strongest first."""
MAX_NONCES = 10_000
"""Nonces in use whose count is followed; those that are older than one that was forgotten are stale."""
_PARAMETER = re.compile(r'\s*([A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,|\Z)')
_SCHEME = re.compile(r"\s*digest\s+", re.IGNORECASE)
_COUNT = re.compile(r"[0-9A-Fa-f]{8}\Z")
_NAMES = ("username", "realm", "nonce", "uri", "response", "cnonce", "nc", "qop")


@dataclass(frozen=True, slots=True)
class Challenge:
    """Why a request is answered with 401."""

    headers: Sequence[tuple[str, str]]
    why: str = ""
    """Empty where it had no credentials for us: a client asks so to learn the nonce."""


class DigestAuthenticator:
    """Checks the credentials of requests."""

    def __init__(
        self,
        secrets: Mapping[str, Sequence[str]],
        *,
        realm: str,
        algorithms: Sequence[str],
        nonce_s: float,
        key: bytes,
        new_id: Callable[[], str],
    ) -> None:
        """Say who may call.

        Args:
            secrets: by user; any of a user's counts, so that one can be replaced.
            realm: whose secrets they are; a client shows it, and it goes into what it answers.
            algorithms: of `HASHES`, the first is preferred.
            nonce_s: how long a challenge can be answered, and its answer be used again with a higher count.
            key: signs nonces; random.
            new_id: makes what tells nonces apart.

        """
        self.secrets = secrets
        """By user, as above. Others may be set at any time: they count from then on."""
        self._realm = realm
        self._algorithms = algorithms
        self._nonce_s = nonce_s
        self._key = key
        self._new_id = new_id
        self._counts: OrderedDict[str, int] = OrderedDict()
        """The highest count of each nonce that was used rightly, by nonce; those used longest ago are first."""
        self._forgotten_ms = -1
        """Nonces that were made until then are stale: some of them were forgotten."""

    def check(self, method: str, authorizations: Sequence[str], now_s: float) -> Challenge | None:
        """Return None where a request is let in, else how it is answered.

        ``authorizations``: its headers of that name.
        """
        given = [found for text in authorizations if (found := _parameters(text)).get("realm") == self._realm]
        if not given:
            return Challenge(self._headers(now_s))
        faults = [self._fault(method, credentials, now_s) for credentials in given]
        if "" in faults:
            return None
        is_stale = _STALE in faults
        return Challenge(self._headers(now_s, is_stale=is_stale), "" if is_stale else faults[0])

    # -- credentials -------------------------------------------------------------------------------

    def _fault(self, method: str, given: Mapping[str, str], now_s: float) -> str:
        """Return what is wrong with credentials, empty where nothing is; `_STALE` where they were right once."""
        algorithm = given.get("algorithm", "MD5").upper()
        if algorithm not in self._algorithms:
            return f"credentials by {' or '.join(self._algorithms)} expected, got others"
        if any(not given.get(name) for name in _NAMES) or given["qop"] != "auth" or not _COUNT.match(given["nc"]):
            return "credentials with qop=auth and all their members expected, got others"
        if not self._is_right(method, given, algorithm):
            return "the name and secret of a user expected, got others"
        return "" if self._use(given["nonce"], int(given["nc"], 16), now_s) else _STALE

    def _is_right(self, method: str, given: Mapping[str, str], algorithm: str) -> bool:
        secrets = self.secrets.get(given["username"]) or (self._new_id(),)  # as much work for a name that nobody has
        expected = [_response(method, given, secret, HASHES[algorithm]) for secret in secrets]
        answered = given["response"].lower().encode()
        return any(hmac.compare_digest(each.encode(), answered) for each in expected)

    # -- nonces ------------------------------------------------------------------------------------

    def _headers(self, now_s: float, *, is_stale: bool = False) -> list[tuple[str, str]]:
        nonce = self._nonce(now_s)
        more = ", stale=true" if is_stale else ""
        return [
            ("WWW-Authenticate", f'Digest realm="{self._realm}", nonce="{nonce}", qop="auth", algorithm={name}{more}')
            for name in self._algorithms
        ]

    def _nonce(self, now_s: float) -> str:
        begin = f"{round(now_s * 1000):x}.{self._new_id()}"
        return f"{begin}.{self._signature(begin)}"

    def _signature(self, text: str) -> str:
        return hmac.digest(self._key, text.encode(), "sha256").hex()[:32]

    def _use(self, nonce: str, count: int, now_s: float) -> bool:
        """Note that a nonce was answered rightly; return whether it may be used, with this count."""
        begin, _, signature = nonce.rpartition(".")
        if not hmac.compare_digest(self._signature(begin).encode(), signature.encode()):
            return False
        made_ms = int(begin.partition(".")[0], 16)
        is_old = now_s * 1000 - made_ms > self._nonce_s * 1000 or made_ms <= self._forgotten_ms
        if is_old or count <= self._counts.get(nonce, 0):
            return False
        self._counts[nonce] = count
        self._counts.move_to_end(nonce)
        self._forget(now_s)
        return True

    def _forget(self, now_s: float) -> None:
        """Forget nonces that nobody can use any more, and more where there are too many."""
        while self._counts:
            oldest = next(iter(self._counts))
            made_ms = int(oldest.partition(".")[0], 16)
            if now_s * 1000 - made_ms > self._nonce_s * 1000:
                del self._counts[oldest]
            elif len(self._counts) > MAX_NONCES:
                del self._counts[oldest]
                self._forgotten_ms = max(self._forgotten_ms, made_ms)
            else:
                return


_STALE = "stale"


def _parameters(text: str) -> dict[str, str]:
    """Return what credentials say; nothing where they are none of Digest."""
    scheme = _SCHEME.match(text)
    found: dict[str, str] = {}
    at = len(text) if scheme is None else scheme.end()
    while at < len(text):
        part = _PARAMETER.match(text, at)
        if part is None or part[1].lower() in found:
            return {}
        quoted, plain = part[2], part[3]
        found[part[1].lower()] = plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        at = part.end()
    return found


def _response(method: str, given: Mapping[str, str], secret: str, name: str) -> str:
    """Return what the client must have answered (RFC 7616, section 3.4.1)."""

    def digest(*parts: str) -> str:
        return hashlib.new(name, ":".join(parts).encode(), usedforsecurity=False).hexdigest()

    user = digest(given["username"], given["realm"], secret)
    return digest(user, given["nonce"], given["nc"], given["cnonce"], given["qop"], digest(method, given["uri"]))
