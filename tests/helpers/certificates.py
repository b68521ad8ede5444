"""Certificates that nobody has signed but themselves, and servers that wear them."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"
DAY = timedelta(days=1)


def certificate(folder: Path, name: str, ended: bool = False) -> Path:
    """Of a host or a loopback address, with its key in one file; valid today, or until yesterday."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    middle = datetime.now(UTC) - (2 * DAY if ended else timedelta())
    built = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(middle - DAY).not_valid_after(middle + DAY)
        .add_extension(x509.SubjectAlternativeName([_called(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / f"{name}.pem"
    path.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return path


def _called(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def worn(pem: Path) -> ssl.SSLContext:
    """A server's side of TLS with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def key_hash(pem: Path) -> str:
    """By which a Chromium can be told to trust it."""
    key = x509.load_pem_x509_certificate(pem.read_bytes()).public_key()
    public = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


CERTIFICATES = {
    "unknown authority": (LOOPBACK, False, False, 18),
    "expired": (LOOPBACK, True, True, 10),
    "another name": ("other.peepers.example", False, True, 64),
}
"""F4, each wrong for a single reason: whose it is, whether it has ended, whether the system trusts it, and OpenSSL's
number of what is wrong with it."""


def found_wrong(failed: BaseException) -> int | None:
    """The number with which a verification failed, somewhere below this error."""
    cause: BaseException | None = failed
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    return None if cause is None else cause.verify_code
