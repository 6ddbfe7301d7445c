"""When certificates end, as openssl says it."""

from __future__ import annotations

import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from streamer.protocol.x509 import certificates_end, validity
from tests.support.certificates import end_by_openssl, make_certificate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("days", [1, 365, 40_000])  # the last with a year of four digits: RFC 5280, 4.1.2.5
def test_the_end_is_that_which_openssl_reads(tmp_path: Path, needs_program: Callable[[str], str], days: int) -> None:
    openssl = needs_program("openssl")
    files = make_certificate(openssl, tmp_path, days=days)
    assert certificates_end(files.certificate.read_text()) == end_by_openssl(openssl, files.certificate)


def test_of_a_chain_the_first_end_counts(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    openssl = needs_program("openssl")
    late, soon = (make_certificate(openssl, tmp_path, f"of-{days}", days=days) for days in (90, 3))
    chain = f"# a comment\n{late.certificate.read_text()}\n{soon.certificate.read_text()}{soon.key.read_text()}"
    assert certificates_end(chain) == end_by_openssl(openssl, soon.certificate)


def test_every_kind_of_pem_that_openssl_takes_is_read(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    openssl = needs_program("openssl")
    certificate = make_certificate(openssl, tmp_path).certificate
    trusting = [openssl, "x509", "-in", str(certificate), "-trustout", "-addtrust", "serverAuth", "-setalias", "ours"]
    trusted = subprocess.run(trusting, check=True, capture_output=True, text=True).stdout
    assert "BEGIN TRUSTED CERTIFICATE" in trusted
    old = certificate.read_text().replace(" CERTIFICATE", " X509 CERTIFICATE")
    for text in (trusted, old):
        assert certificates_end(text) == end_by_openssl(openssl, certificate)


def test_a_certificate_cut_at_any_byte_is_an_error(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    pem = make_certificate(needs_program("openssl"), tmp_path).certificate.read_text()
    der = ssl.PEM_cert_to_DER_cert(pem)
    for length in range(len(der)):
        with pytest.raises((ValueError, IndexError)):
            validity(der[:length])


@pytest.mark.parametrize(
    "text", ["", "-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----", "-----BEGIN PRIVATE"]
)
def test_what_is_no_certificate_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="expected a certificate in PEM"):
        certificates_end(text)
