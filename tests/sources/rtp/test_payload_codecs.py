from __future__ import annotations

from streamer.protocol.payload_types import STATIC, parse_encoding
from streamer.sources.rtp.payload_codecs import PayloadCodec, PayloadCodecs

ENCODINGS = {**STATIC, 98: parse_encoding("L16/16000"), 100: parse_encoding("L16/16000/2")}
ENCODINGS = {number: encoding for number, encoding in ENCODINGS.items() if number in {0, 8, 9, 13, 98, 100}}


def test_a_codec_is_made_when_its_payload_type_first_appears_and_kept() -> None:
    codecs = PayloadCodecs(ENCODINGS, refuse_type=lambda _: None)
    assert codecs.get(8) is None
    codec = codecs[8]
    assert codec.decoder is not None
    assert (codec.name, codec.clock_hz, codec.decoder.sample_rate, codec.is_refused) == ("PCMA", 8_000, 8_000, False)
    assert codecs[8] is codec


def test_payloads_without_audio_have_no_decoder_and_are_not_refused() -> None:
    assert PayloadCodecs(ENCODINGS, refuse_type=lambda _: None)[13] == PayloadCodec()


def test_an_unknown_payload_type_is_refused_once() -> None:
    refused: list[int] = []
    codecs = PayloadCodecs(ENCODINGS, refuse_type=refused.append)
    assert [codecs[35], codecs[35]] == [PayloadCodec(is_refused=True)] * 2
    assert refused == [35]


def test_another_number_of_channels_is_refused_once_it_is_known() -> None:
    codecs = PayloadCodecs(ENCODINGS, refuse_type=lambda _: None)
    codecs.require_channels(1)
    assert codecs[100] == PayloadCodec(is_refused=True)
    assert codecs[98].decoder is not None


def test_undecodable_payloads_of_all_decoders_are_counted() -> None:
    codecs = PayloadCodecs(ENCODINGS, refuse_type=lambda _: None)
    for payload_type in (0, 9):
        decoder = codecs[payload_type].decoder
        assert decoder is not None
        decoder.decode([bytes(160)])
    codecs.reset()
    assert codecs.undecodable == 0
