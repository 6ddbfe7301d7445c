"""Digest authentication: the examples of RFC 7616, and clients that keep to it or don't."""

from __future__ import annotations

import hashlib
import itertools
import re

import pytest

from streamer.protocol.sip import digest
from streamer.protocol.sip.digest import DigestAuthenticator
from tests.support.siprec import credentials

SECRETS = {"sbc": ["first secret", "second secret"], "pbx": ["third"]}


def authenticator(*algorithms: str, nonce_s: float = 300.0) -> DigestAuthenticator:
    numbers = itertools.count(1)
    return DigestAuthenticator(
        SECRETS,
        realm="calls",
        algorithms=algorithms or ("SHA-256", "MD5"),
        nonce_s=nonce_s,
        key=b"k" * 32,
        new_id=lambda: f"id{next(numbers)}",
    )


def challenges(server: DigestAuthenticator, *given: str, now_s: float = 0.0, method: str = "INVITE") -> list[str]:
    """Return the challenges that a request gets, none where it is let in."""
    challenge = server.check(method, given, now_s)
    return [] if challenge is None else [value for _, value in challenge.headers]


def why(server: DigestAuthenticator, *given: str, now_s: float = 0.0) -> str:
    challenge = server.check("INVITE", given, now_s)
    assert challenge is not None
    return challenge.why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("md5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("sha256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_the_rfc_give_its_responses(name: str, expected: str) -> None:
    given = {
        "username": "Mufasa",
        "realm": "http-auth@example.org",
        "uri": "/dir/index.html",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "nc": "00000001",
        "cnonce": "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "qop": "auth",
    }
    assert digest._response("GET", given, "Circle of Life", name) == expected


def test_a_challenge_names_each_algorithm_the_preferred_one_first() -> None:
    first, second = challenges(authenticator())
    assert re.fullmatch(r'Digest realm="calls", nonce="0\.id1\.[0-9a-f]{32}", qop="auth", algorithm=SHA-256', first)
    assert second == first.replace("SHA-256", "MD5")


@pytest.mark.parametrize("algorithm", ["SHA-512-256", "SHA-256", "MD5"])
@pytest.mark.parametrize("secret", SECRETS["sbc"])
def test_who_knows_a_secret_is_let_in_and_goes_on_with_the_same_nonce(algorithm: str, secret: str) -> None:
    server = authenticator(algorithm)
    (challenge,) = challenges(server)
    for count in (1, 2, 5):
        assert challenges(server, credentials(challenge, "sbc", secret, count=count)) == []


@pytest.mark.parametrize(
    ("user", "secret", "method", "changes"),
    [
        ("sbc", "wrong", "INVITE", {}),
        ("nobody", "first secret", "INVITE", {}),
        ("pbx", "first secret", "INVITE", {}),
        ("sbc", "first secret", "BYE", {}),
        ("sbc", "first secret", "INVITE", {"response": '"00"'}),
        ("sbc", "first secret", "INVITE", {"uri": '"sip:another"'}),
        ("sbc", "first secret", "INVITE", {"cnonce": '"x"'}),
        ("sbc", "first secret", "INVITE", {"nc": "00000009"}),
        ("sbc", "first secret", "INVITE", {"nc": "1"}),
        ("sbc", "first secret", "INVITE", {"qop": "auth-int"}),
        ("sbc", "first secret", "INVITE", {"qop": None, "nc": None, "cnonce": None}),
        ("sbc", "first secret", "INVITE", {"algorithm": "SHA-1"}),
        ("sbc", "first secret", "INVITE", {"algorithm": "MD5"}),
        ("sbc", "first secret", "INVITE", {"response": '"\u00fc"'}),
    ],
)
def test_whoever_proves_nothing_is_told_so_without_a_quote_and_is_not_stale(
    user: str, secret: str, method: str, changes: dict[str, str | None]
) -> None:
    server = authenticator()
    given = credentials(challenges(server)[0], user, secret, method=method, changes=changes)
    answered = challenges(server, given)
    assert len(answered) == 2
    assert "stale" not in "".join(answered)
    text = why(server, given)
    assert text
    assert not [part for part in (user, secret) if part in text]


def test_an_answer_that_comes_again_is_stale_and_the_next_count_is_not() -> None:
    server = authenticator("SHA-256")
    (challenge,) = challenges(server)
    third = credentials(challenge, "sbc", "first secret", count=3)
    assert challenges(server, third) == []
    for count in (3, 2, 1):
        (again,) = challenges(server, credentials(challenge, "sbc", "first secret", count=count))
        assert again.endswith(", stale=true")
    assert challenges(server, credentials(challenge, "sbc", "first secret", count=4)) == []


def test_a_nonce_ends_and_one_of_another_server_is_stale_from_the_start() -> None:
    server = authenticator("SHA-256", nonce_s=60.0)
    (challenge,) = challenges(server, now_s=100.0)
    assert challenges(server, credentials(challenge, "sbc", "first secret"), now_s=160.0) == []
    late = credentials(challenge, "sbc", "first secret", count=2)
    (stale,) = challenges(server, late, now_s=160.1)
    assert stale.endswith(", stale=true")
    for nonce in ("", "x", "0.id1", f"0.id1.{'0' * 32}", "zz.id1." + "0" * 32, "\u00fc.\u00fc"):
        forged = credentials(re.sub(r'nonce="[^"]*"', f'nonce="{nonce}"', challenge), "sbc", "first secret")
        assert len(challenges(server, forged, now_s=100.0)) == 1


def test_nonces_that_were_forgotten_for_others_can_not_be_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "MAX_NONCES", 10)
    server = authenticator("SHA-256")
    given = []
    for number in range(30):
        (challenge,) = challenges(server, now_s=float(number))
        given.append(credentials(challenge, "sbc", "first secret"))
        assert challenges(server, given[-1], now_s=float(number)) == []
    assert all(challenges(server, again, now_s=30.0) for again in given)


@pytest.mark.parametrize(
    "text", ["", "Basic c2JjOng=", "Digest", "Digest realm", 'Digest realm="calls', "Digest a=b,,c=d"]
)
def test_what_is_no_digest_is_challenged_and_not_told(text: str) -> None:
    server = authenticator()
    assert len(challenges(server, text)) == 2
    assert why(server, text) == ""


def test_credentials_of_other_realms_beside_ours_do_no_harm_and_quotes_are_read() -> None:
    server = authenticator("SHA-256")
    (challenge,) = challenges(server)
    ours = credentials(challenge, "sbc", "first secret", uri='sip:a,b@host;x=\\"y')
    assert challenges(server, 'Digest realm="proxy", username="a"', ours) == []


def test_a_hash_is_there_for_every_name() -> None:
    assert [hashlib.new(name).digest_size for name in digest.HASHES.values()] == [32, 32, 16]
