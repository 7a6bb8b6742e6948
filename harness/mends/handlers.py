"""What the mends have in common: putting handlers in place, and API Gateway's refusals."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import ModuleType

from ministack.services import apigateway_v1 as v1

# Status, header and body.
Answer = tuple[int, dict[str, str], bytes]


def replace(module: ModuleType, *mends: Callable[..., Answer]) -> None:
    """Puts each mend in the place of the handler of its name, which it is given first.

    ministack's modules look their handlers up by name, so that this is seen at once.
    """
    for mend in mends:
        name = mend.__name__
        setattr(module, name, functools.partial(mend, getattr(module, name)))


def bad_request(message: str) -> Answer:
    """API Gateway's refusal of what cannot be."""
    return v1._v1_error("BadRequestException", message, 400)


def conflict(message: str) -> Answer:
    """API Gateway's refusal of what is there already, or in use."""
    return v1._v1_error("ConflictException", message, 409)
