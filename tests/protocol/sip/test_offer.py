"""What a session description offers, and what is answered."""

from __future__ import annotations

from contextlib import suppress

import pytest

from streamer.protocol.payload_types import STATIC, Encoding
from streamer.protocol.sip.crypto import Crypto, SrtpKey
from streamer.protocol.sip.offer import Accepted, OfferError, make_answer, parse_offer, usable_types
from tests.support.siprec import audio, description

KNOWN = {**STATIC, 107: Encoding("OPUS", 48_000, 2)}


def knows(number: int, encoding: Encoding) -> bool:
    return KNOWN.get(number) == encoding


def test_both_lines_are_answered_with_their_labels_and_without_digits() -> None:
    media = parse_offer(description(audio(4000, "96"), audio(4002, "97"), host="192.0.2.1").decode())
    assert [(each.host, each.label, each.is_sending) for each in media] == [
        ("192.0.2.1", "96", True),
        ("192.0.2.1", "97", True),
    ]
    accepted = {n: Accepted(40_000 + 2 * n, usable_types(each, knows)) for n, each in enumerate(media)}
    answer = make_answer(media, accepted, host="192.0.2.9", session=7, version=1).decode().split("\r\n")
    assert answer == [
        "v=0",
        "o=- 7 1 IN IP4 192.0.2.9",
        "s=-",
        "c=IN IP4 192.0.2.9",
        "t=0 0",
        "m=audio 40000 RTP/AVP 0 8",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:8 PCMA/8000",
        "a=label:96",
        "a=recvonly",
        "m=audio 40002 RTP/AVP 0 8",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:8 PCMA/8000",
        "a=label:97",
        "a=recvonly",
        "",
    ]


def test_an_encoding_is_taken_only_under_the_number_that_is_known_here() -> None:
    opus = ["a=rtpmap:107 opus/48000/2", "a=fmtp:107 useinbandfec=1", "a=rtpmap:96 opus/48000/2"]
    (media,) = parse_offer(description(audio(4000, "1", types="96 107 18", more=opus)).decode())
    assert usable_types(media, knows) == [107, 18]
    answer = make_answer([media], {0: Accepted(40_000, [107])}, host="2001:db8::1", session=1, version=1).decode()
    assert "c=IN IP6 2001:db8::1\r\n" in answer
    assert "a=rtpmap:107 OPUS/48000/2\r\na=fmtp:107 useinbandfec=1\r\n" in answer


@pytest.mark.parametrize(
    ("direction", "host", "is_sending"),
    [
        ("sendonly", "192.0.2.1", True),
        ("sendrecv", "192.0.2.1", True),
        ("inactive", "192.0.2.1", False),
        ("recvonly", "192.0.2.1", False),
        ("sendonly", "0.0.0.0", False),
    ],
)
def test_a_line_on_hold_sends_nothing(direction: str, host: str, is_sending: bool) -> None:
    media = parse_offer(description(audio(4000, "1", direction=direction), host=host).decode())
    assert media[0].is_sending == is_sending
    answer = make_answer(media, {0: Accepted(40_000, [0])}, host="127.0.0.1", session=1, version=2).decode()
    assert answer.endswith(f"a={'recvonly' if is_sending else 'inactive'}\r\n")


def test_other_media_and_lines_that_are_given_up_are_rejected_in_their_place() -> None:
    video = "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
    media = parse_offer(
        description(video, audio(0, "1"), audio(4000, "2", more=["c=IN IP4 192.0.2.8", "a=rtcp-mux"])).decode()
    )
    assert [each.is_usable_audio for each in media] == [False, False, True]
    assert media[2].host == "192.0.2.8"
    answer = make_answer(media, {2: Accepted(40_000, [0])}, host="127.0.0.1", session=1, version=1).decode()
    assert [line for line in answer.split("\r\n") if line.startswith("m=")] == [
        "m=video 0 RTP/AVP 96",
        "m=audio 0 RTP/AVP 0 8 101",
        "m=audio 40000 RTP/AVP 0",
    ]
    assert "a=rtcp-mux\r\n" in answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v=0\r\n",
        "m=video 5000 RTP/AVP 96\r\n",
        "m=audio 5000 RTP/SAVP 0\r\n",
        "m=audio 0 RTP/AVP 0\r\n",
        "m=audio 99999 RTP/AVP 0\r\n",
        "m=audio\r\n",
        "m=audio 4000 RTP/AVP 0\r\n" * 40,
    ],
)
def test_an_offer_without_plain_audio_is_refused(text: str) -> None:
    with pytest.raises(OfferError):
        parse_offer(text)


