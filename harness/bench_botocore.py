"""Signs the requests of the benchmark with botocore."""

from __future__ import annotations

import time

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

SIGNATURES_AT_ONCE = 500


class BotocoreSigner:
    """One request and who signs it, both made before the clock runs."""

    def __init__(self, case: dict) -> None:
        headers = dict(case["headers"])
        query = f"?{case['query']}" if case["query"] else ""
        url = f"https://{headers['Host']}{case['path']}{query}"
        self._request = AWSRequest(case["method"], url, headers, case["body"].encode())
        credentials = Credentials(
            "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", case["sessionToken"]
        )
        self._auth = SigV4Auth(credentials, case["service"], "eu-west-1")

    def signatures_per_second(self) -> float:
        """How many are made; each takes the place of the one before, in the same request."""
        start = time.perf_counter()
        for _ in range(SIGNATURES_AT_ONCE):
            self._auth.add_auth(self._request)
        return SIGNATURES_AT_ONCE / (time.perf_counter() - start)
