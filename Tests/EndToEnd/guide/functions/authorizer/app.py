def lambda_handler(event, context):
    """Allows one token."""
    effect = "Allow" if event["authorizationToken"] == "Bearer of-the-tests" else "Deny"
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
    return {
        "principalId": "user",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }
