"""HTTP message signatures of AudioHook, with the example of Genesys' documentation."""

from __future__ import annotations

import base64

import pytest

from streamer.protocol.http_signature import SignatureError, SignatureVerifier, sign

KEY_ID = "SGVsbG8sIEkgYW0gdGhlIEFQSSBrZXkh"
SECRET = base64.b64decode("TXlTdXBlclNlY3JldEtleVRlbGxOby0xITJAMyM0JDU=")
TARGET = "/api/v1/voicebiometrics/ws"
PLAIN = {
    "host": "audiohook.example.com",
    "audiohook-organization-id": "d7934305-0972-4844-938e-9060eef73d05",
    "audiohook-session-id": "30b0e395-84d3-4570-ac13-9a62d8f514c0",
    "audiohook-correlation-id": "e160e428-53e2-487c-977d-96989bf5c99d",
    "x-api-key": KEY_ID,
}
CREATED_S = 1641013200
DOCUMENTED = {
    **PLAIN,
    "signature": "sig1=:NZBwyBHRRyRoeLqy1IzOa9VYBuI8TgMFt2GRDkDuJh4=:",
    "signature-input": (
        'sig1=("@request-target" "@authority" "audiohook-organization-id" "audiohook-session-id" '
        '"audiohook-correlation-id" "x-api-key");keyid="SGVsbG8sIEkgYW0gdGhlIEFQSSBrZXkh";'
        'nonce="VGhpc0lzQVVuaXF1ZU5vbmNl";alg="hmac-sha256";created=1641013200;expires=3282026430'
    ),
}


def verifier() -> SignatureVerifier:
    return SignatureVerifier(key_id=KEY_ID, secret=SECRET)


def signed(created_s: int = CREATED_S, nonce: str = "A" * 22, **plain: str) -> dict[str, str]:
    headers = {**PLAIN, **plain}
    made = sign(headers, target=TARGET, key_id=KEY_ID, secret=SECRET, nonce=nonce, created_s=created_s)
    return {**headers, **made}


def test_the_documented_example_is_accepted() -> None:
    verifier().verify(DOCUMENTED, target=TARGET, now_s=CREATED_S + 1)


def test_what_is_signed_here_is_accepted_while_it_is_new() -> None:
    for age_s in (-3, 0, 13):
        verifier().verify(signed(), target=TARGET, now_s=CREATED_S + age_s)
    for age_s in (-4, 14):
        with pytest.raises(SignatureError):
            verifier().verify(signed(), target=TARGET, now_s=CREATED_S + age_s)


def test_a_signature_is_accepted_once() -> None:
    same = verifier()
    same.verify(signed(), target=TARGET, now_s=CREATED_S)
    with pytest.raises(SignatureError, match="used before"):
        same.verify(signed(), target=TARGET, now_s=CREATED_S + 1)
    same.verify(signed(nonce="B" * 22), target=TARGET, now_s=CREATED_S + 1)
    same.verify(signed(created_s=CREATED_S + 60), target=TARGET, now_s=CREATED_S + 60)


@pytest.mark.parametrize("name", [*PLAIN, "signature", "signature-input"])
def test_a_header_that_is_missing_or_another_one_is_refused(name: str) -> None:
    others = {header: value for header, value in DOCUMENTED.items() if header != name}
    for headers in (others, {**others, name: f"{DOCUMENTED[name]}x"}, {**others, name: ""}):
        with pytest.raises(SignatureError):
            verifier().verify(headers, target=TARGET, now_s=CREATED_S)


def test_another_path_is_refused() -> None:
    with pytest.raises(SignatureError, match="not that of the request"):
        verifier().verify(DOCUMENTED, target=f"{TARGET}?a=b", now_s=CREATED_S)


@pytest.mark.parametrize(
    "change",
    [
        (' "x-api-key"', ""),
        ('"@authority" ', ""),
        ('"x-api-key")', '"x-api-key" "x-api-key")'),
        ('"x-api-key")', '"x-api-key" "@query")'),
        ("hmac-sha256", "rsa-pss-sha512"),
        ("VGhpc0lzQVVuaXF1ZU5vbmNl", "short"),
        ("created=1641013200;", ""),
        ("sig1=(", "sig2=("),
        ("sig1=(", "sig1=(("),
    ],
)
def test_another_input_is_refused_although_it_is_signed(change: tuple[str, str]) -> None:
    import hmac  # noqa: PLC0415 - only here a signature is made by hand

    stated = DOCUMENTED["signature-input"].replace(*change)
    values = {"@request-target": TARGET, "@authority": PLAIN["host"], **PLAIN}
    inner = stated.partition("=")[2]
    names = [name for name in inner.partition(")")[0].strip("(").replace('"', "").split(" ") if name]
    lines = [f'"{name}": {values.get(name, "")}' for name in names]
    base = "\n".join([*lines, f'"@signature-params": {inner}']).encode()
    signature = base64.b64encode(hmac.digest(SECRET, base, "sha256")).decode()
    headers = {**PLAIN, "signature-input": stated, "signature": f"sig1=:{signature}:"}
    with pytest.raises(SignatureError):
        verifier().verify(headers, target=TARGET, now_s=CREATED_S)
