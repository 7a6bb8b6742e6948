"""API Gateway's VPC links: there are none, which ministack does not know how to say."""

from __future__ import annotations

import functools
from typing import Any

from ministack.services import apigateway as v2

EMPTY = {"vpclinks": {"item": []}, "v2/vpclinks": {"items": []}}


def apply() -> None:
    """Answers the two lists before ministack looks for them."""
    v2.handle_request = functools.partial(_handle_request, v2.handle_request)


async def _handle_request(
    original: Any, method: str, path: str, headers: Any, body: Any, query_params: Any
) -> Any:
    empty = EMPTY.get(path.strip("/")) if method == "GET" else None
    if empty is not None:
        return v2._apigw_response(empty)
    return await original(method, path, headers, body, query_params)
