"""Mends ministack where AWS behaves otherwise and gwdeploy depends on it.

Each module replaces functions of one of ministack's services. They are written against the version
that ``requirements.txt`` pins; ``tests/test_emulated_*.py`` say of each what it must do.
"""

from __future__ import annotations

from mends import (
    alarms,
    api_data,
    api_definition,
    api_links,
    api_mapping,
    api_reads,
    api_templates,
    domains,
    functions,
    stages,
    tags,
)


def apply() -> None:
    """Replaces what has to be replaced, once, before the emulator starts."""
    for module in (
        api_reads,
        api_definition,
        api_mapping,
        api_data,
        api_links,
        api_templates,
        functions,
        stages,
        domains,
        alarms,
        tags,
    ):
        module.apply()
