"""The pretended AWS account: what client, proxy and emulator must agree on.

The key pair is the one that AWS's own documentation uses in its examples.
"""

from __future__ import annotations

import os

ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
ACCOUNT_ID = "123456789012"
REGION = "us-east-1"


# What a user's shell may carry and what would lead a client elsewhere.
FOREIGN_VARIABLES = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN")


def environment(endpoint: str) -> dict[str, str]:
    """Our environment, but such that an AWS client goes to ``endpoint``, nothing of the user's."""
    own = {name: value for name, value in os.environ.items() if name not in FOREIGN_VARIABLES}
    return own | {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": SECRET_ACCESS_KEY,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