def test_an_offer_that_is_cut_anywhere_is_read_or_refused() -> None:
    whole = description(audio(4000, "96", more=["a=fmtp:101 0-15"]), audio(4002, "97")).decode()
    for n in range(len(whole)):
        with suppress(OfferError):
            parse_offer(whole[:n])


def test_a_label_that_is_no_token_is_left_out() -> None:
    (media,) = parse_offer("c=IN IP4 host.example.com\r\nm=audio 4000 RTP/AVP 0\r\na=label:a b\r\n")
    assert (media.label, media.host) == ("", "")


# -- encryption ----------------------------------------------------------------------------------------------------

KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"  # of the example in RFC 4568, section 10.1


def encrypted(*crypto: str, profile: str = "RTP/SAVP") -> str:
    line = audio(4000, "1", more=[f"a=crypto:{each}" for each in crypto])
    return description(line.replace("RTP/AVP", profile)).decode()


def test_the_first_key_that_can_be_used_is_answered_under_its_tag_with_our_own() -> None:
    lines = [
        f"1 F8_128_HMAC_SHA1_80 inline:{KEY}|2^20|1:32",
        f"2 AES_CM_128_HMAC_SHA1_80 inline:{KEY}|2^20 WSH=64",
        f"3 AES_CM_128_HMAC_SHA1_32 inline:{KEY}",
    ]
    (media,) = parse_offer(encrypted(*lines))
    assert media.key == Crypto("2", SrtpKey("AES_CM_128_HMAC_SHA1_80", KEY))
    own = Crypto("2", SrtpKey("AES_CM_128_HMAC_SHA1_80", "b3du"))
    answer = make_answer([media], {0: Accepted(40_000, [0], own)}, host="192.0.2.9", session=7, version=1).decode()
    assert "m=audio 40000 RTP/SAVP 0\r\n" in answer
    assert "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:b3du\r\n" in answer
    assert KEY not in repr(media)


@pytest.mark.parametrize(
    "crypto",
    [
        "",
        "1",
        f"x AES_CM_128_HMAC_SHA1_80 inline:{KEY}",
        f"1 AES_CM_256_HMAC_SHA1_80 inline:{KEY}",
        f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY}|2^20|1:4",
        f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY};inline:{KEY}",
        f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY} UNENCRYPTED_SRTP",
        f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY} KDR=1",
        f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY[:-4]}",
        f"1 AEAD_AES_128_GCM inline:{KEY}",
        "1 AES_CM_128_HMAC_SHA1_80 inline:====",
        f"1 AES_CM_128_HMAC_SHA1_80 uri:{KEY}",
    ],
)
def test_a_key_that_can_not_be_used_is_refused_with_what_is_expected(crypto: str) -> None:
    with pytest.raises(OfferError, match=r"a=crypto with one key of AES_CM_128_HMAC_SHA1_80, .* got none") as error:
        parse_offer(encrypted(crypto))
    assert KEY not in str(error.value)


def test_other_ways_of_encryption_are_named_and_plain_audio_is_taken_beside_them() -> None:
    with pytest.raises(OfferError, match="got DTLS-SRTP"):
        parse_offer(encrypted(profile="UDP/TLS/RTP/SAVPF"))
    plain = description(audio(4000, "1").replace("RTP/AVP", "RTP/SAVP"), audio(4002, "2")).decode()
    assert [each.is_usable_audio for each in parse_offer(plain)] == [False, True]
    (opportunistic,) = parse_offer(encrypted(f"1 AES_CM_128_HMAC_SHA1_80 inline:{KEY}", profile="RTP/AVP"))
    assert opportunistic.key is None  # RFC 8643: who does not answer the key gets plain audio
