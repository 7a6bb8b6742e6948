"""CloudWatch's alarms: an alarm has a statistic or a percentile, not both."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ministack.services import cloudwatch


def apply() -> None:
    """Replaces the handler in ministack's module, which looks it up by name."""
    put = cloudwatch._put_metric_alarm
    cloudwatch._put_metric_alarm = functools.partial(_put_metric_alarm, put)


def _put_metric_alarm(
    original: Callable[..., Any], params: Any, data: dict[str, Any], *protocol: Any, **more: Any
) -> Any:
    answer = original(params, data, *protocol, **more)
    alarm = cloudwatch._alarms.get((data or {}).get("AlarmName"))
    if alarm and data.get("ExtendedStatistic"):
        alarm.pop("Statistic", None)
    return answer
