TOKENS = {"Bearer of-ann": "ann"}


def handler(event, context):
    """Allows the whole stage to whoever has a token that is known.

    The answer is cached for each token, so it must not speak of the one route that was called.
    """
    user = TOKENS.get(event["authorizationToken"])
    api, stage = event["methodArn"].split("/")[:2]
    return {
        "principalId": user or "unknown",
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Action": "execute-api:Invoke",
                    "Effect": "Allow" if user else "Deny",
                    "Resource": f"{api}/{stage}/*",
                }
            ],
        },
        "context": {"userId": user or ""},
    }
