"""Verifies Signature Version 4 from the request alone, with a secret that both sides know.

Written from AWS's description of the algorithm
(https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html), not
from any client: a misunderstanding shared by client and check would hide on both sides.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

import account
from recorded import Request

ALGORITHM = "AWS4-HMAC-SHA256"
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})"
)
CLOCK_SKEW = datetime.timedelta(minutes=15)
# Services without regions sign for this one.
GLOBAL_SERVICES = {"iam": "us-east-1"}


class BadSignature(Exception):
    """What is wrong with the signature; the text never holds the secret."""


@dataclass(frozen=True)
class Scope:
    """What the signature says it is for."""

    access_key: str
    date: str
    region: str
    service: str

    def __str__(self) -> str:
        return f"{self.date}/{self.region}/{self.service}/aws4_request"


@dataclass(frozen=True)
class Keys:
    """What a request may be signed with."""

    access_key: str
    secret: str
    token: str = ""
    """What must be sent and signed beside it, for keys of a session."""


ACCOUNT_KEYS = Keys(account.ACCESS_KEY_ID, account.SECRET_ACCESS_KEY)


def scope_of(request: Request) -> Scope:
    """The credential scope, without looking at the signature."""
    return _authorization(request)[0]


def verify(
    request: Request, now: datetime.datetime | None = None, keys: Iterable[Keys] = (ACCOUNT_KEYS,)
) -> Scope:
    """Says for what the request is signed, or raises ``BadSignature``.

    ``now`` is the time that the signing date must be near; without it any date is accepted.
    """
    scope, signed, signature = _authorization(request)
    stamp = request.header("x-amz-date")
    used = next((known for known in keys if known.access_key == scope.access_key), None)
    if used is None:
        raise BadSignature(f"unknown access key {scope.access_key}")
    if used.token and request.header("x-amz-security-token") != used.token:
        raise BadSignature("the session token is not the one that goes with the access key")
    _check_scope(scope, stamp, now)
    _check_headers(request, signed)
    digest = _payload_digest(request, scope.service)
    canonical = "\n".join(
        [
            request.method,
            _canonical_path(request.path, scope.service),
            _canonical_query(request.query),
            *(f"{name}:{_canonical_value(request, name)}" for name in signed),
            "",
            ";".join(signed),
            digest,
        ]
    )
    text = "\n".join([ALGORITHM, stamp, str(scope), _sha256(canonical.encode())])
    key = b"AWS4" + used.secret.encode()
    for part in str(scope).split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    if not hmac.compare_digest(hmac.digest(key, text.encode(), "sha256").hex(), signature):
        raise BadSignature(
            "the signature does not match; the canonical request should have been:\n" + canonical
        )
    return scope


def _authorization(request: Request) -> tuple[Scope, list[str], str]:
    match = AUTHORIZATION.fullmatch(request.header("authorization"))
    if match is None:
        raise BadSignature("there is no Authorization header of Signature Version 4")
    parts = match[1].split("/")
    if len(parts) != 5 or parts[4] != "aws4_request":
        raise BadSignature(
            f"the credential is not KEY/DATE/REGION/SERVICE/aws4_request: {match[1]}"
        )
    return Scope(*parts[:4]), match[2].split(";"), match[3]


def _check_scope(scope: Scope, stamp: str, now: datetime.datetime | None) -> None:
    if re.fullmatch(r"\d{8}T\d{6}Z", stamp) is None:
        raise BadSignature(f"X-Amz-Date is not like 20150830T123600Z: {stamp!r}")
    if not stamp.startswith(scope.date):
        raise BadSignature(f"the scope's date {scope.date} is not that of X-Amz-Date {stamp}")
    region = GLOBAL_SERVICES.get(scope.service)
    if region and scope.region != region:
        raise BadSignature(f"{scope.service} is signed for {region}, not {scope.region}")
    if now is not None:
        signed_at = datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.UTC)
        if abs(now - signed_at) > CLOCK_SKEW:
            raise BadSignature(f"signed at {stamp}, too far from the server's {now:%Y%m%dT%H%M%SZ}")


def _check_headers(request: Request, signed: list[str]) -> None:
    if signed != sorted(set(signed)) or any(name != name.lower() for name in signed):
        raise BadSignature(f"SignedHeaders are not lower case, sorted and distinct: {signed}")
    if "host" not in signed:
        raise BadSignature("the host is not signed")
    missing = [name for name in signed if not request.values(name)]
    if missing:
        raise BadSignature(f"signed, but not sent: {', '.join(missing)}")
    unsigned = sorted(
        name for name in request.names if name.startswith("x-amz-") and name not in signed
    )
    if unsigned:
        raise BadSignature(f"sent, but not signed: {', '.join(unsigned)}")


def _payload_digest(request: Request, service: str) -> str:
    actual = _sha256(request.body)
    declared = request.header("x-amz-content-sha256")
    if service == "s3":
        if not declared:
            raise BadSignature("S3 wants X-Amz-Content-Sha256")
        if declared == "UNSIGNED-PAYLOAD":
            return declared
    if declared and declared != actual:
        raise BadSignature(f"X-Amz-Content-Sha256 is {declared}, the body's digest is {actual}")
    return actual


def _canonical_path(path: str, service: str) -> str:
    """S3 signs the path as sent, encoded once; all others normalise it and encode it once more."""
    if service == "s3":
        return quote(unquote(path), safe="/-_.~") or "/"
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in ("", "."):
            segments.append(segment)
    trailing = "/" if segments and path.endswith(("/", "/.", "/..")) else ""
    return quote("/" + "/".join(segments) + trailing, safe="/-_.~")


def _canonical_query(query: str) -> str:
    pairs = [part.partition("=") for part in query.split("&") if part]
    encoded = sorted(
        (quote(unquote(name), safe="-_.~"), quote(unquote(value), safe="-_.~"))
        for name, _, value in pairs
    )
    return "&".join(f"{name}={value}" for name, value in encoded)


def _canonical_value(request: Request, name: str) -> str:
    return ",".join(re.sub(" +", " ", value.strip()) for value in request.values(name))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
