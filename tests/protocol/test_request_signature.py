"""What Twilio, SignalWire and Plivo sign; their own libraries make and check the signatures."""

from __future__ import annotations

import pytest
from plivo.utils.signature_v3 import get_signature_v3
from twilio.request_validator import RequestValidator

from streamer.protocol.http_signature import SignatureError
from streamer.protocol.request_signature import verify_plivo, verify_twilio

SECRET = "12345678901234567890123456789012"
URL = "wss://calls.example.com/twilio"


def twilio(url: str, **more: str) -> dict[str, str]:
    algorithm = "HMAC_SHA256" if more else None
    return {"x-twilio-signature": RequestValidator(SECRET).compute_signature(url, {}, algorithm), **more}


@pytest.mark.parametrize(
    ("signed", "known"),
    [
        (URL, URL),
        (URL, "wss://calls.example.com:443/twilio"),
        ("wss://calls.example.com:443/twilio", URL),
        ("wss://calls.example.com:8443/twilio", "wss://calls.example.com:8443/twilio"),
        (URL, "wss://calls.example.com:8443/twilio"),
        ("wss://[2001:db8::1]/twilio", "wss://[2001:db8::1]:443/twilio"),
    ],
)
def test_a_url_that_twilios_library_signs_is_accepted_with_its_port_and_without(signed: str, known: str) -> None:
    verify_twilio(twilio(signed), url=known, secret=SECRET)


def test_a_signature_by_a_shared_key_uses_the_algorithm_that_it_names() -> None:
    named = {"x-twilio-webhooks-signature-settings": "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"}
    verify_twilio(twilio(URL, **named), url=URL, secret=SECRET)
    with pytest.raises(SignatureError):
        verify_twilio({**twilio(URL), **named}, url=URL, secret=SECRET)
    with pytest.raises(SignatureError, match="algorithm"):
        verify_twilio({**twilio(URL), "x-twilio-webhooks-signature-settings": "algorithm=MD5"}, url=URL, secret=SECRET)


def test_signalwire_signs_as_twilio_does() -> None:
    verify_twilio({"x-signalwire-signature": twilio(URL)["x-twilio-signature"]}, url=URL, secret=SECRET)


@pytest.mark.parametrize(
    ("headers", "url", "secret"),
    [
        ({}, URL, SECRET),
        ({"x-twilio-signature": "x"}, URL, SECRET),
        ({"x-twilio-signature": "é"}, URL, SECRET),
        (twilio(URL), "wss://other.example.com/twilio", SECRET),
        (twilio("wss://calls.example.com:8443/twilio"), "wss://calls.example.com:8444/twilio", SECRET),
        (twilio(URL), URL + "?a=b", SECRET),
        (twilio(URL), URL, "another"),
    ],
)
def test_what_twilios_library_refuses_is_refused(headers: dict[str, str], url: str, secret: str) -> None:
    assert not RequestValidator(secret).validate(url, {}, headers.get("x-twilio-signature", ""))
    with pytest.raises(SignatureError):
        verify_twilio(headers, url=url, secret=secret)


def plivo(url: str, nonce: str = "05429567804466091622") -> dict[str, str]:
    made = get_signature_v3(SECRET, url, nonce)
    signature = made.decode() if isinstance(made, bytes) else made
    return {"x-plivo-signature-v3": signature.strip(), "x-plivo-signature-v3-nonce": nonce}


def test_a_url_that_plivos_library_signs_is_accepted() -> None:
    verify_plivo(plivo(URL), url=URL, secret=SECRET)
    several = plivo(URL)
    several["x-plivo-signature-v3"] = f"other,{several['x-plivo-signature-v3']}"  # while a token is replaced
    verify_plivo(several, url=URL, secret=SECRET)


@pytest.mark.parametrize("change", ["x-plivo-signature-v3", "x-plivo-signature-v3-nonce"])
@pytest.mark.parametrize("value", ["", "x"])
def test_another_signature_or_nonce_of_plivo_is_refused(change: str, value: str) -> None:
    with pytest.raises(SignatureError):
        verify_plivo({**plivo(URL), change: value}, url=URL, secret=SECRET)
    with pytest.raises(SignatureError):
        verify_plivo(plivo(URL + "2"), url=URL, secret=SECRET)
